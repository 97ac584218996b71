"""One sitting with one case in plain lines: the session, where it is kept, the papers on the desk, saving out loud."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

from forms.finding import Finding
from packet.errors import PacketError
from packet.store.case import CaseFile, ChangedElsewhere
from tui.paper_loader import Look, PaperLoader
from tui.plain.console import Console, Ended
from tui.session import Place, Session
from tui.setup import Setup


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


@dataclass
class Visit:
    """What all parts of the talk share. `file` is None at a kiosk, `guard` anywhere else.

    `told`: ids of the findings said on the way; `read`: the findings said at the check.
    """

    setup: Setup
    console: Console
    session: Session
    file: CaseFile | None
    guard: SessionGuard | None = None
    wants_fax: bool = True
    told: set[str] = field(default_factory=set)
    read: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._news = threading.Condition()
        work = self.setup.runtime / "papers"
        work.mkdir(mode=0o700, exist_ok=True)
        self.loader = PaperLoader(work, self.session.base, self._changed)
        self.told = {finding.id for finding in self.session.findings()}

    def _changed(self) -> None:
        with self._news:
            self._news.notify_all()

    def papers_changed(self) -> None:
        """Save, and open what is new on the desk."""
        self.save()
        self.loader.show(self.session.case.papers)

    def look(self, number: int) -> Look:
        """What is known of the paper with this number, from 0."""
        papers = self.session.case.papers
        return self.loader.look(papers[number]) if number < len(papers) else Look()

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
            return True
        error = self.session.save_error
        if isinstance(error, ChangedElsewhere) and self.file is not None:
            return self._settle(self.file)
        if error is not None:
            self.console.tell(error.message(self.console.language))
        return False

    def save_at_the_end(self) -> None:
        """Save when nobody can be asked any more: beside the other version, if another program wrote one."""
        if self.session.flush() or self.file is None or not isinstance(self.session.save_error, ChangedElsewhere):
            return
        try:
            self.file.save_keeping_both(self.session.answers)
        except PacketError as error:
            self.session.save_error = error
        else:
            self.session.save_error = None

    def _settle(self, file: CaseFile) -> bool:
        console = self.console
        console.say("screens.conflict")
        console.say("screens.conflict.about")
        chosen = console.choose(
            [(name, console.words(f"screens.conflict.{name}")) for name in ("both", "theirs", "later")]
        )
        try:
            if chosen == "both":
                file.save_keeping_both(self.session.answers)
                self.session.save_error = None
            elif chosen == "theirs":
                self.session.replace_all(file.reload())
                self.session.save_error = None
            else:
                return False
        except PacketError as error:
            console.tell(error.message(console.language))
            return False
        return self.session.flush()

    def close(self) -> None:
        """Put the papers away and let go of the case."""
        self.loader.close()
        if self.file is not None:
            self.file.close()
