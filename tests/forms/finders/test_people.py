"""Whom a paper is about, and its doctors."""

from __future__ import annotations

import pytest

from forms.finders.look import look
from forms.finders.offer import SURE
from forms.finders.people import find
from tests.forms.finders.letters import examined, letter, sure, values


def test_the_subscriber_of_an_eob_is_not_its_patient() -> None:
    found = look(letter(
        "Anthem Blue Cross", "Explanation of Benefits", "Subscriber: Gideon Quill  Patient: Ada Quill", "Subscriber ID: ANT228W71440  Claim: 26058CA3391",
    ))  # fmt: skip
    told = sure(found)
    assert (told["first_name"], told["membership_number"]) == ("Ada", "ANT228W71440")
    assert "Gideon" not in values(found, "first_name")


def test_a_greeting_to_a_doctor_names_no_patient() -> None:
    found = look(letter("Sutter Health Plan", "Service denial", "Dear Leo Marsh, MD:", "The service is denied."))
    assert not values(found, "first_name")
    told = look(
        letter("Sutter Health Plan", "Service denial", "Dear Ada Quill, Do not wait.", "The service is denied.")
    )
    assert values(told, "first_name") == {"Ada"}


def test_a_child_is_the_patient_of_a_letter_to_its_parents() -> None:
    offers = {
        offer.key: offer.value for offer in find(examined("To the parents of Mia Quill", "12 Elm St", "We denied it."))
    }
    assert (offers["first_name"], offers["last_name"]) == ("Mia", "Quill")


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        (("Nombre de la afiliada: Ludivina Arrieta Campos", "Estimada Sra. Arrieta:"), ("Ludivina", "Arrieta Campos")),
        (("Afiliado: Ramiro Ibáñez Luján", "El servicio fue denegado por el plan."), ("Ramiro", "Ibáñez Luján")),
        (("Member: Ana Maria Quill", "Dear Ms. Quill:"), ("Ana Maria", "Quill")),
    ],
)
def test_a_greeting_or_a_spanish_surname_tells_where_surnames_begin(
    lines: tuple[str, ...], cut: tuple[str, str]
) -> None:
    told = sure(look(letter("Denegación", *lines)))
    assert (told["first_name"], told["last_name"]) == cut


def test_children_of_one_name_leave_only_the_first_name_open() -> None:
    found = look(letter("Explanation of Benefits", "Patient: Mia Quill", "Patient: Leo Quill"))
    assert "first_name" not in sure(found)
    assert sure(found)["last_name"] == "Quill"


def test_a_name_over_the_members_number_is_the_members() -> None:
    lines = ("Sutter Health Plan", "Service denial", "March 27, 2026", "Ada Quill", "Member ID: R0714425501")
    assert sure(look(letter(*lines)))["first_name"] == "Ada"


def test_the_plan_on_a_card_is_nobodys_name() -> None:
    found = look(
        letter("Anthem Blue Cross", "ADA QUILL", "Member ID: R0714425501  Group: 88120", "RxPCN WG", "PCP  HMO")
    )
    assert values(found, "last_name") == {"QUILL"}


def test_where_the_letter_was_sent_is_offered_and_never_certain() -> None:
    """One address alone; the plan's own has no name of a person over it."""
    lines = (
        "Sutter Health Plan",
        "P.O. Box 100, Fresno, CA 93710",
        "Service denial",
        "Ada Quill",
        "44 Fig Tree Ln",
        "Fresno, CA 93711",
    )
    offers = {offer.key: offer for offer in find(examined(*lines))}
    home = {key: offers[key].value for key in ("street_address", "city", "state", "zip")}
    assert home == {"street_address": "44 Fig Tree Ln", "city": "Fresno", "state": "CA", "zip": "93711"}
    assert max(offers[key].sure for key in home) < SURE
    two = (*lines, "Bo Quill", "9 Oak Ave", "Reno, CA 93712")
    assert not {offer.key for offer in find(examined(*two))} & set(home)


def test_the_subscriber_is_not_offered_where_the_patient_of_an_eob_was_not_read() -> None:
    found = look(letter("Anthem Blue Cross", "Explanation of Benefits", "Subscriber: Gideon Quill  Pat!ent"))
    assert max(offer.sure for offer in found.offers if offer.key == "first_name") < 0.5


def test_the_subscriber_is_no_patient_where_another_label_names_two() -> None:
    lines = (
        "Sharp Health Plan",
        "Service denial",
        "Patients:  Ada Quill and Leo Quill",
        "Subscriber:  Tom Quill",
        "The service is denied.",
    )
    assert all(offer.sure < 0.5 for offer in look(letter(*lines)).offers if offer.key == "first_name")
