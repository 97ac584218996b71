"""One case for every sentence that the rules can say: key of the sentence -> a case that brings it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from forms.case import Case
from forms.returned import Reply, SentPacket, SignedPage
from tests.forms.facts import ago, case

_CHILD: Final = dt.date(2014, 11, 23)
_ADULT: Final = dt.date(1985, 3, 27)


def _filed(days: int, **facts: object) -> Case:
    return case({"filed_grievance": True, "grievance_filed_on": ago(days), **facts})  # type: ignore[dict-item]


def _answered(*also: str) -> Case:
    """All that the form needs but the name, or a part of it: `also` is answered too."""
    place = ("street_address", "city", "state", "zip", "phone", "plan_name", "membership_number")
    problem = ("condition", "treatment_requested", "providers", "problem_description")
    no = ("email_ok", "urgent", "filed_grievance", "has_medi_cal", "has_medicare", "plan_denied", "wants_payment")
    return case(
        {**dict.fromkeys((*also, *place, *problem), "x"), **dict.fromkeys(no, False)},
        date_of_birth=_ADULT,
        filer="patient",
        wants_future_services=True,
        out_of_network=False,
        wants_assistant=False,
    )


def _medi_cal(answered: int, **facts: object) -> Case:
    return _filed(answered + 20, coverage_kind="medi_cal_managed_care", plan_decision_on=ago(answered), **facts)


SIGNED: Final = SignedPage(
    "signed/page.pdf", "signed/scan.jpg", "scan.jpg", "dmhc_20_224", 2, "A0B1C2", "7K3F-9Q2M", 4, ago(1),
    {"city": "Davis"},
)  # fmt: skip
"""A page that was signed when the city was another."""


def _sent(days: int) -> SentPacket:
    return SentPacket("dmhc", ago(days))


def _after(**happened: object) -> Case:
    """A case of which a packet was made."""
    return case(condition="x").model_copy(update=happened)


_FFS: Final = "medi_cal_fee_for_service"
_RX: Final = case(coverage_kind="medi_cal_managed_care", about="drug")
_COUNTY: Final = "CalOptima Health"

EXAMPLES: Final[Mapping[str, Case]] = {
    "route.dmhc_plan": case(coverage_kind="dmhc_plan", card_says="not_self_funded"),
    "route.dmhc_plan.card": case(coverage_kind="dmhc_plan"),
    "route.medi_cal_managed_care": case(coverage_kind="medi_cal_managed_care"),
    "route.medi_cal_managed_care.cancelled": case(about="cancelled", coverage_kind="medi_cal_managed_care"),
    "route.medi_cal_county": case(coverage_kind="medi_cal_managed_care", plan_name=_COUNTY),
    "route.medi_cal_county.appealed": _filed(5, coverage_kind="medi_cal_managed_care", plan_name=_COUNTY),
    "route.medi_cal_county.appealed_urgent": _filed(
        5, coverage_kind="medi_cal_managed_care", plan_name=_COUNTY, urgent=True
    ),
    "route.medi_cal_rx.asked": case(coverage_kind="medi_cal_managed_care", about="drug", filed_state_hearing=True),
    "route.medi_cal_fee_for_service.asked": case(coverage_kind=_FFS, filed_state_hearing=True),
    "route.medi_cal_county.nothing_refused": case(
        coverage_kind="medi_cal_managed_care", plan_name=_COUNTY, plan_denied=False
    ),
    "route.medi_cal_county.answered": _medi_cal(10, plan_name=_COUNTY),
    "route.medi_cal_county.cancelled": case(
        coverage_kind="medi_cal_managed_care", plan_name=_COUNTY, about="cancelled"
    ),
    "route.medi_cal_rx": _RX,
    "route.medi_cal_fee_for_service": case(coverage_kind=_FFS),
    "route.medi_cal_carved_out.dental": case(coverage_kind="medi_cal_managed_care", about="dental_or_vision"),
    "route.medi_cal_carved_out.mental": case(coverage_kind="medi_cal_managed_care", about="mental_health"),
    "route.medi_cal_carved_out.dental_direct": case(coverage_kind=_FFS, about="dental_or_vision"),
    "route.medi_cal_carved_out.mental_direct": case(coverage_kind=_FFS, about="mental_health"),
    "route.dental_vision": case(coverage_kind="dmhc_plan", plan_name="Delta Dental of California"),
    "route.medicare": case(coverage_kind="medicare"),
    "route.medicare.both": case(coverage_kind="dmhc_plan", has_medicare=True),
    "route.medicare.medi_cal": case(coverage_kind="medicare", has_medi_cal=True),
    "route.medicare.medi_cal_dated": _medi_cal(60, has_medicare=True),
    "route.medicare.medi_cal_passed": _medi_cal(121, has_medicare=True),
    "route.medicare.other": case(coverage_kind="self_funded_employer", has_medicare=True),
    "route.self_funded": case(coverage_kind="self_funded_employer"),
    "route.insurance_policy": case(coverage_kind="insurance_policy"),
    "route.self_funded.appealed": _filed(5, coverage_kind="self_funded_employer"),
    "route.federal_employee.appealed": _filed(5, coverage_kind="federal_employee"),
    "route.insurance_policy.appealed": _filed(5, coverage_kind="insurance_policy"),
    "route.medicare.appealed": _filed(5, coverage_kind="medicare"),
    "route.insurance_policy.urgent": case(coverage_kind="insurance_policy", urgent=True),
    "route.federal_employee": case(coverage_kind="federal_employee"),
    "route.military": case(coverage_kind="military"),
    "route.workers_comp": case(coverage_kind="workers_comp"),
    "route.student_or_other": case(coverage_kind="student_or_other"),
    "route.not_sure": case(),
    "route.not_sure.medi_cal": case(has_medi_cal=True),
    "hearing.filed": case(filed_state_hearing=True),
    "hearing.filed.held": case(filed_state_hearing=True, hearing_held=True),
    "hearing.filed.right": case(coverage_kind=_FFS, filed_state_hearing=True),
    "hearing.filed.right_held": case(coverage_kind=_FFS, filed_state_hearing=True, hearing_held=True),
    "hearing.possible": case(coverage_kind="medi_cal_managed_care"),
    "hearing.possible.appealed": _filed(5, coverage_kind="medi_cal_managed_care"),
    "hearing.possible.nothing_refused": case(coverage_kind="medi_cal_managed_care", plan_denied=False),
    "hearing.possible.county_appealed": _filed(5, coverage_kind="medi_cal_managed_care", plan_name=_COUNTY),
    "hearing.possible.county": case(coverage_kind="medi_cal_managed_care", plan_name=_COUNTY),
    "hearing.possible.cancelled": case(about="cancelled", has_medi_cal=True),
    "hearing.by": _medi_cal(10),
    "hearing.by.no_answer": _filed(40, coverage_kind="medi_cal_managed_care"),
    "hearing.by.late_answer": _filed(60, coverage_kind="medi_cal_managed_care", plan_decision_on=ago(10)),
    "hearing.by.county_late_answer": _filed(
        60, coverage_kind="medi_cal_managed_care", plan_name=_COUNTY, plan_decision_on=ago(10)
    ),
    "hearing.by.tight": _medi_cal(100),
    "hearing.by.passed": _medi_cal(121),
    "hearing.by.over": _medi_cal(181),
    "hearing.by.county": _medi_cal(10, plan_name=_COUNTY),
    "hearing.by.county_no_answer": _filed(40, coverage_kind="medi_cal_managed_care", plan_name=_COUNTY),
    "cdi.not_open": case().model_copy(update={"to": "cdi"}),
    "cdi.not_open.appeal_first": case(coverage_kind="insurance_policy").model_copy(update={"to": "cdi"}),
    "cdi.not_open.waiting": _filed(5, coverage_kind="insurance_policy").model_copy(update={"to": "cdi"}),
    "cdi.check_first": case().model_copy(update={"to": "cdi"}),
    "cdi.helper_form": case(wants_assistant=True).model_copy(update={"to": "cdi"}),
    "hearing.rx_numbers": _RX.model_copy(update={"to": "state_hearing"}),
    "hearing.not_open": case().model_copy(update={"to": "state_hearing"}),
    "hearing.not_open.appeal_first": case(coverage_kind="medi_cal_managed_care").model_copy(
        update={"to": "state_hearing"}
    ),
    "hearing.keep_care": case(coverage_kind="medi_cal_managed_care"),
    "hearing.keep_care.dated": case(coverage_kind="medi_cal_managed_care", denied_on=ago(10)),
    "hearing.keep_care.passed": case(coverage_kind="medi_cal_managed_care", denied_on=ago(11)),
    "hearing.keep_care.appealed": _filed(5, coverage_kind="medi_cal_managed_care"),
    "hearing.keep_care.appealed_dated": _filed(5, coverage_kind="medi_cal_managed_care", denied_on=ago(10)),
    "hearing.keep_care.appealed_passed": _filed(5, coverage_kind="medi_cal_managed_care", denied_on=ago(11)),
    "hearing.keep_care.letter": case(coverage_kind="medicare", has_medi_cal=True),
    "hearing.keep_care.letter_dated": case(
        coverage_kind="medi_cal_managed_care", about="dental_or_vision", denied_on=ago(10)
    ),
    "hearing.keep_care.letter_passed": case(
        coverage_kind="medi_cal_managed_care", about="mental_health", denied_on=ago(11)
    ),
    "hearing.keep_care.asked": case(has_medi_cal=True, filed_state_hearing=True),
    "hearing.keep_care.asked_dated": case(has_medi_cal=True, filed_state_hearing=True, denied_on=ago(10)),
    "hearing.keep_care.asked_passed": case(has_medi_cal=True, filed_state_hearing=True, denied_on=ago(11)),
    "hearing.keep_care.direct": case(coverage_kind=_FFS),
    "hearing.keep_care.direct_dated": case(coverage_kind=_FFS, denied_on=ago(10)),
    "hearing.keep_care.direct_passed": case(coverage_kind=_FFS, denied_on=ago(11)),
    "kind.imr": case(denial_reason="not_medically_necessary"),
    "kind.complaint": case(denial_reason="not_covered"),
    "kind.complaint.cancelled": case(about="cancelled"),
    "kind.unclear": case(),
    "grievance.not_filed": case(filed_grievance=False),
    "grievance.not_filed.carved_out": case(
        coverage_kind="medi_cal_managed_care", about="mental_health", filed_grievance=False
    ),
    "grievance.not_filed.medi_cal": case(coverage_kind="medi_cal_managed_care", filed_grievance=False),
    "grievance.waiting": _filed(29),
    "grievance.waiting.medi_cal": _filed(29, coverage_kind="medi_cal_managed_care"),
    "grievance.emergency_unsure": case(emergency_care_denied=True, filed_grievance=False),
    "grievance.emergency_unsure.medi_cal": case(
        coverage_kind="medi_cal_managed_care", emergency_care_denied=True, filed_grievance=False
    ),
    "grievance.emergency_unsure.waiting": _filed(29, emergency_care_denied=True),
    "grievance.exempt_experimental": case(denial_reason="experimental", filed_grievance=False),
    "grievance.exempt_experimental.county": case(
        coverage_kind="medi_cal_managed_care", plan_name=_COUNTY, denial_reason="experimental", filed_grievance=False
    ),
    "grievance.urgent_now": case(urgent=True, filed_grievance=False),
    "grievance.urgent_now.county": case(urgent=True, coverage_kind="medi_cal_managed_care", plan_name=_COUNTY),
    "grievance.urgent_now.paid": case(urgent=True, wants_payment=True, wants_future_services=False),
    "grievance.exempt_cancelled": _filed(1, about="cancelled"),
    "grievance.exempt_cancelled.medi_cal": case(about="cancelled", coverage_kind="medi_cal_managed_care"),
    "grievance.exempt_cancelled.county": case(
        about="cancelled", coverage_kind="medi_cal_managed_care", plan_name=_COUNTY
    ),
    "plan.appeal_by": case(denied_on=ago(20), filed_grievance=False),
    "plan.appeal_by.also": case(denied_on=ago(20), urgent=True),
    "plan.appeal_by.also_medi_cal": case(denied_on=ago(20), urgent=True, coverage_kind="medi_cal_managed_care"),
    "plan.appeal_by.passed": case(denied_on=ago(181)),
    "deadline.other": case(coverage_kind="student_or_other"),
    "deadline.other.again": case(coverage_kind="medicare", filed_grievance=True),
    "deadline.other.dated": case(coverage_kind=_FFS, denied_on=ago(20)),
    "deadline.other.passed": case(coverage_kind=_FFS, denied_on=ago(91)),
    "deadline.other.over": case(coverage_kind=_FFS, denied_on=ago(181)),
    "deadline.other.asked": case(coverage_kind=_FFS, denied_on=ago(91), filed_state_hearing=True),
    "deadline.other.now": case(coverage_kind="medicare", urgent=True),
    "deadline.other.now_dated": case(coverage_kind="workers_comp", urgent=True, denied_on=ago(3)),
    "deadline.other.now_passed": case(coverage_kind="military", urgent=True, denied_on=ago(91)),
    "deadline.other.now_over": case(coverage_kind=_FFS, urgent=True, denied_on=ago(181)),
    "deadline.other.now_asked": case(coverage_kind=_FFS, urgent=True, filed_state_hearing=True),
    "deadline.other.now_cancelled": case(coverage_kind="self_funded_employer", about="cancelled"),
    "deadline.dates": _filed(100, plan_decision_on=ago(60)),
    "deadline.dates.now": _filed(2, urgent=True),
    "deadline.dates.experimental": _filed(100, plan_decision_on=ago(60), denial_reason="experimental"),
    "deadline.dates.same": case(plan_decision_on=ago(60)),
    "deadline.dates.same_over": case(plan_decision_on=ago(300)),
    "deadline.dates.safest_over": _filed(220, plan_decision_on=ago(100)),
    "deadline.dates.over": _filed(400, plan_decision_on=ago(300)),
    "deadline.dates.no_answer_yet": _filed(100),
    "deadline.dates.no_answer_yet_over": _filed(300),
    "deadline.unknown": case(),
    "deadline.unknown.not_filed": case(filed_grievance=False),
    "deadline.unknown.experimental": case(filed_grievance=False, denial_reason="experimental"),
    "deadline.unknown.now": case(urgent=True),
    "deadline.unknown.cancelled": case(about="cancelled"),
    "deadline.soon": case(plan_decision_on=ago(170)),
    "deadline.soon.safest_passed": _filed(220, plan_decision_on=ago(100)),
    "deadline.soon.safest_passed_no_answer": _filed(300),
    "deadline.passed": case(plan_decision_on=ago(300)),
    "deadline.passed.told": case(plan_decision_on=ago(300), late_reason="I was in the hospital."),
    "dates.order": _filed(10, plan_decision_on=ago(60)),
    "answers.empty": case(),
    "answers.missing": _answered(),
    "answers.missing.one": _answered("first_name"),
    "answers.missing.many": case(last_name="Ruiz"),
    "answers.unused": case(urgent_reason="It hurts."),
    "release.expired": case(release_signature="M. A.", release_date=ago(366)),
    "urgent.letter_missing": case(urgent=True, coverage_kind="medicare"),
    "urgent.letter_missing.now": case(urgent=True),
    "urgent.letter_missing.paid": case(urgent=True, about="bill", wants_future_services=False),
    "experimental.denial_missing": case(denial_reason="experimental"),
    "experimental.certification_missing": case(denial_reason="experimental"),
    "records.out_of_network_missing": case(out_of_network=True),
    "helper.form_needed": case(filer="assistant"),
    "helper.form_needed.child": case(date_of_birth=_CHILD, wants_assistant=True),
    "helper.form_needed.grown_child": case(date_of_birth=_ADULT, filer="parent_or_guardian"),
    "helper.form_needed.part_b": case(filer="legal_representative"),
    "helper.form_not_needed": case(date_of_birth=_CHILD, filer="parent_or_guardian"),
    "helper.authority_missing": case(filer="legal_representative"),
    "minor.guardian_missing": case(date_of_birth=_CHILD),
    "minor.guardian_missing.from_12": case(date_of_birth=dt.date(2014, 11, 22)),
    "sign.needed": case(),
    "signed.stale": _after(signed=(SIGNED,)),
    "signed.pending": _after(sent=(_sent(1),)),
    "sent.waiting": _after(sent=(_sent(1),)),
    "sent.waiting.late": _after(sent=(_sent(8),)),
    "sent.waiting.decision": _after(sent=(_sent(8),), replies=(Reply("dmhc", ago(2)),)),
    "sent.waiting.decision_late": _after(sent=(_sent(46),), replies=(Reply("dmhc", ago(40)),)),
    "sent.waiting.other": _after(sent=(SentPacket("plan", ago(1)),), to="plan"),
    "online.fastest": case(),
    "copies.only": case(),
    "papers.plan_letters_optional": case(),
    "papers.plan_letters_optional.experimental": case(denial_reason="experimental"),
}
