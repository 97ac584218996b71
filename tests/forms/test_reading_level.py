"""The English words of the rules read at sixth grade or so, measured; the Spanish ones say the same things."""

from __future__ import annotations

import re
import string

import pytest

from forms.agencies import contacts
from forms.words import LANGUAGES, domain, filled

textstat = pytest.importorskip("textstat", reason="textstat measures the reading level")

DOMAINS = ("findings", "next_steps", "checklist", "instructions")
HIGHEST = 8.0
FILLED = {
    "date": "March 3, 2027",
    "left": "43 days left",
    "percent": "73",
    "year": "2025",
    "pages": "24",
    "page": "4",
    "count": "3",
    "parts": "2",
    "who": "The patient",
    "form": "March 3, 2027",
    "labels": "First name",
    "name": "Ana Ruiz",
    "id": "K7Q2",
    "fax": "916-255-5241",
}


def told(sentence: str) -> str:
    """The sentence as a person may see it, every number and date filled in."""
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    params = {name: FILLED.get(name, "March 3, 2027") for name in names} | dict(contacts())
    return re.sub(r"\s+", " ", filled(sentence, params))


def grade(text: str) -> float:
    """Flesch-Kincaid grade level."""
    return float(textstat.flesch_kincaid_grade(text))


SENTENCES = [
    (f"{name}.{key}", text)
    for name in DOMAINS
    for key, text in domain(name, "en").items()
    if text.rstrip().endswith((".", "?")) and len(text.split()) >= 8
]


def test_each_message_reads_at_eighth_grade_or_lower() -> None:
    """Flesch-Kincaid of 8 at most for each message by itself."""
    assert len(SENTENCES) > 150
    assert [key for key, text in SENTENCES if grade(told(text)) > HIGHEST] == []


@pytest.mark.parametrize("name", DOMAINS)
def test_all_messages_together_read_at_sixth_grade_or_lower(name: str) -> None:
    """Over a whole domain the grade is 6 at most."""
    assert grade(" ".join(told(text) for text in domain(name, "en").values() if text.endswith("."))) <= 6.0


@pytest.mark.parametrize("name", [*DOMAINS, "law", "agencies", "calendar", "check", "doctor"])
def test_all_languages_hold_the_same_sentences_with_the_same_numbers(name: str) -> None:
    """The same keys, and in each sentence the same parameters: no phone or date is lost in translation."""
    english, *others = (domain(name, language) for language in LANGUAGES)
    for other in others:
        assert english.keys() == other.keys()
        assert [key for key, text in english.items() if parameters(text) != parameters(other[key])] == []


def parameters(sentence: str) -> set[str]:
    """Names of the {parameters} of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("name", [*DOMAINS, "check", "doctor"])
def test_spanish_says_usted(name: str) -> None:
    """The Spanish never slips into tú."""
    slips = r"\b(tú|tu|tus|te|contigo|tienes|puedes|(?<!se )llama|envía tu|firma tu)\b"
    found = [key for key, text in domain(name, "es").items() if re.search(slips, text, re.IGNORECASE)]
    assert found == []
