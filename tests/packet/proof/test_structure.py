"""The finished packet opened again: a page or a font that is not in it is noticed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from forms.sheet import Rect
from forms.words import LANGUAGES
from packet.binding.assemble import assemble, leaves_of
from packet.binding.outline import Furniture, Mark, PageLink
from packet.errors import Unproved
from packet.lettering.paint import Paint
from packet.pdf.placement import PageRef
from packet.proof.structure import _marks, verify
from tests.packet.drawn import F_SHAPE, add_page, write

ROOM = Rect(40, 150, 120, 16)


def _own(path: Path) -> Path:
    paint = Paint()
    paint.new_page()
    paint.text(100, 400, "ours")
    path.write_bytes(paint.save())
    return path


def _assembled(tmp_path: Path, *contents: bytes) -> tuple[Path, list[PageRef]]:
    leaves = list(leaves_of(write(tmp_path / "paper.pdf", *contents), len(contents)))
    assemble(leaves, tmp_path / "packet.pdf")
    return tmp_path / "packet.pdf", leaves


def test_a_good_packet_passes(tmp_path: Path) -> None:
    """Papers, a blank page of a paper, and our own page with its font in the file."""
    leaves = [
        *leaves_of(write(tmp_path / "paper.pdf", F_SHAPE, b""), 2),
        PageRef(_own(tmp_path / "own.pdf"), 0, own=True),
    ]
    assemble(leaves, tmp_path / "packet.pdf")
    verify(tmp_path / "packet.pdf", leaves)


def test_a_missing_page_is_noticed(tmp_path: Path) -> None:
    """One page fewer than planned."""
    packet, leaves = _assembled(tmp_path, F_SHAPE, F_SHAPE)
    with pikepdf.open(packet, allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save(packet)
    with pytest.raises(Unproved) as told:
        verify(packet, leaves)
    assert (told.value.code, told.value.params) == ("pages_lost", {"found": 1, "expected": 2})


@pytest.mark.parametrize("kind", ["simple", "composite", "type 3"])
def test_a_font_that_is_not_in_the_file_is_noticed_on_our_pages_only(tmp_path: Path, kind: str) -> None:
    """The agency's machine may lack the font; what papers bring along is theirs, and a Type 3 font draws itself."""
    pdf = pikepdf.new()
    fonts = {
        "simple": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
        "composite": Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X,
            DescendantFonts=Array([Dictionary(Type=Name.Font, FontDescriptor=Dictionary(FontName=Name.X))]),
        ),
        "type 3": Dictionary(Type=Name.Font, Subtype=Name.Type3),
    }  # fmt: skip
    add_page(pdf, box=(0, 0, 612, 792), Resources=Dictionary(Font=Dictionary(F=fonts[kind])))
    pdf.save(tmp_path / "page.pdf")
    for own in (False, True):
        leaves = [PageRef(tmp_path / "page.pdf", 0, own)]
        assemble(leaves, tmp_path / "packet.pdf")
        if own and kind != "type 3":
            with pytest.raises(Unproved) as told:
                verify(tmp_path / "packet.pdf", leaves)
            assert told.value.code == "font_missing"
        else:
            verify(tmp_path / "packet.pdf", leaves)


def test_the_last_of_many_pages_is_looked_at_too(tmp_path: Path) -> None:
    """A font that is missing on our page behind 65 pages of papers is named with its page."""
    pdf = pikepdf.new()
    lost = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    add_page(pdf, box=(0, 0, 612, 792), Resources=Dictionary(Font=Dictionary(F=lost)))
    pdf.save(tmp_path / "page.pdf")
    paper = write(tmp_path / "paper.pdf", *[F_SHAPE] * 65)
    leaves = [*leaves_of(paper, 65), PageRef(tmp_path / "page.pdf", 0, own=True)]
    assemble(leaves, tmp_path / "packet.pdf")
    with pytest.raises(Unproved) as told:
        verify(tmp_path / "packet.pdf", leaves)
    assert (told.value.code, told.value.params) == ("font_missing", {"page": 66})


