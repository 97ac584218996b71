"""The IMR of the Department of Insurance: when it is open, and what is asked there first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.forms.facts import ago, case, find, ids

POLICY: dict[str, Any] = {"coverage_kind": "insurance_policy"}
TO_CDI = {"to": "cdi"}


@pytest.mark.parametrize(
    ("facts", "closed"),
    [
        ({}, ""),
        (POLICY, "appeal_first"),
        ({**POLICY, "filed_grievance": True, "grievance_filed_on": ago(5)}, "waiting"),
        ({**POLICY, "filed_grievance": True, "grievance_filed_on": ago(30)}, None),
        ({**POLICY, "filed_grievance": True, "grievance_filed_on": ago(5), "plan_decision_on": ago(1)}, None),
        ({**POLICY, "urgent": True}, None),
    ],
)
def test_it_is_open_to_policies_after_the_insurers_appeal(facts: dict[str, Any], closed: str | None) -> None:
    """A no, or 30 days without an answer (Insurance Code 10169(j)(3)); in danger at once."""
    of = case(facts).model_copy(update=TO_CDI)
    if closed is None:
        assert "cdi.not_open" not in ids(of)
    else:
        assert find(of, "cdi.not_open").variant == closed


def test_another_packet_hears_nothing_of_it() -> None:
    """Neither that it is closed nor what to check."""
    assert not any(id.startswith("cdi.") for id in ids(case(POLICY)))


def test_the_form_for_a_helper_is_named_where_someone_helps() -> None:
    """It is CDI's own, and not in the packet."""
    assert "cdi.helper_form" in ids(case(POLICY, wants_assistant=True).model_copy(update=TO_CDI))
    assert "cdi.helper_form" not in ids(case(POLICY, wants_assistant=False).model_copy(update=TO_CDI))
