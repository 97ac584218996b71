"""Every road reads a page alike: an ordinary paper, an agency's form and the packet that holds them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from packet.binding.assemble import assemble
from packet.locate.normalise import straightened
from packet.pdf.flatten import Flattener
from packet.pdf.page import Rectangle, turned, unit, visible
from packet.pdf.placement import PageRef
from packet.pdf.tree import leaves


def _document(page: Dictionary, root: Dictionary | None = None) -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 200))
    (leaf,) = pdf.pages
    leaf.obj["/Contents"] = pdf.make_stream(b"0 g 10 10 50 50 re f")
    for key in ("/MediaBox", "/Rotate"):
        if key in leaf.obj and key not in page:
            del leaf.obj[key]
    for key, value in page.items():
        leaf.obj[key] = value
    for key, value in (root or Dictionary()).items():
        pdf.Root["/Pages"][key] = value
    return pdf


def _bytes(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


MEDIA = Array([0, 0, 300, 200])


@pytest.mark.parametrize(
    ("page", "seen", "turn", "scale"),
    [
        (Dictionary(MediaBox=MEDIA), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=MEDIA, Rotate=80), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=MEDIA, Rotate=100), (0, 0, 300, 200), 90, 1.0),
        (Dictionary(MediaBox=MEDIA, Rotate=-80), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=MEDIA, Rotate=-90), (0, 0, 300, 200), 270, 1.0),
        (Dictionary(MediaBox=MEDIA, Rotate=450), (0, 0, 300, 200), 90, 1.0),
        (Dictionary(MediaBox=MEDIA, Rotate=String("90")), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=MEDIA, UserUnit=2), (0, 0, 300, 200), 0, 2.0),
        (Dictionary(MediaBox=MEDIA, UserUnit=0.005), (0, 0, 300, 200), 0, 0.005),
        (Dictionary(MediaBox=MEDIA, UserUnit=500), (0, 0, 300, 200), 0, 500.0),
        (Dictionary(MediaBox=MEDIA, UserUnit=-3), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=Array([300, 200, 0, 0])), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=MEDIA, CropBox=Array([100, 50, 900, 900])), (100, 50, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=MEDIA, CropBox=Array([900, 900, 950, 950])), (0, 0, 300, 200), 0, 1.0),
        (Dictionary(MediaBox=Array([0, 0, 0, 200])), (0, 0, 612, 792), 0, 1.0),
        (Dictionary(), (0, 0, 612, 792), 0, 1.0),
    ],
)
def test_all_roads_see_the_same_page(
    page: Dictionary, seen: tuple[float, ...], turn: int, scale: float, tmp_path: Path
) -> None:
    """The part that shows, how it is turned, and how large its unit is."""
    pdf = _document(page)
    (leaf,) = leaves(pdf)
    assert (visible(leaf), turned(leaf), unit(leaf)) == (Rectangle(*seen), turn, scale)

    width, height = (seen[2] - seen[0]) * scale, (seen[3] - seen[1]) * scale
    size = pytest.approx((height, width) if turn in (90, 270) else (width, height), rel=1e-3)
    data = _bytes(pdf)
    assert straightened(data, "form.pdf").sizes[0] == size

    (tmp_path / "paper.pdf").write_bytes(data)
    (fit,) = assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    placed = (fit.placed.height, fit.placed.width) if fit.turned else (fit.placed.width, fit.placed.height)
    assert tuple(side / fit.scale for side in placed) == size

    flat = Flattener(pdf, ".test").page(leaf)
    box = tuple(float(edge) for edge in flat.MediaBox)
    assert ((box[3], box[2]) if flat.Rotate in (90, 270) else (box[2], box[3])) == size


def test_entries_of_the_page_tree_are_inherited_on_all_roads() -> None:
    """Box and turn may stand on an ancestor (7.7.3.4)."""
    pdf = _document(Dictionary(), Dictionary(MediaBox=MEDIA, Rotate=90))
    (leaf,) = leaves(pdf)
    assert (visible(leaf), turned(leaf)) == (Rectangle(0, 0, 300, 200), 90)
    assert straightened(_bytes(pdf), "form.pdf").sizes[0] == (200.0, 300.0)


@pytest.mark.parametrize("base", ["/ON", "/OFF"])
def test_a_word_on_a_layer_that_is_off_never_gets_into_a_form(base: str) -> None:
    """As with papers: it is not in the file that is filled, to be seen or to be found."""
    pdf = _document(Dictionary(MediaBox=MEDIA))
    on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("seen", "hidden"))
    (page,) = pdf.pages
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj["/Resources"] = Dictionary(Properties=Dictionary(A=on, B=off), Font=Dictionary(F=font))
    words = b"/OC /%s BDC BT /F 20 Tf 20 %d Td (%s) Tj ET EMC "
    page.obj["/Contents"] = pdf.make_stream(words % (b"A", 150, b"SHOWN") + words % (b"B", 50, b"SECRET"))
    default = {"/OFF": Array([off])} if base == "/ON" else {"/ON": Array([on])}
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([on, off]), D=Dictionary({"/BaseState": Name(base), **default}))
    made = straightened(_bytes(pdf), "form.pdf").pdf
    with pypdfium2.PdfDocument(made) as read:
        text = read[0].get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(made)) as again:
        streams = b"".join(item.read_bytes() for item in again.objects if isinstance(item, pikepdf.Stream))
    assert "SHOWN" in text
    assert b"SECRET" not in streams


def test_a_tick_box_without_a_state_is_drawn_as_empty_on_all_roads() -> None:
    """/AS is missing: PDFium and Chrome show an empty box, whatever /V says (12.7.5.2.3 asks for both)."""
    pdf = _document(Dictionary(MediaBox=MEDIA))
    look = pdf.make_stream(b"0 g 0 0 20 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 20, 20]))
    empty = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 20, 20]))
    box = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            T=String("agree"),
            V=Name.Yes,
            F=4,
            Rect=Array([200, 100, 220, 120]),
            AP=Dictionary(N=Dictionary(Yes=look, Off=empty)),
        )
    )
    pdf.pages[0].obj["/Annots"] = Array([box])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([box]))
    upright = straightened(_bytes(pdf), "form.pdf", filled=frozenset())
    (leaf,) = leaves(pdf)
    flat = Flattener(pdf, ".test").page(leaf)
    with pikepdf.open(io.BytesIO(upright.pdf)) as made:
        official = [form.read_bytes() for form in made.pages[0].obj.Resources.XObject.values()]
    paper = [form.read_bytes() for form in flat.Resources.XObject.values()]
    assert b"0 g 0 0 20 20 re f" not in official + paper
