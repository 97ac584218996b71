"""The papers in plain lines: add by path, see what became of each, how many pages and minutes, and what is advised."""

from __future__ import annotations

from pathlib import Path

from forms.answers import PaperEntry
from forms.checklist import advise
from tui.paths import named_from, typed_paths
from tui.plain.console import Sign
from tui.plain.paper import ask_kind, change_paper, name_of, settle, what_became, what_it_is
from tui.plain.questions import Move
from tui.plain.visit import Visit


def papers(visit: Visit) -> Move:
    """The step: a path adds papers, a number opens one, Enter goes on."""
    console = visit.console
    visit.papers_changed()
    console.gap()
    console.say("screens.papers.about")
    show_papers(visit)
    _advise(visit)
    while True:
        console.gap()
        console.say("plain.papers.prompt")
        reply = console.line(console.words("screens.papers.help"))
        match reply:
            case Sign.BACK:
                return "back"
            case Sign.SKIP | Sign.CLEAR:
                return "next"
            case str() if not reply.strip():
                return "next"
            case str():
                number = _number(reply, len(visit.session.answers.papers))
                if number is not None:
                    change_paper(visit, number)
                    show_papers(visit)
                elif _add(visit, reply):
                    show_papers(visit)


def show_papers(visit: Visit) -> None:
    """The papers in order with what became of each, and the sums."""
    console = visit.console
    console.gap()
    entries = visit.session.answers.papers
    if not entries:
        console.say("screens.papers.none")
    for number, entry in enumerate(entries):
        settle(visit, number)
        console.tell(f"{number + 1} {name_of(entry)}: {what_it_is(visit, entry)}. {what_became(visit, number)}", hang=4)
    _show_sums(visit)


def _advise(visit: Visit) -> None:
    """What else belongs in the packet, and why."""
    console = visit.console
    console.gap()
    console.say("screens.papers.advised")
    for advice in advise(visit.session.case):
        mark = "[x]" if advice.state == "in" else "[ ]"
        state = console.words(f"screens.papers.advice.{advice.state}")
        reason = "" if advice.state == "in" else f" {advice.reason(console.language)}"
        console.tell(f"{mark} {advice.title(console.language)}: {state}.{reason}", hang=4)


def refused(visit: Visit) -> list[int]:
    """Numbers of the papers that cannot go in; waits for those that are still being opened."""
    for number in range(len(visit.session.answers.papers)):
        settle(visit, number)
    looks = [visit.look(number) for number in range(len(visit.session.answers.papers))]
    return [number for number, look in enumerate(looks) if look.refusal or look.fault]


def _show_sums(visit: Visit) -> None:
    from packet.fax.time import guess_seconds

    looks = [visit.look(number) for number in range(len(visit.session.answers.papers))]
    taken = [look.taken for look in looks if look.taken is not None]
    pages = sum(len(one.sources) for one in taken)
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


def _add(visit: Visit, text: str) -> bool:
    """Put files on the desk and ask what each one is. Nothing is added when one of them is not there: False."""
    console, session = visit.console, visit.session
    paths = typed_paths(text, Path.home())
    allowed = [real for path in paths if (real := visit.setup.policy.readable(path)) is not None]
    missing = next((path for path in paths if not path.is_file()), None)
    if len(allowed) < len(paths):
        console.say("screens.papers.not_allowed")
    elif not paths or missing is not None:
        console.say("screens.papers.not_found", name=missing.name if missing else text.strip())
    else:
        for path in allowed:
            _add_one(visit, PaperEntry(named_from(path, session.base)))
        return True
    return False


def _add_one(visit: Visit, entry: PaperEntry) -> None:
    visit.session.put_papers((*visit.session.answers.papers, entry))
    visit.papers_changed()
    ask_kind(visit, len(visit.session.answers.papers) - 1)
