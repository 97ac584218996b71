"""The words of the next-steps page: what to sign, where to send, what to expect."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.case import Case
from forms.dates import show_date
from forms.next_steps import NextFacts, Section, SignHere, StepLine, sections
from forms.words import LANGUAGES, say
from tests.forms.facts import TODAY, ago, case

PLAIN = NextFacts("K7Q2-MD4P", 12)
SIGN = (SignHere("patient", "dmhc_20_224", 4), SignHere("patient", "dmhc_20_160", 6))


def told(of: Case, facts: NextFacts = PLAIN, today: dt.date = TODAY) -> dict[str, str]:
    """Title of each section -> its text."""
    return {part.title: "\n".join(line.text for line in part.lines) for part in sections(of, today, facts)}


def medi_cal(answered: int, language: str = "en") -> Case:
    """A Medi-Cal case whose plan answered so many days ago."""
    return case(
        coverage_kind="medi_cal_managed_care",
        filed_grievance=True,
        grievance_filed_on=ago(answered + 5),
        plan_decision_on=ago(answered),
        language=language,
    )


def test_sign_here_lists_each_page_with_a_square_to_tick() -> None:
    """One square for each signature, with form, page and person."""
    made = sections(case(), TODAY, NextFacts("K7Q2-MD4P", 12, SIGN))
    first = next(section for section in made if section.title == "1. Sign by hand")
    assert first.lines[:2] == (
        StepLine("tick", "Page 4: IMR Application/Complaint Form. The patient signs and writes the date."),
        StepLine("tick", "Page 6: Authorized Assistant Form, Part A. The patient signs and writes the date."),
    )


def test_nothing_left_to_sign_is_said() -> None:
    """An empty list would look like a fault."""
    assert told(case())["1. Sign by hand"] == "Nothing is left to sign."


def test_expectations_of_a_standard_case_are_dated_ranges() -> None:
    """A letter in 7 days, a decision in 30 to 45, counted from today, with the year of the source."""
    text = told(case())["4. What happens next"]
    for part in ("By November 29, 2026", "December 22, 2026 to January 6, 2027", "September 2025", "read in 2026"):
        assert part in text


def test_expectations_of_an_urgent_case_show_both_speeds() -> None:
    """2 and 3 to 7 days when treated as urgent; the standard times when not."""
    text = told(case(urgent=True))["4. What happens next"]
    for part in (
        "By November 24, 2026",
        "November 25, 2026 to November 29, 2026",
        "December 22, 2026 to January 6, 2027",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("answered", "said", "unsaid"),
    [
        (10, ["March 12, 2027", "this form first"], ["later than that", "seem to have ended"]),
        (100, ["December 12, 2026", "later than that"], ["seem to have ended"]),
        (121, ["November 21, 2026", "seem to have ended"], ["later than that", "this form first"]),
    ],
)
def test_the_hearing_section_of_a_medi_cal_case(answered: int, said: list[str], unsaid: list[str]) -> None:
    """Date, phone, fax and address of the State Hearing; what changes when time is short or over."""
    text = told(medi_cal(answered))["Medi-Cal: you can ask for a State Hearing too"]
    for part in (*said, "1-800-743-8525", "1-833-281-0903", "744 P Street"):
        assert part in text
    for part in unsaid:
        assert part not in text


@pytest.mark.parametrize("facts", [{"coverage_kind": "dmhc_plan"}, {"has_medi_cal": True, "filed_state_hearing": True}])
def test_no_hearing_section_without_a_choice(facts: dict[str, str | bool]) -> None:
    """Only someone with Medi-Cal who has not asked for a hearing reads about it."""
    assert not [title for title in told(case(facts)) if "Hearing" in title]


def test_the_hearing_without_a_known_answer_counts_from_the_letter() -> None:
    """Without the date of the plan's answer the page says how to count."""
    of = told(case(coverage_kind="medi_cal_managed_care"))
    assert (
        "You have 120 days from the date on your plan's answer" in of["Medi-Cal: you can ask for a State Hearing too"]
    )
    assert "within 10 days" in of["Before you send"]


def test_a_case_without_dates_names_no_last_day() -> None:
    """No invented deadline."""
    assert "To be safe" not in told(case())["2. Send all 12 pages"]


