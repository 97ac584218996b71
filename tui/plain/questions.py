"""One question in plain lines: said, answered, understood or asked again. Dispatches on the kind of the question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

from forms.agencies import help_center
from forms.interview import QUESTIONS
from forms.plans import suggestions
from forms.problem import Problem
from forms.question import Question
from forms.words import Said, has
from tui.flow import complete_date, fill_from_zip
from tui.paste import one_line
from tui.plain.console import Console, Ended, Reply
from tui.plain.draft import Draft
from tui.plain.said import taken, tell_said
from tui.plain.signs import Sign, sign_of
from tui.plain.visit import Visit
from tui.showing import answer_in_words, label, offered_answer, problem_words, room_words, understood

Move = Literal["next", "back"]
END_OF_TEXT = "."
_LONG: Final = 200
"""Characters of an answer that is read out whole before its question is asked again."""
_CHOSEN: Final = frozenset({"yes_no", "tick", "choice"})
"""Kinds that are chosen by a number: half of one means nothing."""
_NARROW: Final = frozenset({"yes_no", "tick", "choice", "date", "phone", "zip", "state"})
"""Kinds whose answers are no words of ours: there the word of a sign needs no slash."""


def ask(visit: Visit, key: str) -> Move:
    """Ask until the answer is understood, kept as it is, or left. Every answer is saved before the next line."""
    question = QUESTIONS[key]
    _introduce(visit, question)
    while True:
        move = _answer(visit, question)
        if move is not None:
            return move
        complete_date(visit.session, key)
        visit.save()
        problem = problem_of(visit, key)
        if problem is None:
            _after(visit, question)
            return "next"
        console = visit.console
        console.say("plain.mend", words=problem_words(problem, console.language))
        console.tell(label(question, console.language, visit.session.case.filing.filer))
        _tell_now(visit, question)


def problem_of(visit: Visit, key: str) -> Problem | None:
    """What cannot be understood in the answer to this question."""
    return next((problem for problem in visit.session.understood()[1] if problem.key == key), None)


def _introduce(visit: Visit, question: Question) -> None:
    console = visit.console
    console.gap()
    console.tell(label(question, console.language, visit.session.case.filing.filer))
    if has(f"questions.{question.key}.hint", console.language):
        console.say(f"questions.{question.key}.hint")
    if offer := offered_answer(question, visit.session.typed(question.key), console.language):
        console.say("plain.offer", answer=offer)
    tell_said(visit, question)
    if visit.session.typed(question.key):
        _tell_now(visit, question)
        problem = problem_of(visit, question.key)
        if problem:
            console.say("plain.mend", words=problem_words(problem, console.language))


def _tell_now(visit: Visit, question: Question) -> None:
    """The answer there is; of a long one its beginning, for it is read out each time."""
    answer = answer_in_words(question, visit.session, visit.console.language)
    if len(answer) > _LONG:
        beginning = Said(answer[:_LONG].rpartition(" ")[0] or answer[:_LONG])
        visit.console.say("plain.now_long", count=len(answer), beginning=beginning)
    else:
        visit.console.say("plain.now", answer=Said(answer.removesuffix(".")))


def help_words(question: Question, console: Console) -> str:
    """The long help of a question, and the Help Center's number."""
    center = console.words("questions.help_center", phone=help_center().phone, tdd=help_center().tdd)
    return f"{console.words(f'questions.{question.key}.help')}\n{center}"


def _answer(visit: Visit, question: Question) -> Move | None:
    """Take one answer into the session. None: something was typed and must be looked at."""
    console, session = visit.console, visit.session
    before = session.typed(question.key)
    try:
        with _drafted(visit, question, before) as draft:
            reply = _reply(visit, question, draft)
            if question.kind == "long" and isinstance(reply, str) and reply:
                reply = taken(visit, question, reply) or _whole(console, reply, draft) or Sign.SKIP
    except Ended as end:
        _keep_half(visit, question, before, end.half)
        raise
    match reply:
        case Sign.BACK:
            return "back"
        case Sign.SKIP | "":
            return "next"
        case Sign.CLEAR:
            session.type(question.key, "")
            visit.save()
            console.say("plain.cleared")
            return "next"
        case str() if question.kind == "long":
            session.type(question.key, reply)
        case str():
            session.type(question.key, "" if question.kind == "tick" and reply == "no" else reply.strip())
    return None


@contextmanager
def _drafted(visit: Visit, question: Question, before: str) -> Iterator[Draft | None]:
    """A draft of the answer while it is typed; gone when it is whole. A kiosk keeps nothing anyway."""
    if question.kind in _CHOSEN or question.kind == "secret" or visit.keeper.file is None:
        yield None
        return
    draft = Draft(
        visit.setup.steady,
        lambda half: _keep_now(visit, question, before, half),
        lambda: visit.session.type(question.key, before),
    )
    yield draft
    draft.withdraw()


