"""Is a JPEG all there? Decoders fill what is missing with grey, and call it a picture (ITU-T T.81, annexes B and F).

The picture itself is asked: what stands behind its last row must not change it, and its last bytes must.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import Final

from PIL import Image

END: Final = b"\xff\xd9"
_MARKER: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
"""A marker inside coded data: neither a stuffed zero nor a restart (B.1.1.5)."""
_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
_BASELINE: Final = frozenset((0xC0, 0xC1))
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NOISE: Final = b"\x5a\xa7\x33\x91" * 256
_LAST: Final = 64
"""Bytes at the end of the coded data that must matter; less than any fault that moves what follows it."""
_FILL: Final = 8


@dataclass(frozen=True)
class Outline:
    """Where the coded data of the last scan starts and ends, whether an end mark follows, and the kind of frame."""

    start: int
    end: int
    ended: bool
    baseline: bool


def outline(data: bytes) -> Outline | None:
    """The outline of the first picture in the file; None when no scan can be found."""
    at, start, baseline = 2, 0, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            if start:
                break
            at = data.find(b"\xff", at)  # as decoders do: before the picture, junk is skipped
            if at < 0:
                return None
            continue
        kind = data[at + 1]
        if kind == 0xFF or kind in _ALONE:
            at += 1 if kind == 0xFF else 2
            continue
        if kind == END[1]:
            break
        if kind in _FRAMES:
            baseline = kind in _BASELINE
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xDA:
            start = at
            found = _MARKER.search(data, at)
            at = found.end() - 2 if found else len(data)
    if not start:
        return None
    end = min(at, len(data))
    return Outline(start, end, data[end : end + 2] == END, baseline)


def complete(data: bytes) -> bytes | None:
    """The file, with the end mark that some writers lack; None when rows of the picture are missing.

    A progressive picture that has its end mark is taken at its word: its scans cover the whole picture again and again.
    Raises what Pillow raises for a picture it cannot decode.
    """
    found = outline(data)
    if found is None or (found.ended and not found.baseline):
        return data
    if not found.ended:
        data = _ended(data, found.end)
        found = replace(found, end=len(data) - len(END))
    return data if _in_order(data[found.start : found.end]) and _whole(data, found) else None


def _in_order(coded: bytes) -> bool:
    """Whether the restart marks count from 0 to 7 and again (B.2.1), as far as there are any."""
    return all(mark[1] - 0xD0 == place % 8 for place, mark in enumerate(_RESTART.findall(coded)))


def _ended(data: bytes, end: int) -> bytes:
    body = data[:end].removesuffix(b"\xff")
    bare = body.rstrip(b"\0")  # what a broken copy fills the rest with
    return body[: len(bare) + _FILL] + END


def _whole(data: bytes, found: Outline) -> bool:
    body, rest = data[: found.end], data[found.end :]
    plain = _drawn(data, found.baseline)
    if _drawn(body + _NOISE + END, found.baseline) != plain:
        return False
    restart = max(body.rfind(bytes((0xFF, kind)), found.start) for kind in range(0xD0, 0xD8))
    last = min(_LAST, found.end - max(found.start, restart + 2))
    if last < _LAST or not found.baseline or not body[-last:].strip(b"\0\xff"):
        return True
    return _drawn(body[:-last] + _NOISE[:last] + rest, True) != plain


def _drawn(data: bytes, small: bool) -> bytes:
    """The pixels. `small`: at an eighth of the size, where all of the data is read and little of it computed."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        if small:
            image.draft(None, (1, 1))
        return image.tobytes()
