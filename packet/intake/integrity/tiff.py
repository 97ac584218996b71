"""The chain of pages of a TIFF, read from its bytes: decoders stop in silence where it breaks off (TIFF 6.0, 2).

Also reads BigTIFF, whose numbers are twice as wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal

_WIDTHS: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of one value of each field type."""
_NEEDED: Final = frozenset((256, 257, 258, 259, 262, 273, 277, 278, 279, 322, 323, 324, 325))
"""Fields without which a page cannot be drawn: its size, its kind, and where its strips or tiles are."""
_MOST: Final = 20_000
_MOST_VALUES: Final = 64
"""Values of one field that are read: a raw photo has a handful of directories."""

_SUB_DIRECTORIES: Final = 330
_DNG_VERSION: Final = 50706
_PHOTOMETRIC: Final = 262
_SENSOR: Final = frozenset((32803, 34892))
"""Photometric interpretations of what a camera's sensor saw (TIFF/EP; DNG 1.4, chapter 4)."""
_CANON: Final = b"CR"
_COMPRESSION: Final = 259
_PACKINGS: Final = {50001: "WebP", 50002: "JPEG XL", 52546: "JPEG XL", 50000: "Zstandard", 34887: "LERC", 34925: "LZMA"}
"""Ways of packing (tag 259) that not every decoder knows."""


@dataclass(frozen=True)
class Chain:
    """`pages`: how many page directories can be read, `whole`: whether the last of them says that it is the last."""

    pages: int
    whole: bool


def chain(path: Path) -> Chain:
    """Follow the directories from the header on. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        head = file.read(16)
        order: Literal["little", "big"] = "little" if head[:2] == b"II" else "big"
        big = 43 in (head[2], head[3])
        reader = _Reader(file, size, order, big)
        at = int.from_bytes(head[8:16] if big else head[4:8], order)
        seen: set[int] = set()
        while at and at not in seen and len(seen) < _MOST:
            following = reader.directory(at)
            if following is None:
                return Chain(len(seen), False)
            seen.add(at)
            at = following
        return Chain(len(seen), True)


@dataclass(frozen=True)
class _Reader:
    file: BinaryIO
    size: int
    order: Literal["little", "big"]
    big: bool

    def directory(self, at: int) -> int | None:
        """Where the directory after the one at `at` is (0 = there is none); None when this one is not all there."""
        wide, entry, pointer = (8, 20, 8) if self.big else (2, 12, 4)
        if at >= self.size:
            return None
        self.file.seek(at)
        count = int.from_bytes(self.file.read(wide), self.order)
        if not 0 < count <= 4096 or at + wide + count * entry + pointer > self.size:
            return None
        for _ in range(count):
            if not self._there(self.file.read(entry)):
                return None
        return int.from_bytes(self.file.read(pointer), self.order)

    def fields(self, at: int) -> dict[int, list[int]]:
        """Tag -> the whole numbers of each field of the directory at `at`; {} when it is not there."""
        found: dict[int, list[int]] = {}
        if not 0 < at < self.size:
            return found
        self.file.seek(at)
        count = int.from_bytes(self.file.read(2), self.order)
        for entry in [self.file.read(12) for _ in range(min(count, 4096))]:
            width = _WIDTHS.get(int.from_bytes(entry[2:4], self.order), 0)
            number = min(int.from_bytes(entry[4:8], self.order), _MOST_VALUES)
            data = entry[8:12]
            if width * number > len(data):
                self.file.seek(int.from_bytes(data, self.order))
                data = self.file.read(width * number)
            pieces = [data[place : place + width] for place in range(0, width * number, width or 1)]
            found[int.from_bytes(entry[:2], self.order)] = [int.from_bytes(piece, self.order) for piece in pieces]
        return found

    def _there(self, entry: bytes) -> bool:
        """Whether the values of this field are in the file, as far as the page needs them."""
        if int.from_bytes(entry[:2], self.order) not in _NEEDED:
            return True
        half = 8 if self.big else 4
        width = _WIDTHS.get(int.from_bytes(entry[2:4], self.order), 0)
        length = width * int.from_bytes(entry[4 : 4 + half], self.order)
        return bool(width) and (
            length <= half or int.from_bytes(entry[4 + half : 4 + 2 * half], self.order) + length <= self.size
        )


def packing(image: Any) -> str:
    """The name of an unusual way in which this page (of Pillow) is packed, or ""."""
    return _PACKINGS.get(getattr(image, "tag_v2", {}).get(_COMPRESSION, 0), "")


def raw_photo(path: Path) -> bool:
    """Whether the file is a camera's raw photo: what decoders show of it is a small preview. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        head = file.read(16)
        order: Literal["little", "big"] = "little" if head[:2] == b"II" else "big"
        if 43 in (head[2], head[3]):
            return False  # no camera writes BigTIFF
        if head[8:10] == _CANON:
            return True
        reader = _Reader(file, size, order, big=False)
        first = reader.fields(int.from_bytes(head[4:8], order))
        below = [reader.fields(at) for at in first.get(_SUB_DIRECTORIES, [])]
        return _DNG_VERSION in first or any(_SENSOR.intersection(found.get(_PHOTOMETRIC, [])) for found in below)
