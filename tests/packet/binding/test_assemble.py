"""Pages onto Letter pages: `packet.binding.assemble`, `packet.binding.outline`, seen through
pdfium.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from forms.case import Patient
from packet.binding.assemble import assemble, leaves_of
from packet.binding.ink import inked
from packet.binding.outline import Furniture
from packet.binding.stamp import stamp
from packet.pdf.placement import CONTENT, PageRef
from tests.packet.drawn import F_SHAPE, add_page, difference, look, words, write

BOXES = {
    "at the origin": ((0, 0, 220, 240), None),
    "off the origin": ((-130, 75, 90, 315), None),
    "upside down corners": ((220, 240, 0, 0), None),
    "cropped": ((0, 0, 220, 240), (40, 30, 210, 220)),
    "cropped off the origin": ((-50, -60, 250, 260), (40, 30, 210, 220)),
    "landscape": ((0, 0, 1100, 240), None),
    "larger than Letter": ((-400, -300, 900, 1500), None),
}


@pytest.mark.parametrize("unit", [1.0, 2.5])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("name", BOXES)
def test_a_page_looks_the_same_on_its_letter_page(tmp_path: Path, name: str, rotate: int, unit: float) -> None:
    """Whatever its boxes, turn and unit, the page that pdfium shows is found again, upright, at its place."""
    media, crop = BOXES[name]
    moved = f"q 1 0 0 1 {min(media[0], media[2])} {min(media[1], media[3])} cm ".encode() + F_SHAPE + b" Q"
    pdf = pikepdf.new()
    entries = {"CropBox": Array(list(crop))} if crop else {}
    add_page(pdf, F_SHAPE if crop else moved, box=media, Rotate=rotate, UserUnit=unit, **entries)
    pdf.save(tmp_path / "paper.pdf", min_version="1.6")
    (placing,) = assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")

    placed, scale = placing.placed, 1.5
    source = look(tmp_path / "paper.pdf", 0, scale * placing.scale * _pdfium_ignores(unit, tmp_path / "paper.pdf"))
    if placing.turned:
        source = np.rot90(source)
    packet = look(tmp_path / "packet.pdf", 0, scale)
    top, left = round((792 - placed.top) * scale), round(placed.x * scale)
    shown = packet[top : top + round(placed.height * scale), left : left + round(placed.width * scale)]
    assert abs(shown.shape[0] - source.shape[0]) <= 3
    assert abs(shown.shape[1] - source.shape[1]) <= 3
    assert difference(shown, source) < 3
    assert difference(np.full_like(packet, 255), packet) > 0.05, "the page is not blank"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_fitted_by_its_ink_has_all_of_it_inside_the_margins(tmp_path: Path, rotate: int) -> None:
    """A4 with a heading at one edge: whichever edge that is after turning, no dark dot stands in a margin."""
    content = b"0 g 20 800 400 12 re f 300 100 30 30 re f"
    paper = write(tmp_path / "paper.pdf", content, box=(0, 0, 595, 842), Rotate=rotate)
    (ink,) = inked(paper)
    (placing,) = assemble([PageRef(paper, 0, ink=ink)], tmp_path / "packet.pdf")
    (bare,) = assemble([PageRef(paper, 0)], tmp_path / "bare.pdf")
    dark = np.any(look(tmp_path / "packet.pdf") < 255, axis=2)
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    assert columns[0] >= CONTENT.x - 1
    assert columns[-1] <= CONTENT.right
    assert rows[0] >= 792 - CONTENT.top - 1
    assert rows[-1] <= 792 - CONTENT.y
    assert placing.scale > bare.scale
    assert dark.sum() > 0.8 * (400 * 12 + 900) * placing.scale**2, "nothing was cut off"


def _pdfium_ignores(unit: float, paper: Path) -> float:
    """pdfium versions differ on /UserUnit: the factor that its own page size lacks."""
    import pypdfium2

    with pypdfium2.PdfDocument(paper) as pdf, pikepdf.open(paper) as boxes:
        box = [float(edge) for edge in boxes.pages[0].cropbox]
        return float(unit * (abs(box[2] - box[0]) + abs(box[3] - box[1])) / sum(pdf[0].get_size()))


def test_content_streams_are_copied_as_they_lie_in_the_source(tmp_path: Path) -> None:
    """The compressed bytes of a page's stream are in the packet unchanged: nothing parses or re-writes them."""
    paper = write(tmp_path / "paper.pdf", F_SHAPE * 50)
    assemble([PageRef(paper, 0)], tmp_path / "packet.pdf")
    with pikepdf.open(paper) as source, pikepdf.open(tmp_path / "packet.pdf") as packet:
        before = source.pages[0].Contents.read_raw_bytes()
        (form,) = packet.pages[0].Resources.XObject.values()
        assert form.read_raw_bytes() == before


