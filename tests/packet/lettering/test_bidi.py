"""The order of right-to-left lines. Capital letters stand for Hebrew: "abc" runs right, "ABC" left."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.lettering.bidi import levels, right_to_left, visual

_HEBREW = {chr(65 + place): chr(0x05D0 + place) for place in range(26)}


def shown(line: str) -> str:
    """The line from left to right as it is drawn, capitals for Hebrew."""
    real = "".join(_HEBREW.get(char, char) for char in line)
    found = levels(real, int(right_to_left(real)))
    return "".join(line[place] for place in visual(found))


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("", ""),
        ("plain text 123.", "plain text 123."),
        ("ABC", "CBA"),
        ("ABC DEF", "FED CBA"),
        ("he said ABC DEF, ok", "he said FED CBA, ok"),
        ("ABC abc DEF", "FED abc CBA"),
        ("ABC 123 DEF", "FED 123 CBA"),
        ("ABC 916-555-0100", "916-555-0100 CBA"),
        ("ABC 12.5%", "12.5% CBA"),
        ("call ABC 12 now", "call 12 CBA now"),
        ("ABC (abc)!", "!)abc( CBA"),
        ("dr. (ABC) DEF said no.", "dr. (CBA) FED said no."),
        ("ABC (abc) def", "def )abc( CBA"),
        ("abc [ABC {1}] def", "abc [}1{ CBA] def"),
        ("abc (ABC", "abc (CBA"),
        ("ABC tail  ", "  tail CBA"),
    ],
)
def test_lines_of_two_directions(line: str, drawn: str) -> None:
    """Words keep their own direction, numbers read left to right, signs go with like words (brackets turn later)."""
    assert shown(line) == drawn


def test_a_sign_that_is_made_of_two_is_no_bracket() -> None:
    """≠ is mirrored like a bracket and comes apart into = and a stroke; beside Hebrew it is a sign like any other."""
    assert shown("ABC ≠ DEF") == "FED ≠ CBA"
    assert shown("ABC (≠) abc") == "abc )≠( CBA"


def test_arabic_numbers_after_arabic_letters() -> None:
    """Digits after Arabic letters are Arabic numbers (rule W2): two of them keep the order of the line."""
    text = "\u0627 12 34"
    assert levels(text, 1) == [1, 1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize(
    "number",
    ["213-555-0101", "555-0101", "1-800-555-0101", "(213) 555-0101", "(213)555-0101", "+1 213 555 0101",
     "+1 (213) 555-0101", "213 555 0101", "12-05-2026", "90-118-2277", "9A-118-22", "90012-1234", "12-XK",
     "1.213.555.0101", "05/17/1980", "۲۱۳-۵۵۵-۰۱۰۱", "٢١٣-٥٥٥-٠١٠١", "213–555–0101"],
)  # fmt: skip
def test_a_number_of_several_groups_is_read_from_left_to_right(number: str) -> None:
    """A telephone, a date, a membership number: after Arabic letters UAX 9 alone would draw 0101-555-213, which is
    another number to whoever dials it. Each is one run (UAX 9, 4.3, HL4)."""
    for before, after in product(("", "ا ", "ا, ", "א ", "a א ", "ا (ا) "), ("", " ا", ", א", "!")):
        line = before + number + after
        found = levels(line, 1)
        assert number in "".join(line[place] for place in visual(found)), line
        assert {level % 2 for level in found[len(before) : len(before) + len(number)]} == {0}, line


@pytest.mark.parametrize(("words", "drawn"), [("10-12", "12-10"), ("12 34", "34 12"), ("5 - 7", "7 - 5")])
def test_numbers_that_are_not_one_keep_the_order_of_the_line(words: str, drawn: str) -> None:
    """From ten to twelve is read as the words around it."""
    line = "ا " + words
    assert "".join(line[place] for place in visual(levels(line, 1))) == drawn + " ا"


@pytest.mark.parametrize(("text", "rtl"), [("", False), ("123 אב", True), ("a אב", False), ("(ا", True), ("12", False)])
def test_first_strong_letter_tells_the_direction(text: str, rtl: bool) -> None:
    """Digits and signs do not decide where a paragraph begins."""
    assert right_to_left(text) is rtl


@given(st.text(), st.sampled_from([0, 1]))
def test_every_character_is_drawn_once(text: str, base: int) -> None:
    """Reordering a line neither loses nor doubles a character."""
    assert sorted(visual(levels(text, base))) == list(range(len(text)))
