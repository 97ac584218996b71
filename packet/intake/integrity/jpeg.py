"""Is a JPEG all there? Decoders fill what is missing with grey, and call it a picture (ITU-T T.81, annexes B and F).

Its coded data is judged, not its look: the decoder must come to the last row with all of it and not without its last
bytes, and what stands behind them must change nothing. Fine detail is cut off in no other way than a flat sky.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import Final

import pikepdf
from pikepdf import Name, Stream, StreamDecodeLevel
from PIL import Image

from packet.intake.integrity.jpeg_fit import END as END
from packet.intake.integrity.jpeg_fit import CodeEnd, Shape, fit

_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A marker inside coded data: neither a stuffed zero nor a restart (B.1.1.5)."""
_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
_BASELINE: Final = frozenset((0xC0, 0xC1))
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN: Final = 0xDA
_RESTART_INTERVAL: Final = 0xDD
_COMMENTS: Final = frozenset((*range(0xE0, 0xF0), 0xFE))
"""Segments that no decoder needs: of applications, and comments."""
_NOISE: Final = b"\x5a\xa7\x33\x91" * 256
_LAST: Final = 64
"""Bytes at the end of the coded data that must be needed; less than any fault that moves what follows it."""
_FILL: Final = 8
_SHORT: Final = 512 // 4
"""Mean length of restart intervals that a lost sector (512 bytes) reaches across."""
_MOST_DRAWN: Final = 4096
"""Restart intervals that are drawn one by one: a few seconds."""
_DOTS_MOST: Final = 40_000_000
"""Of a picture that is decoded in full, a quarter of a gigabyte with its coefficients."""
_WIDEST: Final = 65_500
"""Dots across that libjpeg decodes."""
_AHEAD: Final = 8
"""Bytes a decoder looks ahead before it takes the next code (libjpeg-turbo, jdhuff.c: a buffer of 64 bits)."""


