"""What to do with the finished packet and what to expect, as sections of lines: the words of next-steps.pdf. Pure.

Every time is a range where the sources differ, and says the year of its source. Nothing here is a promise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from forms.agencies import AGENCIES, FIGURES, contacts
from forms.case import Case
from forms.catalog import filing_for, is_first
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
    hearing_by_wait,
    hearing_form_by,
    hearing_safest,
    plan_answered,
)
from forms.dispute import is_cancelled, is_emergency, is_fast, nothing_refused, only_cancelled, only_payment
from forms.doors import doors
from forms.finding import Finding
from forms.form_spec import Signer
from forms.law import LAW, READ_ON
from forms.returned import SentPacket
from forms.returned_rules import last_sent
from forms.roads import hearing_held, road, to_dmhc
from forms.rules import judge
from forms.sheet import FormId
from forms.spoken import day_range, days_left
from forms.waiting import goes_now
from forms.words import say

PHONES: Final = tuple(agency.phone for agency in AGENCIES)
"""With what a line begins that is a phone alone."""
_CLOCKS: Final = ("plan.appeal_by", "deadline.other")
LineKind = Literal["text", "tick", "strong", "address", "blank"]


@dataclass(frozen=True)
class SignHere:
    """A signature line of the finished packet: `page` counts from 1."""

    who: Signer
    form: FormId
    page: int


@dataclass(frozen=True)
class NextFacts:
    """What the page must know of the finished packet. `fax_parts` is 0 when no fax edition was made; `left_out` are the
    places (from 0) of the case's papers that could not go in; `signed` pages came back and are in it.
    """

    packet_id: str
    pages: int
    signatures: tuple[SignHere, ...] = ()
    fax_parts: int = 0
    left_out: tuple[int, ...] = ()
    signed: int = 0


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
    """The page in the case's language, as if the packet were sent on `today`; once it was sent, from that day."""
    language, found = case.language, _standing(case, today, facts)
    sent = last_sent(case)
    if not is_first(filing_for(case)):
        return _other_filing(case, today, facts, found)
    steps: list[tuple[str, Iterable[StepLine]]] = [
        ("sign", _sign(facts, language)),
        ("send", _sent(case, sent, language) if sent else _send(case, today, facts, language)),
        ("proof", [line for line in _proof(facts, language) if line.kind != "blank" or sent is None]),
        ("next", _expect(case, sent.on if sent else today, language)),
        ("new", [_say("text", "new.send", language)]),
    ]
    if to_dmhc(case):
        steps.append(("yes", _in_favour(case, language)))
    steps.append(("no", [_say("text", "no.help", language)]))
    numbered = [
        (f"{number}. {say(f'next_steps.{key}', language, pages=facts.pages)}", lines)
        for number, (key, lines) in enumerate(steps, 1)
    ]
    told = [
        (say("next_steps.now", language), _told([one for one in found if one.at_once], language)),
        (say("next_steps.road", language), _road(case, found, language)),
        (say("next_steps.before", language), _before(found, language)),
        *numbered,
        (say("next_steps.hearing", language), _hearing(case, today, language)),
        (say("next_steps.questions", language), [_say("text", "questions.call", language)]),
    ]
    made = (Section(title, tuple(lines)) for title, lines in told)
    return tuple(section for section in made if section.lines)


