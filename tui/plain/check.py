"""Check and finish in plain lines: what is wrong, what the rules say with its source, the order to make the packet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.flow import Hindrance, hindrance, refused, why_out
from tui.form_paper import brief_words
from tui.plain.door import choose_door, door_words, tell_open
from tui.plain.form_paper import form_paper, tell_paper
from tui.plain.lists import show_answers, show_wrong, tell_all
from tui.plain.packet import make
from tui.plain.paper import settle_all
from tui.plain.questions import Move
from tui.plain.said import tell_differing
from tui.plain.signs import Sign
from tui.plain.visit import Jump, Stop, Visit
from tui.showing import finding_words, official_question, places_asked


def check(visit: Visit, stops: Sequence[Stop]) -> Move:
    """The last step. Leaves by `Jump` or `Leave`, or back with "<"; making the packet comes back here."""
    console = visit.console
    visit.save()
    visit.keeper.open_papers()
    tell_findings(visit, again=False)
    _tell_refused(visit)
    tell_differing(visit)
    if visit.keeper.news_of_paper():
        tell_paper(visit)
    tell_open(visit)
    while True:
        console.gap()
        console.say("plain.check.prompt")
        chosen = console.choose(_options(visit), help=console.words("plain.check.help"))
        if chosen is Sign.BACK:
            return "back"
        _do(visit, stops, chosen)


def _do(visit: Visit, stops: Sequence[Stop], chosen: object) -> None:
    """What one of `_options` does."""
    match chosen:
        case "make":
            if _may_make(visit, stops):
                make(visit)
        case "answers":
            show_answers(visit, stops)
        case "wrong":
            show_wrong(visit, stops)
        case "findings":
            tell_findings(visit, again=True)
        case "papers":
            raise Jump(next(stop for stop in stops if stop.place.step == "papers"), once=True)
        case "fax":
            visit.keeper.wants_fax = not visit.keeper.wants_fax
        case "ask_again":
            visit.session.accepted = frozenset()
        case "form-paper":
            form_paper(visit)
        case "door":
            choose_door(visit)
            tell_findings(visit, again=False)
        case "official":
            _allow_official(visit)


def _options(visit: Visit) -> list[tuple[str, str]]:
    console = visit.console
    fax = console.words("questions.yes" if visit.keeper.wants_fax else "questions.no")
    options = [
        ("make", console.words("screens.check.button")),
        ("answers", console.words("plain.check.answers")),
        ("wrong", console.words("plain.check.wrong")),
        ("findings", console.words("plain.check.findings")),
        ("papers", console.words("plain.check.papers")),
        ("fax", f"{console.words('screens.check.fax')}: {fax}"),
    ]
    if visit.session.accepted:
        options.append(("ask_again", console.words("plain.check.ask_again")))
    paper = brief_words(visit.session, visit.keeper.shelf.shelf(), console.language)
    options.append(("form-paper", console.words("screens.form.link", paper=paper)))
    options.append(("door", door_words(visit)))
    if asked := official_question(visit.session, console.language):
        options.append(("official", asked))
    return options


def tell_findings(visit: Visit, *, again: bool) -> None:
    """The findings; without `again` only what was not told here yet."""
    console = visit.console
    new = [finding for finding in visit.session.findings() if again or finding not in visit.read]
    visit.read = visit.session.findings()
    if new:
        console.gap()
        console.say("screens.check.findings")
    tell_all(visit, new)


def _tell_refused(visit: Visit) -> None:
    for number in _refused(visit):
        visit.console.gap()
        visit.console.tell(why_out(visit.keeper.look(number), visit.console.language))


def _refused(visit: Visit) -> list[int]:
    """Numbers of the papers that cannot go in; waits for those that are still being opened."""
    settle_all(visit)
    return refused(visit.keeper.looks())


def _may_make(visit: Visit, stops: Sequence[Stop]) -> bool:
    """Whether nothing hinders the packet: no unclear answer, and a plain yes to each stop and each paper left out."""
    console, session, limit = visit.console, visit.session, visit.setup.policy.max_pages
    settle_all(visit)
    while found := hindrance(session, visit.keeper.looks(), limit):
        if found.why == "problems":
            console.say("screens.check.why.problems")
            show_wrong(visit, stops)
            return False
        if found.why == "pages":
            console.say("screens.papers.too_many", limit=limit)
            return False
        if not _agrees(visit, found):
            return False
        session.accepted |= {found.accept}
    return True


def _agrees(visit: Visit, found: Hindrance) -> bool:
    """Tell a stop, or why a paper cannot go in, and ask for a plain yes to go on all the same."""
    console = visit.console
    console.gap()
    if found.why == "stop":
        console.tell(finding_words(visit.session.findings()[found.number], console.language))
        tell_open(visit)
        return console.agree("screens.check.accept")
    console.tell(why_out(visit.keeper.look(found.number), console.language))
    name = Path(visit.session.answers.papers[found.number].file).name
    return console.agree("plain.check.leave_out", name=name)


def _allow_official(visit: Visit) -> None:
    """The agency's PDFs that the case names outside of its folder, after a plain yes."""
    if visit.console.agree("screens.check.official.elsewhere", place=places_asked(visit.session)):
        visit.keeper.allow_official()
        visit.save()
