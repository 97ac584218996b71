"""Days in words, in both languages, on both sides of today."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from forms import words
from forms.case import FACTS
from forms.spoken import day_range, days_left, deadline, label
from forms.words import LANGUAGES, say
from tests.forms.facts import TODAY, ago


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_a_name(language: str) -> None:
    """Those that are asked have their question's, those left for ink the schema's: a message can always name them."""
    names = [label(key, language) for key in FACTS]
    assert all(names)
    assert label("release_date", "en").startswith("Date of the signature")


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (-2, "2 days ago", "hace 2 días"),
        (-1, "1 day ago", "hace 1 día"),
        (0, "today is the last day", "hoy es el último día"),
        (1, "1 day left", "queda 1 día"),
        (43, "43 days left", "quedan 43 días"),
    ],
)
def test_days_left(days: int, english: str, spanish: str) -> None:
    """One and many are told apart, and so are past and future."""
    assert days_left(ago(-days), TODAY, "en") == english
    assert days_left(ago(-days), TODAY, "es") == spanish


@pytest.mark.parametrize(
    ("left", "en", "es"),
    [
        (-2, "the date passed 2 days ago", "la fecha pasó hace 2 días"),
        (-1, "the date passed 1 day ago", "la fecha pasó hace 1 día"),
        (0, "today is the last day", "hoy es el último día"),
        (1, "1 day left", "queda 1 día"),
        (2, "2 days left", "quedan 2 días"),
    ],
)
def test_a_deadline_in_a_list_is_told_in_whole_words(left: int, en: str, es: str) -> None:
    """One day is no "1 days", and a deadline of today has no days left."""
    assert (deadline(left, "en"), deadline(left, "es")) == (en, es)


def test_a_range_of_two_days() -> None:
    """Both ends are written out with the month in words."""
    first, last = dt.date(2026, 12, 22), dt.date(2027, 1, 6)
    assert day_range(first, last, "en") == "December 22, 2026 to January 6, 2027"
    assert day_range(first, last, "es") == "del 22 de diciembre de 2026 al 6 de enero de 2027"


def test_a_range_of_one_day_is_a_day() -> None:
    """No one is told "from Monday to Monday"."""
    assert day_range(TODAY, TODAY, "en") == "November 22, 2026"


def test_a_number_has_the_word_that_goes_with_it() -> None:
    """One answer, several answers, none of them; said in the words themselves, for every sentence and language."""
    counted = [say("screens.check.step", "en", count=count) for count in (0, 1, 2)]
    assert counted == ["0 answers", "1 answer", "2 answers"]
    assert say("screens.check.status.mend", "es", count=1) == "Hay 1 cosa por revisar primero"
    assert say("next_steps.send", "en", pages="1") == "Send your 1 page"
    assert say("changes.left_other_frames", "en", count=1).endswith("1 more was left out.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_counts_one_page_as_several(language: str) -> None:
    """Every sentence that puts a number before pages, parts or answers, with that number one."""
    files = Path(words.__file__).parent.joinpath(language).glob("*.toml")
    counted = re.compile(r"\{(?:count|pages|sheets|parts|minutes|seconds)\} (?:answers|pages|parts|páginas|partes)\b")
    found = {key for file in files for key, text in words.domain(file.stem, language).items() if counted.search(text)}
    assert found <= {"answers.missing", "answers.missing.many", "cut_up", "cut_page"}, "these count from two"
