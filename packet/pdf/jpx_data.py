"""A JPEG 2000 picture as it is drawn and nothing else: no XMP, EXIF, place, comment or rights, no bytes after its end.

The coded picture is copied unread (ISO/IEC 15444-1, annexes A and I): not one pixel changes. What cannot be followed to
its end comes back as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_SIGNATURE: Final = b"\0\0\0\x0cjP  \r\n\x87\n"
_START: Final = b"\xff\x4f"
_KEPT: Final = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
"""Boxes that draw (I.4). Others hold words, rights, links and signatures; of extensions PDF knows none (8.9.5.6)."""
_CODE: Final = b"jp2c"
_HEAD: Final = 8
_LONG_HEAD: Final = 16
_COMMENT: Final = 0xFF64
_TILE: Final = 0xFF90
_DATA: Final = 0xFF93
_END: Final = 0xFFD9
_TILE_LENGTH: Final = slice(6, 10)
"""Where a tile-part says its length, from its marker on (A.4.2)."""


class _Lost(ValueError):
    """What follows is not what it should be."""


def bare_jpx(data: bytes) -> bytes:
    """The same picture without what nobody sees. Bytes that are no JPEG 2000 picture come back as they are."""
    try:
        if data.startswith(_START):
            return _code(data)
        if data.startswith(_SIGNATURE):
            boxes = list(_boxes(data))
            if any(kind == _CODE for kind, _ in boxes):
                return b"".join(_box(kind, body) for kind, body in boxes if kind in _KEPT)
    except (_Lost, IndexError):
        pass
    return data


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + _HEAD <= len(data):
        length, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + _HEAD], _HEAD
        if length == 1:
            length, head = int.from_bytes(data[at + _HEAD : at + _LONG_HEAD], "big"), _LONG_HEAD
        end = len(data) if length == 0 else at + length
        if end < at + head or end > len(data):
            raise _Lost
        yield kind, data[at + head : end]
        at = end


def _box(kind: bytes, body: bytes) -> bytes:
    body = _code(body) if kind == _CODE else body
    if len(body) + _HEAD < 1 << 32:
        return (len(body) + _HEAD).to_bytes(4, "big") + kind + body
    return b"\0\0\0\1" + kind + (len(body) + _LONG_HEAD).to_bytes(8, "big") + body


def _code(data: bytes) -> bytes:
    """A codestream without its comments (A.9.2)."""
    if not data.startswith(_START):
        raise _Lost
    at = _next(data, len(_START), _TILE)
    parts = [_START, _segments(data, len(_START), at)]
    while _marker(data, at) == _TILE:
        said = int.from_bytes(data[at:][_TILE_LENGTH], "big")
        end = at + said if said else _last(data)
        body = _next(data, at, _DATA)
        if not at < body <= end <= len(data):
            raise _Lost
        head = bytearray(_segments(data, at, body))
        if said:
            head[_TILE_LENGTH] = (said - (body - at - len(head))).to_bytes(4, "big")
        parts += [bytes(head), data[body:end]]
        at = end
    if at < len(data) and _marker(data, at) != _END:
        raise _Lost
    return b"".join((*parts, _END.to_bytes(2, "big")))


def _last(data: bytes) -> int:
    """The end of a tile-part that reaches to the end of the picture."""
    return len(data) - 2 if data.endswith(_END.to_bytes(2, "big")) else len(data)


def _marker(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _next(data: bytes, at: int, marker: int) -> int:
    """Where this marker is, from segment to segment."""
    while (found := _marker(data, at)) != marker:
        if found >> 8 != 0xFF or at + 4 > len(data):
            raise _Lost
        at += 2 + _length(data, at)
    return at


def _segments(data: bytes, at: int, end: int) -> bytes:
    """The segments of a header, but comments."""
    kept = b""
    while at < end:
        following = at + 2 + _length(data, at)
        kept += b"" if _marker(data, at) == _COMMENT else data[at:following]
        at = following
    return kept


def _length(data: bytes, at: int) -> int:
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    if length < 2:
        raise _Lost
    return length
