"""The languages of the paper form."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from forms.editions import EDITIONS, EditionLanguage, named
from forms.words import LANGUAGES


def test_a_language_is_named_in_the_language_of_the_sentence_where_that_has_a_word() -> None:
    """And else as its own speakers call it: a new language needs no word in the folders of the others."""
    assert (named("vi", "en"), named("vi", "es")) == ("Vietnamese", "vietnamita")


def test_a_language_without_a_word_keeps_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of the words that they do not have."""
    monkeypatch.setattr("forms.editions.EDITIONS", EDITIONS | {"xx": "Psëüdö"})
    assert named("xx", "es") == "Psëüdö"


def test_our_own_languages_come_first_and_each_has_a_name_of_its_own() -> None:
    """Nobody looks for a language under another's name."""
    assert tuple(EDITIONS)[: len(LANGUAGES)] == LANGUAGES
    assert len(set(EDITIONS.values())) == len(EDITIONS)


def test_no_other_language_is_one() -> None:
    """What comes from a file is checked."""
    with pytest.raises(ValidationError):
        TypeAdapter(EditionLanguage).validate_python("xx")
