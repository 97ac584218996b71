"""How many bytes the dots of a picture in a PDF take before they are packed (ISO 32000-2, 8.9.5.2, 7.4.4.4): a picture
with fewer is drawn in part, or not at all, and no viewer says so.
"""

from __future__ import annotations

from typing import Final

from pikepdf import Array, Dictionary, Name, Stream

from packet.pdf.page import name_of

_COLOURS: Final = {
    "/DeviceGray": 1, "/CalGray": 1, "/G": 1, "/Indexed": 1, "/I": 1, "/Separation": 1,
    "/DeviceRGB": 3, "/CalRGB": 3, "/RGB": 3, "/Lab": 3, "/DeviceCMYK": 4, "/CMYK": 4,
}  # fmt: skip
"""Numbers that a dot has in each colour space (8.6)."""
_PNG: Final = 10
"""Predictors from here on put a byte before each row (table 10)."""


def least(image: Stream, *, packed: bool) -> int:
    """The fewest bytes that hold every dot of this picture, each row from a whole byte on; 0 where nobody can tell.
    `packed`: with what a predictor puts before each row.

    Raises TypeError or ValueError for entries that are no numbers.
    """
    if image.get("/Subtype") != Name.Image:
        return 0
    bits = 1 if image.get("/ImageMask", False) else int(image.get("/BitsPerComponent", 8))
    row = (int(image.get("/Width", 0)) * colours(image) * bits + 7) // 8
    return (row + 1 if row and packed and _predicted(image) else row) * int(image.get("/Height", 0))


def colours(image: Stream) -> int:
    """How many numbers a dot has; 0 where only the page's resources tell."""
    return 1 if image.get("/ImageMask", False) else _colours(image.get("/ColorSpace"))


def _colours(space: object) -> int:
    """0: unknown, as one that has its name among the page's resources."""
    if not isinstance(space, Array) or not len(space):
        return _COLOURS.get(name_of(space), 0)
    kind, more = name_of(space[0]), space[1] if len(space) > 1 else None
    if kind == "/ICCBased" and isinstance(more, Stream):
        return int(more.get("/N", 0))
    if kind == "/DeviceN" and isinstance(more, Array):
        return len(more)
    return _COLOURS.get(kind, 0)


def _predicted(image: Stream) -> bool:
    """Whether what is unpacked still has the bytes of a PNG predictor."""
    given = image.get("/DecodeParms")
    last = given[-1] if isinstance(given, Array) and len(given) else given
    return isinstance(last, Dictionary) and int(last.get("/Predictor", 1)) >= _PNG
