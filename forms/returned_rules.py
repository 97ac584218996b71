"""What the rules say of a packet that was made: pages that wait for a signature, pages that were signed before an
answer changed, and what should come back of what was sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from forms import catalog
from forms.case import FACTS, Case
from forms.deadlines import DECISION_DAYS, DECISION_DAYS_URGENT, QUALIFY_DAYS, QUALIFY_DAYS_URGENT, add_days
from forms.dispute import is_fast
from forms.finding import Finding, Labels, Param, Phrase
from forms.form_spec import Due
from forms.law import LAW
from forms.printed import text
from forms.returned import SentPacket, SignedPage


def changed_since(case: Case, entry: SignedPage) -> tuple[str, ...]:
    """The keys of the answers on this page that changed since it was printed."""
    return tuple(key for key, printed in entry.printed.items() if key in FACTS and text(case, key) != printed)


def standing(case: Case) -> dict[tuple[str, int], SignedPage]:
    """(form, page of it) -> the newest page that came back signed and on which no answer changed since."""
    newest = {(entry.form, entry.form_page): entry for entry in case.signed}
    return {place: entry for place, entry in newest.items() if not changed_since(case, entry)}


def to_sign(case: Case, today: dt.date) -> tuple[Due, ...]:
    """The signatures that are still to be made."""
    done = {form for form, _ in standing(case)}
    return tuple(due for due in catalog.signatures(case, today) if due.form not in done)


def returned(case: Case, today: dt.date) -> Iterator[Finding]:
    """Pages that must be signed again, pages that still wait, and what should have come by now: each of the filing that
    the case is made into. What was sent to another office lets no page of this one wait.
    """
    mine = catalog.filing_for(case).forms
    newest = {(entry.form, entry.form_page): entry for entry in case.signed if entry.form in mine}
    for entry in newest.values():
        if keys := changed_since(case, entry):
            law = LAW[catalog.form(entry.form).law]
            params: dict[str, Param] = {"form": Phrase(f"form.{entry.form}.to_sign"), "labels": Labels(keys, 5)}
            yield Finding("signed.stale", "warn", law, params)
    if newest or last_sent(case):
        for due in to_sign(case, today):
            law = LAW[catalog.form(due.form).law]
            yield Finding("signed.pending", "info", law, {"form": Phrase(f"form.{due.form}.to_sign")})
    yield from _waiting(case, today)


def last_sent(case: Case) -> SentPacket | None:
    """What was sent last to the filing that the case is made into; of one day the last that was noted."""
    filing = catalog.filing_for(case).id
    return max((entry for entry in case.sent if entry.to == filing), key=lambda entry: entry.on, default=None)


@dataclass(frozen=True)
class Awaited:
    """What should come of a packet that was sent: its `variant` of the sentence, and by when, where that is known."""

    sent: SentPacket
    variant: str
    by: dt.date | None = None


def awaited(case: Case) -> Awaited | None:
    """What should come next of what was sent last; None when nothing was sent, or it was decided."""
    filing, last = catalog.filing_for(case), last_sent(case)
    if last is None:
        return None
    came = {reply.what for reply in case.replies if reply.to == filing.id and reply.on >= last.on}
    if "decision" in came:
        return None
    if not catalog.is_first(filing):  # whose office alone says when it writes and decides
        return Awaited(last, "other")
    if "acknowledgement" in came:
        days = max(DECISION_DAYS_URGENT if is_fast(case) else DECISION_DAYS)
        return Awaited(last, "decision", add_days(last.on, days))
    return Awaited(last, "", add_days(last.on, QUALIFY_DAYS_URGENT if is_fast(case) else QUALIFY_DAYS))


def _waiting(case: Case, today: dt.date) -> Iterator[Finding]:
    wait = awaited(case)
    if wait is None:
        return
    params: dict[str, Param] = {"on": wait.sent.on}
    if wait.by is None:
        yield Finding("sent.waiting", "info", LAW["complaint_page"], params, wait.variant)
        return
    params["by"] = wait.by
    late = wait.by < today
    variant = ("decision_late" if wait.variant else "late") if late else wait.variant
    yield Finding("sent.waiting", "warn" if late else "info", LAW["complaint_page"], params, variant)
