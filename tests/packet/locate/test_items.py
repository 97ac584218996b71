"""The items of the forms, read from our own print of them."""

from __future__ import annotations

import pytest

from forms.catalog import FORMS
from packet.locate.items import BY_KEY, FORM_OF, ITEMS, places_of


@pytest.mark.parametrize(
    ("key", "kind", "values"),
    [
        ("city", "text", ()),
        ("date_of_birth", "date", ()),
        ("problem_description", "long", ()),
        ("has_medicare", "choice", ("yes", "no")),
        ("poa_attached", "tick", ("yes",)),
        ("release_signature", "signature", ()),
    ],
)
def test_what_kind_of_slot_an_item_needs(key: str, kind: str, values: tuple[str, ...]) -> None:
    """As our Sheet draws it."""
    assert (BY_KEY[key].kind, BY_KEY[key].values) == (kind, values)
    assert BY_KEY[key].yes_no is (values == ("yes", "no"))


def test_every_item_has_a_form_and_a_section_of_it() -> None:
    """Keys and headings are those of one form alone, so that either tells the form."""
    assert len(BY_KEY) == len(ITEMS)
    assert {item.form for item in ITEMS} == {spec.id for spec in FORMS if spec.official}
    assert all(item.section and FORM_OF[item.section] == item.form for item in ITEMS)


def test_a_choice_has_a_place_for_every_value() -> None:
    """Anything else has one."""
    assert places_of(BY_KEY["has_medicare"]) == ("has_medicare.yes", "has_medicare.no")
    assert places_of(BY_KEY["city"]) == ("city",)