def _other_filing(case: Case, today: dt.date, facts: NextFacts, found: list[Finding]) -> tuple[Section, ...]:
    """The page of a packet that does not go to DMHC. Its words are "next_steps.<filing>.…"."""
    language, filing = case.language, filing_for(case)
    agency, own = filing.agency, f"next_steps.{filing.id}"
    send = [_say("strong", "send.fax", language, fax=agency.fax)] if agency.fax else []
    if facts.fax_parts > 1:
        send.append(_say("text", "send.parts", language, parts=facts.fax_parts))
    if agency.address[1:]:
        send += [_say("text", "send.mail" if agency.fax else "send.mail_only", language)]
        send += [StepLine("address", "\n".join(agency.address))]
    if not send:
        send = [StepLine("text", say(f"{own}.no_address", language))]
    send.append(StepLine("text", say(f"{own}.copies", language)))
    if agency.check:
        send.insert(0, _say("strong", "send.check", language, phone=agency.phone))
    last = next((door.until for door in doors(case, today) if door.filing == filing.id and not filing.addressee), None)
    if last is not None:
        days = {"by": show_date(last, language), "left": days_left(last, today, language)}
        send.insert(0, StepLine("text", say(f"{own}.by" if last >= today else f"{own}.late", language, **days)))
    signs = [line for line in _sign(facts, language) if line.kind == "tick"]
    if facts.signed:
        signs.append(_say("text", "sign.in", language, count=facts.signed))
    if facts.signatures or not facts.signed:
        signs.append(_say("text", "sign.how_other" if facts.signatures else "sign.none", language))
    if sent := last_sent(case):
        send = list(_sent(case, sent, language))
    told_on = {"today": show_date(sent.on if sent else today, language), **contacts()}
    stops, clocks = [one for one in found if one.level == "stop"], [one for one in found if _is_clock(one)]
    waits = [StepLine("text", say(f"{own}.{name}", language, **told_on)) for name in _waits(case)]
    steps: list[tuple[str, Iterable[StepLine]]] = [
        ("sign", signs),
        ("send", send),
        ("proof", _proof(facts, language)),
        ("next", waits),
        ("no", [StepLine("text", say(f"{own}.no", language)), _say("text", "no.help", language)]),
    ]
    told = [
        (say("next_steps.now", language), _told([one for one in found if one.at_once], language)),
        (
            say("next_steps.road", language),
            _told([*stops, *(clocks if stops else ())], language),
        ),
        (say("next_steps.before", language), [*_told([] if stops else clocks, language), *_before(found, language)]),
        *(
            (f"{number}. {say(f'next_steps.{key}', language, pages=facts.pages)}", lines)
            for number, (key, lines) in enumerate(steps, 1)
        ),
        (say("next_steps.questions", language), [_say("text", f"{filing.id}.questions", language)]),
    ]
    made = (Section(title, tuple(lines)) for title, lines in told)
    return tuple(section for section in made if section.lines)


def _waits(case: Case) -> tuple[str, str]:
    """What is said of the answer: only California's plans have the times that were read in the law."""
    if not filing_for(case).addressee:  # an agency, whose own times are the same for all
        return "wait", "urgent"
    if road(case).hearing:
        return "wait", "urgent_medi_cal"
    return ("wait", "urgent") if to_dmhc(case) else ("wait_other", "urgent_other")


def _standing(case: Case, today: dt.date, facts: NextFacts) -> list[Finding]:
    """What the rules say of the packet as it is: a paper that could not go in is not there."""
    papers = tuple(paper for place, paper in enumerate(case.papers) if place not in facts.left_out)
    return judge(case.model_copy(update={"papers": papers}), today)


def _say(kind: LineKind, key: str, language: str, **params: object) -> StepLine:
    return StepLine(kind, say(f"next_steps.{key}", language, **contacts(), **params))


def _told(found: Iterable[Finding], language: str, *, sources: bool = True) -> Iterator[StepLine]:
    """Each phone on a line of its own; the source behind each."""
    for finding in found:
        for line in finding.message(language).split("\n"):
            yield StepLine("address" if line.startswith(PHONES) else "text", line)
        if sources:
            yield StepLine("text", finding.citation.line(language))


def _road(case: Case, found: list[Finding], language: str) -> Iterator[StepLine]:
    """Every stop that was accepted, for nothing is built before it is, and the last days of the road that applies."""
    stops = [one for one in found if one.level == "stop"]
    yield from _told(stops, language)
    if stops or not to_dmhc(case):
        yield from _told((one for one in found if _is_clock(one)), language)
    if any(one.id in ("grievance.not_filed", "plan.appeal_by") for one in found):
        yield from _plan(case, language)


