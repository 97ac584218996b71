"""Opens an agency's PDF and makes every page upright: visible box at the origin, no /Rotate, no fields, no scripts.

The page as a viewer shows it becomes one Form XObject, without what layers hide and what does not paint
(`packet.pdf`); annotations and empty fields are painted after it. So all
later work (words, shapes, filling) has one simple space: the displayed page, points, y upwards. Refuses what cannot
be shown truly: a password, damage, a dynamic XFA form. The input file is never written.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

import pikepdf

from packet.errors import Refused
from packet.locate.appearance import paint_annotations
from packet.locate.geometry import Area, Matrix, upright
from packet.locate.widgets import Widget, widgets_of
from packet.pdf import page as page_model
from packet.pdf.allowlist import Allowlist
from packet.pdf.default_view import shows
from packet.resources import ending

PAGES_MOST: Final = 60
"""More pages than any edition of the agency's packet has in any language."""


@dataclass(frozen=True)
class Upright:
    """The displayed pages. `pdf` has no fields left; `sizes` are width and height in points; `matrices` take
    the file's own page space to the displayed page; `sha256` is of the
    input."""

    name: str
    sha256: str
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    widgets: tuple[Widget, ...]
    matrices: tuple[Matrix, ...] = ()
    turns: Mapping[int, int] = field(default_factory=dict)


def straightened(
    data: bytes,
    name: str,
    filled: frozenset[tuple[int, int]] | None = None,
    turns: Mapping[int, int] = MappingProxyType({}),
    *,
    bare: bool = True,
) -> Upright:
    """The pages of the PDF `data`, upright. `filled`: (page, number) of widgets that will be drawn over; others keep
    the value that they show. None empties every field. `turns`: page → further clockwise degrees, for pages that a
    viewer shows sideways. `bare` False keeps the text that stands for glyphs (ActualText, ISO 32000-2 14.9.4), to read
    by and never to fill. Raises Refused: official_locked, official_damaged, official_xfa, official_long.
    """
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            _refuse(pdf, name)
            digest = hashlib.sha256(data)
            sizes, widgets, matrices = _straighten(pdf, filled, turns, ending(digest.digest()), bare)
            _strip(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, encryption=False, compress_streams=True)
        with pikepdf.open(io.BytesIO(out.getvalue()), suppress_warnings=True) as again:
            if len(again.pages) != len(sizes) or again.get_warnings():
                raise Refused("official_damaged", file=name)
    except pikepdf.PasswordError as fault:
        raise Refused("official_locked", file=name) from fault
    except (Refused, MemoryError):
        raise
    except Exception as fault:  # a damaged file makes qpdf and its binding raise nearly anything
        raise Refused("official_damaged", file=name) from fault
    return Upright(
        name,
        digest.hexdigest(),
        out.getvalue(),
        tuple(sizes),
        tuple(widgets),
        tuple(matrices),
        dict(turns),
    )


def _refuse(pdf: pikepdf.Pdf, name: str) -> None:
    form = pdf.Root.get("/AcroForm")
    # A dynamic XFA form has no pages but "Please wait...": only Adobe's programs lay it out (ISO 32000-1 12.7.8).
    needs = pdf.Root.get("/NeedsRendering")
    if needs is not None and bool(needs) and isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        raise Refused("official_xfa", file=name)
    emptied = pdf.get_warnings() and any(not _content(page.obj.get("/Contents")).strip() for page in pdf.pages)
    if not len(pdf.pages) or emptied:  # qpdf repairs a cut file by leaving pages blank
        raise Refused("official_damaged", file=name)
    if len(pdf.pages) > PAGES_MOST:
        raise Refused("official_long", file=name, most=PAGES_MOST)


def _straighten(
    pdf: pikepdf.Pdf, filled: frozenset[tuple[int, int]] | None, turns: Mapping[int, int], end: str, bare: bool
) -> tuple[list[tuple[float, float]], list[Widget], list[Matrix]]:
    sizes: list[tuple[float, float]] = []
    matrices: list[Matrix] = []
    widgets: list[Widget] = []
    allowed = Allowlist(pdf, bare=bare)
    for number, page in enumerate(pdf.pages):
        box, unit = Area(*page_model.visible(page.obj)), page_model.unit(page.obj)
        turn = (page_model.turned(page.obj) + turns.get(number, 0)) % 360
        matrix = upright(box, turn, unit)
        matrices.append(matrix)
        listed = list(page.obj.get("/Annots", []) or [])
        annotations = [note if shows(note, allowed.layers) else None for note in listed]
        widgets.extend(widgets_of(number, annotations, matrix))
        width, height = (box.width, box.height) if turn in (0, 180) else (box.height, box.width)
        sizes.append((width * unit, height * unit))
        blank = None if filled is None else frozenset(place for on, place in filled if on == number)
        _repaint(allowed, pdf, page, box, matrix, sizes[-1], annotations, blank, end)
    return sizes, widgets, matrices


def _repaint(
    allowed: Allowlist,
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    box: Area,
    matrix: Matrix,
    size: tuple[float, float],
    annotations: list[Any],
    blank: frozenset[int] | None,
    end: str,
) -> None:
    shown = pdf.make_stream(_content(page.obj.get("/Contents")))
    shown["/Type"], shown["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Form")
    shown["/BBox"] = pikepdf.Array([box.x0, box.y0, box.x1, box.y1])
    resources = page_model.inherited(page.obj, "/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        resources = pikepdf.Dictionary()
    if "/Group" in page.obj:  # a page's transparency group is the form's now (11.4.7)
        shown["/Group"] = page.obj["/Group"]
    forms = pikepdf.Dictionary({f"/Page{end}": shown})
    lines = [b"q", _cm(matrix), f"/Page{end} Do Q".encode()]
    lines += paint_annotations(pdf, annotations, matrix, forms, blank, end)
    for form in list(forms.values()):
        assert isinstance(form, pikepdf.Stream)
        allowed.trim(form, resources)
    obj = page.obj
    for key in ("/Annots", "/Rotate", "/UserUnit", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/AA", "/Group"):
        if key in obj:
            del obj[key]
    obj["/Rotate"] = 0
    obj["/MediaBox"] = obj["/CropBox"] = pikepdf.Array([0, 0, size[0], size[1]])
    obj["/Resources"] = pikepdf.Dictionary({"/XObject": forms})
    obj["/Contents"] = pdf.make_stream(b"\n".join(lines))


def _strip(pdf: pikepdf.Pdf) -> None:
    for key in ("/AcroForm", "/NeedsRendering", "/OpenAction", "/AA", "/Perms", "/StructTreeRoot", "/MarkInfo",
                "/Names", "/Outlines", "/PageMode", "/Extensions", "/Collection", "/AF"):  # fmt: skip
        if key in pdf.Root:
            del pdf.Root[key]


def _content(contents: object) -> bytes:
    """The page's content as one stream; its parts are joined by a line end (ISO 32000-2 7.7.3.3, Contents)."""
    if isinstance(contents, pikepdf.Stream):
        return contents.read_bytes()
    parts = list(contents) if isinstance(contents, pikepdf.Array) else []
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


def _cm(matrix: Matrix) -> bytes:
    return (" ".join(f"{number:.6g}" for number in matrix) + " cm").encode("ascii")