def test_pages_that_share_a_stream_keep_their_own_resources(tmp_path: Path) -> None:
    """One content stream under two pages with different fonts or images draws differently on each."""
    pdf = pikepdf.new()
    shades = [pdf.make_stream(f"{grey} g 0 0 200 200 re f".encode()) for grey in (0, 0.5)]
    for shade in shades:
        shade.Type, shade.Subtype, shade.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 200])
    shared = pdf.make_stream(b"/X Do")
    for shade in shades:
        page = add_page(pdf, Resources=Dictionary(XObject=Dictionary(X=shade)), box=(0, 0, 200, 200))
        page.Contents = shared
    pdf.save(tmp_path / "paper.pdf")
    assemble(list(leaves_of(tmp_path / "paper.pdf", 2)), tmp_path / "packet.pdf")
    middles = [int(look(tmp_path / "packet.pdf", page)[120, 306, 0]) for page in range(2)]
    assert middles[0] < 10
    assert 100 < middles[1] < 160


@pytest.mark.parametrize(
    "content",
    [[b"0 0 0 rg 10 10", b"80 80 re f"], [b"0 0 0 rg 10 10 80 80 re f"]],
    ids=["cut in the middle of an operator", "an array of one"],
)
def test_contents_in_pieces_are_drawn_as_one(tmp_path: Path, content: Sequence[bytes]) -> None:
    """An array of streams is one content (ISO 32000-2 7.8.2)."""
    pdf = pikepdf.new()
    add_page(pdf, content, box=(0, 0, 100, 100))
    pdf.save(tmp_path / "paper.pdf")
    assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    assert look(tmp_path / "packet.pdf")[86, 306, 0] == 0


@pytest.mark.parametrize("contents", [None, Array([])], ids=["absent", "empty array"])
def test_a_page_without_contents_is_a_blank_page(tmp_path: Path, contents: Array | None) -> None:
    """A blank page of a paper is a page all the same: it keeps its number."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    if contents is None:
        del page.Contents
    else:
        page.Contents = contents
    pdf.save(tmp_path / "paper.pdf")
    assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    assert (look(tmp_path / "packet.pdf") == 255).all()


def test_what_a_page_inherits_comes_along(tmp_path: Path) -> None:
    """Resources, boxes and /Rotate may stand on the page tree's nodes (ISO 32000-2 7.7.3.4)."""
    pdf = pikepdf.new()
    square = pdf.make_stream(b"0 g 0 0 50 50 re f")
    square.Type, square.Subtype, square.BBox = Name.XObject, Name.Form, Array([0, 0, 50, 50])
    page = add_page(pdf, b"/X Do")
    for key in ("/Resources", "/MediaBox"):
        del page[key]
    pdf.Root.Pages.Resources = Dictionary(XObject=Dictionary(X=square))
    pdf.Root.Pages.MediaBox = Array([0, 0, 100, 60])
    pdf.Root.Pages.Rotate = 90
    pdf.save(tmp_path / "paper.pdf")
    (placing,) = assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    assert (placing.placed.width, placing.placed.height) == (60, 100)
    shown = look(tmp_path / "packet.pdf")
    assert shown[792 - 756 + 5, round(placing.placed.x) + 5, 0] == 0


