"""What the codes of a page hold, where they stand on it, and how they are drawn: lines of a PDF's content, no picture.

A code holds the packet's number, the page, the filing, a check of what the page shows and which corner it stands in; no
answer. The check follows from what is printed, so that a page of an earlier printing that shows the same is known.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from forms.sheet import Rect
from packet.marks.data_matrix import LETTERS, SIDE, modules

Corner = Literal["L", "R", "H"]
"""The left and the right end of the foot band; the right end of the head."""

MODULE: Final = 1.5
"""Points: 4.25 dots of a fax across (204 dpi) and 4.08 lines down (196 lpi), two lines at the standard 98."""
SIZE: Final = MODULE * SIDE
_LEFT, _RIGHT = 36.0, 575.0
"""Points: between them every fax machine prints."""
_FOOT: Final = 23.5
"""Points from the sheet's lower edge: printers leave 12 to 18 blank there, and a white module ends where the room for
exhibits begins."""
_HEAD: Final = 751.5
"""Points: 13.5 below the sheet's upper edge, under the line that a sending machine prints there."""
PLACES: Final[dict[Corner, Rect]] = {
    "L": Rect(_LEFT, _FOOT, SIZE, SIZE),
    "R": Rect(_RIGHT - SIZE, _FOOT, SIZE, SIZE),
    "H": Rect(_RIGHT - SIZE, _HEAD, SIZE, SIZE),
}
FOOT_CORNERS: Final[tuple[Corner, ...]] = ("L", "R")
QUIET: Final = MODULE
"""Points around a code that stay white (ISO/IEC 16022 7.1: one module)."""

_BEGIN: Final = "IP1"
"""Says that a code is ours, and its version."""
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's, as the packet's number has it."""
_CHECK: Final = 6
_READ: Final = re.compile(rf"{_BEGIN}([0-9A-Z]{{8}})([0-9]{{4}})([A-Z]{{2}})([0-9A-Z]{{{_CHECK}}})([LRH])")
MOST_PAGES: Final = 9999


@dataclass(frozen=True)
class PageMark:
    """`number` is the packet's ("7K3F-9Q2M"), `page` counts from 1, `filing` is the first two letters of its id,
    `check` six letters that follow from what the page shows. `head`: a code stands at the head, too.
    """

    number: str
    page: int
    filing: str
    check: str
    head: bool = False

    @property
    def corners(self) -> tuple[Corner, ...]:
        return (*FOOT_CORNERS, "H") if self.head else FOOT_CORNERS

    def text(self, corner: Corner) -> str:
        """What the code in this corner says. Raises ValueError for a page beyond `MOST_PAGES`."""
        if not 1 <= self.page <= MOST_PAGES:
            raise ValueError("page")
        text = f"{_BEGIN}{self.number.replace('-', '')}{self.page:04}{self.filing}{self.check}{corner}"
        assert len(text) == LETTERS, "all parts have one length"
        return text

    def rects(self) -> tuple[Rect, ...]:
        """What the codes cover with the white around them."""
        return tuple(
            Rect(at.x - QUIET, at.y - QUIET, at.width + 2 * QUIET, at.height + 2 * QUIET)
            for at in (PLACES[corner] for corner in self.corners)
        )

    def operators(self) -> str:
        """The content that draws all codes of the page (ISO 32000-2 8.5): one path, so that no seam shows between
        modules that touch.
        """
        return f"q 0 g {' '.join(self._squares())} f Q"

    def _squares(self) -> Iterator[str]:
        for corner in self.corners:
            place = PLACES[corner]
            for number, row in enumerate(modules(self.text(corner))):
                y = place.top - (number + 1) * MODULE
                for first, length in _runs(row):
                    yield f"{place.x + first * MODULE:g} {y:g} {length * MODULE:g} {MODULE:g} re"


def read_mark(text: str) -> tuple[PageMark, Corner] | None:
    """What a code says, and in which corner it stands; None for a code that is none of ours."""
    found = _READ.fullmatch(text)
    if found is None:
        return None
    number, page, filing, check, corner = found.groups()
    mark = PageMark(f"{number[:4]}-{number[4:]}", int(page), filing, check)
    for known in PLACES:
        if corner == known:
            return mark, known
    return None


def filing_letters(filing: str) -> str:
    """Two letters for the id of a filing."""
    return f"{filing[:2]:X<2}".upper()


def page_check(parts: Iterable[bytes]) -> str:
    """The check of a page that shows these parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    value = int.from_bytes(digest.digest()[:4], "big")
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(0, 5 * _CHECK, 5))


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """(first, length) of every run of dark modules."""
    first = None
    for place, dark in enumerate((*row, False)):
        if dark and first is None:
            first = place
        elif not dark and first is not None:
            yield first, place - first
            first = None
