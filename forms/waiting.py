"""Until when? The plan's own time to answer (the grievance step) and the two last days to file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from forms.case import Case
from forms.dates import add_months
from forms.deadlines import Dates, dates, grievance_filed, plan_answered, waiting_until
from forms.dispute import is_cancelled, is_emergency, is_experimental, is_urgent, nothing_refused, only_payment
from forms.finding import DaysLeft, Finding, Param
from forms.law import LAW
from forms.roads import carved_out, road, to_dmhc

SOON_DAYS: Final = 30


def grievance(case: Case, today: dt.date) -> Iterator[Finding]:
    """The plan's own process: 30 days, but none when it is urgent, about cancelled coverage, experimental, or about a
    refusal to pay for emergency care. Nothing on a road where the plan's process is no step of DMHC's.
    """
    if not road(case).plan_step:
        return
    yield from at_once(case)
    experimental, filed = is_experimental(case), case.dispute.filed_grievance
    exempt = experimental or is_urgent(case) or is_cancelled(case)
    until = waiting_until(case, today)
    waits = until is not None and today < until and plan_answered(case, today) is None
    if (filed is False or waits) and not exempt and is_emergency(case):
        variant = "waiting" if waits else _appeal(case)
        yield Finding("grievance.emergency_unsure", "warn", LAW["ccr_1300_70_4"], variant=variant)
    elif filed is False and not exempt:
        variant = "carved_out" if carved_out(case) else _appeal(case)
        yield Finding("grievance.not_filed", "stop", LAW["hsc_1368_03"], variant=variant)
    elif waits and until is not None and not exempt:
        yield _waiting(case, today, until)
    answered = filed is True and not waits and grievance_filed(case, today) is not None
    if experimental and not answered:
        county = "county" if road(case).id == "medi_cal_county" and filed is not True else ""
        yield Finding("grievance.exempt_experimental", "info", LAW["ccr_1300_70_4"], variant=county)


def at_once(case: Case) -> Iterator[Finding]:
    """Who need not go through the plan and should send and call now, whatever was filed there."""
    county = road(case).id == "medi_cal_county"
    if is_urgent(case):
        paid = only_payment(case) and not is_cancelled(case)
        variant = "county" if county else "paid" if paid else ""
        yield Finding("grievance.urgent_now", "info", LAW["ccr_1300_68_01"], variant=variant, at_once=True)
    if is_cancelled(case):
        medi_cal = road(case).hearing and case.plan.filed_state_hearing is not True
        variant = "county" if county else "medi_cal" if medi_cal else ""
        yield Finding("grievance.exempt_cancelled", "info", LAW["ccr_1300_65_5"], variant=variant, at_once=True)


def goes_now(case: Case) -> bool:
    """Whether the form should go to DMHC now: no last day, however far, may sound like leave to wait."""
    return (is_urgent(case) or is_cancelled(case)) and to_dmhc(case)


def _waiting(case: Case, today: dt.date, until: dt.date) -> Finding:
    filed = grievance_filed(case, today)
    assert filed is not None
    params: dict[str, Param] = {"filed": filed, "until": until, "left": DaysLeft(until, today)}
    return Finding("grievance.waiting", "stop", LAW["hsc_1368_03"], params, _appeal(case))


def _appeal(case: Case) -> str:
    """Medi-Cal's word for the plan's step is appeal, with 60 days from the Notice of Action; where nothing was refused
    there is no such notice, and the step is a complaint as anywhere else.
    """
    return "medi_cal" if road(case).hearing and not nothing_refused(case) else ""


def deadlines(case: Case, today: dt.date) -> Iterator[Finding]:
    """Both last days of DMHC's form, earliest first, and how near they are; nothing on another office's road."""
    if not to_dmhc(case):
        return
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
        unfiled = case.dispute.filed_grievance is False
        variant = "experimental" if unfiled and is_experimental(case) else "not_filed" if unfiled else ""
        return Finding("deadline.unknown", "info", LAW["instructions"], variant=variant)
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