def _keep_now(visit: Visit, question: Question, before: str, half: str) -> None:
    """Onto the disk without a word, for the person is typing; what hinders it is said with the whole answer."""
    _keep_half(visit, question, before, half)
    visit.session.flush()


def _keep_half(visit: Visit, question: Question, before: str, half: str) -> None:
    """Half an answer is better than none, but not better than a whole one given before; of a long text both stay."""
    long = question.kind == "long"
    text = _without_end(half) if long else half.strip()
    if question.kind in _CHOSEN or sign_of(text, free=question.kind not in _NARROW):
        text = ""
    if before and not (long and text):
        text = before
    elif before:
        text = f"{text}\n\n{before}"
    visit.session.type(question.key, text)


def _reply(visit: Visit, question: Question, draft: Draft | None) -> Reply:
    console, session = visit.console, visit.session
    help = help_words(question, console)
    match question.kind:
        case "yes_no" | "tick":
            options = [("yes", console.words("questions.yes")), ("no", console.words("questions.no"))]
            return console.choose(options, session.typed(question.key), help)
        case "choice":
            options = [(value, console.words(f"questions.{question.key}.{value}")) for value in question.choices]
            return console.choose(options, session.typed(question.key), help)
        case "long":
            console.say("plain.long")
            return console.line(help, free=True, draft=draft)
    hidden = question.kind == "secret"
    reply = console.line(help, free=question.kind not in _NARROW, draft=draft, hidden=hidden)
    if isinstance(reply, str) and reply.strip().rstrip(".)") == "1":
        reply = offered_answer(question, session.typed(question.key), console.language) or reply
    if isinstance(reply, str):
        reply = taken(visit, question, reply) or reply
    return _one_line(console, reply) if isinstance(reply, str) else reply


def _one_line(console: Console, typed: str) -> str:
    """A paste of several lines as one answer; a word that is a sign elsewhere is pointed out."""
    if "\n" in typed.strip():
        typed = one_line(typed)
        console.say("plain.pasted", answer=typed)
    elif sign_of(typed, free=False):
        console.say("plain.word_taken", word=typed.strip())
    return typed


def _whole(console: Console, first: str, draft: Draft | None) -> str:
    """Lines until an empty one or a single dot, as one text. If the input ends in the middle, what came goes along.

    Lines that came together, as a paste does, are all of the text, the empty ones too.
    """
    lines = [first]
    try:
        while not _closed(lines[-1]):
            if draft is not None:
                draft.line_done(lines[-1])
            lines.append(console.raw_line(draft))
    except Ended as end:
        end.half = "\n".join([*lines, end.half])
        raise
    return _without_end("\n".join(lines))


def _closed(block: str) -> bool:
    """Whether this was the end of the text: an empty line or a dot, typed or as the last line of a paste."""
    lines = block.rstrip(" \t").split("\n")
    return lines[-1].strip() == END_OF_TEXT or not block.strip()


def _without_end(text: str) -> str:
    """A long text without the dot or the empty lines that ended it."""
    text = text.rstrip()
    if text == END_OF_TEXT or text.endswith(f"\n{END_OF_TEXT}"):
        text = text.removesuffix(END_OF_TEXT).rstrip()
    return text


def _after(visit: Visit, question: Question) -> None:
    """What follows an answer that was understood: its meaning, proposals, and how much of it fits the form."""
    console, session = visit.console, visit.session
    meaning = understood(question, session.case, session.typed(question.key), console.language)
    if meaning:
        console.say("screens.understood", words=meaning)
    if question.kind == "zip":
        _propose_place(visit, question)
    if question.kind == "plan":
        _propose_plan(visit, question)
    if question.kind == "long":
        _say_room(visit, question)


def _propose_place(visit: Visit, question: Question) -> None:
    found = fill_from_zip(visit.session, question.key)
    if found is not None:
        visit.save()
        visit.console.say("plain.from_zip", city=found.city, state=found.state)


def _propose_plan(visit: Visit, question: Question) -> None:
    typed = visit.session.typed(question.key)
    names = [name for name in suggestions(typed) if name != typed]
    if not names or typed in suggestions(typed):
        return
    visit.console.say("plain.plans")
    reply = visit.console.choose([(name, name) for name in names])
    if isinstance(reply, str) and reply:
        visit.session.type(question.key, reply)
        visit.save()


def _say_room(visit: Visit, question: Question) -> None:
    from tui.room import room

    found = room(question.key, visit.session.typed(question.key), visit.session.answers.form_language)
    if found is not None and (words := room_words(found, visit.console.language)):
        visit.console.tell(words)
