"""What a PDF says about itself as a whole: attachments, signatures, forms that only one viewer can draw.

Reads an opened document; changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.intake.hidden_content import pages_for_screens, pages_with_hidden
from packet.intake.hints import names_ssn
from packet.pdf.annotations import appearance, shown
from packet.pdf.page import Rectangle, box, inherited, name_of, numbers
from packet.pdf.tree import leaves

_DEEP: Final = 60
_MOST: Final = 2000
_QUAD: Final = 8
"""Numbers of a quadrilateral."""
_OPENED: Final = frozenset(
    f"/{kind}"
    for kind in (
        *("Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink"),
        *("Square", "Circle", "Line", "PolyLine", "Polygon"),
    )
)
"""Kinds of notes whose words stand in a window of their own."""
_WAIT: Final = re.compile(
    r"(?i)if this message is not eventually replaced|replaced by the proper contents of the document"
    r"|to view the full contents of this document, you need a later version"
)


@dataclass(frozen=True)
class Facts:
    """`attached`: names of files inside; `signed`: holds a digital signature; `xfa`: has an XFA form;
    `dynamic`: says that it must be drawn by Adobe; `fields`: has ordinary form fields; `unlinked`: pages (0-based) with
    filled fields that no form holds, which PDFium and Chrome do not draw; `numbered`: pages (0-based) with a
    filled field for a Social Security number; `hidden`: pages (0-based) with parts that a screen hides; `unprinted`:
    those with parts that are not to be printed; `marked`: pages (0-based) with areas that were marked for redaction and
    are still there (12.5.6.23); `note_words`: (page from 0, words) of each note whose words show only when somebody
    opens it."""

    attached: tuple[str, ...] = ()
    signed: bool = False
    xfa: bool = False
    dynamic: bool = False
    fields: bool = False
    unlinked: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    unprinted: tuple[int, ...] = ()
    marked: Mapping[int, tuple[Rectangle, ...]] = field(default_factory=dict)
    note_words: tuple[tuple[int, str], ...] = ()


def facts(pdf: Pdf) -> Facts:
    """The facts of this document; what is too broken to read counts as absent."""
    root = pdf.Root
    form = root.get("/AcroForm")
    form = form if isinstance(form, Dictionary) else Dictionary()
    listed = form.get("/Fields")
    fields = list(_fields(listed))
    return Facts(
        attached=tuple(name for name, _ in attachments(pdf)),
        signed=any(field.get("/FT") == Name.Sig and isinstance(field.get("/V"), Dictionary) for field in fields),
        xfa="/XFA" in form,
        dynamic=bool(root.get("/NeedsRendering", False)),
        fields=bool(fields),
        unlinked=() if "/AcroForm" in root else tuple(_unlinked(pdf)),
        numbered=tuple(_numbered(pdf)) if fields else (),
        hidden=tuple(pages_with_hidden(pdf)),
        unprinted=tuple(pages_for_screens(pdf)),
        marked=dict(_marked(pdf)),
        note_words=tuple(_note_words(pdf)),
    )


def _marked(pdf: Pdf) -> Iterator[tuple[int, tuple[Rectangle, ...]]]:
    """Applying a redaction removes its note: one that is still there was never applied, whatever it looks like."""
    for index, page in enumerate(leaves(pdf)):
        notes = [note for note in _listed(page, "/Annots") if note.get("/Subtype") == Name.Redact]
        if notes:
            yield index, tuple(area for note in notes for area in _areas(note))


def _areas(note: Dictionary) -> Iterator[Rectangle]:
    """The quadrilaterals of a note about text, as their boxes; without any its rectangle (12.5.6.23)."""
    corners = note.get("/QuadPoints")
    found = numbers(corners, len(corners) // _QUAD * _QUAD) if isinstance(corners, Array) else None
    if found:
        quads = [found[start : start + _QUAD] for start in range(0, len(found), _QUAD)]
        yield from (Rectangle(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads)
    elif (whole := box(note.get("/Rect"))) is not None:
        yield whole


def _note_words(pdf: Pdf) -> Iterator[tuple[int, str]]:
    """What notes say that a viewer shows only when somebody opens them (12.5.6.4, 12.5.6.14), with who wrote it."""
    for index, page in enumerate(leaves(pdf)):
        for note in shown(page):
            words = _text(note.get("/Contents")).strip()
            if words and name_of(note.get("/Subtype")) in _OPENED:
                writer = _text(note.get("/T")).strip()
                yield index, f"{writer}: {words}" if writer else words


def _unlinked(pdf: Pdf) -> Iterator[int]:
    for index, page in enumerate(leaves(pdf)):
        fields = (note for note in shown(page) if note.get("/Subtype") == Name.Widget)
        if any(appearance(field) is not None and inherited(field, "/V") is not None for field in fields):
            yield index


def _numbered(pdf: Pdf) -> Iterator[int]:
    for index, page in enumerate(leaves(pdf)):
        fields = (note for note in shown(page) if note.get("/Subtype") == Name.Widget)
        if any(names_ssn(_names_of(field), _text(inherited(field, "/V"))) for field in fields):
            yield index


def _text(value: object) -> str:
    return str(value) if isinstance(value, pikepdf.String) else ""


def _names_of(field: Dictionary) -> str:
    """The field's own name and tooltip, and those of the field it is part of."""
    parent = field.get("/Parent")
    holders = (field, parent) if isinstance(parent, Dictionary) else (field,)
    found = (holder.get(key) for holder in holders for key in ("/T", "/TU"))
    return " ".join(map(_text, found))


