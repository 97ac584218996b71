"""Known wordings on a page: over line ends, past slips, and never inside of others."""

from __future__ import annotations

import pytest

from packet.locate.labels import Found, find
from packet.locate.letters import plain
from packet.locate.runs import Run
from packet.locate.tuning import LABELS
from packet.locate.wording import Spelling
from tests.packet.locate.view_parts import SIZE, page, run

QUESTION = "Do you want to be paid back for a service that you paid for yourself"


def _find(runs: list[Run], *wanted: str) -> list[Found]:
    return find(page(runs), [Spelling(f"key:{text}", plain(text), 0) for text in wanted])


@pytest.mark.parametrize(
    ("printed", "alone"),
    [
        ("City", True),
        ("City:", True),
        ("City: Davis", True),
        ("City (where you live)", True),
        ("12. City", True),
        ("a) City", True),
        ("¿City", True),
        ("* City", True),
        ("City of Davis", False),
        ("Your City", False),
        ("123. City", False),
        ("ab) City", False),
        ("12 City", False),
    ],
)
def test_a_short_wording_must_stand_alone(printed: str, alone: bool) -> None:
    """Numbers before it, and a colon or a remark behind it, are not in its way; words are."""
    assert [found.alone for found in _find([run(printed, 50, 700)], "City")] == ([True] if alone else [])


@pytest.mark.parametrize(("printed", "found"), [("Sex: Male", True), ("Male", True), ("Is he Male", False)])
def test_a_choice_may_stand_behind_its_question(printed: str, found: bool) -> None:
    """Behind a colon, a question mark or a bracket, but not in a sentence."""
    assert bool(find(page([run(printed, 50, 700)]), [Spelling("choice:gender.male", "male", 0)])) is found


@pytest.mark.parametrize(("letters", "found"), [(LABELS.short - 1, False), (LABELS.short, True)])
def test_a_long_wording_is_known_within_a_sentence(letters: int, found: bool) -> None:
    """From so many letters on it says what it is."""
    text = ("membership" * 3)[:letters]
    assert bool(_find([run(f"Please write {text} here", 50, 700)], text)) is found


def test_a_longer_wording_hides_the_shorter_one_inside() -> None:
    """ "Date of Birth" is no "Date"."""
    assert [found.key for found in _find([run("Date of Birth", 50, 700)], "Date", "Date of Birth")] == ["Date of Birth"]


def test_equal_wordings_are_both_found() -> None:
    """The same word may be the label of two items; sections tell which."""
    known = [Spelling("key:a", "city", 0), Spelling("key:b", "city", 0)]
    assert {found.key for found in find(page([run("City", 50, 700)]), known)} == {"a", "b"}


def test_a_heading_has_no_key() -> None:
    """Only labels of items have one."""
    assert find(page([run("Part A", 50, 700)]), [Spelling("section:patient", "parta", 0)])[0].key == ""


@pytest.mark.parametrize(
    ("share", "size", "found"),
    [(-0.01, SIZE, True), (0.01, SIZE, False), (-0.01, SIZE * LABELS.larger + 0.1, False)],
    ids=["just near", "too far", "too large"],
)
def test_a_wording_goes_on_in_the_next_line(share: float, size: float, found: bool) -> None:
    """Below its beginning, no farther than double spacing, in letters of its own size."""
    drop = (LABELS.next_line + share) * SIZE
    second = run("that you paid for yourself", 50, 700 - drop, size)
    whole = [
        match.whole for match in _find([run("Do you want to be paid back for a service", 50, 700), second], QUESTION)
    ]
    assert (whole == [1.0]) is found


def test_a_sentence_that_wraps_goes_on_at_the_left_margin() -> None:
    """Its next line begins left of it and below nothing of it."""
    runs = [run("Date of", 400, 700), run("Birth", 50, 688)]
    (match,) = _find(runs, "Date of Birth")
    assert (match.top, match.last) == (runs[0].area, runs[1].area)


def test_the_next_run_of_the_line_goes_before_the_line_below() -> None:
    """A wide gap within a wording is read over."""
    runs = [run("Date of", 50, 700), run("Birth", 150, 700), run("Birth", 50, 688)]
    (match,) = _find(runs, "Date of Birth")
    assert match.area.x1 == runs[1].area.x1


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("Membershlp Number", 14 / 15 + 0),
        ("Membershipp Number", 14 / 15),
        ("Membrship Number", 14 / 15),
        ("Nembership Number", None),
        ("Mmbership Number", None),
        ("Membershjp Numher", None),
    ],
)
def test_one_slip_is_passed_over(printed: str, whole: float | None) -> None:
    """Another letter, one too many, one too few; but not among the first ones, and not two in a short wording."""
    wanted = "Membership Number"
    length = len(plain(wanted))
    found = [match.whole for match in _find([run(printed, 50, 700)], wanted)]
    assert found == ([] if whole is None else [pytest.approx((length - 1) / length)])


@pytest.mark.parametrize(("printed", "found"), [("Zip Codes", False), ("Zip Code", True), ("Zip Cods", False)])
def test_a_wording_of_few_letters_must_be_right(printed: str, found: bool) -> None:
    """And it ends where a word ends."""
    assert bool(_find([run(printed, 50, 700)], "Zip Code")) is found


@pytest.mark.parametrize(("letters", "found"), [(LABELS.part_least - 1, False), (LABELS.part_least, True)])
def test_a_part_of_a_wording_counts_when_it_is_long(letters: int, found: bool) -> None:
    """A question that an edition ends otherwise is still that question."""
    wanted = "abcdefghijklmnopqrstuvwxyz abcdefghijklm"
    text = plain(wanted)[:letters]
    matches = _find([run(f"{text} otherwise", 50, 700)], f"{text} {wanted[27 : 27 + 12]}")
    assert bool(matches) is found
    if found:
        assert matches[0].whole == pytest.approx(letters / (letters + 12))


def test_a_wording_of_one_letter_is_found_alone_only() -> None:
    """ "M" and "F" are choices; the first letter of a word is none."""
    assert _find([run("M", 50, 700)], "M")
    assert not _find([run("Male", 50, 700)], "M")


def test_where_letters_stand_is_told() -> None:
    """Spans count in the plain text of their run; the area is around the wording alone."""
    (match,) = _find([run("3. City: Davis", 50, 700)], "City")
    assert [(span.run, span.start, span.end) for span in match.spans] == [(0, 1, 5)]
    assert (match.area.x0, match.area.x1, match.base, match.length) == (65, 85, 700, 4)
