"""Font embedding: a subset of the glyphs that were drawn, with a way back to Unicode.

Each face becomes one Type 0 font with Identity-H codes that are glyph numbers of the subset (ISO 32000-2 9.7.4, 9.7.5).
TrueType outlines go in as FontFile2, CFF outlines as a bare CFF table (9.9). The same glyphs give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from packet.lettering.typeface import Typeface

_DROPPED: Final = b"GSUBGPOSGDEFBASEJSTFMATHOS/2namepostcmapDSIGgaspSTATmeta"
"""Tables that only a reader of the font file needs: shaping is done, and codes are glyph numbers."""
_SYMBOLIC: Final = 1 << 2
"""Descriptor flag (ISO 32000-2 table 121): the codes are of no standard encoding."""
_CAPITALS: Final = 0.75
_STEM: Final = 80
"""Height of capitals as a share of the ascender, and 1/1000 em of a stem. Both keys are required (table 120), and
viewers ask for them only to imitate a font that is missing: ours never is."""
_BLOCK: Final = 100
"""Entries that a block of a CMap holds at most (Adobe Technical Note 5014)."""


@dataclass(frozen=True)
class Embedded:
    """The font object, and the code of each of the face's glyphs in it."""

    font: object
    codes: Mapping[int, int]
    told: Mapping[int, str]
    """What each glyph stands for by itself, "" when only together with others."""


def embed(pdf: pikepdf.Pdf, face: Typeface, glyphs: Mapping[int, str]) -> Embedded:
    """Add a subset with these glyphs (number -> the text it stands for, "" when it has none of its own)."""
    subset, codes = _subset(face, frozenset(glyphs))
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(subset).digest()[:6])
    name = Name(f"/{tag}+{face.name}")
    truetype = face.outlines == "glyf"
    cid = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if truetype else Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, name, subset)),
        DW=1000,
        W=_widths(face, codes),
    )
    if truetype:
        cid.CIDToGIDMap = Name.Identity
    told = {codes[number]: text for number, text in glyphs.items() if text}
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(cid)]),
        ToUnicode=pdf.make_stream(_to_unicode(told)),
    )
    return Embedded(pdf.make_indirect(font), codes, glyphs)


def _subset(face: Typeface, glyphs: frozenset[int]) -> tuple[bytes, Mapping[int, int]]:
    """The font program with only these glyphs, and old number -> new number."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs | {0})
    wanted.drop_table_tag_set.update(struct.unpack(f">{len(_DROPPED) // 4}I", _DROPPED))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.outlines == "cff":
        wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
    if face.face.has_var_data:
        wanted.pin_all_axes_to_default(face.face)
    plan = hb.SubsetPlan(face.face, wanted)
    made = plan.execute()
    mapping = plan.old_to_new_glyph_mapping
    codes = {number: int(mapping[number]) for number in sorted(glyphs | {0})}
    program = made.reference_table("CFF ").data if face.outlines == "cff" else made.blob.data
    return bytes(program), codes


def _descriptor(pdf: pikepdf.Pdf, face: Typeface, name: Name, subset: bytes) -> Dictionary:
    scale = 1000 / float(face.face.upem)
    extents = face.font.get_font_extents("ltr")
    box = struct.unpack(">4h", bytes(face.face.reference_table("head").data)[36:44])
    found = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array([round(side * scale) for side in box]),
        ItalicAngle=0,
        Ascent=round(extents.ascender * scale),
        Descent=round(extents.descender * scale),
        CapHeight=round(extents.ascender * scale * _CAPITALS),
        StemV=_STEM,
    )
    if face.outlines == "glyf":
        found.FontFile2 = pdf.make_stream(subset, Length1=len(subset))
    else:
        found.FontFile3 = pdf.make_stream(subset, Subtype=Name.CIDFontType0C)
    return found


def _widths(face: Typeface, codes: Mapping[int, int]) -> Array:
    """The W array (ISO 32000-2 9.7.4.3): one entry a glyph."""
    entries: list[object] = []
    for number, code in sorted(codes.items(), key=lambda pair: pair[1]):
        entries += [code, Array([round(face.advance(number), 3)])]
    return Array(entries)


def _to_unicode(told: Mapping[int, str]) -> bytes:
    """The CMap from codes to text (ISO 32000-2 9.10.3)."""
    pairs = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(told.items())]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
