"""Seconds on the line, against the calls that were measured."""

from __future__ import annotations

import pytest

from packet.fax.time import SET_UP, estimate_seconds, guess_seconds, page_seconds


@pytest.mark.parametrize(
    ("size", "rate", "seconds"),
    [
        (273, 14400, 3.3),
        (11_700, 14400, 9.9),
        (11_700, 9600, 13.5),
        (26_000, 14400, 18.6),
        (30_000, 14400, 20.8),
        (39_000, 14400, 25.7),
        (46_000, 14400, 30.1),
        (46_000, 9600, 43.8),
        (470_000, 14400, 296.0),
        (1_200_000, 14400, 744.0),
    ],
)
def test_a_page_takes_what_it_took(size: int, rate: int, seconds: float) -> None:
    """Within a tenth of the seconds measured between two confirmations."""
    assert page_seconds(size, rate) == pytest.approx(seconds, rel=0.1)


def test_a_call_is_its_pages_and_the_set_up() -> None:
    """No pages take the set-up; more bytes never take less."""
    assert estimate_seconds([]) == SET_UP
    assert estimate_seconds([30_000, 30_000]) == pytest.approx(SET_UP + 2 * page_seconds(30_000))
    times = [page_seconds(size) for size in range(0, 300_000, 1000)]
    assert times == sorted(times)


def test_old_machines_take_longer() -> None:
    """9,600 without error correction is slower than 14,400 with it, for pages of any size that text makes."""
    assert all(page_seconds(2 * size, 9600, "mh") > page_seconds(size) for size in (5_000, 30_000, 80_000))


def test_the_guess_counts_photographs_dearer() -> None:
    """Before anything is drawn, a photograph counts more than a page of text."""
    assert guess_seconds(10, 2) > guess_seconds(10) > guess_seconds(9)


@pytest.mark.parametrize(
    ("size", "seconds"),
    [
        (0, 3.2),
        (1, 3.2006),
        (65_536, 42.5216),
        (65_537, 44.5222),
        (131_072, 83.8432),
        (131_073, 85.8438),
    ],
)
def test_each_further_block_of_64_kib_waits_two_seconds(size: int, seconds: float) -> None:
    """The first has none to wait for; a block that is just full is one, and its next byte another."""
    assert page_seconds(size) == pytest.approx(seconds, abs=1e-4)


def test_a_page_without_correction_is_its_bits() -> None:
    """No framing and no blocks: 12,000 bytes are ten seconds at 9,600 bit/s, and 2.6 between pages."""
    assert page_seconds(12_000, 9600, "mh") == pytest.approx(12.6)
    assert estimate_seconds([12_000, 0], 9600, "mh") == pytest.approx(11 + 12.6 + 2.6)


def test_nobody_who_says_no_rate_waits_at_another() -> None:
    """14,400 bit/s with correction is what the machines of the agency take."""
    assert page_seconds(30_000) == page_seconds(30_000, 14_400, "mmr")
    assert estimate_seconds([30_000]) == estimate_seconds([30_000], 14_400, "mmr")
    assert guess_seconds(1) == guess_seconds(1, 0, 14_400)


def test_the_guess_is_a_call_with_usual_pages() -> None:
    """Photographs are among the pages, not besides them; text has 30,000 bytes, a photograph 90,000."""
    assert guess_seconds(3, 1) == estimate_seconds([30_000, 30_000, 90_000])
    assert guess_seconds(2, 2, 9600) == estimate_seconds([90_000, 90_000], 9600)
    assert guess_seconds(2) == estimate_seconds([30_000, 30_000])
