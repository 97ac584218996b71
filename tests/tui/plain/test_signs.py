"""The signs: a character, or a slash and a word, alone on a line."""

from __future__ import annotations

import pytest

from forms.dates import plain
from forms.words import LANGUAGES, say
from tui.plain.signs import Sign, listed, sign_of


@pytest.mark.parametrize(
    "typed", ["why?", "a - b", "maria@example.com", "<back", "//back", "/home/ana/back.pdf", "", "/"]
)
def test_what_is_more_than_a_sign_is_an_answer(typed: str) -> None:
    """A sign within an answer is a part of the answer; a path is no word."""
    assert sign_of(typed, free=True) is None
    assert sign_of(typed, free=False) is None


@pytest.mark.parametrize("typed", ["back", "Back ", "atrás", "ATRAS", "help"])
def test_a_word_may_be_what_hurts(typed: str) -> None:
    """In a free text a word is an answer unless it has its slash; where no word can be one, the slash is not needed."""
    assert sign_of(typed, free=True) is None
    assert sign_of(typed, free=False) in (Sign.BACK, Sign.HELP)
    assert sign_of(f"/{typed}", free=True) is sign_of(typed, free=False)


@pytest.mark.parametrize("sign", Sign)
def test_each_sign_by_its_character_and_by_its_words_in_every_language(sign: Sign) -> None:
    """Both languages' words work in both: who changes the language need not learn anew."""
    assert sign_of(f" {sign.value} ", free=True) is sign
    for language in LANGUAGES:
        for word in say(f"plain.sign.{sign.name.lower()}.word", language).split():
            assert sign_of(f"/{word}", free=True) is sign
            assert sign_of(f"/{plain(word).upper()}", free=True) is sign


def test_no_word_is_a_choice_of_the_interview() -> None:
    """Where the slash is not needed, no answer of a list may be taken for a sign."""
    from forms.interview import QUESTIONS

    words = ["questions.yes", "questions.no"]
    words += [f"questions.{key}.{value}" for key, question in QUESTIONS.items() for value in question.choices]
    assert [word for word in words for language in LANGUAGES if sign_of(say(word, language), free=False)] == []


def test_the_list_has_a_line_for_each() -> None:
    """The character, the word to say it with, what it does; only those that do something."""
    assert listed({Sign.BACK, Sign.HIDE}, "es").split("\n")[1:] == [
        "< o /atrás: volver atrás",
        "# o /ocultar: borrar todo ahora mismo",
    ]
