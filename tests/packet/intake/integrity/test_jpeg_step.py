"""A step of brightness in the middle of a row, and edges of a scene that are none."""

from __future__ import annotations

import numpy as np
import pytest

from packet.intake.integrity.jpeg_step import jumps


def test_a_page_that_is_darker_from_the_middle_of_a_row_on_is_found() -> None:
    """As when a bit of a difference was lost: every block that follows is darker by the same step."""
    levels = np.full((40, 30), 240, np.uint8)
    levels[4:36:2, 5:14] = 190
    assert not jumps(levels)
    shifted = levels.ravel().copy()
    shifted[17 * 30 + 11 :] -= 20
    assert jumps(shifted.reshape(levels.shape))


@pytest.mark.parametrize("slope", [0, 1, 3])
def test_an_edge_of_a_scene_is_no_jump(slope: int) -> None:
    """The border of a sheet on a table: from side to side, level or slanting."""
    across = np.arange(30) / 30
    edge = 17.3 + slope * across
    rows = np.arange(40)[:, None]
    covered = np.clip(rows - edge[None, :], 0, 1)
    assert not jumps((240 - 120 * covered).astype(np.uint8))


def test_no_row_of_a_grainy_page_is_asked_for_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A median for each of its thousands of places took four seconds a page."""
    monkeypatch.delattr("packet.intake.integrity.jpeg_step._is_jump")
    grain = np.random.default_rng(1).normal(230, 2, (60, 40))
    assert not jumps(grain.astype(np.uint8))
