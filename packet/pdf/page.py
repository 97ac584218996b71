"""The visible part of a page and how it is turned: ISO 32000-2, 7.7.3.3 and 14.11.2, read as forgivingly as viewers do.

Pure arithmetic on a page's own entries; changes nothing.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import pikepdf

LETTER: Final = (0.0, 0.0, 612.0, 792.0)
_DEEP: Final = 500
"""Parents asked for an inherited entry before the chain counts as a loop."""
_TINY: Final = 1e-3


class Rectangle(NamedTuple):
    """A rectangle in the page's own units, corners in order: left < right, bottom < top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def meet(self, other: Rectangle) -> Rectangle | None:
        """The common part, or None when there is none."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Rectangle(left, bottom, right, top) if right - left > _TINY and top - bottom > _TINY else None


def holder_of(page: object, key: str) -> pikepdf.Dictionary | None:
    """The page or the nearest ancestor that has this entry (7.7.3.4); None when none has."""
    node = page
    for _ in range(_DEEP):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node
        node = node.get("/Parent")
    return None


def inherited(page: object, key: str) -> Any:
    """The entry of the page or of its nearest ancestor that has it, else None."""
    holder = holder_of(page, key)
    return None if holder is None else holder.get(key)


def name_of(value: object) -> str:
    """A name as it is written, "/Name"; "" for what is no name. Names need not be text in any encoding (7.3.5)."""
    return value.unparse().decode("latin-1") if isinstance(value, pikepdf.Name) else ""


def numbers(value: object, count: int) -> tuple[float, ...] | None:
    """`count` finite numbers, or None."""
    if not isinstance(value, pikepdf.Array) or len(value) < count:
        return None
    try:
        found = tuple(float(number) for number in list(value)[:count])
    except (TypeError, ValueError, ArithmeticError):
        return None
    return found if all(abs(number) < 1e9 for number in found) else None


def box(value: object) -> Rectangle | None:
    """A rectangle from an array in any corner order, or None when it is empty or no rectangle."""
    found = numbers(value, 4)
    if found is None:
        return None
    left, right = sorted((found[0], found[2]))
    bottom, top = sorted((found[1], found[3]))
    return Rectangle(left, bottom, right, top) if right - left > _TINY and top - bottom > _TINY else None


def visible(page: object) -> Rectangle:
    """CropBox within MediaBox; the MediaBox where they do not meet; Letter where there is none."""
    media = box(inherited(page, "/MediaBox")) or Rectangle(*LETTER)
    crop = box(inherited(page, "/CropBox"))
    return (media.meet(crop) or media) if crop else media


def turned(page: object) -> int:
    """/Rotate as 0, 90, 180 or 270 degrees clockwise; what is no multiple of 90 counts as the next one towards 0, as
    PDFium has it (CPDF_Page::GetPageRotation divides whole numbers)."""
    value = inherited(page, "/Rotate")
    try:
        return int(int(float(value)) / 90) * 90 % 360 if value is not None else 0
    except (TypeError, ValueError, ArithmeticError):
        return 0


def unit(page: Any) -> float:
    """/UserUnit: how many points one unit of the page is (7.7.3.3); 1 unless it is a sane positive number."""
    try:
        value = float(page.get("/UserUnit", 1))
    except (TypeError, ValueError, ArithmeticError):
        return 1.0
    return value if 1e-3 < value < 1e3 else 1.0


def digits(value: float) -> bytes:
    """A number as content streams write it: no exponent, six places at most."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode()


def real(value: float) -> pikepdf.Object:
    """A number as a PDF object."""
    return pikepdf.Object.parse(digits(value))
