"""What the judges say is put together: the most a page may score, and where in inches it is."""

from __future__ import annotations

from packet.fax.findings import BLEMISHED, SPOILT, WHOLE, Findings, Spot, _outside, _within, gathered
from packet.fax.geometry import ROWS, WIDTH
from packet.fax.missing import DotBox, Missing
from packet.fax.screen import ToneArea
from packet.fax.warn import GRAVEST_FIRST, REMEDIES


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


def test_marks_of_a_kind_that_lie_together_have_one_frame() -> None:
    """The letters of a word are framed together, with the words of each once; another kind, and a word an inch away,
    have their own."""
    word = [Spot("letters", 1 + 0.1 * place, 2, 1.05 + 0.1 * place, 2.1, "Dose 1.5 mg") for place in range(9)]
    other = [Spot("letters", 3.5, 2, 3.6, 2.1, "daily"), Spot("rules", 1, 2, 2, 2.02)]
    assert gathered([*word, *other]) == [
        Spot("letters", 1, 2, 1.85, 2.1, "Dose 1.5 mg"),
        Spot("rules", 1, 2, 2, 2.02),
        Spot("letters", 3.5, 2, 3.6, 2.1, "daily"),
    ]


def test_a_frame_that_grows_takes_in_what_it_comes_near_to() -> None:
    """Two words and then the one between them: one frame, whatever the order."""
    parts = [Spot("marks", left, 1, left + 0.375, 1.1) for left in (1.0, 2.0, 1.5)]
    assert gathered(parts) == gathered(parts[::-1]) == [Spot("marks", 1.0, 1, 2.375, 1.1)]


def test_a_page_full_of_marks_is_gathered_whole() -> None:
    """Thousands of them lie in one frame, and none is left out."""
    found = gathered(Spot("marks", x / 16, y / 16, x / 16, y / 16) for x in range(60) for y in range(60))
    assert found == [Spot("marks", 0.0, 0.0, 59 / 16, 59 / 16)]


def test_every_kind_of_spot_has_a_remedy_and_a_warning() -> None:
    """No frame without a word about what helps."""
    assert set(REMEDIES) <= set(GRAVEST_FIRST)
    assert all("mail" in remedies for remedies in REMEDIES.values())
