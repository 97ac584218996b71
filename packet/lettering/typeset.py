"""Line breaking and measuring of text. Points; type sizes in points.

Everything given here may be raw: `packet.lettering.characters` cleans it first. Nothing is ever dropped or replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from packet.lettering import shape
from packet.lettering.characters import SPACELESS, clean, clusters, script

LEADING: Final = 1.2
"""Distance of base lines as a multiple of the type size."""
ASCENT: Final = 0.93
"""How far letters of the shipped font reach above the base line, as a multiple of the type size."""
LONG_WORD: Final = 1000
"""No word of so many letters fits a line: it is cut without being measured whole."""
_ROUNDING: Final = 0.001
"""Points that sums of widths may be too large: far less than any space, far more than what floats lose."""

_NOT_FIRST: Final = frozenset(")]}»”’,.;:!?、。，．：；！？）］｝〉》」』】〕…ー々ๆฯະຯๅำຳ។៕៖ៗ%")
_NOT_LAST: Final = frozenset("([{«“‘（［｛〈《「『【〔เแโใไເແໂໃໄ")

_IDEOGRAPHS: Final = ((0x2E80, 0xA4CF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))


def missing(text: str) -> list[str]:
    """The characters of `text` that no font at hand prints, each once, in order of appearance."""
    return shape.missing(clean(text))


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line. Raises ValueError when `missing(text)` is not empty."""
    return width_of(clean(text), size, bold)


def wrap(
    text: str, room: float, size: float, bold: bool = False, *, keep_lines: bool = True, most: int | None = None
) -> list[str]:
    """The text in lines no wider than `room`; [] for a blank text. With `most`, only so many of its first lines.

    The person's own line ends stay with `keep_lines`. Lines end at spaces, between ideographs, and in scripts without
    spaces after a cluster; a word wider than the room is cut between clusters. No hyphen is ever added, so the lines
    joined give the text again. Only a single cluster wider than the room sticks out.
    """
    paragraphs = clean(text, keep_lines=keep_lines).split("\n")
    return list(islice((line for paragraph in paragraphs for line in _lines(paragraph, room, size, bold)), most))


def _lines(paragraph: str, room: float, size: float, bold: bool) -> Iterator[str]:
    line, used = "", 0.0
    for gap, piece in _pieces(paragraph):
        joint = " " if gap else ""
        for part, own in _parts(piece, room, size, bold):
            before = width_of(" ", size, bold) if joint and line else 0.0
            if line and used + before + own > room + _ROUNDING:
                yield line
                line, used = part, own
            else:
                line, used = line + (joint if line else "") + part, used + before + own
            joint = ""
    if line:
        yield line


def height(text: str, room: float, size: float, bold: bool = False, leading: float = LEADING) -> float:
    """How much a paragraph wrapped into `room` takes from the top of its first line to the foot of its last."""
    return len(wrap(text, room, size, bold)) * size * leading


def width_of(cleaned: str, size: float, bold: bool = False) -> float:
    """The width of a cleaned piece of a line, its spaces included."""
    return _advance(cleaned, bold) * size / 1000


@lru_cache(maxsize=4096)
def _advance(cleaned: str, bold: bool) -> float:
    """Thousandths of the size. The same words are measured again for each box, each size and each packet page."""
    return sum(run.advance for run in shape.runs(cleaned, bold))


def _pieces(paragraph: str) -> Iterator[tuple[bool, str]]:
    """(a space stands before it, piece): pieces between which a line may end."""
    for word in paragraph.split():
        if word.isascii():
            yield True, word
        else:
            yield from ((number == 0, piece) for number, piece in enumerate(_breakable(word)))


def _breakable(word: str) -> list[str]:
    pieces: list[str] = []
    for cluster in clusters(word):
        if pieces and not _may_end(pieces[-1], cluster):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _may_end(before: str, after: str) -> bool:
    if after[0] in _NOT_FIRST or before[-1] in _NOT_LAST:
        return False
    return _free(before[-1]) or _free(after[0])


def _free(char: str) -> bool:
    """Whether a line may end beside this character without a space (UAX 14 classes ID and SA, roughly)."""
    code = ord(char)
    if script(char) in SPACELESS:
        return True
    return any(low <= code <= high for low, high in _IDEOGRAPHS)


def _parts(piece: str, room: float, size: float, bold: bool) -> Iterator[tuple[str, float]]:
    """The piece with its width, cut between clusters when it is wider than the room."""
    if len(piece) < LONG_WORD:
        whole = width_of(piece, size, bold)
        if whole <= room:
            yield piece, whole
            return
    line, used = "", 0.0
    for cluster in clusters(piece):
        own = width_of(cluster, size, bold)
        if line and used + own > room:
            yield line, width_of(line, size, bold)
            line, used = "", 0.0
        line, used = line + cluster, used + own
    yield line, width_of(line, size, bold)