def waits(text: str) -> bool:
    """Whether the page's text is the stand-in page of a form only Adobe Reader draws."""
    return len(text) < 3000 and _WAIT.search(text) is not None


def _fields(listed: object) -> Iterator[Dictionary]:
    waiting = [(item, 0) for item in list(listed)] if isinstance(listed, Array) else []
    seen = 0
    while waiting and seen < _MOST:
        field, depth = waiting.pop()
        seen += 1
        if not isinstance(field, Dictionary):
            continue
        yield field
        kids = field.get("/Kids")
        if isinstance(kids, Array) and depth < _DEEP:
            waiting.extend((kid, depth + 1) for kid in list(kids))


def attachments(pdf: Pdf) -> list[tuple[str, Stream]]:
    """(name, file) of every file inside: the name tree of embedded files, file attachment notes, and files that belong
    to the document, a page or a note (7.11.4, 14.13).
    """
    found: dict[tuple[int, int], tuple[str, Stream]] = {}
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    specs = [*_leaves(tree), *_listed(pdf.Root, "/AF")]
    for page in leaves(pdf):
        specs += _listed(page, "/AF")
        for note in _listed(page, "/Annots"):
            specs += _listed(note, "/AF")
            if note.get("/Subtype") == Name.FileAttachment:
                specs.append(note.get("/FS"))
    for spec in specs:
        if isinstance(spec, Dictionary) and (stream := _file_of(spec)) is not None:
            found.setdefault(stream.objgen, (_name_of(spec), stream))
    return list(found.values())


def _listed(holder: Any, key: str) -> list[Dictionary]:
    """The dictionaries of an array, or the one that stands for it."""
    value = holder.get(key)
    if isinstance(value, Dictionary):
        return [value]
    return [item for item in list(value) if isinstance(item, Dictionary)] if isinstance(value, Array) else []


def _leaves(tree: object) -> Iterator[object]:
    waiting, seen = [(tree, 0)], 0
    while waiting and seen < _MOST:
        node, depth = waiting.pop()
        seen += 1
        if not isinstance(node, Dictionary) or depth > _DEEP:
            continue
        pairs, kids = node.get("/Names"), node.get("/Kids")
        if isinstance(pairs, Array):
            yield from list(pairs)[1::2]
        if isinstance(kids, Array):
            waiting.extend((kid, depth + 1) for kid in reversed(list(kids)))


def _file_of(spec: Dictionary) -> Stream | None:
    files = spec.get("/EF")
    if not isinstance(files, Dictionary):
        return None
    for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac"):
        if isinstance(stream := files.get(key), Stream):
            return stream
    return None


def _name_of(spec: Dictionary) -> str:
    for key in ("/UF", "/F", "/Desc"):
        value = spec.get(key)
        if isinstance(value, pikepdf.String) and str(value).strip():
            return re.sub(r"[\x00-\x1f\x7f/\\]", "_", str(value))[:120]
    return "?"
