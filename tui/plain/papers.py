"""The papers in plain lines: add by path, see what became of each, how many pages and minutes, and what is advised."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from forms.checklist import advise
from forms.dates import plain
from forms.words import LANGUAGES, say
from tui.flow import NotFound, fate, fetch, named_files, sums
from tui.plain.doctor_page import make_page, tell_pages
from tui.plain.folder import pick
from tui.plain.paper import ask_kind, change_paper, line_of, ordered, settle_all
from tui.plain.questions import Move
from tui.plain.said import settle_readings
from tui.plain.signs import Sign
from tui.plain.visit import Visit
from tui.showing import minutes_words


def papers(visit: Visit) -> Move:
    """The step: a path adds papers, a number opens one, a word looks in folders, Enter goes on."""
    console = visit.console
    visit.papers_changed()
    console.gap()
    console.say("screens.papers.about")
    show_papers(visit)
    _advise(visit)
    tell_pages(visit)
    while True:
        console.gap()
        console.say("plain.papers.prompt")
        reply = console.line(console.words("screens.papers.help"), "plain.prompt.path")
        match reply:
            case Sign.BACK:
                return "back"
            case Sign.SKIP | Sign.CLEAR:
                return _on(visit)
            case str() if not reply.strip():
                return _on(visit)
            case str():
                _do(visit, reply)


def _on(visit: Visit) -> Move:
    settle_readings(visit)
    return "next"


def _do(visit: Visit, reply: str) -> None:
    place = _number(reply, len(visit.session.answers.papers))
    if place is not None:
        change_paper(visit, ordered(visit)[place].number)
        show_papers(visit)
    elif plain(reply) in _words_for("plain.papers.by_kind.word"):
        visit.session.order_papers("kind")
        visit.papers_changed()
        show_papers(visit)
    elif plain(reply) in _words_for("plain.papers.doctor.word"):
        make_page(visit)
    elif plain(reply) in _words_for("plain.papers.look.word"):
        chosen = pick(visit.console, visit.setup.policy)
        if chosen and _add(visit, chosen):
            show_papers(visit)
    else:
        try:
            paths = named_files(reply, Path.home())
        except NotFound as error:
            visit.console.tell(error.message(visit.console.language))
        else:
            if _add(visit, paths):
                show_papers(visit)


@cache
def _words_for(key: str) -> frozenset[str]:
    """The word that asks for it, in every language."""
    return frozenset(plain(say(key, language)) for language in LANGUAGES)


def show_papers(visit: Visit) -> None:
    """The papers in the order of the packet with what became of each, and the sums."""
    console = visit.console
    console.gap()
    entries = visit.session.answers.papers
    if not entries:
        console.say("screens.papers.none")
    settle_all(visit)
    for standing in ordered(visit):
        console.tell(line_of(visit, standing.number), hang=4)
    if visit.session.answers.papers_order == "listed":
        console.say("plain.papers.by_kind", word=console.words("plain.papers.by_kind.word"))
    _show_sums(visit)


def _advise(visit: Visit) -> None:
    """What else belongs in the packet, and why."""
    console = visit.console
    console.gap()
    console.say("screens.papers.advised")
    for advice in advise(visit.session.case, [fate(look) for look in visit.keeper.looks()]):
        state = console.words(f"screens.papers.advice.{advice.state}")
        reason = "" if advice.state == "in" else f" {advice.reason(console.language)}"
        console.tell(f"- {advice.title(console.language)}: {state}.{reason}", hang=2)


def _show_sums(visit: Visit) -> None:
    limit = visit.setup.policy.max_pages
    come_to = sums(visit.keeper.looks(), limit)
    if come_to.pages:
        long = minutes_words(come_to.fax_minutes, visit.console.language)
        visit.console.say("screens.papers.budget", pages=come_to.pages, minutes=long)
    if come_to.over:
        visit.console.say("screens.papers.too_many", limit=limit)


def _number(text: str, last: int) -> int | None:
    number = text.strip().rstrip(".)")
    return int(number) - 1 if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= last else None


def _add(visit: Visit, paths: list[Path]) -> bool:
    """Add files to the papers and ask what each one is; say which cannot be had. False when nothing was added."""
    fetched = fetch(paths, visit.setup.policy, visit.setup.runtime / "inbox")
    for fault in fetched.faults:
        visit.console.tell(fault.message(visit.console.language))
    if not fetched.files:
        return False
    added = visit.keeper.add_papers(fetched.files)
    visit.papers_changed()
    for number in added:
        ask_kind(visit, number, again=number > added.start)
    return True
