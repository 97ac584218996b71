"""Stamps are shown in outline where no letter is near; marked lines and watermarks are not."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.morphology import Grey, Mask
from packet.fax.stamps import stamped


def _page(tone: int, high: int = 120, wide: int = 16) -> Grey:
    page = np.full((400, 600), 250, np.uint8)
    page[100 : 100 + high, 200 : 200 + wide] = tone
    return page


def _bare(page: Grey) -> Mask:
    return np.zeros(page.shape, np.bool_)


def test_a_stamp_that_is_not_in_ink_is_drawn_by_its_edges() -> None:
    """Its middle stays white."""
    page = _page(150)
    ink = stamped(_bare(page), page)
    assert ink[105:215, 200].all()
    assert ink[105:215, 215].all()
    assert not ink[105:215, 205:210].any()


@pytest.mark.parametrize(("tone", "high", "wide"), [(200, 120, 16), (150, 16, 300), (150, 150, 150)])
def test_a_watermark_a_marked_line_and_a_fill_are_left_alone(tone: int, high: int, wide: int) -> None:
    """None of them is a stamp's stroke."""
    page = _page(tone, high, wide)
    assert not stamped(_bare(page), page).any()


def test_what_is_in_ink_already_stays_as_it_is() -> None:
    """A broad pen's stroke is black."""
    page = _page(150)
    ink = page < 200
    assert (stamped(ink, page) == ink).all()


def test_no_edge_is_drawn_beside_a_letter() -> None:
    """Three dots and more from it are white."""
    page = _page(150)
    page[150:156, 180:240] = 20
    letters = page < 60
    added = stamped(letters, page) & ~letters
    assert added.any()
    assert not added[147:159].any()