def test_nothing_but_the_drawing_of_a_source_reaches_the_packet(tmp_path: Path) -> None:
    """Annotations, actions, thumbnails, scripts, attachments, metadata and names of a source are not in the file."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("NOTE"))]
    )
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("EVIL")))
    page.Thumb, page.Metadata = pdf.make_stream(b"THUMB"), pdf.make_stream(b"METADATA")
    page.PieceInfo = Dictionary(App=String("PIECE"))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("OPEN"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), String("TREE")])))
    pdf.docinfo["/Author"] = "AUTHOR"
    pdf.save(tmp_path / "paper.pdf")
    assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    with pikepdf.open(tmp_path / "packet.pdf") as packet:
        packet.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
        assert set(packet.Root.keys()) <= {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
    plain = (tmp_path / "plain.pdf").read_bytes()
    for word in (b"NOTE", b"EVIL", b"THUMB", b"METADATA", b"PIECE", b"OPEN", b"TREE", b"AUTHOR"):
        assert word not in plain


def test_a_transparent_page_keeps_its_own_group(tmp_path: Path) -> None:
    """A page group goes to the form, isolated as page groups are, and blending looks as it did."""
    pdf = pikepdf.new()
    states = Dictionary(ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply, ca=0.5)))
    content = b"1 0 0 rg 0 0 100 100 re f /M gs 0 0 1 rg 30 30 40 40 re f"
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    add_page(pdf, content, box=(0, 0, 100, 100), Resources=states, Group=group)
    pdf.save(tmp_path / "paper.pdf")
    (placing,) = assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    left, top = round(placing.placed.x), round(792 - placing.placed.top)
    shown = look(tmp_path / "packet.pdf")[top : top + 100, left : left + 100]
    assert difference(shown, look(tmp_path / "paper.pdf")) < 4
    assert shown[50, 50].tolist() == look(tmp_path / "paper.pdf")[50, 50].tolist()
    with pikepdf.open(tmp_path / "packet.pdf") as packet:
        (form,) = packet.pages[0].Resources.XObject.values()
        assert form.Group.I == True  # noqa: E712


def test_the_same_leaves_give_the_same_bytes(tmp_path: Path) -> None:
    """No date, no random number: two files are equal byte for byte."""
    paper = write(tmp_path / "paper.pdf", F_SHAPE, F_SHAPE)
    for name in ("one", "two"):
        assemble(list(leaves_of(paper, 2)), tmp_path / name, identity=b"0123456789abcdef")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_pages_of_many_files_stand_in_the_order_asked_for(tmp_path: Path) -> None:
    """Leaves may jump between files, go backwards and come twice."""
    papers = [write(tmp_path / f"{n}.pdf", *(_mark(10 * n + page) for page in range(3))) for n in range(2)]
    order = [(1, 2), (0, 0), (1, 0), (0, 0), (0, 1), (0, 2), (1, 1)]
    assemble([PageRef(papers[paper], page) for paper, page in order], tmp_path / "packet.pdf")
    found = [_marked(tmp_path / "packet.pdf", page) for page in range(len(order))]
    assert found == [10 * paper + page for paper, page in order]


def _mark(number: int) -> bytes:
    """A row of five black or white squares: a number in binary."""
    return b"0 g " + b" ".join(f"{40 * bit} 0 40 240 re f".encode() for bit in range(5) if number >> bit & 1) + b" n"


def _marked(path: Path, page: int) -> int:
    row, left = look(path, page)[792 - 756 + 100], round(CONTENT.x + (CONTENT.width - 220) / 2)
    return sum(1 << bit for bit in range(5) if row[left + 40 * bit + 20, 0] < 128)


def test_each_page_gets_its_own_band_and_all_share_one_font(tmp_path: Path) -> None:
    """The band is text at the foot of its page; the font is in the file once, and streams of papers stay untouched."""
    paper = write(tmp_path / "paper.pdf", *[F_SHAPE] * 12)
    bands = stamp([("", 2), ("A", 10)], "7K3F-9Q2M", Patient(first_name="Ana", last_name="Ünlü"), "en")
    assemble(list(leaves_of(paper, 12)), tmp_path / "packet.pdf", bands=bands)
    assert words(tmp_path / "packet.pdf", 0) == "Packet 7K3F-9Q2M Ünlü, A. Page 1 of 12"
    assert words(tmp_path / "packet.pdf", 11) == "Packet 7K3F-9Q2M · Exhibit A Ünlü, A. Page 12 of 12"
    with pikepdf.open(tmp_path / "packet.pdf") as packet:
        fonts = {font.objgen for page in packet.pages for font in page.Resources.Font.values()}
        assert len(fonts) == 1


def test_text_stays_text(tmp_path: Path) -> None:
    """A page of a paper can still be searched and copied from."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    add_page(pdf, b"BT /F 12 Tf 20 100 Td (Denial of service) Tj ET", Resources=Dictionary(Font=Dictionary(F=font)))
    pdf.save(tmp_path / "paper.pdf")
    assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    assert words(tmp_path / "packet.pdf", 0) == "Denial of service"


