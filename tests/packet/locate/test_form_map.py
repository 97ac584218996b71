"""What was found on an agency's PDF, as plain data: its places, what lacks one, and what must be agreed to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter, ValidationError

from forms.catalog import form_name
from forms.words import LANGUAGES
from packet.locate.form_map import Doubt, FieldPlace, MissingPlace, OfficialMap, labels_of_items
from packet.locate.geometry import Area
from packet.locate.items import by_key
from packet.locate.tuning import PLACES
from tests.packet.locate.view_parts import FORM, MAP


def test_a_place_is_found_by_its_key_and_its_choice() -> None:
    assert MAP.place("city") is MAP.places[0]
    assert MAP.place("gender", "male") is MAP.places[1]
    assert MAP.place("gender") is None
    assert [place.title for place in MAP.places] == ["city", "gender.male"]


def test_two_answers_in_one_slot_clash_on_one_page_only() -> None:
    one = FieldPlace("city", 0, Area(0, 0, 10, 10))
    assert one.clashes(replace(one, key="zip", area=Area(1, 1, 11, 11)))
    assert not one.clashes(replace(one, key="zip", page=1))
    assert not one.clashes(replace(one, key="zip", area=Area(10, 0, 20, 10)))


def test_a_place_is_sure_from_its_share_on() -> None:
    place = MAP.places[0]
    assert replace(place, confidence=PLACES.sure).sure
    assert not replace(place, confidence=PLACES.sure - 0.001).sure


def test_a_place_is_told_in_the_space_of_the_file() -> None:
    turned = replace(MAP, pages=(replace(MAP.pages[0], matrix=(0, -1, 1, 0, 0, 612)), MAP.pages[1]))
    shown = Area(100, 512, 120, 552)
    assert turned.in_file(replace(MAP.places[0], area=shown)) == Area(60, 100, 100, 120)
    assert MAP.in_file(MAP.places[1]) == MAP.places[1].area


@pytest.mark.parametrize(
    "slip",
    [
        {"key": "no_such_item"}, {"area": [4, 4, 1, 9]}, {"area": [0, 0, 1e7, 9]}, {"page": -1}, {"kind": "sign"},
        {"confidence": float("nan")},
    ],
)  # fmt: skip
def test_a_place_from_outside_is_checked(slip: dict[str, object]) -> None:
    whole: dict[str, object] = {"key": "city", "page": 0, "area": [1, 2, 3, 4]}
    place = TypeAdapter(FieldPlace).validate_python(whole)
    assert place.area == Area(1, 2, 3, 4)
    with pytest.raises(ValidationError):
        TypeAdapter(FieldPlace).validate_python({**whole, **slip})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubt_names_its_file_its_form_and_few_items(language: str) -> None:
    doubt = Doubt("part", FORM, ("city", "zip", "state", "phone", "email", "gender"))
    said = doubt.message("form.pdf", language)
    assert "form.pdf" in said
    assert form_name(FORM, language) in said
    labels = labels_of_items(map(by_key("dmhc").__getitem__, doubt.keys), language)
    assert "; ".join(labels[:4]) in said
    assert not any(label in said for label in labels[4:]), "four items, and how many more"
    assert doubt.accept("form.pdf") == "official.part:form.pdf"
    assert Doubt("filled", FORM).message("form.pdf", language) != Doubt("filled", FORM, ("city",)).message(
        "form.pdf", language
    )


def test_what_lacks_a_place_is_named_once_and_signatures_are_not() -> None:
    lacking = tuple(MissingPlace(key, "", "unsure") for key in ("city", "city", "release_signature"))
    found: OfficialMap = replace(MAP, missing=lacking)
    assert len(found.missing_labels("en")) == 1