def test_a_page_that_only_the_second_engine_lacks_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine at the other end opens may be read by an engine of the other kind."""
    packet, leaves = _assembled(tmp_path, F_SHAPE, F_SHAPE)
    monkeypatch.setattr(pypdfium2.PdfDocument, "__len__", lambda _: 1)
    with pytest.raises(Unproved) as told:
        verify(packet, leaves)
    assert (told.value.code, told.value.params) == ("pages_lost", {"found": 1, "expected": 2})


def test_every_font_of_a_page_and_of_the_forms_on_it_is_looked_at(tmp_path: Path) -> None:
    """The second font of a page, and one of a form inside a form, are found."""
    lost = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    own = Dictionary(Type=Name.Font, Subtype=Name.Type3)
    for deep in (False, True):
        pdf = pikepdf.new()
        resources = Dictionary(Font=Dictionary(A=own, B=lost))
        for _ in range(2 * deep):
            form = pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=resources)
            resources = Dictionary(XObject=Dictionary(X=form))
        add_page(pdf, box=(0, 0, 612, 792), Resources=resources)
        pdf.save(tmp_path / "page.pdf")
        with pytest.raises(Unproved):
            verify(tmp_path / "page.pdf", [PageRef(tmp_path / "page.pdf", 0, own=True)])


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
def test_a_font_is_in_the_file_under_any_of_its_three_keys(tmp_path: Path, key: str) -> None:
    """Type 1, TrueType, and all others (ISO 32000-2 Table 124), of a simple and of a composite font."""
    pdf = pikepdf.new()
    descriptor = Dictionary(FontName=Name.X)
    descriptor["/" + key] = pdf.make_stream(b"")
    simple = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.X, FontDescriptor=descriptor)
    composite = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X,
        DescendantFonts=Array([Dictionary(Type=Name.Font, FontDescriptor=descriptor)]),
    )  # fmt: skip
    add_page(pdf, Resources=Dictionary(Font=Dictionary(A=simple, B=composite)))
    pdf.save(tmp_path / "page.pdf")
    verify(tmp_path / "page.pdf", [PageRef(tmp_path / "page.pdf", 0, own=True)])


def test_a_page_of_ours_that_is_missing_is_a_lost_page(tmp_path: Path) -> None:
    """Counted before its fonts are looked for."""
    packet, leaves = _assembled(tmp_path, F_SHAPE)
    with pytest.raises(Unproved) as told:
        verify(packet, [*leaves, PageRef(packet, 1, own=True)])
    assert (told.value.code, told.value.params) == ("pages_lost", {"found": 1, "expected": 2})


def test_images_forms_in_a_circle_and_pages_without_resources_have_no_fonts(tmp_path: Path) -> None:
    """Only what a form names is looked into, and each form once."""
    pdf = pikepdf.new()
    lost = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    image = pdf.make_stream(b"", Subtype=Name.Image, Resources=Dictionary(Font=Dictionary(F=lost)))
    form = pdf.make_stream(b"", Subtype=Name.Form, Resources=Dictionary(XObject=Dictionary()))
    form.Resources.XObject.Again = form
    bare = pdf.make_stream(b"", Subtype=Name.Form)
    add_page(pdf, Resources=Dictionary(XObject=Dictionary(I=image, F=form, B=bare)))
    del add_page(pdf).Resources
    pdf.save(tmp_path / "page.pdf")
    verify(tmp_path / "page.pdf", [PageRef(tmp_path / "page.pdf", number, own=True) for number in range(2)])


def test_lines_of_an_outline_in_a_circle_are_each_looked_at_once() -> None:
    """Whoever wrote the file, the proof comes to an end."""
    pdf = pikepdf.new()
    line = pdf.make_indirect(Dictionary(Title="a"))
    line.Next = line
    root = pdf.make_indirect(Dictionary(First=line))
    assert [mark.objgen for mark in itertools.islice(_marks(root), 5)] == [root.objgen, line.objgen]


def _acts() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _nothing(_: pikepdf.Pdf) -> None:
    """Leave it as it is."""


_ADDED: Mapping[str, Callable[[pikepdf.Pdf], object]] = {
    "a script when it is opened": lambda pdf: pdf.Root.__setattr__("OpenAction", _acts()),
    "scripts by name": lambda pdf: pdf.Root.__setattr__("Names", Dictionary(JavaScript=Dictionary())),
    "a form": lambda pdf: pdf.Root.__setattr__("AcroForm", Dictionary(Fields=Array())),
    "layers": lambda pdf: pdf.Root.__setattr__("OCProperties", Dictionary()),
    "metadata": lambda pdf: pdf.Root.__setattr__("Metadata", pdf.make_stream(b"<x/>")),
    "an author": lambda pdf: pdf.docinfo.__setattr__("Author", pikepdf.String("Ana")),
    "a script of a page": lambda pdf: pdf.pages[0].obj.__setattr__("AA", Dictionary(O=_acts())),
    "a turn of a page": lambda pdf: pdf.pages[0].obj.__setattr__("Rotate", 180),
    "another visible part": lambda pdf: pdf.pages[0].obj.__setattr__("CropBox", Array([0, 0, 10, 10])),
    "a note": lambda pdf: pdf.pages[0].obj.__setattr__("Annots", Array([Dictionary(Subtype=Name.Text)])),
    "a link with an action": lambda pdf: pdf.pages[0].obj.__setattr__(
        "Annots", Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://example.org"))])
    ),
    "a script in the outline": lambda pdf: pdf.Root.Outlines.First.Next.__setattr__("A", _acts()),
    "a file": lambda pdf: pdf.Root.__setattr__("AF", Array([Dictionary(Type=Name.Filespec)])),
}


@pytest.mark.parametrize("what", ["nothing", *_ADDED])
def test_what_this_program_does_not_write_is_no_packet_of_ours(tmp_path: Path, what: str) -> None:
    """Whoever bound the file had strangers' pages before it: what acts when it is opened would go to the agency."""
    leaves = list(leaves_of(write(tmp_path / "paper.pdf", F_SHAPE, F_SHAPE), 2))
    furniture = Furniture("A packet", "en", (Mark("One", 1, "A"), Mark("Two", 2, "B")), (PageLink(1, ROOM, 2),))
    packet = tmp_path / "packet.pdf"
    assemble(leaves, packet, furniture=furniture)
    with pikepdf.open(packet, allow_overwriting_input=True) as pdf:
        _ADDED.get(what, _nothing)(pdf)
        pdf.save(packet)
    if what == "nothing":
        verify(packet, leaves)
        return
    with pytest.raises(Unproved) as told:
        verify(packet, leaves)
    assert told.value.code == "not_ours"
    for language in LANGUAGES:
        assert told.value.message(language)
