"""Facts in the words of the person: what both faces say."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.answers import Answers, parse
from forms.interview import QUESTIONS
from tui.showing import fact_in_words, label, option, understood


def test_facts_are_said_in_both_languages() -> None:
    """A date with its month in letters, a choice by its label, yes and no as words, a blank as nothing."""
    date, urgent, gender = QUESTIONS["date_of_birth"], QUESTIONS["urgent"], QUESTIONS["gender"]
    assert fact_in_words(date, dt.date(1985, 3, 27), "en") == "Wednesday, March 27, 1985"
    assert "27 de marzo de 1985" in fact_in_words(date, dt.date(1985, 3, 27), "es")
    assert [fact_in_words(urgent, fact, "es") for fact in (True, False, None)] == ["Sí", "No", ""]
    assert fact_in_words(gender, "female", "en") == option(gender, "female", "en")


def test_optional_is_a_word_and_never_a_star() -> None:
    """(optional) stands where a question may stay blank, and only there."""
    assert label(QUESTIONS["middle_initial"], "en").endswith("(optional)")
    assert "(" not in label(QUESTIONS["first_name"], "es")
    assert "*" not in "".join(label(question, "en") for question in QUESTIONS.values())


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("phone", "(916) 5550142", "916-555-0142"),
        ("state", "california", "CA"),
        ("zip", "95814", ""),
        ("date_of_birth", "nonsense", ""),
        ("first_name", "ana", ""),
    ],
)
def test_what_was_understood_is_repeated_only_where_it_differs(key: str, typed: str, shown: str) -> None:
    """The same letters again would be noise; what is not understood is said on Continue, not here."""
    case, _ = parse(Answers(typed={key: typed}))
    assert understood(QUESTIONS[key], case, typed, "en") == shown
