"""What is minded by the clock, without a screen: when answers are saved while they are typed; at a kiosk the quiet
seconds, and how often a wrong staff PIN was typed.
"""

from __future__ import annotations

from typing import Final, Literal

from tui.policy import Policy

TRIES: Final = 5
"""Wrong PINs after which the session ends: whoever guesses begins anew each time."""

SAVE_WITHIN: Final = 2.0
"""Seconds that an answer may be unsaved while the person goes on typing. Five are promised: a tick of a second before
it is seen, one after it is due, and a slow disk need the rest.
"""


class SaveClock:
    """When answers that are typed without a pause are saved. Pure: the time comes in, in seconds of a steady clock.

    It counts from the first letter that is not saved and never from the last: who types on would never be saved.
    """

    def __init__(self) -> None:
        self._since: float | None = None

    def due(self, now: float, *, unsaved: bool) -> bool:
        """Whether to save now. A save that failed is due again after the same time."""
        if not unsaved:
            self._since = None
            return False
        if self._since is None:
            self._since = now
        if now - self._since < SAVE_WITHIN:
            return False
        self._since = None
        return True

    def left(self, now: float) -> float | None:
        """Seconds until it is due; None while nothing waits to be saved."""
        return None if self._since is None else max(0.0, SAVE_WITHIN - (now - self._since))


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
