"""The list of contents and the slips before exhibits: each exhibit with its letter, title and pages, and what was
left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from forms.case import Language
from forms.sheet import Rect
from forms.words import say
from packet.lettering.characters import clean
from packet.lettering.paint import Paint, check_printable
from packet.lettering.typeset import ASCENT, height

ROOM: Final = Rect(54.0, 62.0, 504.0, 676.0)
"""Where our front pages have words, in points: three quarters of an inch from the edges, the footer's band below."""
SIZE: Final = 11.0
TITLE: Final = 18.0
_COLUMN: Final = 10.0
_SECTION: Final = 12.0
"""Type sizes in points: rows, the head of a page, the heads of columns, the heads under the table."""
_TO_COLUMNS: Final = 44.0
_UNDER_COLUMNS: Final = 6.0
"""Points from the top of the room to the base line of the columns' heads, and from there to the rule under them."""
_HEAD_RULE: Final = 1.5
_ROW_RULE: Final = 0.75
"""Widths of rules in points; a fax keeps 0.75 (two of its dots)."""
_ROW_BASE: Final = 15.0
_ROW_AIR: Final = 9.0
"""Points from the rule over a row to its base line, and what a row is higher than its words."""
_OVER_SECTION: Final = 20.0
_UNDER_LINE: Final = 4.0
_SECTION_LEAST: Final = 60.0
"""Points: air over a section's head and under each of its lines, and the least room in which one is begun."""
_SLIP: Final = Rect(72.0, 0.0, 468.0, 490.0)
"""Where a slip has the title of its exhibit: an inch from either side, below the letter."""
_SLIP_LETTER: Final = 48.0
_SLIP_PAGES: Final = 14.0
"""Type sizes of a slip in points, to be found while leafing; its title has that of a page's head."""
_OVER_TITLE: Final = 30.0
_UNDER_TITLE: Final = 24.0
"""Points from a slip's title up to the base line of its letter, and down to that of its pages."""
_WHAT: Final = 118.0
_WHAT_WIDE: Final = 350.0
"""Left edge and width of the column with titles."""


@dataclass(frozen=True)
class ContentsRow:
    """One line of the list; `letter` is blank for forms and front pages. Pages of the packet, from 1."""

    title: str
    first: int
    last: int
    letter: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A paper, or some of its pages, that is not in the packet by the person's wish: the sentence that says so."""

    line: str
    whole: bool = True


@dataclass(frozen=True)
class Contents:
    """The drawn pages and their linked rectangles: (page of the list from 0, rectangle, packet page from 1)."""

    pdf: bytes
    pages: int
    links: tuple[tuple[int, Rect, int], ...]


def draw_contents(rows: Sequence[ContentsRow], left_out: Sequence[LeftOut], language: Language) -> Contents:
    """Draw the list on as many pages as it takes. Raises `Unproved` when a title has a character no font prints."""
    table = _Table(language)
    for row in rows:
        table.row(row)
    for key, whole in (("left_out", True), ("partly", False)):
        lines = [out.line for out in left_out if out.whole is whole]
        if lines:
            table.section(say(f"packet.contents.{key}", language), lines)
    return Contents(table.paint.save(), table.paint.page + 1, tuple(table.links))


def draw_slip(row: ContentsRow, language: Language) -> bytes:
    """The page before an exhibit: its letter large, its title, its pages."""
    paint = Paint(language=language)
    paint.new_page()
    middle = _SLIP.x + _SLIP.width / 2
    letter = say("packet.slip.exhibit", language, letter=row.letter)
    paint.text(middle, _SLIP.top + _OVER_TITLE, letter, _SLIP_LETTER, bold=True, align="center")
    foot = paint.paragraph(_SLIP, row.title, TITLE, align="center")
    key = "packet.slip.page" if row.first == row.last else "packet.slip.pages"
    pages = say(key, language, first=row.first, last=row.last)
    paint.text(middle, foot - _UNDER_TITLE, pages, _SLIP_PAGES, align="center")
    return paint.save()


class _Table:
    """Three columns from the top down; a full page is followed by another with the same head."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.paint = Paint(language=language)
        self.links: list[tuple[int, Rect, int]] = []
        self._y = 0.0
        self._page()

    def _page(self) -> None:
        more = self.paint.new_page() > 0
        key = "packet.contents.continued" if more else "packet.contents.title"
        self.paint.text(ROOM.x, ROOM.top - TITLE, say(key, self._language), TITLE, bold=True)
        line = ROOM.top - _TO_COLUMNS
        for name, x in (("exhibit", ROOM.x), ("what", _WHAT)):
            self.paint.text(x, line, say(f"packet.contents.{name}", self._language), _COLUMN, bold=True)
        pages = say("packet.contents.pages", self._language)
        self.paint.text(ROOM.right, line, pages, _COLUMN, bold=True, align="right")
        self._y = line - _UNDER_COLUMNS
        self.paint.rule(ROOM.x, self._y, ROOM.right, self._y, _HEAD_RULE)

    def row(self, row: ContentsRow) -> None:
        check_printable(clean(row.title))
        tall = height(row.title, _WHAT_WIDE, SIZE) + _ROW_AIR
        if self._y - tall < ROOM.y:
            self._page()
        base = self._y - _ROW_BASE
        if row.letter:
            self.paint.text(ROOM.x, base, row.letter, SIZE, bold=True)
        self.paint.paragraph(Rect(_WHAT, 0, _WHAT_WIDE, base + ASCENT * SIZE), row.title, SIZE)
        pages = f"{row.first}" if row.first == row.last else f"{row.first}–{row.last}"
        self.paint.text(ROOM.right, base, pages, SIZE, align="right")
        self.links.append((self.paint.page, Rect(ROOM.x, self._y - tall, ROOM.width, tall), row.first))
        self._y -= tall
        self.paint.rule(ROOM.x, self._y, ROOM.right, self._y, _ROW_RULE)

    def section(self, title: str, lines: Sequence[str]) -> None:
        """A heading and sentences under the table."""
        self._make_room(_SECTION_LEAST)
        head = Rect(ROOM.x, 0, ROOM.width, self._y - _OVER_SECTION)
        self._y = self.paint.paragraph(head, title, _SECTION, bold=True) - _UNDER_LINE
        for line in lines:
            check_printable(clean(line))
            self._make_room(height(line, ROOM.width, SIZE) + _UNDER_LINE)
            self._y = self.paint.paragraph(Rect(ROOM.x, 0, ROOM.width, self._y), line, SIZE) - _UNDER_LINE

    def _make_room(self, tall: float) -> None:
        if self._y - tall < ROOM.y:
            self._page()
