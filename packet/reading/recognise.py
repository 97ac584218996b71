"""Letters in pictures, by tesseract (Apache-2.0, a program of the person's machine): the picture is made even, upright,
larger and free of rules before.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from forms.finders.offer import Place
from forms.finders.sheet import Word

SECONDS: Final = 90
"""For one picture; a page of a letter takes one or two, and forty on a machine that is busy with much else."""
_THREADS: Final = "1"
"""Threads of tesseract: more wait for each other by turning round, which took 27 seconds of a busy machine's processor
for a page that takes one with a single thread.
"""
WIDE: Final = 2300
"""Dots across to which a page is brought: tesseract is best at 30 dots for a capital, 10 point at 300 dots an inch."""
_SMALL: Final = 700
"""Dots across of the picture by which the turn is measured."""
_TURNS: Final = 6.0
"""Degrees up to which a page may lie askew."""
_HIGHEST: Final = 5400
_ACROSS, _DOWN = 240, 110
"""Dots along which a straight line is looked for, at WIDE: no letter of a text is as long."""
_BROKEN, _WHOLE = 0.55, 0.75
"""Share of these dots that are dark: a fax breaks lines."""
_THICK: Final = 9
"""Dots beside a rule where there is none: letters of a line have such neighbours."""
_ALONE: Final = 0.3
"""Share of a rule's darkness that there may be beside it."""
_SPECK: Final = 7
"""Dark dots within seven by seven that are fewer than any dot of an i has."""
_GLANCE: Final = 500
_DARKER: Final = 40
"""Levels of grey by which a table is darker than a paper."""
_LEAST_SHEET: Final = 0.12
"""Share of a photo that the paper has at least."""
_LEAST: Final = 0.2
"""Certainty under which a word is noise."""

Grey = NDArray[np.uint8]


