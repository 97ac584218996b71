"""The items of the forms, read from our own print of them."""

from __future__ import annotations

import pytest

from forms.catalog import FORMS
from packet.locate.items import AGENCIES, ITEMS, NUMBERS, by_key, form_of, places_of

BY_KEY = by_key("dmhc")


@pytest.mark.parametrize(
    ("key", "kind", "values"),
    [
        ("city", "text", ()),
        ("date_of_birth", "date", ()),
        ("problem_description", "long", ()),
        ("has_medicare", "choice", ("yes", "no")),
        ("poa_attached", "statement", ("yes",)),
        ("correspond_in_language", "tick", ("yes",)),
        ("release_signature", "signature", ()),
    ],
)
def test_what_kind_of_slot_an_item_needs(key: str, kind: str, values: tuple[str, ...]) -> None:
    """As our Sheet draws it."""
    assert (BY_KEY[key].kind, BY_KEY[key].values) == (kind, values)
    assert BY_KEY[key].yes_no is (values == ("yes", "no"))


def test_every_item_has_a_form_and_a_section_of_it() -> None:
    """Keys and headings are those of one form of an agency alone, so that either tells the form in its files."""
    assert {item.form for item in ITEMS} == {spec.id for spec in FORMS if spec.official}
    for agency, forms in AGENCIES.items():
        items = [item for item in ITEMS if item.form in forms]
        assert [item.key for item in items] == list(by_key(agency))
        assert all(item.section and form_of(agency)[item.section] == item.form for item in items)


def test_an_agencys_number_says_whose_form_it_is() -> None:
    """Two of its forms may stand in one file, those of two agencies may not."""
    assert AGENCIES == {
        "dmhc": ("dmhc_20_224", "dmhc_20_160"), "dhcs": ("hearing_request",), "cdi": ("cdi_application",),
    }  # fmt: skip
    assert NUMBERS["hearing_request"] == "DHCS 8250"


def test_a_form_of_another_agency_may_have_other_rooms_than_our_print() -> None:
    """DHCS 8250 asks in words which Medi-Cal it is, and has one square before a sentence where ours has two."""
    hearing = by_key("dhcs")
    assert places_of(hearing["coverage_kind"]) == ("coverage_kind",)
    assert places_of(hearing["urgent"]) == ("urgent.yes",)
    assert not hearing["urgent"].yes_no


def test_a_choice_has_a_place_for_every_value() -> None:
    """Anything else has one."""
    assert places_of(BY_KEY["has_medicare"]) == ("has_medicare.yes", "has_medicare.no")
    assert places_of(BY_KEY["city"]) == ("city",)
