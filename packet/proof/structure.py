"""Structure of the finished packet, read by two engines: every page is there, every font of ours is in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name

from packet.errors import Unproved
from packet.pdf.placement import PageRef


def verify(packet: Path, leaves: Sequence[PageRef]) -> None:
    """Raise `Unproved` ("pages_lost", "font_missing") unless `packet` has every leaf, and our pages their fonts."""
    with pikepdf.open(packet) as written:
        _count(len(written.pages), len(leaves))
        for number, leaf in enumerate(leaves):
            if leaf.own and not all(_embedded(font) for font in _fonts(written.pages[number].obj)):
                raise Unproved("font_missing", page=number + 1)
    with pypdfium2.PdfDocument(packet) as seen:
        _count(len(seen), len(leaves))


def _count(found: int, expected: int) -> None:
    if found != expected:
        raise Unproved("pages_lost", found=found, expected=expected)


def _fonts(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The fonts of a page and of the forms placed on it."""
    todo, seen = [page], set()
    while todo:
        resources = todo.pop().get(Name.Resources)
        if not isinstance(resources, Dictionary):
            continue
        yield from _values(resources, Name.Font)
        for form in _values(resources, Name.XObject):
            if form.get(Name.Subtype) == Name.Form and form.objgen not in seen:
                seen.add(form.objgen)
                todo.append(form)


def _values(resources: pikepdf.Object, kind: Name) -> Iterator[pikepdf.Object]:
    named = resources.get(kind)
    if isinstance(named, Dictionary):
        yield from (value for _, value in named.items())


def _embedded(font: pikepdf.Object) -> bool:
    """Whether the font program is in the file (ISO 32000-2 9.9); Type 3 fonts are their own program."""
    if font.get(Name.Subtype) == Name.Type3:
        return True
    descendants = font.get(Name.DescendantFonts)
    owner = descendants[0] if descendants is not None else font
    descriptor = owner.get(Name.FontDescriptor)
    return descriptor is not None and any(key in descriptor for key in (Name.FontFile, Name.FontFile2, Name.FontFile3))
