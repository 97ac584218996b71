"""Pictures whose light and dark are gone, told from banners, shadows and pictures that are screened."""

from __future__ import annotations

import numpy as np

from packet.fax.morphology import Grey
from packet.fax.screen import screened
from packet.fax.tones import spoilt_page, spoilt_pictures


def _wound() -> Grey:
    """Skin with a dark middle, 600 x 700 dots on a white page."""
    page = np.full((1200, 1200), 255, np.uint8)
    rows, columns = np.mgrid[0:600, 0:700].astype(np.float32)
    about = np.hypot(rows - 300, columns - 350)
    tones = 190 - 110 / (1 + np.exp((about - 150) / 20)) - rows / 40 + 15 * np.sin(columns / 30) * np.sin(rows / 30)
    page[300:900, 200:900] = tones.astype(np.uint8)
    return page


def test_a_picture_that_is_white_or_black_is_told_where_it_is() -> None:
    """All of one tone, whichever."""
    page = _wound()
    white = np.zeros(page.shape, np.bool_)
    black = white.copy()
    black[300:900, 200:900] = True
    for ink in (white, black):
        (place,) = spoilt_pictures(page, ink, False)
        assert abs(place.middle[0] - 600) < 30
        assert abs(place.middle[1] - 550) < 30


def test_a_screened_picture_is_kept() -> None:
    """Dots by tone."""
    page = _wound()
    ink = np.zeros(page.shape, np.bool_)
    ink[300:900, 200:900] = screened(page[300:900, 200:900])
    assert spoilt_pictures(page, ink, False) == []


def test_a_smooth_picture_of_which_nothing_is_left_is_told() -> None:
    """Skin and a wound without grain, as a scanner sees them; a shadow has fewer tones."""
    page = np.full((1200, 1200), 240, np.uint8)
    about = np.hypot(*(axis - 300 for axis in np.mgrid[0:600, 0:600].astype(np.float32)))
    page[300:900, 300:900] = (170 - 90 / (1 + np.exp((about - 150) / 40))).astype(np.uint8)
    ink = np.zeros(page.shape, np.bool_)
    assert len(spoilt_pictures(page, ink, True)) == 1
    page[300:900, 300:900] = (200 - 45 / (1 + np.exp((about - 150) / 80))).astype(np.uint8)
    assert spoilt_pictures(page, ink, True) == []


def test_a_gradient_behind_words_is_no_picture() -> None:
    """It changes one way, and came out black on purpose."""
    page = np.full((1200, 1200), 255, np.uint8)
    page[300:900, 200:900] = np.linspace(40, 170, 700).astype(np.uint8)[None]
    ink = np.zeros(page.shape, np.bool_)
    ink[300:900, 200:900] = True
    assert spoilt_pictures(page, ink, False) == []


def test_a_table_about_a_sheet_is_no_picture() -> None:
    """On a scan, at the edge of the page, grain and light and all."""
    page = np.full((1200, 1200), 235, np.uint8)
    page[:, :300] = np.random.default_rng(1).integers(40, 140, (1200, 300))
    assert spoilt_pictures(page, np.zeros(page.shape, np.bool_), True) == []


def test_words_on_a_gradient_are_none_of_its_tones() -> None:
    """A card with white lines on it, all black on the fax."""
    page = np.full((1200, 1200), 255, np.uint8)
    page[300:900, 200:900] = np.linspace(40, 170, 700).astype(np.uint8)[None]
    ink = page < 200
    for row in range(330, 880, 60):
        page[row : row + 18, 260:700:6] = page[row : row + 18, 261:700:6] = 255
        ink[row : row + 18, 260:700:6] = ink[row : row + 18, 261:700:6] = False
    assert spoilt_pictures(page, ink, False) == []


def test_a_page_that_is_one_photograph_is_told_when_the_fax_does_not_show_it() -> None:
    """Skin about a wound changes as slowly as a shadow: a white page with a ruler on it scored 100."""
    rows, columns = np.mgrid[0:1200, 0:1000].astype(np.float32)
    skin = 205 + 12 * np.sin(columns / 300)
    wound = 1 / (1 + np.exp((np.hypot((rows - 500) / 300, (columns - 480) / 250) - 1) * 9))
    page = (skin * (1 - wound) + 60 * wound).astype(np.uint8)
    white = np.zeros(page.shape, np.bool_)
    place = spoilt_page(page, white)
    assert place is not None
    assert abs(place.middle[0] - 600) < 60
    assert spoilt_page(page, screened(page)) is None
    assert spoilt_page(page, page < 130) is None  # its shape is there
    lamp = (150 + 60 * np.exp(-(((columns - 300) / 900) ** 2))).astype(np.uint8)
    assert spoilt_page(lamp, white) is None


def test_a_hatched_chart_is_no_lost_picture_and_a_white_one_is() -> None:
    """The paler slice may be the one with more ink."""
    page = np.full((1200, 1200), 255, np.uint8)
    ink = np.zeros(page.shape, np.bool_)
    for place, tone in enumerate((90, 170, 215, 150)):
        page[300:900, 200 + 150 * place : 350 + 150 * place] = tone
        ink[300 : 900 : 4 + 3 * (place % 2), 200 + 150 * place : 350 + 150 * place] = True
    assert spoilt_pictures(page, ink, False) == []
    assert spoilt_pictures(page, np.zeros_like(ink), False) != []
