"""What a person is pointed to: Social Security numbers, pages that lie on their side."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

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
    ],
)  # fmt: skip
def test_social_security_numbers_are_told_from_others(text: str, found: bool) -> None:
    """The pattern with its impossible groups; nine bare digits only after the words."""
    assert hints.has_ssn(text) is found


def test_lines_that_stand_are_told_from_lines_that_lie() -> None:
    """A scan of lines turned by 90 degrees is on its side, upright it is not."""
    said = "the record of a visit to the doctor, with all that was said and done on that day by everyone there"
    page = Image.new("RGB", (618, 800), "white")
    for row in range(24):
        turned_words = said[7 * row % 40 :] + said[: 5 * row % 60]
        ImageDraw.Draw(page).text((50, 60 + 28 * row), turned_words, fill="black", font_size=14)
    assert not hints.lies_on_its_side(page)
    assert hints.lies_on_its_side(page.rotate(90, expand=True))
