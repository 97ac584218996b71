"""The characters that pdfium finds on a page: where each stands, how large it is, and whether it is a tick box."""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2.raw as pdfium

from packet.locate.geometry import Area
from packet.locate.tuning import LETTERS
from packet.pdf.pdfium import TextPage

_BOXES: Final = "☐□❏❐❑❒◻◽▢⬜⬚▫○◯⚪❍〇"
_MARKED: Final = "☑☒⊠⊡◉⦿🗹🗷"
"""Boxes and circles that hold a mark."""
_SYMBOL_FONTS: Final[dict[str, str]] = {
    "wingding": "oqrp¨¡mx¤",
    "dingbat": "nopqrm",
    "webding": "c",
    "monotypesorts": "nopqrm",
}
"""Characters that are boxes only in a symbol font without a Unicode map."""
_PRIVATE: Final = range(0xF000, 0xF100)
"""Where the bytes of a symbol font stand when they are told as Unicode (OpenType 1.9, cmap, encoding 3.0)."""
_NAME_BYTES: Final = 128
"""A font's name has 127 at most (ISO 32000-1, Annex C), and the engine ends it by a zero."""
_NO_CHARACTER: Final = (0, 2, 0xFFFE, 0xFFFF)
"""What PDFium tells for a glyph without a Unicode value, and for a hyphen at a line's end."""


@dataclass(frozen=True)
class Letter:
    """One character. `area` is its advance box, `ink` what is black, `base` its baseline, `size` in points. `box`: it
    is a tick box, `marked`: one that is ticked."""

    text: str
    area: Area
    ink: Area
    base: float
    size: float
    box: bool = False
    marked: bool = False


_RADICALS: Final = str.maketrans(
    "⺟⺠⻄⻅⻉⻋⻑⻓⻔⻘⻚⻛⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻲", "母民西见贝车長长门青页风食马骨鬼鱼鸟麦黄斉齐歯齿竜龙亀"
)
"""Radicals with a code point of their own that look as a whole character does: a browser that writes a PDF may name the
glyph by either. Unicode gives them no compatibility mapping (EquivalentUnifiedIdeograph.txt has the pairs)."""
_ALIKE: Final = _RADICALS | str.maketrans(
    {"\u06cc": "\u064a", "\u0649": "\u064a", "\u06a9": "\u0643", "\u06be": "\u0647", "\u06c1": "\u0647",
     "\u0629": "\u0647", "\u0640": None}
)  # fmt: skip
"""Letters of Arabic and Persian that writers of PDFs take for each other (yeh, kaf, heh, teh marbuta), and the stroke
that only lengthens a word (tatweel)."""


_LAM: Final = "\u0644"
_ALEFS: Final = "\u0627\u0622\u0623\u0625\u0671"
"""Lam and the alefs that it is always joined with, in this order, to one glyph (Unicode 16, 9.2)."""


def plain(text: str) -> str:
    """Letters and digits alone, without case, accents and ligatures: what two spellings have in common."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(mark for mark in (bare if bare.isascii() else bare.translate(_ALIKE)) if mark.isalnum())


def read_letters(text_page: TextPage) -> list[Letter]:
    """Every upright visible character of a pdfium text page, spaces left out."""
    raw = text_page.raw
    found: list[Letter] = []
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _NO_CHARACTER or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        # Generated ones are spaces and line ends that the engine adds where it sees gaps; gaps are measured in runs.
        text = chr(code) if code <= sys.maxunicode else ""
        if not text.strip() or unicodedata.category(text) in ("Cc", "Cf"):
            continue
        letter = _letter(raw, index, text)
        if letter is not None and found and _joined(found[-1], letter):
            # PDFium turns a line that runs from right to left around letter by letter, also within one glyph.
            found[-1:] = [replace(letter, text=found[-1].text)]
            found.insert(-1, letter)
        elif letter is not None:
            found.append(letter)
    return found


def _joined(before: Letter, letter: Letter) -> bool:
    """Whether the two are one glyph, told in the wrong order."""
    return letter.text == _LAM and before.text in _ALEFS and letter.area == before.area


def unreadable(text_page: TextPage) -> int:
    """How many characters of the page the file gives no Unicode value for: a person sees letters, a program shapes
    (ISO 32000-2 9.10.2)."""
    raw = text_page.raw
    return sum(pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1 for index in range(pdfium.FPDFText_CountChars(raw)))


def read_slanted(text_page: TextPage) -> str:
    """The words that do not stand upright, as plain text in the order of the file."""
    raw = text_page.raw
    return "".join(
        plain(chr(code))
        for index in range(pdfium.FPDFText_CountChars(raw))
        if _is_slanted(raw, index)
        and ord(" ") < (code := pdfium.FPDFText_GetUnicode(raw, index)) < min(_NO_CHARACTER[2:])
    )


def _is_slanted(raw: object, index: int) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(raw, index)
    return bool(angle > LETTERS.tilt and abs(angle - 2 * math.pi) > LETTERS.tilt)


def letter_turns(text_page: TextPage) -> dict[int, int]:
    """Clockwise degrees (0, 90, 180, 270) that would set a letter upright → how many letters need that turn."""
    found: dict[int, int] = {}
    for index in range(pdfium.FPDFText_CountChars(text_page.raw)):
        if pdfium.FPDFText_GetUnicode(text_page.raw, index) > ord(" "):
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(text_page.raw, index))
            turn = -round(angle / 90) * 90 % 360
            found[turn] = found.get(turn, 0) + 1
    return found


def _letter(raw: object, index: int, text: str) -> Letter | None:
    if _is_slanted(raw, index):
        return None
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(raw, index, rect):
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    # The loose box is the advance by the font's height, the other the ink: gaps are between advances, ticks within ink.
    area = Area(
        min(rect.left, rect.right), min(rect.top, rect.bottom), max(rect.left, rect.right), max(rect.top, rect.bottom)
    )
    ink = Area(left.value, bottom.value, right.value, top.value)
    marked = text in _MARKED
    return Letter(text, area, ink, y.value, _size(raw, index, area), marked or _is_box(raw, index, text), marked)


def _size(raw: object, index: int, area: Area) -> float:
    """The letter size on the page: the font's size times the scale of the text matrix (ISO 32000-2 9.4.4). Many writers
    set fonts at size 1 and scale by the matrix alone."""
    matrix = pdfium.FS_MATRIX()
    nominal = float(pdfium.FPDFText_GetFontSize(raw, index))
    scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(raw, index, matrix) else 1.0
    size = nominal * scale
    return (
        size if LETTERS.size_least * area.height <= size <= LETTERS.size_most * area.height else max(1.0, area.height)
    )


def _is_box(raw: object, index: int, text: str) -> bool:
    if text in _BOXES:
        return True
    code = ord(text)
    low = chr(code - _PRIVATE.start) if code in _PRIVATE else text
    if not any(low in marks for marks in _SYMBOL_FONTS.values()):
        return False
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, _NAME_BYTES, flags)
    font = buffer.value.decode("latin-1").casefold().replace(" ", "")
    return any(name in font and low in marks for name, marks in _SYMBOL_FONTS.items())
