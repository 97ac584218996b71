"""What a kiosk minds, without a screen: the quiet seconds, and how often a wrong staff PIN was typed."""

from __future__ import annotations

from typing import Final, Literal

from tui.policy import Policy

TRIES: Final = 5
"""Wrong PINs after which the session ends: whoever guesses begins anew each time."""


class IdleClock:
    """Counts quiet seconds. Pure: the time comes in as an argument, in seconds of any steady clock."""

    def __init__(self, policy: Policy, now: float) -> None:
        self._policy = policy
        self._touched = now

    def touch(self, now: float) -> None:
        """Someone is here."""
        self._touched = now

    def left(self, now: float) -> int | None:
        """Seconds until the end while the question is due; None while it is not; 0 or less: over."""
        if not self._policy.idle_seconds:
            return None
        quiet = now - self._touched
        if quiet < self._policy.idle_seconds:
            return None
        return max(0, round(self._policy.idle_seconds + self._policy.warning_seconds - quiet))


class StaffDoor:
    """Opens to the staff's PIN alone."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._wrong = 0

    def knock(self, pin: str) -> Literal["open", "shut", "end"]:
        """What a typed PIN does: it opens, it changes nothing, or it was one wrong PIN too many."""
        if self._policy.may_leave(pin):
            return "open"
        self._wrong += 1
        return "end" if self._wrong >= TRIES else "shut"
