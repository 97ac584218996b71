"""The sentences that the screens and the plain lines share: facts, problems, findings, what to do with a packet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from forms.agencies import DMHC, Agency, help_center
from forms.case import Case, Fact
from forms.catalog import filing_for, is_first
from forms.dates import show_date
from forms.deadlines import dates
from forms.doors import doors
from forms.finding import Finding
from forms.interview import KINDS
from forms.problem import Problem
from forms.question import Question
from forms.spoken import days_left
from forms.spoken import label as fact_label
from forms.visible import concealed, visible
from forms.waiting import goes_now
from forms.words import Said, has, say, tell
from tui.flow import minutes, name_of, notes_of, paper_of
from tui.making import Made
from tui.paper_loader import Look
from tui.room import Room
from tui.session import Session

_KILO: Final = 1000
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_]|¿|¡)")


_VOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "patient": ("you",),
    "parent_or_guardian": ("child", "they"),
    "legal_representative": ("helper", "they"),
    "assistant": ("helper", "they"),
}
"""Who fills it in -> which words of a question are theirs, where it has such: a helper is not asked "do you have"."""


def asks(key: str, language: str, filer: str | None = None) -> str:
    """The words of a question, in the voice of who fills it in."""
    return say(_voiced(f"questions.{key}", language, filer), language)


def _voiced(key: str, language: str, filer: str | None) -> str:
    voices = (f"{key}.{voice}" for voice in _VOICES.get(filer or "", ()))
    return next((one for one in voices if has(one, language)), key)


def label(question: Question, language: str, filer: str | None = None) -> str:
    """The question's words; "(optional)" where it may stay blank."""
    words = asks(question.key, language, filer)
    return f"{words} {say('questions.optional', language)}" if question.optional else words


def page_title(page_id: str, case: Case, language: str) -> str:
    """What a page is about, in the voice of who fills it in: nobody is asked who the helper is when they are."""
    voiced = f"questions.page.{page_id}.{case.filing.filer}"
    return say(voiced if has(voiced, language) else f"questions.page.{page_id}", language)


def step_name(step_id: str, case: Case, language: str) -> str:
    """What a step is called by who fills it in: their own details are no helper's of theirs."""
    return say(_voiced(f"questions.step.{step_id}", language, case.filing.filer), language)


def brief(question: Question, language: str) -> str:
    """The question in a word or two, for the list of answers; the label where that is short enough."""
    return extra(question, "brief", language) or say(f"questions.{question.key}", language)


def option(question: Question, value: str, language: str) -> str:
    """The words of one choice."""
    return say(f"questions.{value}" if question.kind == "yes_no" else f"questions.{question.key}.{value}", language)


def extra(question: Question, what: str, language: str) -> str:
    """The question's "hint" or "help", "" when there is none."""
    key = f"questions.{question.key}.{what}"
    return say(key, language) if has(key, language) else ""


def fact_in_words(question: Question, fact: Fact, language: str) -> str:
    """What was understood, "" for a blank."""
    match fact:
        case None:
            return ""
        case bool():
            return say("questions.yes" if fact else "questions.no", language)
        case dt.date():
            return show_date(fact, language, weekday=True)
        case str() if question.kind == "choice":
            return option(question, fact, language)
        case str():
            return fact


def understood(question: Question, case: Case, typed: str, language: str) -> str:
    """The meaning of what was typed, where it is not the same letters; "" otherwise."""
    if question.kind not in ("date", "phone", "zip", "state"):
        return ""
    words = fact_in_words(question, case.value(question.key), language)
    return "" if words == typed.strip() else words


def offered_answer(question: Question, typed: str, language: str) -> str:
    """An answer that is likely: the language that the screens run in, for the one that is spoken most."""
    return "" if typed else extra(question, "offer", language)


def answer_in_words(question: Question, session: Session, language: str) -> Said:
    """The answer as understood, else as typed, else that there is none; only a long one has several lines."""
    words = fact_in_words(question, session.case.value(question.key), language) or session.typed(question.key)
    words = concealed(words) if question.kind == "secret" else words
    return Said(visible(words or say("questions.not_provided", language), lines=question.kind == "long"))


# What is wrong or missing


def problem_words(problem: Problem, language: str) -> str:
    """What is wrong and what to do, never what was typed. An example of a date fits what is asked."""
    key = f"problems.{problem.code}"
    recent = f"{key}.recent"
    if KINDS.get(problem.key) == "date" and problem.key != "date_of_birth" and has(recent, language):
        key = recent
    return tell(key, language, **problem.params)


def problem_of_what(problem: Problem, session: Session, language: str) -> str:
    """What the person calls it: the question, the line to write by hand, the file of the paper; "" for neither."""
    number = paper_of(problem.key)
    if number is not None:
        return name_of(session.answers.papers[number])
    return visible(fact_label(problem.key, language)) if problem.key in KINDS else ""


def blank_words(key: str, language: str, filer: str | None = None) -> str:
    """What to do about a question that has no answer yet, in the voice of who fills it in."""
    words = left_to_do(key, language, filer)
    return words if has(f"problems.enter.{key}", language) else say("problems.enter", language, label=words)


def left_to_do(key: str, language: str, filer: str | None = None) -> str:
    """The same under a heading that says already that it is missing: what to enter, or the question alone."""
    wanted = f"problems.enter.{key}"
    return say(_voiced(wanted, language, filer), language) if has(wanted, language) else asks(key, language, filer)


# What the rules say


def finding_words(finding: Finding, language: str) -> str:
    """A finding with how much it weighs, without its source."""
    level = "now" if finding.at_once else finding.level
    return f"{say(f'screens.level.{level}', language)}: {finding.message(language)}"


