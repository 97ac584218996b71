"""The dates: months by the calendar, the two last days to file, what is known and what is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.case import Fact
from forms.dates import add_months
from forms.deadlines import (
    COMPLAINT_DAYS,
    DECISION_DAYS,
    DECISION_DAYS_URGENT,
    Dates,
    add_days,
    appealed,
    dates,
    hearing_by,
    hearing_by_if_plan,
    hearing_safest,
    plan_answered,
    waiting_until,
)
from tests.forms.facts import TODAY, ago, case, ids

EVERY_DAY = [dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(366 + 365 + 365 + 365 + 366)]
DAYS_2024_TO_2028 = st.sampled_from(EVERY_DAY)
LATER = dt.date(2031, 1, 1)


def six_months_on(day: dt.date) -> dt.date:
    """The same rule by another road: walk to the first of each month, then count days forward while the month lasts."""
    first = day.replace(day=1)
    for _ in range(6):
        first = (first + dt.timedelta(days=32)).replace(day=1)
    result = first
    for _ in range(day.day - 1):
        if (result + dt.timedelta(days=1)).month != first.month:
            break
        result += dt.timedelta(days=1)
    return result


def test_the_independent_walk_ends_with_the_year_2028() -> None:
    """The list of days used below really covers every day of 2024 to 2028."""
    assert (EVERY_DAY[0], EVERY_DAY[-1]) == (dt.date(2024, 1, 1), dt.date(2028, 12, 31))


def test_six_months_agree_with_the_walk_on_every_day_of_2024_to_2028() -> None:
    """Six calendar months by Civil Code 14, for each of 1,827 days, against a computation written differently."""
    assert [day for day in EVERY_DAY if add_months(day, 6) != six_months_on(day)] == []


@given(filed=DAYS_2024_TO_2028, waited=st.integers(0, 400), urgent=st.booleans())
def test_safest_date_is_six_months_from_the_earlier_event(filed: dt.date, waited: int, urgent: bool) -> None:
    """The safest date counts from the grievance and 30 days (3 when urgent) or the decision, whichever is first."""
    decided = filed + dt.timedelta(days=waited)
    allowed = 3 if urgent else 30
    found = dates(case(filed_grievance=True, grievance_filed_on=filed, plan_decision_on=decided, urgent=urgent), LATER)
    start = decided if waited < allowed else filed + dt.timedelta(days=allowed)
    assert found.safest_deadline == six_months_on(start)
    assert found.form_deadline == six_months_on(decided)


@given(day=DAYS_2024_TO_2028)
def test_a_later_event_never_gives_an_earlier_deadline(day: dt.date) -> None:
    """Deadlines are monotonic: a decision one day later never brings the last day forward."""
    today = dates(case(plan_decision_on=day), LATER).form_deadline
    tomorrow = dates(case(plan_decision_on=day + dt.timedelta(days=1)), LATER).form_deadline
    assert today is not None
    assert tomorrow is not None
    assert today <= tomorrow


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2027-08-29", "2028-02-29"),
        ("2026-08-28", "2027-02-28"),
        ("2024-02-29", "2024-08-29"),
        ("2026-03-31", "2026-09-30"),
        ("2026-12-31", "2027-06-30"),
        ("2026-07-01", "2027-01-01"),
    ],
)
def test_month_ends_and_leap_years(start: str, end: str) -> None:
    """Where the day does not exist six months on, the last day of that month counts."""
    assert dates(case(plan_decision_on=dt.date.fromisoformat(start)), LATER).form_deadline == dt.date.fromisoformat(end)


def test_a_date_on_a_sunday_is_not_rolled_forward() -> None:
    """28 February 2027 is a Sunday and stays what is shown: earlier is safer."""
    found = dates(case(plan_decision_on=dt.date(2026, 8, 28)), TODAY)
    assert found.form_deadline == dt.date(2027, 2, 28)
    assert dt.date(2027, 2, 28).strftime("%w") == "0"


def test_nothing_known_leaves_both_last_days_open() -> None:
    """Without a date there is no deadline, but the answer times are still known."""
    assert dates(case(), TODAY) == Dates(None, None, dt.date(2026, 11, 29), dt.date(2027, 1, 6))


def test_urgent_answers_come_sooner() -> None:
    """Urgent: a letter in 48 hours, a decision in 3 to 7 days; the later bound is given."""
    found = dates(case(urgent=True), TODAY)
    assert (found.qualify_by, found.decision_by) == (dt.date(2026, 11, 24), dt.date(2026, 11, 29))


def test_only_the_grievance_known_gives_only_the_safest_date() -> None:
    """The form's six months begin with the plan's written answer; without it the form's date stays open."""
    found = dates(case(filed_grievance=True, grievance_filed_on=dt.date(2026, 8, 1)), TODAY)
    assert (found.safest_deadline, found.form_deadline) == (dt.date(2027, 2, 28), None)


