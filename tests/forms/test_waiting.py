"""The plan's own process and the last days to file, on the day before, the day, and the day after."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.case import Fact
from forms.dates import add_months
from forms.rules import judge
from forms.waiting import goes_now
from tests.forms.facts import TODAY, ago, case, find, ids


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"filed_grievance": False}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "urgent": False}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "denial_reason": "not_covered"}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "denial_reason": "experimental", "plan_denied": False}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "denial_reason": "experimental"}, ["grievance.exempt_experimental"]),
        ({"filed_grievance": False, "urgent": True}, ["grievance.urgent_now"]),
        ({"filed_grievance": False, "about": "cancelled"}, ["grievance.exempt_cancelled"]),
        ({"filed_grievance": False, "about": "care"}, ["grievance.not_filed"]),
        (
            {"filed_grievance": False, "urgent": True, "denial_reason": "experimental"},
            ["grievance.urgent_now", "grievance.exempt_experimental"],
        ),
        ({}, []),
        ({"filed_grievance": True}, []),
        ({"urgent": True}, ["grievance.urgent_now"]),
        ({"filed_grievance": True, "urgent": True}, ["grievance.urgent_now"]),
        ({"about": "cancelled", "urgent": True}, ["grievance.urgent_now", "grievance.exempt_cancelled"]),
        ({"filed_grievance": False, "emergency_care_denied": True}, ["grievance.emergency_unsure"]),
        ({"filed_grievance": False, "denial_reason": "not_emergency"}, ["grievance.emergency_unsure"]),
        (
            {"filed_grievance": False, "denial_reason": "not_emergency", "emergency_care_denied": False},
            ["grievance.not_filed"],
        ),
        ({"filed_grievance": False, "coverage_kind": "medi_cal_managed_care", "about": "drug"}, []),
        ({"filed_grievance": False, "coverage_kind": "self_funded_employer"}, []),
        ({"urgent": True, "coverage_kind": "medicare"}, []),
    ],
)
def test_grievance_step(facts: dict[str, Fact], expected: list[str]) -> None:
    """The step is needed unless the care was called experimental, the danger is near, or coverage was cancelled."""
    assert [id for id in ids(case(facts)) if id.startswith("grievance.")] == expected


@pytest.mark.parametrize(
    ("days", "waits"),
    [(0, True), (1, True), (29, True), (30, False), (31, False)],
)
@pytest.mark.parametrize(("fact", "at_once"), [({}, False), ({"urgent": True}, True), ({"about": "cancelled"}, True)])
def test_waiting_on_the_day_before_the_day_and_the_day_after(
    days: int, waits: bool, fact: dict[str, Fact], at_once: bool
) -> None:
    """Fewer than 30 days ago means waiting, on the day itself the wait is over; urgent or cancelled never waits."""
    filed = case({"filed_grievance": True, "grievance_filed_on": ago(days), **fact})
    assert ("grievance.waiting" in ids(filed)) is (waits and not at_once)


@pytest.mark.parametrize(
    ("facts", "waits"),
    [
        ({"plan_decision_on": ago(1)}, False),
        ({"plan_decision_on": ago(5)}, False),
        ({"plan_decision_on": ago(6)}, True),
        ({"plan_decision_on": ago(-1)}, True),
        ({"denial_reason": "experimental"}, False),
        ({"denial_reason": "not_covered"}, True),
        ({"filed_grievance": None}, True),
        ({"filed_grievance": False}, False),
        ({"grievance_filed_on": ago(-1)}, False),
    ],
)
def test_what_ends_the_waiting(facts: dict[str, Fact], waits: bool) -> None:
    """An answer ends it; a decision older than the grievance or still to come does not. Experimental never waits."""
    filed = case({"filed_grievance": True, "grievance_filed_on": ago(5), **facts})
    assert ("grievance.waiting" in ids(filed)) is waits


def test_an_experimental_case_that_waits_is_told_it_need_not() -> None:
    """Someone who filed a grievance about an experimental denial need not wait for the answer."""
    filed = case(filed_grievance=True, grievance_filed_on=ago(5), denial_reason="experimental")
    assert "grievance.exempt_experimental" in ids(filed)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2027, 1, 28), []),
        (dt.date(2027, 1, 29), ["deadline.soon"]),
        (dt.date(2027, 2, 28), ["deadline.soon"]),
        (dt.date(2027, 3, 1), ["deadline.passed"]),
    ],
)
def test_soon_and_passed(today: dt.date, expected: list[str]) -> None:
    """31 August and six months is 28 February: soon from 30 days before, passed from the day after."""
    decided = case(plan_decision_on=dt.date(2026, 8, 31))
    warned = [id for id in ids(decided, today) if id in ("deadline.soon", "deadline.passed")]
    assert warned == expected


@pytest.mark.parametrize(
    ("today", "id", "variant"),
    [
        (dt.date(2027, 2, 28), "deadline.soon", ""),
        (dt.date(2027, 3, 1), "deadline.soon", "safest_passed"),
        (dt.date(2027, 3, 3), "deadline.soon", "safest_passed"),
        (dt.date(2027, 3, 4), "deadline.passed", ""),
    ],
)
def test_between_the_two_dates(today: dt.date, id: str, variant: str) -> None:
    """After the safest date and before the form's one there is still time, and it is said so."""
    two = case(filed_grievance=True, grievance_filed_on=dt.date(2026, 8, 1), plan_decision_on=dt.date(2026, 9, 3))
    assert find(two, id, today).variant == variant


