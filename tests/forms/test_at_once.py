"""Urgent cases and cancelled coverage: never stopped by the plan's own steps, and nothing beside it says to wait."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import get_args

import pytest

from forms.case import About, Case, CoverageKind, Fact
from forms.checklist import advise
from forms.deadlines import COMPLAINT_DAYS, dates
from forms.finding import Finding
from forms.next_steps import NextFacts, StepLine, sections
from forms.roads import to_dmhc
from forms.rules import judge
from forms.words import LANGUAGES
from tests.forms.facts import TODAY, ago, case, find, ids

YESTERDAY = ago(1)
AT_ONCE = ("grievance.urgent_now", "grievance.exempt_cancelled")
OTHER_AGENCY = tuple(kind for kind in get_args(CoverageKind) if not to_dmhc(case(coverage_kind=kind)))
HELP_CENTER = "1-888-466-2219 (TDD 1-877-688-9891)"
HEARINGS = "1-800-743-8525 (TDD 1-800-952-8349)"

TO_WAIT = re.compile(
    "First, tell your plan|on that day, or as soon as|has 30 days|and the date when you filed|To be safe, send"
    "|Primero, dígale a su plan|ese día, o en cuanto|tiene 30 días|y la fecha en que presentó|Para estar seguro, envíe"
)
TO_SEND_NOW = re.compile(
    "Send (the form|it|the packet) now|Envíe (el formulario|el paquete) ahora|Envíelo ahora"  # the packet: when late
)
OF_AN_IMR = re.compile(
    "to ask for an IMR|the IMR decision|a fast IMR|fits an IMR|must give you the care|percent of patients"
    "|puede pedir una IMR"
    "|decisión de la IMR|una IMR rápida|corresponde a una IMR|debe darle la atención|por ciento de los pacientes"
)
HEARING_OF_THE_PLAN = re.compile("120 (days (?!when|after)|días (?!cuando|después))|seem to be over|ya pasaron")
"""The 120 days of a redetermination are the county's own (cdss.ca.gov)."""


def combinations() -> Iterator[dict[str, Fact]]:
    """Every way in which the questions before the form can be answered, blanks too."""
    for urgent, about, filed, filed_on, decided, coverage in product(
        (None, True, False),
        (None, *get_args(About)),
        (None, True, False),
        (None, YESTERDAY, ago(29), ago(400)),
        (None, ago(20), ago(200)),
        (None, *get_args(CoverageKind)),
    ):
        yield {
            "urgent": urgent,
            "about": about,
            "filed_grievance": filed,
            "grievance_filed_on": filed_on,
            "plan_decision_on": decided,
            "coverage_kind": coverage,
        }


@cache
def judged() -> tuple[tuple[Case, tuple[Finding, ...]], ...]:
    """All combinations with what is found for them."""
    made = (case(facts) for facts in combinations())
    return tuple((one, tuple(judge(one, TODAY))) for one in made)


def is_at_once(of: Case) -> bool:
    return of.dispute.urgent is True or of.dispute.about == "cancelled"


def expected_at_once(of: Case) -> list[str]:
    """What such a case must read first: of DMHC's road both, of another road whom to call there."""
    if not to_dmhc(of):
        return ["deadline.other"] * is_at_once(of)
    return [AT_ONCE[0]] * (of.dispute.urgent is True) + [AT_ONCE[1]] * (of.dispute.about == "cancelled")


def page(of: Case, language: str) -> list[StepLine]:
    """Every line of the next-steps page."""
    spoken = of.model_copy(update={"language": language})
    return [line for section in sections(spoken, TODAY, NextFacts("K7Q2-MD4P", 12)) for line in section.lines]


def advice(of: Case, found: tuple[Finding, ...], language: str) -> str:
    """All that is said about a case: findings, papers to add, next steps."""
    told = [finding.message(language) for finding in found]
    told += [line.reason(language) for line in advise(of)]
    return "\n".join([*told, *(line.text for line in page(of, language))])


def test_no_step_of_the_plan_stops_an_urgent_case_or_cancelled_coverage() -> None:
    """28 CCR 1300.68.01(a)(4), 28 CCR 1300.65.5: whatever was filed, and whenever."""
    stopped = [
        one
        for one, found in judged()
        if is_at_once(one) and any(f.id.startswith("grievance.") and f.level != "info" for f in found)
    ]
    assert stopped == []


