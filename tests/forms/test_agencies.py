"""The dated table of agencies: complete, fresh at release, its conflicts decided."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files

import pytest

from forms.agencies import (
    AGENCIES,
    DMHC,
    EDITIONS,
    FIGURES,
    GOOD_FOR_MONTHS,
    HEARINGS,
    NOT_USED,
    RELEASED,
    Agency,
    contacts,
    dated,
    stale,
)
from forms.dates import add_months
from forms.words import LANGUAGES, has

PHONE = re.compile(r"(1-)?\d{3}-\d{3}-\d{4}|711")


def test_no_entry_is_older_than_18_months_at_release() -> None:
    """Whoever releases reads the sources again, or this fails."""
    old = [id for id, _, read_on in dated() if add_months(read_on, GOOD_FOR_MONTHS) < RELEASED]
    assert old == []


def test_nothing_was_read_after_the_release() -> None:
    """A date read in the future is a slip."""
    assert max(read_on for _, _, read_on in dated()) <= RELEASED


def test_stale_on_the_day_after_18_months() -> None:
    """18 months to the day is still good; the day after the last, every row is named."""
    last = add_months(RELEASED, GOOD_FOR_MONTHS)
    assert stale(add_months(min(read_on for _, _, read_on in dated()), GOOD_FOR_MONTHS)) == ()
    assert len(stale(last + dt.timedelta(days=1))) == len(list(dated()))


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.id)
def test_every_agency_has_numbers_source_and_words(agency: Agency) -> None:
    """A phone, a TDD or the relay, a source, and a name and purpose in both languages."""
    numbers = [agency.phone, agency.tdd, *([agency.fax] if agency.fax else [])]
    assert all(PHONE.fullmatch(number) for number in numbers)
    assert agency.source
    assert all(has(f"agencies.{agency.id}{end}", language) for end in ("", ".for") for language in LANGUAGES)


def test_editions_and_figures_have_source_and_words() -> None:
    """So do the forms' editions and the success figure, which carries its edition."""
    for row in (*EDITIONS, *FIGURES):
        assert row.source
        key = f"form.{row.id}.name" if row in EDITIONS else f"agencies.{row.id}"
        assert all(has(key, language) for language in LANGUAGES)
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
