"""The sheet that came back against the page that was printed: letters that are no longer as printed, what was written
by hand, and whether there is ink in the places that wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from packet.fax.morphology import dilate, open_
from packet.fax.shapes import Shapes, shapes
from packet.signed.register import FINE
from packet.signed.view import INCH, LETTER, WHITE, Grey

Ink = Literal["yes", "no", "unsure"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom: points from the upper left corner of the sheet."""

DOT: Final = INCH / FINE
"""Points of a dot."""
_AREA: Final = (25.4 / FINE) ** 2
"""Square millimetres of a dot."""
_DARK: Final = 160
"""Level of grey under which a dot of the print is ink, paper being 255."""
_INK, _FAINT = 0.62, 0.75
"""From the black of the sheet's own print to paper: up to where a dot is ink, and up to where it may be. Of black 0
that is 158 and 191: a ballpoint leaves 90 to 130, coffee 180 to 220; on a pale copy all of it is paler."""
_BLACK: Final = 10
"""Per cent of the printed dots that are black, also where a blur has made most of them grey."""
_BLACKEST: Final = 130.0
"""Where the print itself is paler it is hardly there."""
_AROUND: Final = 9
"""Dots, 1.1 mm, by which printed ink is made wider before what is left counts as written: 0.5 mm on each side."""
_THICK: Final = 13
"""Dots, 1.6 mm: what is thicker is the edge of a shade or of a table and no stroke of a pen."""
_ROUND: Final = 5
"""Dots by which what is thick is made wider: its fringe is none of a pen either."""
_SPECK: Final = 0.12
"""Square millimetres: what is smaller is dust, or a dot of a telephone line."""
_SOME, _SURE = 0.5, 2.4
"""Square millimetres of ink in a box up to which it is empty, and from which it is written in: initials of 2 by 4 mm
have 3, a short date 4, the specks of a fax that stay in a box 0.3."""
_WIDE: Final = 3.5
"""Millimetres that writing is wide or high at least."""
_STROKE: Final = 0.8
"""Square millimetres from which strokes outside of the boxes are told."""
_NEAR: Final = 22.0
"""Points between strokes that are told as one place."""
_EDGE: Final = 16.0
"""Points at the edge of the sheet where the table shows, or its shade."""
_HEADER: Final = 30.0
"""Points at the head where a fax machine prints its line."""
_OUT: Final = 10.0
"""Points that a signature may stand over its box: what hangs together with it is of it."""
_SHIFT: Final = 3
"""Dots that a letter may lie beside its place: 0.4 mm."""
_LOW: Final = 0.17
"""By how much less than its neighbours on the page a letter may look like its print."""
_SPREADS: Final = 5.0
"""Or by how many times what is usual on the page."""
_BLURRED: Final = 0.27
"""Where that is more, a 0 could pass for an 8, and the sheet cannot be held against its print."""
_LEAST_LETTER: Final = 8
"""Dots: a full stop of 10 points has four, and looks like dust."""


@dataclass(frozen=True)
class PrintedLetter:
    """One printed character and its box."""

    text: str
    box: Box


@dataclass(frozen=True)
class Compared:
    """`changed`: boxes of letters that are not as printed, line by line. `written`: places with handwriting outside of
    the boxes. `ink`: for each box that waits for ink, whether there is some. `clear`: whether the sheet is sharp enough
    to tell one letter from another.
    """

    changed: tuple[Box, ...]
    written: tuple[Box, ...]
    ink: Mapping[str, Ink]
    clear: bool = True


def compare(sheet: Grey, printed: Image.Image, letters: Sequence[PrintedLetter], boxes: Mapping[str, Box]) -> Compared:
    """`sheet` and `printed` lie on one another, FINE dots an inch, paper white; `letters` are those of the print.
    `boxes`: the places for ink by name.
    """
    black = _black(sheet, printed)
    found = shapes(_strokes(sheet, printed, black + _INK * (WHITE - black)))
    faint = shapes(_strokes(sheet, printed, black + _FAINT * (WHITE - black)))
    kept = found.area * _AREA >= _SPECK
    own = np.zeros(kept.shape, np.bool_)
    ink: dict[str, Ink] = {}
    for name, box in boxes.items():
        inside = kept & _touches(found, box, 0.0)
        own |= inside | (kept & _touches(found, box, _OUT))
        ink[name] = _inked(found, inside)
        if ink[name] == "no" and _inked(faint, _touches(faint, box, 0.0) & (faint.area * _AREA >= _SPECK)) == "yes":
            ink[name] = "unsure"
    written = tuple(_places(found, kept & ~own))
    differing, clear = _differing(sheet, printed, letters)
    changed = tuple(_lines([one for one in differing if not _in_any(one, boxes)]))
    return Compared(changed, written, ink, clear)


def _black(sheet: Grey, printed: Image.Image) -> float:
    """How dark the print came out on the sheet: its darker half."""
    ink = sheet[np.asarray(printed) < _DARK]
    return min(float(np.percentile(ink, _BLACK)), _BLACKEST) if ink.size else 0.0


