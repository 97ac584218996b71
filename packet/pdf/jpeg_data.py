"""A JPEG as it is drawn and nothing else: no EXIF, place, comment, thumbnail or XMP, no bytes after its end.

The coded picture is copied unread (ITU-T T.81, B.1.1): not one pixel changes. What cannot be followed to its end, as a
JPEG that was cut off, keeps the rest as it is.
"""

from __future__ import annotations

import re
from typing import Final

_START: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_MARKER: Final = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
"""In a scan FF 00 is a byte of the picture, FF D0 to D7 a restart. What begins with one byte is found ten times as
quick as what begins with one or more: those that fill are counted afterwards (`_filled`)."""
_ALONE: Final = frozenset((0x01, 0xD8))
"""Markers without a segment."""
_END_OF_IMAGE: Final = 0xD9
_SCAN: Final = 0xDA
_JFIF: Final = 0xE0
_ADOBE: Final = 0xEE
_APPLICATION: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE
_JFIF_BYTES: Final = 12
"""Up to the size of the thumbnail (ITU-T T.871, 10.1)."""
_ADOBE_BYTES: Final = 12
"""Up to the colour transform, which decoders need (Adobe Technical Note 5116, 18)."""


def bare_jpeg(data: bytes) -> bytes:
    """The same picture without what nobody sees. Bytes that are no JPEG come back as they are."""
    if not data.startswith(_START):
        return data
    parts, at, scanned = [_START], len(_START), False
    while found := _MARKER.search(data, at):
        marker, begins, body = found[1][0], _filled(data, at, found.start()), found.end()
        if marker == _END_OF_IMAGE and scanned:
            return b"".join((*parts, _END))
        if marker in _ALONE or marker == _END_OF_IMAGE:
            at = body
            continue
        at = body + int.from_bytes(data[body : body + 2], "big")
        if at < body + 2 or at > len(data):
            return b"".join((*parts, data[begins:]))
        parts.append(_segment(marker, data[body + 2 : at]))
        if marker == _SCAN:
            scanned = True
            following = _MARKER.search(data, at)
            end = _filled(data, at, following.start()) if following else len(data)
            parts.append(data[at:end])
            at = end
    return b"".join(parts) if scanned else data


def _filled(data: bytes, at: int, marker: int) -> int:
    """Where, from `at` on, the bytes begin that fill before this marker (B.1.1.2)."""
    while marker > at and data[marker - 1] == data[marker]:
        marker -= 1
    return marker


def _segment(marker: int, body: bytes) -> bytes:
    """A segment as it stays; b"" when it goes."""
    if marker == _JFIF and body.startswith(b"JFIF\0") and len(body) > _JFIF_BYTES:
        body = body[:_JFIF_BYTES] + b"\0\0"
    elif marker == _ADOBE and body.startswith(b"Adobe"):
        body = body[:_ADOBE_BYTES]
    elif marker in _APPLICATION or marker == _COMMENT:
        return b""
    return b"\xff" + bytes((marker,)) + (len(body) + 2).to_bytes(2, "big") + body
