"""Fonts of form fields that stand in the form's defaults alone."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.pdf.field_fonts import lend_fonts

CONTENT = b"/Tx BMC q BT /Helv 11 Tf 2 2 Td (Numb) Tj ET Q EMC"


def _font(name: str) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(name))


def _with_field(kind: Name = Name.Widget, own: Dictionary | None = None) -> tuple[Pdf, Stream]:
    """A form whose defaults have two fonts, and the look of its field, which names one."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    look = pdf.make_stream(CONTENT, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 20]))
    if own is not None:
        look["/Resources"] = own
    field = Dictionary(
        Type=Name.Annot, Subtype=kind, FT=Name.Tx, Rect=Array([9, 9, 209, 29]), F=4, AP=Dictionary(N=look)
    )
    page.Annots = Array([pdf.make_indirect(field)])
    fonts = Dictionary(Helv=_font("/Helvetica"), ZaDb=_font("/ZapfDingbats"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([page.Annots[0]]), DR=Dictionary(Font=fonts))
    return pdf, look


def _fonts(pdf: Pdf, look: Stream) -> list[str]:
    lend_fonts(pdf, pdf.pages[0].obj)
    resources = look.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    return sorted(fonts.keys()) if isinstance(fonts, Dictionary) else []


def test_a_field_s_look_gets_the_font_that_it_names() -> None:
    """And no other, whether it has no resources at all or has none of fonts."""
    assert _fonts(*_with_field()) == ["/Helv"]
    assert _fonts(*_with_field(own=Dictionary(ProcSet=Array([Name.PDF])))) == ["/Helv"]


def test_fonts_of_its_own_stay_what_they_are() -> None:
    """What the look says counts more than the form's defaults."""
    pdf, look = _with_field(own=Dictionary(Font=Dictionary(Helv=_font("/Courier"))))
    assert _fonts(pdf, look) == ["/Helv"]
    assert look.Resources.Font.Helv.BaseFont == Name("/Courier")


def test_only_fields_are_lent_to() -> None:
    """A stamp is no part of the form."""
    assert _fonts(*_with_field(Name.Stamp)) == []


def test_a_form_without_defaults_lends_nothing() -> None:
    pdf, look = _with_field()
    del pdf.Root.AcroForm["/DR"]
    assert _fonts(pdf, look) == []
    del pdf.Root["/AcroForm"]
    assert _fonts(pdf, look) == []
