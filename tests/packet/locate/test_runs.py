"""Letters to runs: where wording ends, and what is a leader or a tick box instead."""

from __future__ import annotations

import pytest

from packet.locate.geometry import Area
from packet.locate.letters import Letter
from packet.locate.runs import Wording, run_of, wording
from packet.locate.tuning import RUNS
from tests.packet.locate.view_parts import SIZE, WIDE, letters


def _never(_x0: float, _x1: float, _y: float) -> bool:
    return False


def _read(*lines: list[Letter]) -> Wording:
    return wording([letter for line in lines for letter in line], _never)


def _texts(found: Wording) -> list[str]:
    return [run.text for run in found.runs]


def _shifted(line: list[Letter], x: float) -> list[Letter]:
    return [
        Letter(o.text, Area(o.area.x0 + x, o.area.y0, o.area.x1 + x, o.area.y1), o.ink, o.base, o.size) for o in line
    ]


@pytest.mark.parametrize(("over", "runs"), [(-0.1, 1), (0.1, 2)])
def test_a_gap_ends_a_run_only_when_it_is_wider_than_a_space(over: float, runs: int) -> None:
    """A hair less than the widest gap is one run, a hair more is two."""
    gap = RUNS.gap * SIZE + over
    assert len(_read(letters("City", 50, 700), letters("State", 50 + 4 * WIDE + gap, 700)).runs) == runs


@pytest.mark.parametrize(("over", "words"), [(-0.1, {0}), (0.1, {0, 4})])
def test_a_word_begins_behind_a_gap_that_is_wider_than_between_letters(over: float, words: set[int]) -> None:
    """Set-apart letters are one word."""
    gap = RUNS.word_gap * SIZE + over
    assert run_of([*letters("City", 50, 700), *letters("of", 50 + 4 * WIDE + gap, 700)]).starts == words


@pytest.mark.parametrize(("drop", "runs"), [(RUNS.letters_level - 0.1, 1), (RUNS.letters_level + 0.1, 2)])
def test_letters_off_the_line_are_another_line(drop: float, runs: int) -> None:
    """A little up or down is the same line."""
    assert len(_read(letters("ab", 50, 700), letters("cd", 50 + 2 * WIDE, 700 - drop)).runs) == runs


def test_a_run_reads_from_left_to_right_whatever_the_order_in_the_file() -> None:
    """Letters stand in the file as the writer pleased."""
    assert _texts(_read(letters("First Name", 50, 700)[::-1])) == ["FirstName"]


@pytest.mark.parametrize(("apart", "text"), [(RUNS.twin - 0.02, "ab"), (RUNS.twin + 0.02, "aabb")])
def test_letters_printed_twice_are_one(apart: float, text: str) -> None:
    """Bold by printing twice, a fraction of a point apart; farther apart it is another letter."""
    line = letters("ab", 50, 700)
    assert _texts(_read(line, _shifted(line, apart * SIZE))) == [text]


@pytest.mark.parametrize(
    ("marks", "leaders"),
    [("__", 1), ("_", 0), ("....", 1), ("...", 0), ("……", 1), ("…", 0), ("‥‥", 1), ("..__", 1)],
)
def test_so_many_marks_make_a_leader(marks: str, leaders: int) -> None:
    """Two underscores are a line to write on, three full stops are none."""
    found = _read(letters("Name" + marks, 50, 700))
    assert len(found.leaders) == leaders
    assert found.runs[0].plain == "name"


@pytest.mark.parametrize(("times", "leaders"), [(RUNS.stretched - 0.1, 0), (RUNS.stretched + 0.1, 1)])
def test_one_underscore_is_a_leader_when_it_is_stretched(times: float, leaders: int) -> None:
    """Some writers stretch one mark over the whole line."""
    mark = Letter("_", Area(50, 698, 50 + times * SIZE, 708), Area(50, 698, 60, 699), 700, SIZE)
    assert len(_read([mark]).leaders) == leaders


def test_a_leader_stands_where_its_marks_stand() -> None:
    """Its area is around the marks alone, its base their baseline."""
    (leader,) = _read(letters("Name:____", 50, 700)).leaders
    assert (leader.area.x0, leader.area.x1, leader.base) == (50 + 5 * WIDE, 50 + 9 * WIDE, 700)


@pytest.mark.parametrize(("covered", "typed"), [(RUNS.typed_over_marks - 1, False), (RUNS.typed_over_marks, True)])
def test_words_typed_over_a_leader_are_words(covered: int, typed: bool) -> None:
    """They part from the marks below them, from so many marks on."""
    found = _read(letters("_" * 12, 50, 700), letters("x" * covered, 50 + 1.5, 700))
    assert (_texts(found) == ["x" * covered]) is typed
    assert (found.leaders[0].area.x0 == 50) is typed


@pytest.mark.parametrize(
    ("text", "boxes", "marked"),
    [
        ("[ ]Yes", 1, 0),
        ("( )Yes", 1, 0),
        ("[_]Yes", 1, 0),
        ("[__]Yes", 1, 0),
        ("[X]Yes", 1, 1),
        ("(x)Yes", 1, 1),
        ("[]Yes", 0, 0),
        ("[a]Yes", 0, 0),
        ("[ )Yes", 0, 0),
        ("[      ]Yes", 0, 0),
        ("[XX]Yes", 0, 0),
    ],
)
def test_brackets_with_nothing_or_a_mark_inside_are_a_tick_box(text: str, boxes: int, marked: int) -> None:
    """Any other sign between them makes them punctuation."""
    found = _read(letters(text, 50, 700))
    assert (len(found.boxes), len(found.marked)) == (boxes, marked)
    if boxes:
        assert _texts(found) == ["Yes"]
        assert found.boxes[0].x0 == 50 + WIDE


def test_something_drawn_in_the_gap_parts_two_words() -> None:
    """It is asked for every gap that is no mere space between letters, with the gap's edges."""
    asked: list[tuple[float, float, float]] = []

    def parted(x0: float, x1: float, y: float) -> bool:
        asked.append((x0, x1, y))
        return True

    found = wording(letters("ab cd", 50, 700), parted)
    assert _texts(found) == ["ab", "cd"]
    assert asked == [(50 + 2 * WIDE, 50 + 3 * WIDE, 703.0)]


def test_places_in_a_run_count_letters_and_digits_alone() -> None:
    """`at` leads from a letter of the plain text to the letter on the page."""
    found = run_of(letters("12. Straße", 50, 700))
    assert found.plain == "12strasse"
    assert found.at == (0, 1, 3, 4, 5, 6, 7, 7, 8)
    assert found.starts == {0, 2}
