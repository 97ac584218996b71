"""Structure of the finished packet, read by two engines: every page is there, every font of ours is in the file, and
around the pages nothing but what this program writes: no action, script, form, note, attachment or metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from packet.errors import Unproved
from packet.pdf.placement import PageRef

_INFORMATION: Final = frozenset(("/Title",))
_CATALOG: Final = frozenset(
    ("/Type", "/Pages", "/Lang", "/ViewerPreferences", "/Outlines", "/PageMode", "/PageLabels"),
)
_PAGE: Final = frozenset(("/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Annots"))
_LINK: Final = frozenset(("/Type", "/Subtype", "/Rect", "/Border", "/Dest", "/F"))
_OUTLINE: Final = frozenset(("/Type", "/Title", "/Parent", "/Dest", "/First", "/Last", "/Prev", "/Next", "/Count"))
"""What `packet.binding` writes. A list of what may be there: whoever bound the file had strangers' pages before it."""


def verify(packet: Path, leaves: Sequence[PageRef]) -> None:
    """Raise `Unproved` ("pages_lost", "font_missing", "not_ours") unless `packet` has every leaf, our pages their
    fonts, and nothing has been added.
    """
    with pikepdf.open(packet) as written:
        _count(len(written.pages), len(leaves))
        if not _is_ours(written):
            raise Unproved("not_ours")
        for number, leaf in enumerate(leaves):
            if leaf.own and not all(_embedded(font) for font in _fonts(written.pages[number].obj)):
                raise Unproved("font_missing", page=number + 1)
    with pypdfium2.PdfDocument(packet) as seen:
        _count(len(seen), len(leaves))


def _is_ours(written: pikepdf.Pdf) -> bool:
    parts = [(written.trailer.get("/Info"), _INFORMATION), (written.Root, _CATALOG)]
    parts += [(mark, _OUTLINE) for mark in _marks(written.Root.get("/Outlines"))]
    for page in written.pages:
        parts.append((page.obj, _PAGE))
        notes = page.obj.get("/Annots")
        for note in list(notes) if isinstance(notes, Array) else []:
            if not isinstance(note, Dictionary) or note.get("/Subtype") != Name.Link:
                return False
            parts.append((note, _LINK))
    return all(set(part.keys()) <= allowed for part, allowed in parts if isinstance(part, Dictionary))


def _marks(outline: object) -> Iterator[Dictionary]:
    """The root of the outline and every line of it, however they hang together."""
    waiting, seen = [outline], set[tuple[int, int]]()
    while waiting:
        mark = waiting.pop()
        if isinstance(mark, Dictionary) and mark.objgen not in seen:
            seen.add(mark.objgen)
            yield mark
            waiting += [mark.get("/First"), mark.get("/Next")]


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