def _strokes(sheet: Grey, printed: Image.Image, level: float) -> NDArray[np.bool_]:
    """What is darker than `level` on the sheet, thin, and not beside printed ink."""
    near = dilate((np.asarray(printed) < _DARK).view(np.uint8), _AROUND)
    dark = sheet < level
    thick = dilate(open_(dark.view(np.uint8), _THICK), _ROUND)
    return np.asarray(dark & (near == 0) & (thick == 0), np.bool_)


def _touches(found: Shapes, box: Box, more: float) -> NDArray[np.bool_]:
    left, top, right, bottom = (
        (edge + beside) / DOT for edge, beside in zip(box, (-more, -more, more, more), strict=True)
    )
    return np.asarray(
        (found.right >= left) & (found.left <= right) & (found.bottom >= top) & (found.top <= bottom), np.bool_
    )


def _inked(found: Shapes, inside: NDArray[np.bool_]) -> Ink:
    if not inside.any():
        return "no"
    area = float(found.area[inside].sum()) * _AREA
    across = found.right[inside].max() - found.left[inside].min()
    down = found.bottom[inside].max() - found.top[inside].min()
    wide = float(max(across, down)) * 25.4 / FINE
    if area <= _SOME:
        return "no"
    return "yes" if area >= _SURE and wide >= _WIDE else "unsure"


def _places(found: Shapes, some: NDArray[np.bool_]) -> Iterator[Box]:
    """Where strokes stand together that are more than specks, but at the edges of the sheet."""
    groups: list[tuple[list[float], float]] = []
    for number in np.flatnonzero(some):
        box = [float(edge[number]) * DOT for edge in (found.left, found.top, found.right, found.bottom)]
        if box[1] < _HEADER or box[0] < _EDGE or box[2] > LETTER[0] - _EDGE or box[3] > LETTER[1] - _EDGE:
            continue
        area = float(found.area[number]) * _AREA
        for place, (other, sum_of) in enumerate(groups):
            if _gap(box, other) < _NEAR:
                joined = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                groups[place] = (joined, sum_of + area)
                break
        else:
            groups.append((box, area))
    yield from ((box[0], box[1], box[2], box[3]) for box, area in groups if area >= _STROKE)


def _gap(one: Sequence[float], other: Sequence[float]) -> float:
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    down = max(one[1] - other[3], other[1] - one[3], 0.0)
    return max(across, down)


def _differing(sheet: Grey, printed: Image.Image, letters: Sequence[PrintedLetter]) -> tuple[list[PrintedLetter], bool]:
    """The letters that look less like their print than the others of the page do, and whether that can be told."""
    print_ = np.asarray(printed)
    seen, alike = [], []
    for letter in letters:
        left, top, right, bottom = (round(edge / DOT) for edge in letter.box)
        if min(right - left, bottom - top) < 2 or max(right - left, bottom - top) < _LEAST_LETTER:
            continue
        if (
            left < _SHIFT + 1
            or top < _SHIFT + 1
            or right + _SHIFT + 2 > sheet.shape[1]
            or bottom + _SHIFT + 2 > sheet.shape[0]
        ):
            continue
        seen.append(letter)
        patch = print_[top - 1 : bottom + 2, left - 1 : right + 2].astype(np.float32)
        room = sheet[top - 1 - _SHIFT : bottom + 2 + _SHIFT, left - 1 - _SHIFT : right + 2 + _SHIFT].astype(np.float32)
        alike.append(_likeness(room, patch))
    if not alike:
        return [], False
    values = np.array(alike)
    middle = float(np.median(values))
    spread = 1.4826 * float(np.median(np.abs(values - middle)))
    less = max(_LOW, _SPREADS * spread)
    return [letter for letter, value in zip(seen, alike, strict=True) if value < middle - less], less <= _BLURRED


def _likeness(room: NDArray[np.float32], patch: NDArray[np.float32]) -> float:
    """The best correlation of a patch with the places of a room about it."""
    flat = patch - patch.mean()
    windows = sliding_window_view(room, patch.shape).reshape(-1, patch.size)
    middle = windows.mean(axis=1)
    spread = np.sqrt(np.maximum((windows * windows).mean(axis=1) - middle**2, 25.0) * patch.size)
    return float(((windows @ flat.ravel()) / (spread * max(float(np.linalg.norm(flat)), 1.0))).max())


def _in_any(letter: PrintedLetter, boxes: Mapping[str, Box]) -> bool:
    x, y = (letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2
    return any(
        left - _OUT <= x <= right + _OUT and top - _OUT <= y <= bottom + _OUT
        for left, top, right, bottom in boxes.values()
    )


def _lines(letters: Sequence[PrintedLetter]) -> Iterator[Box]:
    """The boxes of letters that follow one another on a line, as one."""
    here: Box | None = None
    for letter in letters:
        box = letter.box
        if here is not None and box[0] - here[2] < _NEAR and abs(box[3] - here[3]) < _NEAR / 3 and box[2] >= here[0]:
            here = (here[0], min(here[1], box[1]), max(here[2], box[2]), max(here[3], box[3]))
            continue
        if here is not None:
            yield here
        here = box
    if here is not None:
        yield here
