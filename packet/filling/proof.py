"""The proof: the finished file is opened again by a second engine (pdfium), and every value is looked for on its page.

A text is proved when its characters stand in its rectangle, in order and without a gap, and each of them has ink there.
So a value that is missing, cut off, moved, drawn in white or covered fails. Beside words that run right to left a text
is compared as a bag of characters, because engines disagree on the order in which they give such a line back. A square
is proved by its pixels.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from forms.sheet import FormId, Rect
from forms.words import say
from packet.errors import Unproved
from packet.filling.filled import Placed, Where
from packet.lettering.characters import has_leftward

SCALE = 2.0
"""Pixels per point of the rendering that is searched for ink."""
DARK = 200
"""Grey level below which a pixel counts as ink: thin strokes are only grey at this scale."""
SLACK = 1.0
"""Points that a character's middle may lie outside its rectangle."""
TICKED, EMPTY = 0.06, 0.01
"""Share of dark pixels in a square that is ticked (at least) and in one that is not (at most)."""
SOLID = 0.75
"""A text whose ground is darker than this is covered, not written."""

_PLAIN = dict.fromkeys((0x02, 0xAD, 0x2010, 0x2011), "-") | {0x2044: "/"}
"""pdfium gives a hyphen at the end of a line back as U+0002 or U+00AD, and the bar of a fraction as a slash."""


@dataclass(frozen=True)
class Proved:
    """Whether one placed value was found."""

    key: str
    form: FormId
    page: int
    where: Where
    proved: bool


@dataclass(frozen=True)
class _Char:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    cluster: Rect | None = None
    """Where the drawing object lies that stands for several characters at once: their own boxes are guesses."""


@dataclass(frozen=True)
class _Ink:
    """The dark pixels of a page, rows from the top; `left` and `top` are the page's corner in points."""

    dark: NDArray[np.bool_]
    left: float
    top: float

    def cut(self, rect: Rect) -> NDArray[np.bool_]:
        """The pixels that a rectangle touches."""
        low, high = (self.top - rect.top) * SCALE, (self.top - rect.y) * SCALE
        start, end = (rect.x - self.left) * SCALE, (rect.right - self.left) * SCALE
        rows = slice(max(0, int(low)), max(0, int(np.ceil(high))))
        return self.dark[rows, max(0, int(start)) : max(0, int(np.ceil(end)))]

    def share(self, rect: Rect) -> float:
        """The share of dark pixels in a rectangle; 0 outside the page."""
        part = self.cut(rect)
        return float(part.mean()) if part.size else 0.0


