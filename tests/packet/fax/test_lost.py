"""Marks that a fax lost, told by the words about them or by their place."""

from __future__ import annotations

import numpy as np
import pytest

from packet.fax import findings
from packet.fax import page as page_module
from packet.fax.binarise import Bits, local
from packet.fax.encode import decode
from packet.fax.findings import BLEMISHED
from packet.fax.geometry import WIDTH, Resolution
from packet.fax.lost import inches, lost_points, told
from packet.fax.morphology import Grey, pack
from packet.fax.page import Drawn, draw_page
from packet.fax.render import Source
from packet.fax.typed import Point
from tests.packet.fax import papers, points, small_marks


def test_places_are_told_in_inches_from_the_top_each_once() -> None:
    """No more than a reader will look at."""
    places = [(1960, 9), (196, 700), (197, 30), (392, 1), (588, 1)]
    assert told(inches(places, 2156)) == "1.0 / 2.0 / 3.0"


@pytest.mark.parametrize(("hidden", "told_of"), [(False, True), (True, False)])
def test_a_comma_half_under_a_bar_is_no_lost_point(hidden: bool, told_of: bool) -> None:
    """A redaction's edge and the comma's tail were one blot before the fax, too."""
    page = np.full((2156, 1728), 255, np.uint8)
    page[1000:1005, 800:803] = 0
    if hidden:
        page[980:1004, 700:805] = 0
    ink = np.zeros(page.shape, np.bool_)
    ink[980:1020, 700:810] = True
    assert bool(lost_points(page, ink, [Point(800, 1000, 803, 1005, "per visit,")])) == told_of


def _losing(monkeypatch: pytest.MonkeyPatch, pdf: bytes) -> Drawn:
    """The page without the ink of its marks that stand alone."""
    wanted = points.marks(("Helvetica", "Vera"))

    def without(grey: Grey, scan: bool = False, tone: Grey | None = None) -> Bits:
        bits = local(grey, scan, tone)
        ink = bits.ink.copy()
        for mark in wanted:
            ink[round(mark.top) - 1 : round(mark.bottom) + 1, round(mark.left) - 1 : round(mark.right) + 1] = False
        return Bits(pack(ink), False, bits.paper, bits.dark, bits.noise, bits.coarse, bits.depth)

    monkeypatch.setattr(page_module, "local", without)
    with Source(pdf) as source:
        return draw_page(source, 1, "as_is", "mmr", "fine")


def test_marks_lost_from_a_scan_are_told_by_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a scan are not known; the page does not score as if it were whole."""
    drawn = _losing(monkeypatch, points.scanned(points.page((0.5, 0.5, 0.5), ("Helvetica", "Vera"), False), 200))
    (warn,) = (warn for warn in drawn.warnings if warn.code == "marks")
    assert "0.8" in str(warn.params["inches"])  # the first line
    assert drawn.score <= 90
    assert "0.8" in warn.message(3, "es")


def test_marks_lost_from_print_are_told_by_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accents and the dots of i too, which no list of points names."""
    monkeypatch.setattr(findings, "lost_points", lambda *_: [])
    drawn = _losing(monkeypatch, points.page(points.shade("grey", 0xB4), ("Helvetica", "Vera"), False))
    (warn,) = (warn for warn in drawn.warnings if warn.code == "points")
    assert "señal" in str(warn.params["words"])
    assert drawn.score < 100


@pytest.mark.parametrize("resolution", ["fine", "standard"])
def test_the_dark_between_white_letters_is_no_lost_mark(resolution: Resolution) -> None:
    """White words on banners are read, and the dots of the ground between them are no marks of theirs."""
    with Source(papers.white_on_dark().pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", resolution)
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
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
        grey, _ = source.grey(0)
    sent = decode(drawn.code, WIDTH, drawn.rows)
    gone, joined = small_marks.spoilt(grey, sent, small_marks.marks(language, size))
    assert drawn.warnings or not (gone or joined)
    if size >= 10:
        assert not drawn.warnings
        assert drawn.score >= 98
