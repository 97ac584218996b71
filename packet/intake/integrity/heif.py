"""Is a HEIC photo all there? Its decoder paints what is damaged, and says nothing.

HEVC never writes two zero bytes and then 0, 1 or 2 inside a unit (ITU-T H.265, 7.4.2), so zeros that a half-done copy
left, anywhere in the picture, are sure. A changed bit, or noise in place of a part, cannot be told from a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packet.intake.integrity.zero_tail import End

_BROKEN: Final = re.compile(rb"\x00\x00(?:[\x00-\x02]|\x03[^\x00-\x03])")
_ERASED: Final = b"\xff" * 256
"""What an erased stick holds; no picture is coded so."""
_FILLER: Final = 38
"""Kind of a unit that fills up room with 0xFF (ITU-T H.265, 7.3.2.8): cameras write one at the end."""
_WIDTH: Final = 4 + 21
"""From the name of a decoder's settings to the width of lengths, less one (ISO/IEC 14496-15, 8.3.3.1)."""
_TRAILING: Final = 3
"""Zeros that some writers leave after a unit: the start code of the next one."""
_APART: Final = frozenset((b"thmb", b"auxl"))
"""References of what is no part of the picture: a thumbnail, a map of depth (ISO/IEC 23008-12, 6.4)."""


def end_of(path: Path) -> End:
    """LOST: units of the picture are damaged; DOUBTFUL: bytes that belong to nothing follow; else SOUND, also for what
    cannot be read, which the decoder will tell. Raises OSError.
    """
    data = path.read_bytes()
    try:
        boxes = {kind: place for kind, *place in _boxes(data, 0, len(data))}
        start, end = boxes[b"meta"]
        if (said := data.find(b"hvcC", start, end)) >= 0 and data[said + _WIDTH] & 3 != 3:
            return End.SOUND  # lengths of another width than four bytes: no writer known does that
        for first, last in _pictures(data, start + 4, end):
            if not _sound(data[first:last]):
                return End.LOST
    except (IndexError, KeyError, ValueError):
        return End.SOUND
    whole = max(last for _, last in boxes.values()) == len(data)
    return End.SOUND if whole else End.DOUBTFUL


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind and place of what each box holds (ISO/IEC 14496-12, 4.2), as far as they follow one another."""
    while at + 8 <= end:
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        last = at + size if size else end
        if (size and size < head) or last > end:
            return
        yield kind, at + head, last
        at = last


@dataclass
class _Numbers:
    """Numbers read one after the other."""

    data: bytes
    at: int

    def next(self, width: int) -> int:
        self.at += width
        if self.at > len(self.data):
            raise ValueError("beyond the end")
        return int.from_bytes(self.data[self.at - width : self.at], "big")


def _pictures(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the coded parts of the picture are in the file. Raises ValueError or KeyError."""
    meta = {kind: place for kind, *place in _boxes(data, start, end)}
    apart = set(_referring(data, *meta[b"iref"])) if b"iref" in meta else set()
    coded = set(_coded(data, *meta[b"iinf"])) - apart
    for number, first, length in _extents(_Numbers(data, meta[b"iloc"][0])):
        if number in coded and first + length <= len(data):
            yield first, first + length


def _referring(data: bytes, start: int, end: int) -> Iterator[int]:
    wide = 4 if data[start] else 2
    for kind, first, _ in _boxes(data, start + 4, end):
        if kind in _APART:
            yield int.from_bytes(data[first : first + wide], "big")


def _coded(data: bytes, start: int, end: int) -> Iterator[int]:
    """The items that are HEVC."""
    for kind, first, _ in _boxes(data, start + (8 if data[start] else 6), end):
        wide = 4 if data[first] > 2 else 2
        if kind == b"infe" and data[first + 6 + wide : first + 10 + wide] == b"hvc1":
            yield int.from_bytes(data[first + 4 : first + 4 + wide], "big")


def _extents(numbers: _Numbers) -> Iterator[tuple[int, int, int]]:
    """(item, place in the file, length) of each piece (ISO/IEC 14496-12, 8.11.3)."""
    version = numbers.next(1)
    numbers.next(3)
    sizes = numbers.next(2)
    place, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version > 1 else 2
    for _ in range(numbers.next(wide)):
        item = numbers.next(wide)
        method = numbers.next(2) & 15 if version else 0
        numbers.next(2)
        start = numbers.next(base)
        for _ in range(numbers.next(2)):
            numbers.next(index if version else 0)
            found = item, start + numbers.next(place), numbers.next(length)
            if not method:
                yield found


def _sound(coded: bytes) -> bool:
    """Whether the units, each after its length in four bytes, fill the piece, and each can be one."""
    at = 0
    while at + 4 < len(coded):
        first = at + 4
        at = first + int.from_bytes(coded[at:first], "big")
        unit = coded[first:at]
        body = unit.rstrip(b"\0")
        if len(body) < 2 or body[0] & 0x80 or not body[1] & 7 or len(unit) - len(body) > _TRAILING:
            return False
        if _BROKEN.search(body) or (_ERASED in body and body[0] >> 1 != _FILLER):
            return False
    return at == len(coded)
