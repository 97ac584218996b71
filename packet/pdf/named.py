"""What a content draws with: the entries of its resources that it names (ISO 32000-2, 7.8.3). The others draw nothing,
and whoever gets the file could read them all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

DRAWN_BY_NAME: Final = ("/XObject", "/Pattern", "/Font", "/ExtGState")
"""Colour spaces and shadings hold no words, and default colour spaces are used unnamed (8.6.5.6)."""
_NAME: Final = re.compile(rb"/[^\x00\s()<>\[\]{}/%]+")
_ANY: Final = "#"
"""A content that cannot be read, or that writes a name in another way, may name anything."""


def drop_unnamed(pdf: Pdf, pages: Sequence[Dictionary]) -> None:
    """Leave in the resources of these pages, and of all they are drawn with, what is named there."""
    waiting: list[Any] = list(pages)
    seen = set[tuple[int, int]]()
    while waiting:
        holder = waiting.pop()
        if holder.is_indirect and holder.objgen in seen:
            continue
        seen.add(holder.objgen)
        if isinstance(resources := holder.get("/Resources"), Dictionary):
            _leave_named(pdf, holder, resources)
        waiting += drawn_with(holder)


def drawn_with(holder: Any) -> Iterator[Any]:
    """The forms, tiles, masks and drawn letters that this names: streams, and Type 3 fonts as dictionaries."""
    resources = holder.get("/Resources")
    found = {category: items(resources, category) for category in DRAWN_BY_NAME}
    yield from (glyph for _, glyph in items(holder, "/CharProcs") if isinstance(glyph, Stream))
    if not any(found.values()):
        return
    names = _named(holder)
    for category, listed in found.items():
        for name, one in listed:
            if name not in names and _ANY not in names:
                continue
            mask = one.get("/SMask") if category == "/ExtGState" and isinstance(one, Dictionary) else None
            drawn = mask.get("/G") if isinstance(mask, Dictionary) else one
            if isinstance(drawn, Stream) and (category != "/XObject" or is_form(drawn)):
                yield drawn
            elif draws_letters(one):
                yield one


def is_form(one: object) -> bool:
    """Whether this is a form (8.10), and no picture."""
    return isinstance(one, Stream) and one.get("/Subtype") == Name.Form


def draws_letters(one: object) -> bool:
    """Whether this is a font whose letters are contents of their own (9.6.4)."""
    return isinstance(one, Dictionary) and one.get("/Subtype") == Name.Type3


def items(holder: object, category: str) -> list[tuple[str, Any]]:
    """The entries of one kind; none where there is no such dictionary."""
    value = holder.get(category) if isinstance(holder, Dictionary) else None
    return list(value.items()) if isinstance(value, Dictionary) else []


def _leave_named(pdf: Pdf, holder: Any, resources: Dictionary) -> None:
    found = {category: items(resources, category) for category in DRAWN_BY_NAME}
    if not any(found.values()):
        return
    names = _named(holder)
    idle = any(name not in names for listed in found.values() for name, _ in listed)
    if _ANY in names or not idle:
        return
    kept = {key: value for key, value in resources.items() if key not in DRAWN_BY_NAME}
    for category, listed in found.items():
        if mine := {name: one for name, one in listed if name in names}:
            kept[category] = Dictionary(mine)
    holder["/Resources"] = pdf.make_indirect(Dictionary(kept))


def _named(holder: Any) -> frozenset[str]:
    """The names in its content, in that of its letters, and of letters that borrow its resources."""
    content = holder.get("/Contents") if isinstance(holder, Dictionary) else holder
    streams: list[object] = list(content) if isinstance(content, Array) else [content]
    fonts = [one for _, one in items(holder.get("/Resources"), "/Font") if draws_letters(one)]
    for font in (holder, *(one for one in fonts if "/Resources" not in one)):
        streams += [glyph for _, glyph in items(font, "/CharProcs")]
    found = set[str]()
    for stream in streams:
        if isinstance(stream, Stream):
            try:
                names = set(_NAME.findall(stream.read_bytes()))
            except pikepdf.PdfError:
                return frozenset((_ANY,))
            found |= {_ANY if b"#" in name else name.decode("latin-1") for name in names}
    return frozenset(found)
