"""Filled pages as plain data: `packet.filling.filled`."""

from __future__ import annotations

import pytest

from forms.sheet import Rect
from packet.filling.filled import Filled, Overflow, Placed, moved

PLACED = Placed("city", "dmhc_20_224", 1, Rect(1, 2, 3, 4), "Davis", "continuation")


@pytest.mark.parametrize(
    "holder",
    [PLACED, Overflow("city", "dmhc_20_224", "Davis"), Filled(b"Davis", 1, (PLACED,))],
    ids=lambda one: type(one).__name__,
)
def test_no_answer_is_in_the_words_of_an_error(holder: object) -> None:
    """A traceback prints what it holds."""
    assert "Davis" not in repr(holder)


def test_values_behind_other_pages_keep_all_but_their_page() -> None:
    """Same spot, same words, same kind of place."""
    (value,) = moved([PLACED], 3)
    assert value == Placed("city", "dmhc_20_224", 4, Rect(1, 2, 3, 4), "Davis", "continuation")
