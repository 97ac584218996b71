"""The words that a page shows, from the characters pdfium finds on it: characters → lines → runs.

A run is a stretch of one line without a wide gap. It ends at a gap, a tick box, a drawn upright line, or a leader
("____", "....") – what a reader sees as one piece of wording. Order in the file does not matter, only place on the
page.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

from packet.official.geometry import Area, around

_BOXES: Final = "☐□❏❐❑❒◻◽▢⬜⬚▫○◯⚪❍〇"
_SYMBOL_FONTS: Final[dict[str, str]] = {
    "wingding": "oqrp¨¡mx¤",
    "dingbat": "nopqrm",
    "webding": "c",
    "monotypesorts": "nopqrm",
}
"""Characters that are boxes only in a symbol font without a Unicode map."""
_LEADERS: Final = "_.…·‥‧˙"
_LINE_SLACK = 2.2
_GAP = 0.9
"""A gap wider than this share of the letter size ends a run: several spaces, never one."""


@dataclass(frozen=True)
class Letter:
    """One character. `area` is its advance box, `ink` what is black, `base` its baseline, `size` in points."""

    text: str
    area: Area
    ink: Area
    base: float
    size: float
    box: bool = False


@dataclass(frozen=True)
class Run:
    """One piece of wording on one line. `plain` is its letters and digits alone, `at` their letters' places in
    `letters`."""

    letters: tuple[Letter, ...]
    plain: str = field(compare=False)
    at: tuple[int, ...] = field(compare=False)
    starts: frozenset[int] = field(compare=False)

    @property
    def area(self) -> Area:
        return around(letter.area for letter in self.letters)

    @property
    def base(self) -> float:
        return self.letters[0].base

    @property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)


@dataclass(frozen=True)
class Leader:
    """A line of underscores or dots: room for an answer. `base` is the baseline."""

    area: Area
    base: float


@dataclass(frozen=True)
class Wording:
    """All that a page says: runs from top to bottom, boxes that are characters or brackets, leaders."""

    runs: tuple[Run, ...]
    boxes: tuple[Area, ...]
    leaders: tuple[Leader, ...]


def plain(text: str) -> str:
    """Letters and digits alone, without case, accents and ligatures: what two spellings have in common."""
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold() if mark.isalnum()
    )


def read_letters(text_page: Any) -> list[Letter]:
    """Every upright visible character of a pdfium text page, spaces left out."""
    raw = text_page.raw
    found = []
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (0, 0xFFFE, 0xFFFF, 2) or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        text = chr(code) if code < 0x110000 else ""
        if not text.strip() or unicodedata.category(text) in ("Cc", "Cf"):
            continue
        letter = _letter(raw, index, text)
        if letter is not None:
            found.append(letter)
    return found


def letter_turns(text_page: Any) -> dict[int, int]:
    """Clockwise degrees (0, 90, 180, 270) that would set a letter upright → how many letters need that turn."""
    found: dict[int, int] = {}
    for index in range(pdfium.FPDFText_CountChars(text_page.raw)):
        if pdfium.FPDFText_GetUnicode(text_page.raw, index) > 32:
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(text_page.raw, index))
            turn = -round(angle / 90) * 90 % 360
            found[turn] = found.get(turn, 0) + 1
    return found


def _letter(raw: Any, index: int, text: str) -> Letter | None:
    angle = pdfium.FPDFText_GetCharAngle(raw, index)
    if angle > 0.1 and abs(angle - 6.2832) > 0.1:
        return None
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(raw, index, rect):
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    area = Area(
        min(rect.left, rect.right), min(rect.top, rect.bottom), max(rect.left, rect.right), max(rect.top, rect.bottom)
    )
    ink = Area(left.value, bottom.value, right.value, top.value)
    return Letter(text, area, ink, y.value, _size(raw, index, area), _is_box(raw, index, text))


def _size(raw: Any, index: int, area: Area) -> float:
    """The letter size on the page: the font's size times the scale of the text's own matrix."""
    matrix = pdfium.FS_MATRIX()
    nominal = float(pdfium.FPDFText_GetFontSize(raw, index))
    scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(raw, index, matrix) else 1.0
    size = nominal * scale
    return size if 0.7 * area.height <= size <= 2.2 * area.height else max(1.0, area.height)


def _is_box(raw: Any, index: int, text: str) -> bool:
    if text in _BOXES:
        return True
    code = ord(text)
    low = chr(code - 0xF000) if 0xF000 <= code <= 0xF0FF else text
    if not any(low in marks for marks in _SYMBOL_FONTS.values()):
        return False
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, 128, flags)
    font = buffer.value.decode("latin-1").casefold().replace(" ", "")
    return any(name in font and low in marks for name, marks in _SYMBOL_FONTS.items())


def wording(letters: Iterable[Letter], parted: Callable[[float, float, float], bool]) -> Wording:
    """Groups letters into lines and runs. `parted(x0, x1, y)` says whether something drawn stands between x0 and x1."""
    runs: list[Run] = []
    boxes: list[Area] = []
    leaders: list[Leader] = []
    for line in _lines(letters):
        pieces = _pieces(line, parted)
        pieces = _without_brackets(pieces, boxes)
        for piece in pieces:
            if piece[0].box:
                boxes.extend(letter.ink if letter.ink.width > 2 else letter.area for letter in piece)
            elif piece[0].text in _LEADERS and _leads(piece):
                leaders.append(Leader(around(letter.area for letter in piece), piece[0].base))
            else:
                runs.append(_run(piece))
    return Wording(tuple(runs), tuple(boxes), tuple(leaders))


def _lines(letters: Iterable[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: -letter.base):
        if lines and abs(lines[-1][0].base - letter.base) <= _LINE_SLACK:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    for line in lines:
        line.sort(key=lambda letter: (letter.area.x0, letter.area.x1))
    return [_once(line) for line in lines]


def _once(line: list[Letter]) -> list[Letter]:
    """Letters printed twice to look bold are one letter."""
    kept: list[Letter] = []
    for letter in line:
        twin = next((k for k in kept[-3:] if k.text == letter.text), None)
        if twin is None or abs(twin.area.x0 - letter.area.x0) > 0.12 * letter.size:
            kept.append(letter)
    return kept


def _pieces(line: Sequence[Letter], parted: Callable[[float, float, float], bool]) -> list[list[Letter]]:
    pieces: list[list[Letter]] = []
    leading = _leading(line)
    for place, letter in enumerate(line):
        last = pieces[-1][-1] if pieces else None
        if (
            last is None
            or _breaks(last, letter, parted)
            or letter.box != last.box
            or leading[place] != leading[place - 1]
        ):
            pieces.append([letter])
        else:
            pieces[-1].append(letter)
    return pieces


def _breaks(last: Letter, letter: Letter, parted: Callable[[float, float, float], bool]) -> bool:
    gap = letter.area.x0 - last.area.x1
    if last.text in _LEADERS and letter.text in _LEADERS:
        return gap > 0.8 * letter.size
    if gap > _GAP * max(last.size, letter.size):
        return True
    return gap > 0.5 and parted(last.area.x1, letter.area.x0, (last.area.y0 + last.area.y1) / 2)


def _leading(line: Sequence[Letter]) -> list[int]:
    """For every letter the number of the leader that it belongs to (two underscores, four dots or two ellipses side by
    side), or -1."""
    marks = [-1] * len(line)
    start = 0
    for place in range(1, len(line) + 1):
        same = place < len(line) and line[place].text == line[start].text and _even(line, place, start)
        if not same:
            if line[start].text in _LEADERS and _leads(line[start:place]):
                marks[start:place] = [start] * (place - start)
            start = place
    return marks


def _even(line: Sequence[Letter], place: int, start: int) -> bool:
    """Whether this mark follows the one before as closely as the leader's marks follow each other."""
    gap = line[place].area.x0 - line[place - 1].area.x1
    if line[place].text == "_":
        return gap < 0.3 * line[place].size
    usual = line[start + 1].area.x0 - line[start].area.x1 if place > start + 1 else gap
    return gap < 0.8 * line[place].size and gap < usual + 0.25 * line[place].size


