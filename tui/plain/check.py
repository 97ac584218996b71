"""Check and finish in plain lines: what is wrong, what the rules say with its source, the order to make the packet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.paste import one_line_of_paths
from tui.paths import typed_paths
from tui.plain.findings import finding_words, tell_finding
from tui.plain.lists import show_answers, show_wrong
from tui.plain.packet import make
from tui.plain.paper import name_of, why_refused
from tui.plain.papers import pages_of_papers, refused
from tui.plain.questions import Move
from tui.plain.signs import Sign
from tui.plain.visit import Jump, Stop, Visit


def check(visit: Visit, stops: Sequence[Stop]) -> Move:
    """The last step. Leaves by `Jump` or `Leave`, or back with "<"; making the packet comes back here."""
    console = visit.console
    visit.save()
    visit.loader.show(visit.session.case.papers)
    tell_findings(visit, again=False)
    _tell_refused(visit)
    while True:
        console.gap()
        console.say("plain.check.prompt")
        match console.choose(_options(visit), help=console.words("plain.check.help")):
            case Sign.BACK:
                return "back"
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
                visit.wants_fax = not visit.wants_fax
            case "ask_again":
                visit.session.accepted = frozenset()
            case "official":
                _official(visit)


def _options(visit: Visit) -> list[tuple[str, str]]:
    console = visit.console
    fax = console.words("questions.yes" if visit.wants_fax else "questions.no")
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
    if not visit.setup.policy.kiosk:
        names = ", ".join(path.name for path in visit.session.official)
        chosen = console.words("screens.check.official.chosen", name=names) if names else ""
        options.append(("official", chosen or console.words("screens.check.official")))
    return options


def tell_findings(visit: Visit, *, again: bool) -> None:
    """The findings with their law, where that was read and when; without `again` only what was not told here yet."""
    console = visit.console
    new = [finding for finding in visit.session.findings() if again or finding not in visit.read]
    visit.read = visit.session.findings()
    if new:
        console.gap()
        console.say("screens.check.findings")
    for finding in new:
        console.gap()
        tell_finding(console, finding)


def _tell_refused(visit: Visit) -> None:
    for number in refused(visit):
        visit.console.gap()
        visit.console.tell(why_refused(visit, number))


def _may_make(visit: Visit, stops: Sequence[Stop]) -> bool:
    """Whether nothing hinders the packet: no unclear answer, and a plain yes to each stop and each paper left out."""
    console, session = visit.console, visit.session
    if session.understood()[1]:
        console.say("screens.check.why.problems")
        show_wrong(visit, stops)
        return False
    for finding in session.findings():
        if finding.level == "stop" and finding.id not in session.accepted:
            console.gap()
            console.tell(finding_words(console, finding))
            if not console.agree("screens.check.accept"):
                return False
            session.accepted |= {finding.id}
    for number in refused(visit):
        name = name_of(session.answers.papers[number])
        if f"paper:{name}" not in session.accepted:
            console.gap()
            console.tell(why_refused(visit, number))
            if not console.agree("plain.check.leave_out", name=name):
                return False
            session.accepted |= {f"paper:{name}"}
    limit = visit.setup.policy.max_pages
    if limit and pages_of_papers(visit) > limit:
        console.say("screens.papers.too_many", limit=limit)
        return False
    return True


def _official(visit: Visit) -> None:
    """The agency's own PDF instead of the program's form; a minus sign takes it away again."""
    console = visit.console
    console.say("plain.check.official")
    reply = console.line(prompt="plain.prompt.path")
    if reply is Sign.CLEAR:
        visit.session.official = ()
        visit.save()
    elif isinstance(reply, str) and reply.strip():
        paths = typed_paths(one_line_of_paths(reply), Path.home())
        missing = next((path for path in paths if not path.is_file()), None)
        if missing is not None:
            console.say("screens.papers.not_found", name=missing.name)
        else:
            visit.session.official = tuple(path.absolute() for path in paths)
            visit.save()
