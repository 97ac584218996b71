"""Marks that a fax lost, found on the grey page alone: what is as dark as the letter beside it has ink, or is told."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax import page as page_module
from packet.fax.binarise import Bits, local
from packet.fax.geometry import Resolution
from packet.fax.lost import DUST, inches, lost_marks, told
from packet.fax.marks import CLOSE
from packet.fax.morphology import Grey, Mask, pack
from packet.fax.page import BLEMISHED, Drawn, bits_of, draw_page
from packet.fax.render import Source
from packet.fax.screen import ToneArea
from tests.packet.fax import papers, points, small_marks


def _figure(depth: int = 60, *, mark: int = 0, gap: int = 5, side: int = 3) -> tuple[Grey, Mask]:
    """A digit's stem with ink and a mark without, `gap` white dots to its right: how deep each dot is, and the ink."""
    page = np.zeros((120, 200), np.uint8)
    page[40:60, 60:64] = depth
    ink = page > 0
    page[60 - side : 60, 64 + gap : 64 + gap + side] = mark
    return page, ink


@pytest.mark.parametrize(
    ("mark", "gap", "side", "seen"),
    [
        (60, 5, 3, True),  # the point of 1.5
        (32, 5, 3, True),  # paler by blur
        (28, 5, 3, False),  # a smudge
        (60, CLOSE - 1, 3, True),
        (60, CLOSE + 4, 3, False),  # dust between the words
        (60, 5, 1, False),  # a single dot
        (60, 5, 30, False),  # a spot, and no mark
    ],
)
def test_a_small_thing_beside_a_letter_without_ink_is_lost(mark: int, gap: int, side: int, seen: bool) -> None:
    """As dark as half of the letter, near it, small."""
    assert bool(lost_marks(*_figure(mark=mark, gap=gap, side=side), 0.0, False)) == seen


def test_what_has_ink_is_not_lost() -> None:
    """Nor the soft edge of a stroke, nor anything in a picture, nor a mark too pale to be seen."""
    depth, ink = _figure(mark=60)
    assert lost_marks(depth, ink | (depth > 0), 0.0, False) == []
    assert lost_marks(depth, ink, 0.0, False, [ToneArea(left=66, top=50, right=80, bottom=70)]) == []
    assert lost_marks(*_figure(20, mark=17), 0.0, False) == []
    edge, ink = _figure()
    edge[39:61, 59:65] = np.maximum(edge[39:61, 59:65], 40)
    assert lost_marks(edge, ink, 0.0, False) == []


def test_a_few_specks_of_a_scan_are_dust() -> None:
    """They were taken off because they were thought none of its marks; three letters that lost something are not."""
    depth, ink = _figure(mark=60)
    assert lost_marks(depth, ink, 0.0, False)
    assert lost_marks(depth, ink, 0.0, True) == []
    many = DUST + 1
    assert lost_marks(np.tile(depth, (many, 1)), np.tile(ink, (many, 1)), 0.0, True)


def test_places_are_told_in_inches_from_the_top_each_once() -> None:
    """No more than a reader will look at."""
    places = [(1960, 9), (196, 700), (197, 30), (392, 1), (588, 1)]
    assert told(inches(places, 2156)) == "1.0 / 2.0 / 3.0"


def _losing(monkeypatch: pytest.MonkeyPatch, pdf: bytes) -> Drawn:
    """The page without the ink of its marks that stand alone."""
    wanted = points.marks(("Helvetica", "Vera"))

    def without(grey: Grey, scan: bool = False) -> Bits:
        bits = local(grey, scan)
        ink = bits.ink.copy()
        for mark in wanted:
            ink[round(mark.top) - 1 : round(mark.bottom) + 1, round(mark.left) - 1 : round(mark.right) + 1] = False
        return Bits(pack(ink), False, bits.paper, bits.dark, bits.noise, bits.coarse, bits.depth)

    monkeypatch.setattr(page_module, "local", without)
    with Source(pdf) as source:
        return draw_page(source, 1, False, "mmr", "fine")


def test_marks_lost_from_a_scan_are_told_by_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a scan are not known; the page does not score as if it were whole."""
    drawn = _losing(monkeypatch, points.scanned(points.page((0.5, 0.5, 0.5), ("Helvetica", "Vera"), False), 200))
    (warn,) = (warn for warn in drawn.warnings if warn.code == "marks")
    assert "0.8" in str(warn.params["inches"])  # the first line
    assert drawn.score <= 90
    assert "0.8" in warn.message(3, "es")


def test_marks_lost_from_print_are_told_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accents and the dots of i too, which no list of points names."""
    monkeypatch.setattr(page_module, "lost_points", lambda *_: [])
    drawn = _losing(monkeypatch, points.page(points.shade("grey", 0xB4), ("Helvetica", "Vera"), False))
    (warn,) = (warn for warn in drawn.warnings if warn.code == "points")
    assert "señal" in str(warn.params["words"])
    assert drawn.score < 100


@pytest.mark.parametrize("resolution", ["fine", "standard"])
def test_the_dark_between_white_letters_is_no_lost_mark(resolution: Resolution) -> None:
    """White words on banners are read, and the dots of the ground between them are no marks of theirs."""
    with Source(papers.white_on_dark().pdf) as source:
        drawn = draw_page(source, 1, False, "mmr", resolution)
    assert {"points", "marks"}.isdisjoint(warn.code for warn in drawn.warnings)
    assert drawn.score > BLEMISHED or resolution == "standard"


SWEEP = [
    ("arabic", 8.0, "grey", 128, 0),
    ("arabic", 8.0, "blue", 120, 200),
    ("arabic", 8.0, "red", 150, 150),
    ("vietnamese", 8.0, "grey", 128, 200),
    ("spanish", 8.0, "green", 150, 0),
    ("arabic", 10.0, "grey", 0, 200),
    ("arabic", 10.0, "teal", 150, 0),
    ("vietnamese", 10.0, "brown", 110, 300),
    ("vietnamese", 10.0, "grey", 0, 0),
    ("greek", 10.0, "magenta", 120, 200),
]


@pytest.mark.parametrize(("language", "size", "hue", "level", "dpi"), SWEEP)
def test_no_page_that_spoilt_a_mark_is_silent_and_no_sound_one_is_told(
    language: str, size: float, hue: str, level: int, dpi: int
) -> None:
    """Dots of Arabic, accents over accents, points: in 8 pt type a readable one that is gone or ran into its letter is
    told; 10 pt type keeps all of them, and nothing is said of it."""
    colour = (0.0, 0.0, 0.0) if level == 0 else points.shade(hue, level)
    pdf = small_marks.sheet(language, size, colour)
    with Source(points.scanned(pdf, dpi) if dpi else pdf) as source:
        drawn = draw_page(source, 1, False, "mmr", "fine")
        grey, _, ink = bits_of(source, 1)
    gone, joined = small_marks.spoilt(grey, ink, small_marks.marks(language, size))
    assert drawn.warnings or not (gone or joined)
    if size >= 10:
        assert not drawn.warnings
        assert drawn.score >= 98
