"""next-steps.ics: the dates of a case as all-day calendar entries (RFC 5545).

Entries say nothing about an illness, a treatment or a plan: calendars are shared and shown on locked screens.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from forms.agencies import contacts
from forms.case import Case
from forms.catalog import filing_for, is_first
from forms.clocks import appeal_by, appeal_name, other_by, other_name
from forms.deadlines import (
    DECISION_DAYS,
    DECISION_DAYS_URGENT,
    PLAN_DAYS,
    add_days,
    dates,
    hearing_form_by,
    hearing_safest,
)
from forms.dispute import is_fast, only_cancelled
from forms.hearings import keep_care_by
from forms.returned_rules import last_sent
from forms.roads import to_dmhc
from forms.words import say

MAX_OCTETS: Final = 75
"""Longest line in octets, without its line end (RFC 5545 3.1)."""


@dataclass(frozen=True)
class Event:
    """An all-day entry: `id` names its title "next_steps.event.<id>"; `note` its description. `remind` days before."""

    id: str
    day: dt.date
    note: str
    remind: int = 0


def entries(case: Case, today: dt.date) -> list[Event]:
    """The dates still to come, earliest first: last days to act, and when an answer may be expected. Once the packet
    was sent they count from that day, and the last days to send it are gone.
    """
    sent = last_sent(case)
    start = sent.on if sent else today
    if not is_first(filing_for(case)):
        listed = [*_own_road(case, today)]
        if filing_for(case).addressee:
            listed.append(Event("answer", add_days(start, PLAN_DAYS), "ask_plan"))
        return sorted((entry for entry in listed if today <= entry.day), key=lambda entry: entry.day)
    found = dates(case, start)
    first = add_days(start, min(DECISION_DAYS_URGENT if is_fast(case) else DECISION_DAYS))
    lasts = {"safest": found.safest_deadline, "form": found.form_deadline}
    if lasts["form"] == lasts["safest"]:
        del lasts["form"]
    listed = [Event(id, day, "send", remind=7) for id, day in lasts.items() if day is not None and not sent]
    listed += _own_road(case, today)
    listed.append(Event("letter", found.qualify_by, "call"))
    if to_dmhc(case):
        listed.append(Event("decision_last", found.decision_by, "call"))
    if to_dmhc(case) and not only_cancelled(case):
        listed.append(Event("decision_first", first, "wait"))
    return sorted((entry for entry in listed if today <= entry.day < dt.date.max), key=lambda entry: entry.day)


def _own_road(case: Case, today: dt.date) -> Iterator[Event]:
    """The last days that are not DMHC's: the plan's, the other office's, the State Hearing's."""
    hearing = None if case.plan.filed_state_hearing is True else hearing_safest(case, today)
    other = other_name(case)
    for id, day, note in (
        (appeal_name(case), appeal_by(case, today), "ask_plan"),
        (other, other_by(case, today), "ask_hearing" if other == "hearing" else "ask_other"),
        ("hearing_form", hearing_form_by(case, today), "send"),
        ("hearing", hearing, "ask_hearing"),
    ):
        if day is not None:
            yield Event(id, day, note, remind=14)
    keep = keep_care_by(case, today)
    if keep is not None:
        yield Event("keep_care", keep, "ask_to_go_on", remind=2)


def calendar(case: Case, today: dt.date, packet_id: str) -> bytes:
    """The whole file: UTF-8, CRLF line ends, lines folded. The same case, day and packet give the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//imr-packet//next steps//{case.language.upper()}"]
    lines.append("CALSCALE:GREGORIAN")
    for entry in entries(case, today):
        lines += _event(entry, today, packet_id, case.language)
    lines.append("END:VCALENDAR")
    return b"".join(piece + b"\r\n" for line in lines for piece in fold(line))


def _event(entry: Event, today: dt.date, packet_id: str, language: str) -> Iterator[str]:
    title = say(f"next_steps.event.{entry.id}", language)
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(packet_id)}-{entry.id}@imr-packet"
    yield f"DTSTAMP:{_basic(today)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(entry.day)}"
    yield f"DTEND;VALUE=DATE:{_basic(entry.day + dt.timedelta(days=1))}"
    yield f"SUMMARY:{escape(title)}"
    yield f"DESCRIPTION:{escape(say(f'next_steps.event.{entry.note}', language, **contacts()))}"
    yield "TRANSP:TRANSPARENT"
    if entry.remind:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escape(title)}"
        yield f"TRIGGER:-P{entry.remind}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _basic(day: dt.date) -> str:
    """A date without marks; `strftime` would not pad years below 1000 everywhere."""
    return day.isoformat().replace("-", "")


def escape(text: str) -> str:
    """A TEXT value (RFC 5545 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def fold(line: str) -> Iterator[bytes]:
    """The line in pieces of at most 75 octets, each but the first after a space; no letter is cut (RFC 5545 3.1)."""
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > MAX_OCTETS:
            yield piece
            piece = b" "
        piece += octets
    yield piece
