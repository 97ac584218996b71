"""A finding says its sentence: dates, days and parts in the person's language."""

from __future__ import annotations

import datetime as dt

import pytest

from forms import finding
from forms.agencies import contacts
from forms.finding import DaysLeft, Finding, Labels, Phrase
from forms.law import LAW
from forms.spoken import days_left, label
from forms.words import tell

DAY = dt.date(2031, 12, 1)
CITATION = next(iter(LAW.values()))


def test_a_date_of_the_case_is_in_no_log() -> None:
    """`params` hold days worked out from the answers."""
    assert "2031" not in repr(Finding("deadline.soon", "warn", CITATION, {"day": DAY}))


def test_a_variant_has_a_sentence_of_its_own() -> None:
    """The id stays the one that other programs know."""
    assert Finding("deadline.soon", "warn", CITATION).words == "findings.deadline.soon"
    assert Finding("deadline.soon", "warn", CITATION, variant="form").words == "findings.deadline.soon.form"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_part_is_told_in_the_language(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date, days left, facts by their questions, a phrase, a number; and the agencies' contacts beside them."""
    seen: dict[str, object] = {}
    monkeypatch.setattr(finding, "tell", lambda key, told_in, **params: seen.update(params, key=key, language=told_in))
    params: dict[str, finding.Param] = {
        "day": DAY,
        "left": DaysLeft(DAY, DAY),
        "facts": Labels(("first_name", "zip")),
        "number": 3,
    }
    Finding("x", "info", CITATION, params).message(language)
    assert seen["day"] != str(DAY)
    assert str(DAY.year) in str(seen["day"])
    assert seen["left"] == days_left(DAY, DAY, language)
    assert seen["facts"] == f"{label('first_name', language)} · {label('zip', language)}"
    assert seen["number"] == "3"
    assert contacts().items() <= seen.items()
    assert (seen["key"], seen["language"]) == ("findings.x", language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_phrase_is_told_where_it_stands(language: str) -> None:
    """It is words itself, in the same language as the sentence."""
    assert finding._told(Phrase("questions.zip"), language) == tell("questions.zip", language, **contacts())
