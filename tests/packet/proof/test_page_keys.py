"""The number of a page: the same while the page draws the same, another or none as soon as anything is another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from forms.case import Patient
from packet.binding.assemble import assemble
from packet.binding.stamp import stamp
from packet.pdf.placement import Fit, PageRef
from packet.proof.page_keys import page_keys
from tests.packet.drawn import F_SHAPE, write

BOX = (0, 0, 612, 792)


def _paper(path: Path, words: bytes = b"(1 0 R) Tj", picture: bytes = b"dots", note: str = "1 0 R") -> Path:
    """A page that draws a picture in a form in its resources, with a string that looks like a reference."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(612, 792))
        image = pdf.make_stream(picture, Type=Name.XObject, Subtype=Name.Image)
        inner = pdf.make_stream(b"/I Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        inner.Resources = Dictionary(XObject=Dictionary(I=image), Note=pikepdf.String(note))
        page.obj.Resources = Dictionary(XObject=Dictionary(F=inner))
        page.obj.Contents = pdf.make_stream(b"BT " + words + b" ET /F Do")
        pdf.save(path)
    return path


def _bound(
    folder: Path, paper: Path, number: str = "AAAA-BBBB", name: str = "Quintero"
) -> tuple[Path, list[PageRef], tuple[Fit, ...]]:
    """A page of ours, then the paper, with their feet."""
    folder.mkdir()
    leaves = [PageRef(write(folder / "own.pdf", F_SHAPE, box=BOX), 0, own=True), PageRef(paper, 0)]
    bands = stamp([("", 1), ("A", 1)], number, Patient(first_name="Ana", last_name=name), "en")
    return folder / "packet.pdf", leaves, assemble(leaves, folder / "packet.pdf", bands=bands, identity=number.encode())


def _keys(bound: tuple[Path, list[PageRef], tuple[Fit, ...]]) -> dict[int, str]:
    return page_keys(*bound, range(2))


def test_a_page_keeps_its_number_in_a_packet_of_another_name(tmp_path: Path) -> None:
    """Only its foot is another there, in whatever script; a page of ours has no number."""
    paper = _paper(tmp_path / "paper.pdf")
    one = _keys(_bound(tmp_path / "one", paper))
    assert list(one) == [1]
    assert _keys(_bound(tmp_path / "two", paper, "CCCC-DDDD", "Nguyễn")) == one
    assert _keys(_bound(tmp_path / "three", paper, "CCCC-DDDD", "محمد")) == one


@pytest.mark.parametrize(
    "other", [{"words": b"(2 0 R) Tj"}, {"picture": b"dotz"}, {"note": "2 0 R"}, {"note": "(1 0 R"}, {"note": "\\"}]
)
def test_another_paper_has_another_number(tmp_path: Path, other: dict[str, bytes]) -> None:
    """However deep in it the difference is."""
    one = _keys(_bound(tmp_path / "one", _paper(tmp_path / "paper.pdf")))
    two = _keys(_bound(tmp_path / "two", _paper(tmp_path / "other.pdf", **other)))  # type: ignore[arg-type]
    assert len({*one.values(), *two.values()}) == 2


def test_the_same_page_held_against_another_file_has_another_number(tmp_path: Path) -> None:
    """What was proved of one source says nothing of another."""
    packet, leaves, fits = _bound(tmp_path / "one", _paper(tmp_path / "paper.pdf"))
    other = [leaves[0], PageRef(_paper(tmp_path / "other.pdf", picture=b"none"), 0)]
    assert _keys((packet, leaves, fits)) != _keys((packet, other, fits))


def _drawn_over(page: pikepdf.Object) -> None:
    page.Contents.write(page.Contents.read_bytes() + b" 0 g 100 100 300 300 re f")


def _lifted(page: pikepdf.Object) -> None:
    page.Contents.write(page.Contents.read_bytes().replace(b" 39.5 Td", b" 300 Td"))


def _enlarged(page: pikepdf.Object) -> None:
    page.Contents.write(page.Contents.read_bytes().replace(b" 10 Tf", b" 300 Tf"))


def _moved(page: pikepdf.Object) -> None:
    page.Contents.write(b"q 1" + page.Contents.read_bytes()[3:].replace(b"0 0 ", b"0 7 ", 1))


def _turned_above(page: pikepdf.Object) -> None:
    page.Parent.Rotate = 90


def _with_note(page: pikepdf.Object) -> None:
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([9, 99, 99, 199]))])


def _cropped(page: pikepdf.Object) -> None:
    page.CropBox = Array([0, 0, 300, 300])


def _larger(page: pikepdf.Object) -> None:
    page.MediaBox = Array([0, 0, 900, 792])


def _another_font(page: pikepdf.Object) -> None:
    page.Resources.Font = Dictionary(dict(page.Resources.Font.items()))


def _a_second_thing(page: pikepdf.Object) -> None:
    page.Resources.XObject["/Other"] = next(iter(dict(page.Resources.XObject.items()).values()))


def _a_ring(page: pikepdf.Object) -> None:
    form = next(iter(dict(page.Resources.XObject.items()).values()))
    form.Resources.Ring = form


@pytest.mark.parametrize(
    "change",
    [
        _drawn_over, _lifted, _enlarged, _moved, _turned_above, _with_note, _cropped, _larger, _another_font,
        _a_second_thing, _a_ring,
    ],
)  # fmt: skip
def test_a_page_that_is_not_bound_as_we_bind_has_no_number(
    tmp_path: Path, change: Callable[[pikepdf.Object], None]
) -> None:
    """It is drawn, and held against its source."""
    bound = _bound(tmp_path / "one", _paper(tmp_path / "paper.pdf"))
    with pikepdf.open(bound[0], allow_overwriting_input=True) as pdf:
        change(pdf.pages[1].obj)
        pdf.save(bound[0])
    assert _keys(bound) == {}


def test_without_a_page_of_ours_none_has_a_number(tmp_path: Path) -> None:
    """The fonts of the foot are those of a page that is drawn each time."""
    packet, leaves, fits = _bound(tmp_path / "one", _paper(tmp_path / "paper.pdf"))
    assert page_keys(packet, [leaves[1], leaves[1]], fits, range(2)) == {}