def test_every_page_is_told_as_it_is_placed(tmp_path: Path) -> None:
    """A screen can show how far the work is."""
    paper = write(tmp_path / "paper.pdf", *[F_SHAPE] * 3)
    told: list[int] = []
    assemble(list(leaves_of(paper, 3)), tmp_path / "packet.pdf", each=told.append)
    assert told == [1, 2, 3]


def test_the_engine_says_nothing_to_the_person(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What qpdf has to repair it repairs in silence: its lines name a private folder, and mean nothing to a person."""
    pdf = pikepdf.new()
    add_page(pdf, F_SHAPE)
    pdf.save(tmp_path / "paper.pdf")
    whole = (tmp_path / "paper.pdf").read_bytes()
    (tmp_path / "paper.pdf").write_bytes(whole[: whole.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n")
    assemble([PageRef(tmp_path / "paper.pdf", 0)], tmp_path / "packet.pdf")
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")


def test_what_lies_outside_the_visible_part_never_comes_to_light(tmp_path: Path) -> None:
    """A crop box hides what is around it, on the packet's page as in the source (ISO 32000-2 14.11.2)."""
    paper = write(tmp_path / "paper.pdf", b"0 g 0 0 30 240 re f", CropBox=Array([40, 0, 220, 240]))
    assemble([PageRef(paper, 0)], tmp_path / "packet.pdf")
    assert look(tmp_path / "packet.pdf").min() == 255


def test_a_stream_that_says_it_is_a_form_is_drawn_as_the_page_it_is(tmp_path: Path) -> None:
    """A matrix or a group in the dictionary of a page's own stream means nothing there, and nothing on the packet."""
    pdf = pikepdf.new()
    page = add_page(pdf, b"0 g 0 0 20 20 re f")
    page.Contents.Matrix = Array([1, 0, 0, 1, 150, 150])
    page.Contents.Group = Dictionary(S=Name.Transparency, I=True)
    pdf.save(tmp_path / "paper.pdf")
    assemble([PageRef(tmp_path / "paper.pdf", 0, own=True)], tmp_path / "packet.pdf")
    dark = np.argwhere(look(tmp_path / "packet.pdf")[:, :, 0] < 128)
    assert (dark.min(axis=0).tolist(), dark.max(axis=0).tolist()) == ([772, 0], [791, 19])
    with pikepdf.open(tmp_path / "packet.pdf") as packet:
        (form,) = packet.pages[0].Resources.XObject.values()
        assert {"/Matrix", "/Group"}.isdisjoint(form.keys())


def test_every_page_is_letter_and_the_file_has_its_furniture_and_identity(tmp_path: Path) -> None:
    """All of the sheet from corner to corner, under a tree of pages; title, language and /ID."""
    paper = write(tmp_path / "paper.pdf")
    furniture = Furniture(title="Packet", language="es")
    assemble([PageRef(paper, 0)], tmp_path / "packet.pdf", furniture=furniture, identity=b"0123456789abcdef")
    with pikepdf.open(tmp_path / "packet.pdf") as packet:
        (page,) = packet.pages
        assert [float(edge) for edge in page.obj.MediaBox] == [0, 0, 612, 792]
        assert page.obj.Parent.Type == Name.Pages
        assert (str(packet.docinfo.Title), str(packet.Root.Lang)) == ("Packet", "es")
        assert bytes(packet.trailer.ID[0]) == b"0123456789abcdef"


def test_a_band_too_few_is_a_fault(tmp_path: Path) -> None:
    """No page goes without its band in silence."""
    paper = write(tmp_path / "paper.pdf", F_SHAPE, F_SHAPE)
    patient = Patient(first_name="Ana", last_name="Ruiz")
    bands = stamp([("", 1)], "1234", patient, "en")
    with pytest.raises(ValueError, match="zip"):
        assemble(list(leaves_of(paper, 2)), tmp_path / "packet.pdf", bands=bands)
