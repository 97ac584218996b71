"""One page becomes a bare one: its look on a page that starts at the origin, and nothing else of the old document."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from packet.pdf.flatten import Flattener, decoded, save


def _page(pdf: Pdf, **entries: object) -> Dictionary:
    pdf.add_blank_page(page_size=(300, 200))
    page = pdf.pages[-1].obj
    for key, value in entries.items():
        page["/" + key] = value
    return page


def test_pages_that_share_a_stream_have_one_each() -> None:
    """A stream that two pages draw becomes two forms: what is done to one is not done to the other."""
    pdf = pikepdf.new()
    content = pdf.make_stream(b"0 g 0 0 9 9 re f")
    pages = [_page(pdf, Contents=content) for _ in range(2)]
    flattener = Flattener(pdf, ".test")
    looks = [flattener.page(page).Resources.XObject["/P.test"] for page in pages]
    assert looks[0].objgen != looks[1].objgen
    assert looks[0].read_bytes() == looks[1].read_bytes() == b"0 g 0 0 9 9 re f"


def test_parts_of_a_content_are_joined_with_a_space_between() -> None:
    pdf = pikepdf.new()
    parts = Array([pdf.make_stream(b"0 g"), pdf.make_stream(b"0 0 9 9 re f"), 7])
    look = Flattener(pdf, ".test").page(_page(pdf, Contents=parts)).Resources.XObject["/P.test"]
    assert look.read_bytes().split() == b"0 g 0 0 9 9 re f".split()


@pytest.mark.parametrize(("mode", "kept"), [("Multiply", True), ("Normal", False)])
def test_a_transparency_group_is_kept_where_something_blends(mode: str, kept: bool) -> None:
    pdf = pikepdf.new()
    states = Dictionary(ExtGState=Dictionary(G=Dictionary(BM=Name("/" + mode))))
    page = _page(pdf, Group=Dictionary(S=Name.Transparency), Resources=states)
    look = Flattener(pdf, ".test").page(page).Resources.XObject["/P.test"]
    assert ("/Group" in look) == kept


def test_a_note_is_drawn_where_it_stands_and_a_field_only_with_its_form() -> None:
    pdf = pikepdf.new()

    def note(kind: str) -> Dictionary:
        look = pdf.make_stream(b"note", BBox=Array([0, 0, 10, 10]))
        return Dictionary(Subtype=Name("/" + kind), Rect=Array([10, 20, 30, 40]), AP=Dictionary(N=look))

    page = _page(pdf, Annots=Array([note("Square"), note("Widget")]))
    bare = Flattener(pdf, ".test").page(page)
    assert sorted(bare.Resources.XObject.keys()) == ["/A0.test", "/P.test"]
    assert b"2 0 0 2 10 20 cm /A0.test Do" in bare.Contents.read_bytes()
    assert "/Annots" not in bare


def test_nothing_of_the_old_document_is_reachable(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = _page(pdf, Contents=pdf.make_stream(b"0 g 0 0 9 9 re f"))
    pdf.Root["/Names"] = Dictionary(JavaScript=Dictionary(Names=Array(["x", Dictionary(JS="Secret")])))
    pdf.docinfo["/Title"] = "Secret"
    bare = Flattener(pdf, ".test").page(page, 90)
    for name in ("one.pdf", "other.pdf"):
        save(pdf, [bare], tmp_path / name)
    data = (tmp_path / "one.pdf").read_bytes()
    assert data == (tmp_path / "other.pdf").read_bytes()
    with pikepdf.open(tmp_path / "one.pdf") as made:
        assert set(made.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in made.trailer
        assert made.pages[0].obj.Rotate == 90
        assert all(b"Secret" not in item.unparse(resolved=True) for item in made.objects)


def test_a_content_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    import zlib

    pdf = pikepdf.new()
    whole = zlib.compress(b"0 0 9 9 re f " * 200)
    stream = pdf.make_stream(whole[: len(whole) - 8], Filter=Name.FlateDecode)
    assert decoded(stream).startswith(b"0 0 9 9 re f")
    assert decoded(pdf.make_stream(b"no zip", Filter=Name.FlateDecode)) == b""
