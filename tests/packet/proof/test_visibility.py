"""Each bound of what is visible, just inside and just outside."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from forms.sheet import Rect
from packet.proof import visibility as judged
from packet.proof.page_text import Char
from packet.proof.visibility import (
    CROSSED,
    Grey,
    Pictures,
    covered,
    crossed,
    missing_ink,
    overprinted,
    picture,
    visible,
)
from tests.packet.drawn import add_page

WHITE, INK = 255, 0
SIDE = 40
"""Dots a side of the pictures: 20 points."""


def _paper(level: int = WHITE) -> Grey:
    return np.full((SIDE, SIDE), level, np.uint8)


def _letter(level: int = INK) -> Grey:
    """A thin upright stroke in the middle, 2 dots wide and 16 high."""
    paper = _paper()
    paper[12:28, 19:21] = level
    return paper


CHAR = Char("l", Rect(9.5, 6, 1, 8), 9.5, 6, 10)
"""The box of that stroke in points; the lower left corner of the picture is the origin."""


def _stands(seen: Grey, alone: Grey, char: Char = CHAR) -> bool:
    return visible(Pictures(seen, alone, 0, SIDE / 2), [char])


def test_an_honest_letter_stands() -> None:
    """Alone, on a rule, and between two lines."""
    assert _stands(_letter(), _letter())
    ruled = _letter()
    ruled[28:31] = INK
    assert _stands(ruled, _letter())


@pytest.mark.parametrize(("paler", "lost"), [(32, False), (33, True)])
def test_ink_may_fade_a_little(paler: int, lost: bool) -> None:
    """In levels of grey."""
    assert missing_ink(_letter(paler), _letter()) is lost
    assert _stands(_letter(paler), _letter()) is not lost


@pytest.mark.parametrize(("dots", "lost"), [(2, False), (3, True)])
def test_a_spot_of_missing_ink_is_counted_in_dots(dots: int, lost: bool) -> None:
    """Side by side; the dot of an i at a type size of 9 has four."""
    seen = _letter()
    seen[12:28, 19:21].flat[:dots] = WHITE
    assert missing_ink(seen, _letter()) is lost


@pytest.mark.parametrize(("apart", "lost"), [(4, False), (3, True)])
def test_missing_dots_are_counted_in_a_window(apart: int, lost: bool) -> None:
    """Two dots here and one there: together they count only within four dots."""
    seen = _letter()
    seen[14, 19:21] = WHITE
    seen[14 + apart, 19] = WHITE
    assert missing_ink(seen, _letter()) is lost


@pytest.mark.parametrize(("level", "there"), [(199, True), (200, False)])
def test_pale_words_are_no_ink(level: int, there: bool) -> None:
    """Words so pale by themselves do not stand, though the page shows them as they are."""
    assert _stands(_letter(level), _letter(level)) is there


@pytest.mark.parametrize(("level", "stands"), [(127, True), (128, False), (255, False)])
def test_a_letter_is_dark_by_its_own_colour(level: int, stands: bool) -> None:
    """A white letter has no ink, and that of its neighbours reaches into its box."""
    assert _stands(_letter(), _letter(), replace(CHAR, level=level)) is stands


@pytest.mark.parametrize(("level", "hidden"), [(128, False), (127, True)])
def test_a_ground_may_be_grey_and_not_dark(level: int, hidden: bool) -> None:
    """Black letters on it."""
    seen = np.minimum(_paper(level), _letter())
    assert covered(seen, _letter()).any() == hidden
    assert (crossed(seen, _letter()) > CROSSED) is hidden
    assert _stands(seen, _letter()) is not hidden


@pytest.mark.parametrize(("wide", "high", "found"), [(6, 6, True), (5, 30, False), (30, 5, False)])
def test_a_cover_is_black_both_ways(wide: int, high: int, found: bool) -> None:
    """A line of a form is as long as you like, and thinner than six dots, three points."""
    seen = _paper()
    seen[5 : 5 + high, 5 : 5 + wide] = INK
    mask = covered(seen, _paper())
    assert mask.sum() == (wide * high if found else 0)


@pytest.mark.parametrize(("own", "found"), [(14, True), (15, False)])
def test_a_black_square_is_a_cover_when_it_is_mostly_not_ink(own: int, found: bool) -> None:
    """Of its 36 dots at least 22 are foreign: a square of the words' own strokes and a rule across them is none."""
    seen, alone, ink = _paper(), _paper(), np.full(36, WHITE, np.uint8)
    seen[5:11, 5:11] = INK
    ink[:own] = INK
    alone[5:11, 5:11] = ink.reshape(6, 6)
    assert covered(seen, alone).any() == found


def test_a_black_square_of_the_words_own_is_no_cover() -> None:
    """■ is a character."""
    square = _paper()
    square[10:30, 10:30] = INK
    assert not covered(square, square).any()
    assert _stands(square, square, Char("■", Rect(5, 5, 10, 10), 5, 5, 12))


