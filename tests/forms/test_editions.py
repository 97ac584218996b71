"""The languages of the paper form."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from forms.editions import EDITIONS, EditionLanguage, printed
from forms.words import LANGUAGES


def test_what_the_program_prints_is_in_a_language_of_its_own() -> None:
    """Every agency reads English."""
    assert [printed(language) for language in ("en", "es", "ru")] == ["en", "es", "en"]


def test_our_own_languages_come_first_and_each_has_a_name_of_its_own() -> None:
    """Nobody looks for a language under another's name."""
    assert tuple(EDITIONS)[: len(LANGUAGES)] == LANGUAGES
    assert len(set(EDITIONS.values())) == len(EDITIONS)


def test_no_other_language_is_one() -> None:
    """What comes from a file is checked."""
    with pytest.raises(ValidationError):
        TypeAdapter(EditionLanguage).validate_python("xx")
