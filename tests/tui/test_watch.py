"""What a kiosk minds: wrong PINs. The quiet seconds are in test_environment.py."""

from __future__ import annotations

from tui.policy import Policy, pin_entry
from tui.watch import TRIES, StaffDoor

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
