"""The finished packet, opened again by another engine: every page is there, none turned blank, every font of ours is
in it.

pdfium reads what pikepdf wrote. A page of the packet may be blank only when the page it came from is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name

from packet.binding.assemble import Leaf
from packet.binding.page import CONTENT
from packet.errors import Unproved

_SCALE: Final = 0.25
"""18 dots an inch: enough to see that something is there."""
WHITE: Final = 255
_AT_ONCE: Final = 64
"""pdfium keeps what it has read; a fresh document now and then keeps memory flat."""


def verify(packet: Path, leaves: Sequence[Leaf], each: Callable[[int], None] | None = None) -> None:
    """Raise `Unproved` ("pages_lost", "page_blank", "font_missing") unless `packet` shows every leaf.

    `each` hears how many pages were looked at.
    """
    with pikepdf.open(packet) as written:
        _count(len(written.pages), len(leaves))
        for number, leaf in enumerate(leaves):
            if leaf.own and not all(_embedded(font) for font in _fonts(written.pages[number].obj)):
                raise Unproved("font_missing", page=number + 1)
    for start in range(0, len(leaves), _AT_ONCE):
        with pypdfium2.PdfDocument(packet) as seen:
            _count(len(seen), len(leaves))
            for number in range(start, min(start + _AT_ONCE, len(leaves))):
                if _blank(seen[number], foot=CONTENT.y - 2) and not _source_blank(leaves[number]):
                    raise Unproved("page_blank", page=number + 1)
                if each is not None:
                    each(number + 1)


def _count(found: int, expected: int) -> None:
    if found != expected:
        raise Unproved("pages_lost", found=found, expected=expected)


def _source_blank(leaf: Leaf) -> bool:
    with pypdfium2.PdfDocument(leaf.pdf) as source:
        return _blank(source[leaf.page], foot=0)


def _blank(page: pypdfium2.PdfPage, foot: float) -> bool:
    """Nothing but white above `foot` (points): the band at the foot of a packet page is no content."""
    bitmap = page.render(scale=_SCALE, draw_annots=False)
    try:
        rows = max(1, bitmap.height - int(foot * _SCALE))
        return bool((bitmap.to_numpy()[:rows] == WHITE).all())
    finally:
        bitmap.close()
        page.close()


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
