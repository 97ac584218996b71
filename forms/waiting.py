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
    is_experimental,
    is_urgent,
    plan_answered,
    waiting_until,
)
from forms.finding import Finding, Left, Param
from forms.law import LAW

SOON_DAYS: Final = 30


def grievance(case: Case, today: dt.date) -> Iterator[Finding]:
    """The plan's complaint process: 30 days, 3 when urgent, none when the care was called experimental."""
    experimental, urgent, filed = is_experimental(case), is_urgent(case), case.dispute.filed_grievance
    until = waiting_until(case, today)
    waits = until is not None and today < until and plan_answered(case, today) is None
    if filed is False and not experimental and not urgent:
        yield Finding("grievance.not_filed", "stop", LAW["hsc_1368_03"])
    if waits and until is not None and not experimental:
        yield _waiting(case, today, until)
    answered = filed is True and not waits and grievance_filed(case, today) is not None
    if experimental and not answered:
        yield Finding("grievance.exempt_experimental", "info", LAW["ccr_1300_70_4"])
    if urgent and filed is not True and grievance_filed(case, today) is None:
        yield Finding("grievance.exempt_urgent", "info", LAW["hsc_1374_31"])


def _waiting(case: Case, today: dt.date, until: dt.date) -> Finding:
    filed = grievance_filed(case, today)
    assert filed is not None
    params: dict[str, Param] = {"filed": filed, "until": until, "left": Left(until, today)}
    law = LAW["instructions" if is_urgent(case) else "hsc_1374_30_j"]
    return Finding("grievance.waiting", "stop", law, params, "urgent" if is_urgent(case) else "")


def deadlines(case: Case, today: dt.date) -> Iterator[Finding]:
    """Both last days, earliest first, and how near they are."""
    found = dates(case, today)
    safest, form = found.safest_deadline, found.form_deadline
    if safest is None:
        yield Finding("deadline.unknown", "info", LAW["instructions"])
        return
    yield _both_dates(safest, form, today, is_experimental(case))
    if form is not None and form < today:
        variant = "told" if (case.dispute.late_reason or "").strip() else ""
        yield Finding("deadline.passed", "warn", LAW["instructions"], {"form": form}, variant)
    elif (safest - today).days <= SOON_DAYS:
        yield _soon(found, safest, today)


def _both_dates(safest: dt.date, form: dt.date | None, today: dt.date, experimental: bool) -> Finding:
    params: dict[str, Param] = {"safest": safest, "safest_left": Left(safest, today)}
    if form is not None:
        params |= {"form": form, "form_left": Left(form, today)}
    return Finding(
        "deadline.dates", "info", LAW["hsc_1374_30_k"], params, _dates_variant(safest, form, today, experimental)
    )


def _dates_variant(safest: dt.date, form: dt.date | None, today: dt.date, experimental: bool) -> str:
    """Which sentence fits: one date or two, still to come or over."""
    over = safest < today
    if form is None:
        return "no_answer_yet_over" if over else "no_answer_yet"
    if form == safest:
        return "same_over" if over else "same"
    if over:
        return "over" if form < today else "safest_over"
    return "experimental" if experimental else ""


def _soon(found: Dates, safest: dt.date, today: dt.date) -> Finding:
    params: dict[str, Param] = {"safest": safest, "left": Left(safest, today)}
    if safest >= today:
        variant = ""
    elif found.form_deadline is None:
        variant = "safest_passed_no_answer"
    else:
        variant = "safest_passed"
        params |= {"form": found.form_deadline, "form_left": Left(found.form_deadline, today)}
    return Finding("deadline.soon", "warn", LAW["hsc_1374_30_k"], params, variant)


def odd_dates(case: Case, today: dt.date) -> Iterator[Finding]:
    """Dates that cannot be right, and a release that has run out: nothing is refused, the person looks again."""
    filed, decided = case.dispute.grievance_filed_on, case.dispute.plan_decision_on
    if filed is not None and decided is not None and decided < filed and not is_experimental(case):
        yield Finding("dates.order", "warn", LAW["instructions"], {"filed": filed, "decided": decided})
    signed = case.filing.release_date
    if signed is not None and signed <= today and add_months(signed, 12) <= today:
        yield Finding("release.expired", "warn", LAW["form"], {"signed": signed})
