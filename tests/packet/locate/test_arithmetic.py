"""The arithmetic under the map: assignment and matrices."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.locate.assign import NEVER, assign, margins
from packet.locate.geometry import Area, after, moved, undone, upright

COSTS = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.floats(0, 2, width=32), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


def _cheapest(costs: np.ndarray[tuple[int, int], np.dtype[np.float64]], alone: float) -> float:
    rows, columns = costs.shape
    wide = np.hstack([costs, np.full((rows, rows), alone)])
    return float(min(sum(wide[r, c] for r, c in enumerate(way)) for way in permutations(range(columns + rows), rows)))


@given(COSTS)
def test_assignment_is_the_cheapest(table: list[list[float]]) -> None:
    """No way to pair rows and columns is cheaper than the one found, and no column is taken twice."""
    costs = np.array(table)
    chosen, total = assign(costs, np.ones(len(table)))
    taken = [column for column in chosen if column >= 0]
    assert len(taken) == len(set(taken))
    assert total == pytest.approx(_cheapest(costs, 1.0))


def test_margin_is_what_the_next_best_costs_more() -> None:
    """A pair is as sure as the dearest way without it."""
    costs = np.array([[0.1, 0.3], [0.9, 0.2]])
    alone = np.ones(2)
    chosen, _ = assign(costs, alone)
    assert chosen == [0, 1]
    assert margins(costs, alone, chosen) == pytest.approx([0.9, 0.8])


def test_alike_columns_do_not_count_as_rivals() -> None:
    """The other parts of a split room leave no doubt about it."""
    costs = np.array([[0.1, 0.1, NEVER]])
    assert margins(costs, np.ones(1), [0]) == pytest.approx([0.0])
    assert margins(costs, np.ones(1), [0], {0: {0, 1}}) == pytest.approx([0.9])


@given(st.sampled_from([0, 90, 180, 270]), st.floats(-50, 50), st.floats(-50, 50), st.sampled_from([1.0, 2.0]))
def test_upright_can_be_undone(turn: int, x: float, y: float, unit: float) -> None:
    """A place goes to the displayed page and back; the visible box lands at the origin."""
    box = Area(x, y, x + 612, y + 792)
    matrix = upright(box, turn, unit)
    shown = moved(matrix, box)
    assert (shown.x0, shown.y0) == pytest.approx((0, 0), abs=1e-6)
    spot = Area(x + 10, y + 20, x + 50, y + 30)
    back = moved(undone(matrix), moved(matrix, spot))
    assert (back.x0, back.y0, back.x1, back.y1) == pytest.approx((spot.x0, spot.y0, spot.x1, spot.y1), abs=1e-6)
    assert after(matrix, undone(matrix)) == pytest.approx((1, 0, 0, 1, 0, 0), abs=1e-6)
