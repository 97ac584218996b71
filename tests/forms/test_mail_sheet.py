"""Where an address shows through the window of an envelope, wherever the sheet has slid to; what the sheet says."""

from __future__ import annotations

import pytest

from forms.case import Case
from forms.catalog import FILINGS, made_into
from forms.mail_sheet import ENVELOPES, FOLDS, MOST_SHEETS, WindowEnvelope, address, always_seen, ever_seen, sections
from forms.next_steps import NextFacts, SignHere
from tests.packet.cases import case

SIGN = (SignHere("patient", "dmhc_20_160", 5),)


def told(one: Case, pages: int, signs: tuple[SignHere, ...] = SIGN) -> str:
    """All words below the fold."""
    facts = NextFacts("7K3F-9Q2M", pages, signs)
    return "\n".join(line.text for section in sections(one, facts) for line in section.lines)


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda one: one.name)
def test_the_place_of_the_address_shows_and_nothing_beyond_what_may_show_does(envelope: WindowEnvelope) -> None:
    """The folded sheet at every corner of the envelope."""
    always, ever = always_seen(), ever_seen()
    for x in (0.0, envelope.width - 612):
        for y in (0.0, envelope.height - FOLDS[0]):
            left, top = envelope.left - x, envelope.height - envelope.bottom - envelope.window_height - y
            right, bottom = left + envelope.window_width, top + envelope.window_height
            assert left <= always.left < always.right <= right + 0.01
            assert top <= always.top < always.bottom <= bottom + 0.01
            assert max(0.0, left) >= ever.left
            assert top >= ever.top - 0.01
            assert (right <= ever.right + 0.01, bottom <= ever.bottom + 0.01) == (True, True)


def test_the_folded_sheet_goes_into_every_envelope() -> None:
    parts = (FOLDS[0], FOLDS[1] - FOLDS[0], 792 - FOLDS[1])
    assert all(max(parts) < envelope.height and envelope.width > 612 for envelope in ENVELOPES)
    assert parts[1] < parts[0] > parts[2]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("filing", [filing.id for filing in FILINGS])
def test_each_filing_says_where_to_sign_what_goes_in_and_where_the_number_goes(language: str, filing: str) -> None:
    made = made_into(case(language=language, plan_address="1 Main St, Fresno, CA 93702"), filing)
    words = told(made, 9)
    for part in ("7K3F-9Q2M", "9", "5", "certified mail, return receipt"):
        assert part in words
    assert len(address(made)) > 1


def test_a_plan_without_an_address_leaves_room_to_write_it() -> None:
    assert address(made_into(case(), "plan")) == ()


def test_many_sheets_go_flat_and_only_what_waits_is_to_be_signed() -> None:
    assert "window envelope" in told(case(), MOST_SHEETS - 1)
    flat = told(case(), MOST_SHEETS, ())
    assert "too many to fold" in flat
    assert "window" not in flat
    assert "ink" not in flat
