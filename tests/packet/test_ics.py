"""next-steps.ics by RFC 5545: line ends, folding, all-day dates, nothing private in a title."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from forms.case import Case
from packet.ics import MAX_OCTETS, calendar, entries, escape, fold
from tests.forms.facts import TODAY, ago, case


def medi_cal(**facts: object) -> Case:
    """A Medi-Cal case with every date: grievance, answer, hearing."""
    known = {
        "coverage_kind": "medi_cal_managed_care",
        "filed_grievance": True,
        "grievance_filed_on": dt.date(2026, 8, 1),
        "plan_decision_on": dt.date(2026, 9, 3),
        "condition": "sentinelillness",
        "treatment_requested": "sentineltreatment",
        "plan_name": "Sentinel Plan",
        "last_name": "Sentinelson",
    }
    return case({**known, **facts})  # type: ignore[dict-item]


def properties(made: bytes) -> list[tuple[str, str]]:
    """The unfolded lines as (name with parameters, value)."""
    text = made.decode().replace("\r\n ", "")
    return [(name, value) for name, _, value in (line.partition(":") for line in text.split("\r\n") if line)]


@given(line=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folded_lines_are_short_whole_and_joined_again(line: str) -> None:
    """At most 75 octets a line, no letter cut, and unfolding gives the line back."""
    pieces = list(fold(line))
    assert all(len(piece) <= MAX_OCTETS for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert "".join([pieces[0].decode(), *(piece[1:].decode() for piece in pieces[1:])]) == line


def test_marks_are_escaped() -> None:
    """Comma, semicolon, backslash and line end have their own spelling in a TEXT value."""
    assert escape("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


def test_every_line_ends_with_cr_lf() -> None:
    """No bare line feed, and the last line ends too."""
    made = calendar(medi_cal(), TODAY, "K7Q2-MD4P")
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, made.split(b"\r\n"))) <= MAX_OCTETS


def test_events_are_whole_days() -> None:
    """Each event starts on its day and ends, exclusively, on the next; no hours, no time zone."""
    found = properties(calendar(medi_cal(), TODAY, "K7Q2-MD4P"))
    starts = [value for name, value in found if name == "DTSTART;VALUE=DATE"]
    ends = [value for name, value in found if name == "DTEND;VALUE=DATE"]
    assert starts == ["20261129", "20261222", "20261229", "20270106", "20270228", "20270303"]
    assert ends == ["20261130", "20261223", "20261230", "20270107", "20270301", "20270304"]


def test_events_begin_and_end_in_order() -> None:
    """Components nest: every BEGIN has its END, an alarm inside its event."""
    open_now: list[str] = []
    for name, value in properties(calendar(medi_cal(), TODAY, "K7Q2-MD4P")):
        if name == "BEGIN":
            open_now.append(value)
        elif name == "END":
            assert open_now.pop() == value
    assert open_now == []


def test_required_properties_and_stable_ids() -> None:
    """VERSION and PRODID once; each event with a UID of its own from the packet's number and a DTSTAMP from the day."""
    found = properties(calendar(medi_cal(), TODAY, "K7Q2-MD4P"))
    uids = [value for name, value in found if name == "UID"]
    assert [value for name, value in found if name == "VERSION"] == ["2.0"]
    assert len([name for name, _ in found if name == "PRODID"]) == 1
    assert len(set(uids)) == len(uids) == 6
    assert uids[0] == "K7Q2-MD4P-letter@imr-packet"
    assert {value for name, value in found if name == "DTSTAMP"} == {"20261122T000000Z"}


def test_the_same_case_and_day_give_the_same_bytes() -> None:
    """Nothing of the clock or of chance is in the file."""
    assert calendar(medi_cal(), TODAY, "K7Q2-MD4P") == calendar(medi_cal(), TODAY, "K7Q2-MD4P")


def test_nothing_private_is_in_the_calendar() -> None:
    """Calendars are shared: no illness, treatment, plan or name."""
    assert b"sentinel" not in calendar(medi_cal(), TODAY, "K7Q2-MD4P").lower()


def test_days_that_have_passed_are_left_out() -> None:
    """A reminder for yesterday helps nobody; one for today still does."""
    passed = [entry.id for entry in entries(case(plan_decision_on=dt.date(2026, 5, 21)), TODAY)]
    today = [entry.id for entry in entries(case(plan_decision_on=dt.date(2026, 5, 22)), TODAY)]
    assert "safest" not in passed
    assert "safest" in today


def test_one_entry_when_both_last_days_are_the_same() -> None:
    """Two reminders for the same thing on the same day would only confuse."""
    assert "form" not in [entry.id for entry in entries(case(plan_decision_on=ago(10)), TODAY)]


def test_no_hearing_for_those_who_cannot_or_did_ask() -> None:
    """The hearing's last day is only for a Medi-Cal plan without a hearing asked for."""
    assert "hearing" in [entry.id for entry in entries(medi_cal(), TODAY)]
    assert "hearing" not in [entry.id for entry in entries(medi_cal(filed_state_hearing=True), TODAY)]
    assert "hearing" not in [entry.id for entry in entries(medi_cal(coverage_kind="dmhc_plan"), TODAY)]


def test_an_urgent_case_expects_its_answers_sooner() -> None:
    """2 days for the letter, 3 to 7 for the decision."""
    days = {entry.id: (entry.day - TODAY).days for entry in entries(case(urgent=True), TODAY)}
    assert days == {"letter": 2, "decision_first": 3, "decision_last": 7}


def test_cancelled_coverage_has_no_first_day_of_an_imr() -> None:
    """7 days for the letter, 30 for the complaint, urgent or not; the county's hearing has a clock of its own."""
    for urgent in (False, True):
        cancelled = medi_cal(about="cancelled", urgent=urgent, filed_grievance=False, plan_denied=False)
        assert {entry.id: (entry.day - TODAY).days for entry in entries(cancelled, TODAY)} == {
            "letter": 7,
            "decision_last": 30,
        }


def test_the_last_days_of_the_calendar_do_no_harm() -> None:
    """On the last day that a calendar has, nothing can follow and nothing fails."""
    assert b"BEGIN:VEVENT" not in calendar(case(), dt.date.max, "K7Q2-MD4P")


def test_the_ten_days_to_keep_care_are_in_the_calendar_with_an_early_reminder() -> None:
    """The shortest clock there is: ten days from the newest no, told two days before; over, it is no entry."""
    fresh = medi_cal(plan_decision_on=ago(3))
    (entry,) = [entry for entry in entries(fresh, TODAY) if entry.id == "keep_care"]
    assert (entry.day, entry.remind) == (TODAY + dt.timedelta(days=7), 2)
    assert "keep_care" not in [entry.id for entry in entries(medi_cal(plan_decision_on=ago(11)), TODAY)]
    assert "keep_care" not in [entry.id for entry in entries(medi_cal(coverage_kind="dmhc_plan"), TODAY)]
