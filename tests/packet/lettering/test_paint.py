"""The canvas: what is drawn can be read back, by two engines, and the same calls give the same bytes."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings

from forms.sheet import Rect
from packet.errors import Exit, Unproved
from packet.lettering.paint import Paint, require_printable
from packet.lettering.typeset import width, wrap
from packet.proof.values import essence
from tests.packet.scripts import SHIPPED, printable_scripts, texts

PAGE = Rect(40, 60, 500, 680)


def read(pdf: bytes, page: int = 0) -> str:
    """The page's text as pdfium gives it back."""
    document = pdfium.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


@pytest.mark.parametrize("text", ["\ue000", "Ana\x07", "\ud800"])
def test_unprintable_text_is_refused_by_name(text: str) -> None:
    """Nothing is drawn in place of a character without a font; the error says which one and how to mend it."""
    paint = Paint()
    paint.new_page()
    with pytest.raises(Unproved) as caught:
        paint.text(40, 700, text)
    assert caught.value.exit is Exit.UNPROVED
    assert f"U+{ord(text[-1]):04X}" in caught.value.message("en")
    with pytest.raises(Unproved):
        paint.paragraph(PAGE, text)


def test_chinese_without_a_font_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which answers, what to install, and no wall of signs."""
    monkeypatch.setattr("packet.lettering.shape.missing", lambda text: [sign for sign in text if sign > "\u2e80"])
    with pytest.raises(Unproved) as caught:
        require_printable([("Last Name", "王小明"), ("City", "Davis")])
    assert caught.value.code == "characters_cjk"
    told = caught.value.message("en")
    assert "“Last Name”" in told
    assert "fonts-noto-cjk" in told
    assert "U+" not in told
    assert "City" not in told


def test_many_characters_without_a_font_are_not_all_named() -> None:
    """Five of an answer's are enough to find them."""
    with pytest.raises(Unproved) as caught:
        require_printable([("Name", "".join(map(chr, range(0xE000, 0xE010))))])
    assert caught.value.message("en").count("U+") == 5


def test_pages_that_are_not_there() -> None:
    """One cannot draw on a page that was not begun."""
    paint = Paint()
    assert paint.page == -1
    assert paint.new_page() == 0
    with pytest.raises(IndexError):
        paint.turn_to(1)


def test_same_calls_same_bytes() -> None:
    """Two canvases with the same content are the same file, and a different word is a different file."""

    def made(word: str) -> bytes:
        paint = Paint("Title", "es")
        paint.new_page()
        paint.text(40, 700, word)
        paint.tick(Rect(40, 600, 10, 10))
        return paint.save()

    assert made("uno") == made("uno")
    assert made("uno") != made("dos")


@pytest.mark.parametrize("name", printable_scripts())
def test_every_script_can_be_read_back(name: str) -> None:
    """The letters of each script, drawn, are found again in order by pdfium (in any order from right to left)."""
    letters = printable_scripts()[name]
    paint = Paint()
    paint.new_page()
    paint.paragraph(PAGE, letters)
    found, wanted = essence(read(paint.save())), essence(letters)
    if name in ("arabic", "hebrew"):
        assert sorted(found) == sorted(wanted)
    else:
        assert found == wanted


@settings(max_examples=25, deadline=None)
@given(texts(300))
def test_a_file_is_sound_whatever_is_drawn(text: str) -> None:
    """qpdf finds nothing to complain about, every font is embedded and has a way back to Unicode."""
    paint = Paint()
    paint.new_page()
    paint.paragraph(PAGE, text)
    with pikepdf.open(io.BytesIO(paint.save())) as pdf:
        assert pdf.check_pdf_syntax() == []
        fonts = pdf.pages[0].obj.Resources.Font
        for font in fonts.as_dict().values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font


def test_nothing_about_the_maker_is_written() -> None:
    """No date, producer or name of a machine stands in the file; the title does when given."""
    paint = Paint("A form")
    paint.new_page()
    with pikepdf.open(io.BytesIO(paint.save())) as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": pikepdf.String("A form")}
        assert "/Metadata" not in pdf.Root


def test_alignment() -> None:
    """Text ends at x when set right, and stands around x when centred."""
    for align, left in (
        ("left", 300.0),
        ("center", 300 - width("Alvarez", 20) / 2),
        ("right", 300 - width("Alvarez", 20)),
    ):
        paint = Paint()
        paint.new_page()
        paint.text(300, 500, "Alvarez", 20, align=align)  # type: ignore[arg-type]
        document = pdfium.PdfDocument(paint.save())
        box = document[0].get_textpage().get_charbox(0)
        document.close()
        assert box[0] == pytest.approx(left, abs=1)


def test_paragraph_tells_where_it_ends() -> None:
    """The returned height is the foot of the last line, and a blank paragraph takes nothing."""
    paint = Paint()
    paint.new_page()
    lines = wrap(SHIPPED["ascii"], PAGE.width, 10)
    assert paint.paragraph(PAGE, SHIPPED["ascii"], 10) == pytest.approx(PAGE.top - len(lines) * 12)
    assert paint.paragraph(PAGE, "", 10) == PAGE.top


def test_right_to_left_paragraph_stands_at_the_right() -> None:
    """Every line of a Hebrew text ends at the right edge, one that begins with a Latin word too."""
    paint = Paint()
    paint.new_page()
    paint.paragraph(Rect(100, 600, 200, 40), "שלום\nMRI שלום")
    document = pdfium.PdfDocument(paint.save())
    text = document[0].get_textpage()
    boxes = {text.get_text_range(place, 1): text.get_charbox(place) for place in range(text.count_chars())}
    document.close()
    assert boxes["M"][0] == pytest.approx(300 - width("MRI", 10), abs=2)


def test_tick_and_box_stay_inside() -> None:
    """A box's outline and a tick leave no ink outside their rectangle."""
    paint = Paint()
    paint.new_page()
    paint.box(Rect(100, 100, 20, 20), 1.0)
    paint.tick(Rect(100, 100, 20, 20))
    document = pdfium.PdfDocument(paint.save())
    picture = document[0].render(scale=2, grayscale=True).to_pil()
    document.close()
    left, top, right, bottom = picture.point(lambda value: 255 * (value < 250)).getbbox()
    assert (left, right) == (200, 240)
    assert (top, bottom) == ((792 - 120) * 2, (792 - 100) * 2)


@pytest.mark.needs_tool
def test_poppler_reads_the_same_words(tmp_path: Path) -> None:
    """A second reader, poppler, gives the same letters back in order."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not installed")
    paint = Paint()
    paint.new_page()
    letters = "".join(SHIPPED[name] for name in ("latin", "vietnamese", "greek", "cyrillic", "armenian"))
    paint.paragraph(PAGE, letters)
    (tmp_path / "page.pdf").write_bytes(paint.save())
    told = subprocess.run(["pdftotext", "-enc", "UTF-8", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    assert essence(told.stdout.decode("utf-8")) == essence(letters)
