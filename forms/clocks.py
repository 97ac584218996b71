"""The clocks of a road that are not DMHC's own: the plan's appeal, the other office. Which day is the last, and what is
said of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from forms.case import Case
from forms.dates import add_months
from forms.deadlines import PLAN_DAYS, add_days, appealed, denied, grievance_filed, plan_answered
from forms.dispute import is_cancelled, is_experimental, is_urgent
from forms.finding import DaysLeft, Finding, Level, Param, Phrase
from forms.law import LAW
from forms.roads import DRUG_REVIEW, Clock, Start, road

APPEAL_SOON_DAYS: Final = 14
SOON_DAYS: Final = 30
"""From here on the day at another office is told before all other information, and stays there when it is over."""


def last_day(clock: Clock, case: Case, today: dt.date) -> dt.date | None:
    """The last day by this clock; None while the day that starts it is not known, or when it has no number."""
    if not (clock.days or clock.months):
        return None
    starts = _starts(clock.start, case, today)
    if starts is None:
        return None
    return add_months(starts, clock.months) if clock.months else add_days(starts, clock.days)


def _starts(start: Start, case: Case, today: dt.date) -> dt.date | None:
    answered, first = plan_answered(case, today), denied(case, today)
    match start:
        case "denial":
            return first
        case "newest_no":
            return answered if appealed(case, today) else first
        case "answer":
            return answered
        case "answer_or_wait":
            filed = grievance_filed(case, today)
            return answered or (add_days(filed, PLAN_DAYS) if filed else None)


def appeal_by(case: Case, today: dt.date) -> dt.date | None:
    """Last day of the plan's own appeal; None once one was filed, and for cancelled coverage, which is no denial."""
    clock = road(case).appeal
    if clock is None or appealed(case, today) or is_cancelled(case):
        return None
    return last_day(clock, case, today)


def appeal_name(case: Case) -> str:
    """What the plan's own step is called beside its last day: "appeal", a complaint on the ordinary road, or, beside
    Medicare, the appeal of one kind of plan only. "also": nobody asks for that step before DMHC's form.
    """
    name = {"dmhc": "appeal_complaint", "medicare": "appeal_medicare"}.get(road(case).id, "appeal")
    return f"{name}_also" if _need_not(case) else name


def _need_not(case: Case) -> bool:
    return road(case).dmhc and (is_urgent(case) or is_experimental(case))


def other_name(case: Case) -> str:
    """What is asked for at the office that is not DMHC's, beside its last day."""
    here = road(case)
    return "hearing" if here.call == "hearings" else f"other_{here.id}"


def other_clock(case: Case) -> Clock | None:
    """The clock of an office that is not DMHC's."""
    here = road(case)
    return DRUG_REVIEW if here.id == "workers_comp" and case.dispute.about == "drug" else here.deadline


def other_by(case: Case, today: dt.date) -> dt.date | None:
    """Last day at the other office; None when unknown, when a hearing was asked for there already, and for cancelled
    coverage.
    """
    clock = other_clock(case)
    asked = road(case).call == "hearings" and case.plan.filed_state_hearing is True
    return None if clock is None or asked or is_cancelled(case) else last_day(clock, case, today)


def appeals(case: Case, today: dt.date) -> Iterator[Finding]:
    """The plan's own clock, while nothing was filed there."""
    clock, by = road(case).appeal, appeal_by(case, today)
    if clock is None or by is None:
        return
    left = (by - today).days
    also = "also_medi_cal" if road(case).hearing else "also"
    variant = "passed" if left < 0 else also if _need_not(case) else ""
    params: dict[str, Param] = {"rule": Phrase(f"findings.rule.{clock.rule}"), "by": by, "left": DaysLeft(by, today)}
    level: Level = "warn" if left <= APPEAL_SOON_DAYS else "info"
    yield Finding("plan.appeal_by", level, LAW[clock.law], params, variant)


def others(case: Case, today: dt.date) -> Iterator[Finding]:
    """The last day of the road that applies, when it is not DMHC's; urgent or cancelled: whom to call now, first."""
    clock = other_clock(case)
    if clock is None:
        return
    here, by = road(case), other_by(case, today)
    asked = here.call == "hearings" and case.plan.filed_state_hearing is True
    again = here.id == "medicare" and appealed(case, today)
    params: dict[str, Param] = {"rule": Phrase(f"findings.rule.{clock.rule}{'_again' if again else ''}")}
    variant = "asked" if asked else "again" if again else ""
    if by is not None:
        params |= {"by": by, "left": DaysLeft(by, today)}
        variant = _variant(clock, by, case, today)
    now = is_urgent(case) or is_cancelled(case)
    if now:
        params["call"] = Phrase(f"findings.call.{here.call}")
        params["why"] = Phrase(f"findings.why.{'urgent' if is_urgent(case) else 'cancelled'}")
        variant = f"now_{variant}" if variant not in ("", "again") else "now"
    if is_cancelled(case):
        del params["rule"]
        variant = "now_cancelled"
    near = by is not None and (by - today).days <= SOON_DAYS
    yield Finding("deadline.other", "info", LAW[clock.law], params, variant, at_once=now, first=near)


def _variant(clock: Clock, by: dt.date, case: Case, today: dt.date) -> str:
    """ "over": no good reason reaches so far."""
    if by >= today:
        return "dated"
    starts = _starts(clock.start, case, today)
    over = clock.latest and starts is not None and add_days(starts, clock.latest) < today
    return "over" if over else "passed"
