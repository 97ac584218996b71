"""Lists in plain lines: all answers, all that is wrong or missing, what the rules say; a number leads to a question."""

from __future__ import annotations

from collections.abc import Sequence

from forms.answers import set_aside
from forms.finding import Finding
from forms.interview import BY_HAND, QUESTIONS, STEPS, asked
from forms.spoken import label
from forms.typed import Answers
from forms.visible import concealed, visible
from tui.flow import name_of, paper_of
from tui.plain.console import Console
from tui.plain.paper import lettered_name, ordered
from tui.plain.visit import Jump, Stop, Visit
from tui.session import Session
from tui.showing import (
    answer_in_words,
    asks,
    blank_words,
    citation_words,
    finding_words,
    problem_of_what,
    problem_words,
    step_name,
    verdict,
)


def tell_all(visit: Visit, findings: Sequence[Finding]) -> None:
    """Say findings; where each is from is said when it is asked for."""
    console = visit.console
    for finding in findings:
        console.gap()
        console.tell(finding_words(finding, console.language))
    if findings:
        visit.heard = list(findings)
        console.gap()
        console.say("plain.sources")


def tell_sources(visit: Visit) -> None:
    """Where each of the findings that were said last is from."""
    console = visit.console
    if not visit.heard:
        console.say("plain.no_sources")
    for finding in visit.heard:
        console.gap()
        console.tell(verdict(finding, console.language)[0])
        console.tell(citation_words(finding, console.language))


def show_answers(visit: Visit, stops: Sequence[Stop]) -> None:
    """Every answer in the order of the questions. A number changes one and comes back (raises `Jump`)."""
    console, session = visit.console, visit.session
    listed: list[Stop] = []
    for step in STEPS:
        keys = {question.key for question in asked(step, session.case, session.today)}
        if keys:
            console.gap()
            console.tell(step_name(step.id, session.case, console.language))
        for stop in stops:
            if stop.key in keys:
                listed.append(stop)
                asked_so = asks(stop.key, console.language, session.case.filing.filer)
                colon = "" if asked_so.endswith("?") else ":"
                answer = answer_in_words(QUESTIONS[stop.key], session, console.language)
                console.tell(f"{len(listed)} {asked_so}{colon} {answer}", hang=4)
    _show_papers(visit)
    _show_set_aside(visit, session.answers)
    number = _number(console, len(listed), "plain.change_number")
    if number:
        raise Jump(listed[number - 1], once=True)


def show_wrong(visit: Visit, stops: Sequence[Stop]) -> None:
    """Answers that cannot be understood, then blanks of questions that are not optional.

    A number leads to its question (raises `Jump`); an answer that no question asks can be taken out.
    """
    console, session = visit.console, visit.session
    listed: list[Stop | str] = []
    console.gap()
    for problem in session.understood()[1]:
        listed.append(_remedy(problem.key, stops, session))
        words = problem_words(problem, console.language)
        console.tell(f"{len(listed)} {problem_of_what(problem, session, console.language)}: {words}", hang=4)
    blanks = session.blanks()
    for stop in stops:
        if stop.key in blanks:
            listed.append(stop)
            console.tell(f"{len(listed)} {blank_words(stop.key, console.language, session.case.filing.filer)}", hang=4)
    if not listed:
        console.say("plain.nothing_wrong")
        return
    number = _number(console, len(listed), "plain.mend_number")
    match listed[number - 1] if number else None:
        case Stop() as stop:
            raise Jump(stop, once=True)
        case str() as key:
            _offer_out(visit, key)


def _show_papers(visit: Visit) -> None:
    console = visit.console
    console.gap()
    console.say("questions.step.papers")
    if not visit.session.answers.papers:
        console.say("screens.papers.none")
    entries = visit.session.answers.papers
    opened = all(look.settled for look in visit.keeper.looks())  # else the letters may still change
    for standing in ordered(visit):
        entry = entries[standing.number]
        name = lettered_name(visit, standing.number) if opened else name_of(entry)
        console.tell(f"- {name}" + (f": {visible(entry.title)}" if entry.title else ""), hang=2)


def _show_set_aside(visit: Visit, answers: Answers) -> None:
    aside = set_aside(answers)
    if aside:
        visit.console.gap()
        visit.console.say("plain.set_aside")
    for key in aside:
        typed = visible(answers.typed[key], lines=QUESTIONS[key].kind == "long")
        typed = concealed(typed) if QUESTIONS[key].kind == "secret" else typed
        visit.console.tell(f"- {visit.console.words(f'questions.{key}')}: {typed}", hang=2)


def _number(console: Console, last: int, prompt: str) -> int:
    """A number from 1 to `last` as chosen, or 0 to go back."""
    console.gap()
    console.say(prompt)
    while True:
        reply = console.line(prompt="plain.prompt.number")
        if not isinstance(reply, str) or not reply.strip():
            return 0
        number = reply.strip().rstrip(".)")
        if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= last:
            return int(number)
        console.say("plain.choose_number", last=last)


def _remedy(key: str, stops: Sequence[Stop], session: Session) -> Stop | str:
    """Where a problem is mended: at its question or the papers; of an answer that no question asks now, the key."""
    if paper_of(key) is not None:
        return _papers_stop(stops)
    open_now = {question.key for step in STEPS for question in asked(step, session.case, session.today)}
    return next((stop for stop in stops if stop.key == key and key in open_now), key)


def _offer_out(visit: Visit, key: str) -> None:
    """Take out an answer that no question asks now, after a plain yes, as the screens do: it hinders the packet."""
    console, session = visit.console, visit.session
    console.tell(label(key, console.language))
    console.say("plain.now", answer=session.typed(key).removesuffix("."))
    if console.agree("plain.by_hand" if key in BY_HAND else "screens.check.not_asked"):
        session.type(key, "")
        visit.save()


def _papers_stop(stops: Sequence[Stop]) -> Stop:
    return next(stop for stop in stops if stop.place.step == "papers")
