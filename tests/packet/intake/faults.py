"""Faults for fuzzing: any bytes changed at random, and faults that keep a file openable, so that they reach the depths.

A PDF keeps its table and its lengths while the values in it go wrong; a PNG its checksums; a TIFF and the EXIF part of
a JPEG their entries, with other numbers in them.
"""

from __future__ import annotations

import random
import re
import struct
import zlib
from collections.abc import Callable

from tests.packet.intake.making import Objects, pdf

Fault = Callable[[bytes, random.Random], bytes]
_OBJECT = re.compile(rb"(?s)(?:^|\n)(\d{1,6}) 0 obj\n(.*?)\nendobj")
_STREAM = re.compile(rb"(?s)^(<<.*?)/Length \d+>>stream\n(.*)\nendstream$")
_VALUE = re.compile(rb"\[[^\[\]<>]*\]|-?\d+\.?\d*(?: \d+ R)?|/[A-Za-z]+|\([^()]*\)")
_NUMBERS = (0, -1, 1, 2, 45, 90, 255, 360, 612, 792, 1e-9, 0.5, 14400, 65535, 1 << 31, -(1 << 31), 1 << 40, 1e30)
_VALUES = (
    *(b"null", b"true", b"[]", b"<<>>", b"()", b"(text)", b"/Name", b"99 0 R", b"1 0 R", b"2 0 R", b"3 0 R", b"5 0 R"),
    *(b"10 0 R", b"11 0 R", b"30 0 R", b"[[[[[[]]]]]]", b"[1 0 R 2 0 R 5 0 R 10 0 R]", b"<" + b"00" * 50 + b">"),
    *(b"[0 0 0 0 0 0]", b"[1 0 0 1 0 0]", b"[0 1 -1 0 0 0]", b"[1e30 0 0 1 0 0]", b"[612 792 0 0]", b"[0 0 1 1]"),
    *(b"<</Type/OCMD/OCGs 5 0 R/P/AllOff>>", b"<</Type/OCMD/VE[/Not[/And 5 0 R[/Or]]]>>", b"<</N<</Off 5 0 R>>>>"),
)
_KEYS = (
    *(
        "MediaBox",
        "CropBox",
        "Rotate",
        "UserUnit",
        "Resources",
        "Contents",
        "Annots",
        "Parent",
        "Kids",
        "Count",
        "Type",
    ),
    *("OC", "OCGs", "P", "VE", "ON", "OFF", "AS", "Usage", "Intent", "BaseState", "Properties", "D", "OCProperties"),
    *(
        "Subtype",
        "Rect",
        "F",
        "AP",
        "N",
        "FT",
        "Ff",
        "V",
        "DA",
        "QuadPoints",
        "InkList",
        "BS",
        "C",
        "Fields",
        "AcroForm",
    ),
    *("BBox", "Matrix", "Group", "XObject", "ExtGState", "Font", "Pattern", "Shading", "ColorSpace", "SMask", "Mask"),
    *("Width", "Height", "BitsPerComponent", "Filter", "DecodeParms", "Decode", "ImageMask", "XStep", "YStep", "First"),
    *("Names", "EmbeddedFiles", "EF", "UF", "FS", "XFA", "AcroForm", "NeedAppearances", "Collection", "Length"),
)
_STEPS = (b"q", b"Q", b"cm", b"Do", b"BT", b"ET", b"EMC", b"/OC /L BDC", b"W n", b"f", b"S", b"Tj", b"/G gs", b"/X Do")

_TAGS = (254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 296, 317, 320, 322, 338, 339, 34665)
_COUNTS = (0, 1, 2, 3, 4, 6, 8, 9, 255, 1000, 65535, 0x7FFFFFFF, 0xFFFFFFFF)


def bytes_changed(data: bytes, luck: random.Random) -> bytes:
    """The bytes with a few faults: bytes changed, pieces dropped, doubled or moved."""
    out = bytearray(data)
    for _ in range(luck.randint(1, 12)):
        if len(out) < 4:
            break
        at = luck.randrange(len(out))
        piece = out[at : at + luck.randint(1, 64)]
        match luck.randrange(5):
            case 0:
                out[at] = luck.randrange(256)
            case 1:
                del out[at : at + len(piece)]
            case 2:
                out[at:at] = piece * luck.randint(1, 40)
            case 3:
                out[at : at + 4] = luck.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"9999", b"-1  ", b"null"))
            case _:
                out[luck.randrange(len(out)) :] = b"" if luck.random() < 0.2 else out[at:]
    return bytes(out)