def test_only_the_decision_known_gives_two_equal_dates() -> None:
    """Without the day of the grievance both readings start with the decision."""
    found = dates(case(plan_decision_on=dt.date(2026, 9, 3)), TODAY)
    assert found.safest_deadline == found.form_deadline == dt.date(2027, 3, 3)


def test_a_grievance_answered_with_no_is_not_counted() -> None:
    """A date left over from an answer that was changed to no starts no clock."""
    found = dates(case(filed_grievance=False, grievance_filed_on=dt.date(2026, 8, 1)), TODAY)
    assert found.safest_deadline is None


@pytest.mark.parametrize("key", ["grievance_filed_on", "plan_decision_on"])
def test_a_date_to_come_starts_no_clock(key: str) -> None:
    """A day after today has not happened, so it counts for nothing; today itself does."""
    tomorrow, today = (case({key: day}, filed_grievance=True) for day in (ago(-1), TODAY))
    assert dates(tomorrow, TODAY).safest_deadline is None
    assert dates(today, TODAY).safest_deadline is not None


def test_an_experimental_denial_counts_from_the_denial() -> None:
    """No grievance step: six months from the denial, for both dates."""
    found = dates(case(denial_reason="experimental", plan_decision_on=dt.date(2026, 10, 1)), TODAY)
    assert found.safest_deadline == found.form_deadline == dt.date(2027, 4, 1)


def test_an_experimental_denial_came_before_the_grievance_about_it() -> None:
    """When a grievance was filed all the same, its day is the latest that the denial can have been."""
    experimental = case(
        denial_reason="experimental",
        filed_grievance=True,
        grievance_filed_on=dt.date(2026, 8, 1),
        plan_decision_on=dt.date(2026, 9, 3),
    )
    found = dates(experimental, TODAY)
    assert (found.safest_deadline, found.form_deadline) == (dt.date(2027, 2, 1), dt.date(2027, 3, 3))


def test_a_reason_without_a_denial_is_not_experimental() -> None:
    """plan_denied=no empties the reason that was ticked before."""
    filed = case(
        plan_denied=False, denial_reason="experimental", filed_grievance=True, grievance_filed_on=dt.date(2026, 8, 1)
    )
    assert dates(filed, TODAY).safest_deadline == dt.date(2027, 2, 28)


def test_a_decision_older_than_the_grievance_is_no_answer_to_it() -> None:
    """The denial that the grievance is about does not end the waiting, but it does start the strict clock."""
    odd = case(filed_grievance=True, grievance_filed_on=ago(5), plan_decision_on=ago(60))
    assert plan_answered(odd, TODAY) is None
    assert dates(odd, TODAY).safest_deadline == add_months(ago(60), 6)


def test_an_answer_on_the_day_of_the_grievance_is_an_answer() -> None:
    """The same day is not before."""
    assert plan_answered(case(filed_grievance=True, grievance_filed_on=ago(5), plan_decision_on=ago(5)), TODAY) == ago(
        5
    )


@pytest.mark.parametrize(("urgent", "days"), [(False, 30), (None, 30), (True, 3)])
def test_the_plan_has_thirty_days_or_three(urgent: bool | None, days: int) -> None:
    """The day the plan's time is over: 30 days after the grievance, 3 when urgent."""
    assert waiting_until(case(grievance_filed_on=ago(1), urgent=urgent), TODAY) == ago(1) + dt.timedelta(days=days)


def test_the_hearing_has_120_days_across_a_leap_day() -> None:
    """120 calendar days from the plan's answer: 2 January 2028 to 1 May 2028, over 29 February."""
    medi_cal = {"coverage_kind": "medi_cal_managed_care"}
    answered = case(medi_cal, filed_grievance=True, plan_decision_on=dt.date(2028, 1, 2))
    assert hearing_by(answered, LATER) == dt.date(2028, 5, 1)


def test_a_denial_without_an_appeal_starts_no_hearing_clock() -> None:
    """The 120 days run from the answer to an appeal; a first denial is not one."""
    medi_cal = {"coverage_kind": "medi_cal_managed_care"}
    assert hearing_by(case(medi_cal, filed_grievance=False, plan_decision_on=ago(10)), TODAY) is None


def test_a_denial_where_an_answer_is_asked_for_makes_nobody_late() -> None:
    """With no grievance filed there is nothing to answer: no six months end, and no lateness is confessed."""
    misplaced = case(filed_grievance=False, plan_decision_on=ago(300))
    assert dates(misplaced, TODAY).form_deadline is None
    assert "deadline.passed" not in ids(misplaced)


