"""Content streams without what paints nothing: alternate and actual text, comments, padding, what a picture within them
tells of its camera; and the bound on what they may cost who opens them.

Most contents are left unread: only what may hold such things is parsed and written again (ISO 32000-2, 7.8.2, 8.9.7,
14.6).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import pikepdf
from pikepdf import Array, Name, Pdf, PdfError, Stream

from packet.pdf.jpeg_data import bare_jpeg
from packet.pdf.page import name_of

CONTENT_BYTES: Final = 256 << 20
"""Of one content stream, unpacked: the largest maps have some 100 MB, and PDFium takes ten times as much for them."""
CONDENSED_BYTES: Final = 8 << 20
"""Of one content that is packed like a bomb, without its padding: more than all the words of a book."""
NESTED: Final = 1000
"""States saved within states in such a content; 28 are sure to work (annex C), and viewers keep a copy of each."""
_PACKED_LIKE_A_BOMB: Final = 20
"""Times that a content is longer unpacked: drawings reach 10, the same again and again 1,000."""
_BOMB_BYTES: Final = 256 << 10
"""Bytes from which on it matters."""
_PARSED: Final = 32 << 20
"""Bytes up to which a content is parsed for what it may hide: it takes some 50 times as much memory."""
_PIECE: Final = 1 << 20
_MARKS: Final = re.compile(rb"BDC|DP|BX")
_HARMLESS: Final = re.compile(
    rb"/[^\s()<>\[\]{}/%]*\s*(?:/[^\s()<>\[\]{}/%]*|<<\s*(?:/MCID\s+\d+)?\s*>>)\s*(?:BDC|DP)\b"
)
"""A mark with the number of its structure, which is gone."""
_BLANKS: Final = b"\0\t\n\f\r "
_STATES: Final = re.compile(rb"(?<![^\s])[qQ](?![^\s])")
_INLINE: Final = re.compile(rb"\bBI\b")
_KNOWN: Final = frozenset(
    word
    for line in (
        "b B b* B* BI BT c cm CS cs d d0 d1 Do f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh",
        "ET T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"",
    )
    for word in line.split()
)
"""The operators (annex A) but those that mark."""
_PICTURE: Final = frozenset(
    (
        *("/BitsPerComponent", "/BPC", "/ColorSpace", "/CS", "/Decode", "/D", "/DecodeParms", "/DP", "/Filter", "/F"),
        *("/Height", "/H", "/ImageMask", "/IM", "/Intent", "/Interpolate", "/I", "/Width", "/W"),
    )
)
"""Keys of a picture within content (table 91); its length would be another one."""
_JPEG: Final = frozenset(("/DCTDecode", "/DCT"))
_HEX: Final = Name.AHx


class TooMuch(ValueError):
    """A content costs who opens it more than any paper needs."""


def make_bare(pdf: Pdf, content: Stream) -> None:
    """Rewrite the content where it holds more than what paints. Raises TooMuch, pikepdf.PdfError."""
    data = _unpacked(content)
    if data is None:
        return
    bomb = len(data) > _BOMB_BYTES and len(data) > _PACKED_LIKE_A_BOMB * len(content.read_raw_bytes())
    if bomb:
        _judge(data)
    elif len(data) > _PARSED or not _may_hide(data):
        return
    written = b"\n".join(_written(pdf, pikepdf.parse_content_stream(content)))
    content.write(zlib.compress(written), filter=Name.FlateDecode)


def _unpacked(content: Stream) -> bytes | None:
    """The content; None when it cannot be unpacked to its end: what then shows is judged where pages are compared."""
    if content.get("/Filter") == Name.FlateDecode and "/DecodeParms" not in content:
        return _inflated(content.read_raw_bytes())
    try:
        data = content.read_bytes()
    except PdfError:
        return None
    if len(data) > CONTENT_BYTES:
        raise TooMuch
    return data


def _inflated(raw: bytes) -> bytes | None:
    inflater = zlib.decompressobj()
    pieces, total = [], 0
    try:
        while raw:
            piece = inflater.decompress(raw, _PIECE)
            raw = inflater.unconsumed_tail
            total += len(piece)
            if total > CONTENT_BYTES:
                raise TooMuch
            pieces.append(piece)
    except zlib.error:
        return None
    return b"".join(pieces)


def _may_hide(data: bytes) -> bool:
    if b"%" in data or _INLINE.search(data) is not None:
        return True
    marks = sum(1 for _ in _MARKS.finditer(data))
    return marks > 0 and marks != sum(1 for _ in _HARMLESS.finditer(data))


def _written(pdf: Pdf, steps: Sequence[Any]) -> Iterator[bytes]:
    """The content again, in pieces."""
    kept: list[Any] = []
    for step in steps:
        operator = str(step.operator)
        if operator == "INLINE IMAGE":
            yield pikepdf.unparse_content_stream(kept)
            yield _picture(pdf, step.operands[0])
            kept = []
        elif operator in _KNOWN:
            kept.append(step)
    yield pikepdf.unparse_content_stream(kept)


def _judge(data: bytes) -> None:
    """Whether what is left of a bomb without its padding is small. It is not parsed before that is known."""
    now = deepest = 0
    if len(data.translate(None, _BLANKS)) > CONDENSED_BYTES:
        raise TooMuch
    for word in _STATES.finditer(data):
        now += 1 if word[0] == b"q" else -(now > 0)
        deepest = max(deepest, now)
    if deepest > NESTED:
        raise TooMuch


def _picture(pdf: Pdf, picture: Any) -> bytes:
    """A picture within content with the keys that count, and of a JPEG only what is drawn."""
    tokens = list(picture._image_object)  # the keys as they are written; the public ones are spelt anew
    pairs = [(tokens[at], tokens[at + 1]) for at in range(0, len(tokens) - 1, 2)]
    entries = {name_of(key): value for key, value in pairs if name_of(key) in _PICTURE}
    data = bytes(picture.read_raw_bytes())
    where = "/F" if "/F" in entries else "/Filter"
    filters = _listed(entries.get(where))
    if filters and name_of(filters[-1]) in _JPEG:
        data, entries[where] = _jpeg(pdf, data, filters)
        for key in ("/DP", "/DecodeParms"):
            entries.pop(key, None)
    words = b" ".join(key.encode("latin-1") + b" " + _spelt(value) for key, value in entries.items())
    return b"BI " + words + b" ID " + data + b"\nEI"


def _jpeg(pdf: Pdf, data: bytes, filters: Sequence[Any]) -> tuple[bytes, Any]:
    """The bare JPEG and its filters: behind others in hexadecimal digits, in which no "EI" can be mistaken."""
    if len(filters) == 1:
        return bare_jpeg(data), filters[0]
    outer = pdf.make_stream(data, Filter=Array([Name(_LONG.get(name_of(one), name_of(one))) for one in filters[:-1]]))
    return bare_jpeg(outer.read_bytes()).hex().encode() + b">", Array([_HEX, filters[-1]])


_LONG: Final = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
}
"""The filters' names outside of content (table 92)."""


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _spelt(value: Any) -> bytes:
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int | Decimal):
        return str(value).encode()
    return bytes(value.unparse())
