"""How a sheet lies in a picture: the plane projective view from the sheet's points to the picture's dots, and the sheet
drawn straight through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]
Points = NDArray[np.float64]
"""Rows of (x, y)."""
Matrix = NDArray[np.float64]
"""Three by three: takes (x, y, 1) of one plane to the other, up to a factor."""

LETTER: Final = (612.0, 792.0)
INCH: Final = 72.0
_SMALL: Final = 8
"""Dots of the picture in which the light is measured to one of its own."""
_WINDOW: Final = 9
"""Of these small dots the lightest is paper: wider than any stroke or letter of a form."""
_DARKEST: Final = 40.0
"""Level of grey under which a place is no paper in shade, but no paper."""
WHITE: Final = 255.0


@dataclass(frozen=True)
class SheetView:
    """`matrix` takes points of the sheet, from its upper left corner and y downwards, to dots of the picture."""

    matrix: Matrix

    def dots(self, points: Points) -> Points:
        """Where these points of the sheet lie in the picture."""
        return through(self.matrix, points)

    def points(self, dots: Points) -> Points:
        """Where these dots of the picture lie on the sheet."""
        return through(np.asarray(np.linalg.inv(self.matrix), np.float64), dots)

    def resolution(self) -> float:
        """The fewest dots an inch of the sheet in the picture, at its corners and its middle, along either axis."""
        wide, high = LETTER
        at = np.array([(0, 0), (wide, 0), (wide, high), (0, high), (wide / 2, high / 2)], np.float64)
        here, across, down = self.dots(at), self.dots(at + np.array((1, 0))), self.dots(at + np.array((0, 1)))
        return float(INCH * min(np.hypot(*(beside - here).T).min() for beside in (across, down)))


def through(matrix: Matrix, points: Points) -> Points:
    """The points taken through the view."""
    whole = np.column_stack((points, np.ones(len(points)))) @ matrix.T
    return np.asarray(whole[:, :2] / whole[:, 2:], np.float64)


def similar(source: Points, target: Points) -> Matrix:
    """The turn, scale and shift that come nearest to taking `source` to `target` (Umeyama 1991, without mirrors)."""
    middle, other = source.mean(axis=0), target.mean(axis=0)
    one = (source - middle) @ np.array([1, 1j])
    two = (target - other) @ np.array([1, 1j])
    turn = complex((one.conj() @ two) / max(float(np.abs(one) @ np.abs(one)), 1e-9))
    a, b = turn.real, turn.imag
    shift = other - np.array([a * middle[0] - b * middle[1], b * middle[0] + a * middle[1]])
    return np.array([[a, -b, shift[0]], [b, a, shift[1]], [0, 0, 1]])


def affine(source: Points, target: Points) -> Matrix:
    """The view without perspective that comes nearest (least squares)."""
    solved, *_ = np.linalg.lstsq(np.column_stack((source, np.ones(len(source)))), target, rcond=None)
    return np.vstack((solved.T, (0, 0, 1)))


def projective(source: Points, target: Points, weights: NDArray[np.float64] | None = None) -> Matrix:
    """The view that comes nearest, of four pairs or more: the normalised direct linear transform (Hartley 1997)."""
    to_one, of_one = _normal(source)
    to_other, of_other = _normal(target)
    (x, y), (u, v) = of_one.T, of_other.T
    zero, one = np.zeros_like(x), np.ones_like(x)
    rows = np.concatenate(
        (
            np.column_stack((x, y, one, zero, zero, zero, -u * x, -u * y, -u)),
            np.column_stack((zero, zero, zero, x, y, one, -v * x, -v * y, -v)),
        )
    )
    if weights is not None:
        rows *= np.concatenate((weights, weights))[:, None]
    solved = np.linalg.svd(rows.T @ rows)[2][-1].reshape(3, 3)
    matrix = np.linalg.inv(to_other) @ solved @ to_one
    return np.asarray(matrix / matrix[2, 2], np.float64)


def _normal(points: Points) -> tuple[Matrix, Points]:
    middle = points.mean(axis=0)
    scale = np.sqrt(2) / max(float(np.hypot(*(points - middle).T).mean()), 1e-9)
    matrix = np.array([[scale, 0, -scale * middle[0]], [0, scale, -scale * middle[1]], [0, 0, 1]])
    return matrix, through(matrix, points)


def straight(picture: Image.Image, view: SheetView, dpi: float) -> Image.Image:
    """The sheet drawn straight, of `dpi` dots an inch; white where the picture ends."""
    size = (round(LETTER[0] / INCH * dpi), round(LETTER[1] / INCH * dpi))
    scale = np.diag((INCH / dpi, INCH / dpi, 1.0))
    matrix = view.matrix @ scale
    matrix /= matrix[2, 2]
    shrunk, picture = _shrunk(picture, matrix)
    if shrunk != 1:
        matrix = np.diag((1 / shrunk, 1 / shrunk, 1.0)) @ matrix
        matrix /= matrix[2, 2]
    numbers = tuple(float(value) for value in matrix.reshape(9)[:8])
    return picture.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC, fillcolor=int(WHITE))


def _shrunk(picture: Image.Image, matrix: Matrix) -> tuple[int, Image.Image]:
    """A picture of about as many dots as are wanted: a transform looks at few dots, and fine print would break up."""
    step = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    factor = int(step + 0.25)
    return (factor, picture.reduce(factor)) if factor > 1 else (1, picture)


def lit(grey: Image.Image) -> Grey:
    """The picture with its paper white everywhere: the light of the room and the shade of a fold divided out."""
    small = grey.resize((max(1, grey.width // _SMALL), max(1, grey.height // _SMALL)), Image.Resampling.BOX)
    ground = small.filter(ImageFilter.MaxFilter(_WINDOW)).filter(ImageFilter.GaussianBlur(_WINDOW / 2))
    light = np.asarray(ground.resize(grey.size, Image.Resampling.BILINEAR), dtype=np.float32)
    even = np.asarray(grey, dtype=np.float32) * (WHITE / np.maximum(light, _DARKEST))
    return even.clip(0, WHITE).astype(np.uint8)
