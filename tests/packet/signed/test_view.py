"""Views of a sheet, from pairs of points, and the sheet drawn straight."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from packet.signed.view import LETTER, SheetView, affine, lit, projective, similar, straight, through

SHEET = np.array([(0.0, 0.0), (612.0, 0.0), (612.0, 792.0), (0.0, 792.0), (200.0, 300.0)])
TURNED = np.array([[0.0, -2.0, 1600.0], [2.0, 0.0, 30.0], [0.0, 0.0, 1.0]])
ASIDE = np.array([[2.0, 0.1, 40.0], [0.05, 2.1, 60.0], [1e-4, 2e-4, 1.0]])


def test_a_turn_and_a_scale_are_found_again() -> None:
    for fitted in (similar, affine, projective):
        assert np.allclose(through(fitted(SHEET, through(TURNED, SHEET)), SHEET), through(TURNED, SHEET))


def test_a_view_from_aside_is_found_again_and_a_pair_without_weight_says_nothing() -> None:
    seen = through(ASIDE, SHEET)
    assert np.allclose(projective(SHEET, seen), ASIDE)
    wrong = seen.copy()
    wrong[4] += 500
    weights = np.array([1.0, 1, 1, 1, 0])
    assert np.allclose(projective(SHEET, wrong, weights), ASIDE)


def test_points_and_dots_lead_to_one_another() -> None:
    view = SheetView(ASIDE)
    assert np.allclose(view.points(view.dots(SHEET)), SHEET)


def test_the_resolution_is_that_of_the_worst_place() -> None:
    assert SheetView(np.diag((2.0, 3.0, 1.0))).resolution() == pytest.approx(144)


def test_a_sheet_is_drawn_straight_and_white_where_the_picture_ends() -> None:
    picture = Image.new("L", (1224, 1000), 255)
    picture.paste(0, (200, 400, 400, 600))
    page = np.asarray(straight(picture, SheetView(np.diag((2.0, 2.0, 1.0))), 72))
    assert page.shape == (round(LETTER[1]), round(LETTER[0]))
    assert page[250, 150] == 0
    assert page[100, 150] == 255
    assert page[700].min() == 255


def test_a_large_picture_is_made_small_before_it_is_drawn() -> None:
    """Lines of one dot stay grey, and do not break up."""
    picture = Image.fromarray(np.tile(np.array([[0, 255]], np.uint8), (3168, 1224)))
    page = np.asarray(straight(picture, SheetView(np.diag((4.0, 4.0, 1.0))), 72))
    assert abs(float(page[100:600, 100:500].mean()) - 127) < 3
    assert page[100:600, 100:500].std() < 10


def test_paper_in_shade_is_white_and_ink_stays_dark() -> None:
    shade = np.linspace(240, 90, 400).astype(np.uint8)
    picture = np.tile(shade, (400, 1))
    picture[100:104] = picture[100:104] // 4
    even = lit(Image.fromarray(picture))
    assert np.median(even[200:]) > 235
    assert even[101:103].max() < 90
