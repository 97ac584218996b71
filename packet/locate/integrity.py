"""Signs that a piece of a PDF is missing although every engine opens it: what a repair leaves behind.

Content whose last operator lacks its operands or its end, operators that there are none of, names that stand for
nothing, places in lists where something stood, a font with a hole in its outlines. Reads an open PDF, changes nothing.
"""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.intake.integrity.state import State
from packet.intake.integrity.streams import stream_state
from packet.pdf import tree
from packet.pdf.page import inherited

_OPERATORS: Final = frozenset(
    (
        *("b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP"),
        *("EI", "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "ID", "j", "J", "K", "k", "l", "m", "M"),
        *("MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td"),
        *("TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", '"'),
        "INLINE IMAGE",
    )
)
"""ISO 32000-2, table A.1, and the name that pikepdf gives a whole picture within the content."""
_NAMED: Final = {"Do": "/XObject", "Tf": "/Font"}
"""Operators that show nothing, or other letters, when what they name is not there."""
_UNSEEN: Final = (Name.Metadata, Name.XRef, Name.EmbeddedFile)
_PACKED: Final = frozenset(("/FlateDecode", "/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"))
"""Filters whose data show by themselves that some of it is missing."""
_SUBSET: Final = re.compile(r"/[A-Z]{6}\+")
_FILES: Final = frozenset(("/FontFile", "/FontFile2", "/FontFile3"))
_STREAM: Final = re.compile(rb"(?s)\bstream\r?\n.*?endstream")
_ZEROS: Final = re.compile(rb"\0{16}")
"""No writer puts so many between the words of an object; a disk or a transfer that lost a piece of it does."""
_BETWEEN: Final = (b"endobj", b"%%EOF")
"""After these, zeros only fill space."""
_TABLE: Final = struct.Struct(">4sIII")
"""An entry of a font's table directory (OpenType 1.9, "Table Directory"): tag, check sum, offset, length. The sums of
embedded fonts are often wrong: writers leave out glyphs and keep them.
"""
_DIRECTORY: Final = 12
"""Bytes before its first entry; the number of entries is a 16-bit number at 4."""
_LOCA_FORMAT: Final = slice(50, 52)
"""indexToLocFormat in the table "head": 0 for 16-bit places, 1 for 32-bit ones."""
_EDGES: Final = 4
"""Numbers of a rectangle (7.9.5)."""


def holed(data: bytes) -> bool:
    """Whether zeros stand inside an object, outside its stream."""
    text = _STREAM.sub(b"", data)
    return any(not text[: hole.start()].rstrip(b"\0\t\n\f\r ").endswith(_BETWEEN) for hole in _ZEROS.finditer(text))


def broken(pdf: Pdf, *, strict: bool) -> bool:
    """Whether something of the document is missing or breaks off. `strict`: what cannot show that it is whole (content
    that is not packed, and so has no check sum) counts as broken, too.
    """
    pages = tree.leaves(pdf)
    shared = _shared_fonts(pdf)
    if _has_gaps(pdf, pages) or any(_content_broken(page, inherited(page, "/Resources"), None) for page in pages):
        return True
    fonts = set[tuple[int, int]]()
    drawn = _drawn_fonts(pdf)
    for item in list(pdf.objects):
        if isinstance(item, Dictionary) and not isinstance(item, Stream):
            if item.objgen not in drawn and _font_lacks_file(item):
                return True
            if (file := item.get("/FontFile2")) is not None:
                fonts.add(file.objgen)
    for item in list(pdf.objects):
        if not isinstance(item, Stream) or item.get("/Type") in _UNSEEN:
            continue
        packed = not _PACKED.isdisjoint(_filters(item))
        if stream_state(item) != State.WHOLE or (strict and not packed and len(item.read_raw_bytes()) > 0):
            return True
        if item.get("/Subtype") == Name.Form and _content_broken(item, item.get("/Resources"), shared):
            return True
        if item.objgen in fonts and not packed and not _outlines_whole(bytes(item.read_bytes())):
            return True
    return False


def _drawn_fonts(pdf: Pdf) -> set[tuple[int, int]]:
    """The descriptors of fonts whose letters are drawn by the document itself (9.6.4, Type 3): they need no file."""
    return {
        about.objgen
        for item in list(pdf.objects)
        if isinstance(item, Dictionary) and not isinstance(item, Stream)
        if item.get("/Subtype") == Name.Type3 and isinstance(about := item.get("/FontDescriptor"), Dictionary)
    }


def _font_lacks_file(font: Dictionary) -> bool:
    """Whether a font's name says that a part of it is embedded (9.9.2), and none is."""
    if font.get("/Type") == Name.FontDescriptor:
        return _SUBSET.match(str(font.get("/FontName"))) is not None and not _FILES & set(font.keys())
    if font.get("/Type") != Name.Font or font.get("/Subtype") in (Name.Type0, Name.Type3):
        return False
    return _SUBSET.match(str(font.get("/BaseFont"))) is not None and "/FontDescriptor" not in font


def _shared_fonts(pdf: Pdf) -> Any:
    """The fonts that fields may use without naming them (12.7.3, DR)."""
    form = pdf.Root.get("/AcroForm")
    shared = form.get("/DR") if isinstance(form, Dictionary) else None
    return shared.get("/Font") if isinstance(shared, Dictionary) else None


def _has_gaps(pdf: Pdf, pages: list[Dictionary]) -> bool:
    """Whether a list of parts names one that is not there, or a note or field lacks what each must have (12.5.2)."""
    form = pdf.Root.get("/AcroForm")
    lists = [form.get("/Fields")] if isinstance(form, Dictionary) else []
    lists += [page.get("/Contents") for page in pages]
    notes = [note for page in pages for note in _items(page.get("/Annots"))]
    return any(item is None for listed in lists for item in _items(listed)) or not all(map(_is_note, notes))


def _is_note(note: object) -> bool:
    if not isinstance(note, Dictionary) or not isinstance(note.get("/Subtype"), Name):
        return False
    box = note.get("/Rect")
    return (
        isinstance(box, Array)
        and len(box) == _EDGES
        and all(isinstance(edge, int | float | Decimal) for edge in _items(box))
    )


def _items(listed: object) -> Iterator[object]:
    if isinstance(listed, Array):
        yield from (listed[place] for place in range(len(listed)))


def _filters(stream: Stream) -> list[str]:
    value: object = stream.get("/Filter")
    return [str(name) for name in value] if isinstance(value, Array) else [str(value)] if value is not None else []


def _content_broken(holder: Any, resources: Any, shared: Any) -> bool:
    """Whether the content of a page or a form breaks off, or names what is not there."""
    if isinstance(holder, Dictionary) and not isinstance(holder, Stream) and "/Contents" not in holder:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            steps = pikepdf.parse_content_stream(holder)
    except MemoryError:
        raise
    except Exception:  # the engine warns or raises whatever it likes of content that it cannot read
        return True
    text = loose = 0
    for step in steps:
        operator = str(step.operator)
        text += {"BT": 1, "ET": -1}.get(operator, 0)
        loose += {"BX": 1, "EX": -1}.get(operator, 0)
        if operator not in _OPERATORS and not loose:
            return True
        if operator in _NAMED and isinstance(resources, Dictionary) and not _there(step, resources, shared):
            return True
    return text > 0


def _there(step: Any, resources: Dictionary, shared: Any) -> bool:
    category = _NAMED[str(step.operator)]
    places = (resources.get(category), shared if category == "/Font" else None)
    name = str(step.operands[0]) if step.operands else ""
    return any(isinstance(known, Dictionary) and known.get(name) is not None for known in places)


def _outlines_whole(font: bytes) -> bool:
    """Whether every table of a TrueType font is there, and its outlines hold no run of zeros and lie in order."""
    count = int.from_bytes(font[4:6], "big")
    if not count or len(font) < _DIRECTORY + _TABLE.size * count:
        return False
    entries = [_TABLE.unpack_from(font, _DIRECTORY + _TABLE.size * place) for place in range(count)]
    tables = {tag: font[start : start + length] for tag, _, start, length in entries}
    if any(len(tables[tag]) < length for tag, _, _, length in entries):
        return False
    wide = tables.get(b"head", b"")[_LOCA_FORMAT] == b"\0\1"
    places = tables.get(b"loca", b"")
    size, code = (4, "I") if wide else (2, "H")
    starts = struct.unpack(f">{len(places) // size}{code}", places[: len(places) // size * size])
    return _ZEROS.search(tables.get(b"glyf", b"")) is None and all(one <= next_ for one, next_ in pairwise(starts))
