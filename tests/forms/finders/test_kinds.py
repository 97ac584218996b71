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
