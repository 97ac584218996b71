"""A PDF written anew from the objects that stand in its bytes, for a file whose tables and trailer are lost.

Where qpdf gives up, the objects are often all there. An object that the end of the file cuts off is left out, so that
what needs it is known to be lost (`whole`). Of an object written twice the last one counts (7.5.6).
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Final

_OBJECT: Final = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_NEXT: Final = re.compile(rb"endobj|stream(?:\r\n|\n|\r)|(?<![0-9])\d{1,9}[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?:\s+\d+\s+R)?")
_ENCRYPTED: Final = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_ROOT: Final = re.compile(rb"/Root\s+(\d+)\s+\d+\s+R")
_CATALOG: Final = re.compile(rb"/Type\s*/Catalog\b")
_TABLE: Final = re.compile(rb"/Type\s*/(?:XRef|ObjStm)\b")
_NUMBER: Final = re.compile(rb"/(N|First)\s+(\d+)")
_MOST: Final = 64 << 20
"""Bytes an object stream may unpack to."""


def rebuild(source: Path, out: Path) -> None:
    """Write `out`. Raises ValueError when the file is encrypted, or no catalog stands in it; OSError."""
    data = source.read_bytes()
    if encrypted(data):
        raise ValueError("encrypted")
    objects = _objects(data)
    roots = [int(found[1]) for found in _ROOT.finditer(data)]
    catalogs = [number for number, body in objects.items() if _CATALOG.search(body.partition(b"stream")[0])]
    named = [number for number in roots if number in catalogs]
    if not catalogs:
        raise ValueError("no catalog")
    out.write_bytes(_written(objects, (named or catalogs)[-1]))


def encrypted(data: bytes) -> bool:
    """Whether the bytes of a PDF say that it is encrypted (7.6.2)."""
    return _ENCRYPTED.search(data) is not None


def _objects(data: bytes) -> dict[int, bytes]:
    """Every object by its number: its dictionary or value, and its stream with a true /Length."""
    objects: dict[int, bytes] = {}
    at = 0
    while (head := _OBJECT.search(data, at)) is not None:
        body, at = _body(data, head.end())
        if body is None:
            continue
        objects.pop(int(head[1]), None)
        objects[int(head[1])] = body
        if _TABLE.search(body.partition(b"stream")[0]):
            del objects[int(head[1])]
            objects |= _packed(body)
    return objects


def _body(data: bytes, start: int) -> tuple[bytes | None, int]:
    """The object that starts here, None when it is cut off, and where to look on."""
    mark = _NEXT.search(data, start)
    if mark is None:
        return None, len(data)
    if not mark[0].startswith(b"stream"):
        end = mark.start()
        return data[start:end].strip() or None, mark.end() if mark[0] == b"endobj" else end
    head, first = data[start : mark.start()], mark.end()
    said = _LENGTH.search(head)
    last = first + int(said[1]) if said else 0
    if not said or b" R" in said[0] or data[last : last + 12].lstrip(b"\r\n \t")[:9] != b"endstream":
        last = data.find(b"endstream", first)
        if last < 0:
            return None, len(data)
        last -= 2 if data[last - 2 : last] == b"\r\n" else 1 if data[last - 1 : last] in (b"\n", b"\r") else 0
    content = data[first : max(first, last)]
    length = b"/Length %d" % len(content)
    head = _LENGTH.sub(length, head, 1) if said else head.replace(b"<<", b"<<" + length, 1)
    return head.strip() + b"\nstream\n" + content + b"\nendstream", max(first, last)


def _packed(body: bytes) -> dict[int, bytes]:
    """The objects of an object stream (7.5.7), as far as it unpacks."""
    head, _, content = body.partition(b"\nstream\n")
    said = {found[1]: int(found[2]) for found in _NUMBER.finditer(head)}
    if b"ObjStm" not in head or set(said) != {b"N", b"First"} or b"/DecodeParms" in head:
        return {}
    text = content.removesuffix(b"\nendstream")
    if b"/FlateDecode" in head:
        try:
            text = zlib.decompressobj().decompress(text, _MOST)
        except zlib.error:
            return {}
    numbers = [int(word) for word in text[: said[b"First"]].split() if word.isdigit()]
    starts = [said[b"First"] + offset for offset in numbers[1::2]]
    pieces = (text[one:other] for one, other in zip(starts, [*starts[1:], len(text)], strict=True))
    return {number: piece.strip() for number, piece in zip(numbers[::2], pieces, strict=False) if piece.strip()}


def _written(objects: dict[int, bytes], root: int) -> bytes:
    made = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        made += b"%d 1\n%010d 00000 n \n" % (number, offset)
    made += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, root, start)
    return bytes(made)
