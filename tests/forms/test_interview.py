"""What is asked, when, and that questions, facts, boxes, rules and words fit together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import CodeType

import pytest

import forms
from forms import dmhc_20_160, dmhc_20_224
from forms.answers import Answers, parse
from forms.case import FACTS, Case
from forms.interview import BY_HAND, KINDS, QUESTIONS, STEPS, applies, asked, holds
from forms.question import Question, QuestionPage, When
from forms.sheet import Box, CheckBox, Signature

TODAY = dt.date(2026, 6, 1)
PAGES = [page for step in STEPS for page in step.pages]


def case(**typed: str) -> Case:
    """The case of these answers."""
    return parse(Answers(typed=typed), TODAY)[0]


def keys(place: str, **typed: str) -> list[str]:
    """The questions that this page asks in the case of these answers."""
    page = next(page for page in PAGES if page.id == place)
    return [question.key for question in asked(page, case(**typed), TODAY)]


def conditions(question: Question) -> list[When]:
    """All conditions of a question, nested ones too."""
    found = [*question.when, *question.any_when]
    return [*found, *(other for when in found for other in when.also)]


def test_the_seven_steps() -> None:
    """The journey has the agreed steps in the agreed order; papers and check have no questions of their own."""
    assert [step.id for step in STEPS] == ["before", "patient", "plan", "problem", "helper", "papers", "check"]
    assert [step.id for step in STEPS if not step.pages] == ["papers", "check"]


def test_who_is_typing_comes_first() -> None:
    """Who files decides the voice and the forms, so it is the first question."""
    assert PAGES[0].questions[0].key == "filer"


def test_what_it_is_about_is_asked_before_the_coverage() -> None:
    """Which office and which steps depend on both, so neither is judged before the first is known; what is urgent has a
    page of its own at once, and everything that decides the road is asked before the first name.
    """
    assert [page.id for page in PAGES[:5]] == ["filer", "coverage", "urgent", "public", "grievance"]
    deciding = {"about", "coverage_kind", "card_says", "has_medi_cal", "has_medicare", "filed_state_hearing", "urgent"}
    assert deciding <= {question.key for page in STEPS[0].pages for question in page.questions}


@pytest.mark.parametrize(
    ("coverage", "medi_cal", "medicare"),
    [
        ("medi_cal_managed_care", True, None),
        ("medi_cal_fee_for_service", True, None),
        ("medicare", None, True),
        ("dmhc_plan", None, None),
    ],
)
def test_what_the_coverage_says_is_known_without_being_asked(
    coverage: str, medi_cal: bool | None, medicare: bool | None
) -> None:
    """The form asks for Medi-Cal and Medicare again; a person is not. A plain no is kept, to be seen and changed."""
    plan = case(coverage_kind=coverage).plan
    assert (plan.has_medi_cal, plan.has_medicare) == (medi_cal, medicare)
    said = case(coverage_kind=coverage, has_medi_cal="no", has_medicare="no").plan
    assert (said.has_medi_cal, said.has_medicare) == (False, False)


def test_every_fact_is_asked_once_or_left_for_ink() -> None:
    """Each key of the case has one question, but for signatures and their dates; and no question lacks a fact."""
    every = [question.key for page in PAGES for question in page.questions]
    assert len(every) == len(set(every))
    assert set(every) | set(BY_HAND) == set(FACTS)
    assert not set(every) & set(BY_HAND)


def test_a_page_holds_at_most_six_questions() -> None:
    """Six questions with few hints are what a screen of 24 rows holds."""
    assert all(1 <= len(page.questions) <= 6 for page in PAGES)


def test_page_and_step_names_are_unique() -> None:
    """A place is found again by its name."""
    names = [page.id for page in PAGES]
    assert len(names) == len(set(names))


def test_choices_are_those_of_the_case() -> None:
    """Every value that the case takes is offered, and no other; only choices have any."""
    for question in QUESTIONS.values():
        if question.kind != "choice":
            assert question.choices == ()
            continue
        for choice in question.choices:
            value, problems = parse(Answers(typed={question.key: choice}))
            assert problems == []
            assert value.value(question.key) == choice


def test_conditions_name_facts_that_are_asked_before() -> None:
    """No question waits for an answer that comes later on another page: nobody is sent back by an answer."""
    place = {question.key: number for number, page in enumerate(PAGES) for question in page.questions}
    for question in QUESTIONS.values():
        for when in conditions(question):
            assert place[when.key] <= place[question.key]


def test_every_box_of_the_forms_is_asked_or_left_for_ink() -> None:
    """Whatever the two forms print, in either language, is a fact with a question or a line for the pen."""
    printed: set[str] = set()
    for sheet in (form.sheet(language) for form in (dmhc_20_224, dmhc_20_160) for language in ("en", "es")):
        for item in (item for page in sheet.pages for item in page.items):
            if isinstance(item, (Box, CheckBox, Signature)):
                printed.add(item.key)
    assert printed <= set(QUESTIONS) | set(BY_HAND)
    used = _keys_in_code()
    for key in set(QUESTIONS) - printed:
        assert key in used, f"{key} is asked, but neither printed on a form nor used by a rule"


def _keys_in_code() -> set[str]:
    """Names of facts used as attributes or texts by modules that judge or print, not by those that ask."""
    asking = {"case.py", "interview.py", "schema.py", "meaning.py"}
    roots = [Path(forms.__file__).parent, Path(forms.__file__).parent.parent / "packet"]
    used: set[str] = set()
    for path in (path for root in roots for path in root.rglob("*.py") if path.name not in asking):
        found: list[object] = [compile(path.read_text(encoding="utf-8"), str(path), "exec")]
        while found:
            match found.pop():
                case CodeType() as code:
                    used |= set(code.co_names)
                    found += code.co_consts
                case tuple() | frozenset() as several:
                    found += several
                case str() as text:
                    used.add(text)
    return used


@pytest.mark.parametrize(
    ("page", "typed", "expected"),
    [
        ("urgent", {}, ["urgent"]),
        ("urgent", {"urgent": "yes"}, ["urgent", "urgent_reason"]),
        ("grievance", {"filed_grievance": "no"}, ["denied_on", "filed_grievance"]),
        (
            "grievance",
            {"filed_grievance": "yes"},
            ["denied_on", "filed_grievance", "grievance_filed_on", "plan_decision_on"],
        ),
        ("late", {"plan_decision_on": "12/1/2025"}, []),
        ("late", {"plan_decision_on": "11/30/2025"}, ["late_reason"]),
        ("late", {"filed_grievance": "yes", "grievance_filed_on": "10/31/2025"}, ["late_reason"]),
        ("late", {"about": "cancelled", "plan_decision_on": "11/30/2025"}, []),
        ("late", {"about": "cancelled", "filed_grievance": "yes", "grievance_filed_on": "10/31/2025"}, []),
        ("late", {"about": "cancelled", "filed_grievance": "yes", "plan_decision_on": "11/30/2025"}, ["late_reason"]),
        ("late", {"about": "drug", "plan_decision_on": "11/30/2025"}, ["late_reason"]),
        ("guardian", {"date_of_birth": "6/1/2008"}, []),
        ("guardian", {"date_of_birth": "6/2/2008"}, ["guardian_name"]),
        ("guardian", {"filer": "parent_or_guardian"}, ["guardian_name"]),
        ("late", {"filed_grievance": "no", "plan_decision_on": "11/30/2025"}, []),
        ("late", {"denied_on": "11/30/2025"}, []),
        ("late", {"denied_on": "11/30/2025", "denial_reason": "experimental"}, ["late_reason"]),
        ("late", {"coverage_kind": "medicare", "plan_decision_on": "11/30/2025"}, []),
        ("coverage", {}, ["coverage_kind", "has_medi_cal", "has_medicare"]),
        ("coverage", {"coverage_kind": "dmhc_plan"}, ["coverage_kind", "card_says", "has_medi_cal", "has_medicare"]),
        ("coverage", {"coverage_kind": "medi_cal_managed_care"}, ["coverage_kind", "has_medicare"]),
        (
            "coverage",
            {"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": "no"},
            ["coverage_kind", "has_medi_cal", "has_medicare"],
        ),
        ("coverage", {"coverage_kind": "medicare"}, ["coverage_kind", "has_medi_cal"]),
        (
            "coverage",
            {"coverage_kind": "medicare", "has_medicare": "no"},
            ["coverage_kind", "has_medi_cal", "has_medicare"],
        ),
        ("public", {"coverage_kind": "medi_cal_managed_care"}, ["filed_state_hearing"]),
        ("public", {"has_medi_cal": "yes"}, ["filed_state_hearing"]),
        ("public", {"has_medi_cal": "no", "filed_state_hearing": "no"}, []),
        ("public", {"has_medi_cal": "no", "filed_state_hearing": "yes"}, ["filed_state_hearing", "hearing_held"]),
        ("reach", {"filed_grievance": "yes"}, []),
        ("reach", {"filed_grievance": "no"}, ["plan_fax", "plan_address"]),
        (
            "denial",
            {"plan_denied": "yes"},
            ["plan_denied", "denial_reason", "wants_future_services", "wants_payment"],
        ),
        ("bills", {"wants_payment": "no"}, []),
        ("bills", {"wants_payment": "yes"}, ["payment_details", "emergency_care_denied"]),
        ("filer", {"filer": "assistant"}, ["filer", "about"]),
        ("filer", {"filer": "patient"}, ["filer", "wants_assistant", "about"]),
        ("authority", {"filer": "assistant"}, []),
        ("authority", {"filer": "legal_representative"}, ["poa_attached"]),
        ("signing", {"filer": "legal_representative"}, ["release_name"]),
        ("signing", {"filer": "assistant"}, ["release_name", "aaf_patient_name"]),
        ("signing", {"filer": "patient"}, ["release_name"]),
    ],
)
def test_conditions(page: str, typed: dict[str, str], expected: list[str]) -> None:
    """A page asks only what the answers so far leave open."""
    assert keys(page, **typed) == expected


@pytest.mark.parametrize(
    ("typed", "helped"),
    [
        ({}, False),
        ({"wants_assistant": "yes"}, True),
        ({"filer": "assistant"}, True),
        ({"filer": "legal_representative"}, True),
        ({"filer": "parent_or_guardian"}, False),
        ({"filer": "parent_or_guardian", "date_of_birth": "2015-01-01"}, False),
        ({"filer": "parent_or_guardian", "date_of_birth": "1985-01-01"}, True),
    ],
)
def test_the_helper_is_asked_about_when_the_helper_form_is_needed(typed: dict[str, str], helped: bool) -> None:
    """The interview and the rule of forms.signing agree on who fills the Authorized Assistant form."""
    from forms.signing import helper_form

    assert ("assistant_name" in keys("assistant", **typed)) is helped
    assert (helper_form(case(**typed), TODAY) != "none") is helped


def test_a_step_asks_what_its_pages_ask() -> None:
    """Asking a step is asking its pages in order."""
    patient = case(first_name="Ana")
    for step in STEPS:
        assert asked(step, patient, TODAY) == [q for page in step.pages for q in asked(page, patient, TODAY)]


def test_a_condition_on_words_that_mean_nothing_fails_loudly() -> None:
    """A slip in the interview's own words for dates is found by the first test that meets it."""
    with pytest.raises(ValueError, match="below_18"):
        holds(When("date_of_birth", ("below_18",)), case(date_of_birth="2015-01-01"), TODAY)


def test_all_and_any_conditions() -> None:
    """Every condition of `when` must hold, and one of `any_when`."""
    both = Question(
        "city", "text", when=(When("urgent", ("yes",)),), any_when=(When("state", ("CA",)), When("zip", ("",)))
    )
    assert applies(both, case(urgent="yes"), TODAY)
    assert not applies(both, case(urgent="yes", zip="89501", state="NV"), TODAY)
    assert not applies(both, case(state="CA"), TODAY)


def test_kinds_cover_every_fact() -> None:
    """Every fact can be read from a text."""
    assert set(KINDS) == set(FACTS)


def test_pages_are_plain_data() -> None:
    """Steps and pages are values: equal when their content is equal, and unchangeable."""
    assert QuestionPage("x", (QUESTIONS["city"],)) == QuestionPage("x", (QUESTIONS["city"],))
    with pytest.raises(AttributeError):
        PAGES[0].id = "other"  # type: ignore[misc]
