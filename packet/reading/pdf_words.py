"""Words of a PDF: its own text where the page shows it, else what is recognised in its picture.

A scan's text layer was made by a program nobody knows, and nobody sees it: it is believed only where it says what the
picture shows. Text that is drawn and cannot be seen is none.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2.raw as raw
from PIL import Image

from forms.finders.sheet import PaperWords, TextLine, Word, fold, lay_out
from forms.finders.wrapped import unwrapped
from packet.intake.render import Renderer, Unopened, draw
from packet.intake.request import Refuse
from packet.reading.recognise import WIDE, Recogniser, Straightened
from packet.reading.spot import SeenPages
from packet.sandbox.worker import Tell

_MOST_CHARACTERS: Final = 60_000
"""Of a page; a page of a law has 8,000."""
_COVERS: Final = 0.5
"""Share of a page from which on a picture is its scan."""
_FEW: Final = 6
"""Words under which a page says nothing by itself."""
_ALIKE: Final = 0.6
"""Share of a text layer that the recogniser must find in the picture."""
_NEARLY: Final = 0.75
"""How alike a word of the layer and one of the picture are where the recogniser misread a letter in four."""
_INK: Final = 40
"""Levels of grey between the lightest and darkest dot of a box that shows letters."""
_FINE: Final = 100
"""Steps a point in which PDFium tells where a place of the page is shown: it tells whole steps."""
_FAR: Final = 1000.0
"""Points between two places from which the rest follows."""
Box = tuple[float, float, float, float]
_AS_SEEN: Final = Straightened(1.0, 1.0, ())
_DOTS: Final = 1.6
"""Dots a point of the picture in which text is looked for."""


def read(
    path: Path, password: str, eyes: Recogniser, tell: Tell, most: int, seen: SeenPages
) -> tuple[PaperWords, dict[int, Straightened]]:
    """Raises Refuse("password_needed" | "password_wrong" | "unreadable_pdf")."""
    try:
        pages = Renderer(path, password)
    except Unopened as error:
        code = ("password_wrong" if password else "password_needed") if error.locked else "unreadable_pdf"
        raise Refuse(code) from None
    lines: list[TextLine] = []
    straight: dict[int, Straightened] = {}
    sizes: list[tuple[float, float]] = []
    pictured = False
    with pages:
        count = min(pages.pages, most)
        for index in range(count):
            with pages.page(index) as page:
                if page is None:
                    sizes.append((612.0, 792.0))
                    continue
                sizes.append((page.get_width(), page.get_height()))
                words, back = _words(page, index + 1, eyes, seen)
                if back is not None:
                    straight[index + 1], pictured = back, True
                lines += unwrapped(lay_out(words))
            tell(index, count)
    return PaperWords(tuple(lines), tuple(sizes), pictured=pictured), straight


def _words(page: Any, number: int, eyes: Recogniser, pages: SeenPages) -> tuple[list[Word], Straightened | None]:
    """The words of one page, and how they lie in its picture; None where they are its own."""
    size = (page.get_width(), page.get_height())
    layer = list(_layer(page, number, size))
    scanned = _scanned(page, size)
    if layer and not scanned:
        picture = draw(page, (max(1, round(size[0] * _DOTS)), max(1, round(size[1] * _DOTS)))).convert("L")
        pages.keep(number, picture, size[0])
        seen = visible(layer, np.asarray(picture))
        if len(seen) >= _FEW or not _inked(picture):
            return seen, None
    elif not scanned and not _inked(draw(page, (300, max(1, round(300 * size[1] / size[0])))).convert("L")):
        return [], None
    scale = WIDE / max(size[0], 1.0)
    dots = (WIDE, max(1, min(round(size[1] * scale), 3 * WIDE)))
    drawn = draw(page, dots)
    pages.keep(number, drawn, size[0])
    found, back = eyes.read(drawn, number, *size)
    if not found and layer and not eyes.there:
        return [_doubted(word) for word in layer], back
    if layer and agree(layer, found):
        return borne_out(layer, found), _AS_SEEN
    return found, back


def _doubted(word: Word) -> Word:
    return Word(word.text, word.page, word.x0, word.y0, word.x1, word.y1, min(word.sure, 0.3))


def _inked(picture: Image.Image) -> bool:
    grey = np.asarray(picture)
    return bool((grey < 128).mean() > 0.002)


def agree(layer: Sequence[Word], found: Sequence[Word]) -> bool:
    """Whether a text layer says what the picture shows: most of its words, and each of its numbers."""
    there = {_bare(word.text) for word in found}
    said = [bare for word in layer if len(bare := _bare(word.text)) > 2]
    if not said or sum(word in there for word in said) < _ALIKE * len(said):
        return False
    numbers = {word for word in said if re.search(r"\d{3}|\d\d?[/-]\d", word)}
    near = [other for other in there if any(char.isdigit() for char in other)]
    return all(
        number in there
        or (any(SequenceMatcher(None, number, other).ratio() > 0.84 for other in near) and not _another(number, near))
        for number in numbers
    )


def borne_out(layer: Sequence[Word], found: Sequence[Word]) -> list[Word]:
    """The layer, with those words doubted that the picture does not nearly show: one that agrees may lie in a name."""
    there = {_bare(word.text) for word in found}
    near = tuple(there)
    return [
        word if (bare := _bare(word.text)) in there or get_close_matches(bare, near, 1, _NEARLY) else _doubted(word)
        for word in layer
    ]


def _another(number: str, near: Sequence[str]) -> bool:
    """Whether the picture shows a number of the same length that differs in it."""
    return any(
        len(other) == len(number) and other != number and SequenceMatcher(None, number, other).ratio() > 0.6
        for other in near
    )


def _bare(text: str) -> str:
    return fold(text).strip(".,;:()'\"-")


def visible(words: Sequence[Word], grey: np.ndarray[Any, Any]) -> list[Word]:
    """Words in whose boxes something dark and something light is to be seen."""
    kept = []
    for word in words:
        box = grey[
            max(0, int(word.y0 * _DOTS)) : int(word.y1 * _DOTS) + 1,
            max(0, int(word.x0 * _DOTS)) : int(word.x1 * _DOTS) + 1,
        ]
        if box.size and int(box.max()) - int(box.min()) >= _INK:
            kept.append(word)
    return kept


def _scanned(page: Any, size: tuple[float, float]) -> bool:
    """Whether one picture covers most of the page, or its text is drawn without ink."""
    most = 0.0
    for found in page.get_objects(max_depth=4):
        if found.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = found.get_bounds()
            most = max(most, abs(right - left) * abs(top - bottom))
        elif (
            found.type == raw.FPDF_PAGEOBJ_TEXT
            and raw.FPDFTextObj_GetTextRenderMode(found.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        ):
            return True
    return most > _COVERS * size[0] * size[1]


def _layer(page: Any, number: int, size: tuple[float, float]) -> Iterator[Word]:
    """Words by PDFium's characters, their places from the upper left of the page as it is turned."""
    upright = _upright(page, size)
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), _MOST_CHARACTERS)
        piece: list[str] = []
        box: Box = (0.0, 0.0, 0.0, 0.0)
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
            if char.isspace() or char == "\u00ad" or char < " ":
                if piece:
                    yield _word(piece, box, number)
                piece = []
                continue
            here = upright(text.get_charbox(index, loose=True))
            if piece and _begins_a_word(here, box):
                yield _word(piece, box, number)
                piece = []
            box = _around(box, here) if piece else here
            piece.append(char)
        if piece:
            yield _word(piece, box, number)
    finally:
        text.close()


