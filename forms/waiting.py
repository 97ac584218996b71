"""Until when? The plan's own time to answer (the grievance step) and the two last days to file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from forms.case import Case
from forms.dates import add_months
from forms.deadlines import (
    Dates,
    dates,
    grievance_filed,
    is_cancelled,
    is_experimental,
    is_urgent,
    plan_answered,
    waiting_until,
)
from forms.finding import DaysLeft, Finding, Param
from forms.law import LAW
from forms.triage import elsewhere, has_medi_cal_plan

SOON_DAYS: Final = 30


def grievance(case: Case, today: dt.date) -> Iterator[Finding]:
    """The plan's complaint process: 30 days, but none when it is urgent, about cancelled coverage, or experimental."""
    yield from at_once(case)
    experimental, filed = is_experimental(case), case.dispute.filed_grievance
    exempt = experimental or is_urgent(case) or is_cancelled(case)
    until = waiting_until(case, today)
    waits = until is not None and today < until and plan_answered(case, today) is None
    if filed is False and not exempt:
        yield Finding("grievance.not_filed", "stop", LAW["hsc_1368_03"])
    if waits and until is not None and not exempt:
        yield _waiting(case, today, until)
    answered = filed is True and not waits and grievance_filed(case, today) is not None
    if experimental and not answered:
        yield Finding("grievance.exempt_experimental", "info", LAW["ccr_1300_70_4"])


def at_once(case: Case) -> Iterator[Finding]:
    """Who need not go through the plan and should send and call now, whatever was filed there."""
    other = elsewhere(case)
    if is_urgent(case):
        law = LAW["who_cannot" if other else "ccr_1300_68_01"]
        yield Finding("grievance.urgent_now", "info", law, variant="elsewhere" if other else "")
    if is_cancelled(case):
        law = LAW["who_cannot" if other else "ccr_1300_65_5"]
        county = has_medi_cal_plan(case) and case.plan.filed_state_hearing is not True
        variant = "elsewhere" if other else "medi_cal" if county else ""
        yield Finding("grievance.exempt_cancelled", "info", law, variant=variant)


def goes_now(case: Case) -> bool:
    """Whether the form should go to DMHC now: no last day, however far, may sound like leave to wait."""
    return (is_urgent(case) or is_cancelled(case)) and not elsewhere(case)


def _waiting(case: Case, today: dt.date, until: dt.date) -> Finding:
    filed = grievance_filed(case, today)
    assert filed is not None
    params: dict[str, Param] = {"filed": filed, "until": until, "left": DaysLeft(until, today)}
    return Finding("grievance.waiting", "stop", LAW["hsc_1374_30_j"], params)


def deadlines(case: Case, today: dt.date) -> Iterator[Finding]:
    """Both last days, earliest first, and how near they are."""
    found = dates(case, today)
    safest, form = found.safest_deadline, found.form_deadline
    if safest is None:
        yield _no_date(case)
        return
    yield _both_dates(case, safest, form, today)
    if form is not None and form < today:
        variant = "told" if (case.dispute.late_reason or "").strip() else ""
        yield Finding("deadline.passed", "warn", LAW["instructions"], {"form": form}, variant)
    elif (safest - today).days <= SOON_DAYS:
        yield _soon(found, safest, today)


def _no_date(case: Case) -> Finding:
    if not goes_now(case):
        return Finding("deadline.unknown", "info", LAW["instructions"])
    if is_cancelled(case):
        return Finding("deadline.unknown", "info", LAW["ccr_1300_65_5"], variant="cancelled")
    return Finding("deadline.unknown", "info", LAW["instructions"], variant="now")


def _both_dates(case: Case, safest: dt.date, form: dt.date | None, today: dt.date) -> Finding:
    params: dict[str, Param] = {"safest": safest, "safest_left": DaysLeft(safest, today)}
    if form is not None:
        params |= {"form": form, "form_left": DaysLeft(form, today)}
    return Finding("deadline.dates", "info", LAW["hsc_1374_30_k"], params, _dates_variant(case, safest, form, today))


def _dates_variant(case: Case, safest: dt.date, form: dt.date | None, today: dt.date) -> str:
    """Which sentence fits: one date or two, still to come or over."""
    over = safest < today
    if goes_now(case) and not over:
        return "now"
    if form is None:
        return "no_answer_yet_over" if over else "no_answer_yet"
    if form == safest:
        return "same_over" if over else "same"
    if over:
        return "over" if form < today else "safest_over"
    return "experimental" if is_experimental(case) else ""


def _soon(found: Dates, safest: dt.date, today: dt.date) -> Finding:
    params: dict[str, Param] = {"safest": safest, "left": DaysLeft(safest, today)}
    if safest >= today:
        variant = ""
    elif found.form_deadline is None:
        variant = "safest_passed_no_answer"
    else:
        variant = "safest_passed"
        params |= {"form": found.form_deadline, "form_left": DaysLeft(found.form_deadline, today)}
    return Finding("deadline.soon", "warn", LAW["hsc_1374_30_k"], params, variant)


def odd_dates(case: Case, today: dt.date) -> Iterator[Finding]:
    """Dates that cannot be right, and a release that has run out: nothing is refused, the person looks again."""
    filed, decided = case.dispute.grievance_filed_on, case.dispute.plan_decision_on
    if filed is not None and decided is not None and decided < filed and not is_experimental(case):
        yield Finding("dates.order", "warn", LAW["instructions"], {"filed": filed, "decided": decided})
    signed = case.filing.release_date
    if signed is not None and signed <= today and add_months(signed, 12) <= today:
        yield Finding("release.expired", "warn", LAW["form"], {"signed": signed})
