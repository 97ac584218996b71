"""What a content does not name is not in the file any more; what it names, in whatever way, is."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from packet.pdf.named import drop_unnamed


@pytest.fixture
def pdf() -> Pdf:
    """A document with one page and nothing on it."""
    made = pikepdf.new()
    made.add_blank_page()
    return made


def _form(pdf: Pdf, content: bytes = b"", **entries: object) -> pikepdf.Stream:
    made = pdf.make_stream(content, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def _left(pdf: Pdf, content: bytes, **resources: Any) -> dict[str, set[str]]:
    """The names that the page's resources still have."""
    page = pdf.pages[0].obj
    page.Contents, page.Resources = pdf.make_stream(content), Dictionary(**resources)
    drop_unnamed(pdf, [page])
    return {str(kind): {str(name) for name in named} for kind, named in page.Resources.items()}


def test_forms_patterns_fonts_and_states_that_are_not_named_go(pdf: Pdf) -> None:
    """A name that is the beginning of another one is another name; colour spaces may be used without being named."""
    kinds = {kind: Dictionary(A=_form(pdf), AB=_form(pdf)) for kind in ("XObject", "Pattern", "ExtGState")}
    kinds["Font"] = Dictionary(A=Dictionary(), AB=Dictionary())
    left = _left(
        pdf, b"/AB gs /AB Do /Pattern cs/AB scn BT/AB 9 Tf ET", **kinds, ColorSpace=Dictionary(C=Name.DeviceRGB)
    )
    assert left == {**{f"/{kind}": {"/AB"} for kind in kinds}, "/ColorSpace": {"/C"}}


def test_resources_that_two_share_are_left_to_each_as_it_names_them(pdf: Pdf) -> None:
    """Page and form have the same dictionary: each gets its own part."""
    shared = pdf.make_indirect(Dictionary(XObject=Dictionary(A=_form(pdf), B=_form(pdf), C=_form(pdf))))
    shared.XObject.A.Resources = shared
    shared.XObject.A.write(b"/B Do")
    page = pdf.pages[0].obj
    page.Contents, page.Resources = pdf.make_stream(b"/A Do"), shared
    drop_unnamed(pdf, [page])
    assert set(page.Resources.XObject) == {"/A"}
    assert set(page.Resources.XObject.A.Resources.XObject) == {"/B"}


@pytest.mark.parametrize("content", [b"/A#41 Do", b""], ids=["escaped", "no content"])
def test_a_name_that_is_written_in_another_way_may_be_any(pdf: Pdf, content: bytes) -> None:
    """Then all stay; a content without a name draws none of them."""
    left = _left(pdf, content, XObject=Dictionary(AA=_form(pdf)))
    assert left == ({"/XObject": {"/AA"}} if content else {})


def test_a_content_that_cannot_be_read_may_name_anything(pdf: Pdf) -> None:
    """Broken compression: viewers show what comes before the break."""
    page = pdf.pages[0].obj
    page.Contents = pikepdf.Stream(pdf, zlib.compress(b"/A Do " * 99)[:20])
    page.Contents.Filter = Name.FlateDecode
    page.Resources = Dictionary(XObject=Dictionary(A=_form(pdf)))
    drop_unnamed(pdf, [page])
    assert set(page.Resources.XObject) == {"/A"}


def test_letters_that_a_font_draws_name_what_they_borrow(pdf: Pdf) -> None:
    """A Type 3 font without resources draws with those of the page."""
    glyphs = Dictionary(a=pdf.make_stream(b"1 0 d0 /A Do"))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=glyphs)
    left = _left(pdf, b"BT /F 9 Tf ET", Font=Dictionary(F=font), XObject=Dictionary(A=_form(pdf), B=_form(pdf)))
    assert left == {"/Font": {"/F"}, "/XObject": {"/A"}}


def test_a_form_that_draws_itself_is_looked_at_once(pdf: Pdf) -> None:
    """Loops are for viewers to refuse."""
    form = pdf.make_indirect(_form(pdf, b"/A Do"))
    form.Resources = Dictionary(XObject=Dictionary(A=form, B=_form(pdf)))
    _left(pdf, b"/A Do", XObject=Dictionary(A=form))
    assert set(form.Resources.XObject) == {"/A"}
