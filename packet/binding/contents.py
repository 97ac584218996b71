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
"""Type sizes in points."""
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
    paint.text(306, 520, say("packet.slip.exhibit", language, letter=row.letter), 48, bold=True, align="center")
    foot = paint.paragraph(Rect(72, 0, 468, 490), row.title, 18, align="center")
    key = "packet.slip.page" if row.first == row.last else "packet.slip.pages"
    paint.text(306, foot - 24, say(key, language, first=row.first, last=row.last), 14, align="center")
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
        line = ROOM.top - 44
        self.paint.text(ROOM.x, line, say("packet.contents.exhibit", self._language), 10, bold=True)
        self.paint.text(_WHAT, line, say("packet.contents.what", self._language), 10, bold=True)
        self.paint.text(ROOM.right, line, say("packet.contents.pages", self._language), 10, bold=True, align="right")
        self._y = line - 6
        self.paint.rule(ROOM.x, self._y, ROOM.right, self._y, 1.5)

    def row(self, row: ContentsRow) -> None:
        check_printable(clean(row.title))
        tall = height(row.title, _WHAT_WIDE, SIZE) + 9
        if self._y - tall < ROOM.y:
            self._page()
        base = self._y - 15
        if row.letter:
            self.paint.text(ROOM.x, base, row.letter, SIZE, bold=True)
        self.paint.paragraph(Rect(_WHAT, 0, _WHAT_WIDE, base + ASCENT * SIZE), row.title, SIZE)
        pages = f"{row.first}" if row.first == row.last else f"{row.first}–{row.last}"
        self.paint.text(ROOM.right, base, pages, SIZE, align="right")
        self.links.append((self.paint.page, Rect(ROOM.x, self._y - tall, ROOM.width, tall), row.first))
        self._y -= tall
        self.paint.rule(ROOM.x, self._y, ROOM.right, self._y, 0.75)

    def section(self, title: str, lines: Sequence[str]) -> None:
        """A heading and sentences under the table."""
        self._make_room(60)
        self._y = self.paint.paragraph(Rect(ROOM.x, 0, ROOM.width, self._y - 20), title, 12, bold=True) - 4
        for line in lines:
            check_printable(clean(line))
            self._make_room(height(line, ROOM.width, SIZE) + 4)
            self._y = self.paint.paragraph(Rect(ROOM.x, 0, ROOM.width, self._y), line, SIZE) - 4

    def _make_room(self, tall: float) -> None:
        if self._y - tall < ROOM.y:
            self._page()
