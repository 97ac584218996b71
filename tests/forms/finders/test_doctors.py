"""The doctors of a paper."""

from __future__ import annotations

from forms.finders.doctors import find
from tests.forms.finders.letters import examined


def test_a_street_that_ends_in_dr_is_no_doctor() -> None:
    lines = ("Service denial", "Ada Quill", "411 Poppy Field Dr", "Lancaster, CA 93536", "The service is denied.")
    assert not [offer for offer in find(examined(*lines)) if offer.key == "providers"]


def test_the_plans_own_doctor_is_none_of_the_patients() -> None:
    closed = examined("Service denial", "The request was denied. Sincerely, Ana Ruiz, MD Medical Director")
    asked = examined("Service denial", "We got a request from Ana Ruiz, MD for a walker and we denied it.")
    assert not [offer for offer in find(closed) if offer.key == "providers"]
    assert [offer.value for offer in find(asked) if offer.key == "providers"] == ["Ana Ruiz, MD"]
