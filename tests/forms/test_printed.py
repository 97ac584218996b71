"""What a case puts on paper."""

from __future__ import annotations

import datetime as dt

import pytest

from forms import printed
from forms.case import FACTS, Case, Fact
from tests.forms.facts import case


def test_unknown_key_is_an_error() -> None:
    """A key that is no fact is refused, so that a slip in a sheet cannot print nothing."""
    with pytest.raises(KeyError):
        printed.text(Case(), "first_nam")


@pytest.mark.parametrize("key", FACTS)
def test_blank_case_prints_nothing(key: str) -> None:
    """A blank fact prints no text and ticks no square."""
    assert printed.text(Case(), key) == ""
    assert not any(printed.ticked(Case(), key, value) for value in ("yes", "no", "male", "other"))


def test_dates_are_written_as_the_forms_ask() -> None:
    """A date prints as mm/dd/yyyy with all its noughts, in an early year too."""
    assert printed.text(case(date_of_birth=dt.date(1985, 3, 7)), "date_of_birth") == "03/07/1985"
    assert printed.text(case(date_of_birth=dt.date(985, 3, 7)), "date_of_birth") == "03/07/0985"


def test_one_square_of_a_question_is_ticked() -> None:
    """Yes ticks yes and not no; a choice ticks its own square alone."""
    answers = case(has_medi_cal=False, denial_reason="experimental")
    assert [printed.ticked(answers, "has_medi_cal", value) for value in ("yes", "no")] == [False, True]
    assert printed.ticked(answers, "denial_reason", "experimental")
    assert not printed.ticked(answers, "denial_reason", "other")


PART_A: dict[str, Fact] = {
    "aaf_patient_name": "Ana Perez",
    "aaf_patient_date": dt.date(2026, 1, 2),
    "aaf_patient_signature": "Ana",
}


@pytest.mark.parametrize("key", PART_A)
def test_part_a_stays_empty_when_the_patient_cannot_act(key: str) -> None:
    """For a legal representative nothing of Part A is printed, even if it was answered; for others it is."""
    assert printed.text(case(PART_A, filer="legal_representative"), key) == ""
    assert printed.text(case(PART_A, filer="assistant"), key) != ""


@pytest.mark.parametrize(
    ("filer", "papers", "answer", "ticked"),
    [
        ("legal_representative", ("power_of_attorney",), None, True),
        ("legal_representative", ("power_of_attorney",), False, False),
        ("legal_representative", (), None, False),
        ("legal_representative", (), True, True),
        ("patient", ("power_of_attorney",), None, False),
    ],
)
def test_enclosed_authority_is_ticked(filer: str, papers: tuple[str, ...], answer: bool | None, ticked: bool) -> None:
    """A representative who encloses the paper says so on the form; a given answer always wins."""
    of = case(filer=filer, poa_attached=answer, papers=papers)
    assert printed.ticked(of, "poa_attached", "yes") is ticked
