"""May I, and where? Which agency looks after this coverage, IMR or complaint, and the Medi-Cal State Hearing.

Each road ends with what to do and whom to call; none says that a person may not file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from forms.case import Case
from forms.deadlines import dates, disputes_care, hearing_by, is_cancelled, only_cancelled
from forms.finding import DaysLeft, Finding, Param
from forms.law import LAW

Kind = Literal["imr", "complaint", "unclear"]

_ELSEWHERE: Final[Mapping[str | None, tuple[str, str]]] = {
    "medi_cal_fee_for_service": ("route.medi_cal_fee_for_service", "who_cannot"),
    "self_funded_employer": ("route.self_funded", "who_cannot"),
    "insurance_policy": ("route.insurance_policy", "cdi"),
}
_HERE: Final[Mapping[str | None, tuple[str, str]]] = {
    "dmhc_plan": ("route.dmhc_plan", "complaint_page"),
    "medi_cal_managed_care": ("route.medi_cal_managed_care", "imr_page"),
}


def kind(case: Case) -> Kind:
    """What the filing looks like. The department decides; one form serves both (H&S Code 1374.30(b), 1374.31(b))."""
    dispute = case.dispute
    if disputes_care(case):
        return "unclear" if is_cancelled(case) else "imr"
    if dispute.plan_denied is False or is_cancelled(case):
        return "complaint"
    return "complaint" if dispute.denial_reason == "not_covered" else "unclear"


def has_medi_cal_plan(case: Case) -> bool:
    """Medi-Cal through a health plan, as far as is known: then an IMR and a State Hearing are both possible."""
    coverage = case.plan.coverage_kind
    return coverage == "medi_cal_managed_care" or (
        case.plan.has_medi_cal is True and coverage != "medi_cal_fee_for_service"
    )


def elsewhere(case: Case) -> bool:
    """Whether another agency alone looks after the coverage that is named: then DMHC's rules are not this person's."""
    return case.plan.coverage_kind in _ELSEWHERE or _medicare_alone(case)


def _has_medicare(case: Case) -> bool:
    return case.plan.coverage_kind == "medicare" or case.plan.has_medicare is True


def _medicare_alone(case: Case) -> bool:
    other = case.plan.coverage_kind not in (None, "not_sure", "medicare") or case.plan.has_medi_cal is True
    return _has_medicare(case) and not other


def routes(case: Case) -> Iterator[Finding]:
    """Which agency, by the kind of coverage."""
    coverage = case.plan.coverage_kind
    if _has_medicare(case):
        yield Finding("route.medicare", "stop", LAW["who_cannot"], variant="" if _medicare_alone(case) else "both")
    if coverage in _ELSEWHERE:
        id, law = _ELSEWHERE[coverage]
        yield Finding(id, "stop", LAW[law])
    elif coverage in _HERE:
        id, law = _HERE[coverage]
        no_imr = coverage == "medi_cal_managed_care" and only_cancelled(case)
        yield Finding(id, "info", LAW[law], variant="cancelled" if no_imr else "")
    elif coverage != "medicare":
        variant = "medi_cal" if case.plan.has_medi_cal is True and not only_cancelled(case) else ""
        yield Finding("route.not_sure", "warn", LAW["complaint_page"], variant=variant)


def hearings(case: Case, today: dt.date) -> Iterator[Finding]:
    """The Medi-Cal State Hearing: asked for, it bars an IMR; after an IMR it is still possible for 120 days."""
    if case.plan.filed_state_hearing is True:
        yield Finding("hearing.filed", "stop", LAW["questions"])
    elif has_medi_cal_plan(case):
        yield _hearing_possible(case, today)


def _hearing_possible(case: Case, today: dt.date) -> Finding:
    if is_cancelled(case):
        return Finding("hearing.possible", "info", LAW["hearings"], variant="cancelled")
    last, decision = hearing_by(case, today), dates(case, today).decision_by
    if last is None:
        return Finding("hearing.possible", "info", LAW["hearings"])
    variant = "passed" if last < today else "tight" if last < decision else "dated"
    params: dict[str, Param] = {"hearing_by": last, "left": DaysLeft(last, today), "decision_by": decision}
    return Finding("hearing.possible", "info", LAW["hearings"], params, variant)


def kinds(case: Case) -> Iterator[Finding]:
    """IMR or complaint, once there is something to judge by."""
    law = {"imr": "instructions", "complaint": "hsc_1374_30_b", "unclear": "ccr_1300_74_30"}[kind(case)]
    yield Finding(f"kind.{kind(case)}", "info", LAW[law])
