"""Whom a paper is about, and its doctors."""

from __future__ import annotations

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


def test_the_plans_own_doctor_is_none_of_the_patients() -> None:
    closed = examined("Service denial", "The request was denied. Sincerely, Ana Ruiz, MD Medical Director")
    asked = examined("Service denial", "We got a request from Ana Ruiz, MD for a walker and we denied it.")
    assert not [offer for offer in find(closed) if offer.key == "providers"]
    assert [offer.value for offer in find(asked) if offer.key == "providers"] == ["Ana Ruiz, MD"]


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