def test_without_an_answer_the_form_date_cannot_pass() -> None:
    """The form's six months have not begun, so it is late by the strict reading only."""
    waiting = case(filed_grievance=True, grievance_filed_on=ago(400))
    assert "deadline.passed" not in ids(waiting)
    assert find(waiting, "deadline.soon").variant == "safest_passed_no_answer"


def test_a_blank_reason_is_no_reason() -> None:
    """White space does not count as the reason why the six months have passed."""
    assert find(case(plan_decision_on=ago(300), late_reason="  "), "deadline.passed").variant == ""


def test_both_dates_are_told_earliest_first() -> None:
    """The sentence names the safest date before the form's date, each with the days left."""
    two = case(filed_grievance=True, grievance_filed_on=dt.date(2026, 8, 1), plan_decision_on=dt.date(2026, 9, 3))
    message = find(two, "deadline.dates").message("en")
    assert message.index("February 28, 2027 (98 days left)") < message.index("March 3, 2027 (101 days left)")


@pytest.mark.parametrize(("signed", "expired"), [("2025-11-23", False), ("2025-11-22", True), ("2026-11-22", False)])
def test_the_release_ends_after_one_year(signed: str, expired: bool) -> None:
    """The permission ends one year from the date signed."""
    signed_on = case(release_date=dt.date.fromisoformat(signed))
    assert ("release.expired" in ids(signed_on)) is expired


def test_a_release_signed_on_29_february_ends_on_28_february() -> None:
    """A year from a leap day ends with the last day of February."""
    leap = case(release_date=dt.date(2028, 2, 29))
    assert add_months(dt.date(2028, 2, 29), 12) == dt.date(2029, 2, 28)
    assert "release.expired" in ids(leap, dt.date(2029, 2, 28))
    assert "release.expired" not in ids(leap, dt.date(2029, 2, 27))


@pytest.mark.parametrize(
    ("facts", "now"),
    [
        ({}, False),
        ({"urgent": True}, True),
        ({"about": "cancelled"}, True),
        ({"urgent": True, "coverage_kind": "medicare"}, False),
        ({"about": "cancelled", "coverage_kind": "self_funded_employer"}, False),
    ],
)
def test_who_should_send_now_is_told_of_no_time_to_wait(facts: dict[str, Fact], now: bool) -> None:
    """Danger or cancelled coverage, where DMHC is the office: with a last day or without one."""
    assert goes_now(case(facts)) is now
    unknown = [finding for finding in judge(case(facts), TODAY) if finding.id == "deadline.unknown"]
    assert [finding.variant in ("now", "cancelled") for finding in unknown] == [now] * len(unknown)
    if now and "urgent" in facts:
        answered = case({**facts, "filed_grievance": True, "grievance_filed_on": ago(20), "plan_decision_on": ago(9)})
        assert find(answered, "deadline.dates").variant == "now"


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({"filed_grievance": False}, "county"),
        ({"filed_grievance": None}, "county"),
        ({"filed_grievance": True, "grievance_filed_on": ago(5)}, ""),
    ],
)
def test_an_experimental_no_of_a_county_plan_is_told_by_what_was_filed(facts: dict[str, Fact], variant: str) -> None:
    """Who appealed there is not told that the hearing needs an appeal."""
    of = case(
        {"coverage_kind": "medi_cal_managed_care", "plan_name": "CalOptima", "denial_reason": "experimental", **facts}
    )
    assert find(of, "grievance.exempt_experimental").variant == variant


