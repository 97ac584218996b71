"""Entries of a form that are longer than their box: a screen scrolls them, paper cuts them off.

The letters of a field's appearance are placed by PDFium as if the box had no end; what stands outside of it, and what
the value has and the appearance has not, nobody will read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2.raw as raw
from pikepdf import Dictionary, Name, Operator, Pdf, Stream

from packet.intake.appearances import SECRET, TEXTS, Undrawn, name_of_field, value_of
from packet.intake.field_looks import layered
from packet.intake.render import Renderer
from packet.intake.source.recall import all_known, lost
from packet.pdf.annotations import appearance, of_field, shown
from packet.pdf.page import Rectangle, box, real
from packet.pdf.pdfium import PdfiumPage
from packet.pdf.tree import leaves

_AROUND: Final = 3000.0
"""Points round the box in which its letters are looked for: some thousand words of a list."""
_EDGE: Final = 1.0
"""Points by which the middle of a letter may lie outside of the box and still be read."""
_MOST_LETTERS: Final = 20_000
_CUTS: Final = frozenset(("W", "W*"))


@dataclass(frozen=True)
class _Entry:
    """A filled field: its page (from 0), its name, its value and its appearance with the box of that."""

    page: int
    name: str
    value: str
    look: Stream
    area: Rectangle


def cut(pdf: Pdf, trial: Path) -> Iterator[Undrawn]:
    """The entries of which words are not on their page, each with all of its words. `trial` is a file to work with.

    Raises pikepdf.PdfError, OSError, ValueError and packet.intake.render.Unopened.
    """
    entries = list(_filled(pdf))
    if not entries:
        return
    _lay_out(pdf, entries, trial)
    try:
        with Renderer(trial) as made:
            for number, entry in enumerate(entries):
                with made.page(number) as page:
                    if page is not None and _is_cut(entry, page):
                        yield Undrawn(entry.page, "entry", entry.name, f"{entry.name}: {entry.value}")
    finally:
        trial.unlink()


def _filled(pdf: Pdf) -> Iterator[_Entry]:
    for index, page in enumerate(leaves(pdf)):
        for field in shown(page):
            flags = of_field(field, "/Ff")
            if field.get("/Subtype") != Name.Widget or of_field(field, "/FT") not in TEXTS:
                continue
            if isinstance(flags, int) and flags & SECRET:
                continue
            value, look = value_of(field), appearance(field)
            area = box(look.get("/BBox")) if look is not None else None
            if value.strip() and look is not None and area is not None and not layered(look):
                yield _Entry(index, name_of_field(field), value, look, area)


def _lay_out(pdf: Pdf, entries: list[_Entry], out: Path) -> None:
    """A document with a page for each appearance, which cuts nothing off; its box lies `_AROUND` from every edge."""
    form = pdf.Root.get("/AcroForm")
    shared = form.get("/DR") if isinstance(form, Dictionary) else None
    with pikepdf.new() as made:
        for entry in entries:
            steps = [step for step in pikepdf.parse_content_stream(entry.look) if str(step.operator) not in _CUTS]
            shift = [1, 0, 0, 1, _AROUND - entry.area.left, _AROUND - entry.area.bottom]
            content = pikepdf.unparse_content_stream([([real(one) for one in shift], Operator("cm")), *steps])
            size = (2 * _AROUND + entry.area.width, 2 * _AROUND + entry.area.height)
            page = made.add_blank_page(page_size=size).obj
            page["/Contents"] = made.make_stream(content)
            names = entry.look.get("/Resources", shared)
            if isinstance(names, Dictionary):
                page["/Resources"] = made.copy_foreign(pdf.make_indirect(names))
        made.save(out)


def _is_cut(entry: _Entry, page: PdfiumPage) -> bool:
    """Whether words of the value are not in the box. What is shown otherwise than it is kept, as dates are, is not."""
    seen, outside = _letters(page, entry.area)
    if lost([entry.value], [seen]) is None:
        return False
    return outside or all_known(seen, entry.value)


def _letters(page: PdfiumPage, area: Rectangle) -> tuple[str, bool]:
    """The letters that stand in the box, and whether some stand outside of it."""
    words = page.get_textpage()
    try:
        seen, outside = list[str](), False
        edges = [ctypes.c_double() for _ in range(4)]
        for index in range(min(max(words.count_chars(), 0), _MOST_LETTERS)):
            letter = chr(raw.FPDFText_GetUnicode(words.raw, index))
            if letter.isspace() or not raw.FPDFText_GetCharBox(words.raw, index, *edges):
                seen.append(" ")
                continue
            left, right, bottom, top = (edge.value for edge in edges)
            across, up = (left + right) / 2 - _AROUND, (bottom + top) / 2 - _AROUND
            if -_EDGE <= across <= area.width + _EDGE and -_EDGE <= up <= area.height + _EDGE:
                seen.append(letter)
            else:
                outside = True
                seen.append(" ")
        return "".join(seen), outside
    finally:
        words.close()
