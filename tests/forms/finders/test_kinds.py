"""What a paper is, by its title first."""

from __future__ import annotations

import pytest

from forms.finders.kinds import kind_of, language
from tests.forms.finders.letters import letter


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Notice of Action", "The service is denied."), "notice_of_action"),
        (("Explanation of Benefits", "This is not a bill."), "eob"),
        (("Aviso de denegación", "El servicio fue denegado."), "denial_letter"),
        (("Letter of Medical Necessity", "My patient needs the scan."), "doctor_letter"),
        (("Power of Attorney", "I, Ada Quill, name my agent."), "power_of_attorney"),
        (("Member ID card  Sutter HMO", "Member ID: R0714425501  Rx BIN: 003858"), "id_card"),
        (("Fax confirmation", "Pages: 12"), "fax_confirmation"),
    ],
)
def test_a_title_names_the_kind(lines: tuple[str, ...], kind: str) -> None:
    assert kind_of(letter(*lines)).kind == kind


def test_words_without_a_title_are_never_certain() -> None:
    found = kind_of(letter("Sutter Health Plan", "We denied the treatment that your doctor asked for."))
    assert found.kind == "denial_letter"
    assert found.sure < 0.9


def test_a_denial_that_upholds_an_appeal_is_an_answer() -> None:
    assert kind_of(letter("Service denial", "We uphold the denial of your appeal.")).kind == "plan_decision"


def test_a_receipt_has_no_answer() -> None:
    found = kind_of(
        letter("Your grievance", "We received your grievance.", "We will send you our decision in 30 days.")
    )
    assert (found.kind, found.answered) == ("other", False)


@pytest.mark.parametrize(
    ("line", "tongue"),
    [
        ("The date of your letter", "english"),
        ("La fecha de su carta", "spanish"),
        ("Thông báo của quý vị", "other"),
        ("", "english"),
    ],
)
def test_small_words_tell_the_language(line: str, tongue: str) -> None:
    assert language(letter(line)) == tongue


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Redwood Credit Union",
            "Application denied",
            "Your request for an auto loan was denied.",
            "Member number: 330188",
        ),
        ("Superior Court of California", "Summons for jury service", "Your request to be excused was denied."),
        ("Valley Housing", "Notice of denial", "Your lease application was denied."),
    ],
)
def test_a_refusal_of_something_else_is_no_denial_of_care(lines: tuple[str, ...]) -> None:
    found = kind_of(letter(*lines))
    assert found.kind == "other" or found.sure < 0.9


def test_a_card_that_prints_what_a_visit_costs_is_no_record() -> None:
    lines = ("Sutter HMO", "Member ID: R0714425501  Group: 88120", "PCP: Winifred Castellan MD", "Office visit $20")
    assert kind_of(letter(*lines)).kind == "id_card"


def test_a_parent_has_no_rent() -> None:
    """A word is looked for as a whole: every letter about a child was a paper of another house."""
    lines = (
        "Sutter Health Plan",
        "Dear Parent or Guardian:",
        "We have denied the helmet. It is not a covered benefit.",
    )
    assert kind_of(letter(*lines)).kind == "denial_letter"


def test_a_small_card_of_a_plan_that_names_a_record_number_is_a_card() -> None:
    lines = ("Kaiser Permanente", "Medical record number", "12-00457731", "Ada Quill", "Group 600012")
    assert kind_of(letter(*lines)).kind == "id_card"


def test_a_title_is_found_under_a_grid_of_cells() -> None:
    grid = [f"Field{row} one  a  Other{row} two  b" for row in range(8)]
    assert (
        kind_of(letter("Coast Medical Group", *grid, "Notice of denial of services", "We denied the care.")).sure > 0.9
    )


def test_a_letter_without_a_title_is_certain_where_it_says_no_and_why() -> None:
    lines = ("Sutter Health Plan", "Dear Ada Quill,", "We denied the scan. It is not medically necessary.")
    assert kind_of(letter(*lines)).sure > 0.9
    unsaid = kind_of(letter(*lines[:2], "We denied the scan that your doctor asked for."))
    assert (unsaid.kind, unsaid.sure < 0.9) == ("denial_letter", True)
