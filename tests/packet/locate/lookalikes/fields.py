"""Lays form fields over a drawn look-alike with pikepdf: many naming habits, radios or check boxes, odd on-states."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from packet.locate.geometry import Area
from packet.locate.items import by_key
from tests.packet.locate.lookalikes.style import Drawn, Truth

BY_KEY = by_key("dmhc")

Naming = Literal["meaningless", "hierarchical", "spanish", "label", "shared", "misleading"]


@dataclass(frozen=True)
class Fields:
    """How the fields are made. `hints`: with tooltips; `looks`: with appearances; `radio`: yes and no are one field."""

    naming: Naming = "meaningless"
    hints: bool = False
    looks: bool = True
    radio: bool = False
    on: str = "Yes"
    inset: float = 1.0
    comb: bool = False
    xfa: bool = False
    signatures: bool = True
    combos: tuple[str, ...] = ()
    menu: tuple[str, ...] = ("Yes", "No")
    value: str = ""


_SENTENCES = {"poa_attached.yes", "urgent.yes", "attach_id_card.yes", "attach_correspondence.yes"}
"""Boxes before a sentence: they stand alone."""
_SPANISH = {"first_name": "nombre", "last_name": "apellido", "city": "ciudad", "state": "estado", "zip": "codigo"}


def add_fields(drawn: Drawn, how: Fields) -> bytes:
    """The PDF with a field in every room."""
    pdf = pikepdf.open(io.BytesIO(drawn.pdf))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    fields: list[Any] = []
    groups: dict[str, Any] = {}
    for number, truth in enumerate(drawn.truths):
        page = pdf.pages[truth.page]
        if truth.kind == "signature" and not how.signatures:
            continue
        parts: Sequence[Area] = truth.parts or (truth.area,)
        for place, area in enumerate(parts):
            widget = _widget(pdf, truth, area, how, number, place)
            _name(pdf, widget, truth, how, number, place, fields, groups)
            if "/Annots" not in page:
                page.obj["/Annots"] = Array()
            page.obj["/Annots"].append(widget)
    pdf.Root["/AcroForm"] = Dictionary(
        Fields=Array(fields), DR=Dictionary(Font=Dictionary(Helv=font)), DA=String("/Helv 0 Tf 0 g")
    )
    if how.xfa:
        pdf.Root["/AcroForm"]["/XFA"] = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _widget(pdf: pikepdf.Pdf, truth: Truth, area: Area, how: Fields, number: int, place: int) -> Any:
    inset = 0.0 if truth.kind == "tick" else how.inset
    rect = [area.x0 + inset, area.y0 + inset, area.x1 - inset, area.y1 - inset]
    widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4, Rect=Array([round(n, 2) for n in rect]))
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    key = truth.title.partition(".")[0]
    del number, place
    if truth.kind == "tick":
        widget["/FT"] = Name.Btn
        widget["/AS"] = Name.Off
        on = how.on if not how.radio else truth.title.rpartition(".")[2].capitalize()
        if how.looks:
            square = f"0 0 {width:.2f} {height:.2f} re S".encode()
            states = Dictionary(
                {
                    "/Off": _form(pdf, square, width, height),
                    f"/{on}": _form(pdf, square + b" 0 0 m 9 9 l S", width, height),
                }
            )
            widget["/AP"] = Dictionary(N=states)
    elif truth.kind == "signature":
        widget["/FT"] = Name.Sig
    elif key in how.combos:
        widget["/FT"], widget["/Ff"], widget["/Opt"] = Name.Ch, 1 << 17, Array([String("CA"), String("NV")])
    elif key in BY_KEY and BY_KEY[key].yes_no:
        widget["/FT"], widget["/Ff"], widget["/Opt"] = Name.Ch, 1 << 17, Array([String(word) for word in how.menu])
    else:
        widget["/FT"] = Name.Tx
        widget["/DA"] = String("/Helv 9 Tf 0 g")
        if truth.kind == "long":
            widget["/Ff"] = 1 << 12
        if how.comb and key in ("zip", "date_of_birth"):
            widget["/Ff"], widget["/MaxLen"] = 1 << 24, 5 if key == "zip" else 8
        if how.value:
            widget["/V"] = String(how.value)
        if how.looks:
            said = f"/Tx BMC BT /Helv 8 Tf 2 3 Td ({how.value}) Tj ET EMC".encode()
            widget["/AP"] = Dictionary(N=_form(pdf, said, width, height))
    widget["/MK"] = Dictionary(BC=Array([0.4]))
    return pdf.make_indirect(widget)


def _form(pdf: pikepdf.Pdf, content: bytes, width: float, height: float) -> Any:
    stream = pdf.make_stream(content)
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Form
    stream["/BBox"] = Array([0, 0, width, height])
    return stream


def _name(
    pdf: pikepdf.Pdf,
    widget: Any,
    truth: Truth,
    how: Fields,
    number: int,
    place: int,
    fields: list[Any],
    groups: dict[str, Any],
) -> None:
    key = truth.title.partition(".")[0]
    name = _called(truth, how, number, place)
    if how.hints and key in BY_KEY:
        from forms.words import say

        widget["/TU"] = String(say(f"form.{BY_KEY[key].form}.{key}", "en"))
    group = (
        key
        if how.radio and truth.kind == "tick" and truth.title not in _SENTENCES
        else (_SHARED.get(key, "") if how.naming == "shared" and truth.kind != "tick" else "")
    )
    if group:
        if group not in groups:
            parent = Dictionary(T=String(name if how.radio else group), FT=widget["/FT"], Kids=Array())
            if truth.kind == "tick":
                parent["/Ff"] = 1 << 15
            groups[group] = pdf.make_indirect(parent)
            fields.append(groups[group])
        widget["/Parent"] = groups[group]
        groups[group]["/Kids"].append(widget)
        return
    if how.naming == "hierarchical":
        if "page" not in groups:
            root = pdf.make_indirect(Dictionary(T=String("topmostSubform[0]"), Kids=Array()))
            groups["page"] = pdf.make_indirect(Dictionary(T=String("Page1[0]"), Kids=Array(), Parent=root))
            root["/Kids"].append(groups["page"])
            fields.append(root)
        widget["/T"], widget["/Parent"] = String(name), groups["page"]
        groups["page"]["/Kids"].append(widget)
        return
    widget["/T"] = String(name)
    fields.append(widget)


_SHARED = {"city": "City", "assistant_city": "City", "state": "State", "assistant_state": "State", "zip": "Zip",
"assistant_zip": "Zip", "release_date": "Date", "aaf_patient_date": "Date"}  # fmt: skip


def _called(truth: Truth, how: Fields, number: int, place: int) -> str:
    key = truth.title.partition(".")[0]
    tail = f"_{place}" if truth.parts else ""
    match how.naming:
        case "meaningless":
            return f"{'Check Box' if truth.kind == 'tick' else 'Text'}{number}{tail}"
        case "hierarchical":
            return f"{'CheckBox' if truth.kind == 'tick' else 'TextField'}{number}[{place}]"
        case "spanish":
            return f"{_SPANISH.get(key, 'campo' + str(number))}{number}{tail}"
        case "misleading":
            wrong = {
                "first_name": "Last Name",
                "last_name": "First Name",
                "city": "State",
                "state": "City",
                "zip": "Phone",
            }
            return f"{wrong.get(key, 'Field')} {number}{tail}"
        case _:
            return f"{truth.title} {number}{tail}" if how.naming == "shared" else f"{truth.title}{tail}"
