"""Words alone: everything that could cover or cut them is gone, and they stand where they stood."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from packet.proof.text_alone import text_alone
from packet.proof.visibility import Grey, picture
from tests.packet.drawn import add_page, write

WORD = b"BT /F 40 Tf 20 100 Td (Word) Tj ET "
LETTERS = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica")))


def _shown(pdf: bytes | Path, page: int = 0) -> Grey:
    with pdfium.PdfDocument(pdf) as document:
        document.init_forms()
        return picture(document[page])


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _page(content: bytes, **resources: Any) -> tuple[Pdf, Dictionary]:
    pdf = pikepdf.new()
    return pdf, add_page(pdf, content, Resources=Dictionary(Font=LETTERS, **resources))


def _form(pdf: Pdf, content: bytes, box: tuple[int, ...] = (0, 0, 220, 240), **entries: object) -> Stream:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array(list(box)), **entries)


WORDS = _shown(_saved(_page(WORD)[0]))


def _covered(pdf: Pdf, page: Dictionary) -> None:
    page.Contents = pdf.make_stream(WORD + b"0 g 0 0 220 240 re f 1 g 20 90 50 50 re B")


def _clipped(pdf: Pdf, page: Dictionary) -> None:
    page.Contents = pdf.make_stream(b"0 0 60 240 re W n " + WORD)


def _cut_by_its_form(pdf: Pdf, page: Dictionary) -> None:
    inner = _form(pdf, WORD, (0, 0, 60, 240), Resources=Dictionary(Font=LETTERS))
    outer = _form(pdf, b"/I Do", (0, 0, 80, 240), Resources=Dictionary(XObject=Dictionary(I=inner)))
    page.Resources.XObject = Dictionary(O=outer)
    page.Contents = pdf.make_stream(b"/O Do")


def _under_an_image(pdf: Pdf, page: Dictionary) -> None:
    image = pdf.make_stream(
        b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    page.Resources.XObject = Dictionary(X=image)
    inline = b"q 200 0 0 80 10 90 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q"
    page.Contents = pdf.make_stream(WORD + b"q 200 0 0 80 10 90 cm /X Do Q " + inline)


def _under_a_shading(pdf: Pdf, page: Dictionary) -> None:
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([0]), N=1)
    page.Resources.Shading = Dictionary(
        S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 1, 0]), Function=ramp,
                     Extend=Array([True, True]))
    )  # fmt: skip
    page.Contents = pdf.make_stream(WORD + b"/S sh")


def _under_a_note(pdf: Pdf, page: Dictionary) -> None:
    look = _form(pdf, b"0 g 0 0 220 240 re f")
    page.Contents = pdf.make_stream(WORD)
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Stamp,
                    Rect=Array([0, 0, 220, 240]),
                    F=4,
                    AP=Dictionary(N=look),
                )
            )
        ]
    )


@pytest.mark.parametrize(
    "hide", [_covered, _clipped, _cut_by_its_form, _under_an_image, _under_a_shading, _under_a_note]
)
def test_what_hides_words_goes(hide: Callable[[Pdf, Dictionary], None]) -> None:
    """The page shows them in part or not at all; alone they are the whole word, on the same dots."""
    pdf, page = _page(WORD)
    hide(pdf, page)
    hidden = _saved(pdf)
    assert not np.array_equal(_shown(hidden), WORDS)
    assert np.array_equal(_shown(text_alone(hidden, [0])), WORDS)


def _white(pdf: Pdf, page: Dictionary) -> None:
    page.Contents = pdf.make_stream(b"1 g " + WORD)


def _invisible(pdf: Pdf, page: Dictionary) -> None:
    page.Contents = pdf.make_stream(b"3 Tr " + WORD)


def _transparent(pdf: Pdf, page: Dictionary) -> None:
    page.Resources.ExtGState = Dictionary(G=Dictionary(ca=0))
    page.Contents = pdf.make_stream(b"/G gs " + WORD)


def _on_a_hidden_layer(pdf: Pdf, page: Dictionary) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("hidden")))
    page.Resources.Properties = Dictionary(L=layer)
    page.Contents = pdf.make_stream(b"/OC /L BDC " + WORD + b"EMC")
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


@pytest.mark.parametrize("hide", [_white, _invisible, _transparent, _on_a_hidden_layer])
def test_words_that_hide_themselves_show_nothing(hide: Callable[[Pdf, Dictionary], None]) -> None:
    """White, invisible, transparent, on a layer that is off: there is no ink to be found on the page either."""
    pdf, page = _page(WORD)
    hide(pdf, page)
    assert (_shown(text_alone(_saved(pdf), [0])) == 255).all()


def test_pages_come_in_the_order_asked_for(tmp_path: Path) -> None:
    """With their boxes, from bytes or from a file; the file is left as it was."""
    pdf, _ = _page(WORD)
    add_page(pdf, WORD, box=(-10, -20, 300, 150), Resources=Dictionary(Font=LETTERS))
    pdf.save(tmp_path / "two.pdf")
    before = (tmp_path / "two.pdf").read_bytes()
    for source in (before, tmp_path / "two.pdf"):
        alone = text_alone(source, [1, 0])
        for place, page in enumerate((1, 0)):
            assert np.array_equal(_shown(alone, place), _shown(before, page))
    assert (tmp_path / "two.pdf").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\xff\x00 ) ] >> Do /X Do", b"/Nowhere Do (", b"BI ID EI"])
def test_content_that_makes_no_sense_shows_nothing(tmp_path: Path, content: bytes) -> None:
    """It is no fault of the answers on the page."""
    paper = write(tmp_path / "p.pdf", content)
    assert (_shown(text_alone(paper, [0])) == 255).all()


def test_a_form_that_draws_itself_ends() -> None:
    """A loop of forms is looked into once."""
    pdf, page = _page(WORD + b"/M Do")
    form = _form(pdf, b"/M Do", Resources=Dictionary(XObject=Dictionary()))
    form.Resources.XObject["/M"] = form
    page.Resources.XObject = Dictionary(M=form)
    assert np.array_equal(_shown(text_alone(_saved(pdf), [0])), WORDS)


SHOWN = {
    "T*": b"BT /F 20 Tf 24 TL 20 150 Td (one) Tj T* (two) Tj ET",
    "apostrophe": b"BT /F 20 Tf 24 TL 20 150 Td (one) Tj (two) ' ET",
    "quotation mark": b'BT /F 20 Tf 24 TL 20 150 Td (one) Tj 5 3 (t w o) " ET',
    "TD": b"BT /F 20 Tf 20 150 Td (one) Tj 5 -24 TD (two) Tj T* (three) Tj ET",
    "Tm": b"BT /F 20 Tf .7 .7 -.7 .7 60 60 Tm (one) Tj ET",
    "TJ": b"BT /F 20 Tf 20 150 Td [(o) -900 (n) 100 (e)] TJ ET",
    "Tc and Tw": b"BT /F 20 Tf 7 Tc 30 Tw 20 150 Td (o ne) Tj ET",
    "Tz": b"BT /F 20 Tf 40 Tz 20 150 Td (one) Tj ET",
    "Ts": b"BT /F 20 Tf 20 150 Td (o) Tj 9 Ts (ne) Tj ET",
    "Tr": b"BT /F 40 Tf 1 Tr 20 150 Td (one) Tj ET",
    "q, cm and Q": b"q .5 0 0 2 10 20 cm BT /F 20 Tf 20 50 Td (one) Tj ET Q BT /F 20 Tf 20 50 Td (two) Tj ET",
    "g": b".5 g BT /F 40 Tf 20 150 Td (one) Tj ET",
    "rg": b"1 0 0 rg BT /F 40 Tf 20 150 Td (one) Tj ET",
    "k": b"0 0 0 .5 k BT /F 40 Tf 20 150 Td (one) Tj ET",
    "cs and sc": b"/DeviceRGB cs 0 1 0 sc BT /F 40 Tf 20 150 Td (one) Tj ET",
    "cs and scn": b"/DeviceCMYK cs 0 1 0 0 scn BT /F 40 Tf 20 150 Td (one) Tj ET",
    "G": b".5 G 1 Tr BT /F 40 Tf 20 150 Td (one) Tj ET",
    "RG": b"1 0 0 RG 1 Tr BT /F 40 Tf 20 150 Td (one) Tj ET",
    "K": b"0 0 0 .5 K 1 Tr BT /F 40 Tf 20 150 Td (one) Tj ET",
    "CS and SC": b"/DeviceRGB CS 0 1 0 SC 1 Tr BT /F 40 Tf 20 150 Td (one) Tj ET",
    "CS and SCN": b"/DeviceCMYK CS 0 1 0 0 SCN 1 Tr BT /F 40 Tf 20 150 Td (one) Tj ET",
    "BMC": b"/Span BMC BT /F 40 Tf 20 150 Td (one) Tj ET EMC",
}


@pytest.mark.parametrize("content", SHOWN.values(), ids=SHOWN)
def test_words_stand_alone_where_and_as_they_stood(content: bytes) -> None:
    """Every operator that places, spaces, colours or shows text (ISO 32000-2 9.3, 9.4): one dropped moves an answer."""
    paper = _saved(_page(content)[0])
    shown = _shown(paper)
    assert (shown < 200).any()
    assert np.array_equal(_shown(text_alone(paper, [0])), shown)


def test_content_in_pieces_is_read_as_one() -> None:
    """A page's content may be cut between any two words (7.8.2)."""
    pdf, page = _page(b"")
    page.Contents = Array([pdf.make_stream(piece) for piece in (b"BT /F 40", b"Tf 20 100", b"Td (Word) Tj ET")])
    assert np.array_equal(_shown(text_alone(_saved(pdf), [0])), WORDS)


