"""The sentences of the screens: both languages say the same things, and every one is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import tui
from forms import words
from forms.words import LANGUAGES, domain

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(tui.__file__).parent.rglob("*.py")))


def _params(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_stands_in_every_language_with_the_same_gaps() -> None:
    """A missing sentence or a missing {name} would be a crash for one half of the people only."""
    english = domain("screens", "en")
    for language in LANGUAGES:
        other = domain("screens", language)
        assert list(other) == list(english)
        assert {key: _params(sentence) for key, sentence in other.items()} == {
            key: _params(sentence) for key, sentence in english.items()
        }


def test_no_sentence_is_left_over() -> None:
    """Each key is named in the program, whole or by a part that is put together ("status.{status}")."""
    built = {match.split("{")[0] for match in re.findall(r'"((?:screens\.)?[a-z_.]+\{)', SOURCES)}
    starts = tuple(part.removeprefix("screens.") for part in built)
    said = {key for key in domain("screens", "en") if f'{key}"' in SOURCES or f"{key}'" in SOURCES}
    unused = [key for key in domain("screens", "en") if key not in said and not key.startswith(starts)]
    assert unused == []


def test_no_sentence_uses_the_words_of_a_machine() -> None:
    """No "invalid", no "oops", no "please": the style of the forms."""
    words = " ".join(domain("screens", "en").values()).lower()
    assert not re.search(r"\b(invalid|oops|please|illegal|abort|fatal)\b", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_and_none_is_lost(language: str) -> None:
    """In every sentence of the program: no "the the", no blank before a comma, nothing empty."""
    folder = Path(words.__file__).parent / language
    for name in sorted(file.stem for file in folder.glob("*.toml")):
        for key, sentence in domain(name, language).items():
            told = f"{name}.{key}: {sentence}"
            assert str(sentence).strip(), told
            if isinstance(sentence, str):
                assert not re.search(r"\b(\w+) \1\b", sentence, re.IGNORECASE), told
                assert not re.search(r"\w [,;]|\w [.!](?:\s|$)", sentence), told
