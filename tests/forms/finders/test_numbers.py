"""The member's number, and the numbers that are none."""

from __future__ import annotations

import pytest

from forms.finders.look import look
from forms.finders.numbers import find
from forms.finders.sheet import PaperWords, Word, lay_out
from tests.forms.finders.letters import DENIAL, examined, letter, sure, values


def test_letters_read_badly_are_not_certain() -> None:
    paper = letter(*DENIAL)
    dim = [Word(w.text, w.page, w.x0, w.y0, w.x1, w.y1, 0.4 if "R07" in w.text else 1.0) for w in paper.words]
    found = look(PaperWords(lay_out(dim), paper.sizes, pictured=True))
    assert "membership_number" not in sure(found)
    assert values(found, "membership_number") == {"R0714425501"}


@pytest.mark.parametrize(
    "number", ["916-555-0123", "123-45-6789", "1EG4-TE5-MK73", "12345678A90123", "03/27/2026", "1234"]
)
def test_a_number_of_something_else_is_not_the_members(number: str) -> None:
    """A phone's, a Social Security number, Medicare's, a benefits card's, a date, and one that is too short."""
    assert not list(find(examined("Service denial", f"Member ID: {number}", "The service is denied.")))


def test_two_numbers_of_a_member_are_two_guesses() -> None:
    offers = [*find(examined("Service denial", "Member ID: R0714425501", "Member ID: R0714425502"))]
    assert {offer.value for offer in offers} == {"R0714425501", "R0714425502"}
    assert max(offer.sure for offer in offers) <= 0.6


def test_an_o_before_figures_is_not_certain_in_a_picture() -> None:
    paper = letter("Sutter Health Plan", "Service denial", "Member ID: RO449182201")
    seen = look(PaperWords(paper.lines, paper.sizes, pictured=True))
    assert "membership_number" not in sure(seen)
    assert sure(look(paper))["membership_number"] == "RO449182201"


def test_a_prefix_may_stand_apart_from_its_figures() -> None:
    assert [one.value for one in find(examined("Service denial", "Member ID: CSW 771A04418"))] == ["CSW 771A04418"]


def test_a_member_of_something_else_has_no_member_number() -> None:
    lines = ("Redwood Credit Union", "Your loan", "Member number: 330188")
    assert [*find(examined(*lines))] == []


@pytest.mark.parametrize("told", ["Your member ID is 90771283A.", "Su número de miembro es 90771283A."])
def test_a_sentence_tells_the_number_where_no_label_does(told: str) -> None:
    found = look(letter("Sharp Health Plan", "Service denial", "The service is denied.", told))
    assert sure(found)["membership_number"] == "90771283A"
