"""What a page that is drawn for the fax says of letters that did not come through."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.fax import page
from packet.fax.binarise import Bits, local
from packet.fax.findings import BLEMISHED, SPOILT
from packet.fax.geometry import Resolution
from packet.fax.legibility import CLEAR
from packet.fax.morphology import Grey, pack
from packet.fax.page import Drawn, draw_page, inside
from packet.fax.render import Source


def _tinted() -> bytes:
    """Lines of words on tints, so that ink has to be looked for."""
    out = io.BytesIO()
    canvas = Canvas(out, (612, 792))
    for line in range(12):
        canvas.setFillColorRGB(0.85, 0.9, 1 - line / 30)
        canvas.rect(60, 690 - 40 * line, 440, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(72, 700 - 40 * line, f"Dose {line + 11} milligrams a day")
    canvas.save()
    return out.getvalue()


PDF = _tinted()


def _drawn(resolution: Resolution = "fine") -> Drawn:
    with Source(PDF) as source:
        return draw_page(source, 1, "as_is", "mmr", resolution)


def _rubbed_out(monkeypatch: pytest.MonkeyPatch, first: int, last: int) -> None:
    """Ink that is lost under these letters of the page, whatever found it."""
    with Source(PDF) as source:
        _, placed = source.grey(0)
        boxes = source.letters(0, placed)[1].boxes[first:last]
    found = local

    def lossy(grey: Grey, scan: bool, tone: Grey | None = None) -> Bits:
        bits = found(grey, scan, tone)
        ink = bits.ink.copy()
        for left, top, right, bottom in boxes:
            ink[int(top) : int(bottom) + 1, int(left) : int(right) + 1] = False
        return replace(bits, packed=pack(ink))

    monkeypatch.setattr(page, "local", lossy)


@pytest.mark.parametrize("resolution", ["fine", "standard"])
def test_a_page_that_is_read_says_nothing(resolution: Resolution) -> None:
    """Words on a tint at either resolution."""
    drawn = _drawn(resolution)
    assert drawn.warnings == ()
    assert drawn.score >= CLEAR


def test_one_lost_figure_spoils_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The 2 of a 12: the line is named, gravest of all, and the page does not pass for clear."""
    _rubbed_out(monkeypatch, 25, 26)
    drawn = _drawn()
    assert (drawn.warnings[0].code, drawn.warnings[0].params) == ("letters", {"words": "Dose 12 milligrams a day"})
    assert drawn.score <= SPOILT


def test_one_lost_letter_is_a_blemish(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be guessed from the word."""
    _rubbed_out(monkeypatch, 30, 31)
    drawn = _drawn()
    assert drawn.warnings[0].code == "letters"
    assert SPOILT < drawn.score <= BLEMISHED


def test_a_lost_word_spoils_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the third line alone; the others are read."""
    _rubbed_out(monkeypatch, 48, 54)
    drawn = _drawn()
    assert drawn.warnings[0].params == {"words": "Dose 13 milligrams a day"}
    assert drawn.score <= SPOILT


def test_a_banner_that_bleeds_off_the_sheet_moves_no_page_and_words_in_a_margin_do() -> None:
    """At its ends it says nothing; white words on it in the margin would be cut off."""

    def sheet(foot: float) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, (612, 792), invariant=1)
        canvas.setFillColorRGB(0.09, 0.2, 0.45)
        canvas.rect(0, 690, 612, 102, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(60, foot, "Meridian Bay Health Plan")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 11)
        for line in range(12):
            canvas.drawString(72, 640 - 16 * line, "Dose 1.5 mg at 10:30, level 7.25, not 15 mg")
        canvas.save()
        return out.getvalue()

    placed = []
    for foot in (715, 768):
        with Source(sheet(foot)) as source:
            placed.append(inside(source, 1)[2])
    assert (placed[0].scale, placed[0].top) == (1, 0)
    assert placed[1].top > 20