class Recogniser:
    """Tesseract, where it is. `wanted_and_missing` once a page stayed unread for want of it."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        self.wanted_and_missing = False
        self._tongues = _tongues(program) if program else ()
        self.spanish = "spa" in self._tongues
        self._count = 0

    @property
    def there(self) -> bool:
        return bool(self._tongues)

    def read(self, picture: Image.Image, page: int, width: float, height: float) -> tuple[list[Word], Straightened]:
        """The words of a picture of a page that is `width` x `height` points, as they lie on the page made straight,
        and how places there go back to the page as it was seen. No words where they cannot be read.
        """
        if not self.there:
            self.wanted_and_missing = True
            return [], Straightened(1.0, 1.0, ())
        even, back = prepared(picture)
        across, down = width / even.width, height / even.height
        words = [
            Word(w.text, page, w.x0 * across, w.y0 * down, w.x1 * across, w.y1 * down, w.sure)
            for w in self._words(even, page)
        ]
        return words, Straightened(1 / across, 1 / down, back, width / picture.width, height / picture.height)

    def _words(self, picture: Image.Image, page: int) -> list[Word]:
        self._count += 1
        file = self._folder / f"page-{self._count}.pgm"
        picture.save(file)
        tongue = "+".join(name for name in ("eng", "spa") if name in self._tongues) or self._tongues[0]
        command = [self._program, str(file), "stdout", "-l", tongue, "--psm", "3", "--oem", "1", "--dpi", "300", "tsv"]
        try:
            made = subprocess.run(
                command, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, env={**os.environ, "OMP_THREAD_LIMIT": _THREADS},
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return []
        finally:
            file.unlink(missing_ok=True)
        return list(_table(made.stdout.decode("utf-8", "replace"), page))


def _tongues(program: str) -> tuple[str, ...]:
    try:
        made = subprocess.run(
            [program, "--list-langs"], timeout=10, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ()
    names = made.stdout.decode("ascii", "replace").split()
    return tuple(name for name in names if name in ("eng", "spa"))


def _table(text: str, page: int) -> Iterator[Word]:
    """Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, certainty, text."""
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) != 12 or parts[0] != "5":
            continue
        text, sure = parts[11].strip(), float(parts[10]) / 100
        text = text.strip("|_[]{}~—“”‘’«»°¦") if len(text) < 3 or text[0] in "|[{_~" or text[-1] in "|]}_~" else text
        left, top, width, height = (float(part) for part in parts[6:10])
        if not text or sure < _LEAST or height < 8 or (len(text) == 1 and not text.isalnum() and text != ":"):
            continue
        yield Word(text, page, left, top, left + width, top + height, sure)


Matrix = tuple[float, ...]
"""Eight numbers a..h of a view from aside: x' = (ax + by + c) / (gx + hy + 1), y' = (dx + ey + f) / (gx + hy + 1)."""


@dataclass(frozen=True, slots=True)
class Straightened:
    """How a place on the straightened page goes back to the page as it was seen: points to dots of the straightened
    picture, by `back` to dots of the picture, to points.
    """

    across: float
    down: float
    back: Matrix
    wide: float = 1.0
    high: float = 1.0

    def seen(self, place: Place) -> Place:
        """The box of a place on the page as it was seen."""
        if not self.back:
            return place
        x0, y0, x1, y1 = place
        corners = [_through(self.back, x * self.across, y * self.down) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [x * self.wide for x, _ in corners], [y * self.high for _, y in corners]
        return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _through(m: Matrix, x: float, y: float) -> tuple[float, float]:
    below = m[6] * x + m[7] * y + 1
    return (m[0] * x + m[1] * y + m[2]) / below, (m[3] * x + m[4] * y + m[5]) / below


def prepared(picture: Image.Image) -> tuple[Image.Image, Matrix]:
    """The paper of the picture on even white, straight, without rules and specks, about WIDE across; and the way back
    from its dots to those of the picture.
    """
    grey = picture.convert("L")
    corners = paper_corners(grey) or ((0.0, 0.0), (grey.width, 0.0), (grey.width, grey.height), (0.0, grey.height))
    wide = (_apart(corners[0], corners[1]) + _apart(corners[3], corners[2])) / 2
    high = (_apart(corners[0], corners[3]) + _apart(corners[1], corners[2])) / 2
    scale = min(WIDE / wide, _HIGHEST / high)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    matrix = _view(size, corners)
    even = _even(grey.transform(size, Image.Transform.PERSPECTIVE, matrix, Image.Resampling.BICUBIC))
    angle = skew(even)
    if abs(angle) > 0.15:
        turned = np.deg2rad(angle)
        cos, sin, cx, cy = np.cos(turned), np.sin(turned), size[0] / 2, size[1] / 2
        turn = np.array([[cos, -sin, cx - cos * cx + sin * cy], [sin, cos, cy - sin * cx - cos * cy], [0, 0, 1]])
        both = np.array([*matrix, 1.0]).reshape(3, 3) @ turn
        matrix = tuple(float(value) for value in (both / both[2, 2]).reshape(9)[:8])
        even = even.rotate(angle, Image.Resampling.BICUBIC, fillcolor=245)
    return Image.fromarray(without_rules(without_specks(np.asarray(even)))), matrix


Corner = tuple[float, float]


def _apart(one: Corner, other: Corner) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def _view(size: tuple[int, int], corners: Sequence[Corner]) -> Matrix:
    """The view that takes an upright sheet of this size to these corners (from the upper left, clockwise)."""
    rows, right = [], []
    for (x, y), (u, v) in zip(((0, 0), (size[0], 0), size, (0, size[1])), corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return tuple(float(value) for value in solved)


def paper_corners(grey: Image.Image) -> tuple[Corner, ...] | None:
    """The corners of a light sheet on a darker table, from the upper left, clockwise; None where there is no table."""
    factor = _GLANCE / max(grey.size)
    size = (max(8, round(grey.width * factor)), max(8, round(grey.height * factor)))
    small = np.asarray(grey.resize(size, Image.Resampling.BOX).filter(ImageFilter.MedianFilter(7)))
    middle = small[size[1] // 4 : 3 * size[1] // 4, size[0] // 4 : 3 * size[0] // 4]
    edge = np.concatenate((small[:4].ravel(), small[-4:].ravel(), small[:, :4].ravel(), small[:, -4:].ravel()))
    paper, table = float(np.percentile(middle, 70)), float(np.median(edge))
    if paper - table < _DARKER:
        return None
    light = small > (paper + table) / 2
    ys, xs = np.nonzero(light)
    if not _LEAST_SHEET < light.mean() < 1 - 0.02:
        return None
    sums, differences = xs + ys, xs - ys
    picks = (sums.argmin(), differences.argmax(), sums.argmax(), differences.argmin())
    corners = [(float(xs[at]), float(ys[at])) for at in picks]
    area = 0.5 * abs(sum(x * v - u * y for (x, y), (u, v) in zip(corners, corners[1:] + corners[:1], strict=True)))
    if not 0.85 < light.sum() / max(area, 1.0) < 1.15:
        return None
    return tuple((x / factor, y / factor) for x, y in corners)


def _even(grey: Image.Image) -> Image.Image:
    """PaperWords white everywhere: the light of the room and the shade of a fold divided out."""
    small = grey.resize((max(1, grey.width // 8), max(1, grey.height // 8)), Image.Resampling.BOX)
    ground = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    light = np.asarray(ground.resize(grey.size, Image.Resampling.BILINEAR), dtype=np.float32)
    even = np.asarray(grey, dtype=np.float32) * 245.0 / np.maximum(light, 60.0)
    return Image.fromarray(np.clip(even, 0, 255).astype(np.uint8))


def skew(grey: Image.Image) -> float:
    """Degrees by which the page must be turned (against the clock) for its lines to lie level."""
    small = grey.resize((_SMALL, max(1, round(grey.height * _SMALL / grey.width))), Image.Resampling.BOX)
    ink = Image.fromarray(((255 - np.asarray(small)) > 60).astype(np.uint8) * 255)

    def levelness(angle: float) -> float:
        rows = np.asarray(ink.rotate(angle, Image.Resampling.NEAREST, fillcolor=0), dtype=np.float32).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    best = max(np.arange(-_TURNS, _TURNS + 0.1, 0.75), key=levelness)
    best = max(np.arange(best - 0.6, best + 0.61, 0.15), key=levelness)
    return float(best) if levelness(float(best)) > 1.02 * levelness(0.0) else 0.0


def without_specks(grey: Grey) -> Grey:
    """Without single dark dots, as faxes have them."""
    dark = (grey < 128).astype(np.uint8)
    around = _sum_around(dark, 3)
    return np.where((dark == 1) & (around < _SPECK), np.uint8(245), grey)


def _sum_around(values: NDArray[np.uint8], reach: int) -> NDArray[np.int32]:
    """The sum over the square of `reach` dots to every side."""
    total = values.astype(np.int32)
    for axis in (0, 1):
        pad = [(reach + 1, reach) if at == axis else (0, 0) for at in (0, 1)]
        running = np.cumsum(np.pad(total, pad), axis=axis, dtype=np.int32)
        length = values.shape[axis]
        total = np.take(running, range(2 * reach + 1, 2 * reach + 1 + length), axis) - np.take(
            running, range(length), axis
        )
    return total


def without_rules(grey: Grey) -> Grey:
    """Without the lines of boxes and tables, also broken ones, which tesseract takes for letters: long and thin."""
    dark = (grey < 170).astype(np.uint8)
    lines = np.zeros(grey.shape, dtype=bool)
    for axis, span, filled in ((1, _ACROSS, _BROKEN), (0, _DOWN, _WHOLE)):
        near = np.maximum(dark, np.maximum(np.roll(dark, 1, 1 - axis), np.roll(dark, -1, 1 - axis)))
        along = _run_sum(near, axis, span)
        beside = np.maximum(np.roll(along, _THICK, 1 - axis), np.roll(along, -_THICK, 1 - axis))
        rule = (along > filled * span) & (beside < _ALONE * along)
        lines |= _run_sum(rule.astype(np.uint8), axis, span // 2) > 0
    grown = lines.copy()
    for axis in (0, 1):
        for step in (-1, 1):
            grown |= np.roll(lines, step, axis)
    return np.where(grown, np.uint8(245), grey)


def _run_sum(values: NDArray[np.uint8], axis: int, span: int) -> NDArray[np.int32]:
    """The sum over `span` dots along an axis, around each dot."""
    half = span // 2
    pad = [(half + 1, half) if at == axis else (0, 0) for at in (0, 1)]
    running = np.cumsum(np.pad(values, pad), axis=axis, dtype=np.int32)
    length = values.shape[axis]
    return np.take(running, range(2 * half + 1, 2 * half + 1 + length), axis) - np.take(running, range(length), axis)
