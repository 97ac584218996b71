"""Before a case is open, in plain lines: what this is, a new case, or one begun before."""

from __future__ import annotations

from pathlib import Path

from forms.answers import Answers
from forms.spoken import deadline
from forms.visible import visible
from packet.errors import PacketError
from packet.store.case import CaseFile, create_case, needs_passphrase, open_case
from packet.store.listing import CaseLine, list_cases
from packet.store.profile import read_profile
from tui.plain.console import Again, Console
from tui.plain.passphrase import new_passphrase
from tui.plain.signs import Sign
from tui.plain.visit import Leave, SessionGuard, Visit
from tui.session import Session
from tui.setup import Setup


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
            console.tell(console.signs())
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
    lines = list_cases(setup.home, setup.today) if setup.policy.may_keep else []
    options = [("new", console.words("screens.start.new"))]
    if setup.policy.may_keep:
        options.append(("sealed", console.words("screens.start.sealed")))
    options += [(f"case {number}", _case_words(console, line)) for number, line in enumerate(lines)]
    options.append(("staff", console.words("screens.menu.staff")) if guard else ("leave", console.words("plain.leave")))
    console.gap()
    match console.choose(options):
        case "leave":
            raise Leave
        case "staff" if guard is not None:
            guard.ask_pin()
        case "new":
            visit = _new(setup, console, "")
            if visit is not None:
                visit.guard = guard
            return visit
        case "sealed":
            passphrase = new_passphrase(console)
            return _new(setup, console, passphrase) if passphrase else None
        case str() as chosen if chosen:
            return _open(setup, console, lines[int(chosen.removeprefix("case "))].path)
    return None


def _case_words(console: Console, line: CaseLine) -> str:
    folder = line.path.parent.name
    match line.state:
        case "locked":
            parts = [console.words("screens.start.locked", name=folder)]
        case "broken":
            parts = [console.words("screens.start.broken", name=folder)]
        case "open":
            parts = [visible(line.name) or console.words("screens.start.no_name", name=folder)]
    step = line.place.partition("/")[0]
    if step and line.state != "broken":
        parts.append(console.words(f"questions.step.{step}"))
    if line.days_left is not None:
        parts.append(deadline(line.days_left, console.language))
    return ", ".join(parts)


def _new(setup: Setup, console: Console, passphrase: str) -> Visit | None:
    typed = read_profile(setup.home) if setup.policy.advocate else {}
    answers = Answers(language=console.language, form_language=console.language, typed=typed)
    if not setup.policy.may_keep:
        return _visit(setup, console, answers, None)
    try:
        file = create_case(setup.home, setup.today, passphrase)
    except PacketError as error:
        console.tell(error.message(console.language))
        return None
    console.say("plain.kept_in", folder=file.folder)
    return _visit(setup, console, answers, file)


def _open(setup: Setup, console: Console, path: Path) -> Visit | None:
    """Open a case, asking for its passphrase until it fits or nothing is typed."""
    passphrase = ""
    while True:
        if needs_passphrase(path):
            console.say("screens.passphrase.ask")
            passphrase = console.secret(console.words("screens.passphrase"))
            if not passphrase:
                return None
        try:
            file, answers = open_case(path, passphrase)
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
    base = file.folder.absolute() if file else setup.runtime
    session = Session(answers, setup.today, file, base=base, place=file.place() if file else "")
    session.speak(console.language)
    return Visit(setup, console, session, file)


def _speak(setup: Setup, console: Console) -> None:
    console.language = setup.policy.other_language(console.language) or console.language