def test_both_are_told_first_of_their_level_in_every_such_case_and_in_no_other() -> None:
    """Who should send and call now reads it before all other information; nobody else reads it."""
    for one, found in judged():
        infos = [finding.id for finding in found if finding.level == "info"]
        expected = expected_at_once(one)
        assert infos[: len(expected)] == expected
        assert [finding.id for finding in found if finding.at_once] == expected


def test_an_ordinary_case_is_still_stopped_by_the_plans_own_step() -> None:
    """The exemption is for these two alone: any other answer about what it is about changes nothing."""
    stopped: dict[object, set[tuple[str, ...]]] = {}
    for one, found in judged():
        if not is_at_once(one) and to_dmhc(one):
            steps = (one.dispute.filed_grievance, one.dispute.grievance_filed_on, one.dispute.plan_decision_on)
            stops = tuple(f.id for f in found if f.id.startswith("grievance.") and f.level == "stop")
            stopped.setdefault(steps, set()).add(stops)
    assert all(len(kinds) == 1 for kinds in stopped.values())
    assert stopped[(False, None, None)] == {("grievance.not_filed",)}
    assert stopped[(True, YESTERDAY, None)] == {("grievance.waiting",)}


@cache
def shapes() -> tuple[tuple[Case, tuple[Finding, ...]], ...]:
    """One case for each different set of sentences among those that go at once: the rest say the same."""
    first: dict[object, tuple[Case, tuple[Finding, ...]]] = {}
    for one, found in judged():
        if is_at_once(one):
            sentences = tuple((finding.words, tuple(finding.params)) for finding in found)
            dispute, plan = one.dispute, one.plan
            rest = (dispute.urgent, dispute.about == "cancelled", dispute.filed_grievance, plan.coverage_kind)
            first.setdefault((sentences, rest, dates(one, TODAY)), (one, found))
    return tuple(first.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_said_beside_it_tells_the_person_to_wait(language: str) -> None:
    """Findings, papers to add and next steps agree: not one sentence sends an urgent person back to the plan."""
    for one, found in shapes():
        if to_dmhc(one):
            said = advice(one, found, language)
            assert not TO_WAIT.search(said), TO_WAIT.search(said)
            assert TO_SEND_NOW.search(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_of_another_agency_is_not_told_to_send_it_to_dmhc_now(language: str) -> None:
    """Where coverage belongs to another agency alone, the order is to call; the form may still be sent."""
    for one, found in shapes():
        if not to_dmhc(one):
            said = "\n".join([*(f.message(language) for f in found), *(line.text for line in page(one, language))])
            assert not re.search("Do not wait for your plan|No espere a su plan|straight to|directamente al", said)
            assert not [f.id for f in found if f.id in AT_ONCE]
            assert {f.id for f in found if f.id.startswith("deadline.")} == {"deadline.other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cancelled_coverage_awaits_no_imr_and_no_hearing_about_the_plans_answer(language: str) -> None:
    """No IMR decides about coverage, and the county's notice has another clock than the plan's answer."""
    for one, found in shapes():
        if one.dispute.about == "cancelled":
            said = advice(one, found, language)
            if to_dmhc(one):
                assert not OF_AN_IMR.search(said), OF_AN_IMR.search(said)
            assert not HEARING_OF_THE_PLAN.search(said), HEARING_OF_THE_PLAN.search(said)
            assert dates(one, TODAY).decision_by == TODAY + dt.timedelta(days=COMPLAINT_DAYS)


@pytest.mark.parametrize(("language", "title"), [("en", "Do this now"), ("es", "Haga esto ahora")])
def test_the_next_steps_page_begins_with_both_findings_and_their_sources(language: str, title: str) -> None:
    """What stands on the screen stands on the page that is kept, each phone on a line of its own."""
    both = case(urgent=True, about="cancelled", coverage_kind="medi_cal_managed_care", language=language)
    now = sections(both, TODAY, NextFacts("K7Q2-MD4P", 12))[0]
    told = [finding for finding in judge(both, TODAY) if finding.id in AT_ONCE]
    text = "\n".join(line.text for line in now.lines)
    assert now.title == title
    assert all(finding.message(language) in text and finding.citation.law(language) in text for finding in told)
    assert [line.text for line in now.lines if line.kind == "address"] == [HELP_CENTER, HEARINGS, HELP_CENTER]


def test_a_page_without_either_begins_with_the_signature() -> None:
    """Nobody else is told to hurry."""
    titles = [part.title for part in sections(case(about="care", urgent=False), TODAY, NextFacts("K7Q2-MD4P", 12))]
    assert titles.index("Before you send") < titles.index("1. Sign by hand")
    assert "Do this now" not in titles


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", AT_ONCE)
@pytest.mark.parametrize("coverage", [None, "medi_cal_managed_care"])
def test_each_phone_of_the_two_stands_on_a_line_of_its_own(id: str, language: str, coverage: str | None) -> None:
    """Someone in a hurry dials what stands alone."""
    message = find(case(urgent=True, about="cancelled", coverage_kind=coverage), id).message(language)
    assert HELP_CENTER in message.split("\n")
    assert all(line in (HELP_CENTER, HEARINGS) for line in message.split("\n") if "TDD" in line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("coverage", OTHER_AGENCY)
def test_on_another_road_whom_to_call_stands_on_a_line_of_its_own(coverage: str, language: str) -> None:
    """The office of that road first, then the Help Center, which knows whom else to call."""
    told = find(case(urgent=True, coverage_kind=coverage), "deadline.other").message(language)
    assert HELP_CENTER in told.split("\n")
    assert "911" in told


def test_the_three_days_are_the_plans_limit_and_not_a_wait() -> None:
    """28 CCR 1300.68.01(a)(2): the plan answers in 3 days; nobody has to sit them out."""
    told = find(case(urgent=True, filed_grievance=True, grievance_filed_on=YESTERDAY), AT_ONCE[0]).message("en")
    assert "That is the plan's limit. You do not have to wait for it." in told
    assert ago(-2).strftime("%B") not in told


def test_unpaid_premiums_are_named_where_coverage_may_go_on() -> None:
    """Coverage that goes on is no promise, and least of all where the plan says that it was not paid."""
    for language, words in (("en", "It may not, if the plan says that you did not pay."), ("es", "Quizás no siga")):
        assert words in find(case(about="cancelled"), AT_ONCE[1]).message(language)


@pytest.mark.parametrize(
    ("facts", "safest", "form"),
    [
        ({}, None, None),
        ({"plan_decision_on": ago(200)}, None, None),
        ({"filed_grievance": False, "plan_decision_on": ago(200)}, None, None),
        ({"filed_grievance": True, "grievance_filed_on": ago(300)}, None, None),
        ({"filed_grievance": True, "plan_decision_on": dt.date(2026, 8, 31)}, dt.date(2027, 2, 28), None),
        (
            {"filed_grievance": True, "grievance_filed_on": ago(10), "plan_decision_on": dt.date(2026, 8, 31)},
            None,
            None,
        ),
    ],
)
def test_only_the_plans_answer_to_a_grievance_dates_a_cancelled_case(
    facts: dict[str, Fact], safest: dt.date | None, form: dt.date | None
) -> None:
    """The notice that ends the coverage is no answer, and no period of waiting counts: no lateness is invented."""
    found = dates(case(facts, about="cancelled"), TODAY)
    assert (found.safest_deadline, found.form_deadline) == (safest, safest or form)


def test_care_that_was_denied_beside_cancelled_coverage_may_still_be_for_an_imr() -> None:
    """A reason that doctors can review is not passed over: DMHC decides, and both answers are expected."""
    both = case(about="cancelled", plan_denied=True, denial_reason="not_medically_necessary")
    assert [id for id in ids(both) if id.startswith("kind.")] == ["kind.unclear"]
    assert dates(both, TODAY).decision_by == dt.date(2027, 1, 6)
    said = "\n".join(line.text for line in page(both, "en"))
    assert "the IMR decision" in said
    assert "from which day your coverage goes on" in said


def test_cancelled_coverage_alone_looks_like_a_complaint() -> None:
    """No doctor reviews a cancellation."""
    assert "kind.complaint" in ids(case(about="cancelled"))


def test_an_urgent_letter_that_is_missing_holds_nothing_back() -> None:
    """The letter can follow the form."""
    told = find(case(urgent=True), "urgent.letter_missing").message("en")
    assert "do not wait for the letter: send the form" in told


def test_what_it_is_about_is_missed_in_no_list_of_blanks() -> None:
    """A blank there slows nothing down: it stands on no form, and the ordinary road names the exceptions."""
    one_left = case({"first_name": "x"})
    assert "about" not in find(one_left, "answers.missing").params["labels"].keys  # type: ignore[union-attr]
