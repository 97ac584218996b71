"""The printed papers as they come from an office scanner and from a poor one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tests.packet.fax import scans
from tests.packet.fax.suite import figure_papers as figures
from tests.packet.fax.suite import print_papers as printed
from tests.packet.fax.suite.sheet import BLACK, Maker, Paper, grey


def office(make: Maker) -> Paper:
    """200 dots to the inch, in colour, a little soft."""
    paper = make()
    made = scans.coloured(paper.pdf, ())
    return replace(paper, kind="scans", name=f"{paper.kind} {paper.name}", pdf=made.pdf, scan=True)


def poor(make: Maker) -> Paper:
    """150 dots to the inch, grey, grainy."""
    paper = make()
    made = scans.scanned("scan", paper.pdf, (), 150, 4)
    return replace(paper, kind="poor scans", name=f"{paper.kind} {paper.name}", pdf=made.pdf, scan=True)


CHOSEN: tuple[Maker, ...] = (
    partial(printed.letter, 11, "Helvetica"),
    partial(printed.pale, "grey", 0x90),
    partial(printed.pale, "blue", 0x60),
    partial(printed.comb, grey(0x90), "grey 90"),
    partial(printed.table, grey(0x90), grey(0xE4), "grey"),
    partial(printed.marked, ("yellow", "blue", "pink")),
    partial(printed.banners, False),
    partial(figures.bars, figures.STRONG, "strong"),
    partial(figures.codes, BLACK, None, 1.4, "black"),
    printed.lab,
)
SCANNED: tuple[Callable[[], Paper], ...] = (
    *(partial(office, make) for make in CHOSEN),
    *(partial(poor, make) for make in CHOSEN[:5]),
)