@pytest.mark.parametrize(("dark", "stands"), [(28, True), (29, False)])
def test_lines_may_cross_half_of_a_cell(dark: int, stands: bool) -> None:
    """The cell of a period, 6 x 10 dots with 4 of them its own: of the other 56 half may be dark, and no dot more."""
    period = Char(".", Rect(9.5, 9.5, 1, 1), 9.5, 9.5, 10)
    alone = _paper()
    alone[19:21, 19:21] = INK
    seen, cell = alone.copy(), alone[15:25, 17:23].flatten()
    cell[np.flatnonzero(cell == WHITE)[:dark]] = INK
    seen[15:25, 17:23] = cell.reshape(10, 6)
    assert (crossed(seen[15:25, 17:23], alone[15:25, 17:23]) <= CROSSED) is stands
    assert _stands(seen, alone, period) is stands


def test_the_cell_of_a_small_character_is_as_large_as_an_i() -> None:
    """Around its middle; a large one has its own box."""
    period = Char(".", Rect(9.5, 9.5, 1, 1), 9.5, 9.5, 10)
    assert judged._cell(period) == Rect(8.5, 7.5, 3, 5)
    large = Char("W", Rect(3, 4, 9, 8), 3, 4, 10)
    assert judged._cell(large) == large.box


@pytest.mark.parametrize(("level", "side", "found"), [(99, 8, True), (100, 8, False), (99, 7, False)])
def test_a_letter_has_no_large_black_square(level: int, side: int, found: bool) -> None:
    """Words printed over a letter of 10 points leave one of 4, and it is the words' own ink; a sign such as ■ may."""
    both = _paper()
    both[10 : 10 + side, 10 : 10 + side] = level
    assert overprinted(both, 10).any() == found
    box = Rect(5, 15 - side / 2, side / 2, side / 2)
    assert _stands(both, both, Char("n", box, 5, 10, 10)) is not found
    assert _stands(both, both, Char("■", box, 5, 10, 10))


@pytest.mark.parametrize(("beyond", "stands"), [(0.5, True), (0.51, False)])
@pytest.mark.parametrize("side", ["left", "right", "top", "foot"])
def test_a_character_is_on_the_page(beyond: float, stands: bool, side: str) -> None:
    """What reaches over the edge of the page is cut, in both pictures."""
    boxes = {
        "left": Rect(-beyond, 6, 2, 8),
        "right": Rect(SIDE / 2 - 2 + beyond, 6, 2, 8),
        "top": Rect(9, SIDE / 2 - 2 + beyond, 2, 2),
        "foot": Rect(9, -beyond, 2, 2),
    }
    black = _paper(INK)
    for place in range(0, SIDE, 2):
        black[place] = WHITE
    assert _stands(black, black, Char("l", boxes[side], 0, 0, 10)) is stands


@pytest.mark.parametrize(("above", "lost"), [(4.5, True), (6.5, False)])
def test_marks_of_a_cluster_count_though_its_box_ends_below_them(above: float, lost: bool) -> None:
    """The engine tells of the first glyph only; a mark that is hidden above it is missed all the same."""
    base = Char("ม", Rect(8, 4, 4, 5), 8, 4, 10, cluster=True)
    alone = _paper()
    alone[22:32, 16:24:2] = INK
    seen = alone.copy()
    row = round((SIDE / 2 - base.box.top - above) * 2)
    alone[row : row + 2, 18:22] = INK
    assert _stands(seen, alone, base) is not lost
    assert _stands(alone, alone, base)


def test_one_hidden_character_among_many_is_enough() -> None:
    """Thirty strokes, one of them without ink, under a cover, or crossed all over."""
    alone = np.full((SIDE, 30 * 8), WHITE, np.uint8)
    chars = []
    for place in range(30):
        alone[12:28, 8 * place + 3 : 8 * place + 5] = INK
        chars.append(Char("l", Rect(4 * place + 1.5, 6, 1, 8), 4 * place + 1.5, 6, 10))
    assert visible(Pictures(alone, alone, 0, SIDE / 2), chars)
    for place in range(30):
        for level in (WHITE, INK):
            seen = alone.copy()
            seen[10:30, 8 * place : 8 * place + 8] = level
            assert not visible(Pictures(seen, alone, 0, SIDE / 2), chars)


def test_what_is_missing_or_not_on_the_page_is_told_as_such() -> None:
    """A plain no."""
    assert visible(Pictures(_paper(), _letter(), 0, SIDE / 2), [CHAR]) is False
    assert visible(Pictures(_letter(), _letter(), 0, SIDE / 2), [replace(CHAR, box=Rect(90, 90, 1, 1))]) is False


