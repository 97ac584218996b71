"""One road at a time: what the coverage and the subject say of who decides, and which clocks run there.

A road is plain data. Its route is told by `forms.triage`, its hearing by `forms.hearings`, its last days by
`forms.clocks`; only the road `dmhc` and those with `imr` have the department's own dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from forms.case import Case
from forms.plans import plan_kind

Start = Literal["denial", "newest_no", "answer", "answer_or_wait"]
"""What starts a clock. `denial`: the letter that first said no.
`newest_no`: the answer to an appeal, and before one was filed the first no. `answer`: the answer to an appeal.
`answer_or_wait`: that answer or the end of the plan's time for it.
"""


@dataclass(frozen=True)
class Clock:
    """So many days or calendar months from `start`. `rule` names the words "findings.rule.<rule>"; `law` the source.
    `latest` days are the furthest that a good reason reaches, where the law says so.
    """

    rule: str
    law: str
    start: Start
    days: int = 0
    months: int = 0
    latest: int = 0


@dataclass(frozen=True)
class Road:
    """`dmhc`: DMHC is the office, its dates and its answers are this person's. `plan_step`: the plan's own complaint or
    appeal comes first, and `appeal` is its clock. `hearing`: a State Hearing about the plan's answer is open, too.
    `deadline`: the last day at the office of this road, where that is not DMHC. `call` names "findings.call.<call>".
    """

    id: str
    dmhc: bool = False
    plan_step: bool = False
    hearing: bool = False
    appeal: Clock | None = None
    deadline: Clock | None = None
    call: str = "card"


APPEAL_DAYS: Final = 180
"""Not found in the text of the law; see the words of the rule."""
MEDI_CAL_APPEAL_DAYS: Final = 60
"""Calendar days from the Notice of Action (cdss.ca.gov)."""
_MEDI_CAL_APPEAL: Final = Clock("medi_cal_appeal", "hearings", "denial", days=MEDI_CAL_APPEAL_DAYS)
_COMMON_APPEAL: Final = Clock("common_appeal", "opa", "denial", days=APPEAL_DAYS)
_STATE_ACTION: Final = Clock("state_action", "wic_10951", "denial", days=90, latest=180)
"""W&I 10951(a): actions of a county or of the state, fee-for-service among them."""

ROADS: Final[Mapping[str, Road]] = MappingProxyType(
    {
        road.id: road
        for road in (
            Road("dmhc", dmhc=True, plan_step=True, appeal=_COMMON_APPEAL),
            Road("medi_cal_plan", dmhc=True, plan_step=True, hearing=True, appeal=_MEDI_CAL_APPEAL),
            Road("medi_cal_county", plan_step=True, hearing=True, appeal=_MEDI_CAL_APPEAL, call="dmhc"),
            Road("medi_cal_rx", deadline=_STATE_ACTION, call="hearings"),
            Road("medi_cal_fee_for_service", deadline=_STATE_ACTION, call="hearings"),
            Road(
                "medicare",
                appeal=Clock("medicare_appeal", "medicare", "denial", days=65),
                deadline=Clock("medicare", "medicare", "denial"),
                call="medicare",
            ),
            Road(
                "self_funded",
                appeal=Clock("self_funded_appeal", "self_funded", "denial", days=APPEAL_DAYS),
                deadline=Clock("self_funded", "self_funded", "answer", months=4),
            ),
            Road(
                "insurance_policy",
                deadline=Clock("insurance_policy", "ins_10169", "answer_or_wait", months=6),
                call="cdi",
            ),
            Road(
                "federal_employee",
                appeal=Clock("federal_appeal", "federal", "denial", months=6),
                deadline=Clock("federal_employee", "federal", "answer", days=90),
            ),
            Road("military", deadline=Clock("military", "tricare", "newest_no", days=90), call="tricare"),
            Road("workers_comp", deadline=Clock("workers_comp", "lab_4610_5", "denial", days=30), call="workers_comp"),
            Road("student_or_other", deadline=Clock("student_or_other", "complaint_page", "answer", months=6)),
        )
    }
)
DRUG_REVIEW: Final = Clock("workers_comp_drug", "lab_4610_5", "denial", days=10)
"""Labor Code 4610.5(h): a drug of the formulary has 10 days; which list a drug is on is not known, so the shorter."""

_BY_COVERAGE: Final[Mapping[str | None, str]] = {
    "dmhc_plan": "dmhc",
    "medi_cal_managed_care": "medi_cal_plan",
    "self_funded_employer": "self_funded",
}


def road(case: Case) -> Road:
    """The one road of this case, by what is known so far. DMHC's where nothing points elsewhere."""
    plan, coverage = case.plan, case.plan.coverage_kind
    if plan.has_medicare is True:  # who has Medicare beside another plan is asked who refused, before any date is told
        return ROADS["medicare"]
    if coverage in (None, "not_sure"):
        coverage = "medi_cal_managed_care" if plan.has_medi_cal is True else "dmhc_plan"
    if coverage == "dmhc_plan" and plan.card_says == "self_funded":
        coverage = "self_funded_employer"
    if coverage == "medi_cal_managed_care":
        return ROADS[_medi_cal(case)]
    return ROADS[_BY_COVERAGE.get(coverage, coverage or "dmhc")]


def _medi_cal(case: Case) -> str:
    if case.dispute.about == "drug":
        return "medi_cal_rx"
    return "medi_cal_county" if plan_kind(case.plan.plan_name) == "county" else "medi_cal_plan"


def to_dmhc(case: Case) -> bool:
    """Whether DMHC is the office of this case's road, as far as is known."""
    return road(case).dmhc


def carved_out(case: Case) -> bool:
    """Medi-Cal for teeth, eyes or mental health: in part other offices than the health plan."""
    medi_cal = road(case).id in ("medi_cal_plan", "medi_cal_county", "medi_cal_fee_for_service")
    return medi_cal and case.dispute.about in ("dental_or_vision", "mental_health")


def dental_or_vision(case: Case) -> bool:
    """A dental or a vision plan that is not Medi-Cal's (H&S Code 1374.30(c))."""
    special = plan_kind(case.plan.plan_name) in ("dental", "vision")
    return road(case).id == "dmhc" and (case.dispute.about == "dental_or_vision" or special)


def hearing_asked(case: Case) -> bool:
    """Whether a State Hearing was asked for. Without Medi-Cal there is none, so an answer left over bars nothing."""
    without = case.plan.has_medi_cal is False and road(case).id == "dmhc"
    return case.plan.filed_state_hearing is True and not without


def hearing_held(case: Case) -> bool:
    """Whether the hearing that was asked for took place."""
    return hearing_asked(case) and case.plan.hearing_held is True


def says_no_imr(case: Case) -> bool:
    """Whether the road, or a hearing that was asked for, leaves no sure IMR: nothing may look like a promise of one."""
    uncertain = carved_out(case) or dental_or_vision(case) or hearing_asked(case)
    return not road(case).dmhc or uncertain
