"""Fonts, colours and the like, trimmed to the entries that paint."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from packet.pdf.parts import keep, trim, type3


def _trimmed(value: object) -> list[object]:
    return list(trim(value, set()))


def test_what_paints_nothing_goes_however_deep_it_is() -> None:
    secret = Dictionary(Note="Secret")
    font = Dictionary(
        Type=Name.Font,
        BaseFont=Name.Helvetica,
        Metadata=secret,
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, Flags=4, Private=secret),
        DescendantFonts=Array([Dictionary(Type=Name.Font, W=Array([1, Array([500])]), PieceInfo=secret)]),
    )
    assert _trimmed(font) == []
    assert b"Secret" not in font.unparse(resolved=True)
    assert set(font.keys()) == {"/Type", "/BaseFont", "/FontDescriptor", "/DescendantFonts"}


def test_names_of_letters_and_inks_stay_whatever_they_are() -> None:
    pdf = pikepdf.new()
    inks = Dictionary({"/Colorants": Dictionary({"/House Blue": Array([Name.DeviceCMYK])})})
    assert _trimmed(inks) == []
    assert list(inks.Colorants.keys()) == ["/House Blue"]
    glyphs = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary({"/odd": pdf.make_stream(b"")}))
    assert list(type3(glyphs, set())) == []
    assert list(glyphs.CharProcs.keys()) == ["/odd"]


def test_what_draws_content_of_its_own_is_handed_out_untouched() -> None:
    pdf = pikepdf.new()
    form = pdf.make_stream(b"", Subtype=Name.Form, Metadata=1)
    font = Dictionary(Subtype=Name.Type3, Metadata=1)
    mask = Dictionary(Type=Name.Mask, S=Name.Alpha, G=form)
    state = Dictionary(Type=Name.ExtGState, SMask=mask, Font=Array([font, 9]))
    found = _trimmed(state)
    assert len(found) == 2
    assert "/Metadata" in form
    assert "/Metadata" in font


def test_a_kind_that_is_unknown_keeps_neither_its_name_nor_its_type() -> None:
    odd = Dictionary(Type=Name.Thread, Name=Name.Secret, N=1)
    _trimmed(odd)
    assert set(odd.keys()) == {"/N"}


def test_a_part_that_leads_to_itself_is_walked_once() -> None:
    pdf = pikepdf.new()
    one = pdf.make_indirect(Dictionary(Type=Name.ExtGState))
    one["/TR"] = one
    one["/Secret"] = 1
    assert _trimmed(one) == []
    assert "/Secret" not in one


def test_keeping_takes_all_else_out() -> None:
    holder = Dictionary(A=1, B=2)
    keep(holder, frozenset({"/B"}))
    assert dict(holder.items()) == {"/B": 2}
