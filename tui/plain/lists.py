"""All answers, and all that is wrong or missing, as numbered lines; a number leads to the question and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from forms.answers import set_aside
from forms.interview import QUESTIONS, STEPS, asked
from forms.typed import Answers
from forms.words import has
from tui.plain.console import Console
from tui.plain.questions import problem_words, shown
from tui.plain.visit import Jump, Stop, Visit


def show_answers(visit: Visit, stops: Sequence[Stop]) -> None:
    """Every answer in the order of the questions. A number changes one and comes back (raises `Jump`)."""
    console, session = visit.console, visit.session
    listed: list[Stop] = []
    for step in STEPS:
        keys = {question.key for question in asked(step, session.case, session.today)}
        if keys:
            console.gap()
            console.say(f"questions.step.{step.id}")
        for stop in stops:
            if stop.key in keys:
                listed.append(stop)
                label = console.words(f"questions.{stop.key}")
                colon = "" if label.endswith("?") else ":"
                console.tell(f"{len(listed)} {label}{colon} {shown(visit, QUESTIONS[stop.key])}", hang=4)
    _show_papers(visit)
    _show_set_aside(visit, session.answers)
    _pick(visit, listed, "plain.change_number")


def show_wrong(visit: Visit, stops: Sequence[Stop]) -> None:
    """Answers that cannot be understood, then blanks of questions that are not optional. A number leads there."""
    console, session = visit.console, visit.session
    listed: list[Stop] = []
    console.gap()
    for problem in session.understood()[1]:
        stop = next((stop for stop in stops if stop.key == problem.key), None) or _papers_stop(stops)
        listed.append(stop)
        about = (
            console.words(f"questions.{problem.key}") if problem.key in QUESTIONS else _paper_name(visit, problem.key)
        )
        console.tell(f"{len(listed)} {about}: {problem_words(problem, console.language)}", hang=4)
    blanks = session.blanks()
    for stop in stops:
        if stop.key in blanks:
            listed.append(stop)
            console.tell(f"{len(listed)} {blank_words(console, stop.key)}", hang=4)
    if not listed:
        console.say("plain.nothing_wrong")
        return
    _pick(visit, listed, "plain.mend_number")


def blank_words(console: Console, key: str) -> str:
    """What to do about a question that has no answer yet."""
    if has(f"problems.enter.{key}", console.language):
        return console.words(f"problems.enter.{key}")
    return console.words("problems.enter", label=console.words(f"questions.{key}"))


def _show_papers(visit: Visit) -> None:
    console = visit.console
    console.gap()
    console.say("questions.step.papers")
    if not visit.session.answers.papers:
        console.say("screens.papers.none")
    for entry in visit.session.answers.papers:
        console.tell(f"- {Path(entry.file).name}" + (f": {entry.title}" if entry.title else ""), hang=2)


def _show_set_aside(visit: Visit, answers: Answers) -> None:
    aside = set_aside(answers)
    if aside:
        visit.console.gap()
        visit.console.say("plain.set_aside")
    for key in aside:
        visit.console.tell(f"- {visit.console.words(f'questions.{key}')}: {answers.typed[key]}", hang=2)


def _pick(visit: Visit, listed: Sequence[Stop], prompt: str) -> None:
    console = visit.console
    console.gap()
    console.say(prompt)
    while True:
        reply = console.line(prompt="plain.prompt.number")
        if not isinstance(reply, str) or not reply.strip():
            return
        number = reply.strip().rstrip(".)")
        if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= len(listed):
            raise Jump(listed[int(number) - 1], once=True)
        console.say("plain.choose_number", last=len(listed))


def _papers_stop(stops: Sequence[Stop]) -> Stop:
    return next(stop for stop in stops if stop.place.step == "papers")


def _paper_name(visit: Visit, key: str) -> str:
    """The file's name of the paper that a problem's key "papers.N…" names; an unknown key is its own name."""
    part, _, rest = key.partition(".")
    number = rest.partition(".")[0]
    return Path(visit.session.answers.papers[int(number)].file).name if part == "papers" else key
