"""Pairs of findings that one case must never hold: a person who reads both would not know what to do.

A name is an id, "a.*" for all that begin so, "id/variant" for one sentence. Each pair says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OTHER_ROADS: Final = (
    "route.medicare",
    "route.medi_cal_rx",
    "route.medi_cal_fee_for_service",
    "route.self_funded",
    "route.insurance_policy",
    "route.federal_employee",
    "route.military",
    "route.workers_comp",
    "route.student_or_other",
)
"""Each is the only one of its kind in a case, and leads away from DMHC."""

NO_IMR: Final = ("route.medi_cal_county", "route.medi_cal_carved_out", "route.dental_vision", "hearing.filed")

PAIRS: Final[Mapping[tuple[str, str], str]] = {
    **{(one, other): "two roads" for n, one in enumerate(OTHER_ROADS) for other in OTHER_ROADS[n + 1 :]},
    **{
        (road, name): "another office's road has no date, step or kind of DMHC's"
        for road in OTHER_ROADS
        for name in (
            "deadline.dates",
            "deadline.soon",
            "deadline.passed",
            "deadline.unknown",
            "grievance.*",
            "kind.*",
            "route.dmhc_plan",
            "route.medi_cal_managed_care",
            "hearing.by",
            "hearing.possible",
            "route.medi_cal_county",
            "route.not_sure",
        )
    },
    **{(road, "kind.imr"): "no IMR is promised where there may be none" for road in NO_IMR},
    **{(road, "route.medi_cal_managed_care/"): "no IMR is promised where there may be none" for road in NO_IMR},
    ("route.medi_cal_county", "deadline.dates"): "the hearing's date is the one that counts there",
    ("route.medi_cal_county", "route.not_sure"): "the plan is known",
    ("route.medi_cal_carved_out", "grievance.not_filed/medi_cal"): "who refused is not known",
    ("hearing.filed/held", "hearing.keep_care"): "the hearing is over",
    ("deadline.other", "deadline.dates"): "two roads' dates",
    ("deadline.other", "deadline.unknown"): "two roads' dates",
    ("deadline.other", "hearing.by"): "two roads' dates",
    ("deadline.soon", "deadline.passed"): "there is time, and there is none",
    ("deadline.unknown", "deadline.dates"): "a date is known, and is not",
    ("deadline.unknown", "deadline.passed"): "nothing is known to have passed",
    ("hearing.by", "hearing.possible"): "one of the two tells of the hearing",
    ("hearing.filed", "hearing.by"): "a hearing that was asked for has no last day",
    ("hearing.filed", "hearing.possible"): "a hearing that was asked for is not merely possible",
    ("hearing.filed/held", "kind.*"): "after a hearing there is no IMR",
    ("grievance.not_filed", "grievance.waiting"): "it was filed, and was not",
    ("grievance.not_filed", "deadline.passed"): "nobody is late who has yet to begin",
    ("plan.appeal_by", "grievance.waiting"): "the appeal was filed already",
    **{
        (stop, free): "who need not go through the plan is not sent there"
        for stop in ("grievance.not_filed", "grievance.waiting")
        for free in (
            "grievance.urgent_now",
            "grievance.exempt_cancelled",
            "grievance.exempt_experimental",
            "grievance.emergency_unsure",
        )
    },
    ("kind.imr", "kind.complaint"): "one or the other",
    ("kind.imr", "kind.unclear"): "one or the other",
    ("kind.complaint", "kind.unclear"): "one or the other",
    ("helper.form_needed", "helper.form_not_needed"): "one or the other",
}
