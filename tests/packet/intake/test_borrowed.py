"""Forms that draw with their page's resources: taken as they are, not as a picture, and looking the same."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from packet.intake.render import Renderer, draw, pixels
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.visual_diff import LONGEST, blank, same
from packet.intake.work import work

LETTERS = b"BT /X 30 Tf 100 500 Td (Words of the form) Tj ET"
SQUARE = b"100 100 300 300 re "
USES = {
    "font": LETTERS,
    "escaped name": LETTERS.replace(b"/X", b"/#58"),
    "image": b"q 200 0 0 200 100 400 cm /X Do Q",
    "colour space": b"/X cs 0 sc " + SQUARE + b"f",
    "transparency": b"/X gs 0 0 1 rg " + SQUARE + b"f",
    "width of lines": b"/W gs " + SQUARE + b"S",
    "shading": b"q " + SQUARE + b"W n /X sh Q",
    "pattern": b"/Pattern cs /X scn " + SQUARE + b"f",
}


AFAR = ("image", "none")
"""The form around it has images, and not this one: PDFium looks no further, poppler finds it on the page."""


def _form(pdf: Pdf, content: bytes, resources: Dictionary | None) -> Stream:
    form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 612, 792]))
    if resources is not None:
        form["/Resources"] = resources
    return form


def _resources(pdf: Pdf) -> Dictionary:
    """Something to draw with in every category."""
    image = pdf.make_stream(
        bytes([200, 30, 30]),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([100, 0, 400, 0]), Function=ramp)
    return Dictionary(
        Font=Dictionary(X=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Courier-Bold"))),
        XObject=Dictionary(X=image),
        ColorSpace=Dictionary(X=Array([Name.Indexed, Name.DeviceRGB, 1, String(bytes([0, 160, 0, 9, 9, 9]))])),
        ExtGState=Dictionary(X=Dictionary(ca=0.3), W=Dictionary(LW=20)),
        Shading=Dictionary(X=shading),
        Pattern=Dictionary(X=Dictionary(PatternType=2, Shading=shading)),
    )


def _asked(tmp_path: Path, pdf: Pdf, attachments: str = "ask") -> Taken | Refusal:
    pdf.save(tmp_path / "paper.pdf")
    request = Request("paper.pdf", tmp_path / "paper.pdf", attachments=attachments)
    return work(request, tmp_path, lambda _done, _of: None)


def _taken(tmp_path: Path, pdf: Pdf, attachments: str = "ask") -> Taken:
    """The paper taken, its clean page held against its source."""
    source, result = tmp_path / "paper.pdf", _asked(tmp_path, pdf, attachments)
    assert isinstance(result, Taken)
    with Renderer(source) as before, Renderer(result.pdf) as after, before.page(0) as page, after.page(0) as clean:
        size = pixels(page, LONGEST)
        shown = draw(page, size)
        assert not blank(shown)
        assert same(shown, draw(clean, size))
    return result


@pytest.mark.parametrize(
    ("use", "own"), [(use, own) for use in USES for own in ("none", "empty") if (use, own) != AFAR]
)
def test_a_form_within_a_form_keeps_what_its_page_lends(tmp_path: Path, use: str, own: str) -> None:
    """PDFium finds a category that a form lacks on the page; the clean page has only what forms have themselves."""
    pdf = pikepdf.new()
    page, resources = pdf.add_blank_page(page_size=(612, 792)).obj, _resources(pdf)
    inner = _form(pdf, USES[use], None if own == "none" else Dictionary())
    outer = _form(pdf, b"/I Do", Dictionary(XObject=Dictionary(I=inner)))
    resources["/XObject"]["/O"] = outer
    page.Resources, page.Contents = resources, pdf.make_stream(b"0 g 20 20 30 30 re f /O Do")
    assert _taken(tmp_path, pdf).changes == ()


@pytest.mark.parametrize("own", ["none", "empty"])
def test_a_note_keeps_what_its_page_lends(tmp_path: Path, own: str) -> None:
    """The appearance of a note is drawn on its page, too (12.5.5)."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    look = _form(pdf, LETTERS, None if own == "none" else Dictionary())
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 612, 792]), F=4, AP=Dictionary(N=look))
    page.Resources, page.Annots = _resources(pdf), Array([pdf.make_indirect(note)])
    assert _taken(tmp_path, pdf).changes == ()


@pytest.mark.parametrize("name", [b"/P", b"/A0", b"/F1", b"/I"])
@pytest.mark.parametrize("resources", [None, Dictionary()], ids=["no resources", "empty"])
def test_a_page_that_names_what_it_does_not_have_draws_with_nothing_of_ours(
    tmp_path: Path, name: bytes, resources: Dictionary | None
) -> None:
    """A form of that name, placed small, would show the page within the page. What is not there is told: a part that is
    lost, and letters without a font are a picture.
    """
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    if resources is None:
        del page["/Resources"]
    else:
        page.Resources = resources
    page.Contents = pdf.make_stream(b"0 g 100 100 200 50 re f q .5 0 0 .5 50 300 cm %s Do Q " % name + LETTERS)
    assert isinstance(asked := _asked(tmp_path, pdf), Refusal)
    assert [(asked.code, loss.reason) for loss in asked.losses] == [("losses_ask", "lost_part")]
    assert [change.what for change in _taken(tmp_path, pdf, "leave").changes] == ["incomplete", "bare_font"]


def test_an_image_that_one_engine_draws_and_another_does_not_is_asked_about(tmp_path: Path) -> None:
    """Named by a form without resources, within one that has others: it is on the page in poppler alone."""
    pdf = pikepdf.new()
    page, resources = pdf.add_blank_page(page_size=(612, 792)).obj, _resources(pdf)
    outer = _form(pdf, b"/I Do", Dictionary(XObject=Dictionary(I=_form(pdf, USES["image"], None))))
    resources["/XObject"]["/O"] = outer
    page.Resources, page.Contents = resources, pdf.make_stream(b"0 g 20 20 30 30 re f /O Do")
    assert isinstance(asked := _asked(tmp_path, pdf), Refusal)
    assert [loss.reason for loss in asked.losses] == ["lost_part"]
