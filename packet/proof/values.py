"""Values on the finished page: a second engine (PDFium) opens the file again, and every value is looked for.

A text is proved when its characters stand in its rectangle, in order, without a gap and in line, and each of them is to
be seen by itself (`packet.proof.visibility`). So a value of which one character is missing, cut off, moved, drawn in
white or covered fails. Beside words that run right to left a text is compared as a bag of characters, because engines
disagree on the order in which they give such a line back. A square is proved by its pixels.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2 as pdfium

from forms.sheet import Rect
from packet.errors import Unproved
from packet.filling.filled import Placed
from packet.lettering.characters import has_leftward
from packet.pdf.pdfium import PdfiumPage
from packet.proof.page_text import Char, chars_of
from packet.proof.page_text import essence as essence
from packet.proof.proved import Proved
from packet.proof.text_alone import text_alone
from packet.proof.visibility import DARK, Grey, Pictures, picture, visible

SLACK: Final = 1.0
"""Points that a character's middle may lie outside its rectangle: official rooms are measured to a point."""
LEVEL: Final = 0.5
"""Points by which the origins of neighbours on a line may differ in height: they are drawn with one base line, and
engines round to thousandths of an em."""
NEXT_LINE: Final = 0.5
"""Ems that the base line must fall for a new line to begin: lines stand 1.2 ems apart, on a form made smaller 0.6."""
BACK: Final = 0.5
"""Points by which a character may begin left of the one before it on its line: marks without width of their own do."""
TICKED: Final = 0.06
EMPTY: Final = 0.01
"""Share of dark pixels in a square that is ticked (at least) and in one that is not (at most): a cross has 0.3 or more,
one hairline through the square 0.05, the fringe of its frame 0.005."""
AROUND: Final = 2.0
HIDDEN: Final = 0.75
"""Points around a ticked square of which at most this share is dark: its frame and its label take half of them, and
under a larger cover nobody sees which square it is."""
INNER: Final = 0.2
"""Share of a square's side that its frame takes on each side, and that is not looked at."""


def prove(pdf: Path | bytes, placed: Sequence[Placed]) -> list[Proved]:
    """One result for each placed value, in the same order. A value on a page that is not there is not proved.

    Raises `Unproved` when the file cannot be opened at all.
    """
    found: dict[int, bool] = {}
    try:
        with pdfium.PdfDocument(pdf) as document:
            document.init_forms()
            pages = [number for number in sorted({value.page for value in placed}) if number < len(document)]
            worded = [number for number in pages if any(one.page == number and _is_text(one) for one in placed)]
            alone = _drawn(text_alone(pdf, worded)) if worded else []
            for number in pages:
                mine = [(place, value) for place, value in enumerate(placed) if value.page == number]
                words = alone[worded.index(number)] if number in worded else None
                found.update(_page(document[number], words, mine))
    except (pdfium.PdfiumError, pikepdf.PdfError):
        raise Unproved("not_readable") from None
    return [
        Proved(value.key, value.form, value.page, value.where, found.get(place, False))
        for place, value in enumerate(placed)
    ]


def _is_text(value: Placed) -> bool:
    return value.where in ("box", "continuation")


def _drawn(pdf: bytes) -> list[Grey]:
    """Every page as a picture."""
    with pdfium.PdfDocument(pdf) as document:
        return [picture(page) for page in document]


def _page(page: PdfiumPage, alone: Grey | None, values: list[tuple[int, Placed]]) -> dict[int, bool]:
    """Whether each value was found. `alone`: the page's words alone; None when no value is text."""
    left, _, _, top = page.get_cropbox()
    seen = picture(page)
    pictures = Pictures(seen, seen if alone is None else alone, left, top)
    chars = chars_of(page) if alone is not None else []
    found = {}
    for place, value in values:
        match value.where:
            case "tick":
                found[place] = _share(pictures, value.rect) >= TICKED and _around(pictures, value.rect) <= HIDDEN
            case "empty":
                found[place] = _share(pictures, value.rect) <= EMPTY
            case "box" | "continuation":
                found[place] = _written(value, chars, pictures)
    page.close()
    return found


def _share(pictures: Pictures, rect: Rect) -> float:
    """The share of dark pixels in a square without its frame; 0 outside the page."""
    gap = INNER * min(rect.width, rect.height)
    inner = Rect(rect.x + gap, rect.y + gap, rect.width - 2 * gap, rect.height - 2 * gap)
    part = pictures.seen[pictures.dots(inner)]
    return float((part < DARK).mean()) if part.size else 0.0


def _around(pictures: Pictures, rect: Rect) -> float:
    """The share of dark pixels in the AROUND points on every side of a square."""
    wider = Rect(rect.x - AROUND, rect.y - AROUND, rect.width + 2 * AROUND, rect.height + 2 * AROUND)
    dark, inside = (pictures.seen[pictures.dots(one)] < DARK for one in (wider, rect))
    return float((dark.sum() - inside.sum()) / max(1, dark.size - inside.size))


def _written(value: Placed, chars: list[Char], pictures: Pictures) -> bool:
    inside = [char for char in chars if _lies(char, value.rect)]
    wanted = essence(value.text)
    if not wanted:
        return True
    found = "".join(char.text for char in inside)
    start = found.find(wanted)
    if start >= 0:
        mine = _slice(inside, start, start + len(wanted))
        in_line = _in_any_order(value, chars) or stand_in_line(mine)
    else:
        mine = inside
        in_line = _in_any_order(value, chars) and not _bag(wanted) - _bag(found)
    return in_line and visible(pictures, mine)


def stand_in_line(chars: Sequence[Char]) -> bool:
    """Whether characters read from left to right stand on lines, one below the other, and none stands out of its line.

    Clusters are left out: the engine tells of their places only where the first glyph is.
    """
    alone = [char for char in chars if not char.cluster]
    for before, char in pairwise(alone):
        rises = char.y - before.y
        if rises > LEVEL or (-NEXT_LINE * char.size < rises < -LEVEL):
            return False
        if abs(rises) <= LEVEL and char.x < before.x - BACK:
            return False
    return True


def _lies(char: Char, rect: Rect) -> bool:
    box = char.box
    x, y = box.x + box.width / 2 - rect.x, box.y + box.height / 2 - rect.y
    return -SLACK <= x <= rect.width + SLACK and -SLACK <= y <= rect.height + SLACK


def _slice(chars: list[Char], start: int, end: int) -> list[Char]:
    """The characters that hold positions start to end of their joined text (one can hold several letters)."""
    found, at = [], 0
    for char in chars:
        if at < end and at + len(char.text) > start:
            found.append(char)
        at += len(char.text)
    return found


def _in_any_order(value: Placed, chars: list[Char]) -> bool:
    """Whether a word from right to left stands on a line through the box: pdfium then turns the whole line about."""
    line = "".join(char.text for char in chars if char.box.top > value.rect.y and char.box.y < value.rect.top)
    return has_leftward(line + value.text)


def _bag(text: str) -> Counter[str]:
    """Letters, marks, digits and punctuation, each with its number. pdfium turns brackets and quotes round in such a
    line, takes letters apart, and gives other signs for symbols: brackets are all alike here and symbols do not count.
    """
    parts = [char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] in "LMNP"]
    return Counter("(" if unicodedata.mirrored(char) or char in "‘’“”‚„" else char for char in parts)