@dataclass(frozen=True)
class FrameHeader:
    """What a frame header says (B.2.2): the kind of frame; the size of the picture, and of a unit of coded data that
    scans of the whole frame have (A.2), in dots; and the place of the size in `Outline.head`.
    """

    kind: int
    width: int
    height: int
    across: int
    down: int
    place: int

    @property
    def baseline(self) -> bool:
        return self.kind in _BASELINE

    @property
    def row(self) -> int:
        """Units in a row."""
        return -(-self.width // self.across)

    @property
    def units(self) -> int:
        return self.row * -(-self.height // self.down)


@dataclass(frozen=True)
class Outline:
    """Where the coded data of the last scan starts and ends, whether an end mark follows, the frame, the number of
    scans, the units from one restart mark to the next (0: no marks), and all that a decoder needs before the data.
    """

    start: int
    end: int
    ended: bool
    frame: FrameHeader
    scans: int
    interval: int
    head: bytes

    @property
    def judged(self) -> bool:
        """Whether a decoder draws while it reads: not before it has met the end mark of a file with several scans."""
        return self.frame.baseline and self.scans == 1

    @property
    def restarts(self) -> bool:
        """Whether there are restart marks between units."""
        return 0 < self.interval < self.frame.units

    def shape(self, data: bytes) -> Shape:
        """What of the file is looked at for how the picture ends."""
        frame = self.frame
        rows, coded = -(-frame.height // frame.down), data[self.start : self.end]
        return Shape(self.head, frame.place - 5, coded, rows, frame.row, frame.across, frame.down)


def outline(data: bytes) -> Outline | None:
    """The outline of the first picture in the file; None when no scan can be found."""
    at, start, scans, interval = 2, 0, 0, 0
    frame, head = FrameHeader(0, 0, 0, 8, 8, 0), data[:2]
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
        segment = data[at : at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")]
        if kind in _FRAMES:
            frame = _frame(segment, len(head))
        elif kind == _RESTART_INTERVAL:
            interval = int.from_bytes(segment[4:6], "big")
        if kind not in _COMMENTS:
            head += segment
        at += max(2, len(segment))
        if kind == _SCAN:
            start, scans = at, scans + 1
            found = _MARKER.search(data, at)
            at = found.end() - 2 if found else len(data)
    if not start:
        return None
    end = min(at, len(data))
    return Outline(start, end, data[end : end + 2] == END, frame, scans, interval, head)


def _frame(segment: bytes, place: int) -> FrameHeader:
    parts = [(byte >> 4, byte & 15) for byte in segment[11::3]]
    across, down = (max(sizes) for sizes in zip(*parts, strict=True)) if len(parts) > 1 else (1, 1)
    height, width = int.from_bytes(segment[5:7], "big"), int.from_bytes(segment[7:9], "big")
    return FrameHeader(segment[1], width, height, 8 * max(1, across), 8 * max(1, down), place + 5)


def complete(data: bytes) -> bytes | None:
    """The file, with the end mark that some writers lack; None when rows of the picture are missing.

    Of a progressive picture that has its end mark it is asked whether libjpeg complained: its scans cover the whole
    picture again and again, and none has to end with its last row. Raises what Pillow raises for a picture it cannot
    decode.
    """
    found = outline(data)
    if found is None:
        return data
    if found.ended and not found.frame.baseline:
        return None if _complains(data, found.frame) else data
    if not found.ended:
        data = _ended(data, found.end)
        found = replace(found, end=len(data) - len(END))
    coded = data[found.start : found.end]
    return data if _in_order(coded) and _whole(data, found) and _intervals_whole(coded, found) else None


def _complains(data: bytes, frame: FrameHeader) -> bool:
    """Whether libjpeg, asked through qpdf, which keeps no complaint to itself, met a code that cannot be."""
    if frame.width * frame.height > _DOTS_MOST:
        return False
    with pikepdf.new() as pdf:
        try:
            Stream(pdf, data, Filter=Name.DCTDecode).read_bytes(StreamDecodeLevel.all)
        except pikepdf.PdfError as error:
            return "corrupt" in str(error)
    return False


def _in_order(coded: bytes) -> bool:
    """Whether the restart marks count from 0 to 7 and again (B.2.1), as far as there are any."""
    return all(mark[1] - 0xD0 == place % 8 for place, mark in enumerate(_RESTART.findall(coded)))


def _intervals_whole(coded: bytes, found: Outline) -> bool:
    """Whether all that lies between restart marks is there: a decoder starts afresh behind each, whatever was lost.

    Where intervals are short or many, a lost sector of a disk took marks with it, and those are counted; else each is
    drawn as a picture of its own.
    """
    frame, step = found.frame, found.interval
    if not (found.judged and step and frame.units):
        return True
    pieces = _RESTART.split(coded)
    if len(pieces) > 1 and not pieces[-1]:  # some writers put a mark before the end mark, too
        pieces.pop()
    if len(pieces) != -(-frame.units // step):
        return False
    if len(pieces) == 1 or len(pieces) > _MOST_DRAWN or len(coded) < len(pieces) * _SHORT:
        return True
    for place, piece in enumerate(pieces):
        units = min(step, frame.units - place * step)
        if (alone := _alone(piece, units, found)) is not None and not _whole(*alone):
            return False
    return True


def _alone(piece: bytes, units: int, found: Outline) -> tuple[bytes, Outline] | None:
    """So many units as a picture: one row of them, or whole rows; None for no such shape."""
    frame = found.frame
    width, height = units * frame.across, frame.down
    if width > _WIDEST:
        width, height = frame.row * frame.across, units // frame.row * frame.down
        if units % frame.row:
            return None
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    head = found.head[: frame.place] + size + found.head[frame.place + 4 :]
    start, end = len(head), len(head) + len(piece)
    frame = replace(frame, width=width, height=height)
    return head + piece + END, replace(found, start=start, end=end, frame=frame, interval=0, head=head)


def _ended(data: bytes, end: int) -> bytes:
    body = data[:end].removesuffix(b"\xff")
    bare = body.rstrip(b"\0")  # what a broken copy fills the rest with
    return body[: len(bare) + _FILL] + END


def _whole(data: bytes, found: Outline) -> bool:
    if found.judged and not found.restarts and (seen := fit(found.shape(data))) != CodeEnd.UNKNOWN:
        return seen == CodeEnd.EXACT
    if found.judged and not found.restarts and _complains(data, found.frame):
        return False
    body, plain = data[: found.end], _drawn(data, found.frame.baseline)
    if not found.judged:
        return _drawn(body + _NOISE + END, found.frame.baseline) == plain
    try:
        if _drawn(body + _NOISE[:_AHEAD], True) != plain:
            return False
    except OSError:  # it asks for more
        return False
    last = min(_LAST, found.end - found.start)
    return not body[-last:].strip(b"\0\xff") or _lacks(body[:-last])


def _lacks(data: bytes) -> bool:
    """Whether the decoder asks for more than these bytes of a picture without an end mark."""
    try:
        _drawn(data, True)
    except OSError:
        return True
    return False


def _drawn(data: bytes, small: bool) -> bytes:
    """The pixels. `small`: at an eighth of the size, where all of the data is read and little of it computed.

    Raises OSError where the data breaks off before the last row and has no end mark: only that mark makes the decoder
    go on without data.
    """
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        if small:
            image.draft(None, (1, 1))
        return image.tobytes()
