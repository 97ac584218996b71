"""The Medi-Cal State Hearing: asked for, still possible, until when; and care that goes on while one waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from forms.case import Case
from forms.deadlines import (
    add_days,
    appealed,
    denied,
    hearing_by,
    hearing_by_wait,
    hearing_form_by,
    hearing_starts,
    plan_answered,
)
from forms.dispute import is_cancelled, nothing_refused, only_payment
from forms.finding import DaysLeft, Finding, Level, Param
from forms.law import LAW
from forms.roads import carved_out, hearing_asked, hearing_held, road

SOON_DAYS: Final = 30
KEEP_CARE_DAYS: Final = 10
"""From the date of the notice; handbooks add "or before the care stops", whichever is later."""
KEEP_CARE_TOLD_DAYS: Final = 30
"""So long after the tenth day it is still named; later only that the care has not stopped yet counts."""
GOOD_CAUSE_DAYS: Final = 180
"""W&I 10951: no good cause reaches further."""


def hearings(case: Case, today: dt.date) -> Iterator[Finding]:
    """A hearing that was asked for may end the right to an IMR; one that was not is still possible for 120 days."""
    here = road(case)
    if hearing_asked(case):
        yield _filed(case)
    elif here.hearing or (here.id == "dmhc" and case.plan.has_medi_cal is True):
        yield _open(case, today)
    if _care_may_stop(case):
        yield _keep_care(case, today)


def _keep_care(case: Case, today: dt.date) -> Finding:
    """Ten days from the newest no: the plan's answer to the appeal, else the first one."""
    asked = hearing_asked(case)
    direct = road(case).call == "hearings" or plan_answered(case, today) is not None
    waits = "appealed" if appealed(case, today) else ""
    variant = "asked" if asked else "letter" if _sender_unknown(case) else "direct" if direct else waits
    params = dict[str, Param]()
    by = keep_care_by(case, today)
    if by is not None and (today - by).days <= KEEP_CARE_TOLD_DAYS:
        params = {"by": by, "left": DaysLeft(by, today)}
        dated = "passed" if by < today else "dated"
        variant = f"{variant}_{dated}" if variant else dated
    return Finding("hearing.keep_care", "warn", LAW["keep_care"], params, variant, first=True)


def _sender_unknown(case: Case) -> bool:
    """Whether only the letter tells who refused: beside Medicare, and where Medi-Cal's plan is not all there is."""
    return road(case).id == "medicare" or (carved_out(case) and road(case).hearing)


def hearing_open(case: Case, _today: dt.date) -> Iterator[Finding]:
    """What stands in the way of a request for a hearing: no Medi-Cal, or a plan that was not asked first; and the other
    numbers that one notice has for the drugs of Medi-Cal Rx.
    """
    here = road(case)
    if here.id == "medi_cal_rx":
        yield Finding("hearing.rx_numbers", "warn", LAW["medi_cal_rx"])
    if not (here.hearing or here.call == "hearings" or case.plan.has_medi_cal is True):
        yield Finding("hearing.not_open", "stop", LAW["hearings"])
    elif here.hearing and not case.dispute.filed_grievance:
        yield Finding("hearing.not_open", "stop", LAW["wic_10951"], variant="appeal_first")


def keep_care_by(case: Case, today: dt.date) -> dt.date | None:
    """The last day to ask that care goes on; None without a notice's date, or where nothing can stop."""
    letter = plan_answered(case, today) or denied(case, today)
    return None if letter is None or not _care_may_stop(case) else add_days(letter, KEEP_CARE_DAYS)


def _filed(case: Case) -> Finding:
    held = hearing_held(case)
    if road(case).call == "hearings":
        return Finding(
            "hearing.filed", "stop" if held else "warn", LAW["wic_10951"], variant="right_held" if held else "right"
        )
    return Finding("hearing.filed", "stop" if held else "warn", LAW["hearing_or_imr"], variant="held" if held else "")


def _open(case: Case, today: dt.date) -> Finding:
    if is_cancelled(case):
        return Finding("hearing.possible", "info", LAW["wic_10951"], variant="cancelled")
    if nothing_refused(case):
        return Finding("hearing.possible", "info", LAW["hearings"], variant="nothing_refused")
    last = hearing_by(case, today)
    if last is None:
        told = ("county" if road(case).id == "medi_cal_county" else "", "appealed" if appealed(case, today) else "")
        return Finding("hearing.possible", "info", LAW["hearings"], variant="_".join(filter(None, told)))
    params: dict[str, Param] = {"hearing_by": last, "left": DaysLeft(last, today)}
    send_by = hearing_form_by(case, today)
    if send_by is not None:
        params |= {"send_by": send_by, "send_left": DaysLeft(send_by, today)}
    early = hearing_by_wait(case, today)
    if early is not None and last >= today:
        params |= {"safest": early, "safest_left": DaysLeft(early, today)}
    level: Level = "warn" if (min(last, early or last) - today).days <= SOON_DAYS else "info"
    return Finding("hearing.by", level, LAW["wic_10951"], params, _by_variant(case, last, today))


def _by_variant(case: Case, last: dt.date, today: dt.date) -> str:
    if last < today:
        starts = hearing_starts(case, today)
        over = starts is not None and add_days(starts, GOOD_CAUSE_DAYS) < today
        return "over" if over else "passed"
    if hearing_by_wait(case, today) is not None:
        return "late_answer" if road(case).dmhc else "county_late_answer"
    if not road(case).dmhc:
        return "county" if plan_answered(case, today) is not None else "county_no_answer"
    if hearing_form_by(case, today) is None:
        return "tight"
    return "" if plan_answered(case, today) is not None else "no_answer"


def _care_may_stop(case: Case) -> bool:
    """Whether it may be care that goes on now, and that Medi-Cal pays for."""
    dispute, here = case.dispute, road(case)
    beside = here.id == "medicare" and case.plan.has_medi_cal is True
    medi_cal = here.hearing or here.call == "hearings" or beside
    nothing_stops = dispute.plan_denied is False or dispute.wants_future_services is False or only_payment(case)
    other = dispute.about in ("cancelled", "bill", "access") or hearing_held(case)
    return medi_cal and not nothing_stops and not other
