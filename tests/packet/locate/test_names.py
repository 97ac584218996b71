"""What a field's name says of the item that it is for."""

from __future__ import annotations

import pytest

from packet.locate.geometry import Area
from packet.locate.items import by_key
from packet.locate.names import likeness
from packet.locate.tuning import NAMES
from packet.locate.widgets import Widget

BY_KEY = by_key("dmhc")


def _likeness(key: str, name: str, hint: str = "") -> float:
    return likeness(BY_KEY[key], Widget(0, 0, Area(0, 0, 9, 9), "text", name, hint))


@pytest.mark.parametrize(
    ("key", "name", "hint"),
    [
        ("first_name", "first_name", ""),
        ("first_name", "First Name", ""),
        ("first_name", "form1[0].page2[0].FirstName[0]", ""),
        ("first_name", "Text1", "First Name"),
        ("first_name", "Text1", "Nombre"),
        ("city", "CITY:", ""),
    ],
)
def test_the_key_or_the_label_is_the_item(key: str, name: str, hint: str) -> None:
    """As a name, at the end of a path of names, or as a tooltip; in any language."""
    assert _likeness(key, name, hint) == 1.0


@pytest.mark.parametrize("name", ["", "Text1", "undefined", "f1_01[0]", "Check Box12", "xy", "Group3"])
def test_a_name_without_a_meaning_says_nothing(name: str) -> None:
    """Programs that make fields name them so."""
    assert _likeness("city", name) == 0.0


def test_a_name_that_ends_in_the_wording_is_alike() -> None:
    """The more, the less else it says."""
    assert _likeness("city", "Applicant City") == pytest.approx(NAMES.ends + NAMES.share * 4 / 13)
    assert _likeness("city", "The Applicant's own City") < _likeness("city", "Applicant City")


def test_a_name_that_begins_with_the_wording_is_less_alike() -> None:
    """From some letters on."""
    assert _likeness("first_name", "First Name 2nd") == pytest.approx(NAMES.begins + NAMES.share * 9 / 12)
    assert _likeness("city", "Cityhall") == 0.0


def test_a_name_that_is_cut_off_is_alike() -> None:
    """Some writers keep so many letters of a label."""
    assert _likeness("date_of_birth", "Date of Bir") == 0.0
    assert _likeness("membership_number", "Membership Num") == NAMES.cut
