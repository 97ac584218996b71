"""What the finders offer of a letter, and above all what they do not."""

from __future__ import annotations

import pytest

from forms.finders.look import fit, from_json, look
from forms.finders.offer import SURE, PaperSays
from forms.finders.sheet import PaperWords, Word, lay_out

_RIGHTS = (
    "The Department of Managed Health Care, 1-888-466-2219, can help. You may also qualify for an Independent Medical Review",
    "of the medical necessity of a treatment, of treatment that is experimental or investigational, and of emergency services.",
)


def letter(*lines: str, page_turns_at: int = 999) -> PaperWords:
    """A paper of these lines; two or more spaces part its columns."""
    words = []
    for row, line in enumerate(lines):
        page, top = 1 + row // page_turns_at, 40.0 + 14 * (row % page_turns_at)
        x = 50.0
        for column in line.split("  "):
            for text in column.split():
                words.append(Word(text, page, x, top, x + 5 * len(text), top + 10))
                x += 5 * len(text) + 4
            x = max(x + 30, 50.0)
    return PaperWords(lay_out(words), ((612.0, 792.0),) * 2)


def sure(found: PaperSays) -> dict[str, str]:
    return {offer.key: offer.value for offer in found.offers if offer.sure >= SURE}


def values(found: PaperSays, key: str) -> set[str]:
    return {offer.value for offer in found.offers if offer.key == key}


DENIAL = (
    "Sutter Health Plan", "Service denial", "Letter date: 03/27/2026  Member ID: R0714425501  Group: 88120",
    "Member: Ada Quill  DOB: 11/30/1988", "Requested service: Hearing aids, both ears  Requesting provider: Leo Marsh, MD",
    "Request received: 03/20/2026", "Dear Ada Quill,", "The service is denied because hearing aids are not a covered benefit.", *_RIGHTS,
)  # fmt: skip


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


def test_the_rights_text_gives_no_reason() -> None:
    lines = [line for line in DENIAL if "not a covered" not in line]
    assert not values(look(letter(*lines)), "denial_reason")


def test_an_answer_to_an_appeal_keeps_its_three_dates_apart() -> None:
    found = look(letter(
        "L.A. Care Health Plan", "Notice of Appeal Resolution", "Date: 08/18/2026  Member ID: 91140772B", "Member: Ada Quill",
        "Appeal received: 07/22/2026  Date of Notice of Action: 07/06/2026", "We uphold the denial of your request.",
    ))  # fmt: skip
    told = sure(found)
    assert found.kind == "notice_of_appeal_resolution"
    assert (told["plan_decision_on"], told["grievance_filed_on"], told["denied_on"]) == (
        "2026-08-18",
        "2026-07-22",
        "2026-07-06",
    )


def test_a_receipt_for_a_grievance_has_no_date_of_a_decision() -> None:
    found = look(letter(
        "Sutter Health Plan", "May 4, 2026", "Dear Ada Quill,", "We received your grievance on May 1, 2026.",
        "We will send you our decision within 30 days.",
    ))  # fmt: skip
    assert not {"plan_decision_on", "denied_on"} & {offer.key for offer in found.offers}


def test_the_day_by_which_the_plan_decides_is_no_last_day_for_the_person() -> None:
    found = look(
        letter(
            "CalViva Health",
            "AVISO DE ACCIÓN: DEMORA",
            "15 de enero de 2026",
            "Decidiremos a más tardar el 29 de enero de 2026.",
        )
    )
    assert sure(found)["denied_on"] == "2026-01-15"
    assert not values(found, "letter_deadline")


def test_a_last_day_to_appeal_is_told() -> None:
    found = look(letter(*DENIAL[:3], "You must file your appeal no later than September 23, 2026."))
    assert sure(found)["letter_deadline"] == "2026-09-23"


@pytest.mark.parametrize("figures", ["04/08/2026", "8/4/2026"])
def test_figures_that_are_two_dates_in_spanish_are_never_certain(figures: str) -> None:
    found = look(
        letter(
            "Blue Shield of California",
            "Aviso de denegación",
            f"Fecha: {figures}",
            "El servicio fue denegado por el plan de salud.",
        )
    )
    assert "denied_on" not in sure(found)


def test_a_day_first_paper_is_read_day_first() -> None:
    found = look(letter(
        "Blue Shield of California", "Aviso de denegación", "Fecha: 04/08/2026", "Fecha de nacimiento: 27/03/1985",
        "El servicio que pidió su médico fue denegado por el plan de salud.",
    ))  # fmt: skip
    assert (sure(found)["denied_on"], sure(found)["date_of_birth"]) == ("2026-08-04", "1985-03-27")


def test_a_medical_groups_letter_is_not_its_plan() -> None:
    found = look(
        letter("Kern Valley Physicians IPA", "Service denial", "Health plan: Western Health Advantage", *DENIAL[2:])
    )
    assert values(found, "plan_name") == {"Western Health Advantage"}


def test_the_subscriber_of_an_eob_is_not_its_patient() -> None:
    found = look(letter(
        "Anthem Blue Cross", "Explanation of Benefits", "Subscriber: Gideon Quill  Patient: Ada Quill", "Subscriber ID: ANT228W71440  Claim: 26058CA3391",
    ))  # fmt: skip
    told = sure(found)
    assert (told["first_name"], told["membership_number"]) == ("Ada", "ANT228W71440")
    assert "Gideon" not in values(found, "first_name")


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


def test_letters_read_badly_are_not_certain() -> None:
    paper = letter(*DENIAL)
    dim = [Word(w.text, w.page, w.x0, w.y0, w.x1, w.y1, 0.4 if "R07" in w.text else 1.0) for w in paper.words]
    found = look(PaperWords(lay_out(dim), paper.sizes, pictured=True))
    assert "membership_number" not in sure(found)
    assert values(found, "membership_number") == {"R0714425501"}


def test_an_answer_that_is_no_list_of_offers_is_refused() -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_json({"kind": "eob", "sure": "very", "title": "", "date": "", "offers": [], "language": "english"})


def test_a_paper_without_words_is_nothing_certain() -> None:
    assert look(PaperWords((), ())).offers == ()