@pytest.mark.parametrize("coverage", ["medicare", "self_funded_employer", "insurance_policy", "workers_comp"])
def test_another_office_has_none_of_the_departments_dates(coverage: str) -> None:
    """ "Send the form by April 5, 2027" is not for a member of a self-funded plan."""
    found = dates(case(coverage_kind=coverage, filed_grievance=True, plan_decision_on=ago(30)), TODAY)
    assert (found.safest_deadline, found.form_deadline) == (None, None)


def test_an_experimental_denial_without_a_grievance_counts_from_its_own_day() -> None:
    """The first no is asked for as what it is, and starts the six months where no grievance is needed."""
    found = dates(case(denial_reason="experimental", filed_grievance=False, denied_on=dt.date(2026, 10, 1)), TODAY)
    assert found.safest_deadline == found.form_deadline == dt.date(2027, 4, 1)


def test_there_is_no_fast_review_of_money_for_care_already_given() -> None:
    """Insurance Code 10169.3(c), the twin: only a service that has not been provided yet."""
    paid = case(urgent=True, wants_payment=True, wants_future_services=False)
    assert dates(paid, TODAY).decision_by == dt.date(2027, 1, 6)


def test_the_calendar_ends_without_a_fault() -> None:
    """Near the last year a calendar knows, sums stop at its last day instead of failing."""
    assert add_days(dt.date(9999, 12, 1), 120) == dt.date.max
    assert dates(case(plan_decision_on=dt.date(9999, 12, 31)), dt.date.max).form_deadline == dt.date.max


def test_of_two_days_for_a_hearing_the_earlier_is_written_down_while_it_is_to_come() -> None:
    """W&I 10951(b)(1): day 30 and the later answer both start 120 days; a day that is over warns nobody."""
    of = case(
        coverage_kind="medi_cal_managed_care",
        filed_grievance=True,
        grievance_filed_on=ago(60),
        plan_decision_on=ago(5),
    )
    assert hearing_safest(of, TODAY) == ago(30 - 120)
    assert hearing_safest(of, ago(30 - 120)) == ago(30 - 120)
    assert hearing_safest(of, ago(30 - 121)) == ago(5 - 120)
    assert hearing_safest(case(coverage_kind="dmhc_plan"), TODAY) is None


def test_an_answer_is_expected_within_the_published_days() -> None:
    """30 to 45 days, 3 to 7 when it is fast; a complaint takes 30."""
    assert (DECISION_DAYS, DECISION_DAYS_URGENT, COMPLAINT_DAYS) == ((30, 45), (3, 7), 30)


@pytest.mark.parametrize(
    ("facts", "counted"),
    [
        ({}, True),
        ({"coverage_kind": "medi_cal_managed_care"}, True),
        ({"coverage_kind": "medi_cal_fee_for_service"}, False),
        ({"about": "drug"}, False),
        ({"about": "cancelled"}, False),
        ({"filed_state_hearing": True}, False),
        ({"plan_decision_on": None}, False),
    ],
)
def test_beside_medicare_the_hearing_is_counted_where_a_medi_cal_plan_can_have_refused(
    facts: dict[str, Fact], counted: bool
) -> None:
    """Without a plan, for a drug and for cancelled coverage there is no appeal first; one asked for has no last day."""
    of = case({"has_medicare": True, "has_medi_cal": True, "plan_decision_on": ago(10), **facts})
    assert hearing_by_if_plan(of, TODAY) == (ago(-110) if counted else None)


@pytest.mark.parametrize(
    ("facts", "done"),
    [
        ({}, False),
        ({"filed_grievance": True}, True),
        ({"grievance_filed_on": ago(1)}, True),
        ({"grievance_filed_on": ago(-1)}, False),
        ({"plan_decision_on": ago(1)}, True),
        ({"filed_grievance": False, "grievance_filed_on": ago(1), "plan_decision_on": ago(1)}, False),
    ],
)
def test_who_appealed_said_so_or_told_its_day_or_its_answer(facts: dict[str, Fact], done: bool) -> None:
    """A no to the question counts more than a day that was typed before it."""
    assert appealed(case(facts), TODAY) is done


@pytest.mark.parametrize(("filed", "counted"), [(True, True), (None, False), (False, False)])
def test_for_cancelled_coverage_only_an_answer_to_a_grievance_starts_the_form_s_months(
    filed: bool | None, counted: bool
) -> None:
    """The notice that ends the coverage is no decision about a grievance."""
    of = case(about="cancelled", filed_grievance=filed, plan_decision_on=dt.date(2026, 11, 2))
    assert dates(of, TODAY).form_deadline == (dt.date(2027, 5, 2) if counted else None)