def _begins_a_word(here: Box, box: Box) -> bool:
    """Whether a character stands apart from the word so far: to the right of a gap, on another line, or far back."""
    height = box[3] - box[1]
    return (
        here[0] - box[2] > 0.6 * height or abs(here[3] - box[3]) > 0.8 * height or here[0] < box[2] - 2 * height
    )  # fmt: skip


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _upright(page: Any, size: tuple[float, float]) -> Callable[[Box], Box]:
    """From PDFium's boxes (left, bottom, right, top in the page's own space) to the page as it is shown: turned by
    /Rotate (ISO 32000-1, 7.7.3.3) and cut to its crop box, from the upper left.
    """
    wide, high = (round(_FINE * side) for side in size)

    def shown(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, wide, high, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    (x, y), (along_x, along_y), (up_x, up_y) = shown(0, 0), shown(_FAR, 0), shown(0, _FAR)

    def box(edges: Box) -> Box:
        left, bottom, right, top = (edge / _FAR for edge in edges)
        across = [x + (along_x - x) * left + (up_x - x) * bottom, x + (along_x - x) * right + (up_x - x) * top]
        down = [y + (along_y - y) * left + (up_y - y) * bottom, y + (along_y - y) * right + (up_y - y) * top]
        return min(across), min(down), max(across), max(down)

    return box


def _word(piece: list[str], box: Box, number: int) -> Word:
    return Word("".join(piece)[:200], number, *box)
