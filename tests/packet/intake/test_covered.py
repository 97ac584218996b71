"""Words under a box are told by their page while they are in it, and what is only painted near words is not.

A text that is covered as a whole is gone (`test_unseen`); here a word is covered in a line that goes on.
"""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.work import work

_WORD = "BT /F 12 Tf 100 700 Td (Diagnosis unnamed and the rest of the line) Tj ET "
_BOX = "95 695 160 16 re f "
_IMAGE = "q 612 0 0 792 0 0 cm /I Do Q "


def _scan(bar: bool) -> bytes:
    """A scanned page as a JPEG, two dots a point, with or without a black bar where `_WORD` stands."""
    picture = Image.new("L", (1224, 1584), 255)
    ImageDraw.Draw(picture).text((200, 166), "Diagnosis unnamed", fill=0, font_size=24)
    if bar:
        ImageDraw.Draw(picture).rectangle((190, 160, 520, 196), fill=0)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def _paper(content: str, *, bar: bool = False, note: bool = False, turn: int = 0, form: str = "") -> bytes:
    made = pikepdf.new()
    made.add_blank_page(page_size=(612, 792))
    page = made.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    state = pikepdf.Dictionary(BM=pikepdf.Name.Multiply)
    image = made.make_stream(_scan(bar), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1224, Height=1584)
    image.ColorSpace, image.BitsPerComponent, image.Filter = pikepdf.Name.DeviceGray, 8, pikepdf.Name.DCTDecode
    box = pikepdf.Array([0, 0, 400, 400])
    inner = made.make_stream(form.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font),
        ExtGState=pikepdf.Dictionary(M=state),
        XObject=pikepdf.Dictionary(I=image, X=inner),
    )
    page.Contents = made.make_stream(content.encode())
    page.Rotate = turn
    if note:
        look = made.make_stream(b"0 0 160 16 re f", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 160, 16]))
        square = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[95, 695, 255, 711], F=4)
        square.AP = pikepdf.Dictionary(N=look)
        page.Annots = pikepdf.Array([made.make_indirect(square)])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _told(folder: Path, data: bytes, searchable: bool = False) -> list[int]:
    source = folder / "paper.pdf"
    source.write_bytes(data)
    (folder / "work").mkdir()
    taken = work(Request("paper.pdf", source, searchable=searchable), folder / "work", lambda *_: None)
    assert isinstance(taken, Taken)
    told = [hint for hint in taken.hints if hint.code == "covered"]
    for hint in told:
        for language in ("en", "es"):
            assert "1" in hint.message(language)
            assert "unnamed" not in hint.message(language)
    return [hint.page for hint in told]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: _paper(_WORD + _BOX), id="a black box"),
        pytest.param(lambda: _paper(_WORD + "1 g " + _BOX), id="a white box"),
        pytest.param(lambda: _paper(_WORD + ".7 .1 .1 rg " + _BOX, turn=90), id="a red box on a page that is turned"),
        pytest.param(lambda: _paper(_WORD + "0 g 95 698 80 10 re f"), id="a box a little small, over one word"),
        pytest.param(lambda: _paper(_WORD + "q .5 0 0 .5 95 695 cm /X Do Q", form="0 0 320 32 re f"), id="in a form"),
        pytest.param(lambda: _paper(_WORD, note=True), id="a note"),
    ],
)
def test_words_under_a_box_are_told_by_their_page(data: object, tmp_path: Path) -> None:
    """Whatever the colour, and whether the page, a form, a note or a picture draws the box."""
    assert callable(data)
    assert _told(tmp_path, data()) == [1]


def test_white_words_on_black_under_a_box_are_taken_out(tmp_path: Path) -> None:
    """Nothing of them is seen, on the box or beside it: so nothing is left to be told of."""
    assert _told(tmp_path, _paper("0 g " + _BOX + "1 g " + _WORD + "0 g " + _BOX)) == []
    (clean,) = (tmp_path / "work").glob("*.pdf")
    with pikepdf.open(clean) as pdf:
        streams = [form.read_bytes() for form in pdf.objects if isinstance(form, pikepdf.Stream) and "/BBox" in form]
    assert not any(b"unnamed" in stream for stream in streams)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: _paper(".9 g " + _BOX + "0 g " + _WORD), id="the ground of a table"),
        pytest.param(lambda: _paper("0 g " + _BOX + "1 g " + _WORD), id="white words on a black ground"),
        pytest.param(lambda: _paper(_WORD + "/M gs 1 1 0 rg " + _BOX), id="a marker pen"),
        pytest.param(lambda: _paper(_WORD + "1 g " + _BOX + "0 g " + _WORD), id="words written again on the box"),
        pytest.param(lambda: _paper(_WORD + "95 695 160 16 re S"), id="a frame"),
        pytest.param(lambda: _paper(_WORD + "95 595 160 16 re f"), id="a box elsewhere"),
        pytest.param(lambda: _paper(_WORD + "95 694 160 2 re f"), id="a rule below"),
        pytest.param(lambda: _paper(_WORD + _IMAGE), id="a scan over its text layer"),
        pytest.param(lambda: _paper("3 Tr " + _WORD + _IMAGE), id="a scan over its invisible text layer"),
        pytest.param(lambda: _paper("3 Tr BT /F 12 Tf 99 300 Td (unread) Tj ET " + _IMAGE), id="a wrong reading"),
        pytest.param(lambda: _paper("1 g " + _WORD + _BOX), id="white words on white, the anchor of a signature"),
        pytest.param(lambda: _paper(_WORD + "1 g 95 695 m 255 695 l 255 696 l f"), id="a sliver"),
    ],
)
def test_what_covers_no_words_is_not_told(data: object, tmp_path: Path) -> None:
    """What is painted before words, lets them through, or hides what was never to be seen."""
    assert callable(data)
    assert _told(tmp_path, data()) == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(("3 Tr " + _WORD + _IMAGE, True), id="a bar in a scan over its text layer"),
        pytest.param((_IMAGE + "3 Tr " + _WORD + _BOX, False), id="a box over a scan and its text layer"),
    ],
)
def test_words_of_a_text_layer_that_is_kept_are_told_under_a_bar(content: tuple[str, bool], tmp_path: Path) -> None:
    """Who wants a scan to be searchable hears what a search would find."""
    drawn, bar = content
    assert _told(tmp_path, _paper(drawn, bar=bar), searchable=True) == [1]
