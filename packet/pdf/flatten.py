"""One page of an opened PDF becomes a bare one: its look as a Form XObject on a page whose MediaBox starts at the
origin.

The page's content, its notes and its form fields are drawn by reference: content streams are copied, not parsed. A new
document tree is made around the bare pages, so nothing of the old catalog (scripts, actions, attachments, layers,
metadata, structure, links) is reachable any more.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.pdf.allowlist import CODING, Allowlist
from packet.pdf.annotations import appearance, empty_button, made_by_viewer, placement, shown
from packet.pdf.default_view import shows
from packet.pdf.field_fonts import lend_fonts
from packet.pdf.named import drop_unnamed
from packet.pdf.page import Rectangle, box, digits, holder_of, real, turned, unit, visible
from packet.pdf.tree import plant


class Flattener:
    """Turns pages of one PDF into bare pages of the same PDF. `ending`: what its names on them end in
    (`packet.resources`)."""

    def __init__(self, pdf: Pdf, ending: str) -> None:
        self._pdf = pdf
        self._ending = ending
        self._bare = Allowlist(pdf)
        self._used: set[tuple[int, int]] = set()
        self._fields = isinstance(pdf.Root.get("/AcroForm"), Dictionary)  # without it viewers draw no field

    def page(self, page: Dictionary, turn: int = 0) -> Dictionary:
        """The bare page, `turn` more degrees clockwise. Raises pikepdf.PdfError or TypeError for a page too broken."""
        area, scale = visible(page), unit(page)
        lend_fonts(self._pdf, page)
        resources = self._resources(page)
        look = self._look(page, area)
        if (group := self._group(page, resources)) is not None:
            look["/Group"] = group
        notes = list(self._notes(page))
        place = f"/P{self._ending}"
        drawn = Dictionary({place: look})
        steps = [b"q %s 0 0 %s %s %s cm" % (*map(digits, (scale, scale, -area.left * scale, -area.bottom * scale)),)]
        steps.append(b"%s Do" % place.encode())
        self._bare.trim(look, resources)
        for number, (form, matrix) in enumerate(notes):
            if form is None:
                steps.append(b"q 0 w .667 G %s re S Q" % b" ".join(map(digits, matrix)))
                continue
            place = f"/A{number}{self._ending}"
            drawn[place] = form
            self._bare.trim(form, resources)
            steps.append(b"q %s cm %s Do Q" % (b" ".join(map(digits, matrix)), place.encode()))
        steps.append(b"Q")
        bare = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, real(area.width * scale), real(area.height * scale)]),
            Rotate=(turned(page) + turn) % 360,
            Resources=Dictionary(XObject=drawn),
            Contents=self._pdf.make_stream(b"\n".join(steps)),
        )
        made: Dictionary = self._pdf.make_indirect(bare)
        return made

    def _resources(self, page: Dictionary) -> Dictionary:
        """The page's resources as an object of their own, so that pages that share them are looked through once."""
        holder = holder_of(page, "/Resources")
        resources = holder.get("/Resources") if holder is not None else None
        if holder is None or not isinstance(resources, Dictionary):
            return Dictionary()
        if not resources.is_indirect:
            holder["/Resources"] = resources = self._pdf.make_indirect(resources)
        return resources

    def _look(self, page: Dictionary, area: Rectangle) -> Stream:
        look = self._content(page.get("/Contents"))
        for key in [key for key in look.keys() if key not in (*CODING, "/Length")]:  # noqa: SIM118 - as in bare
            del look[key]
        look["/Type"], look["/Subtype"] = Name.XObject, Name.Form
        look["/BBox"] = Array([real(edge) for edge in area])
        return look

    def _group(self, page: Dictionary, resources: Dictionary) -> Dictionary | None:
        """The page's transparency group, where it matters: blending with white is the same without it (11.4.7)."""
        group = page.get("/Group")
        if not isinstance(group, Dictionary):
            return None
        states = resources.get("/ExtGState")
        listed = list(states.items()) if isinstance(states, Dictionary) else []
        modes = [state.get("/BM") for _, state in listed if isinstance(state, Dictionary)]
        blends = any(mode is not None and mode not in (Name.Normal, Name.Compatible) for mode in modes)
        return group if blends or bool(group.get("/K", False)) else None

    def _content(self, contents: object) -> Stream:
        """The page's own stream where it is one, copied raw; else its parts joined (7.8.2)."""
        parts = [contents] if isinstance(contents, Stream) else list(contents) if isinstance(contents, Array) else []
        streams = [part for part in parts if isinstance(part, Stream)]
        if len(streams) != 1:
            return self._pdf.make_stream(zlib.compress(b"\n".join(map(decoded, streams))), Filter=Name.FlateDecode)
        (stream,) = streams
        if stream.objgen not in self._used:
            self._used.add(stream.objgen)
            return stream
        copy = self._pdf.make_stream(stream.read_raw_bytes())
        for key in CODING:
            if (value := stream.get(key)) is not None:
                copy[key] = value
        return copy

    def _notes(self, page: Dictionary) -> Iterator[tuple[Stream | None, tuple[float, ...]]]:
        """Each note's appearance and the matrix that places it; None and a rectangle for an empty button's frame."""
        layers = self._bare.layers
        for note in shown(page):
            is_field = note.get("/Subtype") == "/Widget"
            rect = box(note.get("/Rect"))
            if (is_field and not self._fields) or rect is None or not shows(note, layers):
                continue
            if is_field and empty_button(note):
                yield None, (rect.left, rect.bottom, rect.width, rect.height)
                continue
            form = appearance(note)
            if form is None:
                continue
            matrix = placement(box(form.get("/BBox")) or rect if made_by_viewer(note) else rect, form)
            if matrix is not None:
                form["/Subtype"] = Name.Form
                yield form, matrix


def save(pdf: Pdf, pages: Sequence[Dictionary], out: Path) -> None:
    """Write a new document of these bare pages only. Same pages, same bytes. Raises pikepdf.PdfError or OSError."""
    drop_unnamed(pdf, pages)
    root = plant(pdf, pages)
    for key in [key for key in pdf.trailer.keys() if key != "/Root"]:  # noqa: SIM118 - as in bare
        del pdf.trailer[key]
    pdf.trailer["/Size"] = len(pdf.objects) + 1  # a file without it would be written without it
    pdf.trailer["/Root"] = pdf.make_indirect(Dictionary(Type=Name.Catalog, Pages=root))
    rewritten(pdf, out)


def rewritten(pdf: Pdf, out: Path) -> None:
    """Write a document of bare pages once more. Raises pikepdf.PdfError or OSError."""
    pdf.save(
        out,
        encryption=False,
        deterministic_id=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )


def decoded(stream: Stream) -> bytes:
    """The content decoded; as far as it goes when its compression is broken off (viewers do the same)."""
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        if stream.get("/Filter") != Name.FlateDecode:
            raise
        try:
            return zlib.decompressobj().decompress(stream.read_raw_bytes())
        except zlib.error:
            return b""