def _leads(piece: Sequence[Letter]) -> bool:
    mark = piece[0].text
    if mark not in _LEADERS or any(letter.text != mark for letter in piece):
        return False
    return len(piece) >= {"_": 2, "…": 2, "‥": 2}.get(mark, 4) or (
        mark == "_" and piece[0].area.width > 1.5 * piece[0].size
    )


def _without_brackets(pieces: list[list[Letter]], boxes: list[Area]) -> list[list[Letter]]:
    """Takes "[ ]", "( )" and "[__]" out of the pieces: each is a tick box."""
    flat = [(letter, number) for number, piece in enumerate(pieces) for letter in piece]
    gone: set[int] = set()
    for place, (letter, _) in enumerate(flat):
        closing = {"[": "]", "(": ")"}.get(letter.text)
        if closing is None:
            continue
        end = place + 1
        while end < len(flat) and flat[end][0].text == "_":
            end += 1
        if end < len(flat) and flat[end][0].text == closing:
            close = flat[end][0]
            if 0.5 < close.area.x0 - letter.area.x1 < 2.6 * letter.size:
                gone.update(range(place, end + 1))
                boxes.append(Area(letter.area.x1, letter.ink.y0, close.area.x0, letter.ink.y1))
    kept: list[list[Letter]] = []
    last: tuple[int, int] | None = None
    for place, (letter, number) in enumerate(flat):
        if place in gone:
            last = None
        elif last == (place - 1, number):
            kept[-1].append(letter)
            last = (place, number)
        else:
            kept.append([letter])
            last = (place, number)
    return kept


def _run(piece: Sequence[Letter]) -> Run:
    text: list[str] = []
    at: list[int] = []
    starts: set[int] = set()
    for place, letter in enumerate(piece):
        bare = plain(letter.text)
        apart = place == 0 or letter.area.x0 - piece[place - 1].area.x1 > 0.14 * letter.size
        if bare and (apart or not plain(piece[place - 1].text)):
            starts.add(len(text))
        text.extend(bare)
        at.extend([place] * len(bare))
    return Run(tuple(piece), "".join(text), tuple(at), frozenset(starts))
