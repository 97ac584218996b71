"""Highlighted words: in black and white a marked page looks as it would without its marks. Nothing else changes."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from packet.fax.geometry import Resolution
from packet.fax.hue import unmarked
from packet.fax.morphology import Grey, Mask, dilate, rules, spread
from packet.fax.page import bits_of, draw_page
from packet.fax.render import Source
from tests.packet.fax import papers, scans
from tests.packet.fax.marked import BLACK, MARKERS, Colour, by_hand, lines, rows, with_pens
from tests.packet.fax.pen import LETTER, Made

THIRDS = [list(MARKERS.values())[first::3] for first in range(3)]
"""All markers, five to a page."""
NAMES = ["+".join(list(MARKERS)[first::3]) for first in range(3)]


@lru_cache(maxsize=8)  # the page without marks is the same one for most colours
def _ink(pdf: bytes) -> Mask:
    with Source(pdf) as source:
        return bits_of(source, 1)[2]


@lru_cache(maxsize=8)
def _scanned(pdf: bytes, dpi: int = 200, *, shadow: bool = False) -> bytes:
    return scans.coloured(pdf, (), dpi, shadow=shadow).pdf


def _looks_like(ours: Mask, ideal: Mask, share: float = 0.005) -> bool:
    """Whether hardly a dot is missing or too much, by a dot to either side."""
    missed = ideal & ~dilate(ours.view(np.uint8), 3).view(np.bool_)
    added = ours & ~dilate(ideal.view(np.uint8), 3).view(np.bool_)
    return bool(ideal.any() and missed.sum() < share * ideal.sum() and added.sum() < share * ideal.sum())


@pytest.mark.parametrize("colours", THIRDS, ids=NAMES)
@pytest.mark.parametrize("drawn", [True, False], ids=["printed", "scanned"])
def test_four_marked_lines_under_one_another_are_as_without_marks(drawn: bool, colours: list[Colour]) -> None:
    """Of every marker that shops sell, printed and scanned."""
    marked, clean = lines(colours, 4), lines(colours, 4, marked=False)
    if drawn:
        assert _looks_like(_ink(marked.pdf), _ink(clean.pdf))
    else:
        assert _looks_like(_ink(_scanned(marked.pdf)), _ink(_scanned(clean.pdf)))


@pytest.mark.parametrize(("together", "high"), [(1, 12), (2, 10.5), (3, 15), (8, 13.2), (8, 12)])
def test_slanted_ragged_touching_and_overlapping_marks(together: int, high: float) -> None:
    """With a white gap between the strokes, with none, and one over the other."""
    colours = list(MARKERS.values())[4::2]
    marked = lines(colours, together, high=high, mark=by_hand)
    assert _looks_like(_ink(marked.pdf), _ink(lines(colours, together, marked=False).pdf))


@pytest.mark.parametrize("colours", THIRDS, ids=NAMES)
def test_marked_lines_in_the_shadow_of_a_lid(colours: list[Colour]) -> None:
    """Half of the page lies in it; the marks there are a third darker than in the light."""
    marked, clean = (_scanned(lines(colours, 3, marked=one).pdf, shadow=True) for one in (True, False))
    assert _looks_like(_ink(marked), _ink(clean), 0.01)


def test_white_beside_a_mark_in_a_shadow_is_no_brighter_than_its_paper() -> None:
    """Brightened with the mark it would be a bright stroke on a dark ground: words came out bold, with shards."""
    with Source(scans.coloured(lines(list(MARKERS.values()), 1).pdf, (), shadow=True).pdf) as source:
        grey, placed = source.grey(0)
        colours = source.colours(0, placed)
    brightest = spread(dilate(colours.max(axis=2), 9), (grey.shape[0], grey.shape[1]), 4)
    read = unmarked(grey, colours)
    assert (read > np.maximum(grey, brightest.astype(np.uint16) + 24)).sum() == 0


@pytest.mark.parametrize("colours", THIRDS, ids=NAMES)
@pytest.mark.parametrize("drawn", [True, False], ids=["printed", "scanned"])
def test_grey_words_under_marks_are_as_without_marks(drawn: bool, colours: list[Colour]) -> None:
    """Grey type under every marker, in luminance hardly darker than the darkest of them."""
    marked, clean = (lines(colours, 3, ink=(0.35, 0.35, 0.35), marked=one).pdf for one in (True, False))
    if not drawn:
        marked, clean = _scanned(marked), _scanned(clean)
    assert _looks_like(_ink(marked), _ink(clean))


@pytest.mark.parametrize(
    ("grey", "drawn", "resolution"),
    [(0.45, True, "fine"), (0.52, True, "standard"), (0.52, False, "fine"), (0.45, False, "standard")],
    ids=["printed fine", "printed standard", "scanned fine", "scanned standard"],
)
def test_words_that_only_the_colours_show_are_told(resolution: Resolution, drawn: bool, grey: float) -> None:
    """Grey words as light as the mark: in luminance they are not there, and a page that lost them does not score 100.
    Without marks nothing is told."""
    colours = [MARKERS["purple"], MARKERS["hot pink"]]
    for marked in (True, False):
        made = lines(colours, 3, ink=(grey, grey, grey), marked=marked).pdf
        with Source(made if drawn else _scanned(made)) as source:
            page = draw_page(source, 1, "as_is", "mmr", resolution)
        assert ("lost" in [warn.code for warn in page.warnings]) == marked
        assert not marked or page.score <= 60


@pytest.mark.parametrize("dpi", [150, 250])
def test_scans_of_any_fineness(dpi: int) -> None:
    """Marks by hand in all colours on one page, in few dots and in many."""
    colours = list(MARKERS.values())
    marked, clean = lines(colours, 2, mark=by_hand), lines(colours, 2, marked=False)
    assert _looks_like(_ink(_scanned(marked.pdf, dpi)), _ink(_scanned(clean.pdf, dpi)))


def test_marks_are_taken_off_in_standard_resolution_too() -> None:
    """With half the rows a marked page is as black as one without marks."""
    colours = THIRDS[1]
    with Source(lines(colours, 4).pdf) as marked, Source(lines(colours, 4, marked=False).pdf) as clean:
        ours, ideal = (draw_page(one, 1, "as_is", "mmr", "standard") for one in (marked, clean))
    assert ours.measures.black == pytest.approx(ideal.measures.black, rel=0.02)


@pytest.mark.parametrize("drawn", [True, False], ids=["printed", "scanned"])
def test_pens_between_beside_and_on_the_marks_stay(drawn: bool) -> None:
    """Blue and red writing beside highlighter is no highlighter."""
    colours = list(MARKERS.values())
    marked, clean = with_pens(colours).pdf, with_pens(colours, marked=False).pdf
    if not drawn:
        marked, clean = _scanned(marked), _scanned(clean)
    assert _looks_like(_ink(marked), _ink(clean))


def test_marked_rows_of_a_table_hold_their_sums() -> None:
    """In every cell, what is black without marks is black with them; rules apart."""
    colours = list(MARKERS.values())[3:]
    ours, ideal = _ink(rows(colours).pdf), _ink(rows(colours, marked=False).pdf)
    words = _without_rules(ideal)
    assert _looks_like(_without_rules(ours), words, 0.02)


def _without_rules(ink: Mask) -> Mask:

    return ink & ~rules(ink, 41)


def _page(draw: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    draw(canvas)
    canvas.save()
    return out.getvalue()


RED, DARK_RED, BLUE = (1, 0, 0), (0.75, 0.05, 0.1), (0.05, 0.1, 0.6)


@pytest.mark.parametrize("ink", [RED, DARK_RED, BLUE])
def test_a_coloured_word_among_black_ones_on_a_mark_stays(ink: Colour) -> None:
    """A red "HIGH" in a marked row of black figures is as bright as the mark in one channel: it is not taken off."""
    names = ["yellow", "pale yellow", "gold", "orange", "pink", "green", "light blue"]

    def draw(canvas: Any, word: Colour, marks: list[Colour]) -> None:
        canvas.setFont("Helvetica", 11)
        for row, mark in enumerate(marks):
            foot = 700 - 72 * row
            canvas.setFillColorRGB(*mark)
            canvas.rect(70, foot - 4, 400, 16, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(80, foot, "Potassium   6.1 mmol/L")
            canvas.setFillColorRGB(*word)
            canvas.drawString(230, foot, "HIGH above limit")
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(350, foot, "see the doctor")

    ours = _ink(_page(lambda canvas: draw(canvas, ink, [MARKERS[name] for name in names])))
    ideal = _ink(_page(lambda canvas: draw(canvas, BLACK, [(1, 1, 1)] * len(names))))
    inch = len(ideal) // 11
    bands = [slice(inch * (row + 1) - inch // 2, inch * (row + 1) + inch // 2) for row in range(len(names))]
    assert [
        name for name, band in zip(names, bands, strict=True) if not _looks_like(ours[band], ideal[band], 0.02)
    ] == []


def test_a_stamp_across_words_is_outlined_and_takes_none() -> None:
    """A large red DENIED over print: each printed word is there as without the stamp, and the stamp's shape too."""

    def draw(canvas: Any, stamped: bool) -> None:
        canvas.setFont("Helvetica", 10)
        for row in range(26):
            canvas.drawString(60, 700 - row * 16, f"Line {row}: the service was denied, the plan pays nothing of it")
        if stamped:
            canvas.saveState()
            canvas.translate(130, 400)
            canvas.rotate(25)
            canvas.setFillColorRGB(0.9, 0.1, 0.1, 0.55)
            canvas.setFont("Helvetica-Bold", 70)
            canvas.drawString(0, 0, "DENIED")
            canvas.restoreState()

    ours = _ink(_page(lambda canvas: draw(canvas, True)))
    clean = _ink(_page(lambda canvas: draw(canvas, False)))
    missed = clean & ~dilate(ours.view(np.uint8), 3).view(np.bool_)
    added = ours & ~dilate(clean.view(np.uint8), 3).view(np.bool_)
    assert missed.sum() < 0.02 * clean.sum()
    assert 2000 < added.sum() < 20000  # six outlines of about 700 dots by 3; the stamp's own area is 50,000


