"""Words on dark grounds that are broken in black and white are found by the steps that they have lost."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from packet.fax.broken import broken_places
from packet.fax.geometry import Resolution
from packet.fax.legibility import measure, score, warnings
from packet.fax.morphology import Mask, pack
from packet.fax.page import bits_of, draw_page
from packet.fax.render import Source
from packet.fax.screen import ToneArea
from tests.packet.fax import papers, scans
from tests.packet.fax.marked import MARKERS, lines
from tests.packet.fax.pen import Made

COLOURS = list(MARKERS.values())
WORD = np.s_[440:490, 300:450]
"""Rows and columns of two words of 11 pt on the first banner of `papers.white_on_dark`."""


def _black(ink: Mask) -> None:
    ink[WORD] = True


def _white(ink: Mask) -> None:
    ink[WORD] = False


def _other_way_round(ink: Mask) -> None:
    ink[WORD] ^= True


def _shards(ink: Mask) -> None:
    ink[WORD] = np.random.default_rng(4).random(ink[WORD].shape) < 0.5


@pytest.mark.parametrize("fault", [_black, _white, _other_way_round, _shards])
def test_one_broken_word_on_a_banner_is_no_hundred(fault: Callable[[Mask], None]) -> None:
    """Of a whole card two words are a black bar, gone, black on white beside white on black, or shards."""
    from dataclasses import replace

    with Source(papers.white_on_dark().pdf) as source:
        grey, bits, ink = bits_of(source, 1)
    assert score(measure(grey, bits)) >= 90
    fault(ink)
    spoilt = measure(grey, replace(bits, packed=pack(ink)))
    assert score(spoilt) <= 60
    assert "lost" in [warn.code for warn in warnings(spoilt, 20, 1.0, False)]


def test_marked_lines_as_black_bars_are_no_hundred() -> None:
    """What a fax makes of marks without their hue."""
    with Source(lines(COLOURS, 3).pdf) as source:
        grey, _, ink = bits_of(source, 1)
    assert broken_places(grey, ink) == 0
    assert broken_places(grey, ink | (grey < 200)) > 20


@pytest.mark.parametrize(
    "made",
    [
        papers.tint,
        papers.highlight,
        papers.table,
        papers.newspaper,
        papers.white_on_dark,
        scans.scan,
        scans.phone,
        scans.faint,
        lambda: lines(COLOURS, 3),
        lambda: scans.coloured(lines(COLOURS, 3).pdf, (), shadow=True),
    ],
)
def test_nothing_is_broken_on_pages_that_can_be_read(made: Callable[[], Made]) -> None:
    """Tints, marks, photographs, a table under a lamp; in either resolution."""
    resolutions: tuple[Resolution, ...] = ("fine", "standard")
    with Source(made().pdf) as source:
        lost = [draw_page(source, 1, "as_is", "mmr", resolution).measures.lost for resolution in resolutions]
    assert max(lost) < 0.15


def test_a_screened_photograph_holds_no_words() -> None:
    """What is aside is not looked at."""
    with Source(papers.white_on_dark().pdf) as source:
        grey, _, ink = bits_of(source, 1)
    ink[:] = True
    assert broken_places(grey, ink) > 100
    assert broken_places(grey, ink, [ToneArea(0, 0, *grey.shape)]) == 0


@pytest.mark.parametrize("shape", [(2156, 1728), (50, 60), (20, 20)])
def test_any_page_gives_a_number(shape: tuple[int, int]) -> None:
    """Random dots raise nothing, and the same ones have the same number."""
    grey = np.random.default_rng(3).integers(0, 256, shape, dtype=np.uint8)
    assert broken_places(grey, grey < 128) == broken_places(grey.copy(), grey < 128)
