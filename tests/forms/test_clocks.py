"""The plan's own clock, and that of each other office: which event starts it, and which day is the last."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.case import Fact
from forms.clocks import appeal_by, other_by
from tests.forms.facts import TODAY, ago, case, ids


@pytest.mark.parametrize(
    ("coverage", "denied", "by"),
    [
        ("dmhc_plan", 0, 180),
        ("medi_cal_managed_care", 0, 60),
        ("self_funded_employer", 0, 180),
        ("medicare", 0, 65),
        ("military", 0, None),
    ],
)
def test_the_plans_own_clock_runs_from_the_first_no(coverage: str, denied: int, by: int | None) -> None:
    """`denied_on` starts it; a grievance that was filed ends the need for it."""
    of = case(coverage_kind=coverage, denied_on=ago(denied))
    assert appeal_by(of, TODAY) == (None if by is None else ago(denied - by))
    assert "plan.appeal_by" not in ids(case(coverage_kind=coverage, denied_on=ago(denied), filed_grievance=True))


@pytest.mark.parametrize(
    ("coverage", "facts", "by"),
    [
        ("medi_cal_fee_for_service", {"denied_on": TODAY}, ago(-90)),
        ("military", {"denied_on": TODAY}, ago(-90)),
        ("workers_comp", {"denied_on": TODAY}, ago(-30)),
        ("workers_comp", {"denied_on": TODAY, "about": "drug"}, ago(-10)),
        ("federal_employee", {"filed_grievance": True, "plan_decision_on": TODAY}, ago(-90)),
        ("self_funded_employer", {"filed_grievance": True, "plan_decision_on": TODAY}, dt.date(2027, 3, 22)),
        ("insurance_policy", {"filed_grievance": True, "grievance_filed_on": ago(30)}, dt.date(2027, 5, 22)),
        ("student_or_other", {"denied_on": TODAY}, None),
        ("military", {"filed_grievance": True, "denied_on": ago(80), "plan_decision_on": TODAY}, ago(-90)),
        ("medicare", {"filed_grievance": True, "grievance_filed_on": ago(5), "denied_on": ago(70)}, None),
    ],
)
def test_the_last_day_of_another_road(coverage: str, facts: dict[str, Fact], by: dt.date | None) -> None:
    """Each office has its own clock, and its own event that starts it."""
    assert other_by(case(facts, coverage_kind=coverage), TODAY) == by
