"""Which small pieces are marks: by the strokes beside them, how deep they are, and what touches."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.binarise import text_bits
from packet.fax.marks import BESIDE, MANY, OVER, SWELL, attached, beside, letters, swelled
from packet.fax.morphology import Grey, Mask


def _strokes(depth: int, shape: tuple[int, int] = (120, 200)) -> tuple[Grey, Mask]:
    """A digit's stem of 20 rows on white paper: how deep each dot is, and the stem."""
    page = np.zeros(shape, np.uint8)
    page[40:60, 60:64] = depth
    return page, page > 0


@pytest.mark.parametrize(
    ("row", "column", "kept"),
    [
        (57, 68, True),  # a point on the base line
        (57, 63 + BESIDE, True),  # after a space
        (57, 66 + BESIDE, False),  # too far along
        (40 - OVER, 60, True),  # an accent
        (36 - OVER, 60, False),  # too far over
        (75, 90, False),  # under the line and aside
    ],
)
def test_a_dot_is_a_mark_on_a_line_with_a_stroke(row: int, column: int, kept: bool) -> None:
    """Beside it or over it, not aside of it."""
    depth, strokes = _strokes(60)
    depth[row : row + 3, column : column + 3] = 40
    dots = (depth == 40) & ~strokes
    about = np.where(strokes, np.uint8(60), depth)
    assert beside(dots, strokes, depth, about).any() == kept


@pytest.mark.parametrize(("deep", "kept"), [(24, False), (32, True), (60, True), (160, True)])
def test_a_mark_is_about_as_deep_as_its_stroke(deep: int, kept: bool) -> None:
    """A smudge beside a black letter is none of its marks; a blurred point of a pale one is."""
    depth, strokes = _strokes(60)
    depth[57:60, 67:70] = deep
    assert beside((depth == deep) & ~strokes, strokes, depth, np.where(strokes, np.uint8(60), depth)).any() == kept


def test_the_nearest_stroke_is_the_one_that_counts() -> None:
    """A pale figure after a black word keeps its point, which is as deep as the figure and not as the word."""
    depth, strokes = _strokes(60)
    depth[40:60, 80:84] = 250
    depth[57:60, 66:69] = 40
    strokes = depth >= 60
    assert beside(depth == 40, strokes, depth, depth).any()


def test_a_thin_letter_brings_its_dot() -> None:
    """An i of which every part was too little ink by itself."""
    depth, strokes = _strokes(60)
    depth[46:60, 70:71] = 60
    depth[42:44, 70:71] = 60
    pieces = (depth > 0) & ~strokes
    pieces[:, :60] = False
    kept = beside(pieces, strokes, depth, depth)
    assert (kept == pieces).all()


def test_grain_in_the_middle_of_nothing_goes() -> None:
    """No stroke, no mark; and low pieces are no letters that others could belong to."""
    depth, strokes = _strokes(60)
    depth[90:93, 150:153] = 60
    dots = (depth > 0) & ~strokes
    assert not beside(dots, strokes, depth, depth).any()
    assert not letters(dots, strokes).any()


def test_a_letter_is_tall_or_hangs_on_ink() -> None:
    """Of a figure that is cut in two by how dark the ink about it is, the low part is a letter's too."""
    _, strokes = _strokes(60)
    low = np.zeros_like(strokes)
    low[60:63, 60:64] = True
    assert (letters(low, strokes) == low).all()
    assert (letters(strokes, np.zeros_like(strokes)) == strokes).all()
    assert not letters(low, np.zeros_like(strokes)).any()


def test_what_touches_a_stroke_is_attached_whole() -> None:
    """By a corner too; what comes near and does not touch is not."""
    _, strokes = _strokes(60)
    pieces = np.zeros_like(strokes)
    pieces[60, 64:90] = True
    pieces[38, 60:64] = True
    kept = attached(pieces, strokes)
    assert kept.sum() == 26
    assert kept[60, 89]


