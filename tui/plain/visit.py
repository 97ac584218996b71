"""What the plain lines share while a case is open: its keeper, the console, saving out loud, ways to other stops."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Protocol

from tui.plain.console import Console, Ended
from tui.setup import Setup

if TYPE_CHECKING:
    from forms.finding import Finding
    from tui.paper_offers import PaperOffer
    from tui.session import Place, Session


@dataclass(frozen=True)
class Stop:
    """Where the talk stands: a question of a page, or with a blank key the papers or the check."""

    place: Place
    key: str = ""


class Jump(Exception):
    """Go on at another stop. With `once`, come back afterwards."""

    def __init__(self, stop: Stop, *, once: bool = False) -> None:
        super().__init__()
        self.stop = stop
        self.once = once


class Leave(Exception):
    """The person leaves this case; `cases`: to the list of cases, not out of the program."""

    def __init__(self, *, cases: bool = False) -> None:
        super().__init__()
        self.cases = cases


class Hidden(Ended):
    """A kiosk forgets everything at once; the process is replaced."""


class Released(Ended):
    """The staff has left a kiosk with its PIN."""


class SessionGuard(Protocol):
    """What a kiosk adds to a talk."""

    def hide(self) -> NoReturn:
        """End the session now (raises `Hidden`)."""

    def rest(self) -> None:
        """The program was at work itself: the quiet seconds begin anew."""

    def ask_pin(self) -> None:
        """Let the staff out (raises `Released`)."""


class Visit:
    """What all parts of the talk share. `guard` is None but at a kiosk. `read`: the findings said at the check;
    `heard`: those said last. `saved_at`: the time of the last saving, "" where nothing is kept. `offered`: what papers
    say, as it was told at the last question.
    """

    def __init__(self, setup: Setup, console: Console, guard: SessionGuard | None = None) -> None:
        self.setup = setup
        self.console = console
        self.guard = guard
        self.read: list[Finding] = []
        self.heard: list[Finding] = []
        self.offered: list[PaperOffer] = []
        self.saved_at = ""
        self._news = threading.Condition()
        from tui.case_keeper import CaseKeeper  # a visit is made when a case is opened: the first words come before it

        self.keeper = CaseKeeper(setup, self._came_further)

    @property
    def session(self) -> Session:
        """The work of this person."""
        return self.keeper.session

    def _came_further(self) -> None:
        with self._news:
            self._news.notify_all()

    def papers_changed(self) -> None:
        """Save, and open what is new."""
        self.save()
        self.keeper.open_papers()

    def wait(self, seconds: float) -> bool:
        """Wait for news of a paper, for a while. True when the person wants the work to stop."""
        with self._news:
            self._news.wait(seconds)
        return self.console.stop_wanted()

    def rest(self) -> None:
        """The program was at work itself: nobody was asked anything meanwhile."""
        if self.guard is not None:
            self.guard.rest()

    def save(self) -> bool:
        """Save what changed; what hinders it is said, and a change by another program is settled at once."""
        if self.session.flush():
            if self.session.saved and self.keeper.file is not None:
                self.saved_at = self.setup.clock().strftime("%H:%M")
            return True
        if self.keeper.conflict:
            return self._settle()
        self._tell_why_not()
        return False

    def _settle(self) -> bool:
        from tui.case_keeper import SETTLINGS

        console = self.console
        console.say("screens.conflict")
        console.say("screens.conflict.about")
        chosen = console.choose([(name, console.words(f"screens.conflict.{name}")) for name in SETTLINGS])
        if chosen not in ("both", "theirs"):
            return False
        settled = self.keeper.settle(chosen)
        if not settled:
            self._tell_why_not()
        return settled

    def _tell_why_not(self) -> None:
        if self.session.save_error is not None:
            self.console.tell(self.session.save_error.message(self.console.language))
