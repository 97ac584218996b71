"""The cheapest assignment, and how sure each of its pairs is."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.locate.assign import NEVER, assign, margins

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
    """The other parts of a split slot leave no doubt about it."""
    costs = np.array([[0.1, 0.1, NEVER]])
    assert margins(costs, np.ones(1), [0]) == pytest.approx([0.0])
    assert margins(costs, np.ones(1), [0], {0: {0, 1}}) == pytest.approx([0.9])


def test_a_row_stays_alone_where_every_column_costs_more() -> None:
    """To have none is the cheaper way, and such a row has no margin."""
    costs = np.array([[0.6, 0.8], [0.7, NEVER]])
    chosen, total = assign(costs, np.array([1.0, 0.5]))
    assert chosen == [0, -1]
    assert total == pytest.approx(1.1)
    assert margins(costs, np.array([1.0, 0.5]), chosen)[1] == 0.0


def test_a_row_gives_its_column_up_where_the_whole_is_cheaper() -> None:
    """Greed would take 0.1 and leave 5: together the second best of each is cheaper."""
    chosen, total = assign(np.array([[0.1, 0.3], [0.2, 5.0]]), np.array([9.0, 9.0]))
    assert chosen == [1, 0]
    assert total == pytest.approx(0.5)