def test_the_soft_edge_of_black_type_is_no_mark() -> None:
    """Black words, blurred, with a pale smear beside them: nothing is added for the smear."""
    grey = np.full((400, 400), 255, np.uint8)
    for stem in range(40, 360, 20):
        grey[100:130, stem : stem + 4] = 20
        grey[100:130, stem - 1], grey[100:130, stem + 4] = 170, 170
    clean = text_bits(grey).ink
    grey[124:128, 52:56] = 230
    grey[300:310, 10:20] = 190  # no plain page any more
    assert (text_bits(grey).ink[:200] == clean[:200]).all()


@pytest.mark.parametrize(("share", "inked"), [(SWELL - 0.05, False), (SWELL + 0.05, True), (0.9, True)])
def test_a_small_dot_that_has_no_ink_gets_it_whole(share: float, inked: bool) -> None:
    """A dot of Arabic in 8 pt type, a third of it in each dot beside its middle: paler than any part of its letter, and
    there; a smudge is not."""
    depth, strokes = _strokes(200)
    middle = int(200 * share)
    depth[34:37, 60:63] = middle // 2
    depth[35, 61] = middle
    more = swelled(depth, strokes, 0.0)
    assert more[34:37, 60:63].all() == inked
    assert more.sum() == (9 if inked else 0)


def test_what_is_swelled_touches_no_letter() -> None:
    """The white between them is theirs."""
    depth, strokes = _strokes(200)
    depth[36:39, 60:63] = 60
    depth[37, 61] = 120
    more = swelled(depth, strokes, 0.0)
    assert more.any()
    assert not more[39].any()


def test_the_grain_of_a_picture_is_no_crowd_of_marks() -> None:
    """A photograph that is not screened stays black and white: its grain gets no ink."""
    depth = np.random.default_rng(6).integers(0, 120, (480, 480), dtype=np.uint8)
    strokes = np.zeros(depth.shape, np.bool_)
    strokes[::60, ::60] = True
    assert not swelled(depth, strokes, 0.0).any()


@pytest.mark.parametrize("drawn", [True, False])
def test_the_dots_that_lead_to_a_figure_stay_with_the_first(drawn: bool) -> None:
    """On a drawn page; on a scan such a row may be grain. Dots of another line, and paler ones, are none of the row."""
    depth = np.zeros((60, 400), np.uint8)
    depth[20:34, 20:24] = 80
    strokes = depth == 80
    for left in range(34, 380, 16):
        depth[32:34, left : left + 3] = 60
    depth[50:52, 60:63] = depth[32:34, 390:393] = 20
    kept = beside((depth > 0) & ~strokes, strokes, depth, np.where(strokes, depth, np.uint8(60)), drawn)
    assert kept[32, 34]
    assert bool(kept[32, 34:380:16].all()) is drawn
    assert not kept[50].any()
    assert not kept[32, 390]


def test_a_pale_slash_stands_beside_its_word() -> None:
    """It is higher than a mark and belongs to no letter."""
    depth = np.zeros((60, 100), np.uint8)
    depth[20:40, 20:24] = 60
    strokes = depth > 0
    for row in range(20):
        depth[20 + row, 38 - row // 4 : 40 - row // 4] = 50
    slash = (depth == 50) & ~strokes
    assert beside(slash, strokes, depth, depth, True)[slash].all()


@pytest.mark.parametrize(("axis", "count", "kept"), [(1, MANY, True), (0, MANY, True), (1, MANY - 1, False)])
def test_dashes_of_a_line_belong_to_each_other(axis: int, count: int, kept: bool) -> None:
    """The frame of "sign here": far from any word, on a page that a program drew."""
    depth, strokes = _strokes(120, (300, 300))
    pieces = np.zeros(depth.shape, np.bool_)
    for place in range(count):
        at = (slice(250, 252), slice(100 + 10 * place, 106 + 10 * place))
        depth[at if axis == 1 else at[::-1]], pieces[at if axis == 1 else at[::-1]] = 90, True
    assert beside(pieces, strokes, depth, depth, True).any() == kept
    assert not beside(pieces, strokes, depth, depth, False).any()
