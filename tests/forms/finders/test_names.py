"""Names of people taken apart, where that is certain."""

from __future__ import annotations

import pytest

from forms.finders.names import is_doctor, plain_text, split
from forms.finders.sheet import Word


def _words(text: str) -> list[Word]:
    return [Word(part, 1, 0, 0, 1, 1) for part in text.split()]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ada Quill", "Ada", "Quill"),
        ("Mrs. Ada M. Quill Jr.", "Ada", "Quill"),
        ("QUILL, ADA", "ADA", "QUILL"),
        ("Juan de la Cruz", "Juan", "de la Cruz"),
    ],
)
def test_a_name_is_cut_between_first_and_last(text: str, first: str, last: str) -> None:
    cut = split(_words(text))
    assert cut is not None
    assert (plain_text(cut[0]), plain_text(cut[1]), cut[2]) == (first, last, 1.0)


def test_a_name_of_three_words_is_cut_with_doubt() -> None:
    cut = split(_words("Ana Maria Lopez"))
    assert cut is not None
    assert cut[2] < 0.9


@pytest.mark.parametrize("text", ["Ada", "Sutter Health Plan", "Leo Marsh, MD", "12 Elm", "ada quill", "Quill,"])
def test_what_is_no_persons_name_is_not_cut(text: str) -> None:
    assert split(_words(text)) is None


@pytest.mark.parametrize(("text", "doctor"), [("Leo Marsh, M.D.", True), ("Dra. Ana Ruiz", True), ("Ada Quill", False)])
def test_a_title_makes_a_doctor(text: str, doctor: bool) -> None:
    assert is_doctor(text) is doctor


def test_a_greeting_is_no_name() -> None:
    assert split(_words("Estimada Sra. Noemi Fuentes")) is None
