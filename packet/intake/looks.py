"""What each clean page looked like, kept in small beside the clean PDF.

The finished packet is held against it, so that no page of a paper has to be drawn a second time for that. A look is the
mean colour of every block of BLOCK x BLOCK dots of the picture that the ladder judged, which is what `compare` judges,
too; about 10 KB a page.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from packet.intake.visual_diff import BLOCK, BOUND, LONGEST

_HEAD: Final = struct.Struct(">HHI")
"""Width and height of the picture in dots, and how many bytes of packed means follow; all zero for an unknown look."""
_QUICK: Final = 1
"""zlib level: means of paper pack to a tenth at any level."""


@dataclass(frozen=True)
class PageLook:
    """`size` of the picture in dots, and its means as a picture BLOCK times smaller."""

    size: tuple[int, int]
    means: Image.Image = field(repr=False)

    def alike(self, picture: Image.Image) -> bool:
        """Whether no block of this picture is more than BOUND off. True means the same page; False asks to look again,
        because a line may have moved over the edge of a block by part of a dot.
        """
        if picture.size != self.size:
            return False
        apart = ImageChops.difference(self.means, picture.reduce(BLOCK)).histogram()
        return not any(count for level, count in enumerate(apart) if level % 256 > BOUND)


def packed(picture: Image.Image | None) -> bytes:
    """The look of an RGB picture as it lies in the file; None for a page whose look is not known."""
    if picture is None:
        return _HEAD.pack(0, 0, 0)
    means = zlib.compress(picture.reduce(BLOCK).tobytes(), _QUICK)
    return _HEAD.pack(*picture.size, len(means)) + means


def write(path: Path, looks: Iterable[bytes]) -> None:
    """The looks of all pages, in order. Raises OSError."""
    with path.open("wb") as file:
        file.writelines(looks)


class Looks:
    """The looks of one paper. What is not there, or is no look, is None: that page is drawn again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: list[int] = []
        with path.open("rb") as file:
            while len(head := file.read(_HEAD.size)) == _HEAD.size:
                self._places.append(file.tell() - _HEAD.size)
                file.seek(_HEAD.unpack(head)[2], 1)

    def of(self, page: int) -> PageLook | None:
        """The look of a page (from 0). Raises OSError."""
        if page >= len(self._places):
            return None
        with self._path.open("rb") as file:
            file.seek(self._places[page])
            width, height, length = _HEAD.unpack(file.read(_HEAD.size))
            if not 0 < width <= LONGEST or not 0 < height <= LONGEST:
                return None
            small = (-(-width // BLOCK), -(-height // BLOCK))
            means = _unpacked(file.read(length), 3 * small[0] * small[1])
        return PageLook((width, height), Image.frombytes("RGB", small, means)) if means is not None else None


def _unpacked(data: bytes, length: int) -> bytes | None:
    """Exactly so many bytes, or None: the file comes from the process that opened the paper."""
    try:
        means = zlib.decompressobj().decompress(data, length + 1)
    except zlib.error:
        return None
    return means if len(means) == length else None
