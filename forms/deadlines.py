"""Dates by calendar: how long a person may wait, until when they may file, when an answer may be expected.

A month is a calendar month (Civil Code 14): 31 August and six months is the last day of February. What is shown is
never rolled forward past a weekend or a holiday: earlier is safer. Nothing here knows a sentence or a finding.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from forms.case import Case
from forms.dates import add_months
from forms.dispute import is_cancelled, is_experimental, is_fast, is_urgent, nothing_refused, only_cancelled
from forms.roads import road, to_dmhc

PLAN_DAYS: Final = 30
"""Days a plan has to decide a grievance (20-224 Instruction Sheet 09/25)."""
PLAN_DAYS_URGENT: Final = 3
"""The same when the threat is immediate and serious."""
FILING_MONTHS: Final = 6
"""H&S Code 1374.30(k)."""
HEARING_DAYS: Final = 120
"""Calendar days to ask for a State Hearing (W&I 10951(b)), from the date of the Notice of Appeal Resolution
(cdss.ca.gov); the section says from its receipt, which is later."""
QUALIFY_DAYS: Final = 7
QUALIFY_DAYS_URGENT: Final = 2
"""A letter says whether the case qualifies: 7 calendar days, 2 days (48 hours) when urgent."""
DECISION_DAYS: Final = (30, 45)
DECISION_DAYS_URGENT: Final = (3, 7)
"""Sources differ because some count from the complete papers (30; 3) and some from the application (45; 7)."""
COMPLAINT_DAYS: Final = 30


@dataclass(frozen=True)
class Dates:
    """The two last days to file, and what may be expected if the packet is sent today. None: not known yet.

    `safest_deadline` follows the strict reading of H&S Code 1374.30(k): six months from the earliest qualifying event.
    `form_deadline` follows the form: six months from the plan's written answer. `decision_by` is the later bound of the
    published ranges, which also covers an ordinary complaint; about cancelled coverage there is only the complaint.
    """

    safest_deadline: dt.date | None
    form_deadline: dt.date | None
    qualify_by: dt.date
    decision_by: dt.date


def add_days(day: dt.date, days: int) -> dt.date:
    """`day` and so many days; stops at the last day the calendar has."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def grievance_filed(case: Case, today: dt.date) -> dt.date | None:
    """The day the grievance was filed; None when unknown, answered with no, or still to come."""
    if case.dispute.filed_grievance is False:
        return None
    return _past(case.dispute.grievance_filed_on, today)


def plan_decided(case: Case, today: dt.date) -> dt.date | None:
    """The day of the plan's written answer; None when unknown, still to come, or when nothing was filed to answer."""
    if case.dispute.filed_grievance is False:
        return None
    return _past(case.dispute.plan_decision_on, today)


def plan_answered(case: Case, today: dt.date) -> dt.date | None:
    """The plan's decision when it can be the answer to the grievance: not older than the grievance itself."""
    filed, decided = grievance_filed(case, today), plan_decided(case, today)
    return None if decided is None or (filed is not None and decided < filed) else decided


def denied(case: Case, today: dt.date) -> dt.date | None:
    """The day of the plan's first no; None when unknown or still to come."""
    return _past(case.dispute.denied_on, today)


def waiting_until(case: Case, today: dt.date) -> dt.date | None:
    """The day the plan's time to answer has run out: 30 days after the grievance, 3 when urgent."""
    filed = grievance_filed(case, today)
    return None if filed is None else add_days(filed, PLAN_DAYS_URGENT if is_urgent(case) else PLAN_DAYS)


def hearing_starts(case: Case, today: dt.date) -> dt.date | None:
    """What starts the 120 days: the plan's answer to the appeal or, without one, day 30 (W&I 10951(b)(1)); None before.

    None for cancelled coverage too: Medi-Cal is ended by the county or the state, whose notice has a date of its own.
    And None where nothing was refused: an answer to a complaint is no answer to an appeal.
    """
    return _hearing_starts(case, today) if road(case).hearing else None


def _hearing_starts(case: Case, today: dt.date) -> dt.date | None:
    if is_cancelled(case) or nothing_refused(case):
        return None
    answered, exhausted = plan_answered(case, today), _exhausted(case, today)
    if answered is not None:
        return answered
    return exhausted if exhausted is not None and exhausted <= today else None


