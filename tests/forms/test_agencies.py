"""The dated table of agencies: complete, its conflicts decided. Its freshness: `test_catalog.py`."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from forms.agencies import (
    AGENCIES,
    DMHC,
    FIGURES,
    HEARINGS,
    NOT_USED,
    Agency,
    contacts,
)
from forms.words import LANGUAGES, has

PHONE = re.compile(r"(1-)?\d{3}-\d{3}-\d{4}|711")


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.id)
def test_every_agency_has_numbers_source_and_words(agency: Agency) -> None:
    """A phone, a TDD or the relay, a source, and a name and purpose in both languages."""
    numbers = [agency.phone, agency.tdd, *([agency.fax] if agency.fax else [])]
    assert all(PHONE.fullmatch(number) for number in numbers)
    assert agency.source
    assert all(has(f"agencies.{agency.id}{end}", language) for end in ("", ".for") for language in LANGUAGES)


def test_the_success_figure_has_source_words_and_edition() -> None:
    """It is true of one edition of the form alone."""
    for row in FIGURES:
        assert row.source
        assert all(has(f"agencies.{row.id}", language) for language in LANGUAGES)
    assert [(figure.value, figure.edition) for figure in FIGURES] == [("73", "09/25")]


def test_the_numbers_that_matter_most() -> None:
    """The agency's own text: where the packet goes, and the hearing form of 10/2025."""
    assert (DMHC.fax, DMHC.phone, DMHC.tdd) == ("916-255-5241", "1-888-466-2219", "1-877-688-9891")
    assert DMHC.address[-1] == "Sacramento, CA 95814-2725"
    assert (HEARINGS.phone, HEARINGS.fax) == ("1-800-743-8525", "1-833-281-0903")
    assert "744 P Street, MS 9-17-433" in HEARINGS.address


@pytest.mark.parametrize("row", NOT_USED, ids=lambda row: row.value)
def test_numbers_set_aside_are_nowhere(row: object) -> None:
    """A number decided against stands neither in the table nor in any sentence of any language."""
    value = getattr(row, "value", "")
    assert value
    assert value not in " ".join(contacts().values())
    words = files("forms.words")
    for language in LANGUAGES:
        for entry in words.joinpath(language).iterdir():
            assert value not in entry.read_text(encoding="utf-8")


def test_sentences_take_their_numbers_from_the_table() -> None:
    """No phone number is typed into a sentence of the rules, so the table is the only place to keep up to date."""
    for language in LANGUAGES:
        for name in ("findings", "next_steps", "checklist", "check"):
            text = files("forms.words").joinpath(language, f"{name}.toml").read_text(encoding="utf-8")
            assert not re.findall(r"\d{3}-\d{3}-\d{4}", text)
