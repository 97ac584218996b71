"""What a case is about, as far as the rules ask: plain questions to its answers. No date, no road, no sentence."""

from __future__ import annotations

from typing import Final

from forms.case import Case

_IMR_REASONS: Final = ("not_medically_necessary", "experimental", "not_emergency")


def is_experimental(case: Case) -> bool:
    """Whether the plan's stated reason is "experimental or investigational"."""
    return case.dispute.denial_reason == "experimental" and case.dispute.plan_denied is not False


def is_urgent(case: Case) -> bool:
    return case.dispute.urgent is True


def is_cancelled(case: Case) -> bool:
    """Whether it is about coverage that was cancelled, rescinded or not renewed (28 CCR 1300.65.5)."""
    return case.dispute.about == "cancelled"


def is_emergency(case: Case) -> bool:
    """Whether the plan refused to pay for emergency or urgent care (28 CCR 1300.70.4(b))."""
    dispute = case.dispute
    if dispute.emergency_care_denied is not None:
        return dispute.emergency_care_denied
    return dispute.denial_reason == "not_emergency" and dispute.plan_denied is not False


def disputes_care(case: Case) -> bool:
    """Whether the plan's reason is one that doctors can review: what an IMR is for."""
    dispute = case.dispute
    if dispute.emergency_care_denied is True:
        return True
    return dispute.plan_denied is not False and dispute.denial_reason in _IMR_REASONS


def nothing_refused(case: Case) -> bool:
    """Whether, by all that was answered, no letter said no: then there is nothing to appeal yet."""
    dispute = case.dispute
    refused = dispute.emergency_care_denied is True or dispute.denied_on is not None
    return dispute.plan_denied is False and not refused


def only_cancelled(case: Case) -> bool:
    """Whether there is nothing but the cancelled coverage: then no IMR is to be expected."""
    return is_cancelled(case) and not disputes_care(case)


def only_payment(case: Case) -> bool:
    """Whether all care was already given and money alone is asked for."""
    dispute = case.dispute
    asked = dispute.wants_payment is True or (dispute.wants_payment is None and dispute.about == "bill")
    return asked and dispute.wants_future_services is False


def is_fast(case: Case) -> bool:
    """Whether a fast review can be had: urgent, and about care not yet given (Insurance Code 10169.3(c), the twin)."""
    return is_urgent(case) and not only_payment(case)


def present(case: Case) -> frozenset[str]:
    """The kinds of the papers. A notice by its own name is also what it is in general."""
    kinds: set[str] = {paper.kind for paper in case.papers}
    if "notice_of_action" in kinds:
        kinds.add("denial_letter")
    if "notice_of_appeal_resolution" in kinds:
        kinds.add("plan_decision")
    return frozenset(kinds)
