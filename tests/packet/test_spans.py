"""Page numbers as spans."""

from __future__ import annotations

import pytest

from packet.spans import spans


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([], []),
        ([4], [(4, 4)]),
        ([1, 2, 3, 7], [(1, 3), (7, 7)]),
        ([3, 2, 1], [(3, 3), (2, 2), (1, 1)]),
        ([2, 2, 3], [(2, 2), (2, 3)]),
    ],
)
def test_runs_of_numbers_become_spans(numbers: list[int], found: list[tuple[int, int]]) -> None:
    """In the order given: pages out of order or told twice are not mended."""
    assert spans(numbers) == found