def test_a_cover_within_a_form_goes_too() -> None:
    """The form is rewritten as the page is."""
    pdf, page = _page(b"/O Do")
    form = _form(pdf, WORD + b"0 g 0 0 220 240 re f", Resources=Dictionary(Font=LETTERS))
    page.Resources.XObject = Dictionary(O=form)
    hidden = _saved(pdf)
    assert not np.array_equal(_shown(hidden), WORDS)
    assert np.array_equal(_shown(text_alone(hidden, [0])), WORDS)


def test_a_form_without_resources_takes_those_of_the_page() -> None:
    """As PDF 1.1 had it, and engines still do."""
    pdf, page = _page(b"/O Do")
    page.Resources.XObject = Dictionary(O=_form(pdf, WORD))
    assert np.array_equal(_shown(text_alone(_saved(pdf), [0])), WORDS)


def test_only_forms_are_drawn() -> None:
    """An image is not drawn any more, nor what calls itself a form and has no content."""
    pdf, page = _page(WORD + b"/X Do /D Do")
    image = pdf.make_stream(
        b"0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    page.Resources.XObject = Dictionary(X=image, D=Dictionary(Subtype=Name.Form))
    with pikepdf.open(io.BytesIO(text_alone(_saved(pdf), [0]))) as alone:
        assert b"Do" not in alone.pages[0].Contents.read_bytes()
        assert alone.pages[0].Resources.XObject["/X"].read_bytes() == b"0"
