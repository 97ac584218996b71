"""Facts in the words of the person: what both faces say."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

import pytest

from forms.answers import Answers, parse
from forms.interview import QUESTIONS
from forms.rules import judge
from forms.words import LANGUAGES
from tui.room import Room
from tui.showing import (
    asks,
    fact_in_words,
    file_line,
    label,
    minutes_words,
    offered_answer,
    option,
    room_words,
    understood,
    verdict,
)


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", QUESTIONS["coverage_kind"].choices)
def test_a_finding_begins_with_its_verdict(language: str, kind: str) -> None:
    """The first sentence alone, and the rest without a loss; a phone number never stands in the heading."""
    case, _ = parse(Answers(typed={"coverage_kind": kind}))
    for finding in judge(case, dt.date(2026, 11, 22)):
        what, why = verdict(finding, language)
        assert " ".join(f"{what} {why}".split()) == " ".join(finding.message(language).split())
        assert what.rstrip(":")[-1] in ".?!)0123456789"


def test_small_sentences_fit_what_they_count() -> None:
    """One minute is no "minutes"; an answer that has just begun is not counted; a likely answer is offered once."""
    assert [minutes_words(count, "en") for count in (1, 2)] == ["1 minute", "2 minutes"]
    assert [minutes_words(count, "es") for count in (1, 2)] == ["1 minuto", "2 minutos"]
    assert [bool(room_words(Room(typed, 100, over=False), "en")) for typed in (0, 49, 50)] == [False, False, True]
    language = QUESTIONS["primary_language"]
    assert [offered_answer(language, typed, "es") for typed in ("", "Inglés")] == ["Español (Spanish)", ""]
    assert offered_answer(QUESTIONS["city"], "", "en") == ""


def test_a_file_is_listed_with_its_size_and_its_day(tmp_path: Path) -> None:
    """Whoever scanned three letters today finds them; one that went away meanwhile keeps its name."""
    paper = tmp_path / "scan.pdf"
    paper.write_bytes(b"x" * 12_000)
    os.utime(paper, (0, dt.datetime(2026, 9, 18, 12).timestamp()))
    assert file_line(paper, "en") == "scan.pdf - 12 kB. September 18, 2026"
    assert file_line(tmp_path / "gone.pdf", "es").startswith("gone.pdf")


_TO_THE_PATIENT = r"\b(you|your)\b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_asked_in_another_s_voice(language: str) -> None:
    """The patient is "you"; who helps is asked about the patient, and about themselves only where the helper is
    asked for; every voice has its words in every language.
    """
    for key in QUESTIONS:
        for filer in ("assistant", "legal_representative"):
            to_you = re.search(_TO_THE_PATIENT, asks(key, "en", filer), re.IGNORECASE)
            assert bool(to_you) is (key.startswith("assistant_") or key in _THEIR_OWN), (key, filer)
        third = asks(key, language, "patient")
        assert ("patient" not in third and "paciente" not in third) or key in _ABOUT_PAPER, key
        voices = [asks(key, language, filer) for filer in QUESTIONS["filer"].choices]
        assert [voice == voices[0] for voice in voices] == [
            asks(key, "en", filer) == asks(key, "en", "patient") for filer in QUESTIONS["filer"].choices
        ], key


_THEIR_OWN = {"filer", "wants_assistant"}
"""Asked of whoever is there."""
_ABOUT_PAPER = {"aaf_patient_name", "assistant_relationship"}
"""Named as the form names it."""
