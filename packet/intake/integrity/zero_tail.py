"""Does an uncompressed picture end in zeros because its file was copied only in part? Its decoder takes them for dots.

Zeros can be the black border of a scan, too. So only what cannot be a border is sure: rows that reach their right edge,
and then one that stops midway, with nothing but zeros to the end of the file; or zeros in a fax code, which has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PIL import Image
from PIL.ExifTags import Base as Tag

_FEW: Final = 256
"""Bytes of zeros at the end of a file that tell nothing; longer than any fill in a fax code (T.4, 4.1.3)."""
_BLOCK: Final = 1 << 16
_ABOVE: Final = 8
"""Rows above the break that are looked at."""
_SECTOR: Final = 512
"""A copy stops where a piece of it ends, and all pieces are multiples of this."""
_SHARE: Final = 0.02
"""Share of a page that a scan's black border does not fill."""
_ASKEW: Final = 50
"""A fiftieth of a row: how far a scan's edge may wander from row to row beyond what the rows above show."""
_NEARLY_WHITE: Final = 0xC0
"""Of 255: a colour from which a dot is paper."""
_RAW: Final = 1
_PALETTE: Final = 3
_BY_PLANE: Final = 2
"""Compression, PhotometricInterpretation and PlanarConfiguration (TIFF 6.0, tags 259, 262, 284)."""
_FAX: Final = frozenset((2, 3, 4))
_WHITE: Final = (0, 5)
"""PhotometricInterpretation (TIFF 6.0, tag 262) of pictures in which zero is white: WhiteIsZero and CMYK."""


class End(Enum):
    """SOUND; DOUBTFUL: it may be a dark border, or a part that was never copied; LOST: it was never copied."""

    SOUND = 0
    DOUBTFUL = 1
    LOST = 2


@dataclass(frozen=True)
class _Piece:
    """A strip or a tile: `length` bytes from `start`, in rows of `row` bytes."""

    start: int
    length: int
    row: int

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True)
class _Layout:
    """Where the page lies in its file; `fax`: in a fax code; `two_tone`: a dot is one bit."""

    pieces: Sequence[_Piece]
    fax: bool
    two_tone: bool


def end_of(path: Path, image: Image.Image) -> End:
    """How the present page of this TIFF or BMP ends; its dots need not be decoded yet. Raises OSError."""
    layout = _of_tiff(image) if image.format == "TIFF" else _of_bmp(image)
    if layout is None:
        return End.SOUND
    size, zeros = path.stat().st_size, _zeros_from(path)
    empty = sum(max(0, min(piece.end, size) - max(piece.start, zeros)) for piece in layout.pieces)
    if empty < _FEW:
        return End.SOUND
    if layout.fax:
        return End.LOST
    if any(piece.start < zeros < piece.end and _breaks(path, piece, zeros) for piece in layout.pieces):
        return End.DOUBTFUL if layout.two_tone and zeros % _SECTOR else End.LOST
    return End.DOUBTFUL if empty > _SHARE * sum(piece.length for piece in layout.pieces) else End.SOUND


def _zeros_from(path: Path) -> int:
    """The place after the last byte of the file that is no zero."""
    with path.open("rb") as file:
        at = file.seek(0, 2)
        while at > 0:
            start = max(0, at - _BLOCK)
            file.seek(start)
            if block := file.read(at - start).rstrip(b"\0"):
                return start + len(block)
            at = start
    return 0


def _breaks(path: Path, piece: _Piece, zeros: int) -> bool:
    """Whether the last row stops far left of where the rows above it stop.

    Above the black border of a scan that lies askew, rows end farther and farther to the left: that is no break.
    """
    number, reached = divmod(zeros - piece.start, piece.row)
    if not reached or number < _ABOVE:
        return False
    with path.open("rb") as file:
        file.seek(piece.start + (number - _ABOVE) * piece.row)
        ends = [len(file.read(piece.row).rstrip(b"\0")) for _ in range(_ABOVE)]
    return min(ends) - reached > 2 * (max(ends) - min(ends)) + piece.row // _ASKEW


def _of_tiff(image: Any) -> _Layout | None:
    """None where zeros are white, as below the last line of a letter, or where a decoder tells of them."""
    tags = image.tag_v2
    kind, bits = tags.get(Tag.Compression, _RAW), tags.get(Tag.BitsPerSample, (1,))
    fax = kind in _FAX
    if not fax and (kind != _RAW or tags.get(Tag.PhotometricInterpretation) in _WHITE or _first_is_white(tags)):
        return None
    tiled = Tag.TileOffsets in tags
    starts, lengths = (
        tags.get(key, ())
        for key in ((Tag.TileOffsets, Tag.TileByteCounts) if tiled else (Tag.StripOffsets, Tag.StripByteCounts))
    )
    dots = tags[Tag.TileWidth] if tiled else tags[Tag.ImageWidth]
    planes = len(bits) if tags.get(Tag.PlanarConfiguration) == _BY_PLANE else 1
    row = max(1, (dots * sum(bits) // planes + 7) // 8)
    pieces = (_Piece(start, length, row) for start, length in zip(starts, lengths, strict=False))
    return _Layout(list(pieces if tiled else _joined(pieces)), fax, sum(bits) == 1)


def _first_is_white(tags: Any) -> bool:
    """Whether the first colour of a palette (TIFF 6.0, tag 320: all reds, all greens, all blues) is nearly white."""
    colours: tuple[int, ...] = tags.get(Tag.ColorMap, ()) if tags.get(Tag.PhotometricInterpretation) == _PALETTE else ()
    third = len(colours) // 3
    return bool(third) and min(colours[0], colours[third], colours[2 * third]) > _NEARLY_WHITE << 8


def _of_bmp(image: Any) -> _Layout | None:
    if len(image.tile) != 1 or image.tile[0][0] != "raw":
        return None
    _, (_, top, _, bottom), start, (coding, row, _) = image.tile[0]
    if image.palette and min(image.palette.palette[:3]) > _NEARLY_WHITE:  # zero is white
        return None
    return _Layout([_Piece(start, (bottom - top) * row, row)], False, coding in ("1", "P;1"))


def _joined(strips: Iterator[_Piece]) -> Iterator[_Piece]:
    """Strips that follow one another in the file as one: their rows do, too."""
    last: _Piece | None = None
    for strip in strips:
        if last is not None and strip.start == last.end and not last.length % last.row:
            last = _Piece(last.start, last.length + strip.length, last.row)
            continue
        if last is not None:
            yield last
        last = strip
    if last is not None:
        yield last
