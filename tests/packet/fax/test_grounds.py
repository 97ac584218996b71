"""Bright words on dark grounds, dark words on grounds as dark: one decision for each patch, whatever lies beside it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.fax.grounds import written_grounds
from packet.fax.legibility import measure, score
from packet.fax.morphology import Grey, Mask, blocks, close, dilate, erode
from packet.fax.page import bits_of
from packet.fax.render import Source
from tests.packet.fax import papers, scans
from tests.packet.fax.pen import LETTER

WORDS = "Denied: not medically necessary, policy 4.2, page 17 of 30"
_POINT = 196 / 72
"""Rows to a point."""


def _page(draw: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _ink(pdf: bytes) -> Mask:
    with Source(pdf) as source:
        return bits_of(source, 1)[2]


def _written(canvas: Any, y: float, colour: tuple[float, float, float]) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.drawString(80, y, WORDS)


def _line(ink: Mask, y: float) -> Mask:
    """The rows and columns of the words written at height `y`."""
    foot = round((792 - y) * _POINT)
    return ink[foot - 26 : foot + 10, 215:1150]


@cache
def _black_words() -> Mask:
    return _line(_ink(_page(lambda canvas: _written(canvas, 400, (0, 0, 0)))), 400)


def _are_words(ours: Mask) -> bool:
    """Whether black here are the words, by a dot to either side, and nothing else."""
    ideal = _black_words()
    best = max(
        (_agree(np.roll(ours, shift, axis=0), ideal) for shift in (-1, 0, 1)), key=sum
    )  # a line at another height may lie a row off
    return min(best) > 0.97


def _agree(ours: Mask, ideal: Mask) -> tuple[float, float]:
    kept = ideal & dilate(ours.view(np.uint8), 3).view(np.bool_)
    own = ours & dilate(ideal.view(np.uint8), 3).view(np.bool_)
    return kept.sum() / ideal.sum(), own.sum() / max(1, ours.sum())


WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


BANNERS = {
    "navy": (0.05, 0.2, 0.45),
    "light blue": (0.52, 0.71, 0.9),
    "yellow": (0.95, 0.78, 0.32),
    "orange": (1, 0.62, 0.05),
    "grey": (0.5, 0.5, 0.5),
}


@pytest.mark.parametrize("offset", range(0, 18, 3))
def test_white_words_on_a_narrow_banner_wherever_it_lies(offset: int) -> None:
    """A heading of a table is one line high: navy, light blue, yellow, orange or grey, it comes out white on black."""
    places = {name: 650.0 - 120 * row - offset for row, name in enumerate(BANNERS)}

    def draw(canvas: Any) -> None:
        for name, y in places.items():
            canvas.setFillColorRGB(*BANNERS[name])
            canvas.rect(60, y - 6, 480, 20, stroke=0, fill=1)
            _written(canvas, y, WHITE)

    ink = _ink(_page(draw))
    for name, y in places.items():
        foot = round((792 - y) * _POINT)
        assert _are_words(~_line(ink, y)), name
        assert ink[foot - 30 : foot + 10, 1200:1500].mean() > 0.97, name


def _gradient(canvas: Any, y: float, low: tuple[float, ...], high: tuple[float, ...]) -> None:
    for step in range(160):
        mix = step / 159
        canvas.setFillColorRGB(*(a + (b - a) * mix for a, b in zip(low, high, strict=True)))
        canvas.rect(60 + step * 3, y - 12, 3.2, 36, stroke=0, fill=1)


def test_gradients_under_one_another_keep_one_polarity_each() -> None:
    """Black words on a grey that darkens, white words on a blue that pales, a narrow white gap between the two."""
    places = {gap: 600.0 - 200 * row for row, gap in enumerate((2, 5, 9))}

    def draw(canvas: Any) -> None:
        for gap, y in places.items():
            _gradient(canvas, y, (0.96, 0.96, 0.96), (0.4, 0.4, 0.4))
            _written(canvas, y, BLACK)
            _gradient(canvas, y - 36 - gap, (0.13, 0.24, 0.38), (0.7, 0.8, 0.9))
            _written(canvas, y - 36 - gap, WHITE)

    ink = _ink(_page(draw))
    for gap, y in places.items():
        assert _are_words(_line(ink, y)), gap
        assert _are_words(~_line(ink, y - 36 - gap)), gap


@pytest.mark.parametrize("leading", [13.5, 15, 17])
def test_black_words_on_grey_lines_with_white_gaps(leading: float) -> None:
    """A grey marker has no hue; the white between its lines is no bright word. Light, middling or dark."""
    lines = [(tone, top - row * leading) for tone, top in ((0.45, 700), (0.55, 500), (0.7, 300)) for row in range(5)]

    def draw(canvas: Any) -> None:
        for tone, y in lines:
            canvas.setFillGray(tone)
            canvas.rect(60, y - 3, 480, 12, stroke=0, fill=1)
            _written(canvas, y, BLACK)

    ink = _ink(_page(draw))
    for tone, y in lines:
        foot = round((792 - y) * _POINT)
        words = ink[foot - 22 : foot + 7]
        assert 0.05 < words[:, 215:1150].mean() < 0.3, (tone, y)
        assert words[:, 1200:1500].mean() < 0.01, (tone, y)


def test_a_dark_heading_upon_tinted_rows_of_its_hue() -> None:
    """White on navy and, without a gap, black on pale and on mid blue: each its own way."""

    def draw(canvas: Any) -> None:
        for row, tint in enumerate(((0.05, 0.2, 0.45), (0.8, 0.88, 0.98), (0.5, 0.66, 0.88))):
            canvas.setFillColorRGB(*tint)
            canvas.rect(60, 600 - row * 20 - 6, 480, 20, stroke=0, fill=1)
            _written(canvas, 600 - row * 20, BLACK if row else WHITE)

    ink = _ink(_page(draw))
    assert _are_words(~_line(ink, 600))
    for row in (1, 2):
        y = 600 - row * 20
        foot = round((792 - y) * _POINT)
        assert 0.05 < ink[foot - 22 : foot + 7, 215:1150].mean() < 0.3
        assert ink[foot - 22 : foot + 7, 1200:1500].mean() < 0.01


def test_a_scan_under_a_half_shut_lid_has_no_black_corner() -> None:
    """Paper in a shadow is paper: what is black is the words, as in the light."""
    made = papers.text()
    light = _ink(scans.coloured(made.pdf, ()).pdf)
    shadow = _ink(scans.coloured(made.pdf, (), shadow=True).pdf)
    assert abs(int(shadow.sum()) - int(light.sum())) < 0.02 * light.sum()


PALE = [(0.95, 0.8, 0.3), (1.0, 0.75, 0.1), (1.0, 0.62, 0.05), (1.0, 0.55, 0.7), (0.98, 0.68, 0.78), (0.5, 0.7, 0.9)]


def _banners(canvas: Any, ground: bool) -> None:
    for row in range(30):
        canvas.setFillColorRGB(*PALE[row % len(PALE)])
        if ground:
            canvas.rect(60, 700 - row * 20 - 5, 480, 15, stroke=0, fill=1)
        _written(canvas, 700 - row * 20, WHITE if ground else BLACK)


@pytest.mark.parametrize("way", ["printed", "scanned", "in a shadow"])
def test_white_words_on_pale_grounds_all_over_a_page(way: str) -> None:
    """Yellow, amber, orange, pink and light blue: the steps of so many pale words are no grain of a camera, and the
    paper in a shadow is no ground."""
    ours, ideal = (_page(partial(_banners, ground=ground)) for ground in (True, False))
    if way != "printed":
        ours, ideal = (scans.coloured(one, (), shadow=way == "in a shadow").pdf for one in (ours, ideal))
    with Source(ours) as one, Source(ideal) as other:
        (grey, bits, ink), (_, _, words) = bits_of(one, 1), bits_of(other, 1)
    for row in range(30):
        agreed = _agree(~_line(ink, 700 - row * 20), _line(words, 700 - row * 20))
        assert min(agreed) > 0.9, row
    assert ink[:, 1600:].mean() < 0.01
    assert score(measure(grey, bits)) >= 90


def _grounds(pdf: bytes) -> bool:
    with Source(pdf) as source:
        grey, _ = source.grey(0)
    return written_grounds(grey, _paper(grey)) is not None


def _paper(grey: Grey) -> Grey:
    return dilate(close(blocks(grey, 8, np.maximum), 17), 61)


def test_pictures_shadows_and_blurred_words_are_no_grounds() -> None:
    """A news photograph, a letter on a wooden table, type out of focus."""
    assert not _grounds(papers.newspaper().pdf)
    assert not _grounds(scans.phone().pdf)
    assert not _grounds(scans.worn(blur=1.5).pdf)
    assert not _grounds(scans.worn(blur=2.5).pdf)  # in a patch of it, nothing is near a bright stroke
    assert _grounds(papers.white_on_dark().pdf)


@pytest.mark.parametrize("shape", [(2156, 1728), (1078, 1728), (49, 56), (16, 16)])
def test_any_tones_give_an_answer(shape: tuple[int, int]) -> None:
    """Random dots, fine or coarse, raise nothing; a ground's ink lies in it."""
    random = np.random.default_rng(8)
    grey = random.integers(0, 256, shape, dtype=np.uint8)
    for page in (grey, erode(grey, 5)):
        found = written_grounds(page, _paper(page))
        assert found is None or not (found.ink & ~found.area).any()