def _plan(case: Case, language: str) -> Iterator[StepLine]:
    """Where the complaint to the plan goes."""
    if case.plan.plan_fax:
        yield _say("address", "plan.fax", language, fax=case.plan.plan_fax)
    if case.plan.plan_address:
        yield _say("address", "plan.address", language, address=case.plan.plan_address)


def _before(found: list[Finding], language: str) -> Iterator[StepLine]:
    """Every warning that stands."""
    yield from _told((one for one in found if one.level == "warn" and not one.at_once), language, sources=False)


def _is_clock(finding: Finding) -> bool:
    return finding.id in _CLOCKS and finding.level == "info" and not finding.at_once


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
    if facts.signed:
        yield _say("text", "sign.in", language, count=facts.signed)
    if facts.signatures or not facts.signed:
        yield _say("text", "sign.how" if facts.signatures else "sign.none", language)


def _send(case: Case, today: dt.date, facts: NextFacts, language: str) -> Iterator[StepLine]:
    agency = filing_for(case).agency
    yield from _send_by(case, today, language)
    if not to_dmhc(case):
        yield _say("text", "send.still", language)
    yield _say("strong", "send.fax", language, fax=agency.fax)
    if facts.fax_parts > 1:
        yield _say("text", "send.parts", language, parts=facts.fax_parts)
    yield _say("text", "send.mail", language)
    yield StepLine("address", "\n".join(agency.address))
    yield _say("text", "send.copies", language)
    yield _say("text", "send.online", language)


