"""Which filing is open for a case now, which comes later, and until when. Pure: what `check` says of every door.

A door is a filing of `forms.catalog` that this case's road leads to. It decides nothing: what stands in the way of each
packet is told by its own findings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from forms.case import Case
from forms.catalog import filing_for, made_into
from forms.clocks import appeal_by, other_by
from forms.deadlines import PLAN_DAYS, add_days, appealed, dates, grievance_filed, hearing_safest, plan_answered
from forms.insurance import insurer_first
from forms.roads import hearing_asked, road
from forms.rules import judge

State = Literal["open", "later", "late", "done"]
"""It can be used now; another step comes first; its last day has passed; it was used."""
_FIRST_THE_PLAN: Final = frozenset({"grievance.not_filed", "grievance.waiting"})


@dataclass(frozen=True)
class Door:
    """`filing` is its id; `until` the last day that is known, by the strictest count."""

    filing: str
    state: State
    until: dt.date | None = None


def doors(case: Case, today: dt.date) -> tuple[Door, ...]:
    """The doors of this case's road in the order in which they are used; none where all are elsewhere."""
    case = made_into(case, None)
    return (*_plan(case, today), *_dmhc(case, today), *_hearing(case, today), *_insurance(case, today))


def open_instead(case: Case, today: dt.date) -> Door | None:
    """The door that is open now while that of the filing that the case is made into is not; None where it is, or where
    none is open.
    """
    ways = doors(case, today)
    mine = filing_for(case).id
    if any(way.filing == mine and way.state in ("open", "late") for way in ways):
        return None
    return next((way for way in ways if way.state == "open"), None)


def put_first(case: Case, today: dt.date, accept: Collection[str] = ()) -> str:
    """The filing that a packet is made for when nobody has said which: the DMHC's, but where another door is open while
    that one is not. Who accepts a stop of the DMHC's packet, by its id, wants that packet.
    """
    case = made_into(case, None)
    if any(finding.level == "stop" and finding.id in accept for finding in judge(case, today)):
        return filing_for(case).id
    way = open_instead(case, today)
    return way.filing if way else filing_for(case).id


def _plan(case: Case, today: dt.date) -> Iterator[Door]:
    here = road(case)
    if here.plan_step or here.appeal or here.call == "cdi":
        by = appeal_by(case, today)
        yield Door("plan", "done" if appealed(case, today) else _by(by, today), by)


def _dmhc(case: Case, today: dt.date) -> Iterator[Door]:
    if not road(case).dmhc:
        return
    by = dates(case, today).safest_deadline
    first = any(finding.id in _FIRST_THE_PLAN for finding in judge(case, today))
    yield Door("dmhc", "later" if first else _by(by, today), by)


def _hearing(case: Case, today: dt.date) -> Iterator[Door]:
    here = road(case)
    if not (here.hearing or here.call == "hearings" or (here.dmhc and case.plan.has_medi_cal is True)):
        return
    by = other_by(case, today) if here.call == "hearings" else hearing_safest(case, today)
    filed = grievance_filed(case, today)
    waited = filed is not None and add_days(filed, PLAN_DAYS) <= today
    if hearing_asked(case):
        yield Door("state_hearing", "done")
    elif here.call == "hearings" or waited or plan_answered(case, today) is not None:
        yield Door("state_hearing", _by(by, today), by)
    else:
        yield Door("state_hearing", "later", by)


def _insurance(case: Case, today: dt.date) -> Iterator[Door]:
    if road(case).call == "cdi":
        by = other_by(case, today)
        yield Door("cdi", "later" if insurer_first(case, today) else _by(by, today), by)


def _by(day: dt.date | None, today: dt.date) -> State:
    return "late" if day is not None and day < today else "open"
