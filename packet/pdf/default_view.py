"""What a screen hides and PDFium shows, above all on layers, taken out of the source before PDFium draws it
(ISO 32000-2, 8.11, 12.5.2 and 12.5.3).

PDFium is the judge of a page's look, but it draws notes and fields whose layer is off, and reads some states of layers
in ways of its own. So that neither the picture a page is held against nor the one that stands in for it shows what was
hidden, the judge gets a copy in which those notes are gone and the state of every layer is said in the plainest way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream, StreamDecodeLevel

from packet.pdf import tree
from packet.pdf.annotations import appearance, unknown_and_invisible
from packet.pdf.marked_content import without_hidden
from packet.pdf.optional_content import Layers

_DEEP: Final = 40


def settled(copy: Path, out: Path) -> bool:
    """Settle a copy that another engine wrote; whether `out` was written, because something is hidden in it.

    Raises ValueError when the copy has layers and cannot be looked into.
    """
    try:
        with tree.opened(copy) as pdf:
            changed = settle(pdf)
            if changed:
                save(pdf, out)
            return changed
    except Exception:  # engines raise whatever they like on broken files
        if b"/OCProperties" in copy.read_bytes():
            raise ValueError("layers that cannot be read") from None
        return False


def save(pdf: Pdf, out: Path) -> None:
    """Write a settled document for the engines. Raises pikepdf.PdfError or OSError."""
    pdf.save(
        out,
        encryption=False,
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
    )


def settle(pdf: Pdf) -> bool:
    """Take out the notes and fields that layers hide, and say the state of each layer plainly. Whether that changed
    the document; most hold nothing hidden.

    Raises pikepdf.PdfError for a document without a catalog.
    """
    layers = Layers(pdf)
    changed = False
    for page in tree.leaves(pdf):
        notes = page.get("/Annots")
        if not isinstance(notes, Array):
            continue
        listed = list(notes)
        kept = [note for note in listed if shows(note, layers)]
        if len(kept) < len(listed):
            page["/Annots"] = Array(kept)
            changed = True
        for note in kept:
            changed |= _uncovered(note, layers)
    return _plain(pdf, layers) or changed


def shows(note: object, layers: Layers) -> bool:
    """Whether no layer hides this note: neither its own entry nor that of its appearance (12.5.2, 8.11.3.3); and no
    wish of a note of a kind nobody knows (12.5.3: Invisible).
    """
    if not isinstance(note, Dictionary):
        return True
    if unknown_and_invisible(note):
        return False
    form = appearance(note)
    return layers.visible(note.get("/OC")) and (form is None or layers.visible(form.get("/OC")))


def _uncovered(note: object, layers: Layers) -> bool:
    """Cut hidden content out of the appearances of a form field, where PDFium knows no layers. Whether any was."""
    if not isinstance(note, Dictionary) or note.get("/Subtype") != "/Widget":
        return False
    form = appearance(note)
    waiting, seen, changed = [form] if form is not None else [], set[tuple[int, int]](), False
    while waiting:
        form = waiting.pop()
        resources = form.get("/Resources")
        if form.objgen in seen or not isinstance(resources, Dictionary):
            continue
        seen.add(form.objgen)
        names = resources.get("/Properties")
        listed = names.items() if isinstance(names, Dictionary) else ()
        off = [name for name, content in listed if not layers.visible(content)]
        if off and (shown := without_hidden(form, off)) is not None:
            form.write(shown.content)
            changed = True
        drawn = resources.get("/XObject")
        if not isinstance(drawn, Dictionary):
            continue
        for name, inner in list(drawn.items()):
            if isinstance(inner, Stream) and not layers.visible(inner.get("/OC")):
                del drawn[name]
                changed = True
            elif isinstance(inner, Stream) and inner.get("/Subtype") == "/Form":
                waiting.append(inner)
    return changed


def _plain(pdf: Pdf, layers: Layers) -> bool:
    """Say each layer's state in the default configuration alone. Whether PDFium could read it otherwise."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return False
    changed = _memberships(pdf)
    if not layers.off and "/Configs" not in properties:
        return changed
    groups = list(layers.listed.values())
    for group in groups:
        group["/Type"] = Name.OCG
        for key in ("/Usage", "/Intent"):
            if key in group:
                del group[key]
    off = [group for group in groups if group.objgen in layers.off]
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(groups), D=Dictionary(OFF=Array(off)))
    return True


def _memberships(pdf: Pdf) -> bool:
    """Give every membership of a single group a list: PDFium reads the policy only then. Whether any was changed."""
    changed = False
    for item in _containers(pdf):
        if item.get("/Type") == "/OCMD" and "/P" in item and isinstance(group := item.get("/OCGs"), Dictionary):
            item["/OCGs"] = Array([group])
            changed = True
    return changed


def _containers(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary of the document, those within others too; an object is met once."""
    for item in pdf.objects:
        waiting: list[tuple[Any, int]] = [(item, 0)]
        while waiting:
            holder, depth = waiting.pop()
            if isinstance(holder, Dictionary | Stream):
                yield holder
                inside = [value for _, value in holder.items()]
            elif isinstance(holder, Array):
                inside = list(holder)
            else:
                continue
            if depth < _DEEP:
                waiting += [(value, depth + 1) for value in inside if _direct(value)]


def _direct(value: object) -> bool:
    return isinstance(value, Dictionary | Array) and not value.is_indirect