def _send_by(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    """Until when. Before a hearing that is still possible the earlier day stands alone: two would undo each other."""
    safest, now = dates(case, today).safest_deadline, goes_now(case)
    before_hearing = hearing_form_by(case, today)
    if now and (safest is None or before_hearing is not None):
        yield _say("text", "send.now", language)
    if before_hearing is not None and (safest is None or today <= before_hearing < safest):
        yield _say("text", "send.before_hearing", language, send_by=show_date(before_hearing, language))
    elif safest is not None:
        key = "send.late" if safest < today else "send.now_by" if now else "send.by"
        left = days_left(safest, today, language)
        yield _say("text", key, language, safest=show_date(safest, language), left=left)


def _proof(facts: NextFacts, language: str) -> Iterator[StepLine]:
    key = "proof.parts" if facts.fax_parts > 1 else "proof.fax"
    yield _say("tick", key, language, pages=facts.pages, parts=facts.fax_parts)
    yield _say("tick", "proof.mail", language)
    yield _say("blank", "proof.sent", language)


def _sent(case: Case, sent: SentPacket, language: str) -> Iterator[StepLine]:
    """What was sent, and what came back of it since."""
    how, on = say(f"next_steps.sent.{sent.how}", language), show_date(sent.on, language)
    yield _say("text", "send.done", language, on=on, how=how)
    for reply in case.replies:
        if reply.to == sent.to and reply.on >= sent.on:
            what = say(f"next_steps.reply.{reply.what}", language)
            yield _say("text", "send.came", language, on=show_date(reply.on, language), what=what)


def _from(case: Case, start: dt.date, language: str) -> StepLine:
    """From which day the dates count."""
    return _say("text", "next.sent" if last_sent(case) else "next.from", language, today=show_date(start, language))


def _expect(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    if not to_dmhc(case):
        yield from _expect_elsewhere(case, today, language)
        return
    if only_cancelled(case) or hearing_held(case):
        yield from _expect_complaint(case, today, language)
        return
    standard = _span(today, DECISION_DAYS, language)
    letter = show_date(add_days(today, QUALIFY_DAYS), language)
    yield _from(case, today, language)
    if is_fast(case):
        fast = _span(today, DECISION_DAYS_URGENT, language)
        soon = show_date(add_days(today, QUALIFY_DAYS_URGENT), language)
        yield _say("tick", "next.letter_urgent", language, qualify=soon)
        yield _say("tick", "next.decision_urgent", language, range=_capital(fast))
        yield _say("text", "next.standard", language, qualify=letter, range=standard)
    else:
        yield _say("tick", "next.letter", language, qualify=letter)
        yield _say("tick", "next.decision", language, range=_capital(standard))
    yield _say("text", "next.complaint", language, complaint=show_date(add_days(today, COMPLAINT_DAYS), language))
    if not is_fast(case):
        yield _say("text", "next.turns_urgent_paid" if only_payment(case) else "next.turns_urgent", language)
    yield _say("text", "next.nothing", language)
    yield _say("text", "next.source", language, year=READ_ON.year)


def _expect_complaint(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    """About coverage there is no IMR to wait for."""
    letter, decision = add_days(today, QUALIFY_DAYS), add_days(today, COMPLAINT_DAYS)
    yield _from(case, today, language)
    yield _say("tick", "next.cancelled", language, qualify=show_date(letter, language))
    yield _say("tick", "next.cancelled_complaint", language, complaint=show_date(decision, language))
    yield _say("text", "next.cancelled_urgent", language)
    yield _say("text", "next.nothing", language)
    yield _say("text", "next.source", language, year=READ_ON.year)


def _expect_elsewhere(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    """Where DMHC is not the office, all to expect of it is a letter that says so or that it can help."""
    yield _from(case, today, language)
    yield _say("tick", "next.elsewhere", language, qualify=show_date(add_days(today, QUALIFY_DAYS), language))
    yield _say("text", "next.elsewhere_clock", language)
    yield _say("text", "next.nothing", language)


def _in_favour(case: Case, language: str) -> Iterator[StepLine]:
    if is_cancelled(case):
        yield _say("text", "yes.cancelled", language)
    if only_cancelled(case) or hearing_held(case):  # what the plan must then do was read of an IMR alone
        yield _say("text", "yes.late", language)
        return
    yield _say("text", f"yes.{_asked_for(case)}", language)
    yield StepLine("text", LAW["hsc_1374_34"].line(language))
    yield _say("text", "yes.late", language)
    for figure in FIGURES:
        yield _say("text", "yes.figure", language, percent=figure.value, edition=figure.edition)


def _asked_for(case: Case) -> str:
    """ "plan" for care to come, "payment" for money alone, or "both": H&S Code 1374.34(a) has a rule for each."""
    dispute = case.dispute
    money = dispute.wants_payment is True or dispute.about == "bill" or is_emergency(case)
    care = dispute.wants_future_services is True or (dispute.wants_future_services is None and not money)
    if money:
        return "both" if care else "payment"
    return "plan"


def _hearing(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    here = road(case)
    medi_cal = here.hearing or here.call == "hearings" or (here.id == "dmhc" and case.plan.has_medi_cal is True)
    if not medi_cal or case.plan.filed_state_hearing is True:
        return
    if here.call != "hearings":
        yield from _hearing_days(case, today, language)
    yield _say("text", "hearing.call", language)
    yield _say("text", "hearing.mail", language)


def _hearing_days(case: Case, today: dt.date, language: str) -> Iterator[StepLine]:
    """Until when, and in which order, where a plan answers first."""
    last, safest = hearing_by(case, today), hearing_safest(case, today)
    if is_cancelled(case):
        yield _say("text", "hearing.cancelled", language)
        return
    if nothing_refused(case):
        yield _say("text", "hearing.nothing_refused", language)
        return
    if last is None:
        yield _say("text", "hearing.days", language)
    else:
        early = hearing_by_wait(case, today) or last
        answered = "hearing.by" if plan_answered(case, today) else "hearing.by_no_answer"
        key = "hearing.passed" if last < today else answered if early == last else "hearing.late_answer"
        days = {"hearing_by": show_date(last, language), "safest": show_date(early, language)}
        yield _say("text", key, language, **days)
    if to_dmhc(case) and (last is None or last >= today):
        yield _say("text", "hearing.first", language)
    if to_dmhc(case) and safest is not None and today <= safest < dates(case, today).decision_by:
        yield _say("text", "hearing.tight", language)


def _span(today: dt.date, days: tuple[int, int], language: str) -> str:
    """From so many days after `today` to so many, in words."""
    return day_range(add_days(today, days[0]), add_days(today, days[1]), language)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
