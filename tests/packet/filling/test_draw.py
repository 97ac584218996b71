"""The printed sheets and the blank fillable forms."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter

from forms.sheet import Box, CheckBox, Print, Sheet, Signature
from forms.words import say
from packet.filling.draw import blank, print_sheet
from packet.lettering.typeset import LEADING, width, wrap
from tests.forms.listing import items_of, sheets

every_sheet = pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())


@every_sheet
def test_printed_words_fit_their_room(sheet: Sheet) -> None:
    """No label or longer text runs over its rectangle: neither below nor to the right."""
    for item in items_of(sheet):
        if isinstance(item, Print):
            words = say(item.words, sheet.language, **dict(item.params))
            lines = wrap(words, item.rect.width, item.size, item.bold)
            assert len(lines) * item.size * LEADING <= item.rect.height + 0.5, (item.words, lines)
            assert all(width(line, item.size, item.bold) <= item.rect.width for line in lines)


@every_sheet
def test_longer_texts_fill_their_room(sheet: Sheet) -> None:
    """No longer text was given more lines than it needs: that room belongs to the answers."""
    for item in items_of(sheet):
        if isinstance(item, Print) and item.size in (8.5, 9.5) and not item.bold:
            words = say(item.words, sheet.language, **dict(item.params))
            lines = wrap(words, item.rect.width, item.size)
            assert item.rect.height - len(lines) * item.size * LEADING < item.size, item.words


@every_sheet
def test_black_on_white_only(sheet: Sheet) -> None:
    """No grey, no colour and no fill is ever set: a fax would turn it into dots."""
    pdf = print_sheet(sheet).document()
    for page in pdf.pages:
        operators = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(page)}
        assert operators.isdisjoint(
            {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "f", "F", "f*", "B", "sh"}
        )


@every_sheet
def test_blank_form_has_every_field(sheet: Sheet) -> None:
    """Each key is one field with the label as its tooltip; questions with several squares are one group."""
    fields = PdfReader(io.BytesIO(blank(sheet))).get_fields() or {}
    keys = {item.key for item in items_of(sheet) if isinstance(item, Box | Signature | CheckBox)}
    assert set(fields) == keys
    for key in keys:
        assert fields[key]["/TU"] == say(f"form.{sheet.form}.{key}", sheet.language)
        values = {f"/{item.value}" for item in items_of(sheet) if isinstance(item, CheckBox) and item.key == key}
        if values:
            assert set(fields[key]["/_States_"]) == values | {"/Off"}


@every_sheet
def test_blank_form_is_the_same_each_time(sheet: Sheet) -> None:
    """The same sheet gives the same bytes, and a sound file."""
    made = blank(sheet)
    assert made == blank(sheet)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert "/JavaScript" not in pdf.Root
        assert "/OpenAction" not in pdf.Root


@every_sheet
def test_blank_form_opens_as_a_form(sheet: Sheet) -> None:
    """pdfium takes it for an AcroForm and shows no mark in any square."""
    document = pdfium.PdfDocument(blank(sheet))
    document.init_forms()
    assert document.get_formtype() == 1
    for number, page in enumerate(sheet.pages):
        picture = document[number].render(scale=2, grayscale=True).to_pil()
        for item in page.items:
            if isinstance(item, CheckBox):
                rect = item.rect
                inside = (rect.x + 2, 792 - rect.top + 2, rect.right - 2, 792 - rect.y - 2)
                assert picture.crop([int(2 * side) for side in inside]).getextrema()[0] > 200
    document.close()


def test_typed_answers_show_in_the_blank_form(tmp_path: Path) -> None:
    """A person who types into the form in another program sees the text and the tick on the page."""
    sheet = sheets()["dmhc_20_224_en"]
    writer = PdfWriter(clone_from=io.BytesIO(blank(sheet)))
    writer.update_page_form_field_values(
        writer.pages[0], {"first_name": "Ana", "gender": "/female"}, auto_regenerate=False
    )
    writer.write(tmp_path / "typed.pdf")
    places = {(i.key, i.value): i.rect for i in items_of(sheet) if isinstance(i, CheckBox)}
    square, other = places["gender", "female"], places["gender", "male"]
    document = pdfium.PdfDocument(tmp_path / "typed.pdf")
    document.init_forms()
    picture = document[0].render(scale=2, grayscale=True).to_pil()
    document.close()
    middles = [picture.getpixel((int(2 * (r.x + 5)), int(2 * (792 - r.y - 5)))) for r in (square, other)]
    assert middles[0] < 100 < 250 < middles[1]


@pytest.mark.needs_tool
@pytest.mark.parametrize(
    "command",
    [
        ["pdftoppm", "-r", "40", "-png", "{file}", "{folder}/poppler"],
        ["mutool", "draw", "-q", "-r", "40", "-o", "{folder}/mupdf%d.png", "{file}"],
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pnggray", "-r40", "-sOutputFile={folder}/gs%d.png", "{file}"],
    ],
    ids=lambda command: str(command[0]),
)
def test_blank_form_opens_in_other_viewers(command: list[str], tmp_path: Path) -> None:
    """Poppler, MuPDF and Ghostscript draw every page of the blank form without an error."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    sheet = sheets()["dmhc_20_224_es"]
    file = tmp_path / "blank.pdf"
    file.write_bytes(blank(sheet))
    words = [part.format(file=file, folder=tmp_path) for part in command]
    done = subprocess.run(words, capture_output=True, check=True)
    assert b"rror" not in done.stdout + done.stderr
    assert len(list(tmp_path.glob("*.png"))) == len(sheet.pages)
