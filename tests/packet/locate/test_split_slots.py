"""Three slots side by side for one date or phone number."""

from __future__ import annotations

import pytest

from packet.locate.geometry import Area
from packet.locate.items import by_key
from packet.locate.slots import Slot
from packet.locate.split_slots import parts_of
from packet.locate.tuning import SLOTS
from tests.packet.locate.view_parts import page, run

BY_KEY = by_key("dmhc")

DATE = BY_KEY["date_of_birth"]


def _row(*starts: float, wide: float = 30) -> list[Slot]:
    return [Slot(0, Area(x, 500, x + wide, 514), "cell") for x in starts]


@pytest.mark.parametrize("own", [0, 1, 2])
def test_a_date_takes_three_slots_in_a_row(own: int) -> None:
    """From left to right, whichever of them belongs to the label."""
    row = _row(100, 140, 180)
    found = parts_of(DATE, row[own], page(), row[::-1])
    assert found is not None
    assert found.parts == tuple(slot.area for slot in row)
    assert found.area == Area(100, 500, 210, 514)


@pytest.mark.parametrize(("key", "split"), [("date_of_birth", True), ("phone", True), ("city", False)])
def test_only_dates_and_phone_numbers_are_split(key: str, split: bool) -> None:
    """Three slots in a row are otherwise three answers."""
    row = _row(100, 140, 180)
    assert (parts_of(BY_KEY[key], row[0], page(), row) is not None) is split


@pytest.mark.parametrize("starts", [(100, 140), (100, 140, 180, 220)], ids=["two", "four"])
def test_no_other_number_of_slots_is_a_date(starts: tuple[float, ...]) -> None:
    """Two or four are something else."""
    row = _row(*starts)
    assert parts_of(DATE, row[0], page(), row) is None


@pytest.mark.parametrize(("apart", "split"), [(SLOTS.part_apart, True), (SLOTS.part_apart + 0.1, False)])
def test_parts_stand_close_together(apart: float, split: bool) -> None:
    """On both sides of the label's own slot."""
    row = _row(100, 130 + apart, 160 + 2 * apart)
    assert all((parts_of(DATE, slot, page(), row) is not None) is split for slot in row)


@pytest.mark.parametrize(("wide", "split"), [(SLOTS.part_width, True), (SLOTS.part_width + 0.1, False)])
def test_a_part_is_no_whole_line(wide: float, split: bool) -> None:
    """A wide slot takes the whole answer."""
    row = _row(100, 110 + wide, 120 + 2 * wide, wide=wide)
    assert (parts_of(DATE, row[0], page(), row) is not None) is split


@pytest.mark.parametrize(("words", "split"), [("/", True), ("yyyy", True), ("until", False)])
def test_only_a_stroke_or_a_hint_stands_between(words: str, split: bool) -> None:
    """Words between slots are the label of the next."""
    row = _row(100, 140, 180)
    assert (parts_of(DATE, row[0], page([run(words, 134, 503, 4)]), row) is not None) is split


@pytest.mark.parametrize(("y", "split"), [(505, True), (506, False)])
def test_parts_are_level(y: float, split: bool) -> None:
    """A slot of the next line is none of them."""
    row = [*_row(100, 140), Slot(0, Area(180, y, 210, y + 14), "cell")]
    assert (parts_of(DATE, row[0], page(), row) is not None) is split
