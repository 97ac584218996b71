"""Coloured fills that say something by their shape: outlined, and hatched so that they stay apart."""

from __future__ import annotations

import numpy as np

from packet.fax.encode import decode
from packet.fax.figures import hatching, outlined
from packet.fax.page import draw_page
from packet.fax.patches import SIDE
from packet.fax.render import Source
from tests.packet.fax.suite import figure_papers as figures


def test_the_bars_of_a_chart_are_told_apart_by_their_hatching() -> None:
    """No two colours have the same lines in the middle of their bars."""
    paper = figures.bars(figures.PASTEL, "pastel")
    with Source(paper.pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    ink = decode(drawn.code, 1728, drawn.rows)
    seen = set()
    for number in range(len(figures.PASTEL)):
        left, top = int((110 + number * 60 + 8) * 1734 / 612) - 3, int((792 - 530) * 2156 / 792)
        left, top = left // 12 * 12, top // 12 * 12
        seen.add(ink[top : top + 48, left : left + 48].tobytes())
    assert len(seen) == len(figures.PASTEL)


def test_each_kind_of_hatching_differs_and_goes_on_across_two_fills() -> None:
    """It is laid from the page's corner: two fills of one colour beside each other have one hatching."""
    kinds = [hatching(kind, (24, 24), (0, 0)) for kind in range(6)]
    assert len({kind.tobytes() for kind in kinds}) == 6
    for kind, whole in enumerate(kinds):
        assert (hatching(kind, (12, 24), (12, 0)) == whole[12:]).all()
        assert 0 < whole.mean() < 0.5


def test_a_fill_without_words_gets_an_outline_and_one_with_words_does_not() -> None:
    colours = np.full((100, 100, 3), 255, np.uint8)
    colours[20:60, 20:60] = (120, 170, 230)
    grey = np.repeat(np.repeat(np.where(colours[:, :, 0] < 255, 165, 255).astype(np.uint8), SIDE, 0), SIDE, 1)
    bare = np.zeros(grey.shape, np.bool_)
    drawn = outlined(grey, colours, bare)
    assert drawn[80:240, 80:240].any()
    assert not drawn[100:220, 100:220].any(), "one colour alone is outlined, not hatched"
    words = bare.copy()
    words[100:220:6, 90:230:2] = True
    assert (outlined(grey, colours, words) == words).all()
    assert (outlined(np.full((8, 8), 255, np.uint8), np.full((2, 2, 3), 255, np.uint8), bare[:8, :8]) == 0).all()


def test_a_figure_on_a_fill_has_no_hatching_about_it() -> None:
    """Two fills of two colours, a figure on one: it is read, and the fills are told apart."""
    colours = np.full((100, 100, 3), 255, np.uint8)
    colours[20:40, 10:60], colours[60:80, 10:60] = (90, 230, 90), (230, 120, 60)
    grey = np.repeat(np.repeat((colours @ np.array([30, 59, 11]) // 100).astype(np.uint8), SIDE, 0), SIDE, 1)
    ink = np.zeros(grey.shape, np.bool_)
    ink[108:132, 136:140] = True
    page = outlined(np.where(ink, np.uint8(0), grey), colours, ink)
    assert not (page & ~ink)[102:138, 130:146].any()
    assert page[84:156, 44:120].any(axis=1).all()
    assert page[80:83, 44:236].any(axis=0).all()
