"""Pictures that came out black, told from bars and banners that are black anyway."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packet.fax.black_pictures import blackened
from packet.fax.encode import decode
from packet.fax.findings import SPOILT
from packet.fax.page import draw_page
from packet.fax.render import Source

Grey = NDArray[np.uint8]
TOP, BOTTOM, LEFT, RIGHT = 480, 960, 240, 960
"""Edges of what is black, in dots: ten places down and fifteen across."""


def _page(inside: Grey, paper: float = 0.0) -> Grey:
    page = np.clip(np.random.default_rng(5).normal(245, paper, (2156, 1728)), 0, 255).astype(np.uint8)
    page[TOP:BOTTOM, LEFT:RIGHT] = inside
    return page


def _speckle(deviation: float) -> Grey:
    noise = np.random.default_rng(3).normal(60, deviation, (BOTTOM - TOP, RIGHT - LEFT))
    return np.clip(noise, 0, 255).astype(np.uint8)


def _ink() -> Grey:
    ink = np.zeros((2156, 1728), np.bool_)
    ink[TOP:BOTTOM, LEFT:RIGHT] = True
    return np.packbits(ink, axis=1)


def test_a_picture_under_solid_black_is_found_where_it_is() -> None:
    """Its edges, to a place of 48 dots."""
    found = blackened(_page(_speckle(15)), _ink())
    assert found is not None
    assert (found.top, found.bottom, found.left, found.right) == pytest.approx((TOP, BOTTOM, LEFT, RIGHT), abs=48)


@pytest.mark.parametrize(
    "page",
    [
        _page(np.full((BOTTOM - TOP, RIGHT - LEFT), 10, np.uint8)),
        _page(np.linspace(20, 110, RIGHT - LEFT).astype(np.uint8)[None, :].repeat(BOTTOM - TOP, axis=0)),
        _page(_speckle(15), paper=8),
    ],
    ids=["a redaction", "a gradient", "a bar as grainy as its paper"],
)
def test_what_is_flat_may_be_black(page: Grey) -> None:
    """Nothing is told of fills, however large."""
    assert blackened(page, _ink()) is None


def _scan_of_a_neck(shape: float = 0.0) -> bytes:
    """A page of words with an ultrasound of speckle; `shape`: levels by which a round thing in it is brighter."""
    noise = np.random.default_rng(11).normal(55, 22, (300, 450))
    noise[:60] = 0
    rows, columns = np.mgrid[0:300, 0:450]
    noise += shape * np.exp(-(((rows - 170) / 60) ** 2) - ((columns - 240) / 90) ** 2)
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 720, "Ultrasound of the neck")
    picture = Image.fromarray(np.clip(noise, 0, 90 + shape).astype(np.uint8))
    canvas.drawImage(ImageReader(picture), 72, 460, 324, 216)
    canvas.save()
    return out.getvalue()


def test_an_ultrasound_that_is_black_on_the_fax_is_told_and_scores_low() -> None:
    """It scored 100 without a word; as a photo it is screened, and nothing is told."""
    with Source(_scan_of_a_neck()) as source:
        plain = draw_page(source, 1, "as_is", "mmr", "fine")
        photo = draw_page(source, 1, "photo", "mmr", "fine")
    assert "picture" in [warn.code for warn in plain.warnings]
    assert plain.score <= SPOILT
    assert "picture" not in [warn.code for warn in photo.warnings]


def test_an_ultrasound_on_a_page_of_black_words_is_screened_unasked() -> None:
    """The page is black on white but for its picture, and was cut at one level, picture and all."""
    with Source(_scan_of_a_neck(110)) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert "picture" not in [warn.code for warn in drawn.warnings]
    inside = decode(drawn.code, 1728, drawn.rows)[400:880, 240:1080]
    middle, corner = inside[200:320, 360:500], inside[380:460, 40:160]
    assert middle.mean() + 0.2 < corner.mean() < 0.98
