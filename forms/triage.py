"""May I, and where? Which office looks after this coverage, and IMR or complaint.

Each road ends with what to do and whom to call; none says that a person may not file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from forms.case import Case
from forms.deadlines import appealed, hearing_by_if_plan, hearing_starts
from forms.dispute import disputes_care, is_cancelled, is_urgent, nothing_refused, only_cancelled
from forms.finding import DaysLeft, Finding, Level, Param
from forms.law import LAW
from forms.roads import carved_out, dental_or_vision, hearing_held, road, says_no_imr

Kind = Literal["imr", "complaint", "unclear"]

_ELSEWHERE: Final[Mapping[str, tuple[Level, str]]] = {
    "medi_cal_county": ("warn", "county_plans"),
    "medi_cal_rx": ("stop", "medi_cal_rx"),
    "medi_cal_fee_for_service": ("stop", "who_cannot"),
    "self_funded": ("stop", "who_cannot"),
    "insurance_policy": ("stop", "cdi"),
    "federal_employee": ("stop", "federal"),
    "military": ("stop", "tricare"),
    "workers_comp": ("stop", "lab_4610_5"),
    "student_or_other": ("warn", "complaint_page"),
}
"""Road -> level and source of its finding "route.<road>". Medicare and DMHC's own are told beside each other below."""

_APPEALED: Final = ("self_funded", "insurance_policy", "federal_employee")
"""Roads whose first step is an appeal to whoever said no."""


def kind(case: Case) -> Kind:
    """What the filing looks like. The department decides; one form serves both (H&S Code 1374.31(b))."""
    dispute = case.dispute
    if says_no_imr(case):
        return "unclear"
    if disputes_care(case):
        return "unclear" if is_cancelled(case) else "imr"
    if dispute.plan_denied is False or is_cancelled(case):
        return "complaint"
    return "complaint" if dispute.denial_reason == "not_covered" else "unclear"


def routes(case: Case, today: dt.date) -> Iterator[Finding]:
    """Which office, by the kind of coverage and what it is about."""
    here = road(case)
    if here.id == "medicare":
        yield _medicare(case, today)
    if case.plan.coverage_kind in (None, "not_sure") and here.dmhc:
        yield _not_sure(case)
    if here.id in _ELSEWHERE:
        level, law = _ELSEWHERE[here.id]
        variant = _county(case, today) if here.id == "medi_cal_county" else _step(case, today)
        yield Finding(f"route.{here.id}", level, LAW[law], variant=variant)
    elif here.dmhc and case.plan.coverage_kind == "medi_cal_managed_care":
        variant = "cancelled" if only_cancelled(case) or says_no_imr(case) else ""
        yield Finding("route.medi_cal_managed_care", "info", LAW["questions"], variant=variant)
    elif here.dmhc and case.plan.coverage_kind == "dmhc_plan":
        variant = "" if case.plan.card_says == "not_self_funded" else "card"
        yield Finding("route.dmhc_plan", "info", LAW["complaint_page"], variant=variant)
    yield from _other_offices(case)


def _medicare(case: Case, today: dt.date) -> Finding:
    """The stop of Medicare; beside Medi-Cal with the hearing's last day, on the condition that its plan refused."""
    variant, params = _beside_medicare(case), dict[str, Param]()
    if variant == "" and appealed(case, today) and not is_cancelled(case):
        variant = "appealed"
    by = hearing_by_if_plan(case, today) if variant == "medi_cal" else None
    if by is not None:
        params = {"by": by, "left": DaysLeft(by, today)}
        variant = "medi_cal_dated" if by >= today else "medi_cal_passed"
    return Finding("route.medicare", "stop", LAW["who_cannot"], params, variant)


def _beside_medicare(case: Case) -> str:
    """The sentence for what else the person has: whoever refused the care is the one to appeal to."""
    if case.plan.has_medi_cal is True or case.plan.coverage_kind == "medi_cal_managed_care":
        return "medi_cal"
    if case.plan.coverage_kind in ("dmhc_plan", "not_sure") and case.plan.card_says != "self_funded":
        return "both"
    return "" if case.plan.coverage_kind in (None, "not_sure", "medicare") else "other"


def _county(case: Case, today: dt.date) -> str:
    """What is the sure way there: the appeal, or the hearing that its answer or its silence has opened."""
    if is_cancelled(case):
        return "cancelled"
    if nothing_refused(case):
        return "nothing_refused"
    if hearing_starts(case, today) is not None:
        return "answered"
    if not appealed(case, today):
        return ""
    return "appealed_urgent" if is_urgent(case) else "appealed"


def _step(case: Case, today: dt.date) -> str:
    """Whoever appealed there hears of the next step. In danger nobody is sent to the insurer first: CDI may do without
    that step (CDI's booklet on the IMR).
    """
    here = road(case).id
    if here == "insurance_policy" and is_urgent(case) and not is_cancelled(case):
        return "urgent"
    if road(case).call == "hearings":
        return "asked" if case.plan.filed_state_hearing is True else ""
    return "appealed" if here in _APPEALED and appealed(case, today) and not is_cancelled(case) else ""


def _not_sure(case: Case) -> Finding:
    variant = "medi_cal" if case.plan.has_medi_cal is True and not only_cancelled(case) else ""
    return Finding("route.not_sure", "warn", LAW["complaint_page"], variant=variant)


def _other_offices(case: Case) -> Iterator[Finding]:
    if carved_out(case):
        mental = case.dispute.about == "mental_health"
        law, part = LAW["mental_health" if mental else "dental"], "mental" if mental else "dental"
        variant = part if road(case).hearing else f"{part}_direct"
        yield Finding("route.medi_cal_carved_out", "warn", law, variant=variant)
    if dental_or_vision(case):
        yield Finding("route.dental_vision", "warn", LAW["specialized"])


def kinds(case: Case) -> Iterator[Finding]:
    """IMR or complaint, where DMHC is the office and there is something to judge by."""
    if road(case).dmhc and not hearing_held(case):
        law = {"imr": "instructions", "complaint": "hsc_1374_31", "unclear": "ccr_1300_74_30"}[kind(case)]
        cancelled = "cancelled" if kind(case) == "complaint" and is_cancelled(case) else ""
        yield Finding(f"kind.{kind(case)}", "info", LAW[law], variant=cancelled)
