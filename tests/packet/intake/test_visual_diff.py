"""When two pictures of a page are the same, and when a page is blank."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from packet.intake import visual_diff
from packet.intake.visual_diff import BOUND, blank, difference, same


def _page(*marks: str, ink: tuple[int, int, int] = (0, 0, 0)) -> Image.Image:
    picture = Image.new("RGB", (618, 800), "white")
    draw = ImageDraw.Draw(picture)
    for row, mark in enumerate(marks):
        draw.text((60, 60 + 30 * row), mark, fill=ink, font_size=9)
    return picture


def _speckled() -> Image.Image:
    """The empty back of a sheet scanned in grey: paper that is not quite white, noise, a few specks."""
    picture = Image.effect_noise((618, 800), 6).point(lambda value: min(255, value + 112)).convert("RGB")
    for place in range(12):
        picture.putpixel((40 * place + 9, 61 * place + 20), (170, 170, 170))
    return picture


def test_a_lost_word_is_seen() -> None:
    """One small word gone from a page of lines is over the bound."""
    lines = ["the record of a visit"] * 20
    assert not same(_page(*lines), _page(*lines[:10], "the record of", *lines[11:]))


def test_a_mark_one_dot_off_is_the_same() -> None:
    """Lines moved by one dot count as kept; by four they do not."""
    page = _page(*["the record of a visit"] * 20)
    assert same(page, page.transform(page.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0), fillcolor="white"))
    assert not same(page, page.transform(page.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, 4), fillcolor="white"))


def test_other_sizes_are_never_the_same() -> None:
    """A page of another shape is another page."""
    assert difference(_page(), Image.new("RGB", (618, 801), "white")) > BOUND


def test_blank_is_light_and_even() -> None:
    """White, tinted and dusty pages are blank; a dot of a pen, pale print and a black page are not."""
    dusty = Image.new("RGB", (600, 800), (228, 226, 220))
    dusty.putpixel((30, 30), (150, 150, 150))
    marked = _page()
    ImageDraw.Draw(marked).ellipse((100, 100, 104, 104), fill="black")
    assert blank(_page())
    assert blank(dusty)
    assert not blank(marked)
    faint = _page(*["a copy of a copy"] * 3, ink=(222, 222, 222))
    assert not blank(faint)
    assert blank(_speckled())
    assert not blank(Image.new("RGB", (600, 800), "black"))


def test_a_block_may_differ_by_24_levels_and_by_no_more() -> None:
    """A pale spot of 4 x 4 dots on the grid of blocks: at 24 of 255 levels the page is the same, at 25 another one."""
    for level, alike in ((231, True), (230, False)):
        spotted = _page()
        ImageDraw.Draw(spotted).rectangle((100, 100, 103, 103), fill=(level, level, level))
        assert difference(_page(), spotted) == 255 - level
        assert same(_page(), spotted) is alike
        assert same(spotted, _page()) is alike


def _noise(size: tuple[int, int], seed: int) -> Image.Image:
    return Image.frombytes("RGB", size, random.Random(seed).randbytes(3 * size[0] * size[1]))


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (2, 2), (9, 1), (3, 5), (40, 31)])
def test_the_range_around_a_pixel_is_that_of_its_neighbourhood(size: tuple[int, int]) -> None:
    """To the pixel the most and the least of 3 x 3, at the edges of the picture too."""
    picture = _noise(size, 3)
    wide = np.pad(np.asarray(picture), ((1, 1), (1, 1), (0, 0)), mode="edge")
    near = [wide[down : down + size[1], right : right + size[0]] for down in range(3) for right in range(3)]
    for chosen, expected in ((ImageChops.lighter, np.max(near, axis=0)), (ImageChops.darker, np.min(near, axis=0))):
        assert np.array_equal(np.asarray(visual_diff._around(picture, chosen)), expected)


@pytest.mark.parametrize("place", [(0, 0), (300, 401), (617, 799), (1, 797), (614, 2)])
def test_a_difference_is_measured_wherever_it_stands(place: tuple[int, int]) -> None:
    """Only the part that differs is looked at closely; the answer is that of the whole page."""
    page = _page(*["the record of a visit"] * 20)
    other = page.copy()
    other.paste((0, 90, 200), (max(0, place[0] - 3), max(0, place[1] - 3), place[0] + 4, place[1] + 4))
    assert difference(page, other) == max(visual_diff._beyond(page, other), visual_diff._beyond(other, page))
    assert difference(page, other) > BOUND


def test_a_wide_part_of_the_page_that_differs_is_the_worst_of_its_blocks() -> None:
    """The largest of three colours and of all blocks counts, not their mean, whichever picture has the mark."""
    spotted = _page()
    ImageDraw.Draw(spotted).rectangle((100, 100, 103, 103), fill=(255, 255, 155))
    ImageDraw.Draw(spotted).rectangle((400, 500, 403, 503), fill=(240, 255, 255))
    assert difference(_page(), spotted) == difference(spotted, _page()) == 100


def test_a_lighter_mark_on_dark_ground_is_seen_too() -> None:
    """What is above the range of the other picture counts as what is below."""
    dark, marked = (Image.new("RGB", (618, 800), "black") for _ in range(2))
    ImageDraw.Draw(marked).rectangle((96, 96, 111, 111), fill=(60, 60, 60))
    assert difference(dark, marked) == difference(marked, dark) == 60


def test_other_sizes_differ_by_the_most_there_is() -> None:
    """255 of 255."""
    assert difference(Image.new("RGB", (8, 9)), Image.new("RGB", (9, 8))) == 255


def test_the_same_picture_differs_by_nothing() -> None:
    """Zero, of any content."""
    page = _noise((40, 31), 5)
    assert difference(page, page.copy()) == 0


@pytest.mark.parametrize(("level", "is_blank"), [(128, True), (127, False), (255, True)])
def test_an_even_page_is_blank_from_the_lighter_half_on(level: int, is_blank: bool) -> None:
    """128 of 255 is light; 127 is dark."""
    assert blank(Image.new("L", (60, 80), level)) is is_blank


@pytest.mark.parametrize(("apart", "is_blank"), [(23, True), (24, False)])
def test_a_mark_is_what_stands_24_levels_out_of_its_ground(apart: int, is_blank: bool) -> None:
    """Of a tinted page, so that no rule of white paper speaks."""
    page = Image.new("L", (618, 800), 220)
    ImageDraw.Draw(page).rectangle((100, 100, 110, 110), fill=220 - apart)
    assert blank(page) is is_blank


def _pale(width: int, height: int, level: int, white: int = 800) -> Image.Image:
    """Pale marks on pure white; from row `white` on the page is a touch darker than white."""
    page = Image.new("L", (500, 800), 255)
    page.paste(254, (0, white, 500, 800))
    page.paste(level, (100, 100, 100 + width, 100 + height))
    return page


@pytest.mark.parametrize(
    ("page", "is_blank"),
    [
        (_pale(60, 8, 240), False),  # as long as a few letters
        (_pale(60, 8, 252), True),  # too pale for anyone
        (_pale(8, 8, 240), True),  # a speck
        (_pale(60, 8, 240, white=700), False),  # seven eighths are white
        (_pale(60, 8, 240, white=600), True),  # three quarters: a scanner's paper, with its noise
    ],
)
def test_pale_print_is_marks_that_stand_together_on_pure_white(page: Image.Image, is_blank: bool) -> None:
    """Each mark alone is too pale to be seen as one."""
    assert blank(page) is is_blank


def _pairs(*apart: tuple[int, int], drop: int = 255) -> Image.Image:
    """Pairs of dots, far from one another, so many columns and rows apart, so many levels darker than white. Blurred
    over 9 x 9 dots, only the (9 - columns) x (9 - rows) dots that both reach get darker by more than three levels.
    """
    page = Image.new("L", (300, 60), 255)
    for number, (columns, rows) in enumerate(apart):
        for x, y in ((0, 0), (columns, rows)):
            page.putpixel((30 + 60 * number + x, 30 + y), 255 - drop)
    return page


@pytest.mark.parametrize(
    ("page", "is_print"),
    [
        (_pairs((1, 0), (1, 1), (1, 1)), True),  # 72 + 64 + 64 dots
        (_pairs((1, 0), (1, 1), (2, 0)), False),  # 72 + 64 + 63
        (_pairs((1, 0), (1, 0), (1, 0), drop=162), True),  # 2 x 162 of 81 dots: four levels
        (_pairs((1, 0), (1, 0), (1, 0), drop=124), False),  # three
    ],
)
def test_200_dots_of_ground_four_levels_darker_are_print(page: Image.Image, is_print: bool) -> None:
    """199 are not, and three levels are not."""
    assert visual_diff._pale_print(page) is is_print


def test_a_pale_mark_that_moved_by_one_dot_is_told_as_it_is() -> None:
    """Within the bound the plain difference is the answer; only beyond it is a mark looked for beside."""
    page = Image.new("L", (80, 80), 255)
    moved = page.copy()
    page.paste(245, (20, 20, 24, 24))
    moved.paste(245, (21, 20, 25, 24))
    assert difference(page, moved) > 0
    assert same(page, moved)


@pytest.mark.parametrize(("drop", "is_blank"), [(220, False), (200, True)])
def test_one_black_dot_on_tinted_paper_is_a_mark(drop: int, is_blank: bool) -> None:
    """Over its nine dots it is 24 levels darker; a grey one is dust."""
    page = Image.new("L", (60, 80), 230)
    page.putpixel((30, 30), 230 - drop)
    assert blank(page) is is_blank


def test_a_page_whose_halves_differ_shows_something() -> None:
    """What stands out against another part of the page is no tint, though each part is even."""
    page = Image.new("RGB", (300, 400), (250, 250, 250))
    page.paste((220, 220, 220), (0, 200, 300, 400))
    assert not blank(page)
    page.paste((240, 240, 240), (0, 200, 300, 400))
    assert blank(page)


@pytest.mark.parametrize("row", [0, 63, 64, 127, 398])
def test_one_line_anywhere_marks_a_page(row: int) -> None:
    """Also where the looks at the page meet."""
    page = Image.new("RGB", (300, 400), (255, 255, 255))
    page.paste((0, 0, 0), (100, row, 140, row + 2))
    assert not blank(page)


@pytest.mark.parametrize("row", [62, 63, 64, 65])
def test_a_pale_line_is_no_darker_where_two_bands_meet(row: int) -> None:
    """Its ground on both sides counts, also that of the band before and behind: 20 levels on the mean, not 40."""
    page = Image.new("L", (60, 130), 250)
    page.paste(190, (0, row, 60, row + 1))
    assert blank(page)
