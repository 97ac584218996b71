"""From a Sheet to paper: its printed words, rules and squares, and the empty fillable form (AcroForm).

Fields are named by the keys of the case and carry the label as their tooltip (ISO 32000-2 12.7). Yes/no questions and
choices are groups of which one can be on. Appearances are written for every state, so no viewer has to make them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from forms.sheet import Box, CheckBox, Item, Print, Rect, Rule, Sheet, Signature
from forms.words import say
from packet.lettering.paint import Paint, cross, save

MULTILINE: Final = 1 << 12
RADIO: Final = 1 << 15
"""Field flags (ISO 32000-2 tables 229, 231). NoToggleToOff is not set, so that a wrong mark can be taken back."""
CROSS: Final = "8"
"""Of ZapfDingbats, a cross: the mark of a viewer that makes its own appearances (ISO 32000-2 12.5.6.19)."""
PRINT: Final = 1 << 2
"""Annotation flag: printed with the page (ISO 32000-2 table 167)."""

AS_PRINTED: Final = 10
AS_FITS: Final = 0
"""Type sizes of a field in points; 0 leaves it to the viewer (ISO 32000-2 12.7.4.3)."""


def blank(sheet: Sheet) -> bytes:
    """The empty fillable form as a PDF."""
    pdf = print_sheet(sheet).document()
    add_fields(pdf, sheet, AS_PRINTED)
    return save(pdf)


def add_fields(pdf: pikepdf.Pdf, sheet: Sheet, size: int) -> None:
    """Give the first pages of `pdf` a field for every answer of the sheet. `size`: of what is typed, in points.

    With `AS_FITS` a viewer sets what is typed smaller until all of it is seen.
    """
    fields = [*_text_fields(pdf, sheet, size), *_tick_fields(pdf, sheet)]
    helvetica = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(fields), DA=String(_type(size)), DR=Dictionary(Font=Dictionary(Helv=helvetica)))
    )


def _type(size: int) -> str:
    return f"/Helv {size} Tf 0 g"


def print_sheet(sheet: Sheet) -> Paint:
    """A canvas with everything printed on the sheet, one page after another; answers and ticks are left out."""
    paint = Paint(title=say(f"form.{sheet.form}.title", sheet.language), language=sheet.language)
    for page in sheet.pages:
        paint.new_page()
        for item in page.items:
            _print(paint, item, sheet.language)
    return paint


def _print(paint: Paint, item: Item, language: str) -> None:
    match item:
        case Print(words, rect, size, bold, align, params):
            paint.paragraph(rect, say(words, language, **dict(params)), size, bold=bold, align=align)
        case Rule(rect, width, box=True):
            paint.box(rect, width)
        case Rule(rect, width):
            paint.rule(rect.x, rect.y, rect.right, rect.top, width)
        case Box() | CheckBox() | Signature():
            pass


def _text_fields(pdf: pikepdf.Pdf, sheet: Sheet, size: int) -> Iterator[object]:
    for number, item in sheet.items():
        if not isinstance(item, Box | Signature):
            continue
        empty = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, item.rect.width, item.rect.height]))
        yield _annotation(
            pdf,
            number,
            item.rect,
            FT=Name.Tx,
            T=String(item.key),
            TU=String(say(f"form.{sheet.form}.{item.key}", sheet.language)),
            Ff=MULTILINE if isinstance(item, Box) and item.long else 0,
            V=String(""),
            DA=String(_type(size)),
            AP=Dictionary(N=pdf.make_stream(b"/Tx BMC EMC", empty)),
        )


def _tick_fields(pdf: pikepdf.Pdf, sheet: Sheet) -> Iterator[object]:
    groups: dict[str, list[tuple[int, CheckBox]]] = {}
    for number, item in sheet.items():
        if isinstance(item, CheckBox):
            groups.setdefault(item.key, []).append((number, item))
    for key, ticks in groups.items():
        label = say(f"form.{sheet.form}.{key}", sheet.language)
        if len(ticks) == 1:
            yield _square(pdf, *ticks[0], FT=Name.Btn, T=String(key), TU=String(label), Ff=0, V=Name.Off)
            continue
        group = pdf.make_indirect(Dictionary(FT=Name.Btn, T=String(key), TU=String(label), Ff=RADIO, V=Name.Off))
        group.Kids = Array(
            _square(pdf, number, tick, Parent=group, TU=String(_choice(sheet, label, tick))) for number, tick in ticks
        )
        yield group


def _choice(sheet: Sheet, label: str, tick: CheckBox) -> str:
    return f"{label} {say(f'form.{sheet.form}.{tick.key}.{tick.value}', sheet.language)}"


def _square(pdf: pikepdf.Pdf, number: int, tick: CheckBox, **more: object) -> object:
    side = tick.rect.width
    frame = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, side, side]))
    on = pdf.make_stream(cross(Rect(0, 0, side, side)).encode("ascii"), frame)
    off = pdf.make_stream(b"q Q", frame)
    states = Dictionary({f"/{tick.value}": on, "/Off": off})
    return _annotation(
        pdf, number, tick.rect, AS=Name.Off, AP=Dictionary(N=states), MK=Dictionary(CA=String(CROSS)), **more
    )


def _annotation(pdf: pikepdf.Pdf, number: int, rect: Rect, **entries: Any) -> Any:
    """A widget on a page (from 0)."""
    page = pdf.pages[number].obj
    sides = [round(side, 3) for side in (rect.x, rect.y, rect.right, rect.top)]
    widget = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array(sides), F=PRINT, P=page, **entries)
    )
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    return widget
