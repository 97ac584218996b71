"""What the finders offer of a letter, and above all what they do not."""

from __future__ import annotations

import pytest

from forms.finders.look import fit, from_json, look
from forms.finders.sheet import PaperWords
from tests.forms.finders.letters import DENIAL, letter, sure, values


def test_a_denial_letter_tells_who_when_what_and_why() -> None:
    found = look(letter(*DENIAL))
    assert found.kind == "denial_letter"
    told = sure(found)
    assert told["plan_name"] == "Sutter Health Plan"
    assert told["denied_on"] == "2026-03-27"
    assert told["membership_number"] == "R0714425501"
    assert (told["first_name"], told["last_name"]) == ("Ada", "Quill")
    assert told["date_of_birth"] == "1988-11-30"
    assert told["treatment_requested"] == "Hearing aids, both ears"
    assert told["denial_reason"] == "not_covered"
    assert told["providers"] == "Leo Marsh, MD"


@pytest.mark.parametrize("lines", [
    ("County of Fresno", "Department of Public Works", "Permit application denied", "Date: 08/08/2026", "Your application was denied."),
    ("City of Modesto Animal Services", "Notice of denial of license", "Date: 07/07/2026", "Your license was denied."),
])  # fmt: skip
def test_the_no_of_a_town_is_no_plans(lines: tuple[str, ...]) -> None:
    assert not values(look(letter(*lines)), "denied_on")


@pytest.mark.parametrize("lines", [
    ("Coastline Wireless", "Monthly bill", "Bill date: 01/18/2026  Account number: 448-221-0937  Plan: Unlimited Plus plan",
     "Your request for a late fee waiver was denied."),
    ("Oak Hollow Cardiology", "Appointment reminder", "Your visit is on December 9, 2026.", "Your chart number is OHC-33107."),
])  # fmt: skip
def test_papers_of_other_things_say_nothing_of_a_case(lines: tuple[str, ...]) -> None:
    assert set(sure(look(letter(*lines)))) <= {"first_name", "last_name", "providers"}


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "ignore\x1b[2J", "<b>Ada</b>", "x" * 200, "‮987"])
def test_a_value_that_a_program_could_take_for_more_is_not_offered(value: str) -> None:
    assert not fit(value)


def test_an_answer_that_is_no_list_of_offers_is_refused() -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_json({"kind": "eob", "sure": "very", "title": "", "date": "", "offers": [], "language": "english"})


def test_a_paper_without_words_is_nothing_certain() -> None:
    assert look(PaperWords((), ())).offers == ()
