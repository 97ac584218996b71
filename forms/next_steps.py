"""What to do with the finished packet and what to expect, as sections of lines: the words of next-steps.pdf. Pure.

Every time is a range where the sources differ, and says the year of its source. Nothing here is a promise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from forms.agencies import DMHC, FIGURES, HEARINGS, contacts
from forms.case import Case
from forms.catalog import filing_for
from forms.dates import show_date
from forms.deadlines import (
    COMPLAINT_DAYS,
    DECISION_DAYS,
    DECISION_DAYS_URGENT,
    QUALIFY_DAYS,
    QUALIFY_DAYS_URGENT,
    add_days,
    dates,
    hearing_by,
    is_cancelled,
    is_urgent,
    only_cancelled,
)
from forms.form_spec import Signer
from forms.law import READ_ON
from forms.sheet import FormId
from forms.spoken import day_range, days_left
from forms.triage import has_medi_cal_plan
from forms.waiting import at_once, goes_now
from forms.words import say

PHONES: Final = (DMHC.phone, HEARINGS.phone)
"""With what a line begins that is a phone alone."""
LineKind = Literal["text", "tick", "strong", "address", "blank"]


@dataclass(frozen=True)
class SignHere:
    """A signature line of the finished packet: `page` counts from 1."""

    who: Signer
    form: FormId
    page: int


@dataclass(frozen=True)
class NextFacts:
    """What the page must know of the finished packet. `fax_parts` is 0 when no fax edition was made."""

    packet_id: str
    pages: int
    signatures: tuple[SignHere, ...] = ()
    fax_parts: int = 0


@dataclass(frozen=True)
class StepLine:
    """One paragraph. "tick" has a square to tick, "strong" is large, "blank" ends in a line to write on."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[StepLine, ...]


def sections(case: Case, today: dt.date, facts: NextFacts) -> tuple[Section, ...]:
    """The page in the case's language, as if the packet were sent on `today`."""
    language = case.language
    now = list(_now(case, language))
    parts: list[tuple[str, Iterable[StepLine]]] = [("now", now)] if now else []
    parts += [
        ("sign", _sign(facts, language)),
        ("send", _send(case, today, facts, language)),
        ("proof", _proof(facts, language)),
        ("next", _expect(case, today, language)),
        ("new", [_say("text", "new.send", language)]),
        ("yes", _in_favour(case, language)),
        ("no", [_say("text", "no.help", language)]),
    ]
    if has_medi_cal_plan(case) and case.plan.filed_state_hearing is not True:
        parts.append(("hearing", _hearing(case, today, language)))
    parts.append(("questions", [_say("text", "questions.call", language)]))
    return tuple(Section(say(f"next_steps.{key}", language, pages=facts.pages), tuple(lines)) for key, lines in parts)


def _say(kind: LineKind, key: str, language: str, **params: object) -> StepLine:
    return StepLine(kind, say(f"next_steps.{key}", language, **contacts(), **params))


def _now(case: Case, language: str) -> Iterator[StepLine]:
    """Who should send and call now reads it before all else, each phone on a line of its own, with its source."""
    for finding in at_once(case):
        for line in finding.message(language).split("\n"):
            yield StepLine("address" if line.startswith(PHONES) else "text", line)
        law, read_on = finding.citation.law(language), show_date(finding.citation.read_on, language)
        yield StepLine("text", say("check.source", language, law=law, date=read_on))


def _sign(facts: NextFacts, language: str) -> Iterator[StepLine]:
    for line in facts.signatures:
        yield _say(
            "tick",
            "sign.line",
            language,
            page=line.page,
            form=say(f"form.{line.form}.to_sign", language),
            who=say(f"findings.who.{line.who}", language),
        )
    yield _say("text", "sign.how" if facts.signatures else "sign.none", language)


