"""A picture made ready for the recogniser: without rules, straight, cut to its sheet."""

from __future__ import annotations

import numpy as np
from PIL import Image

from packet.reading.recognise import Straightened, paper_corners, skew, without_rules


def test_lines_of_boxes_go_and_letters_stay() -> None:
    grey = np.full((400, 900), 255, dtype=np.uint8)
    grey[100, 50:850] = 0
    grey[200:230, 100:104] = 0
    made = without_rules(grey)
    assert made[100, 400] > 200
    assert made[215, 102] == 0


def test_a_light_sheet_on_a_dark_table_is_found_and_places_go_back_to_the_photo() -> None:
    photo = Image.new("L", (800, 1000), 60)
    photo.paste(230, (100, 150, 700, 900))
    corners = paper_corners(photo)
    assert corners is not None
    assert max(abs(corners[0][0] - 100), abs(corners[2][1] - 900)) < 12
    assert Straightened(1.0, 1.0, (1, 0, 100, 0, 1, 150, 0, 0)).seen((1, 2, 3, 4)) == (101.0, 152.0, 103.0, 154.0)
    assert paper_corners(Image.new("L", (800, 1000), 250)) is None


def test_a_page_askew_is_measured() -> None:
    page = Image.new("L", (800, 1000), 255)
    for row in range(100, 900, 40):
        page.paste(0, (100, row, 700, row + 12))
    assert abs(skew(page.rotate(-2, fillcolor=255)) - 2) < 0.4
