"""Width, wrapping and what cannot be printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packet.lettering.characters import clean
from packet.lettering.typeset import height, missing, width, wrap
from tests.packet.scripts import MACHINE, SHIPPED, printable_scripts, texts


@pytest.mark.parametrize("text", ["\ue000", "a\x07b", "\ud800", "\U000fffff", "\u202eabc", "\ufdd1"])
def test_characters_that_no_font_may_print(text: str) -> None:
    """They are named, and asking for their width is an error, never a guess."""
    assert len(missing(text)) == 1
    with pytest.raises(ValueError, match="font"):
        width("\U0010ffff\U000fffff", 10)


def test_missing_names_each_character_once_in_order() -> None:
    """The list is for a message: no doubles, the text's order, nothing that can be printed."""
    assert missing("x\ue001y\ue000z\ue001") == ["\ue001", "\ue000"]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scripts_have_nothing_missing(name: str) -> None:
    """Every letter of the shipped scripts can be printed on any machine."""
    assert missing(SHIPPED[name]) == []


@pytest.mark.parametrize("name", MACHINE)
def test_other_scripts_are_printed_or_named(name: str) -> None:
    """With a font on the machine the script prints; without one its letters are named, not dropped."""
    letters = MACHINE[name]
    lost = missing(letters)
    if lost:
        assert set(lost) <= set(letters)
    else:
        assert width(letters, 10) > 10


def test_width_grows_with_size_and_weight() -> None:
    """Twice the size is twice the width; bold is wider; nothing has no width."""
    assert width("Alvarez", 20) == pytest.approx(2 * width("Alvarez", 10))
    assert width("Alvarez", 10, bold=True) > width("Alvarez", 10)
    assert width("", 10) == 0


def test_blank_text_has_no_lines() -> None:
    """White space alone wraps to nothing and has no height."""
    assert wrap(" \n\t ", 100, 10) == []
    assert height("", 100, 10) == 0


def test_long_word_breaks_without_a_hyphen() -> None:
    """500 letters without a space are cut to the room; joined they are the word again."""
    lines = wrap("x" * 500, 100, 10)
    assert len(lines) > 20
    assert "".join(lines) == "x" * 500
    assert all(width(line, 10) <= 100 for line in lines)


def test_line_ends_of_the_person_stay() -> None:
    """A list typed on three lines stays a list, unless the box has one line."""
    assert wrap("Dr. A\nDr. B\n\nDr. C", 300, 10) == ["Dr. A", "Dr. B", "Dr. C"]
    assert wrap("Dr. A\nDr. B", 300, 10, keep_lines=False) == ["Dr. A Dr. B"]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    """A line of ideographs is filled; closing marks do not begin a line, opening ones do not end it."""
    if missing("王。「"):
        pytest.skip("no font for Chinese on this machine")
    lines = wrap("王王王王王。王「王", 50, 10)
    assert all(line[0] not in "。」" and line[-1] != "「" for line in lines)
    assert len(lines) <= 3


def test_thai_breaks_between_clusters() -> None:
    """Thai has no spaces: a line may end after a syllable's last mark, never before it, nor after a leading vowel."""
    lines = wrap("เกี่ยวกำลังน้ำผู้ป่วย" * 3, 60, 10)
    assert len(lines) > 2
    assert all(line[0] not in "ำ่้ัู" and line[-1] not in "เ" for line in lines)


@settings(max_examples=40, deadline=None)
@given(texts(200), st.floats(60, 300), st.sampled_from([9.0, 10.0]))
def test_wrapped_lines_hold_the_whole_text(text: str, room: float, size: float) -> None:
    """In any script the lines joined are the text but for white space, and no line is wider than the room."""
    lines = wrap(text, room, size)
    assert "".join("".join(lines).split()) == "".join(clean(text, keep_lines=True).split())
    assert all(width(line, size) <= room + 0.01 for line in lines)


def test_some_scripts_are_there() -> None:
    """The tests of all scripts really run: the shipped ones are always among the printable."""
    assert set(SHIPPED) <= set(printable_scripts())