def pdf_values_changed(data: bytes, luck: random.Random) -> bytes:
    """A made PDF with other values in its objects, table and lengths right; other files as they are."""
    objects: Objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    if not data.startswith(b"%PDF-") or not objects or b"/Encrypt" in data:
        return bytes_changed(data, luck)
    for _ in range(luck.randint(1, 6)):
        number = luck.choice(list(objects))
        objects[number] = _object_changed(objects[number], objects, luck)
    return pdf(objects)


def _object_changed(body: bytes, objects: Objects, luck: random.Random) -> bytes:
    found = _STREAM.match(body)
    if found is not None:
        entries, content = found[1], found[2]
        if luck.random() < 0.6:
            content = _content_changed(content, luck)
        else:
            entries = _values_changed(entries, luck)
        return b"%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)
    if luck.random() < 0.08:
        return objects[luck.choice(list(objects))]
    return _values_changed(body, luck)


def _values_changed(text: bytes, luck: random.Random) -> bytes:
    if luck.random() < 0.4 and text.startswith(b"<<"):
        return b"<</%s %s%s" % (luck.choice(_KEYS).encode(), _value(luck), text[2:])
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    chosen = luck.choice(values)
    return text[: chosen.start()] + b" " + _value(luck) + b" " + text[chosen.end() :]


def _value(luck: random.Random) -> bytes:
    match luck.randrange(4):
        case 0:
            return b"%.9g" % luck.choice(_NUMBERS)
        case 1:
            return b"[%s]" % b" ".join(b"%.9g" % luck.choice(_NUMBERS) for _ in range(luck.choice((1, 2, 4, 6, 8))))
        case _:
            return luck.choice(_VALUES)


def _content_changed(content: bytes, luck: random.Random) -> bytes:
    words = content.split(b" ")
    for _ in range(luck.randint(1, 4)):
        at = luck.randrange(len(words))
        words[at] = luck.choice((b"", words[at] * 2, b"%.9g" % luck.choice(_NUMBERS), luck.choice(_STEPS)))
    return b" ".join(words)


def png_header_changed(data: bytes, luck: random.Random) -> bytes:
    """A PNG with other numbers in a chunk, its checksum right."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += size + 12
    if not data.startswith(b"\x89PNG") or not chunks:
        return bytes_changed(data, luck)
    place = luck.randrange(len(chunks)) if luck.random() < 0.5 else 0
    kind, body = chunks[place]
    changed = bytearray(body or b"\0")
    changed[luck.randrange(min(len(changed), 40))] = luck.choice((0, 1, 2, 3, 4, 6, 8, 16, 127, 128, 255))
    chunks[place] = (luck.choice((kind, kind, kind, b"eXIf", b"tRNS", b"iCCP")), bytes(changed))
    out = data[:8]
    for kind, body in chunks:
        out += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return out


def tiff_entries_changed(data: bytes, luck: random.Random) -> bytes:
    """A TIFF, or the EXIF part of a JPEG, with other tags, types, counts or values in its directories."""
    start = data.find(b"Exif\0\0") + 6 if data.startswith(b"\xff\xd8") and b"Exif\0\0" in data[:4096] else 0
    order = {b"II": "<", b"MM": ">"}.get(data[start : start + 2])
    if order is None:
        return bytes_changed(data, luck)
    out = bytearray(data)
    (at,) = struct.unpack_from(order + "I", out, start + 4)
    for _ in range(20):
        if start + at + 2 > len(out):
            break
        (count,) = struct.unpack_from(order + "H", out, start + at)
        last = start + at + 2 + 12 * count
        if count == 0 or last + 4 > len(out):
            break
        for _ in range(luck.randint(0, 3)):
            _entry_changed(out, start + at + 2 + 12 * luck.randrange(count), order, luck)
        if luck.random() < 0.15:
            struct.pack_into(order + "I", out, last, luck.choice((at, 8, 0, len(out) - start - 4, 0xFFFFFFFF)))
        (at,) = struct.unpack_from(order + "I", out, last)
        if not at:
            break
    return bytes(out)


def _entry_changed(out: bytearray, at: int, order: str, luck: random.Random) -> None:
    match luck.randrange(4):
        case 0:
            struct.pack_into(order + "H", out, at, luck.choice(_TAGS))
        case 1:
            struct.pack_into(order + "H", out, at + 2, luck.randrange(0, 19))
        case 2:
            struct.pack_into(order + "I", out, at + 4, luck.choice(_COUNTS))
        case _:
            struct.pack_into(order + "I", out, at + 8, luck.choice(_COUNTS))


def changed(data: bytes, luck: random.Random) -> bytes:
    """The bytes with faults that suit them."""
    if luck.random() < 0.25:
        return bytes_changed(data, luck)
    if data.startswith(b"%PDF-"):
        return pdf_values_changed(data, luck)
    if data.startswith(b"\x89PNG"):
        return png_header_changed(data, luck)
    return tiff_entries_changed(data, luck)
