"""Stamps and broad strokes that are not on the fax, told from watermarks and from the words on them."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.broad import lost_broad
from packet.fax.morphology import Grey


def _stamp(tone: int) -> Grey:
    page = np.full((300, 400), 250, np.uint8)
    page[100:114, 50:350] = tone
    return page


@pytest.mark.parametrize(("tone", "seen"), [(140, True), (175, True), (200, False)])
def test_a_stamp_that_is_gone_is_told_and_a_watermark_is_not(tone: int, seen: bool) -> None:
    """Its place is told."""
    page = _stamp(tone)
    found = lost_broad(page, np.zeros(page.shape, np.bool_))
    assert [(place.top, place.bottom) for place in found] == [(100, 114)] * seen


def test_a_stamp_in_ink_or_in_outline_is_there() -> None:
    """Its edges do."""
    page = _stamp(140)
    ink = page < 160
    assert lost_broad(page, ink) == []
    ink[102:112, 52:348] = False
    assert lost_broad(page, ink) == []


def test_the_words_on_a_stamp_are_not_the_stamp() -> None:
    """They are on the fax, and it is gone."""
    page = _stamp(140)
    for column in range(60, 340, 12):
        page[96:118, column : column + 4] = 20
    assert len(lost_broad(page, page < 60)) == 1


def test_a_fill_is_no_stroke() -> None:
    """Tinted cells are grounds of words."""
    page = np.full((300, 400), 250, np.uint8)
    page[100:160, 50:350] = 140
    assert lost_broad(page, np.zeros(page.shape, np.bool_)) == []
