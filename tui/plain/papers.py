"""The papers in plain lines: add by path, see what became of each, how many pages and minutes, and what is advised."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forms.answers import PaperEntry
from forms.checklist import advise
from forms.dates import plain
from forms.words import LANGUAGES, say
from tui.exhibits import fate
from tui.inbox import bring
from tui.paste import one_line_of_paths
from tui.paths import named_from, typed_paths
from tui.plain.folder import pick
from tui.plain.paper import ask_kind, change_paper, line_of, ordered, settle
from tui.plain.questions import Move
from tui.plain.signs import Sign
from tui.plain.visit import Visit
from tui.policy import KioskError

if TYPE_CHECKING:
    from packet.intake import Taken


def papers(visit: Visit) -> Move:
    """The step: a path adds papers, a number opens one, a word looks in folders, Enter goes on."""
    console = visit.console
    visit.papers_changed()
    console.gap()
    console.say("screens.papers.about")
    show_papers(visit)
    _advise(visit)
    while True:
        console.gap()
        console.say("plain.papers.prompt")
        reply = console.line(console.words("screens.papers.help"), "plain.prompt.path")
        match reply:
            case Sign.BACK:
                return "back"
            case Sign.SKIP | Sign.CLEAR:
                return "next"
            case str() if not reply.strip():
                return "next"
            case str():
                _do(visit, reply)


def _do(visit: Visit, reply: str) -> None:
    place = _number(reply, len(visit.session.answers.papers))
    if place is not None:
        change_paper(visit, ordered(visit)[place].number)
        show_papers(visit)
    elif plain(reply) in _look_words():
        chosen = pick(visit.console, visit.setup.policy)
        if chosen and _add(visit, chosen):
            show_papers(visit)
    else:
        paths = typed_paths(one_line_of_paths(reply), Path.home())
        if not paths:
            visit.console.say("screens.papers.not_found", name=reply.strip())
        elif _add(visit, paths):
            show_papers(visit)


@cache
def _look_words() -> frozenset[str]:
    return frozenset(plain(say("plain.papers.look.word", language)) for language in LANGUAGES)


def show_papers(visit: Visit) -> None:
    """The papers in the order of the packet with what became of each, and the sums."""
    console = visit.console
    console.gap()
    entries = visit.session.answers.papers
    if not entries:
        console.say("screens.papers.none")
    for number in range(len(entries)):
        settle(visit, number)
    for standing in ordered(visit):
        console.tell(line_of(visit, standing.number), hang=4)
    _show_sums(visit)


def _advise(visit: Visit) -> None:
    """What else belongs in the packet, and why."""
    console = visit.console
    console.gap()
    console.say("screens.papers.advised")
    looks = [visit.look(number) for number in range(len(visit.session.answers.papers))]
    for advice in advise(visit.session.case, [fate(look) for look in looks]):
        state = console.words(f"screens.papers.advice.{advice.state}")
        reason = "" if advice.state == "in" else f" {advice.reason(console.language)}"
        console.tell(f"- {advice.title(console.language)}: {state}.{reason}", hang=2)


def refused(visit: Visit) -> list[int]:
    """Numbers of the papers that cannot go in; waits for those that are still being opened."""
    for number in range(len(visit.session.answers.papers)):
        settle(visit, number)
    looks = [visit.look(number) for number in range(len(visit.session.answers.papers))]
    return [number for number, look in enumerate(looks) if look.refusal or look.fault]


def _taken(visit: Visit) -> list[Taken]:
    looks = [visit.look(number) for number in range(len(visit.session.answers.papers))]
    return [look.taken for look in looks if look.taken is not None]


def pages_of_papers(visit: Visit) -> int:
    """Pages of all papers that are open."""
    return sum(len(one.sources) for one in _taken(visit))


def _show_sums(visit: Visit) -> None:
    from packet.fax.time import guess_seconds

    taken, pages = _taken(visit), pages_of_papers(visit)
    if not pages:
        return
    seconds = guess_seconds(pages, sum(len(one.photos) for one in taken))
    visit.console.say("screens.papers.budget", pages=pages, minutes=max(1, round(seconds / 60)))
    limit = visit.setup.policy.max_pages
    if limit and pages > limit:
        visit.console.say("screens.papers.too_many", limit=limit)


def _number(text: str, last: int) -> int | None:
    number = text.strip().rstrip(".)")
    return int(number) - 1 if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= last else None


def _add(visit: Visit, paths: list[Path]) -> bool:
    """Put files on the desk and ask what each one is. Nothing is added when one of them is not there: False."""
    console, session = visit.console, visit.session
    allowed = [real for path in paths if (real := visit.setup.policy.readable(path)) is not None]
    missing = next((path for path in allowed if not path.is_file()), None)
    if len(allowed) < len(paths):
        console.say("screens.papers.not_allowed")
        return False
    if missing is not None:
        console.say("screens.papers.not_found", name=missing.name)
        return False
    try:
        files = _brought(visit, allowed)
    except KioskError as error:
        console.tell(error.message(console.language))
        return False
    first = len(session.answers.papers)
    session.put_papers((*session.answers.papers, *(PaperEntry(named_from(file, session.base)) for file in files)))
    visit.papers_changed()
    for number in range(first, first + len(files)):
        ask_kind(visit, number, again=number > first)
    return True


def _brought(visit: Visit, files: list[Path]) -> list[Path]:
    """At a kiosk copies in memory, held to what was checked: the drive they are on may be pulled out."""
    policy, into = visit.setup.policy, visit.setup.runtime / "inbox"
    return [bring(file, policy.read_folders, into) for file in files] if policy.kiosk else files
