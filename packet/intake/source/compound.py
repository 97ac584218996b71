"""Compound files ([MS-CFB]): the streams of an old Office file, read and changed in place, byte for byte.

Nothing is moved: what is changed keeps its length, so that no table of the file needs another look.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

_HEADER: Final = 512
_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END: Final = 0xFFFFFFFA
"""Sector numbers from here on are no sectors (2.1)."""
_SHIFTS: Final = (9, 12)
_SMALL_SHIFT: Final = 6
"""Sectors are 2^9 or 2^12 bytes, small ones 2^6 (2.2)."""
_AT_SHIFTS: Final = 30
_AT_DIRECTORY: Final = 48
_AT_CUTOFF: Final = 56
_AT_SMALL_FAT: Final = 60
_AT_MORE_FAT: Final = 68
_AT_FAT: Final = 76
_FAT_IN_HEADER: Final = 109
"""Bytes into the header (2.2): the two sizes of sectors; where the directory begins; the size from which a stream has
whole sectors; where the table of small sectors and the rest of the table of sectors begin; its first 109 sectors."""
_ENTRY: Final = 128
_NAME_LENGTH: Final = 64
_KIND: Final = 66
_START: Final = 116
"""Bytes of an entry of the directory, and into it (2.6.1): the length of its name, its kind, its first sector."""
_STREAM: Final = 2
_ROOT: Final = 5
_MOST_ENTRIES: Final = 100_000


class Compound:
    """An open file. Raises ValueError where its tables contradict one another or the size of the file."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(_SIGNATURE) or len(data) < _HEADER:
            raise ValueError("no compound file")
        self.data = bytearray(data)
        shift, small = struct.unpack_from("<HH", data, _AT_SHIFTS)
        if shift not in _SHIFTS or small != _SMALL_SHIFT:
            raise ValueError("unknown sizes of sectors")
        self._size: int = 1 << shift
        self._small: int = 1 << small
        self._fat = self._read_fat()
        directory = self._joined(self._chain(self._number(_AT_DIRECTORY)))
        self._entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)][:_MOST_ENTRIES]
        self._mini_fat = self._numbers(self._joined(self._chain(self._number(_AT_SMALL_FAT))))
        roots = [entry for entry in self._entries if entry[_KIND] == _ROOT]
        self._mini = self._chain(struct.unpack_from("<I", roots[0], _START)[0]) if roots else []

    def find(self, name: str) -> Stream | None:
        """The stream with this name in the outermost storage or, for want of one, in any."""
        for entry in self._entries:
            length = struct.unpack_from("<H", entry, _NAME_LENGTH)[0]
            if entry[_KIND] == _STREAM and entry[: max(0, length - 2)] == name.encode("utf-16-le"):
                return self._stream(entry)
        return None

    def _stream(self, entry: bytes) -> Stream:
        start, size = struct.unpack_from("<II", entry, _START)
        if size >= self._number(_AT_CUTOFF):
            places = [self._place(sector) for sector in self._chain(start)]
            return Stream(self.data, places, self._size, size)
        per = self._size // self._small
        places = []
        for number in self._follow(start, self._mini_fat):
            if number // per >= len(self._mini):
                raise ValueError("beyond the small sectors")
            places.append(self._place(self._mini[number // per]) + number % per * self._small)
        return Stream(self.data, places, self._small, size)

    # Sectors

    def _number(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 4], "little")

    def _place(self, sector: int) -> int:
        at = (sector + 1) * self._size
        if at >= len(self.data):
            raise ValueError("beyond the end")
        return at

    def _joined(self, sectors: Sequence[int]) -> bytes:
        places = (self._place(sector) for sector in sectors)
        return b"".join(bytes(self.data[at : at + self._size]).ljust(self._size, b"\0") for at in places)

    @staticmethod
    def _numbers(table: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(table) // 4}I", table)

    def _read_fat(self) -> tuple[int, ...]:
        sectors = [number for number in struct.unpack_from(f"<{_FAT_IN_HEADER}I", self.data, _AT_FAT) if number < _END]
        more, left = self._number(_AT_MORE_FAT), len(self.data) // self._size // (self._size // 4) + 1
        while more < _END and left > 0:
            *numbers, more = self._numbers(self._joined([more]))
            sectors += [number for number in numbers if number < _END]
            left -= 1
        return self._numbers(self._joined(sectors))

    def _chain(self, start: int) -> list[int]:
        return self._follow(start, self._fat)

    @staticmethod
    def _follow(start: int, table: Sequence[int]) -> list[int]:
        found: list[int] = []
        while start < _END:
            if start >= len(table) or len(found) > len(table):
                raise ValueError("a chain without end")
            found.append(start)
            start = table[start]
        return found


class Stream:
    """A stream: pieces of `step` bytes of the file at these places, `size` bytes in all."""

    def __init__(self, data: bytearray, places: Sequence[int], step: int, size: int) -> None:
        if len(places) * step < size:
            raise ValueError("shorter than it says")
        self._data, self._places, self._step = data, places, step
        self.size = size

    def read(self, at: int, length: int) -> bytes:
        """So many bytes. Raises ValueError where they are not there."""
        if at < 0 or length < 0 or at + length > self.size:
            raise ValueError("beyond the stream")
        return b"".join(bytes(self._data[start:end]) for start, end in self._pieces(at, length))

    def write(self, at: int, new: bytes) -> None:
        """Change bytes in place."""
        if at < 0 or at + len(new) > self.size:
            raise ValueError("beyond the stream")
        done = 0
        for start, end in self._pieces(at, len(new)):
            self._data[start:end] = new[done : done + end - start]
            done += end - start

    def _pieces(self, at: int, length: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        while length > 0:
            place, inside = divmod(at, self._step)
            start = self._places[place] + inside
            taken = min(length, self._step - inside)
            found.append((start, start + taken))
            at, length = at + taken, length - taken
        return found