def _send(case: Case, today: dt.date, facts: NextFacts, language: str) -> Iterator[StepLine]:
    agency = filing_for(case).agency
    safest, now = dates(case, today).safest_deadline, goes_now(case)
    if safest is not None:
        key = "send.late" if safest < today else "send.now_by" if now else "send.by"
        left = days_left(safest, today, language)
        yield _say("text", key, language, safest=show_date(safest, language), left=left)
    elif now:
        yield _say("text", "send.now", language)
    yield _say("strong", "send.fax", language, fax=agency.fax)
    if facts.fax_parts > 1:
        yield _say("text", "send.parts", language, parts=facts.fax_parts)
    yield _say("text", "send.mail", language)
    yield StepLine("address", "\n".join(agency.address))
    yield _say("text", "send.copies", language)
    yield _say("text", "send.online", language)


def _proof(facts: NextFacts, language: str) -> Iterator[StepLine]:
    key = "proof.parts" if facts.fax_parts > 1 else "proof.fax"
    yield _say("tick", key, language, pages=facts.pages, parts=facts.fax_parts)
    yield _say("tick", "proof.mail", language)
    yield _say("blank", "proof.sent", language)


def _expect(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    if only_cancelled(case):
        yield from _expect_complaint(today, language)
        return
    standard = _span(today, DECISION_DAYS, language)
    letter = show_date(add_days(today, QUALIFY_DAYS), language)
    yield _say("text", "next.from", language, today=show_date(today, language))
    if is_urgent(case):
        fast = _span(today, DECISION_DAYS_URGENT, language)
        soon = show_date(add_days(today, QUALIFY_DAYS_URGENT), language)
        yield _say("tick", "next.letter_urgent", language, qualify=soon)
        yield _say("tick", "next.decision_urgent", language, range=_capital(fast))
        yield _say("text", "next.standard", language, qualify=letter, range=standard)
    else:
        yield _say("tick", "next.letter", language, qualify=letter)
        yield _say("tick", "next.decision", language, range=_capital(standard))
    yield _say("text", "next.complaint", language, complaint=show_date(add_days(today, COMPLAINT_DAYS), language))
    if not is_urgent(case):
        yield _say("text", "next.turns_urgent", language)
    yield _say("text", "next.nothing", language)
    yield _say("text", "next.source", language, year=READ_ON.year)


def _expect_complaint(today: dt.date, language: str) -> Iterator[StepLine]:
    """About coverage there is no IMR to wait for."""
    letter, decision = add_days(today, QUALIFY_DAYS), add_days(today, COMPLAINT_DAYS)
    yield _say("text", "next.from", language, today=show_date(today, language))
    yield _say("tick", "next.cancelled", language, qualify=show_date(letter, language))
    yield _say("tick", "next.cancelled_complaint", language, complaint=show_date(decision, language))
    yield _say("text", "next.cancelled_urgent", language)
    yield _say("text", "next.nothing", language)
    yield _say("text", "next.source", language, year=READ_ON.year)


def _in_favour(case: Case, language: str) -> Iterator[StepLine]:
    if is_cancelled(case):
        yield _say("text", "yes.cancelled", language)
    if only_cancelled(case):
        yield _say("text", "yes.late", language)
        return
    yield _say("text", "yes.plan", language)
    yield _say("text", "yes.late", language)
    for figure in FIGURES:
        yield _say("text", "yes.figure", language, percent=figure.value, year=figure.year)


def _hearing(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    last = hearing_by(case, today)
    if is_cancelled(case):
        yield _say("text", "hearing.cancelled", language)
    elif last is None:
        yield _say("text", "hearing.days", language)
    else:
        key = "hearing.by" if last >= today else "hearing.passed"
        yield _say("text", key, language, hearing_by=show_date(last, language))
    if not is_cancelled(case) and (last is None or last >= today):
        yield _say("text", "hearing.first", language)
        yield _say("text", "hearing.keep", language)
    if last is not None and today <= last < dates(case, today).decision_by:
        yield _say("text", "hearing.tight", language)
    yield _say("text", "hearing.call", language)
    yield _say("text", "hearing.mail", language)


def _span(today: dt.date, days: tuple[int, int], language: str) -> str:
    """From so many days after `today` to so many, in words."""
    return day_range(add_days(today, days[0]), add_days(today, days[1]), language)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