@pytest.mark.parametrize(
    ("day", "said"), [(dt.date(2027, 2, 28), "To be safe"), (dt.date(2027, 3, 1), "By the strictest count")]
)
def test_the_last_day_and_the_day_after(day: dt.date, said: str) -> None:
    """On the safest day there is still time; the day after, the page says to send now."""
    assert said in told(case(plan_decision_on=dt.date(2026, 8, 31)), today=day)["2. Send all 12 pages"]


@pytest.mark.parametrize(("parts", "said"), [(0, "Check that it says 12 pages"), (1, "12 pages"), (3, "3 parts")])
def test_proof_of_each_part_of_the_fax(parts: int, said: str) -> None:
    """One confirmation for each part that is sent."""
    assert said in told(case(), NextFacts("K7Q2-MD4P", 12, fax_parts=parts))["3. Keep the proof"]


def test_the_page_is_in_the_language_of_the_case() -> None:
    """The advice follows the case's language, whatever the language of the form."""
    assert "1. Firme a mano" in told(medi_cal(10, "es"))


def test_every_section_has_lines() -> None:
    """No heading stands alone."""
    made: tuple[Section, ...] = sections(medi_cal(10), TODAY, NextFacts("K7Q2-MD4P", 12))
    assert all(part.lines for part in made)


def test_after_a_hearing_only_a_complaint_is_expected() -> None:
    """No IMR: no day of its decision, nothing that an IMR obliges the plan to, and no figure of its success."""
    of = case(coverage_kind="medi_cal_managed_care", filed_state_hearing=True, hearing_held=True)
    text = "\n".join(told(of).values())
    assert "the decision on your complaint" in text
    assert "IMR decision" not in text
    assert "working days" not in text
    assert "percent" not in text


def test_a_late_answer_of_a_medi_cal_plan_names_both_days_of_the_hearing() -> None:
    """The page that is kept says what the check said; the answer may come after the earlier day, and that is said."""
    of = case(
        coverage_kind="medi_cal_managed_care",
        filed_grievance=True,
        grievance_filed_on=ago(110),
        plan_decision_on=ago(20),
    )
    text = told(of)["Medi-Cal: you can ask for a State Hearing too"]
    assert f"may be {show_date(ago(80 - 120), 'en')}, or {show_date(ago(20 - 120), 'en')}" in text
    assert "may come later than that" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_payment_case_is_not_told_to_ask_for_a_fast_review(language: str) -> None:
    """There is no fast review of care already given (Insurance Code 10169.3(c), the twin)."""
    paid = case(about="bill", wants_payment=True, wants_future_services=False, language=language)
    said = " ".join(line.text for section in sections(paid, TODAY, PLAIN) for line in section.lines)
    assert say("next_steps.next.turns_urgent_paid", language, dmhc_phone="1-888-466-2219") in said
    assert say("next_steps.next.turns_urgent", language, dmhc_phone="1-888-466-2219") not in said


@pytest.mark.parametrize(("reason", "paid"), [("not_covered", True), ("other", False), ("not_emergency", True)])
def test_what_the_plan_must_do_after_a_yes_is_said_of_an_imr_alone(reason: str, paid: bool) -> None:
    """H&S Code 1374.34(a) is about an IMR; DMHC may treat any case as a complaint."""
    of = case(plan_denied=True, denial_reason=reason, wants_payment=paid, wants_future_services=not paid)
    (yes,) = [section for section in sections(of, TODAY, PLAIN) if "decision is yes" in section.title]
    assert yes.lines[0].text.startswith("If an IMR says yes, your plan must ")


def test_the_plan_pays_whoever_is_owed() -> None:
    """Many have a bill that they did not pay: "pay you back" is not all that five working days are for."""
    of = case(about="bill", wants_payment=True, wants_future_services=False)
    (yes,) = [section for section in sections(of, TODAY, PLAIN) if "decision is yes" in section.title]
    assert "must pay for the care that you had within five working days" in yes.lines[0].text


def test_the_day_that_leaves_time_for_a_hearing_stands_where_it_says_send() -> None:
    """The form's own last day comes after the hearing's: beside each other they would undo each other."""
    of = case(coverage_kind="medi_cal_managed_care", filed_grievance=True, grievance_filed_on=ago(40))
    (send,) = [section for section in sections(of, TODAY, PLAIN) if section.title.startswith("2.")]
    assert "keep time for a State Hearing" in send.lines[0].text
    assert "To be safe, send it by" not in " ".join(line.text for line in send.lines)
