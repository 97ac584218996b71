"""Which filing is open, which comes later: one case from the first no to the hearing, nothing typed twice."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest

from forms.case import Case, CoverageKind
from forms.catalog import FILINGS, made_into
from forms.doors import doors, put_first
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


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ({}, "dmhc"),
        ({"coverage_kind": "workers_comp"}, "dmhc"),
        ({"coverage_kind": "dmhc_plan", "filed_grievance": False}, "plan"),
        ({"coverage_kind": "dmhc_plan", "filed_grievance": False, "urgent": True}, "dmhc"),
        ({**MEDI_CAL, "filed_grievance": True, "grievance_filed_on": ago(40), "plan_decision_on": ago(5)}, "dmhc"),
        ({**MEDI_CAL, "filed_grievance": True, "grievance_filed_on": ago(300), "plan_decision_on": ago(270)}, "dmhc"),
        ({"coverage_kind": "self_funded_employer"}, "plan"),
        ({"coverage_kind": "medi_cal_fee_for_service"}, "state_hearing"),
        ({"coverage_kind": "insurance_policy", "filed_grievance": True, "plan_decision_on": ago(5)}, "cdi"),
    ],
)
def test_the_door_that_is_put_first_is_one_that_is_open(facts: dict[str, Any], first: str) -> None:
    """The DMHC's where it is open, is late or none is open; whatever the case was made into before."""
    assert put_first(case(**facts), TODAY) == first
    assert put_first(made_into(case(**facts), "plan"), TODAY) == first


def test_who_accepts_a_stop_of_the_dmhcs_packet_wants_that_packet() -> None:
    """An id that stops nothing there says nothing of it."""
    of = case(coverage_kind="dmhc_plan", filed_grievance=False)
    assert put_first(of, TODAY, ["grievance.not_filed"]) == "dmhc"
    assert put_first(of, TODAY, ["paper:grievance.not_filed", "dates.order"]) == "plan"
