"""Which form, language and edition a file is; and which files are refused, with the remedy."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forms.words import LANGUAGES
from packet.errors import Refused
from packet.locate import read_map
from packet.locate.map_file import beside, remembered, written
from tests.packet.locate.conftest import Maker
from tests.packet.locate.lookalikes.bend import locked
from tests.packet.locate.lookalikes.catalogue import NEWER, OLD, UNDATED, LookAlike
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.plan import application, assistant, instructions
from tests.packet.locate.lookalikes.style import Style

FLAT = LookAlike("flat", "left rule", Style(label="left", frame="rule"))
pytestmark = pytest.mark.usefixtures("looked_through_once")


def typed(lines: list[str], pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(50, 750 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def refused_as(tmp_path: Path, pdf: bytes) -> Refused:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    with pytest.raises(Refused) as caught:
        read_map(path)
    for language in LANGUAGES:
        assert "paper.pdf" in caught.value.message(language)
    return caught.value


def test_user_password_is_refused(tmp_path: Path) -> None:
    """A file that opens only with a password is refused, not guessed at."""
    assert refused_as(tmp_path, locked(typed(["words"] * 20), user="secret")).code == "official_locked"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "official_no_pdf"), (b"<html>", "official_no_pdf"), (b"%PDF-1.7 and no more", "official_damaged")],
)
def test_what_is_no_pdf_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    """Bytes that are no PDF are told from a PDF that no engine opens."""
    assert refused_as(tmp_path, content).code == code


def test_cut_file_is_refused(tmp_path: Path) -> None:
    """A download that broke off is refused: qpdf would repair it with blank pages."""
    pdf, _ = FLAT.make()
    assert refused_as(tmp_path, pdf[: len(pdf) // 2]).code == "official_cut"


def test_dynamic_xfa_is_refused(made: Maker, tmp_path: Path) -> None:
    """A form whose pages exist only in Adobe Reader is refused with the remedy."""
    path, _ = made(replace(FLAT, fields=Fields(xfa=True)))
    with pikepdf.open(path) as pdf:
        pdf.Root["/NeedsRendering"] = True
        out = io.BytesIO()
        pdf.save(out)
    assert refused_as(tmp_path, out.getvalue()).code == "official_xfa"


def test_please_wait_page_is_refused(tmp_path: Path) -> None:
    """The page that stands in for a dynamic form is known by its words."""
    lines = [
        "Please wait...",
        "If this message is not eventually replaced, your PDF viewer may not be able to display it.",
    ]
    assert refused_as(tmp_path, typed(lines)).code == "official_xfa"


def nothing(canvas: Canvas) -> None:
    """White paint is nothing that a reader sees."""
    canvas.setFillGray(1)
    canvas.rect(50, 50, 400, 400, stroke=0, fill=1)


def a_number(canvas: Canvas) -> None:
    """A page number alone."""
    canvas.drawString(300, 30, "1")


def a_line(canvas: Canvas) -> None:
    """An empty sheet that is ruled."""
    canvas.line(50, 700, 560, 700)


def bent_outlines(canvas: Canvas) -> None:
    """As a writer makes that turns its letters into lines."""
    for number in range(120):
        canvas.circle(60 + 12 * (number % 40), 700 - 20 * (number // 40), 4, stroke=0, fill=1)


def strips(canvas: Canvas) -> None:
    """A scanner's page in four pictures, none of which is most of the page."""
    picture = ImageReader(Image.new("L", (60, 20), 200))
    for number in range(4):
        canvas.drawImage(picture, 0, 198 * number, 612, 198)


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (nothing, "official_blank"),
        (a_number, "official_few"),
        (a_line, "official_few"),
        (bent_outlines, "official_drawn"),
        (strips, "official_scan"),
    ],
)
def test_a_page_without_words_is_refused_as_what_is_seen_on_it(
    tmp_path: Path, drawn: Callable[[Canvas], None], code: str
) -> None:
    """An empty sheet is not called a picture; a picture in strips is."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    drawn(canvas)
    canvas.showPage()
    canvas.save()
    assert refused_as(tmp_path, out.getvalue()).code == code


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    """A file longer than any edition is refused before it is read."""
    assert refused_as(tmp_path, typed(["words"], pages=61)).code == "official_long"


def test_pages_of_forms_and_instructions_are_told_apart(made: Maker) -> None:
    """Both forms and the instruction sheet behind them are known page by page."""
    path, _ = made(FLAT)
    found = read_map(path)
    assert [(page.kind, page.form) for page in found.pages] == [
        ("form", "dmhc_20_224"),
        ("form", "dmhc_20_224"),
        ("form", "dmhc_20_160"),
        ("instructions", None),
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_form_alone_is_known(language: str, tmp_path: Path) -> None:
    """A file with the assistant form alone has no place for the items of the application."""
    tongue = "es" if language == "es" else "en"
    path = tmp_path / "assistant.pdf"
    path.write_bytes(draw(Style(), [assistant(tongue)]).pdf)
    found = read_map(path)
    assert (found.forms, found.language) == (("dmhc_20_160",), language)
    assert all(place.key.startswith(("aaf_", "assistant_", "poa_")) for place in found.places)


def test_forms_in_another_order_are_known(tmp_path: Path) -> None:
    """Instructions first, the assistant form before the application: the pages say what they are, not their order."""
    path = tmp_path / "order.pdf"
    path.write_bytes(draw(Style(), [instructions("en"), assistant("en"), application("en")]).pdf)
    found = read_map(path)
    assert list(dict.fromkeys(page.form for page in found.pages)) == [None, "dmhc_20_160", "dmhc_20_224"]
    assert found.missing_labels("en") == ()


def test_another_agencys_form_in_the_same_file_is_asked_about_page_by_page(tmp_path: Path) -> None:
    """It would be sent with ours, empty: its pages are named, and a yes to them goes by an id of its own."""
    path = tmp_path / "two.pdf"
    hearing = typed(["Department of Health Care Services", "DHCS 8250", "FORM TO FILE A STATE HEARING", *["words"] * 9])
    with (
        pikepdf.open(io.BytesIO(draw(Style(), [assistant("en")]).pdf)) as ours,
        pikepdf.open(io.BytesIO(hearing)) as theirs,
    ):
        ours.pages.extend(theirs.pages)
        ours.save(path)
    found = read_map(path)
    assert found.forms == ("dmhc_20_160",)
    (doubt,) = found.doubts
    assert (doubt.reason, doubt.pages) == ("agency", (1,))
    assert doubt.accept("two.pdf") == "official.agency:two.pdf"
    for language in LANGUAGES:
        assert "two.pdf" in doubt.message("two.pdf", language)
        assert ": 2." in doubt.message("two.pdf", language)
    beside(path).write_text(written(found), encoding="utf-8")
    kept = remembered(path, found.sha256)
    assert kept is not None
    assert kept.doubts == found.doubts


@pytest.mark.parametrize(
    ("edition", "told", "newer"), [(OLD, "01/20", ()), (UNDATED, "", ()), (NEWER, "03/27", ("dmhc_20_224",))]
)
def test_edition_is_read(edition: object, told: str, newer: tuple[str, ...], made: Maker) -> None:
    """The edition is what the form prints, or nothing; only one later than the known edition counts as newer."""
    path, _ = made(replace(FLAT, edition=edition))  # type: ignore[arg-type]
    found = read_map(path)
    assert found.editions == {"dmhc_20_224": told, "dmhc_20_160": "01/20"}
    assert found.newer == newer