@pytest.mark.parametrize(
    ("filed", "decided", "more", "told"),
    [
        (ago(20), ago(19), {}, False),
        (ago(20), ago(20), {}, False),
        (ago(20), ago(21), {}, True),
        (ago(20), ago(21), {"denial_reason": "experimental"}, False),
        (None, ago(21), {}, False),
        (ago(20), None, {}, False),
    ],
)
def test_an_answer_before_its_question_is_asked_about(
    filed: dt.date | None, decided: dt.date | None, more: dict[str, Fact], told: bool
) -> None:
    """An answer of the same day is none; an experimental no needs no grievance before it."""
    of = case({"grievance_filed_on": filed, "plan_decision_on": decided, **more})
    assert ("dates.order" in ids(of)) is told
    if told:
        assert dict(find(of, "dates.order").params) == {"filed": filed, "decided": decided}


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({}, ""),
        ({"filed_grievance": True}, ""),
        ({"denial_reason": "experimental"}, ""),
        ({"filed_grievance": False}, "not_filed"),
        ({"filed_grievance": False, "denial_reason": "experimental"}, "experimental"),
        ({"filed_grievance": False, "urgent": True}, "now"),
        ({"filed_grievance": False, "about": "cancelled"}, "cancelled"),
    ],
)
def test_without_a_date_the_last_day_is_told_by_what_would_begin_it(facts: dict[str, Fact], variant: str) -> None:
    """A grievance that is not filed yet, an experimental no that needs none, or nothing to wait for."""
    assert find(case(facts), "deadline.unknown").variant == variant


@pytest.mark.parametrize(
    ("filed", "decided", "today", "variant"),
    [
        ("2026-08-01", None, "2026-09-01", "no_answer_yet"),
        ("2026-02-01", None, "2026-09-03", "no_answer_yet"),  # six months from day 30
        ("2026-02-01", None, "2026-09-04", "no_answer_yet_over"),
        (None, "2026-08-03", "2026-09-01", "same"),
        (None, "2026-08-03", "2027-02-03", "same"),
        (None, "2026-08-03", "2027-02-04", "same_over"),
        ("2026-08-01", "2026-09-03", "2026-09-04", ""),
        ("2026-08-01", "2026-09-03", "2027-03-01", "safest_over"),
        ("2026-08-01", "2026-09-03", "2027-03-03", "safest_over"),
        ("2026-08-01", "2026-09-03", "2027-03-04", "over"),
    ],
)
def test_the_two_last_days_are_told_as_to_come_or_over(
    filed: str | None, decided: str | None, today: str, variant: str
) -> None:
    """The last day itself is not over; each of the two by itself."""
    days = {"grievance_filed_on": filed, "plan_decision_on": decided}
    of = case({"filed_grievance": True} | {key: dt.date.fromisoformat(day) for key, day in days.items() if day})
    found = find(of, "deadline.dates", dt.date.fromisoformat(today))
    assert found.variant == variant


def test_a_plan_that_refused_emergency_care_and_has_its_days_is_told_as_such() -> None:
    """Whoever waits for its answer is not told to file there first."""
    facts: dict[str, Fact] = {"filed_grievance": True, "grievance_filed_on": ago(5), "denial_reason": "not_emergency"}
    assert find(case(facts), "grievance.emergency_unsure").words.endswith(".waiting")


@pytest.mark.parametrize(("filed_on", "told"), [({"grievance_filed_on": ago(40)}, False), ({}, True)])
def test_care_called_experimental_is_told_of_until_the_plans_days_are_over(
    filed_on: dict[str, Fact], told: bool
) -> None:
    """Without the day of the filing nobody knows that they are."""
    facts: dict[str, Fact] = {"filed_grievance": True, "denial_reason": "experimental", **filed_on}
    assert ("grievance.exempt_experimental" in ids(case(facts))) is told