def test_words_of_both_kinds_on_one_chart_are_read() -> None:
    """Black words on the yellow slice came out black on black: slices that look alike are one patch."""

    def pie(canvas: Any) -> None:
        for ink, start in (((0.25, 0.45, 0.9), 20), ((1.0, 0.85, 0.2), 200)):
            canvas.setFillColorRGB(*ink)
            canvas.setStrokeColorRGB(1, 1, 1)
            canvas.wedge(150, 400, 450, 700, start, 180, stroke=1, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(230, 610, "Hospitals 34.5 %")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(280, 470, "Medicines 16.5 %")

    ink = _ink(_page(pie))
    rows, columns = 2156 / 792, 1734 / 612
    white, black = (
        ink[int((792 - y - 12) * rows) : int((792 - y + 5) * rows), int(x * columns) : int((x + 70) * columns)]
        for x, y in ((235, 610), (285, 470))
    )
    assert white.mean() > 0.6
    assert 0.03 < black.mean() < 0.4


def test_a_dark_band_of_a_scan_ends_where_it_ends() -> None:
    """The grey paper about it is no dark ground."""
    page = np.full((480, 960), 243, np.uint8)
    page[200:250, 100:860] = 90
    for column in range(120, 400, 12):
        page[212:236, column : column + 5] = 225
    found = written_grounds(page, np.full((60, 120), 243, np.uint8))
    assert found is not None
    rows, columns = np.flatnonzero(found.area.any(axis=1)), np.flatnonzero(found.area.any(axis=0))
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (200, 249, 100, 859)


def test_the_bays_of_a_large_letter_are_no_bright_words() -> None:
    """They open into the paper; words on a band do not."""
    page = np.full((480, 960), 255, np.uint8)
    for left in range(100, 800, 100):
        page[200:300, left : left + 20] = 130
        for top in (200, 240, 280):
            page[top : top + 20, left : left + 70] = 130
    assert written_grounds(page, np.full((60, 120), 255, np.uint8)) is None
