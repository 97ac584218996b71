"""One browser's screens: what a browser says is held to what a screen can have."""

from __future__ import annotations

import pytest

from tui.served import COLUMNS, ROWS, clamped


@pytest.mark.parametrize(
    ("told", "columns"),
    [
        (None, 80),
        ("wide", 80),
        ([120], 80),
        (float("inf"), 80),
        (float("nan"), 80),
        (-1, 20),
        (0, 20),
        ("120", 120),
        (500, 500),
        (501, 500),
        (10**30, 500),
    ],
)
def test_no_browser_makes_a_screen_that_cannot_be(told: object, columns: int) -> None:
    """What is no number is the usual size; what is too much or too little is the most or the least."""
    assert clamped(told, 80, COLUMNS) == columns


def test_the_usual_size_of_a_terminal_is_within_the_limits() -> None:
    """80 by 24, which every screen is made for, is never changed."""
    assert (clamped(80, 0, COLUMNS), clamped(24, 0, ROWS)) == (80, 24)
