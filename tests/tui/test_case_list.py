"""A case in the list: by its label when it is locked; what became of its packet; columns that fit a small window."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.words import LANGUAGES
from packet.store.listing import CaseLine
from tui.case_list import case_parts, cells, heads

TODAY = dt.date(2026, 11, 22)
LOCKED = CaseLine(
    Path("/home/2026-1/case.sealed"), "locked", "plan/plan", label="Tuesday", made=dt.date(2026, 9, 1)
)  # fmt: skip
SENT = replace(
    LOCKED, state="open", name="Ana Ruiz", signed=1, to_sign=2, sent=dt.date(2026, 9, 3), expected=dt.date(2026, 12, 1)
)
_CELLS = 52
"""What a window of 80 columns leaves beside twenty letters of a name."""


def _told(line: CaseLine, language: str = "en") -> list[str]:
    return [words for words, _ in cells(line, TODAY, language)]


def test_a_locked_case_is_listed_by_its_label() -> None:
    """Else by its folder; the day of its packet is told."""
    assert case_parts(LOCKED, "en") == [
        "Tuesday, locked with a passphrase", "The health plan", "packet made September 1, 2026",
    ]  # fmt: skip
    assert case_parts(CaseLine(LOCKED.path, "locked"), "en") == ["Case 2026-1, locked with a passphrase"]


def test_what_became_of_a_packet_is_told() -> None:
    """Signed, sent, and by when an answer should be there."""
    assert case_parts(SENT, "en")[-3:] == ["signed 1 of 2", "sent September 3, 2026", "answer by December 1, 2026"]
    assert case_parts(replace(SENT, expected=None, decided=True), "es")[-1] == "decidido"


def test_the_columns_say_how_far_a_case_is() -> None:
    """Step, days left, made, signed, sent, answered; blank where there is nothing to tell."""
    assert _told(SENT) == ["3/7", "", "Sep 1", "1/2", "Sep 3", "Dec 1"]
    assert _told(SENT, "es")[2:] == ["1 sep", "1/2", "3 sep", "1 dic"]
    assert _told(CaseLine(LOCKED.path, "broken", "plan/plan")) == [""] * 6
    assert _told(CaseLine(LOCKED.path, "open", days_left=0))[1] == "today"
    assert _told(replace(SENT, late=True, made=dt.date(2025, 9, 1)))[1:3] == ["LATE", "Sep 2025"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_cuts_its_words(language: str) -> None:
    """Nor its head, and all of them leave room for a name at 80 columns."""
    shown = [*heads(language), *cells(replace(SENT, decided=True, late=True, days_left=1), TODAY, language)]
    assert [words for words, width in shown if len(words) > width] == []
    assert sum(width + 1 for _, width in heads(language)) <= _CELLS
