"""Rows laid out as pages: inside the form area, each with room of its own, big enough for a fax."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from forms.layout import FOOT, LEFT, RIGHT, TOP, lay
from forms.rows import Gap, Long
from forms.sheet import Box, CheckBox, Print, Rect, Rule, Sheet, Signature
from forms.words import say
from tests.forms.listing import items_of, sheets

every_sheet = pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())


@every_sheet
def test_everything_stays_in_the_form_area(sheet: Sheet) -> None:
    """Nothing lies outside x 36 to 575 and y 54 to 756 points (frames share an edge of 0.75 with what is below)."""
    for item in items_of(sheet):
        rect = item.rect
        assert LEFT <= rect.x <= rect.right <= RIGHT + 0.75, item
        assert FOOT <= rect.y <= rect.top <= TOP + 0.01, item


@every_sheet
def test_answers_have_room_of_their_own(sheet: Sheet) -> None:
    """No box, square or signature overlaps another, or a printed text."""
    for page in sheet.pages:
        places = [item for item in page.items if not isinstance(item, Rule)]
        for one, other in combinations(places, 2):
            if not (isinstance(one, Print) and isinstance(other, Print)):
                assert not _overlap(one.rect, other.rect), (one, other)


@every_sheet
def test_survives_a_fax(sheet: Sheet) -> None:
    """Rules are at least 0.75 points, labels at least 8, answers at least 9, and each box holds a line of 10."""
    for item in items_of(sheet):
        match item:
            case Rule(width=width):
                assert width >= 0.75
            case Print(size=size):
                assert size >= 8
            case Box(size=size, rect=rect):
                assert size >= 10
                assert rect.height >= 12
            case Signature(rect=rect):
                assert rect.height >= 22
                assert rect.width >= 200
            case CheckBox(rect=rect):
                assert rect.width == rect.height >= 9


@every_sheet
def test_foot_says_what_the_paper_is(sheet: Sheet) -> None:
    """Every page says with what it was made and which form's items it holds, and never claims to be the state's."""
    for number, page in enumerate(sheet.pages, start=1):
        words = [say(i.words, sheet.language, **dict(i.params)) for i in page.items if isinstance(i, Print)]
        (foot,) = [line for line in words if "imr-packet" in line]
        assert re.search(rf"(DMHC|DHCS) {sheet.number} Rev\. {sheet.edition}|CDI", foot)
        assert ("CDI" in foot) == (not sheet.edition)
        assert any(
            line.endswith((f"{number} of {len(sheet.pages)}", f"{number} de {len(sheet.pages)}")) for line in words
        )
        assert not any("State of California" in line for line in words)


def test_rows_higher_than_the_page_are_refused() -> None:
    """Rows that do not fit the form area are an error, not an overlap."""
    with pytest.raises(ValueError, match="higher"):
        lay("dmhc_20_160", "20-160", "01/20", "en", ((Gap(800),),))


def test_long_answer_needs_two_lines() -> None:
    """A page so full that a long answer has less than two lines is an error."""
    with pytest.raises(ValueError, match="condition"):
        lay("dmhc_20_224", "20-224", "09/25", "en", ((Gap(670), Long("condition", 1)),))


def test_free_room_is_shared_by_weight() -> None:
    """Long rows get the page's free room in the proportion of their weights."""
    sheet = lay("dmhc_20_224", "20-224", "09/25", "en", ((Long("condition", 1), Long("providers", 3)),))
    heights = [item.rect.height for item in items_of(sheet) if isinstance(item, Box)]
    assert heights[1] + 1 == pytest.approx(3 * (heights[0] + 1), abs=0.1)


def _overlap(one: Rect, other: Rect) -> bool:
    apart = 0.01
    across = min(one.right, other.right) - max(one.x, other.x) > apart
    return across and min(one.top, other.top) - max(one.y, other.y) > apart
