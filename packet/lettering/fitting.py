"""Fitting text into a box: all of it, or its beginning with a mark that tells that it goes on elsewhere.

Points; type sizes in points. What does not fit is never dropped here unseen: the mark stands where the text is cut.
"""

from __future__ import annotations

from typing import Final

from forms.sheet import Rect
from packet.lettering.characters import clean, clusters
from packet.lettering.paint import check_printable
from packet.lettering.typeset import LEADING, wrap

_ROUNDING: Final = 0.01
"""Points that a box may be too low: its height was rounded, and a line is a thousand times as high."""


def set_text(answer: str, rect: Rect, sizes: tuple[float, ...]) -> tuple[tuple[str, ...], float, bool]:
    """The lines of a cleaned answer at the first size at which they fit `rect`, else at the last size.

    Returns (lines, size, whether they fit); of an answer that does not fit only one line more than there is room for.
    """
    for size in sizes:
        room = room_for(rect, size)
        lines = tuple(wrap(answer, rect.width, size, most=room + 1))
        if len(lines) <= room:
            return lines, size, True
    return lines, size, False


def shortened(text: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """The text whole when `most` lines of `width` hold it, else as much as they hold, with "…" at its end.

    For a name that stands in full elsewhere; line ends become spaces. Raises `Unproved` as `Paint` does.
    """
    line = clean(text)
    check_printable(line)
    if len(wrap(line, width, size, bold, most=most + 1)) <= most:
        return line
    return " ".join(cut(line, "…", Rect(0, 0, width, most * size * LEADING), size, bold))


def room_for(rect: Rect, size: float) -> int:
    """How many lines of this size stand in the rectangle."""
    return int((rect.height + _ROUNDING) / (size * LEADING))


def cut(answer: str, marker: str, rect: Rect, size: float, bold: bool = False) -> tuple[str, ...]:
    """As many lines of the answer as fit with `marker` at their end; the marker alone when nothing more fits."""
    room = room_for(rect, size)
    pieces = clusters(answer)
    low, high = 0, min(len(pieces), _most(answer, rect, size, bold, room))
    while low < high:
        middle = (low + high + 1) // 2
        if len(_with(pieces[:middle], marker, rect, size, bold)) <= room:
            low = middle
        else:
            high = middle - 1
    end = low
    while 0 < end < len(pieces) and pieces[end] not in " \n" and pieces[end - 1] not in " \n":
        end -= 1
    return _with(pieces[: end or low], marker, rect, size, bold)


def _most(answer: str, rect: Rect, size: float, bold: bool, room: int) -> int:
    """At most so many clusters can stand in the box: those of its first lines and the spaces between them."""
    return sum(len(clusters(line)) + 1 for line in wrap(answer, rect.width, size, bold, most=room))


def _with(pieces: list[str], marker: str, rect: Rect, size: float, bold: bool) -> tuple[str, ...]:
    return tuple(wrap("".join(pieces).rstrip(" \n") + " " + marker, rect.width, size, bold))
