"""What is done with every kind of character before it is printed."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.lettering.characters import clean, clusters, forbidden, name

BARRED = (0x00, 0x07, 0x1B, 0x1C, 0x7F, 0x9F, 0xD800, 0xE000, 0xF0000, 0xFDD0, 0xFFFF, 0x1FFFF, 0x202D, 0x202E, 0xE0041)


@pytest.mark.parametrize("code", BARRED, ids=hex)
def test_characters_without_a_form_on_paper(code: int) -> None:
    """Controls, private use, lone surrogates, non-characters, overrides and tags stay in the text and are forbidden."""
    char = chr(code)
    cleaned = clean(f"a{char}b")
    assert cleaned == f"a{char}b"
    assert forbidden(char)


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\ufeff", "\u2060", "\u034f", "\ufe0f", "\u200d", "\u200c"])
def test_invisible_characters_are_taken_out(char: str) -> None:
    """Characters that leave no mark between Latin letters are taken out, and nothing else is."""
    assert clean(f"a{char}b") == "ab"


@pytest.mark.parametrize("char", ["\u200e", "\u200f", "\u061c", "\u202a", "\u202c", "\u2066", "\u2069"])
def test_direction_marks_in_a_text_that_runs_one_way(char: str) -> None:
    """A telephone number pasted with direction marks loses only the marks."""
    assert clean(f"{char}916-555-0100{char}") == "916-555-0100"


def test_direction_spans_among_right_to_left_words_are_named() -> None:
    """An isolate that may change the order of a line is not dropped in silence."""
    cleaned = clean("\u2067שלום\u2069 abc")
    assert [char for char in cleaned if forbidden(char)] == ["\u2067", "\u2069"]


def test_direction_marks_act_among_right_to_left_words() -> None:
    """A left-to-right mark stays where it may order signs, and is not forbidden."""
    assert clean("שלום\u200e!") == "שלום\u200e!"
    assert not forbidden("\u200e")


def test_joiners_stay_where_they_shape() -> None:
    """The zero-width non-joiner of Persian stays; between Latin letters it goes."""
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("a\u200cb") == "ab"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one_line_end(end: str) -> None:
    """All line ends are alike; blank lines go; in a box of one line a line end is a space."""
    assert clean(f"one{end}{end}two{end}", keep_lines=True) == "one\ntwo"
    assert clean(f"one{end}two") == "one two"


@pytest.mark.parametrize("space", ["\t", "  ", "\u00a0", "\u2003", "\u202f", "\u3000", " \u00a0\t "])
def test_white_space_is_one_space(space: str) -> None:
    """White space of any kind and length is one space, and none at the ends."""
    assert clean(f"{space}one{space}two{space}") == "one two"


def test_decomposed_letters_are_composed() -> None:
    """A letter typed with combining marks is the same as the composed one."""
    assert clean("Nguye\u0302\u0303n") == "Nguyễn"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A cleaned text is clean."""
    for keep in (True, False):
        once = clean(text, keep_lines=keep)
        assert clean(once, keep_lines=keep) == once


@given(st.text())
def test_only_marks_without_ink_are_lost(text: str) -> None:
    """Whatever cleaning takes out is white space or a format character, never a letter, digit, sign or symbol."""
    before, after = (Counter(unicodedata.normalize("NFD", side)) for side in (text, clean(text, keep_lines=True)))
    lost = before - after
    assert [char for char in lost if not (char.isspace() or unicodedata.category(char) == "Cf" or char in UNSEEN)] == []


UNSEEN = {"\u034f", *map(chr, range(0xFE00, 0xFE10))}
"""Marks by category, format characters by use: the grapheme joiner and the variation selectors."""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ab", ["a", "b"]),
        ("q\u0303a", ["q\u0303", "a"]),
        (" \u0301", [" ", "\u0301"]),
        ("क्षे", ["क्षे"]),
        ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]),
        ("ខ្មែ", ["ខ្មែ"]),
        ("กำ", ["กำ"]),
    ],
)
def test_clusters(text: str, parts: list[str]) -> None:
    """A base keeps its marks, joined consonants stay together, jamo make one syllable."""
    assert clusters(text) == parts


@given(st.text())
def test_clusters_lose_nothing(text: str) -> None:
    """The clusters joined are the text."""
    assert "".join(clusters(text)) == text


def test_names_of_characters() -> None:
    """A character is named by itself and its number, one that cannot be shown by its number alone."""
    assert [name("😀"), name("\ue000"), name("\x07"), name("\u0301")] == ["😀 (U+1F600)", "U+E000", "U+0007", "U+0301"]


@pytest.mark.parametrize(("text", "cut"), [("น้ำนำ", ["น้ำ", "นำ"]), ("ນ້ຳຄຳ", ["ນ້ຳ", "ຄຳ"]), ("ำ", ["ำ"])])
def test_the_vowel_am_stays_with_its_consonant(text: str, cut: list[str]) -> None:
    """Its ring stands over the consonant, under the tone mark; its category alone makes it a letter of its own."""
    assert clusters(text) == cut
