"""Cells of a table whose words take two lines, as web pages and word processors break them: "Health plan ID" over "no.", with
the next column's one line between the two. Without this a label is lost, and of a value only its first line is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from forms.finders.labels import role
from forms.finders.run_on import follows, joined, run_on
from forms.finders.sheet import TextCell, TextLine, Word

_TIGHT: Final = 0.45
"""Heights of a letter at most between two lines of one cell; between two rows the edges of their cells stand, too."""
_EDGE: Final = 1.5
"""Points by which two lines of one cell begin apart."""
_MIDDLE: Final = 0.22
"""Heights of a letter by which the other column's line may stand off the middle of the two."""
_ALONE: Final = 1.35
"""Steps of the two lines within which that line has no neighbour above or below: running text in columns has."""
_NEAR: Final = 3
"""Lines within which a table's row is looked for."""


def unwrapped(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, with each such cell whole, in the line of what stands beside it."""
    return tuple(line for _, page in groupby(lines, lambda line: line.page) for line in _page(list(page)))


def _page(lines: list[TextLine]) -> Iterator[TextLine]:
    cells = [list(line.cells) for line in lines]
    for at in range(len(lines)):
        for upper in list(cells[at]):
            pair = _second(cells, at, upper)
            if pair is None:
                continue
            low, lower = pair
            row = _row(cells, at, upper, lower)
            if row is not None:
                cells[at].remove(upper)
                cells[low].remove(lower)
                cells[row].append(TextCell((*upper.words, *lower.words)))
    for at in range(len(lines) - 1):
        pairs = _pairs(cells[at], cells[at + 1])
        if any(_label_of_two(*pair) for pair in pairs):
            whole = [TextCell(_words(upper, lower)) for upper, lower in pairs]
            cells[at] = [cell for cell in cells[at] if all(cell is not pair[0] for pair in pairs)] + whole
            cells[at + 1] = []
    run_on(cells)
    yield from (TextLine(tuple(sorted(row, key=lambda cell: cell.x0))) for row in cells if row)


def _words(upper: TextCell, lower: TextCell) -> tuple[Word, ...]:
    """The words of both lines; of a number that was too long for its column, one."""
    broken = len(upper.words) == len(lower.words) == 1 and upper.text.isalnum() and lower.text.isalnum()
    both = broken and all(any(map(str.isdigit, cell.text)) for cell in (upper, lower))
    return joined(upper.words, lower.words) if both else (*upper.words, *lower.words)


def _pairs(row: list[TextCell], below: list[TextCell]) -> list[tuple[TextCell, TextCell]]:
    """Each cell of the line below with the one that it stands right under; none at all where one of them has none."""
    found = [(upper, lower) for lower in below for upper in row if _under(upper, lower) or follows(upper, lower)]
    return found if len(row) > 1 and len(found) == len(below) else []


def _label_of_two(upper: TextCell, lower: TextCell) -> bool:
    """Whether two lines are one label: "Subscriber" over "ID:"."""
    whole = f"{upper.folded} {lower.folded}"
    return not upper.text.endswith(":") and lower.text.endswith(":") and role(whole) is not None


def _under(upper: TextCell, lower: TextCell) -> bool:
    return abs(lower.x0 - upper.x0) <= _EDGE and -_TIGHT < (lower.y0 - upper.y1) / upper.height < _TIGHT


def _second(cells: list[list[TextCell]], at: int, upper: TextCell) -> tuple[int, TextCell] | None:
    """The cell right under this one, and its line."""
    for low in range(at + 1, min(at + _NEAR, len(cells))):
        for lower in cells[low]:
            if _under(upper, lower):
                return low, lower
    return None


def _row(cells: list[list[TextCell]], at: int, upper: TextCell, lower: TextCell) -> int | None:
    """The line of a cell beside the two that stands between them and has no neighbour in its column. None: none does."""
    middle, step = (_centre(upper) + _centre(lower)) / 2, _centre(lower) - _centre(upper)
    if step < upper.height / 2:
        return None
    near = range(max(0, at - _NEAR), min(at + 2 * _NEAR, len(cells)))
    for row in near:
        for other in cells[row]:
            apart = other.x0 > max(upper.x1, lower.x1) or other.x1 < min(upper.x0, lower.x0)
            if not apart or abs(_centre(other) - middle) > _MIDDLE * upper.height:
                continue
            if not any(_crowds(one, other, step) for line in near for one in cells[line] if one is not other):
                return row
    return None


def _crowds(one: TextCell, other: TextCell, step: float) -> bool:
    """Whether a cell stands right over or under another one."""
    return one.x0 < other.x1 and other.x0 < one.x1 and abs(_centre(one) - _centre(other)) < _ALONE * step


def _centre(cell: TextCell) -> float:
    return (cell.y0 + cell.y1) / 2
