"""Cases in plain lines: what this program is, a new case or one begun before, and a passphrase on or off.

What opens a case is imported when one is opened: the first words come before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from packet.errors import PacketError
from tui.case_list import case_parts, cases_at_home
from tui.plain.console import Again, Console
from tui.plain.signs import Sign
from tui.plain.visit import Leave, SessionGuard, Visit
from tui.preferences import keep_preferences
from tui.setup import Setup

if TYPE_CHECKING:
    from forms.answers import Answers
    from packet.store.case import CaseFile


def begin(setup: Setup, console: Console, guard: SessionGuard | None = None) -> Visit:
    """Ask which case, and open it. Raises `Leave` when none is wanted, PacketError for a case of the command line."""
    console.on = {}
    if len(setup.policy.languages) > 1:
        console.on[Sign.LANGUAGE] = lambda: _speak(setup, console)
    if guard is not None:
        console.on[Sign.HIDE] = guard.hide
    while True:
        try:
            console.say("screens.start.heading")
            console.say("screens.start.about")
            console.say("plain.start.kiosk" if setup.policy.kiosk else "screens.start.private")
            if setup.plain_remembered:
                console.say("plain.start.remembered")
            console.tell(console.signs((Sign.WRONG, Sign.ANSWERS, Sign.MENU, Sign.SOURCES)))
            if setup.case is not None:
                return _opened(setup, console, setup.case)
            if visit := _which(setup, console, guard):
                return visit
        except Again:
            console.gap()


def _opened(setup: Setup, console: Console, path: Path) -> Visit:
    visit = _open(setup, console, path)
    if visit is None:
        raise Leave
    return visit


def _which(setup: Setup, console: Console, guard: SessionGuard | None) -> Visit | None:
    """The choice of a case; None: ask again."""
    lines = cases_at_home(setup)
    options = [("new", console.words("screens.start.new")), ("papers", console.words("screens.start.papers"))]
    if setup.policy.may_keep:
        options.append(("sealed", console.words("screens.start.sealed")))
    options += [(f"case {number}", ", ".join(case_parts(line, console.language))) for number, line in enumerate(lines)]
    options.append(("staff", console.words("screens.menu.staff")) if guard else ("leave", console.words("plain.leave")))
    console.gap()
    match console.choose(options):
        case "leave":
            raise Leave
        case "staff" if guard is not None:
            guard.ask_pin()
        case "new" | "papers" as chosen:
            visit = _new(setup, console, "")
            if visit is not None:
                visit.guard = guard
                if chosen == "papers":
                    visit.session.lead_with_papers()
            return visit
        case "sealed":
            passphrase = new_passphrase(console)
            return _new(setup, console, passphrase) if passphrase else None
        case str() as chosen if chosen:
            return _open(setup, console, lines[int(chosen.removeprefix("case "))].path)
    return None


def _new(setup: Setup, console: Console, passphrase: str) -> Visit | None:
    from tui.case_keeper import new_case

    try:
        file, answers = new_case(setup, console.language, passphrase)
    except PacketError as error:
        console.tell(error.message(console.language))
        return None
    if file is not None:
        console.say("plain.kept_in", folder=file.folder)
    return _visit(setup, console, answers, file)


def _open(setup: Setup, console: Console, path: Path) -> Visit | None:
    """Open a case, asking for its passphrase until it fits or nothing is typed."""
    from packet.store.case import needs_passphrase, open_case

    passphrase = ""
    while True:
        if needs_passphrase(path):
            console.say("screens.passphrase.ask")
            passphrase = console.secret(console.words("screens.passphrase"))
            if not passphrase:
                return None
        try:
            file, answers = open_case(path, passphrase, speaks=console.language)
        except PacketError as error:
            if error.code != "wrong_passphrase" and setup.case is not None:
                raise
            console.tell(error.message(console.language))
            if error.code != "wrong_passphrase":
                return None
        else:
            return _visit(setup, console, answers, file)


def _visit(setup: Setup, console: Console, answers: Answers, file: CaseFile | None) -> Visit:
    if file is not None and answers.typed:
        console.language = answers.language
    visit = Visit(setup, console)
    visit.keeper.begin(answers, file)
    visit.session.speak(console.language)
    return visit


def _speak(setup: Setup, console: Console) -> None:
    console.language = setup.policy.other_language(console.language) or console.language
    if setup.policy.may_keep:
        keep_preferences(setup.home, language=console.language)


def new_passphrase(console: Console) -> str:
    """A new passphrase, typed twice; "" when the person gave up or the two differ."""
    console.say("screens.passphrase.about")
    first = console.secret(console.words("screens.passphrase.new"))
    if not first:
        return ""
    if console.secret(console.words("screens.passphrase.again")) != first:
        console.say("screens.passphrase.differ")
        return ""
    return first


def lock_or_unlock(visit: Visit) -> None:
    """Seal the open case with a passphrase, or take it off."""
    keeper, console = visit.keeper, visit.console
    try:
        if keeper.sealed:
            keeper.lock("")
            console.say("screens.passphrase.off")
            return
        keeper.may_lock()
        if passphrase := new_passphrase(console):
            keeper.lock(passphrase)
            console.say("screens.passphrase.on")
    except PacketError as error:
        console.tell(error.message(console.language))
