"""Which filing is open, which comes later: one case from the first no to the hearing, nothing typed twice."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest

from forms.case import Case, CoverageKind
from forms.catalog import FILINGS
from forms.doors import doors
from forms.words import LANGUAGES, has
from tests.forms.facts import TODAY, ago, case

MEDI_CAL: dict[str, Any] = {"coverage_kind": "medi_cal_managed_care", "plan_denied": True}


def _states(of: Case, today: dt.date = TODAY) -> dict[str, str]:
    return {door.filing: door.state for door in doors(of, today)}


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        (
            {**MEDI_CAL, "denied_on": ago(1), "filed_grievance": False},
            {"plan": "open", "dmhc": "later", "state_hearing": "later"},
        ),
        (
            {**MEDI_CAL, "filed_grievance": True, "grievance_filed_on": ago(40), "plan_decision_on": ago(5)},
            {"plan": "done", "dmhc": "open", "state_hearing": "open"},
        ),
        (
            {
                **MEDI_CAL,
                "filed_grievance": True,
                "grievance_filed_on": ago(300),
                "plan_decision_on": ago(270),
                "filed_state_hearing": True,
            },
            {"plan": "done", "dmhc": "late", "state_hearing": "done"},
        ),
        ({"coverage_kind": "dmhc_plan", "filed_grievance": False}, {"plan": "open", "dmhc": "later"}),
        ({"coverage_kind": "dmhc_plan", "filed_grievance": False, "urgent": True}, {"plan": "open", "dmhc": "open"}),
        ({"coverage_kind": "self_funded_employer"}, {"plan": "open"}),
        ({"coverage_kind": "medi_cal_fee_for_service"}, {"state_hearing": "open"}),
        ({"coverage_kind": "workers_comp"}, {}),
        ({"coverage_kind": "insurance_policy", "filed_grievance": False}, {"plan": "open", "cdi": "later"}),
        ({"coverage_kind": "insurance_policy", "urgent": True}, {"plan": "open", "cdi": "open"}),
        (
            {"coverage_kind": "insurance_policy", "filed_grievance": True, "plan_decision_on": ago(5)},
            {"plan": "done", "cdi": "open"},
        ),
        (
            {"coverage_kind": "insurance_policy", "filed_grievance": True, "plan_decision_on": ago(270)},
            {"plan": "done", "cdi": "late"},
        ),
    ],
)
def test_the_doors_follow_the_steps_of_the_case(facts: dict[str, Any], states: dict[str, str]) -> None:
    """From "my plan said no yesterday" to "the plan upheld it" to "I asked for the hearing"."""
    assert _states(case(facts)) == states


def test_the_last_day_is_named_where_it_is_known() -> None:
    """That of the plan's appeal: 60 days from the Notice of Action."""
    (plan, *_) = doors(case(MEDI_CAL, denied_on=ago(1), filed_grievance=False), TODAY)
    assert plan.until == TODAY + dt.timedelta(days=59)


def test_the_doors_are_the_same_for_every_packet_of_the_case() -> None:
    """Whichever packet is being made."""
    of = case(MEDI_CAL, denied_on=ago(1), filed_grievance=False)
    assert doors(of.model_copy(update={"to": "plan"}), TODAY) == doors(of, TODAY)


@pytest.mark.parametrize("kind", get_args(CoverageKind))
def test_every_door_is_a_filing_that_can_be_made_and_named(kind: str) -> None:
    """In every language."""
    made = {filing.id for filing in FILINGS}
    for door in doors(case(coverage_kind=kind), TODAY):
        assert door.filing in made
        assert all(has(f"check.door.to.{door.filing}", language) for language in LANGUAGES)
