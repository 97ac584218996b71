"""What a person is pointed to: Social Security numbers, pages that lie on their side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageDraw

from packet.intake import hints


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SSN: 219-09-9999", True), ("219 09 9999", True), ("social security number 219099999", True),
        ("member 219099999", False), ("000-12-3456", False), ("666-12-3456", False), ("901-12-3456", False),
        ("SSN 2 1 9 0 9 9 9 9 9", True), ("S.S.N. 219099999", True), ("SS# 219 099999", True),
        ("219\u201109\u20119999", True),
        ("2 1 9 - 0 9 - 9 9 9 9", True), ("219.09.9999", True), ("219\u00a009\u00a09999", True),
        ("No.219-09-9999", True), ("1.219 09 9999", False), ("219-09-\r\n9999", True),
        ("Núm. de seguro social:\n219\n09\n9999", True), ("social security: 000 12 3456", False),
        ("SSN on file. Fax 916 255 5241", False), ("SSN: XXX-XX-9999", False), ("ZIP 95814-2725 12.50", False),
        ("21909-9999", False), ("2026-01-02 1999", False), ("1 219 09 9999 5", True), ("$219.09 9999", False),
        ("219-00-1234", False), ("219-09-0000", False), ("1219-09-99991", False), ("(916) 255-5241", False),
        ("156 68 74 78", False), ("100 -15.0 540", False), ("219.09 9999", False),
    ],
)  # fmt: skip
def test_social_security_numbers_are_told_from_others(text: str, found: bool) -> None:
    """The pattern with its impossible groups; nine bare digits only after the words."""
    assert hints.has_ssn(text) is found


def _page() -> Image.Image:
    said = "the record of a visit to the doctor, with all that was said and done on that day by everyone there"
    page = Image.new("L", (618, 800), 255)
    for row in range(24):
        turned_words = said[7 * row % 40 :] + said[: 5 * row % 60]
        ImageDraw.Draw(page).text((50, 60 + 28 * row), turned_words, fill=0, font_size=14)
    return page


def test_lines_that_stand_are_told_from_lines_that_lie() -> None:
    """A scan of lines turned by 90 degrees is on its side, upright it is not."""
    assert not hints.lies_on_its_side(_page().convert("RGB"))
    assert hints.lies_on_its_side(_page().convert("RGB").rotate(90, expand=True))


def test_lines_that_say_the_same_lie_as_others_do() -> None:
    """A list, a chat: letters stand under one another in columns as clear as lines, and less even."""
    page = Image.new("L", (618, 800), 255)
    for row in range(30):
        said = f"Line {row}: the request is denied, item {row * 37 % 83}."
        ImageDraw.Draw(page).text((45, 30 + 25 * row), said, fill=0, font_size=18)
    assert not hints.lies_on_its_side(page)


def _scene() -> Image.Image:
    """A fence before the sky: boards that stand, as much of them as of the light between them."""
    picture = Image.new("RGB", (800, 600), (170, 190, 220))
    for left in range(20, 800, 60):
        ImageDraw.Draw(picture).rectangle((left, 40, left + 28, 600), fill=(90, 70, 50))
    return picture


def _table() -> Image.Image:
    """Six columns between rules, and nothing filled in."""
    picture = Image.new("RGB", (618, 800), "white")
    for left in range(40, 600, 93):
        ImageDraw.Draw(picture).rectangle((left, 40, left + 5, 760), fill="black")
    return picture


def _bars() -> Image.Image:
    """A small chart."""
    picture = Image.new("RGB", (388, 76), "white")
    for left in range(10, 380, 20):
        ImageDraw.Draw(picture).rectangle((left, 20, left + 8, 76), fill="black")
    return picture


@pytest.mark.parametrize("make", [_scene, _table, _bars])
def test_what_stands_in_a_picture_that_is_no_page_of_text_is_no_line(make: Callable[[], Image.Image]) -> None:
    assert not hints.lies_on_its_side(make())


def test_lines_on_grey_paper_in_uneven_light_are_told_too() -> None:
    """As a phone sees a page."""
    light = Image.linear_gradient("L").resize((618, 800)).point(lambda level: 180 + level // 10)
    page = ImageChops.multiply(_page(), light)
    assert hints.lies_on_its_side(page.rotate(90, expand=True))
    assert not hints.lies_on_its_side(page)
