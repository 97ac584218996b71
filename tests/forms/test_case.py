"""The case: frozen facts with one key each."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from forms.case import FACTS, PARTS, Case, Paper, Patient


def test_no_two_parts_share_a_key() -> None:
    """A question, a box and a rule name a fact by its key alone."""
    assert sum(len(model.model_fields) for model in PARTS.values()) == len(FACTS)


def test_a_key_that_is_no_fact_is_an_error() -> None:
    """Never a blank that looks like an unanswered question."""
    with pytest.raises(KeyError):
        Case().value("first_nane")


def test_a_fact_is_read_by_its_key_from_its_part() -> None:
    """Each key leads to its own part."""
    case = Case(patient=Patient(date_of_birth=dt.date(1985, 3, 27)))
    assert case.value("date_of_birth") == dt.date(1985, 3, 27)
    assert {key: case.value(key) for key in FACTS if key != "date_of_birth"} == dict.fromkeys(
        set(FACTS) - {"date_of_birth"}
    )


@pytest.mark.parametrize("field", [{"language": "xx"}, {"form_language": "EN"}, {"patient": {"nickname": "A"}}])
def test_an_unknown_language_and_an_unknown_fact_are_refused(field: dict[str, object]) -> None:
    """A case is never half understood."""
    with pytest.raises(ValidationError):
        Case.model_validate(field)


def test_a_fact_cannot_be_changed_in_place() -> None:
    """Whoever holds a case holds what it was."""
    with pytest.raises(ValidationError):
        Case().patient.first_name = "Ana"


def test_facts_asked_for_later_leave_an_old_case_its_number() -> None:
    """While blank they are not in the dump from which a packet's number is worked out."""
    kept = Case().model_dump()
    assert "about" not in kept["dispute"]
    assert "filed_grievance" in kept["dispute"]
    assert Case.model_validate({"dispute": {"about": "drug"}}).model_dump()["dispute"]["about"] == "drug"


@pytest.mark.parametrize(
    ("first", "middle", "last", "name"),
    [
        (None, None, None, ""),
        ("Ana", None, "Ruiz", "Ana Ruiz"),
        ("Ana", "M", "Ruiz", "Ana M Ruiz"),
        (None, None, "R", "R"),
    ],
)
def test_the_full_name_has_no_gap(first: str | None, middle: str | None, last: str | None, name: str) -> None:
    """Only what is known, one space between."""
    assert Patient(first_name=first, middle_initial=middle, last_name=last).full_name == name


@pytest.mark.parametrize(
    ("file", "name"),
    [("../a/b.pdf", "b.pdf"), ("C:\\Users\\x\\carta.pdf", "carta.pdf"), ("a\x1bb.pdf", "a\ufffdb.pdf"), ("/", "/")],
)
def test_a_paper_is_printed_by_its_name_alone(file: str, name: str) -> None:
    """No folder of the person's computer is faxed, and no character that a font lacks."""
    assert Paper(file=file).file_name == name


def test_a_paper_s_password_is_in_no_log() -> None:
    """`repr` leaves it out."""
    assert "SECRET" not in repr(Paper(file="a.pdf", password="SECRET"))
