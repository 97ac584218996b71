"""A page that is one picture is a scan: its dust goes, and dust neither shrinks nor slows it. What a program drew
stays, dot for dot."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packet.fax.page import draw_page, inside
from packet.fax.render import Source
from tests.packet.fax import papers

LETTER = (612.0, 792.0)


def _scan(dust: int = 0, size: tuple[float, float] = LETTER, words: bool = False) -> bytes:
    """A letter as a black-and-white scanner writes it, 300 dots to the inch, with so many specks; `words`: recognised
    ones lie unseen over the picture."""
    page = pdfium.PdfDocument(papers.black_text(1))[0]
    dots = np.asarray(page.render(scale=300 / 72, grayscale=True).to_pil().convert("L")) > 150
    random = np.random.default_rng(4)
    for row, column in zip(
        random.integers(0, dots.shape[0] - 3, dust), random.integers(0, dots.shape[1] - 3, dust), strict=True
    ):
        dots[row : row + 2, column : column + 2] = False
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.drawImage(ImageReader(Image.fromarray(dots)), 0, 0, *size)
    if words:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        for number in range(200):
            text.textLine(f"recognised {number}")
        canvas.drawText(text)
    canvas.save()
    return out.getvalue()


def _in_a_form(pdf: bytes) -> bytes:
    """The page as a Form XObject on a page of its own with a line of type under it, as packets hold exhibits."""
    source, target = pikepdf.open(io.BytesIO(pdf)), pikepdf.new()
    page = target.add_blank_page(page_size=LETTER)
    page.add_overlay(source.pages[0], pikepdf.Rectangle(40, 60, 570, 746))
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pdf", "scan"),
    [
        (_scan(), True),
        (_scan(words=True), True),
        (_in_a_form(_scan()), True),
        (_scan(size=(200, 260)), False),
        (papers.black_text(1), False),
        (papers.tint().pdf, False),
    ],
    ids=["scan", "recognised", "exhibit", "small picture", "letter", "tints"],
)
def test_a_scan_is_told_from_what_a_program_drew(pdf: bytes, scan: bool) -> None:
    """A picture that covers the page, also inside a form; a logo or a letter is none."""
    with Source(pdf) as source:
        source.grey(0)
        assert source.is_scan(0) is scan


def test_dust_goes_off_a_scan_and_its_letters_stay() -> None:
    """Of 300 specks hardly one is sent; no letter loses a dot by it."""
    with Source(_scan()) as clean, Source(_scan(300)) as dusty:
        was, now = inside(clean, 1)[1].ink, inside(dusty, 1)[1].ink
    assert np.count_nonzero(now & ~was) < 0.01 * np.count_nonzero(was)
    assert np.count_nonzero(was & ~now) < 0.01 * np.count_nonzero(was)


def test_dust_is_not_sent_to_a_coarse_machine_either() -> None:
    """At 98 rows to the inch 1,000 specks cost almost nothing on the line."""
    with Source(_scan()) as clean, Source(_scan(1000)) as dusty:
        was, now = (draw_page(source, 1, False, "mmr", "standard") for source in (clean, dusty))
    assert len(now.code) < 1.02 * len(was.code)


def test_dust_at_the_edges_makes_no_page_smaller() -> None:
    """Letters keep their size; ink that is more than dust still makes the page fit."""
    with Source(_scan(3000)) as source:
        drawn = draw_page(source, 1, False, "mmr", "fine")
    assert "reduced" not in [warn.code for warn in drawn.warnings]
    with Source(_scan(size=(700, 792))) as source:
        wide = draw_page(source, 1, False, "mmr", "fine")
    assert wide.code


def test_a_lone_dot_that_a_program_drew_is_kept() -> None:
    """It may be a decimal point of a table's empty cell: nobody knows, so it is sent."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, "A letter with one dot far below it")
    canvas.circle(300, 300, 0.5, stroke=0, fill=1)
    canvas.save()
    with Source(out.getvalue()) as source:
        ink = inside(source, 1)[1].ink
    assert ink[1300:1400, 800:900].any()
