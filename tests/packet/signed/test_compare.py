"""What is no longer as printed, what was written by hand, and where there is ink."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from packet.signed.compare import PrintedLetter, compare
from packet.signed.register import FINE
from tests.packet.signed.paper import BOXES, drawn, letters, printed_page, stained, written

PrintedPage = tuple[Image.Image, list[PrintedLetter]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> PrintedPage:
    packet = printed_page(tmp_path_factory.mktemp("page"))
    return drawn(packet), letters(packet)


def _came_back(page: Image.Image) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """A little soft and grainy, as any scan."""
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    grain = np.random.default_rng(20).normal(0, 5, soft.shape)
    return (soft + grain).clip(0, 255).astype(np.uint8)


def test_a_signed_and_dated_page_is_so_and_nothing_else(printed: PrintedPage) -> None:
    page = printed[0].copy()
    written(page, BOXES["signature"], FINE, random.Random(1))
    written(page, BOXES["date"], FINE, random.Random(2), share=0.5)
    found = compare(_came_back(page), *printed, BOXES)
    assert found.ink == {"signature": "yes", "date": "yes"}
    assert (found.changed, found.written, found.clear) == ((), (), True)


def test_an_unsigned_page_with_dust_and_coffee_in_the_box_is_unsigned(
    printed: PrintedPage,
) -> None:
    page = stained(printed[0], (200, 300), 60, FINE)
    for x, y in ((300, 800), (500, 820), (900, 840)):
        ImageDraw.Draw(page).rectangle((x, y, x + 1, y + 1), fill=0)
    found = compare(_came_back(page), *printed, BOXES)
    assert found.ink == {"signature": "no", "date": "no"}
    assert found.written == ()


def test_a_short_stroke_in_the_box_is_unsure(printed: PrintedPage) -> None:
    page = printed[0].copy()
    ImageDraw.Draw(page).line((300, 820, 320, 835), fill=40, width=4)
    assert compare(_came_back(page), *printed, BOXES).ink["signature"] == "unsure"


def test_a_signature_on_a_pale_copy_is_one_and_a_faint_one_is_never_called_none(printed: PrintedPage) -> None:
    page = printed[0].copy()
    written(page, BOXES["signature"], FINE, random.Random(1), level=110)
    pale = Image.fromarray((np.asarray(page, np.float32) * 0.6 + 102).astype(np.uint8))
    assert compare(_came_back(pale), *printed, BOXES).ink == {"signature": "yes", "date": "no"}
    page = printed[0].copy()
    written(page, BOXES["signature"], FINE, random.Random(1), level=175)
    assert compare(_came_back(page), *printed, BOXES).ink == {"signature": "unsure", "date": "no"}


def test_a_signature_that_leaves_its_box_is_no_writing_elsewhere(printed: PrintedPage) -> None:
    page = printed[0].copy()
    left, top, right, bottom = BOXES["signature"]
    written(page, (left, top - 20, right, bottom + 16), FINE, random.Random(1))
    found = compare(_came_back(page), *printed, BOXES)
    assert (found.ink["signature"], found.written) == ("yes", ())


def test_what_is_written_elsewhere_is_told_and_where(printed: PrintedPage) -> None:
    page = printed[0].copy()
    written(page, (400.0, 590.0, 560.0, 612.0), FINE, random.Random(3))
    found = compare(_came_back(page), *printed, BOXES)
    assert found.ink == {"signature": "no", "date": "no"}
    assert len(found.written) == 1
    left, top, right, bottom = found.written[0]
    assert left > 395
    assert right < 565
    assert top > 585
    assert bottom < 617


def test_one_changed_figure_of_a_phone_number_is_told(printed: PrintedPage, tmp_path: Path) -> None:
    other = drawn(printed_page(tmp_path, phone="916-555-0178"))
    found = compare(_came_back(other), *printed, BOXES)
    assert len(found.changed) == 1
    left, top, _, _ = found.changed[0]
    assert 90 < left < 115
    assert 585 < top < 610


def test_a_page_too_blurred_to_tell_a_letter_is_not_clear(printed: PrintedPage) -> None:
    page = printed[0].filter(ImageFilter.GaussianBlur(4))
    assert not compare(_came_back(page), *printed, BOXES).clear


def test_a_page_without_a_letter_is_not_clear(printed: PrintedPage) -> None:
    assert not compare(_came_back(printed[0]), printed[0], [], BOXES).clear
