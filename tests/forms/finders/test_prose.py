"""What running text says of a case, and which sentences say nothing of it."""

from __future__ import annotations

import pytest

from forms.finders.look import look
from forms.finders.prose import is_delay, reasons, told
from tests.forms.finders.letters import DENIAL, letter, values


def test_the_rights_text_gives_no_reason() -> None:
    lines = [line for line in DENIAL if "not a covered" not in line]
    assert not values(look(letter(*lines)), "denial_reason")


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("the scan is not medically necessary", "not_medically_necessary"),
        ("el examen no es medicamente necesario", "not_medically_necessary"),
        ("the pump is not medically indicated", "not_medically_necessary"),
        ("the records do not show that more hours are medically necessary", "not_medically_necessary"),
        ("they do not meet the plan's criteria", "not_medically_necessary"),
        ("no demuestran que la silla sea medicamente necesaria", "not_medically_necessary"),
        ("services for veins are a plan exclusion", "not_covered"),
        ("this treatment is considered experimental", "experimental"),
        ("hearing aids are not a covered benefit", "not_covered"),
        ("este servicio no esta cubierto", "not_covered"),
        ("it was not an emergency", "not_emergency"),
    ],
)
def test_a_reason_is_told_in_either_language(sentence: str, reason: str) -> None:
    assert set(reasons([(0, len(sentence), sentence)])) == {reason}


def test_a_reason_that_is_turned_down_is_none() -> None:
    sentence = "we are not saying that it is not medically necessary"
    assert reasons([(0, len(sentence), sentence)]) == {}


def test_a_sentence_about_rights_does_not_speak_of_the_case() -> None:
    paper = letter("We denied the scan. You must file by June 1. You may ask for an Independent Medical Review.")
    assert [sentence.strip() for _, _, sentence in told(paper)] == ["we denied the scan."]


def test_a_letter_that_needs_time_is_a_delay() -> None:
    assert is_delay("we need more time to decide")
    assert not is_delay("we denied your request")