def _exhausted(case: Case, today: dt.date) -> dt.date | None:
    """The day the appeal is deemed exhausted without an answer (W&I 10951(b)(1)(B))."""
    filed = grievance_filed(case, today)
    return None if filed is None else add_days(filed, PLAN_DAYS)


def hearing_by(case: Case, today: dt.date) -> dt.date | None:
    """Last day to ask for a State Hearing about a Medi-Cal plan's answer; None when its 120 days have not begun."""
    starts = hearing_starts(case, today)
    return None if starts is None else add_days(starts, HEARING_DAYS)


def hearing_by_if_plan(case: Case, today: dt.date) -> dt.date | None:
    """The same for who has Medicare beside Medi-Cal, if it was the Medi-Cal plan that refused; None where it was not,
    or where the hearing needs no appeal.
    """
    plan, starts = case.plan, _hearing_starts(case, today)
    direct = plan.coverage_kind == "medi_cal_fee_for_service" or case.dispute.about == "drug"
    if starts is None or direct or plan.filed_state_hearing is True:
        return None
    return add_days(starts, HEARING_DAYS)


def hearing_by_wait(case: Case, today: dt.date) -> dt.date | None:
    """Last day of the hearing if the 120 days began on day 30 already, where the plan answered after it; else None.

    W&I 10951(b)(1) has both events and does not say which one counts when both took place.
    """
    answered, exhausted = plan_answered(case, today), _exhausted(case, today)
    if hearing_by(case, today) is None or answered is None or exhausted is None or answered <= exhausted:
        return None
    return add_days(exhausted, HEARING_DAYS)


def hearing_safest(case: Case, today: dt.date) -> dt.date | None:
    """The day to write down for the hearing: the earlier of the two that may count, while it is still to come."""
    last, early = hearing_by(case, today), hearing_by_wait(case, today)
    return last if early is None or early < today else early


def hearing_form_by(case: Case, today: dt.date) -> dt.date | None:
    """Last day to send DMHC's form so that its answer can still come before the hearing's last day; None without such a
    day, where it is over, and where the hearing was asked for or DMHC is not the office.
    """
    last = hearing_safest(case, today)
    if last is None or not to_dmhc(case) or case.plan.filed_state_hearing is True:
        return None
    by = last - (dates(case, today).decision_by - today)
    return by if by >= today else None


def appealed(case: Case, today: dt.date) -> bool:
    """Whether the first no was already appealed to whoever said it."""
    filed = grievance_filed(case, today) or plan_answered(case, today)
    return case.dispute.filed_grievance is True or filed is not None


def dates(case: Case, today: dt.date) -> Dates:
    """All four dates; a date that has not happened by `today` counts as unknown. On a road that is not DMHC's there is
    no last day for DMHC's form.
    """
    decided = _decided(case, today) if to_dmhc(case) else None
    began = _began(case, today) if to_dmhc(case) else None
    starts = [day for day in (began, decided) if day is not None]
    qualify, decision = _answer_days(case)
    return Dates(
        safest_deadline=add_months(min(starts), FILING_MONTHS) if starts else None,
        form_deadline=add_months(decided, FILING_MONTHS) if decided else None,
        qualify_by=add_days(today, qualify),
        decision_by=add_days(today, decision),
    )


def _began(case: Case, today: dt.date) -> dt.date | None:
    """The earliest day that may start the six months of an IMR; a cancellation has no such period of waiting.

    An experimental denial needs no grievance, so its own day is the first.
    """
    if is_cancelled(case):
        return None
    if is_experimental(case):
        return denied(case, today) or grievance_filed(case, today)
    return waiting_until(case, today)


def _decided(case: Case, today: dt.date) -> dt.date | None:
    """The plan's decision that the form counts from; for cancelled coverage never the notice that ends it."""
    if is_cancelled(case):
        return plan_answered(case, today) if case.dispute.filed_grievance is True else None
    written = plan_decided(case, today)
    return denied(case, today) if written is None and is_experimental(case) else written


def _answer_days(case: Case) -> tuple[int, int]:
    """Days until the letter and until the last day to expect a decision."""
    if only_cancelled(case):
        return QUALIFY_DAYS, COMPLAINT_DAYS
    if is_fast(case):
        return QUALIFY_DAYS_URGENT, max(DECISION_DAYS_URGENT)
    return QUALIFY_DAYS, max(DECISION_DAYS)


def _past(day: dt.date | None, today: dt.date) -> dt.date | None:
    return None if day is None or day > today else day
