"""Resource names where a page that others drew is placed on one of ours: neither side may draw with the other's.

A form XObject without /Resources uses those of the page it is placed on (ISO 32000-1 7.8.3, kept for old files), and
engines go further: PDFium looks on the page for every category that a form lacks, Poppler for every single name. So
what we put on a page has names that no paper can hold (`ending`), and a form that draws with its page's resources gets
them as its own before the page becomes a form itself (`lend`, `settle`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

DRAWN: Final = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")
"""The categories that paint (ISO 32000-2 table 34)."""
ALL: Final = (*DRAWN, "/Properties")

_ENDING: Final = 16
"""Hexadecimal digits of an ending: 64 bits of a digest of the very paper that would have to hold it."""
_NAME: Final = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
"""One byte of a name (7.3.5)."""


def ending(seed: bytes) -> str:
    """What our resource names end in on pages made from `seed`: a digest, so nothing that `seed` is made of has it."""
    return "." + hashlib.sha256(b"resource names" + seed).hexdigest()[:_ENDING]


def lend(pdf: Pdf, form: Stream, page: Dictionary, categories: Sequence[str] = ALL) -> Dictionary:
    """Give the form, as its own, what it names in categories that only the resources of its page have; return its own.

    `form` has /Resources of its own. Engines find names in such a category on the page (PDFium
    CPDF_StreamContentParser::FindResourceHolder).
    """
    own = form["/Resources"]
    assert isinstance(own, Dictionary), "a form without resources borrows all of them"
    lacking = [category for category in categories if _named(page, category) and not _is_there(own, category)]
    if not lacking:
        return own
    used = _names(form)
    lent = {}
    for category in lacking:
        found = {key: value for key, value in _named(page, category) if used is None or key in used}
        if found:
            lent[category] = Dictionary(found)
    if lent:
        own = pdf.make_indirect(Dictionary({**dict(own.items()), **lent}))
        form["/Resources"] = own
    return own


def settle(pdf: Pdf, form: Stream, page: Dictionary) -> None:
    """Let the form, and every form drawn within it, draw with its own resources alone; `page` are those of its page.

    A form without any uses those of the form around it, as engines do, and so the page's in the end.
    """
    waiting: list[tuple[Stream, Dictionary]] = [(form, page)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one, outer = waiting.pop()
        if one.objgen in seen:
            continue
        seen.add(one.objgen)
        if not isinstance(one.get("/Resources"), Dictionary):
            one["/Resources"] = outer
        own = lend(pdf, one, page)
        waiting += [(inner, own) for inner in _forms(own)]


def _forms(resources: Dictionary) -> Iterator[Stream]:
    """The forms that content with these resources can draw, soft masks (11.6.5.2) among them."""
    for _, value in _named(resources, "/XObject"):
        if isinstance(value, Stream) and value.get("/Subtype") == Name.Form:
            yield value
    for _, state in _named(resources, "/ExtGState"):
        mask = state.get("/SMask") if isinstance(state, Dictionary) else None
        group = mask.get("/G") if isinstance(mask, Dictionary) else None
        if isinstance(group, Stream):
            yield group


def _is_there(resources: Dictionary, category: str) -> bool:
    return isinstance(resources.get(category), Dictionary)


def _named(resources: Dictionary, category: str) -> list[tuple[str, Object]]:
    found: object = resources.get(category)
    return list(found.items()) if isinstance(found, Dictionary) else []


def _names(content: Stream) -> frozenset[str] | None:
    """Every name in the content, also in what only looks like one; None when the content cannot be decoded."""
    try:
        data = content.read_bytes()
    except pikepdf.PdfError:
        return None
    return frozenset("/" + _ESCAPE.sub(_byte, name).decode("utf-8", "surrogateescape") for name in _NAME.findall(data))


def _byte(escape: re.Match[bytes]) -> bytes:
    return bytes([int(escape[1], 16)])