@pytest.mark.parametrize(
    ("rect", "rows", "columns"),
    [
        (Rect(2, 3, 4, 5), slice(24, 34), slice(4, 12)),
        (Rect(2.3, 3.3, 4, 5), slice(23, 34), slice(4, 13)),
        (Rect(-5, 18, 10, 10), slice(0, 4), slice(0, 10)),
        (Rect(-9, 30, 3, 3), slice(0, 0), slice(0, 0)),
    ],
)
def test_a_rectangle_touches_dots(rect: Rect, rows: slice, columns: slice) -> None:
    """Every dot of which it has a part; none outside the page, and never one counted from the other edge."""
    assert Pictures(_paper(), _paper(), 0, SIDE / 2).dots(rect) == (rows, columns)
    moved = Pictures(_paper(), _paper(), 7, SIDE / 2 - 3)
    assert moved.dots(Rect(rect.x + 7, rect.y - 3, rect.width, rect.height)) == (rows, columns)


@pytest.mark.parametrize(("colour", "level"), [("1 0 0", 76), ("0 1 0", 150), ("0 0 1", 29), ("1 1 1", 255)])
def test_a_picture_has_the_light_of_a_colour(colour: str, level: int) -> None:
    """Blue is darker than green; two dots a point."""
    pdf = pikepdf.new()
    add_page(pdf, f"{colour} rg 0 0 50 30 re f".encode(), box=(0, 0, 50, 30))
    out = io.BytesIO()
    pdf.save(out)
    with pdfium.PdfDocument(out.getvalue()) as document:
        grey = picture(document[0])
    assert grey.shape == (60, 100)
    assert abs(int(grey[30, 50]) - level) <= 2


def test_words_as_pale_as_no_ink_do_not_save_a_black_square() -> None:
    """At the level from which a dot is no ink, the square is foreign."""
    seen, alone = _paper(), _paper()
    seen[5:11, 5:11] = INK
    alone[5:11, 5:11] = 200
    assert covered(seen, alone).any()
    alone[5:11, 5:11] = 199
    assert not covered(seen, alone).any()


@pytest.mark.parametrize("size", [0.1, 1, 1.8])
def test_for_the_smallest_letters_a_single_dot_is_too_black(size: float) -> None:
    """There is no smaller square."""
    both = _paper()
    both[7, 9] = INK
    assert np.argwhere(overprinted(both, size)).tolist() == [[7, 9]]


def test_a_sign_under_a_cover_does_not_stand() -> None:
    """It may be crossed by lines, and be black, but not covered; a letter neither."""
    alone = _paper()
    alone[20:22, 10:30] = INK
    seen = alone.copy()
    seen[22:28, 12:18] = INK
    sign = Char("▄", Rect(5, 5, 10, 6), 5, 5, 10)
    assert _stands(alone, alone, sign)
    assert not _stands(seen, alone, sign)


def test_lines_may_cross_what_white_a_sign_has() -> None:
    """A block has hardly any; what is no sign must keep half of it."""
    alone = _paper()
    alone[20:40, 10:30:2] = INK
    alone[20:40, 11:29] = INK
    seen = alone.copy()
    seen[20:40, 10:30] = INK
    assert _stands(seen, alone, Char("█", Rect(5, 0, 10, 10), 5, 0, 10))
    assert not _stands(seen, alone, Char("‖", Rect(5, 0, 10, 10), 5, 0, 10))


@pytest.mark.parametrize("side", [1, 2, 4, 6])
def test_windows_count_their_dots(side: int) -> None:
    """Against counting one by one, on dots thrown at random, to the edges and beyond."""
    mask = np.random.default_rng(side).random((9, 13)) < 0.7
    counts = judged._counted(mask, side)
    wide = np.pad(mask, side)
    assert counts.shape == (9 + side + 1, 13 + side + 1)
    for row, column in np.ndindex(counts.shape):
        assert counts[row, column] == wide[row : row + side, column : column + side].sum()


@pytest.mark.parametrize("side", [1, 2, 3])
def test_an_opening_keeps_the_squares_that_are_set_all_over(side: int) -> None:
    """Against drawing every such square by hand."""
    mask = np.random.default_rng(side).random((12, 17)) < 0.8
    kept = np.zeros_like(mask)
    for row, column in np.ndindex(12 - side + 1, 17 - side + 1):
        square = np.s_[row : row + side, column : column + side]
        if mask[square].all():
            kept[square] = True
    assert np.array_equal(judged._opened(mask, side), kept)


def test_white_is_what_is_no_ink() -> None:
    """From the same level on; on paper without any white nothing can be crossed."""
    assert crossed(_paper(INK), _paper(200)) == 1
    assert crossed(_paper(INK), _paper(199)) == 0


def test_a_character_of_several_is_judged_by_its_first() -> None:
    """Made plain, ⑴ is three: a bracket, and its ink may be as black as it likes."""
    both = _paper()
    both[10:20, 10:20] = INK
    box = Rect(5, 10, 5, 5)
    assert _stands(both, both, Char("(1■", box, 5, 10, 10))
    assert not _stands(both, both, Char("1(■", box, 5, 10, 10))
