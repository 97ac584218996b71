"""What the judges say is put together: the most a page may score, and where in inches it is."""

from __future__ import annotations

from packet.fax.findings import BLEMISHED, SPOILT, WHOLE, Findings, Spot, _outside, _within
from packet.fax.geometry import ROWS, WIDTH
from packet.fax.missing import DotBox, Missing
from packet.fax.screen import ToneArea


def test_nothing_found_leaves_the_score_whole() -> None:
    found = Findings()
    found.add("rules", BLEMISHED, [], ROWS)
    found.spot("marks", [], ROWS, BLEMISHED)
    assert (found.most, found.warns, found.spots) == (WHOLE, [], [])


def test_the_gravest_finding_decides_the_score() -> None:
    found = Findings()
    found.add("fills", SPOILT, [DotBox(0, 10, 0, 10)], ROWS)
    found.add("rules", BLEMISHED, [DotBox(0, 10, 0, 10)], ROWS)
    assert found.most == SPOILT
    assert [warn.code for warn in found.warns] == ["fills", "rules"]


def test_a_spot_is_in_inches_of_the_sheet_at_either_resolution() -> None:
    fine, standard = Findings(), Findings()
    fine.spot("fills", [DotBox(0, ROWS, 0, WIDTH)], ROWS, SPOILT)
    standard.spot("fills", [DotBox(0, ROWS // 2, 0, WIDTH)], ROWS // 2, SPOILT)
    assert fine.spots == standard.spots == [Spot("fills", 0.0, 0.0, 8.5, 11.0)]


def test_a_place_in_a_photograph_is_left_out() -> None:
    photo = ToneArea(100, 100, 200, 200)
    inside, outside = DotBox(140, 160, 140, 160), DotBox(140, 160, 240, 260)
    assert _within(inside, [photo])
    assert not _within(outside, [photo])
    gone = _outside(Missing((inside, outside), (inside,)), [photo])
    assert gone == Missing((outside,), ())
    assert _outside(Missing((inside,), ()), []) == Missing((inside,), ())
