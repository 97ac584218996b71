"""A kiosk in plain lines, under the same policy as the screens: nobody's answers outlive the person.

Every end but the staff's begins anew in a fresh process (`tui.process.replace`). What was said is taken off the screen
first, before papers and children are put away.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import NoReturn, TextIO

from packet.errors import Exit
from tui.plain.console import Console, Ended
from tui.plain.journey import travel
from tui.plain.signals import signals_end
from tui.plain.start import begin
from tui.plain.streams import lines_of
from tui.plain.visit import Hidden, Leave, Released, SessionGuard
from tui.setup import Setup
from tui.watch import IdleClock, StaffDoor

_SECONDS_AFTER_A_FALSE_START = 5.0


class KioskGuard(SessionGuard):
    """Minds the quiet seconds of one session, hides it, lets the staff out."""

    seconds: float | None = 1.0

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._clock = IdleClock(setup.policy, setup.steady())
        self._door = StaffDoor(setup.policy)
        self._asked = False
        self.console: Console | None = None
        self.in_case = False

    def hide(self) -> NoReturn:
        raise Hidden

    def rest(self) -> None:
        self._clock.touch(self._setup.steady())

    def look(self) -> None:
        """Ask once when it has been quiet for long enough; raise `Hidden` when nobody answers."""
        left = self._clock.left(self._setup.steady()) if self.in_case else None
        if left is None:
            return
        if left <= 0:
            self.hide()
        if not self._asked and self.console is not None:
            self._asked = True
            self.console.gap()
            self.console.say("screens.idle")
            self.console.say("plain.idle", seconds=left)

    def touched(self) -> bool:
        """Someone is here; the machine may have slept, and then it may be someone else (raises `Hidden`)."""
        now = self._setup.steady()
        if self.in_case and self._clock.left(now) == 0:
            self.hide()
        self._clock.touch(now)
        asked, self._asked = self._asked, False
        return asked

    def ask_pin(self) -> None:
        console = self.console
        if console is None:
            return
        if not self._setup.policy.staff_pin:
            console.say("screens.staff.none")
            return
        console.say("screens.staff.about")
        typed = console.secret(console.words("plain.pin"))
        if not typed:
            return
        match self._door.knock(typed):
            case "open":
                raise Released
            case "end":
                self.hide()
            case "shut":
                console.say("plain.pin_wrong")


def run_kiosk(
    setup: Setup, *, stdin: TextIO | None = None, stdout: TextIO | None = None, environ: Mapping[str, str] = os.environ
) -> tuple[int, bool]:
    """One session. Returns the exit code, and whether the process must be replaced for the next person."""
    guard = KioskGuard(setup)
    code, again = int(Exit.DONE), True
    with (
        lines_of(stdin or sys.stdin, stdout or sys.stdout, environ, guard, guard.hide) as lines,
        signals_end("SIGTERM", "SIGHUP"),
    ):
        guard.console = console = Console(lines, setup.language)
        try:
            _session(setup, console, guard, lines.wipe)
        except Released:
            again = False
        except (Leave, Hidden):
            pass
        except Ended as end:
            code, again = end.code, not end.code or setup.policy.on_signal == "restart"
        except Exception:  # its text could hold an answer: nothing is said, the next person finds the first page
            code = Exit.FAULT
            if not guard.in_case:
                # It comes again at once: the machine must stay usable for whoever mends it.
                time.sleep(_SECONDS_AFTER_A_FALSE_START)
    return code, again


def _session(setup: Setup, console: Console, guard: KioskGuard, wipe: Callable[[], None]) -> None:
    try:
        visit = begin(setup, console, guard)
        guard.rest()
        guard.in_case = True
        try:
            travel(visit)
        except BaseException:
            wipe()
            raise
        finally:
            visit.keeper.close()
    finally:
        wipe()
        with contextlib.suppress(Ended):
            console.say("plain.erased")