def prove(pdf: Path | bytes, placed: Sequence[Placed]) -> list[Proved]:
    """One result for each placed value, in the same order. A value on a page that is not there is not proved.

    Raises `Unproved` when the file cannot be opened at all.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        raise Unproved("not_readable") from None
    try:
        document.init_forms()
        found: dict[int, bool] = {}
        for number in sorted({value.page for value in placed}):
            mine = [(place, value) for place, value in enumerate(placed) if value.page == number]
            if number < len(document):
                found.update(_page(document[number], mine))
        return [
            Proved(value.key, value.form, value.page, value.where, found.get(place, False))
            for place, value in enumerate(placed)
        ]
    finally:
        document.close()


def require(results: Iterable[Proved], language: str) -> None:
    """Raise `Unproved` naming the items that were not found; nothing when all were."""
    lost = [result for result in results if not result.proved]
    if lost:
        labels = dict.fromkeys(
            say("form.place", language, item=say(f"form.{r.form}.{r.key}", language).rstrip(":"), page=r.page + 1)
            for r in lost
        )
        raise Unproved("values_not_found", items="; ".join(labels))


def _page(page: Any, values: list[tuple[int, Placed]]) -> dict[int, bool]:
    ink = _ink(page)
    words = [value for _, value in values if value.where in ("box", "continuation")]
    chars = _chars(page) if words else []
    found = {}
    for place, value in values:
        match value.where:
            case "tick":
                found[place] = ink.share(_inner(value.rect)) >= TICKED
            case "empty":
                found[place] = ink.share(_inner(value.rect)) <= EMPTY
            case "box" | "continuation":
                found[place] = _written(value, chars, ink)
    page.close()
    return found


def _written(value: Placed, chars: list[_Char], ink: _Ink) -> bool:
    inside = [char for char in chars if _lies(char, value.rect)]
    wanted = essence(value.text)
    if not wanted:
        return True
    found = "".join(char.text for char in inside)
    start = found.find(wanted)
    if start >= 0:
        mine = _slice(inside, start, start + len(wanted))
    elif _in_any_order(value, chars) and not _bag(wanted) - _bag(found):
        mine = inside
    else:
        return False
    return all(_has_ink(ink, char) for char in mine) and ink.share(_around(mine)) < SOLID


def essence(text: str) -> str:
    """What is compared: compatibility forms and hyphens made plain, white space and invisible characters taken out.

    Character by character, as a page gives them back: made plain together, two could become one (half-width kana).
    """
    plain = "".join(unicodedata.normalize("NFKC", char) for char in text.translate(_PLAIN)).translate(_PLAIN)
    return "".join(char for char in plain if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"})


def _chars(page: Any) -> list[_Char]:
    """Every character of the page that is no white space, with its box in points."""
    text = page.get_textpage()
    found = []
    units = [raw.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars())]
    for index, unit in enumerate(units):
        plain = essence(_character(unit, units[index + 1 : index + 2]))
        if plain:
            left, bottom, right, top = text.get_charbox(index)
            found.append(_Char(plain, left, bottom, right, top, _cluster(text, index)))
    text.close()
    return found


def _character(unit: int, following: list[int]) -> str:
    """The character of a UTF-16 unit; of a pair the first unit has it and the second none."""
    if 0xD800 <= unit < 0xDC00 and following and 0xDC00 <= following[0] < 0xE000:
        return chr(0x10000 + ((unit - 0xD800) << 10) + following[0] - 0xDC00)
    return "" if unit == 0 or 0xD800 <= unit < 0xE000 or unit >= 0x110000 else chr(unit)


def _cluster(text: Any, index: int) -> Rect | None:
    """The bounds of the marked content with ActualText that holds this character, if any."""
    drawing = raw.FPDFText_GetTextObject(text.raw, index)
    if not drawing or not any(_tells(drawing, mark) for mark in range(raw.FPDFPageObj_CountMarks(drawing))):
        return None
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawing, left, bottom, right, top):
        return None
    return Rect(left.value, bottom.value, right.value - left.value, top.value - bottom.value)


def _tells(drawing: Any, mark: int) -> bool:
    content = raw.FPDFPageObj_GetMark(drawing, mark)
    return bool(raw.FPDFPageObjMark_GetParamValueType(content, b"ActualText") == raw.FPDF_OBJECT_STRING)


def _lies(char: _Char, rect: Rect) -> bool:
    x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
    return rect.x - SLACK <= x <= rect.right + SLACK and rect.y - SLACK <= y <= rect.top + SLACK


def _slice(chars: list[_Char], start: int, end: int) -> list[_Char]:
    """The characters that hold positions start to end of their joined text (one can hold several letters)."""
    found, at = [], 0
    for char in chars:
        if at < end and at + len(char.text) > start:
            found.append(char)
        at += len(char.text)
    return found


def _in_any_order(value: Placed, chars: list[_Char]) -> bool:
    """Whether a word from right to left stands on a line through the box: pdfium then turns the whole line about."""
    line = "".join(char.text for char in chars if char.top > value.rect.y and char.bottom < value.rect.top)
    return has_leftward(line + value.text)


def _bag(text: str) -> Counter[str]:
    """Letters, marks, digits and punctuation, each with its number. pdfium turns brackets and quotes round in such a
    line, takes letters apart, and gives other signs for symbols: brackets are all alike here and symbols do not count.
    """
    parts = [char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] in "LMNP"]
    return Counter("(" if unicodedata.mirrored(char) or char in "‘’“”‚„" else char for char in parts)


def _ink(page: Any) -> _Ink:
    left, _, _, top = page.get_cropbox()
    bitmap = page.render(scale=SCALE, grayscale=True)
    dark = np.asarray(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0] < DARK
    return _Ink(dark, left, top)


def _has_ink(ink: _Ink, char: _Char) -> bool:
    box = char.cluster or Rect(char.left, char.bottom, char.right - char.left, char.top - char.bottom)
    wider = Rect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1)
    return bool(ink.cut(wider).any())


def _inner(rect: Rect) -> Rect:
    """The square without its frame."""
    gap = 0.2 * min(rect.width, rect.height)
    return Rect(rect.x + gap, rect.y + gap, rect.width - 2 * gap, rect.height - 2 * gap)


def _around(chars: list[_Char]) -> Rect:
    left, bottom = min(char.left for char in chars), min(char.bottom for char in chars)
    right, top = max(char.right for char in chars), max(char.top for char in chars)
    return Rect(left - 1, bottom - 2, right - left + 2, top - bottom + 4)
