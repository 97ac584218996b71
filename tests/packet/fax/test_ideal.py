"""The words of a page alone, as pdfium draws them."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from packet.fax.encode import decode
from packet.fax.geometry import BLEED, ROWS, WIDTH
from packet.fax.morphology import dilate
from packet.fax.page import draw_page
from packet.fax.render import Source
from tests.packet.fax.suite.print_papers import letter, pale


def _pdf(*, over: str = "") -> bytes:
    """A page with a red line of words in a form, on a blue box, and whatever is drawn `over` it."""
    out = io.BytesIO()
    canvas = Canvas(out, (612, 792), pageCompression=0)
    canvas.setFillColorRGB(0.3, 0.4, 1)
    canvas.rect(60, 590, 300, 40, stroke=0, fill=1)
    canvas.beginForm("words")
    canvas.setFillColorRGB(1, 0.2, 0.2)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 600, "Dose 15 mg")
    canvas.endForm()
    canvas.doForm("words")
    if over == "cover":
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(60, 590, 300, 40, stroke=0, fill=1)
    if over == "stamp":
        canvas.setFont("Helvetica", 40)
        canvas.drawString(60, 590, "DENIED")
    if over == "unseen":
        words = canvas.beginText(72, 500)
        words.setFont("Helvetica", 14)
        words.setTextRenderMode(3)
        words.textOut("hidden")
        canvas.drawText(words)
    canvas.save()
    return out.getvalue()


def test_only_words_are_left_in_black() -> None:
    """Of any colour, in forms too; the box behind them is gone; letters and figures have their places."""
    with Source(_pdf()) as source:
        _, placed = source.grey(0)
        ideal, letters = source.letters(0, placed)
        dark = np.argwhere(ideal < 100)
        (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0)
        assert len(letters.boxes) == len("Dose15mg")
        assert [letters.is_figure(place) for place in range(8)] == [False] * 4 + [True] * 2 + [False] * 2
        assert letters.line(4) == "Dose 15 mg"
        assert 0 < bottom - top < 40
        boxes = np.array(letters.boxes)
        assert abs(left - boxes[:, 0].min()) <= 2
        assert abs(right - boxes[:, 2].max()) <= 2


@pytest.mark.parametrize("over", ["cover", "stamp", "unseen"])
def test_covers_large_stamps_and_unseen_words_are_not_in_it(over: str) -> None:
    """What lies over words does not hide them here, a stamp does not cross them, and unseen ones stay so."""
    with Source(_pdf()) as bare, Source(_pdf(over=over)) as source:
        _, placed = bare.grey(0)
        assert np.array_equal(source.letters(0, placed)[0], bare.letters(0, placed)[0])


def test_the_page_is_drawn_for_the_fax_as_before() -> None:
    """What was left out and blackened here is neither there."""
    with Source(_pdf(over="cover")) as source:
        before, placed = source.grey(0)
        source.letters(0, placed)
        assert np.array_equal(source.grey(0)[0], before)


def test_a_page_without_words_has_none() -> None:
    """And nothing is drawn for it."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 50, 50)
    canvas.save()
    with Source(out.getvalue()) as source:
        _, placed = source.grey(0)
        ideal, letters = source.letters(0, placed)
        assert (ideal.size, letters.boxes) == (0, ())


@pytest.mark.needs_tool
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils")
def test_another_engine_sees_the_same_strokes_in_the_ideal_print_and_on_the_fax(tmp_path: Path) -> None:
    """What drew the page also draws what it is held against: poppler drew neither."""
    for name, paper in (("black", letter(11, "Times-Roman")), ("pale", pale("blue", 0x90))):
        pdf = tmp_path / f"{name}.pdf"
        pdf.write_bytes(paper.ideal)
        size = ("-scale-to-x", str(WIDTH + 2 * BLEED), "-scale-to-y", str(ROWS))
        subprocess.run(("pdftoppm", "-gray", "-singlefile", *size, pdf, tmp_path / name), check=True, timeout=60)
        other = np.asarray(Image.open(tmp_path / f"{name}.pgm"))[:, BLEED : BLEED + WIDTH]
        with Source(paper.pdf) as source:
            _, placed = source.grey(0)
            ideal, _ = source.letters(0, placed)
            drawn = draw_page(source, 1, "as_is", "mmr", "fine")
        hearts = other < 60
        assert np.count_nonzero(hearts) > 5000
        for page in (ideal < 150, decode(drawn.code, WIDTH, drawn.rows)):
            assert (dilate(page.view(np.uint8), 3).view(np.bool_) & hearts).sum() > 0.998 * hearts.sum()
            assert (page & ~dilate((other < 230).view(np.uint8), 3).view(np.bool_)).sum() < 0.002 * page.sum()
