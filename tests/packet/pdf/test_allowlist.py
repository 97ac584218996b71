"""Everything that a page's content reaches is trimmed to what paints."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.pdf.allowlist import Allowlist


def _form(pdf: Pdf, data: bytes, **entries: object) -> Stream:
    return pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **entries)


def test_private_data_has_no_way_in() -> None:
    pdf = pikepdf.new()
    inner = _form(pdf, b"0 0 9 9 re f", Metadata=pdf.make_stream(b"Secret"), PieceInfo=Dictionary(A="Secret"))
    outer = _form(pdf, b"/I Do", Resources=Dictionary(XObject=Dictionary(I=inner), ProcSet=Array([Name.PDF])))
    Allowlist(pdf).trim(outer, Dictionary())
    assert "/Metadata" not in inner
    assert "/PieceInfo" not in inner
    assert list(outer.Resources.keys()) == ["/XObject"]


def test_what_is_no_drawing_and_what_a_layer_hides_draw_nothing() -> None:
    pdf = pikepdf.new()
    off = pdf.make_indirect(Dictionary(Type=Name.OCG))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([off]), D=Dictionary(OFF=Array([off])))
    hidden = _form(pdf, b"(Secret) Tj", OC=off)
    program = pdf.make_stream(b"Secret", Type=Name.XObject, Subtype=Name.PS)
    outer = _form(pdf, b"/H Do /P Do", Resources=Dictionary(XObject=Dictionary(H=hidden, P=program)))
    Allowlist(pdf).trim(outer, Dictionary())
    assert [form.read_bytes() for form in outer.Resources.XObject.values()] == [b"", b""]


def test_hidden_words_are_cut_out_of_the_content_while_their_layer_has_a_name() -> None:
    pdf = pikepdf.new()
    off = pdf.make_indirect(Dictionary(Type=Name.OCG))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([off]), D=Dictionary(OFF=Array([off])))
    inner = _form(pdf, b"")
    resources = Dictionary(Properties=Dictionary(L=off), XObject=Dictionary(I=inner))
    outer = _form(pdf, b"/OC /L BDC BT (Secret) Tj ET /I Do EMC 0 0 9 9 re f", Resources=resources)
    Allowlist(pdf).trim(outer, Dictionary())
    assert b"Secret" not in outer.read_bytes()
    assert b"re" in outer.read_bytes()
    assert "/Properties" not in outer.Resources
    assert "/I" not in outer.Resources.get("/XObject", Dictionary())


def test_a_form_without_resources_borrows_those_of_its_page_and_a_shared_one_is_walked_once() -> None:
    pdf = pikepdf.new()
    page = pdf.make_indirect(Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Secret=1))))
    one = _form(pdf, b"BT /F 9 Tf ET")
    allowed = Allowlist(pdf)
    allowed.trim(one, page)
    allowed.trim(one, page)
    assert "/F" in one.Resources.Font
    assert "/Secret" not in one.Resources.Font.F
