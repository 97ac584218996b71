"""Strokes that have no ink: rules and boxes in pieces, points and letters gone; told from smudges, grids and grain."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.missing import missing
from packet.fax.morphology import Grey, Mask

PAPER = 255


def _figure(depth: int = 160, *, mark: int = 0, gap: int = 5, side: int = 3) -> tuple[Grey, Mask]:
    """A digit's stem with ink and a mark without, `gap` white dots to its right: a page, and its ink."""
    page = np.full((240, 320), PAPER, np.uint8)
    page[40:60, 60:64] = PAPER - depth
    ink = page < PAPER
    page[60 - side : 60, 64 + gap : 64 + gap + side] = PAPER - mark
    return page, ink


@pytest.mark.parametrize(
    ("mark", "gap", "side", "seen"),
    [
        (160, 5, 3, True),  # the point of 1.5
        (85, 5, 3, True),  # paler by blur
        (60, 5, 3, False),  # a smudge
        (160, 9, 3, True),
        (160, 16, 3, False),  # dust between the words
        (160, 5, 1, True),  # a dot of small Arabic type, all of it
        (100, 5, 1, False),  # a single dot of grain
        (160, 5, 30, False),  # a spot, and no mark
    ],
)
def test_a_small_thing_beside_a_letter_without_ink_is_gone(mark: int, gap: int, side: int, seen: bool) -> None:
    """As dark as half of the letter, near it, small."""
    page, ink = _figure(mark=mark, gap=gap, side=side)
    assert bool(missing(page, ink, False).marks) is seen


def test_what_has_ink_is_not_gone() -> None:
    """Nor the soft edge of a stroke."""
    page, ink = _figure(mark=160)
    assert missing(page, ink | (page < PAPER), False) == missing(page[:20], ink[:20], False)
    page, ink = _figure()
    page[39:61, 59:65] = np.minimum(page[39:61, 59:65], 180)
    assert missing(page, ink, False).marks == ()


def test_a_speck_of_a_scan_is_dust_and_two_are_told() -> None:
    """One was taken off because it was thought none of its marks."""
    page, ink = _figure(mark=160)
    assert missing(page, ink, True).marks == ()
    assert len(missing(np.tile(page, (2, 1)), np.tile(ink, (2, 1)), True).marks) == 2


def _comb(pale: int) -> Grey:
    """Cells of 48 x 54 dots."""
    page = np.full((300, 700), PAPER, np.uint8)
    page[100:102, 50:626], page[154:156, 50:626] = pale, pale
    for cell in range(13):
        page[100:156, 50 + 48 * cell : 52 + 48 * cell] = pale
    return page


@pytest.mark.parametrize("pale", [0, 120, 200])
def test_a_comb_of_which_a_side_is_gone_is_told_where_it_is(pale: int) -> None:
    """One upright line of thirteen, in black as in pale ink."""
    page = _comb(pale)
    ink = page < PAPER
    assert missing(page, ink, False).rules == ()
    ink[104:152, 290:292] = False
    (rule,) = missing(page, ink, False).rules
    assert abs(rule.middle[0] - 128) < 4
    assert rule.left == 290


def test_a_rule_of_which_half_is_gone_is_told() -> None:
    """A line to write on that ends under the words."""
    page = np.full((200, 900), PAPER, np.uint8)
    page[90:92, 50:850] = 150
    ink = page < PAPER
    ink[:, 50:400] = False
    (rule,) = missing(page, ink, False).rules
    assert (rule.left, rule.right) == pytest.approx((50, 400), abs=3)


def test_a_fine_grid_that_was_taken_off_is_not_told() -> None:
    """The paper of an ECG goes, its trace stays."""
    page = np.full((400, 800), PAPER, np.uint8)
    page[::8], page[:, ::8] = 200, 200
    page[200:203] = 0
    ink = page == 0
    assert missing(page, ink, False) == missing(page[:20], page[:20] == 0, False)


def test_grain_is_no_stroke() -> None:
    """A grainy scan of type says nothing when its letters are there."""
    chance = np.random.default_rng(4)
    page = np.clip(chance.normal(235, 6, (400, 600)), 0, 255).astype(np.uint8)
    for column in range(40, 560, 18):
        page[100:120, column : column + 4] = 40
    ink = page < 128
    found = missing(page, ink, True)
    assert found.marks == ()
    assert found.rules == ()


def test_the_soft_foot_of_a_letter_that_ends_with_its_mark_is_no_point() -> None:
    """Below a marked line the paper is white: the last row of a letter is deep for its sides, and the edge of ink."""
    grey = np.full((90, 90), 255, np.uint8)
    grey[10:46, 5:85] = 120  # the marker
    grey[28:46, 38:40], grey[28:46, 46:48] = 5, 5  # an n
    grey[45, 38:47] = (3, 4, 32, 51, 54, 46, 27, 2, 6)
    grey[46, 38:47] = (200, 164, 122, 100, 97, 106, 140, 175, 205)
    assert missing(grey, grey < 60, scan=False).marks == ()


def test_the_last_row_of_a_foot_at_the_edge_of_a_mark_is_no_lost_point() -> None:
    """The serif of a p ends with the marker under it; the bar of an e and the point beside a letter are told."""
    page = np.full((240, 320), PAPER, np.uint8)
    page[40:60, 60:64] = 95
    ink = page < PAPER
    page[60:61, 57:67] = 75
    assert missing(page, ink, False).marks == ()
    page[80:84, 100:112], page[90:94, 100:112], page[80:94, 100:103] = 40, 40, 40
    ink |= page == 40
    page[86:88, 104:111] = 40
    assert len(missing(page, ink, False).marks) == 1


def test_a_bar_that_is_hatched_is_not_gone() -> None:
    """Low bars are as thin as strokes: their two edges show them. With one edge alone the rest is told."""
    page = np.full((240, 320), PAPER, np.uint8)
    page[100:108, 60:200] = 150
    ink = np.zeros(page.shape, np.bool_)
    ink[100, 60:200] = True
    assert missing(page, ink, False).rules
    ink[107, 60:200] = True
    assert missing(page, ink, False).rules == missing(page, ink, False).marks == ()


@pytest.mark.parametrize(("across", "down", "told"), [(40, 39, False), (40, 110, True)])
def test_the_paper_of_an_ecg_may_go_and_a_table_may_not(across: int, down: int, told: bool) -> None:
    """Upright lines that are gone; those of a lattice, each 5 mm from the next, are what a trace was drawn on."""
    page = np.full((600, 600), 235, np.uint8)
    for place in range(20, 580, down):
        page[place : place + 3, 20:580] = 190
    ink = page < 200
    for place in range(20, 580, across):
        page[20:580, place : place + 3] = 190
    assert bool(missing(page, ink, False).rules) == told