@pytest.mark.parametrize("paper", [(0.1, 0.35, 0.7), (0.6, 0.1, 0.4), (0.0, 0.45, 0.3), (0.85, 0.3, 0.0)])
def test_white_words_on_a_coloured_banner_are_no_marked_words(paper: Colour) -> None:
    """Its luminance is left as it is, framed in black or not: in the brightest channel the words would fade."""

    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*paper)
        canvas.rect(60, 600, 480, 40, stroke=0, fill=1)
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.rect(60, 600, 480, 40, stroke=1, fill=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(80, 614, "Explanation of benefits: this is not a bill")

    grey, read = _read(_page(draw))
    assert read is grey


def _read(pdf: bytes) -> tuple[Grey, Grey]:
    with Source(pdf) as source:
        grey, placed = source.grey(0)
        return grey, unmarked(grey, source.colours(0, placed))


@pytest.mark.parametrize(
    "made",
    [papers.newspaper, papers.signature, papers.white_on_dark, scans.scan, scans.phone, scans.faint],
)
def test_pages_without_marks_are_left_alone(made: Callable[[], Made]) -> None:
    """Pens, grey tints, photographs, yellowed paper, a table under a lamp: not a dot is another."""
    grey, read = _read(made().pdf)
    assert np.array_equal(read, grey)


def test_black_words_on_paper_of_one_colour_keep_their_luminance() -> None:
    """Yellow or pink paper is paper, wherever it ends."""

    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(1, 0.9, 0.5)
        canvas.rect(0, 0, 612, 792, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for row in range(40):
            canvas.drawString(72, 720 - row * 15, "words on yellow paper, six months of care, refused")

    grey, read = _read(_page(draw))
    assert np.array_equal(read, grey)


@pytest.mark.parametrize("shape", [(539, 432), (100, 60)])
def test_any_colours_give_a_page(shape: tuple[int, int]) -> None:
    """Random dots raise nothing and give a page of the same size."""
    random = np.random.default_rng(6)
    colours = random.integers(0, 256, (*shape, 3), dtype=np.uint8)
    soft = np.asarray(Image.fromarray(colours).reduce(8).resize((shape[1], shape[0])))
    grey = random.integers(0, 256, (shape[0] * 4, shape[1] * 4), dtype=np.uint8)
    for some in (colours, soft):
        assert unmarked(grey, some).shape == grey.shape