def verdict(finding: Finding, language: str) -> tuple[str, str]:
    """What a finding comes to, its first sentence, and the rest."""
    first, *rest = _SENTENCE.split(finding.message(language), maxsplit=1)
    return first, rest[0] if rest else ""


def citation_words(finding: Finding, language: str, *, short: bool = False) -> str:
    """The law, or what stands for it, and where it was read; `short` leaves out how a web address begins."""
    source = finding.citation.source
    return f"{finding.citation.line(language)}\n{source.removeprefix('https://') if short else source}"


# Cases and packets


def official_question(session: Session, language: str) -> str:
    """Where the agency's PDFs lie that the case names outside of its folder, and that they are not used yet; "" when
    there are none."""
    if not session.official_asked:
        return ""
    return tell("screens.check.official.elsewhere", language, place=places_asked(session))


def places_asked(session: Session) -> str:
    """Where these files really are, whatever links say."""
    return ", ".join(str(path.resolve()) for path in session.official_asked)


@dataclass(frozen=True)
class ToDo:
    """One thing to do with a packet, the parts that it has, and what to beware of."""

    words: str
    parts: Sequence[str] = ()
    warnings: Sequence[str] = ()


def to_do(made: Made, language: str, agency: Agency = DMHC) -> list[ToDo]:
    """What to do with the packet, in order: print, sign, fax, read what comes next, keep, wait.

    What is not signed yet is no fax: then the pages that were signed on paper are what is sent, not the fax edition.
    """
    pending = [one for one in made.facts.get("signatures", []) if not one.get("signed")]
    print_it = ToDo(say("screens.done.paper", language, pages=made.facts["packet"]["pages"]))
    signing = [ToDo(_sign_words(signature, language)) for signature in pending]
    editions = (made.facts.get("fax") or {}).get("parts", [])
    parts = [_part_words(part, language) for part in editions]
    if pending and editions:
        files = ", ".join(part["file"] for part in editions)
        parts = [tell("screens.done.unsigned", language, files=files)]
    way = "fax" if agency.fax else "mail"
    fax = ToDo(say(f"screens.done.{way}", language, fax=agency.fax), parts, made.fax.get(language, []))
    if made.packet.with_name("mail.pdf").is_file():
        fax = ToDo(say("screens.done.by_mail", language))
    check = [ToDo(say("screens.done.check", language, phone=agency.phone))] if agency.check else []
    wait, phone = ("wait", agency.phone) if agency.phone else ("wait_plan", help_center().phone)
    rest = [ToDo(say(f"screens.done.{key}", language, phone=phone)) for key in ("read", "keep", wait)]
    return [print_it, *signing, *check, fax, *rest]


def _sign_words(signature: dict[str, Any], language: str) -> str:
    who = say(f"screens.done.who.{signature['who']}", language)
    return say("screens.done.sign", language, who=who, page=signature["page"])


def _part_words(part: dict[str, Any], language: str) -> str:
    long = minutes_words(minutes(part["seconds_14400"]), language)
    return tell("screens.done.part", language, file=part["file"], pages=part["pages"], minutes=long)


def minutes_words(count: int, language: str) -> str:
    """So many minutes."""
    return say("screens.minutes.one" if count == 1 else "screens.minutes", language, minutes=count)


def room_words(found: Room, language: str) -> str:
    """How much of a long answer fits the form; "" while it is not half full: nobody who has begun needs to count."""
    if found.typed * 2 < found.about:
        return ""
    return say("screens.room.over" if found.over else "screens.room", language, typed=found.typed, about=found.about)


def send_by(session: Session, language: str) -> str:
    """By when to send it: at once, by the safest day, or that this day has passed; "" when no day is known."""
    if is_first(filing_for(session.case)) and goes_now(session.case):
        return say("screens.done.now", language, phone=help_center().phone)
    safest = _last_day(session)
    if safest is None:
        return ""
    key = "deadline" if safest >= session.today else "passed"
    return say(
        f"screens.done.{key}",
        language,
        day=show_date(safest, language),
        left=days_left(safest, session.today, language),
    )


def _last_day(session: Session) -> dt.date | None:
    """The safest day for DMHC; for another filing the last one that is known."""
    filing = filing_for(session.case)
    if is_first(filing):
        return dates(session.case, session.today).safest_deadline
    return next((way.until for way in doors(session.case, session.today) if way.filing == filing.id), None)


# Papers


def short_state(look: Look, language: str) -> str:
    """Opened, being opened, or refused, in a few words."""
    match look:
        case Look(taken=taken) if taken:
            words = say("screens.papers.in", language, pages=len(taken.sources))
            notes = notes_of(look)
            return f"{words}, {say('screens.papers.notes', language, count=notes)}" if notes else words
        case Look(refusal=refusal) if refusal:
            return say("screens.papers.refused", language)
        case Look(fault=fault) if fault:
            return say("screens.papers.refused", language)
        case Look(done=done, of=of) if of:
            return say("screens.papers.opening_page", language, done=done, of=of)
    return say("screens.papers.opening", language)


def size_words(path: Path, language: str) -> str:
    """How large a file is, "" where that cannot be told."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        return ""
    return tell("screens.papers.size", language, size=max(1, round(size / _KILO))) + " "


def file_line(path: Path, language: str) -> str:
    """A file in a list: its name, how large it is, when it was written."""
    try:
        day = show_date(dt.date.fromtimestamp(path.stat().st_mtime), language)
    except (OSError, ValueError, OverflowError):
        day = ""
    return tell("screens.folder.file", language, name=visible(path.name), size=size_words(path, language), day=day)
