"""Values of a table that run on in the line below, beside a label of one line: "Health plan | Blue Shield of" over "California".

A line is broken where the next word has no room. Where it had room, the line below may be anything else: then the value is
left as it stands, and is no longer certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from forms.finders.labels import role
from forms.finders.sheet import TextCell, Word

_LEADING: Final = 1.45
"""Sizes of the letters at most from one line of a cell to the next: 1.4, and what a "b" is taller than an "I"."""
_EDGE: Final = 1.5
"""Points by which two lines of one cell begin apart."""
_SIZES: Final = 0.15
"""Share by which the sizes of two lines of one cell differ: their boxes tell it no better."""
_PADDING: Final = 1.3
"""Sizes between the room of a cell and the next column."""
_SPACE: Final = 0.25
"""Sizes of a space."""
_NEAR: Final = 3
"""Lines within which the next line of a cell is looked for: the columns of a row need not stand level."""
_MOST_LINES: Final = 4
"""Lines of one value."""
_CAPITAL: Final = 0.77
_SMALL: Final = 0.55
"""Shares of the size that a box of letters has without tails, and with neither tails nor tops."""
_TAILS: Final = re.compile(r"[gjpqyçQ,;()|]")
_TOPS: Final = re.compile(r"[^acemnorsuvwxz.:-]")
_NUMBER: Final = re.compile(r"[A-Z0-9-]+(?: [A-Z0-9-]+)*")
_PIECE: Final = re.compile(r"(?=[A-Z0-9-]*\d)[A-Z0-9-]+|[A-Z]{1,2}")
_DATE: Final = re.compile(r"(?:\b(?:19|20)\d\d|\d[/-]\d\d)[.,]?$")
_OTHER: Final = re.compile(r"\(?\d|p\.? ?o\.? box|apartado|(?:suite|attn|tel|fax)\b|www\.|\S+@")
"""How a line begins that is an address or a telephone under a name."""


def run_on(cells: list[list[TextCell]]) -> None:
    """Makes each such value whole in its line, and marks the last word of one that may go on. `cells`: the lines of a page."""
    edge = max((cell.x1 for row in cells for cell in row), default=0.0)
    for at, row in enumerate(cells):
        for upper in list(row):
            label = _label(row, upper)
            if label is not None:
                row[row.index(upper)] = _whole(cells, at, upper, label, _room(row, upper, edge))


def _label(row: Sequence[TextCell], value: TextCell) -> TextCell | None:
    """The label right before a value in its line."""
    before = max((cell for cell in row if cell.x1 < value.x0), key=lambda cell: cell.x0, default=None)
    return before if before is not None and _names(before) and not _names(value) else None


def _names(cell: TextCell) -> bool:
    return cell.text.endswith(":") or role(cell.folded) is not None


def _room(row: Sequence[TextCell], value: TextCell, edge: float) -> float:
    """Where the next column begins, or the text of the page ends."""
    return min((cell.x0 for cell in row if cell.x0 > value.x1), default=edge + _PADDING * _size(value))


def _whole(cells: list[list[TextCell]], at: int, value: TextCell, label: TextCell, room: float) -> TextCell:
    upper = value
    for _ in range(_MOST_LINES - 1):
        found = _below(cells, at, upper, label)
        if found is None:
            return value
        row, lower = found
        headed = _names(lower) and any(cell.x0 > lower.x1 for cell in row)
        parted = None if headed else _parted(upper, lower, room)
        if parted is None:
            return value
        if parted == "doubt":
            return TextCell((*value.words[:-1], replace(value.words[-1], torn=True)))
        row.remove(lower)
        value = TextCell(joined(value.words, lower.words) if parted == "word" else (*value.words, *lower.words))
        upper = lower
    return value


def _below(
    cells: list[list[TextCell]], at: int, upper: TextCell, label: TextCell
) -> tuple[list[TextCell], TextCell] | None:
    """The cell that stands as the next line of this one, with nothing beside it under the label; and its line."""
    near = cells[at + 1 : at + 1 + _NEAR * _MOST_LINES]
    for row in near:
        for lower in row:
            if follows(upper, lower):
                beside = (
                    other
                    for line in near
                    for other in line
                    if other.x0 < lower.x0 - _EDGE
                    and other.x1 > label.x0
                    and other.y0 < lower.y1
                    and lower.y0 < other.y1
                )
                return None if next(beside, None) is not None else (row, lower)
    return None


def follows(upper: TextCell, lower: TextCell) -> bool:
    """Whether a cell stands where the next line of another one does: same edge, same size, right below."""
    size = _size(upper)
    return (
        abs(lower.x0 - upper.x0) <= _EDGE
        and abs(_size(lower) - size) <= _SIZES * size
        and 0.5 * size < lower.y0 - max(word.y0 for word in upper.words if word.y0 < upper.y0 + size) <= _LEADING * size
    )


def _parted(upper: TextCell, lower: TextCell, room: float) -> str | None:
    """How a value goes on: "space" or "word" where it was parted, "doubt", or None where the line below is another thing."""
    size = _size(upper)
    full = upper.x1 + _SPACE * size + (lower.words[0].x1 - lower.words[0].x0) > room - _PADDING * size
    if _NUMBER.fullmatch(upper.text) and any(map(str.isdigit, upper.text)):
        if _PIECE.fullmatch(lower.text) is None:
            return None
        filled = upper.x1 + size > room - _PADDING * size
        return "word" if filled or upper.text.endswith("-") else "doubt"
    if _DATE.search(upper.text) or any(word.text.endswith(":") for word in lower.words):
        return None
    if _OTHER.match(lower.folded):
        return "doubt" if full else None
    return "space" if full else "doubt"


def joined(upper: Sequence[Word], lower: Sequence[Word]) -> tuple[Word, ...]:
    """Words of two lines, the last of the first and the first of the second being one that was broken."""
    one, other = upper[-1], lower[0]
    whole = replace(
        one, text=one.text + other.text, x0=min(one.x0, other.x0), x1=max(one.x1, other.x1), y1=other.y1,
        sure=min(one.sure, other.sure),
    )  # fmt: skip
    return (*upper[:-1], whole, *lower[1:])


def _size(cell: TextCell) -> float:
    """The size of the letters, of which a box shows what they have of tops and tails."""
    sizes = sorted(
        word.height / (1.0 if _TAILS.search(word.text) else _CAPITAL if _TOPS.search(word.text) else _SMALL)
        for word in cell.words
    )
    return sizes[len(sizes) // 2]
