"""A few papers of each kind, as they come out of the program: what stands on them is on the fax, and nothing is told.

The whole suite is measured in `tests/bench/test_fax_suite.py`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from packet.fax.encode import decode
from packet.fax.findings import FaxedPage, judged
from packet.fax.page import draw_page
from packet.fax.render import Source
from packet.fax.vanished import vanished
from tests.packet.fax.suite import clerk_papers as clerk
from tests.packet.fax.suite import figure_papers as figures
from tests.packet.fax.suite import office_papers as office
from tests.packet.fax.suite import print_papers as printed
from tests.packet.fax.suite import scanned_papers as scanned
from tests.packet.fax.suite.eyes import spoilt
from tests.packet.fax.suite.sheet import Maker, Parts, grey

SOUND: dict[str, Maker] = {
    "pale fine print": partial(printed.pale, "grey", 0xC4),
    "marked lines": partial(printed.marked, ("blue", "orange", "purple")),
    "a form in pink": partial(printed.comb, (0.93, 0.55, 0.68), "pink"),
    "a form in pale grey": partial(printed.comb, grey(0xC8), "grey"),
    "a table in blue": partial(printed.table, (0.5, 0.65, 0.85), (0.9, 0.94, 1.0), "blue"),
    "a watermark": partial(printed.crossed, "watermark", "CONFIDENTIAL", grey(0xD5), 60, False),
    "an ECG": partial(figures.ecg, (1.0, 0.72, 0.76), "pink"),
    "a chart in pastel": partial(figures.bars, figures.PASTEL, "pastel"),
    "a stacked chart in grey": partial(figures.stacked, figures.GREYS, "grey"),
    "a banded table": partial(office.banded, 0xDE, 0xA8, 0xC4),
    "copied section bars": partial(office.copied, partial(office.sections, tuple(map(grey, office.GREYS)), "greys")),
    "a screen at night": partial(clerk.portal, True),
    "a form filled in by hand": clerk.filled_in,
    "a scanned form": partial(scanned.office, partial(printed.comb, grey(0x90), "grey 90")),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_paper_comes_through_whole_and_nothing_is_told_of_it(name: str) -> None:
    """Words, rules, boxes, fills and curves, by someone who knows where each stands."""
    paper = SOUND[name]()
    with Source(paper.pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert spoilt(paper, decode(drawn.code, 1728, drawn.rows)) == []
    judges = {"letters", "points", "picture", "fills", "codes", "marks", "rules", "lost"}
    assert judges.isdisjoint(warn.code for warn in drawn.warnings)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (partial(office.stamped, (0.85, 0.1, 0.15), "red box"), "points"),
        (partial(office.copied, office.pairs), "fills"),
        (partial(office.copied, office.photographed), "picture"),
    ],
)
def test_what_is_lost_beside_whole_words_is_told(make: Maker, told: str) -> None:
    """A stamp over them, the grey bars of a copied chart, a copied photograph: no page says that it is perfect."""
    paper = make()
    with Source(paper.pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    gone = spoilt(paper, decode(drawn.code, 1728, drawn.rows))
    assert {one.kind for one in gone}.isdisjoint({"word", "blots"})
    assert gone
    assert told in [warn.code for warn in drawn.warnings]
    assert drawn.score < 95


def test_a_page_cut_at_one_level_is_found_out() -> None:
    """The judge asks nothing of who drew it: a plain threshold loses bars, and it says so."""
    with Source(figures.bars(figures.PASTEL, "pastel").pdf) as source:
        page, placed = source.grey(0)
        assert len(vanished(page, source.colours(0, placed), page < 100, False)) == len(figures.PASTEL)


def test_the_fills_of_a_chart_are_on_the_fax_at_standard_resolution_too() -> None:
    """Outlined as at fine resolution; where they are not, it is told."""
    paper = figures.bars(figures.PASTEL, "pastel")
    with Source(paper.pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "standard")
        page, placed = source.grey(0)
        judge = FaxedPage(1, placed, page[::2], np.zeros((1078, 1728), np.bool_), False, False)
        gone = judged(source, judge)
    ink = decode(drawn.code, 1728, drawn.rows)
    assert spoilt(replace(paper, parts=Parts(fills=paper.parts.fills)), np.repeat(ink, 2, axis=0)) == []
    assert "fills" not in [warn.code for warn in drawn.warnings]
    assert "fills" in [warn.code for warn in gone.warns]
