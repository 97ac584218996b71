"""A telephone's screen at night, told from a sheet on a table, from pictures in the dark, and from a black page."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packet.fax.night import is_night
from packet.fax.page import bits_of
from packet.fax.render import Source


def _screen() -> Image.Image:
    made = Image.new("L", (850, 1100), 0)
    pen = ImageDraw.Draw(made)
    pen.rounded_rectangle((40, 80, 600, 260), 30, fill=28)
    for line in range(8):
        pen.text((70, 100 + 60 * line), "Dose 1.5 mg at 10:30, not 15 mg", fill=240, font_size=34)
    return made


def test_bright_words_on_black_are_a_screen_at_night() -> None:
    """Not: white paper on a black table, speckle in the dark, a page that is all black, a page of print."""
    screen = np.asarray(_screen())
    assert is_night(screen)
    table = np.zeros_like(screen)
    table[300:700, 200:600] = 235
    assert not is_night(table)
    speckle = np.random.default_rng(4).normal(40, 25, screen.shape).clip(0, 255).astype(np.uint8)
    assert not is_night(speckle)
    assert not is_night(np.zeros_like(screen))
    assert not is_night(255 - screen)


def test_it_is_faxed_as_black_words_on_white_to_the_edge_of_the_sheet() -> None:
    """It came out as the bright gaps between its letters."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.drawImage(ImageReader(_screen()), 0, 0, 612, 792)
    canvas.save()
    with Source(out.getvalue()) as source:
        grey, _, ink = bits_of(source, 1)
    assert ink.mean() < 0.1
    words = np.asarray(_screen().resize((1728, 2156))) > 150
    assert ink[words & (grey < 100)].mean() > 0.9
    assert not ink[:, :60].any()


def _printed(photograph: bool) -> bytes:
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setFillGray(0.1)
    canvas.rect(0, 0, 612, 792, stroke=0, fill=1)
    canvas.setFillGray(0.9)
    canvas.setFont("Helvetica", 14)
    for line in range(12):
        canvas.drawString(72, 700 - 20 * line, "Dose 1.5 mg at 10:30, not 15 mg")
    if photograph:
        tones = np.tile(np.linspace(30, 120, 90).astype(np.uint8), (90, 1))
        canvas.drawImage(ImageReader(Image.fromarray(tones)), 72, 100, 90, 90)
    canvas.save()
    return out.getvalue()


def test_a_printed_screen_at_night_is_turned_but_never_with_a_photograph() -> None:
    """Half of its words came out as white patches; the negative of a wound would say something else."""
    for photograph in (False, True):
        with Source(_printed(photograph)) as source:
            grey, placed = source.grey(0)
            fine, _ = source.grey(0, placed, 3)
        assert bool(np.median(grey) > 200) is not photograph
        assert np.median(fine) == np.median(grey)
