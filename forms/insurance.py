"""The Department of Insurance's own IMR: whether it is open, and what must be asked there before anything is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from forms.case import Case
from forms.deadlines import appealed, plan_answered, waiting_until
from forms.dispute import is_urgent
from forms.finding import Finding, Param
from forms.law import LAW
from forms.roads import road
from forms.signing import helper_form


def insurance(case: Case, today: dt.date) -> Iterator[Finding]:
    """What is said of its packet alone: what stands in the way, what to check, and its own form for a helper."""
    yield from _closed(case, today)
    yield Finding("cdi.check_first", "warn", LAW["cdi_second_hand"])
    if helper_form(case, today) != "none":
        yield Finding("cdi.helper_form", "warn", LAW["cdi_second_hand"])


def insurer_first(case: Case, today: dt.date) -> bool:
    """Whether the insurer has still to be asked, or to answer: Insurance Code 10169(j)(3). In danger CDI may do without
    that step (its booklet).
    """
    if is_urgent(case) or plan_answered(case, today) is not None:
        return False
    until = waiting_until(case, today)
    return not appealed(case, today) or (until is not None and today < until)


def _closed(case: Case, today: dt.date) -> Iterator[Finding]:
    if road(case).call != "cdi":
        yield Finding("cdi.not_open", "stop", LAW["cdi"])
    elif insurer_first(case, today):
        until = waiting_until(case, today)
        params: dict[str, Param] = {} if until is None else {"until": until}
        variant = "appeal_first" if until is None else "waiting"
        yield Finding("cdi.not_open", "stop", LAW["ins_10169"], params, variant)
