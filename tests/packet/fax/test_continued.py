"""Pale rules of scans: what goes on from a piece of one is drawn to its end, and no further."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax.continued import continued
from packet.fax.morphology import Grey, Mask

RULE = 16
"""Levels by which the rule is darker than its paper: twice the grain's own depth."""


def _scan(axis: int) -> tuple[Grey, Mask]:
    """Grain, a rule from 60 to 540 of which 60 dots were found, and a line of words in its row from 580 on."""
    depth = np.abs(np.random.default_rng(5).normal(6, 3, (120, 800))).astype(np.uint8)
    depth[60:62, 60:540] += RULE
    for left in range(580, 760, 9):
        depth[52:62, left : left + 3] = 150
    found = np.zeros(depth.shape, np.bool_)
    found[60:62, 200:260] = True
    return (depth, found) if axis == 1 else (np.ascontiguousarray(depth.T), np.ascontiguousarray(found.T))


@pytest.mark.parametrize("axis", [0, 1])
def test_a_pale_rule_goes_on_to_its_ends_and_not_into_words(axis: int) -> None:
    depth, found = _scan(axis)
    whole = continued(found, depth, axis)
    whole = whole if axis == 1 else whole.T
    assert whole[58:64, 80:520].any(axis=0).all()
    assert not whole[:, :40].any()
    assert not whole[:, 570:].any()
    assert not whole[:57].any()


def test_a_rule_goes_on_behind_what_crosses_it() -> None:
    depth, found = _scan(1)
    depth[20:110, 400:404] = 200
    assert continued(found, depth, 1)[58:64, 80:520].any(axis=0).all()


def test_grain_alone_carries_nothing_on() -> None:
    depth, found = _scan(1)
    depth[60:62] = depth[30:32]
    depth[60:62, 200:260] += RULE
    assert np.count_nonzero(continued(found, depth, 1)) <= np.count_nonzero(found) + 64
