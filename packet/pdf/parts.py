"""Fonts, graphics states, colours and the like: what content draws with, trimmed to the entries that paint.

Any entry of any of them may lead anywhere, so everything they reach is walked; an entry whose name paints nothing has
no way in (ISO 32000-2, 7.3.8, 7.4, 7.10, 8.4.5, 8.6, 8.7, 9.5 to 9.10, 11.6.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Array, Dictionary, Object, Stream

from packet.pdf.page import name_of

_STREAM: Final = "/Type /Subtype /Name /Length /Filter /DecodeParms /DL"
_CODING: Final = (
    "/Predictor /Colors /Columns /Rows /K /EndOfLine /EncodedByteAlign /BlackIs1 /EndOfBlock /DamagedRowsBeforeError"
    " /ColorTransform /EarlyChange /JBIG2Globals /BitsPerComponent"
)
_FONT: Final = (
    "/BaseFont /FirstChar /LastChar /Widths /FontDescriptor /Encoding /ToUnicode /DescendantFonts /CIDSystemInfo /DW /W"
    " /DW2 /W2 /CIDToGIDMap /FontBBox /FontMatrix /CharProcs /Resources /BaseEncoding /Differences /Registry /Ordering"
    " /Supplement /CMapName /WMode /UseCMap /FontName /FontFamily /FontStretch /FontWeight /Flags /ItalicAngle /Ascent"
    " /Descent /Leading /CapHeight /XHeight /StemV /StemH /AvgWidth /MaxWidth /MissingWidth /FontFile /FontFile2"
    " /FontFile3 /CharSet /Length1 /Length2 /Length3"
)
_STATE: Final = "/LW /LC /LJ /ML /D /RI /OP /op /OPM /Font /TR /TR2 /FL /SM /SA /BM /SMask /CA /ca /AIS /TK"
_MASK_AND_GROUP: Final = "/S /G /BC /CS /I /K"
_FUNCTION: Final = (
    "/FunctionType /Domain /Range /Size /BitsPerSample /Order /Encode /Decode /C0 /C1 /N /Functions /Bounds"
)
_SHADING: Final = (
    "/ShadingType /ColorSpace /Background /BBox /AntiAlias /Function /Coords /Extend /Matrix /BitsPerCoordinate"
    " /BitsPerFlag /VerticesPerRow /PatternType /Shading /ExtGState"
)
_COLOUR: Final = "/Alternate /WhitePoint /BlackPoint /Gamma /Colorants /Process /Components"
_PAINTS: Final = frozenset(
    " ".join((_STREAM, _CODING, _FONT, _STATE, _MASK_AND_GROUP, _FUNCTION, _SHADING, _COLOUR)).split()
)
_OF_NO_FONT: Final = _PAINTS - {"/Resources"}
_OF_NO_KIND: Final = _OF_NO_FONT - {"/Type", "/Name"}
_KINDS: Final = frozenset(
    ("/Font", "/FontDescriptor", "/Encoding", "/CMap", "/ExtGState", "/Mask", "/Group", "/Pattern", "/XObject")
)
_LISTS: Final = frozenset(("/CharProcs", "/Colorants"))
"""Entries whose own entries are named by the file: letters and inks."""

Met = Stream | Dictionary


def keep(holder: Any, allowed: frozenset[str]) -> None:
    """Take every entry out whose name is not allowed."""
    for key in [key for key in holder.keys() if key not in allowed]:  # noqa: SIM118 - a pikepdf object iterates values
        del holder[key]


def trim(value: object, seen: set[tuple[int, int]]) -> Iterator[Met]:
    """Trim this value and all it leads to. `seen` are the objects trimmed before.

    Yields what draws content of its own, untouched: forms, patterns, images and Type 3 fonts.
    """
    waiting: list[tuple[object, bool]] = [(value, False)]
    while waiting:
        item, listed = waiting.pop()
        if not isinstance(item, Object) or not isinstance(item, Array | Dictionary | Stream):
            continue
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, Array):
            text = item.unparse(resolved=True)
            if b" R" in text or b"<<" in text:
                waiting += [(inner, False) for inner in list(item)]
            continue
        if _draws(item):
            yield item
            continue
        if not listed:
            known = "/Type" not in item or name_of(item.get("/Type")) in _KINDS
            keep(item, _OF_NO_FONT if known else _OF_NO_KIND)
        waiting += [(inner, key in _LISTS) for key, inner in list(item.items())]


def _draws(item: Met) -> bool:
    if isinstance(item, Stream):
        return item.get("/Subtype") in ("/Form", "/Image") or "/PatternType" in item
    return item.get("/Subtype") == "/Type3"


def type3(font: Dictionary, seen: set[tuple[int, int]]) -> Iterator[Met]:
    """Trim a Type 3 font, all but its resources. Yields as `trim`."""
    keep(font, _PAINTS)
    for key, value in list(font.items()):
        if key == "/CharProcs" and isinstance(value, Dictionary):
            for _, glyph in list(value.items()):
                yield from trim(glyph, seen)
        elif key != "/Resources":
            yield from trim(value, seen)
