"""The words of a paper with their places, brought into lines and cells as a reader sees them.

A cell is a run of words of one line without a wide gap: a column, a box of a form, a label and its value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

_GAP: Final = 1.1
"""Heights of a letter from which on a space parts two cells."""
_GAP_AMONG: Final = 0.55
"""As `_GAP`, in a printed line whose words stand closer: the narrow edge between the columns of a table."""
_CLOSER: Final = 3.0
"""How many times closer; the spaces of a line that is stretched to the edge are all alike."""
_SAME_LINE: Final = 0.5
"""Share of the lower word's height by which two words of one line overlap."""
_SAME_EDGE: Final = 4.0
"""Points by which the lines of a column begin apart."""
_COLUMN_LINES: Final = 4
"""Lines beside each other from which on columns are running text."""
_COLUMN_WORDS: Final = 3.5
"""Words of a line of such a column, at the middle: a label or a value has two."""
MOST_WORDS: Final = 60_000
"""Words of one paper that are looked at: some hundred pages of a letter."""
_NO_BASE: Final = str.maketrans("đĐøØłŁßæÆ", "dDoOlLsaA")


def fold(text: str) -> str:
    """Lower case without accents, one letter for each: places in it are places in `text`."""
    return "".join(_folded(char) for char in text)


def _folded(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFKD", char.translate(_NO_BASE))[:1].lower()[:1] or " "
    return {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "}.get(base, base)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its page (from 1), its box in points from the upper left, and how sure its letters are (0..1). `torn`: whether
    its value may go on in the next line.
    """

    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    sure: float = 1.0
    torn: bool = False

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True)
class TextCell:
    """Words of one line without a wide gap between them."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def y0(self) -> float:
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        return max(word.y1 for word in self.words)

    @property
    def height(self) -> float:
        return sorted(word.height for word in self.words)[len(self.words) // 2]

    @property
    def page(self) -> int:
        return self.words[0].page


@dataclass(frozen=True)
class TextLine:
    """Cells beside each other, from the left."""

    cells: tuple[TextCell, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    @cached_property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def page(self) -> int:
        return self.cells[0].page


_FRONT_PAGES: Final = 3
_TO_SOMEBODY: Final = re.compile(
    r"\b(?:dear|estimad[oa]|querid[oa]|member|subscriber|enrollee|participant|insured|identification number|client index|cin|"
    r"miembro|afiliad[oa]|suscriptor|paciente|numero de identificacion)\b.{0,25}(?::|,|\d)|\bpatient(?: name)?:"
)


@dataclass(frozen=True)
class PaperWords:
    """All lines of a paper in their order; `sizes` of its pages in points; `placed` whether places are real;
    `pictured` whether its letters were recognised from a picture.
    """

    lines: tuple[TextLine, ...]
    sizes: tuple[tuple[float, float], ...]
    placed: bool = True
    pictured: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)

    @cached_property
    def cells(self) -> tuple[TextCell, ...]:
        return tuple(cell for line in self.lines for cell in line.cells)

    @cached_property
    def flow(self) -> RunningText:
        return RunningText([word for line in in_columns(self.lines) for word in line.words])

    @cached_property
    def front(self) -> int:
        """The page on which the letter begins: a leaf before it, of languages or of a fax, speaks to nobody."""
        pages: dict[int, list[str]] = {}
        for cell in self.cells:
            if cell.page <= _FRONT_PAGES:
                pages.setdefault(cell.page, []).append(cell.folded)
        first = min(pages, default=1)
        return next((page for page in sorted(pages) if _TO_SOMEBODY.search(" ".join(pages[page]))), first)

    def height(self, page: int) -> float:
        return self.sizes[min(page, len(self.sizes)) - 1][1] if self.sizes else 792.0


class RunningText:
    """Words as one text, and back: which words a piece of it is."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = tuple(words)
        self.text = " ".join(word.text for word in self.words)
        self.folded = fold(self.text)
        self._starts: list[int] = []
        at = 0
        for word in self.words:
            self._starts.append(at)
            at += len(word.text) + 1

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that hold the characters start..end."""
        from bisect import bisect_left, bisect_right

        return self.words[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence starts and ends. The end of a short line is one, too, where a capital follows: the lines
        of a head are no sentence with what stands under them.
        """
        start = 0
        for end in sorted({found.end() for found in _ENDS.finditer(self.text)} | self._short_lines()):
            yield start, end
            start = end
        if start < len(self.text):
            yield start, len(self.text)

    def _short_lines(self) -> set[int]:
        """Where a line begins, with a capital, after one that ends far from the edge."""
        edges: dict[int, float] = {}
        for word in self.words:
            edges[word.page] = max(edges.get(word.page, 0.0), word.x1)
        return {
            self._starts[at]
            for at, (before, word) in enumerate(pairwise(self.words), 1)
            if word.text[:1].isupper()
            and (word.page, word.y0 > before.y1) != (before.page, False)
            and before.x1 < _SHORT_LINE * edges[before.page]
        }


_SHORT_LINE: Final = 0.6
"""Share of the longest line of a page that a line has at most which ends before it must."""
_ENDS: Final = re.compile(
    r"(?<!\bDr)(?<!\bDra)(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bSt)(?<!\b[A-Z])[.!?][)\"]?\s+(?=\(?[A-ZÁÉÍÓÚÑ¿¡\"])"
)


def lay_out(words: Iterable[Word]) -> tuple[TextLine, ...]:
    """Words in any order as lines from the top of each page."""
    pages: dict[int, list[Word]] = {}
    for number, word in enumerate(words):
        if number >= MOST_WORDS:
            break
        pages.setdefault(word.page, []).append(word)
    return tuple(line for page in sorted(pages) for line in _lines(pages[page]))


def in_columns(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines as they are read: of running text in two columns the whole left one before the right one."""
    at = 0
    while at < len(lines):
        end = _columns_end(lines, at)
        if end is None:
            yield lines[at]
            at += 1
            continue
        edge = lines[at].cells[-1].x0
        yield from (TextLine(left) for line in lines[at:end] if (left := _side(line, edge, right=False)))
        yield from (TextLine(right) for line in lines[at:end] if (right := _side(line, edge, right=True)))
        at = end


def _side(line: TextLine, edge: float, *, right: bool) -> tuple[TextCell, ...]:
    return tuple(cell for cell in line.cells if (cell.x0 > edge - _SAME_EDGE) == right)


def _columns_end(lines: Sequence[TextLine], at: int) -> int | None:
    """Where columns that begin at this line end; None where they are no running text, as labels with values are not."""
    if len(lines[at].cells) < 2:
        return None
    edge, end = lines[at].cells[-1].x0, at
    for line in lines[at:]:
        left, right = _side(line, edge, right=False), _side(line, edge, right=True)
        crossed = (left and left[-1].x1 > edge) or (right and abs(right[0].x0 - edge) > _SAME_EDGE)
        if line.page != lines[at].page or crossed:
            break
        end += 1
    sides = [[_side(line, edge, right=right) for line in lines[at:end]] for right in (False, True)]
    both = sum(bool(left and right) for left, right in zip(*sides, strict=True))
    if both < _COLUMN_LINES:
        return None
    counts = [sum(len(cell.words) for cells in side for cell in cells) / sum(map(bool, side)) for side in sides]
    return end if min(counts) >= _COLUMN_WORDS else None


def _lines(words: list[Word]) -> list[TextLine]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.y0 + word.y1) / 2, word.x0)):
        for row in reversed(rows[-4:]):
            if _beside(min(row, key=lambda other: abs((other.x0 + other.x1) - (word.x0 + word.x1))), word):
                row.append(word)
                break
        else:
            rows.append([word])
    rows.sort(key=lambda row: sorted(word.y0 + word.y1 for word in row)[len(row) // 2])
    return [TextLine(tuple(_cells(sorted(row, key=lambda word: word.x0)))) for row in rows]


def _beside(one: Word, other: Word) -> bool:
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    return overlap > _SAME_LINE * min(one.height, other.height)


def _cells(row: list[Word]) -> Iterator[TextCell]:
    gaps = [(word.x0 - before.x1) / max(4.0, min(before.height, word.height)) for before, word in pairwise(row)]
    printed = all(word.sure == 1.0 for word in row)
    closest = min((gap for gap in gaps if gap > 0), default=0.0)
    least = min(_GAP, max(_GAP_AMONG, _CLOSER * closest)) if printed and len(gaps) > 1 else _GAP
    cell = [row[0]]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap > least:
            yield TextCell(tuple(cell))
            cell = []
        cell.append(word)
    yield TextCell(tuple(cell))
