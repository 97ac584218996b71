"""What the second engine reads of a page: characters, where their ink is, and how dark it is by itself."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Dictionary, Name

from packet.lettering.paint import Paint
from packet.proof import page_text
from packet.proof.page_text import Char, chars_of, essence
from tests.packet.drawn import add_page
from tests.packet.proof.test_values import with_content


def _chars(text: str, before: bytes = b"") -> list[Char]:
    paint = Paint()
    paint.new_page()
    paint.text(100, 500, text, 10)
    with pdfium.PdfDocument(with_content(paint.save(), 0, lambda content: before + content)) as document:
        return chars_of(document[0])


def test_a_character_has_its_place_and_its_size() -> None:
    """In points of the page; its box is what its ink touches, its origin where it begins on the base line."""
    first, second = _chars("M .")
    assert (first.text, second.text) == ("M", ".")
    assert (first.x, first.y, first.size) == (100, 500, 10)
    assert first.box.x == pytest.approx(100.9, abs=0.2)
    assert first.box.y == pytest.approx(500, abs=0.1)
    assert first.box.height == pytest.approx(7.3, abs=0.2)
    assert second.box.width == pytest.approx(1.1, abs=0.2)
    assert not first.cluster


def test_letters_drawn_together_are_a_cluster() -> None:
    """q with a tilde has no letter of its own: both characters are where the q is."""
    letter, mark = _chars("q\u0303")
    assert letter.cluster
    assert mark.cluster
    assert letter.box == mark.box


def test_a_cluster_in_forms_within_forms_is_where_it_is_drawn() -> None:
    """A page of an agency is laid on a leaf, made smaller and moved: letters drawn together go with it."""
    paint = Paint()
    paint.new_page()
    paint.text(100, 500, "q\u0303x", 10)
    laid = _laid(_laid(paint.save(), b"0.5 0 0 0.5 10 20 cm"), b"1 0 0 1 100 0 cm")
    with pdfium.PdfDocument(laid) as document:
        letter, mark, alone = chars_of(document[0])
    assert letter.cluster
    assert letter.box == mark.box
    assert (letter.x, letter.y) == pytest.approx((160, 270))
    assert alone.y == pytest.approx(270)
    assert 160 <= letter.box.x < letter.box.right <= alone.box.x
    assert letter.box.height == pytest.approx(5, abs=1.5)


def _laid(pdf: bytes, matrix: bytes) -> bytes:
    """The page as a form on a page, under this matrix."""
    with pikepdf.open(io.BytesIO(pdf)) as drawn, pikepdf.new() as document:
        page = document.add_blank_page(page_size=(612, 792))
        form = document.copy_foreign(drawn.pages[0].as_form_xobject())
        page.obj["/Resources"] = Dictionary(XObject=Dictionary(Laid=form))
        page.obj["/Contents"] = document.make_stream(b"q " + matrix + b" /Laid Do Q")
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("colour", "level"),
    [
        (b"", 0),
        (b"0.5 g ", 128),
        (b"1 g ", 255),
        (b"1 0 0 rg ", 76),
        (b"0 0 0 1 k ", 33),
        (b"3 Tr ", 255),
        (b"7 Tr ", 255),
    ],
)
def test_a_letter_has_a_level_of_grey(colour: bytes, level: int) -> None:
    """Black is 0; what is not painted is as light as white."""
    (char,) = _chars("x", colour)
    assert char.level == pytest.approx(level, abs=2)


def test_the_weights_of_the_colours_are_thousandths() -> None:
    """So white stays white."""
    assert sum(page_text._LUMA) == 1000


@pytest.mark.parametrize(("colour", "level"), [(b"", 0), (b"1 g ", 255), (b"3 Tr ", 255), (b"0 1 0 rg ", 150)])
def test_levels_that_are_the_same_on_every_machine(colour: bytes, level: int) -> None:
    """To the last step."""
    (char,) = _chars("x", colour)
    assert char.level == level


def test_what_the_engine_made_up_itself_is_black() -> None:
    """A hyphen of its own has no drawing that could have a colour."""
    assert page_text._level(None) == 0
    with pdfium.PdfDocument.new() as document:
        assert page_text._cluster(None, page_text._Moves(document.new_page(10, 10))) is None


def test_a_cluster_stands_where_its_first_glyph_does() -> None:
    """In points: a q of ten, its descender below the line."""
    letter, _ = _chars("q\u0303")
    assert letter.box.x == pytest.approx(100.2, abs=0.4)
    assert letter.box.y == pytest.approx(498, abs=0.4)
    assert letter.box.width == pytest.approx(5, abs=0.7)
    assert 6.5 < letter.box.height < 12


@pytest.mark.parametrize(
    ("unit", "following", "char"),
    [
        (0x41, [], "A"),
        (0x41, [0xDC00], "A"),
        (0, [], ""),
        (1, [], "\x01"),
        (0xD7FF, [0xDC00], "\ud7ff"),
        (0xD800, [0xDC00], "\U00010000"),
        (0xD83D, [0xDE00], "\U0001f600"),
        (0xDBFF, [0xDFFF], "\U0010ffff"),
        (0xD800, [], ""),
        (0xD800, [0xDBFF], ""),
        (0xD800, [0xE000], ""),
        (0xDC00, [0xDC00], ""),
        (0xDFFF, [], ""),
        (0xE000, [0xDC00], "\ue000"),
        (0x10FFFF, [], "\U0010ffff"),
        (0x110000, [], ""),
    ],
)
def test_a_pair_of_units_is_one_character(unit: int, following: list[int], char: str) -> None:
    """UTF-16: the first unit has it; half a pair, zero, and what is no character are nothing."""
    assert page_text._character(unit, following) == char


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\x02", "-"),
        ("\xad", "-"),
        ("\u2010", "-"),
        ("\u2011", "-"),
        ("\u2012", "\u2012"),
        ("\u2044", "/"),
        ("½", "1/2"),
        ("a\x01\x07b", "ab"),
        ("a\u200b\u2066b", "ab"),
        ("\xac", "\xac"),
        ("a \t\n\u3000b", "ab"),
        ("ｶﾞ", "カ\u3099"),
    ],
)
def test_what_is_compared_of_a_text(text: str, plain: str) -> None:
    """Hyphens and bars of fractions alike; no white space, no control, nothing invisible; each character by itself."""
    assert essence(text) == plain


_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
3 beginbfchar <41> <D83DDE00> <42> <0062> <43> <00660066> endbfchar
endcmap end end"""


def test_a_letter_beyond_the_first_plane_is_read_as_one(tmp_path: Path) -> None:
    """Between two others, and one after the other; a glyph that is two letters gives both."""
    pdf = pikepdf.new()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=pdf.make_stream(_CMAP)
    )  # fmt: skip
    add_page(pdf, b"BT /F 20 Tf 20 100 Td (BABAAC) Tj ET", Resources=Dictionary(Font=Dictionary(F=font)))
    pdf.save(tmp_path / "page.pdf")
    with pdfium.PdfDocument(tmp_path / "page.pdf") as document:
        assert "".join(char.text for char in chars_of(document[0])) == "b\U0001f600b\U0001f600\U0001f600ff"
