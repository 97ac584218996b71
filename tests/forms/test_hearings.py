"""The State Hearing as a person hears of it: what to do next fits what was done, and no two days pull apart."""

from __future__ import annotations

from typing import Final

import pytest

from forms.case import Fact
from forms.dates import show_date
from forms.deadlines import dates, hearing_by, hearing_form_by, hearing_safest
from forms.next_steps import NextFacts, sections
from forms.words import LANGUAGES
from tests.forms.facts import TODAY, ago, case, find, ids

PLAN: Final[dict[str, Fact]] = {"coverage_kind": "medi_cal_managed_care", "filed_state_hearing": False}
APPEALED: Final[dict[str, Fact]] = {**PLAN, "filed_grievance": True, "grievance_filed_on": ago(40)}
NOTHING: Final[dict[str, Fact]] = {**APPEALED, "about": "access", "plan_denied": False}
FACTS: Final = NextFacts("K7Q2-MD4P", 12)


@pytest.mark.parametrize("facts", [APPEALED, {**APPEALED, "plan_decision_on": ago(15)}])
def test_the_form_goes_early_enough_for_a_hearing_after_it(facts: dict[str, Fact]) -> None:
    """The form's own six months reach past the hearing's 120 days: the safe order needs a day of its own."""
    one = case(facts)
    by, safest = hearing_form_by(one, TODAY), dates(one, TODAY).safest_deadline
    assert by is not None
    assert safest is not None
    assert by < safest
    assert (by - TODAY) + (dates(one, TODAY).decision_by - TODAY) == hearing_by(one, TODAY) - TODAY  # type: ignore[operator]
    for language in LANGUAGES:
        spoken = one.model_copy(update={"language": language})
        page = " ".join(line.text for section in sections(spoken, TODAY, FACTS) for line in section.lines)
        assert show_date(by, language) in page
        assert show_date(by, language) in find(spoken, "hearing.by").message(language)


def test_no_day_for_the_form_is_told_when_its_answer_would_come_too_late() -> None:
    """Then the Ombudsman is asked; and a hearing that was asked for, or is over, has no such day."""
    assert hearing_form_by(case(APPEALED, grievance_filed_on=ago(110)), TODAY) is None
    assert hearing_form_by(case(APPEALED, filed_state_hearing=True), TODAY) is None
    assert hearing_form_by(case(APPEALED, plan_name="CalOptima"), TODAY) is None
    assert hearing_form_by(case(coverage_kind="dmhc_plan"), TODAY) is None


def test_where_nothing_was_refused_there_is_no_appeal_to_count_a_hearing_from() -> None:
    """A complaint about a long wait is no appeal: its day 30 and its answer open no hearing (W&I 10951(b))."""
    for facts in (NOTHING, {**NOTHING, "plan_decision_on": ago(5)}):
        one = case(facts)
        assert (hearing_by(one, TODAY), hearing_safest(one, TODAY)) == (None, None)
        said = find(one, "hearing.possible")
        assert said.variant == "nothing_refused"
        assert "Appeal to your plan first" not in said.message("en")
        page = " ".join(line.text for section in sections(one, TODAY, FACTS) for line in section.lines)
        assert "answer to your appeal" not in page


def test_a_letter_that_said_no_counts_whatever_was_answered_later() -> None:
    """With the date of a first no the appeal's clocks stay: a slip elsewhere must not hide a last day."""
    assert "hearing.by" in ids(case(NOTHING, denied_on=ago(45)))


def test_a_county_plan_that_refused_nothing_is_complained_to() -> None:
    """There is nothing to appeal yet."""
    said = find(case(NOTHING, plan_name="CalOptima"), "route.medi_cal_county")
    assert "complain to your plan" in said.message("en")


def test_who_appealed_is_not_told_to_appeal_so_that_care_goes_on() -> None:
    """The appeal is there: what is missing is only to say that the care should go on."""
    letters: tuple[dict[str, Fact], ...] = ({}, {"denied_on": ago(5)}, {"denied_on": ago(20)})
    for denied in letters:
        said = find(case({**APPEALED, **denied}), "hearing.keep_care").message("en")
        assert "Appeal to your plan" not in said
        assert "You appealed already" in said


def test_medi_cal_that_a_yearly_check_ended_has_the_longer_time_named() -> None:
    """The state's page gives 120 days there, the law 90: both are told, the shorter as the safe one."""
    said = find(case(PLAN, about="cancelled"), "hearing.possible").message("en")
    assert "90 days" in said
    assert "120 days" in said


def test_who_appealed_is_not_told_to_appeal_first() -> None:
    """While the plan's 30 days run, only its answer is missing."""
    filed = case(PLAN, filed_grievance=True, grievance_filed_on=ago(5))
    assert "Appeal to your plan first" not in find(filed, "hearing.possible").message("en")
    county = filed.model_copy(update={"plan": filed.plan.model_copy(update={"plan_name": "CalOptima"})})
    assert "appeal to your plan" not in find(county, "route.medi_cal_county").message("en")
    assert "after you appeal" not in find(county, "hearing.possible").message("en")
