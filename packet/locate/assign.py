"""The cheapest way to give every label its slot: global assignment, and how sure each pair of it is.

The Hungarian method by shortest augmenting paths (Kuhn 1955, Jonker and Volgenant 1987), written small. Pure numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float64]
NEVER = 1e6
"""The cost of a pair that cannot be."""


def assign(costs: Costs, alone: Costs) -> tuple[list[int], float]:
    """For every row its column, or -1, so that the total is least; `alone[row]` is the cost of having none."""
    rows, columns = costs.shape
    wide = np.full((rows, columns + rows), NEVER)
    wide[:, :columns] = costs
    wide[np.arange(rows), columns + np.arange(rows)] = alone
    chosen = _cheapest(wide)
    total = float(sum(wide[row, column] for row, column in enumerate(chosen)))
    return [column if column < columns else -1 for column in chosen], total


def margins(
    costs: Costs, alone: Costs, chosen: list[int], alike: Mapping[int, Collection[int]] = MappingProxyType({})
) -> list[float]:
    """For every row with a column: how much dearer the best assignment without that pair is. 0 for rows without one.

    `alike`: row → columns that are as good as its own (the parts of one split slot), forbidden together with it.
    """
    found: list[float] = []
    for row, column in enumerate(chosen):
        if column < 0:
            found.append(0.0)
            continue
        block_rows, block_columns = _reach(costs, alone, row)
        place = block_rows.index(row)
        part = costs[np.ix_(block_rows, block_columns)].copy()
        own = sum(costs[r, chosen[r]] if chosen[r] >= 0 else alone[r] for r in block_rows)
        for other in {column, *alike.get(row, ())} & set(block_columns):
            part[place, block_columns.index(other)] = NEVER
        _, without = assign(part, alone[block_rows])
        found.append(float(without - own))
    return found


def _reach(costs: Costs, alone: Costs, row: int) -> tuple[list[int], list[int]]:
    """The rows and columns that hang together with this row by pairs that could ever pay."""
    useful = costs < alone[:, None] + 1.0
    rows, columns = {row}, set[int]()
    while True:
        more_columns = {int(c) for r in rows for c in np.flatnonzero(useful[r])} - columns
        more_rows = {int(r) for c in columns | more_columns for r in np.flatnonzero(useful[:, c])} - rows
        if not more_columns and not more_rows:
            return sorted(rows), sorted(columns)
        columns |= more_columns
        rows |= more_rows


def _cheapest(wide: Costs) -> list[int]:
    rows, columns = wide.shape
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=np.int64)
    way = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least = np.full(columns + 1, np.inf)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            here = int(owner[column])
            slack = wide[here - 1] - u[here] - v[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better] = slack[better]
            way[1:][better] = column
            open_least = np.where(used[1:], np.inf, least[1:])
            following = int(np.argmin(open_least)) + 1
            step = open_least[following - 1]
            u[owner[used]] += step
            v[used] -= step
            least[~used] -= step
            column = following
        while column:
            back = int(way[column])
            owner[column] = owner[back]
            column = back
    chosen = [-1] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            chosen[int(owner[column]) - 1] = column - 1
    return chosen
