"""One case for every sentence that the rules can say: key of the sentence -> a case that brings it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from forms.case import Case
from tests.forms.facts import ago, case

_FILED: Final = case({"filed_grievance": True, "coverage_kind": "dmhc_plan"})
_CHILD: Final = dt.date(2015, 5, 5)
_ADULT: Final = dt.date(1985, 3, 27)


def _filed(days: int, **facts: object) -> Case:
    return case({"filed_grievance": True, "grievance_filed_on": ago(days), **facts})  # type: ignore[dict-item]


def _medi_cal(answered: int) -> Case:
    return _filed(answered + 20, coverage_kind="medi_cal_managed_care", plan_decision_on=ago(answered))


EXAMPLES: Final[Mapping[str, Case]] = {
    "route.dmhc_plan": case(coverage_kind="dmhc_plan"),
    "route.medi_cal_managed_care": case(coverage_kind="medi_cal_managed_care"),
    "route.medi_cal_managed_care.cancelled": case(about="cancelled", coverage_kind="medi_cal_managed_care"),
    "route.medi_cal_fee_for_service": case(coverage_kind="medi_cal_fee_for_service"),
    "route.medicare": case(coverage_kind="medicare"),
    "route.medicare.both": case(coverage_kind="dmhc_plan", has_medicare=True),
    "route.self_funded": case(coverage_kind="self_funded_employer"),
    "route.insurance_policy": case(coverage_kind="insurance_policy"),
    "route.not_sure": case(),
    "route.not_sure.medi_cal": case(has_medi_cal=True),
    "hearing.filed": case(filed_state_hearing=True),
    "hearing.possible": case(coverage_kind="medi_cal_managed_care"),
    "hearing.possible.dated": _medi_cal(10),
    "hearing.possible.tight": _medi_cal(100),
    "hearing.possible.passed": _medi_cal(121),
    "hearing.possible.cancelled": case(about="cancelled", has_medi_cal=True),
    "kind.imr": case(denial_reason="not_medically_necessary"),
    "kind.complaint": case(denial_reason="not_covered"),
    "kind.unclear": case(),
    "grievance.not_filed": case(filed_grievance=False),
    "grievance.waiting": _filed(29),
    "grievance.exempt_experimental": case(denial_reason="experimental", filed_grievance=False),
    "grievance.urgent_now": case(urgent=True, filed_grievance=False),
    "grievance.urgent_now.elsewhere": case(urgent=True, coverage_kind="medicare"),
    "grievance.exempt_cancelled": _filed(1, about="cancelled"),
    "grievance.exempt_cancelled.medi_cal": case(about="cancelled", coverage_kind="medi_cal_managed_care"),
    "grievance.exempt_cancelled.elsewhere": case(about="cancelled", coverage_kind="self_funded_employer"),
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
    "deadline.unknown.now": case(urgent=True),
    "deadline.unknown.cancelled": case(about="cancelled"),
    "deadline.soon": case(plan_decision_on=ago(170)),
    "deadline.soon.safest_passed": _filed(220, plan_decision_on=ago(100)),
    "deadline.soon.safest_passed_no_answer": _filed(300),
    "deadline.passed": case(plan_decision_on=ago(300)),
    "deadline.passed.told": case(plan_decision_on=ago(300), late_reason="I was in the hospital."),
    "dates.order": _filed(10, plan_decision_on=ago(60)),
    "answers.missing": case(),
    "answers.missing.one": case(
        dict.fromkeys(
            (
                "first_name",
                "street_address",
                "city",
                "state",
                "zip",
                "phone",
                "plan_name",
                "membership_number",
                "condition",
                "treatment_requested",
                "providers",
                "problem_description",
            ),
            "x",
        ),
        date_of_birth=_ADULT,
        filer="patient",
        email_ok=False,
        urgent=False,
        filed_grievance=False,
        has_medi_cal=False,
        has_medicare=False,
        plan_denied=False,
        wants_future_services=True,
        wants_payment=False,
        out_of_network=False,
        wants_assistant=False,
    ),
    "answers.unused": case(urgent_reason="It hurts."),
    "release.expired": case(release_signature="M. A.", release_date=ago(366)),
    "urgent.letter_missing": case(urgent=True, coverage_kind="medicare"),
    "urgent.letter_missing.now": case(urgent=True),
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
    "sign.needed": case(),
    "online.fastest": case(),
    "copies.only": case(),
    "papers.plan_letters_optional": case(),
    "papers.plan_letters_optional.experimental": case(denial_reason="experimental"),
}
