"""Page selections and page turns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.pages import parse_pages, parse_turns, parse_ways
from forms.problem import Unclear


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("one", Unclear("pages.unclear")),
        ("1-", Unclear("pages.unclear")),
        ("-3", Unclear("pages.unclear")),
        ("1,,3", Unclear("pages.unclear")),
        ("1 3", Unclear("pages.unclear")),
        ("1-3-5", Unclear("pages.unclear")),
        ("5-2", Unclear("pages.backwards", {"first": 5, "last": 2})),
        ("0", Unclear("pages.number")),
        ("0-4", Unclear("pages.number")),
        ("1-100000", Unclear("pages.number")),
        ("1" * 5000, Unclear("pages.unclear")),
        ("1-3,2", Unclear("pages.twice")),
        ("4,4", Unclear("pages.twice")),
    ],
)
def test_a_wrong_selection_says_why(text: str, problem: Unclear) -> None:
    """A backward range, page 0 and a page named twice are told apart from what cannot be read."""
    assert parse_pages(text) == problem


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", ""),
        ("all", ""),
        ("Todas", ""),
        ("1-3,7", "1-3,7"),
        (" 1 – 3 ; 7 ", "1-3,7"),
        ("1 to 3", "1-3"),
        ("1 a 3", "1-3"),
        ("7,1-2", "7,1-2"),
        ("4-4", "4"),
    ],
)
def test_selections(text: str, meaning: str) -> None:
    """Ranges and single pages in the order typed; blank means all."""
    assert parse_pages(text) == meaning


@settings(deadline=None, database=None)
@given(st.text())
def test_no_text_breaks_the_reading_of_a_selection(text: str) -> None:
    """Any text is a selection or an Unclear, and a selection reads back as itself."""
    meaning = parse_pages(text)
    assert isinstance(meaning, Unclear) or parse_pages(meaning) == meaning


def test_turns() -> None:
    """Quarter turns clockwise, also given the other way round; anything else is named."""
    assert parse_turns({"3": 90, "1": -90, "2": 540}) == {3: 90, 1: 270, 2: 180}
    assert parse_turns({"0": 90}) == Unclear("rotate.page") == parse_turns({"last": 90})
    assert parse_turns({"3": 45}) == Unclear("rotate.degrees", {"page": 3})


def test_ways_to_fax() -> None:
    """Each page's own way; what is no page and what is no way are named, with the ways there are."""
    assert parse_ways({"3": "photo", " 1 ": "mail", "2": "as_is"}) == {3: "photo", 1: "mail", 2: "as_is"}
    assert parse_ways({"0": "photo"}) == Unclear("fax.page") == parse_ways({"last": "mail"})
    assert parse_ways({"3": "dark"}) == Unclear("fax.way", {"page": 3, "ways": "as_is, photo, lighter, mail"})
