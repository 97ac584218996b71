"""An agency's page made upright: it looks as in a viewer, whoever's resources its forms draw with."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.intake.render import Renderer, draw, pixels
from packet.intake.visual_diff import LONGEST, blank, same
from packet.locate.normalise import straightened

WORDS = b"BT /X 30 Tf 100 500 Td (Last Name) Tj ET"


def _form(pdf: Pdf, content: bytes, resources: Dictionary | None) -> Stream:
    form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 612, 792]))
    if resources is not None:
        form["/Resources"] = resources
    return form


def _within(pdf: Pdf, page: Dictionary, resources: Dictionary | None) -> None:
    inner = _form(pdf, WORDS, resources)
    page.Resources.XObject = Dictionary(O=_form(pdf, b"/I Do", Dictionary(XObject=Dictionary(I=inner))))
    page.Contents = pdf.make_stream(b"/O Do")


def _noted(pdf: Pdf, page: Dictionary, resources: Dictionary | None) -> None:
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=Array([0, 0, 612, 792]),
        F=4,
        AP=Dictionary(N=_form(pdf, WORDS, resources)),
    )
    page.Annots = Array([pdf.make_indirect(note)])


def _same_as_shown(tmp_path: Path, pdf: Pdf) -> bool:
    pdf.save(tmp_path / "form.pdf")
    (tmp_path / "upright.pdf").write_bytes(straightened((tmp_path / "form.pdf").read_bytes(), "form.pdf").pdf)
    before, after = Renderer(tmp_path / "form.pdf"), Renderer(tmp_path / "upright.pdf")
    with before, after, before.page(0) as page, after.page(0) as made:
        size = pixels(page, LONGEST)
        shown = draw(page, size)
        assert not blank(shown)
        return same(shown, draw(made, size))


@pytest.mark.parametrize("own", ["none", "empty"])
@pytest.mark.parametrize("drawn", [_within, _noted], ids=["form in a form", "note"])
def test_words_drawn_with_the_font_of_the_page_stay(tmp_path: Path, drawn: object, own: str) -> None:
    """The upright page has no fonts of its own, so a form takes along what it found on its page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    page.Resources = Dictionary(
        Font=Dictionary(X=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Courier-Bold")))
    )
    assert callable(drawn)
    drawn(pdf, page, None if own == "none" else Dictionary())
    assert _same_as_shown(tmp_path, pdf)


@pytest.mark.parametrize("name", [b"/Page", b"/Ours", b"/A0"])
def test_a_page_that_names_what_it_does_not_have_draws_with_nothing_of_ours(tmp_path: Path, name: bytes) -> None:
    """A form of that name, placed small, would show the page within the page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    del page["/Resources"]
    page.Contents = pdf.make_stream(b"0 g 100 100 200 50 re f q .5 0 0 .5 50 300 cm %s Do Q" % name)
    assert _same_as_shown(tmp_path, pdf)
