"""Words of a file that are on no page are counted, and their place is told: `packet.intake.source.recall`."""

from __future__ import annotations

import pytest

from packet.intake.source.recall import LostWords, lost, words_in

_LETTER = ["The plan denied the scan.", "It was needed on May 3.", "Signed: Dr. Núñez"]


def test_a_letter_whose_lines_break_elsewhere_loses_nothing() -> None:
    """Other line ends, page numbers and headings on top: all words are there."""
    assert (
        lost(_LETTER, ["Head 1\nThe plan\ndenied the scan. It was", "Head 2 needed on May 3.\nSigned: Dr. Núñez"])
        is None
    )


def test_a_lost_paragraph_is_counted_and_placed() -> None:
    """Its words, and the page of the paragraph before it."""
    assert lost(_LETTER, ["Head", "The plan denied the scan.", "Signed: Dr. Núñez"]) == LostWords(5, (2,))


def test_a_lost_beginning_is_on_the_first_page() -> None:
    """There is nothing before it to go by."""
    assert lost(_LETTER, ["It was needed on May 3.", "Signed: Dr. Núñez"]) == LostWords(5, (1,))


def test_a_word_that_is_lost_once_of_twice_is_lost() -> None:
    """Words are counted: that "not" stands elsewhere, too, does not help the sentence that lacks it."""
    assert lost(["It is not safe.", "It is not new."], ["It is not safe. It is new."]) == LostWords(1, (1,))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("unnecessary", "unneces\ufffe\nsary"),
        ("unneces\u00adsary", "unnecessary"),
        ("WIDE", "W I D E"),
        ("efficient", "e\ufb03cient"),
        ("Núñez", "Nu\u0301n\u0303ez"),
        ("Ngu\u1ec5n", "NGU\u1ec4N"),
        ("stra\u00dfe", "STRASSE"),
        ("one two", "onetwo"),
        ("1st", "1 st"),
    ],
    ids=["hyphen", "soft-hyphen", "spaced", "ligature", "marks", "capitals", "sharp-s", "joined", "raised"],
)
def test_the_same_word_written_otherwise_is_the_same(said: str, shown: str) -> None:
    """Fonts, engines and lines write words in other ways; none of them is lost."""
    assert lost([said], [shown]) is None


@pytest.mark.parametrize(
    "said", ["\u0645\u0631\u062d\u0628\u0627", "\u0928\u092e\u0938\u094d\u0924\u0947", "n \uf0a7 -"]
)
def test_what_is_not_read_back_for_sure_is_not_judged(said: str) -> None:
    """Joined and stacked scripts, single signs: no alarm is better than a false one."""
    assert lost([said], ["other"]) is None


def test_chinese_that_is_lost_is_told() -> None:
    """Read back sign by sign: it is as sure as Latin."""
    assert lost(["\u8a34\u9858\u88ab\u62d2", "plan"], ["plan"]) == LostWords(1, (1,))


def test_words_are_counted_without_single_signs() -> None:
    """As they are told."""
    assert words_in("A denied claim, 2 of 10") == 4
