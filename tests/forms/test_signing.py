"""Who signs, and whether the Authorized Assistant form is in the packet."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.case import Fact
from forms.catalog import signatures
from forms.form_spec import Due
from forms.signing import helper_form, is_minor, signer
from tests.forms.facts import TODAY, case

BORN_18_TODAY = dt.date(2008, 11, 22)
BORN_18_TOMORROW = dt.date(2008, 11, 23)


@pytest.mark.parametrize(
    ("born", "today", "minor"),
    [
        (BORN_18_TODAY, TODAY, False),
        (BORN_18_TOMORROW, TODAY, True),
        (dt.date(2008, 11, 21), TODAY, False),
        (dt.date(2008, 2, 29), dt.date(2026, 2, 28), True),
        (dt.date(2008, 2, 29), dt.date(2026, 3, 1), False),
        (dt.date(2010, 2, 28), dt.date(2028, 2, 28), False),
        (TODAY, TODAY, True),
        (TODAY + dt.timedelta(days=1), TODAY, False),
        (None, TODAY, False),
    ],
)
def test_under_eighteen_by_one_day(born: dt.date | None, today: dt.date, minor: bool) -> None:
    """A person is a minor until the day of the 18th birthday; for 29 February that is 1 March."""
    assert is_minor(born, today) is minor


@pytest.mark.parametrize(
    ("facts", "form"),
    [
        ({}, "none"),
        ({"filer": "patient"}, "none"),
        ({"filer": "patient", "date_of_birth": BORN_18_TODAY}, "none"),
        ({"date_of_birth": BORN_18_TODAY}, "none"),
        ({"filer": "patient", "wants_assistant": False}, "none"),
        ({"filer": "patient", "wants_assistant": True}, "both_parts"),
        ({"filer": "assistant"}, "both_parts"),
        ({"filer": "legal_representative"}, "part_b"),
        ({"filer": "legal_representative", "wants_assistant": True}, "part_b"),
        ({"filer": "parent_or_guardian", "date_of_birth": BORN_18_TOMORROW}, "none"),
        ({"filer": "parent_or_guardian", "date_of_birth": BORN_18_TOMORROW, "wants_assistant": True}, "both_parts"),
        ({"filer": "parent_or_guardian", "date_of_birth": BORN_18_TODAY}, "both_parts"),
        ({"filer": "parent_or_guardian"}, "none"),
    ],
)
def test_helper_form(facts: dict[str, Fact], form: str) -> None:
    """The three rules printed on DMHC 20-160, with a third person who helps and a child who has grown up."""
    assert helper_form(case(facts), TODAY) == form


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({}, "patient"),
        ({"filer": "assistant", "date_of_birth": BORN_18_TODAY}, "patient"),
        ({"date_of_birth": BORN_18_TOMORROW}, "guardian"),
        ({"filer": "parent_or_guardian"}, "guardian"),
        ({"filer": "parent_or_guardian", "date_of_birth": BORN_18_TODAY}, "patient"),
        ({"filer": "legal_representative", "date_of_birth": BORN_18_TOMORROW}, "representative"),
    ],
)
def test_signer(facts: dict[str, Fact], who: str) -> None:
    """The line reads "Patient or Parent Signature"; someone who acts for the patient signs it too."""
    assert signer(case(facts), TODAY) == who


def test_a_helped_patient_signs_twice() -> None:
    """The main form and Part A; Part B has no line to sign."""
    assert signatures(case(filer="assistant"), TODAY) == (
        Due("release_signature", "dmhc_20_224", "patient"),
        Due("aaf_patient_signature", "dmhc_20_160", "patient"),
    )


def test_part_b_alone_needs_one_signature() -> None:
    """A representative signs the main form only."""
    due = signatures(case(filer="legal_representative"), TODAY)
    assert [(line.key, line.who) for line in due] == [("release_signature", "representative")]


def test_a_signature_that_is_given_is_not_asked_again() -> None:
    """What the case file already holds is not on the list."""
    signed = case(filer="assistant", release_signature="M. A.", aaf_patient_signature="M. A.")
    assert signatures(signed, TODAY) == ()
