"""How much of a long answer the paper form takes."""

from __future__ import annotations

from tui.room import room


def test_the_room_is_that_of_the_paper() -> None:
    """A short answer fits, a long one goes over, wide letters sooner than narrow ones; a fact without a box has no
    room.
    """
    short, long = room("condition", "torn", "en"), room("condition", "torn " * 200, "en")
    assert short is not None
    assert long is not None
    assert (short.typed, short.over, long.over) == (4, False, True)
    assert short.about == long.about > 50
    narrow, wide = room("condition", "i" * short.about, "en"), room("condition", "W" * short.about, "en")
    assert narrow is not None
    assert wide is not None
    assert (narrow.over, wide.over) == (False, True)
    assert room("urgent_reason", "x", "en") is None
