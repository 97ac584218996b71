"""Where a case goes, what kind it is, and the State Hearing."""

from __future__ import annotations

import pytest

from forms.case import Fact
from tests.forms.facts import ago, case, find, ids


@pytest.mark.parametrize(
    ("facts", "routes"),
    [
        ({}, ["route.not_sure"]),
        ({"coverage_kind": "not_sure"}, ["route.not_sure"]),
        ({"has_medi_cal": True}, ["route.not_sure"]),
        ({"coverage_kind": "dmhc_plan"}, ["route.dmhc_plan"]),
        ({"coverage_kind": "medicare"}, ["route.medicare"]),
        ({"coverage_kind": "medicare", "has_medicare": False}, ["route.medicare"]),
        ({"has_medicare": True}, ["route.medicare", "route.not_sure"]),
        ({"coverage_kind": "dmhc_plan", "has_medicare": True}, ["route.medicare", "route.dmhc_plan"]),
        ({"coverage_kind": "self_funded_employer", "has_medicare": True}, ["route.medicare", "route.self_funded"]),
        ({"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": True}, ["route.medi_cal_fee_for_service"]),
    ],
)
def test_routes(facts: dict[str, Fact], routes: list[str]) -> None:
    """The kind of coverage decides; Medicare beside another coverage is always said."""
    assert [id for id in ids(case(facts)) if id.startswith("route.")] == routes


def test_medicare_and_medi_cal_is_told_apart() -> None:
    """A person with both may still have an IMR for what the Medi-Cal plan refused."""
    both = find(case(coverage_kind="medicare", has_medi_cal=True), "route.medicare")
    assert both.variant == "both"


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"denial_reason": "not_medically_necessary"}, "kind.imr"),
        ({"denial_reason": "experimental"}, "kind.imr"),
        ({"denial_reason": "not_emergency"}, "kind.imr"),
        ({"emergency_care_denied": True, "denial_reason": "not_covered"}, "kind.imr"),
        ({"emergency_care_denied": True, "plan_denied": False}, "kind.imr"),
        ({"denial_reason": "not_covered"}, "kind.complaint"),
        ({"plan_denied": False}, "kind.complaint"),
        ({"denial_reason": "other"}, "kind.unclear"),
        ({"emergency_care_denied": False}, "kind.unclear"),
    ],
)
def test_imr_or_complaint(facts: dict[str, Fact], kind: str) -> None:
    """Medical necessity, experimental care and emergency payment look like an IMR; the rest like a complaint."""
    assert [id for id in ids(case(facts)) if id.startswith("kind.")] == [kind]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"coverage_kind": "medi_cal_managed_care"}, ["hearing.possible"]),
        ({"has_medi_cal": True}, ["hearing.possible"]),
        ({"has_medi_cal": True, "filed_state_hearing": False}, ["hearing.possible"]),
        ({"has_medi_cal": True, "filed_state_hearing": True}, ["hearing.filed"]),
        ({"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": True}, []),
        ({"coverage_kind": "dmhc_plan", "has_medi_cal": False}, []),
    ],
)
def test_hearing(facts: dict[str, Fact], expected: list[str]) -> None:
    """A hearing asked for bars the IMR; one not asked for is still possible, where there is a Medi-Cal plan."""
    assert [id for id in ids(case(facts)) if id.startswith("hearing.")] == expected


@pytest.mark.parametrize(
    ("days_since_answer", "variant"),
    [(0, "dated"), (75, "dated"), (76, "tight"), (119, "tight"), (120, "tight"), (121, "passed")],
)
def test_hearing_on_the_last_days(days_since_answer: int, variant: str) -> None:
    """120 days from the answer; from day 76 an IMR of 45 days may end too late, and on day 120 one may still ask."""
    answered = case(
        coverage_kind="medi_cal_managed_care",
        filed_grievance=True,
        grievance_filed_on=ago(days_since_answer + 10),
        plan_decision_on=ago(days_since_answer),
    )
    assert find(answered, "hearing.possible").variant == variant
