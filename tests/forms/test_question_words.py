"""The words of the interview: complete in every language, short enough for the screen, plain enough to read."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import textstat

from forms.case import Filer, PaperKind
from forms.interview import QUESTIONS, STEPS
from forms.words import LANGUAGES, domain, has, say

COLUMNS = 76
BRIEF = 27
"""The column of names on the page of answers."""
SENTENCE = re.compile(r"[.!?](?=\s|$)")


def expected() -> set[str]:
    """Every key of the domain "questions" that the interview gives rise to, hints apart."""
    names = {"yes", "no", "leave_blank", "optional", "not_provided", "help_center"}
    names |= {f"step.{step.id}" for step in STEPS} | {f"page.{page.id}" for step in STEPS for page in step.pages}
    names |= {f"paper_kind.{kind}" for kind in PaperKind.__args__}  # type: ignore[attr-defined]
    for key, question in QUESTIONS.items():
        names |= {key, f"{key}.help"} | {f"{key}.{choice}" for choice in question.choices}
    return names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_words_and_no_word_is_left_over(language: str) -> None:
    """Label, help and choices of every question, titles of steps and pages; the rest are hints and short labels."""
    titles = {f"page.{page.id}.{filer}" for step in STEPS for page in step.pages for filer in get_args(Filer)}
    present = set(domain("questions", language)) - titles  # a title may have another voice for who files
    assert expected() - present == set()
    rest = {
        key for key in present - expected() if key.rpartition(".")[2] not in ("you", "they", "child", "helper", "offer")
    }
    assert {key.removesuffix(".hint").removesuffix(".brief") for key in rest} <= set(QUESTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_answers_has_a_short_name_for_every_question(language: str) -> None:
    """A label that is too long for its column has a short form, and no two answers have the same name there."""
    words = domain("questions", language)
    names = {key: words.get(f"{key}.brief", words[key]) for key in QUESTIONS}
    assert {key: name for key, name in names.items() if len(name) > BRIEF} == {}
    homes = {"zip", "city", "state"}
    assert len({name for key, name in names.items() if key.removeprefix("assistant_") not in homes}) == len(
        {key for key in names if key.removeprefix("assistant_") not in homes}
    )


def test_both_languages_have_the_same_words() -> None:
    """What is said in one language is said in the other."""
    for name in ("questions", "problems", "schema"):
        assert set(domain(name, "en")) == set(domain(name, "es"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_hints_choices_and_titles_fit_one_row(language: str) -> None:
    """Nothing but a help is wider than the body of an 80-column screen; a hint is one sentence."""
    for key, words in domain("questions", language).items():
        if not key.endswith(".help"):
            assert len(words) <= COLUMNS, key
            assert "\n" not in words, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_three_to_six_sentences(language: str) -> None:
    """Long enough to say where to find it and where it prints, short enough to read."""
    for key in QUESTIONS:
        sentences = len(
            SENTENCE.findall(say(f"questions.{key}.help", language).replace("P.O.", "PO").replace("ext.", "ext"))
        )
        assert 3 <= sentences <= 7, key


def test_english_is_plain() -> None:
    """Each help reads at the 8th grade or below, and all words together at the 6th (Flesch-Kincaid)."""
    helps = [say(f"questions.{key}.help", "en") for key in QUESTIONS]
    for text in helps:
        assert textstat.flesch_kincaid_grade(text) <= 8, text
    everything = " ".join([*helps, *(f"{text}." for text in domain("problems", "en").values())])
    assert textstat.flesch_kincaid_grade(everything) <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_say_what_to_do(language: str) -> None:
    """No blame and no politeness formulas: an order, in words the person can act on."""
    shunned = re.compile(r"\b(please|invalid|oops|error|failed|por favor|inválid\w+|fallo)\b", re.IGNORECASE)
    for key, words in domain("problems", language).items():
        assert not shunned.search(words), key
        assert not words.endswith("."), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_date_cannot_be_read_day_first(language: str) -> None:
    """Every example in figures has a day beyond 12, so that it teaches the order of month and day."""
    for name in ("questions", "problems"):
        for key, words in domain(name, language).items():
            for day in re.findall(r"\b\d{1,2}/(\d{1,2})/\d{4}", words):
                assert int(day) > 12, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_hold_numbers_that_reach_nobody(language: str) -> None:
    """Phone numbers in examples are of the range kept free for stories, and addresses of the reserved domain."""
    for name in ("questions", "problems"):
        for key, words in domain(name, language).items():
            assert all(phone.startswith("916-555-01") for phone in re.findall(r"\d{3}-\d{3}-\d{4}", words)), key
            assert all(address.endswith("@example.com") for address in re.findall(r"\w+@[\w.]*\w", words)), key


def test_every_question_whose_answer_has_a_form_shows_an_example() -> None:
    """Dates, numbers and addresses are hinted at with an example, except for a second phone or an optional address."""
    for key, question in QUESTIONS.items():
        if question.kind in ("date", "zip", "state", "phone", "email") and not question.optional:
            assert has(f"questions.{key}.hint", "en"), key
            assert re.search(r"\d|@|CA", say(f"questions.{key}.hint", "es")), key
