"""What a case is about, as far as the rules ask."""

from __future__ import annotations

import pytest

from forms.case import Fact
from forms.dispute import (
    disputes_care,
    is_emergency,
    is_experimental,
    is_fast,
    nothing_refused,
    only_cancelled,
    only_payment,
    present,
)
from tests.forms.facts import TODAY, case


@pytest.mark.parametrize(
    ("facts", "fast"),
    [
        ({"urgent": True}, True),
        ({"urgent": True, "wants_payment": True, "wants_future_services": False}, False),
        ({"urgent": True, "about": "bill", "wants_future_services": False}, False),
        ({"urgent": True, "about": "bill", "wants_payment": False, "wants_future_services": False}, True),
        ({"urgent": True, "wants_payment": True, "wants_future_services": True}, True),
        ({"urgent": False}, False),
        ({}, False),
    ],
)
def test_a_fast_review_is_for_urgent_care_that_is_still_to_come(facts: dict[str, Fact], fast: bool) -> None:
    """Insurance Code 10169.3(c), the twin: money alone is never decided fast."""
    of = case(facts)
    assert is_fast(of) is fast
    assert not (fast and only_payment(of))


@pytest.mark.parametrize("reason", ["not_medically_necessary", "experimental", "not_emergency"])
def test_doctors_can_review_three_reasons_while_the_no_stands(reason: str) -> None:
    assert disputes_care(case(denial_reason=reason))
    assert not disputes_care(case(denial_reason=reason, plan_denied=False))
    assert not disputes_care(case(denial_reason="not_covered"))
    assert disputes_care(case(denial_reason="not_covered", emergency_care_denied=True))


def test_an_answer_about_emergency_care_counts_before_the_reason() -> None:
    assert is_emergency(case(denial_reason="not_emergency"))
    assert not is_emergency(case(denial_reason="not_emergency", emergency_care_denied=False))
    assert not is_emergency(case(denial_reason="not_emergency", plan_denied=False))
    assert is_emergency(case(plan_denied=False, emergency_care_denied=True))


def test_the_plans_reason_is_none_when_it_did_not_refuse() -> None:
    assert is_experimental(case(denial_reason="experimental"))
    assert not is_experimental(case(denial_reason="experimental", plan_denied=False))


def test_nothing_was_refused_only_when_no_answer_says_so() -> None:
    assert nothing_refused(case(plan_denied=False))
    assert not nothing_refused(case())
    assert not nothing_refused(case(plan_denied=False, denied_on=TODAY))
    assert not nothing_refused(case(plan_denied=False, emergency_care_denied=True))


def test_cancelled_coverage_beside_refused_care_is_not_all_there_is() -> None:
    assert only_cancelled(case(about="cancelled"))
    assert not only_cancelled(case(about="cancelled", denial_reason="experimental"))


def test_a_notice_by_its_own_name_is_also_what_it_is_in_general() -> None:
    assert present(case(papers=["notice_of_action"])) == {"notice_of_action", "denial_letter"}
    assert present(case(papers=["notice_of_appeal_resolution", "bill"])) == {
        "notice_of_appeal_resolution",
        "plan_decision",
        "bill",
    }
