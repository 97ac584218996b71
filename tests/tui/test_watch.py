"""What is minded by the clock: when answers are saved, and wrong PINs. The quiet seconds are in test_environment.py."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.policy import Policy, pin_entry
from tui.watch import SAVE_WITHIN, TRIES, SaveClock, StaffDoor

PIN = "481516"


def test_the_door_opens_to_the_pin_alone() -> None:
    """A wrong PIN changes nothing, the last of too many ends the session, the right one opens before that."""
    policy = Policy(kiosk=True, staff_pin=pin_entry(PIN, bytes(16)))
    door = StaffDoor(policy)
    assert [door.knock("000000") for _ in range(TRIES)] == ["shut"] * (TRIES - 1) + ["end"]
    assert StaffDoor(policy).knock(PIN) == "open"


def test_without_a_pin_nothing_opens() -> None:
    """An empty entry is no PIN: neither nothing nor anything typed opens it."""
    assert StaffDoor(Policy(kiosk=True)).knock("") == "shut"


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans()), max_size=80))
def test_an_answer_that_is_typed_on_and_on_is_saved_in_time(ticks: list[tuple[float, bool]]) -> None:
    """Looked at every second at most: nothing stays unsaved for more than a tick beyond its time, pause or no pause."""
    clock, now, since = SaveClock(), 0.0, None
    for gap, typed in ticks:
        now += gap
        since = now if typed and since is None else since
        if clock.due(now, unsaved=since is not None):
            since = None
        assert since is None or now - since <= SAVE_WITHIN
    assert (clock.left(now) is None) == (since is None)


def test_what_could_not_be_saved_is_tried_again() -> None:
    """A disk may have room again."""
    clock = SaveClock()
    due = [clock.due(float(now), unsaved=True) for now in range(10)]
    assert due.count(True) >= 3


def test_nothing_is_saved_that_is_saved() -> None:
    """A person who reads does not wear out the disk."""
    clock = SaveClock()
    assert not any(clock.due(float(now), unsaved=False) for now in range(10))
