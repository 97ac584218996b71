"""One paper under the finders' eyes: how an offer is made of its words."""

from __future__ import annotations

from forms.finders.offer import Offer
from forms.finders.reader import Examined, distinct
from forms.finders.sheet import PaperWords, Word, lay_out
from tests.forms.finders.letters import examined


def test_an_offer_stands_where_its_words_of_one_page_stand() -> None:
    reader = examined("Ada Quill")
    here, there = Word("Ada", 1, 10, 20, 30, 40), Word("Quill", 2, 1, 2, 3, 4)
    assert reader.offer("first_name", "Ada", (here, there), 0.9, "label").place == (10, 20, 30, 40)
    unplaced = Examined(PaperWords((), (), placed=False))
    assert unplaced.offer("first_name", "Ada", (here,), 0.9, "label").place is None


def test_letters_that_are_unsure_make_an_unsure_offer() -> None:
    reader = examined("Ada Quill")
    dim = Word("R071", 1, 0, 0, 1, 1, sure=0.5)
    assert reader.offer("membership_number", "R071", (dim,), 0.95, "label").sure == 0.7
    clear = [Word(text, 1, 0, 0, 1, 1) for text in ("Hearing", "aids", "both")]
    long = (*clear, Word("eárs", 1, 0, 0, 1, 1, sure=0.5))
    assert reader.offer("treatment_requested", "Hearing aids both eárs", long, 0.95, "label").sure == 0.95


def test_a_value_with_two_dates_is_no_date() -> None:
    reader = examined("Letter date: 03/27/2026 - 04/02/2026", "Date of birth: 11/30/1988 11/30/1988")
    two, one = reader.fields
    assert reader.dated(two) is None
    read = reader.dated(one)
    assert read is not None
    assert read.iso == "1988-11-30"


def test_the_head_of_a_letter_ends_before_its_middle() -> None:
    words = [Word("Head", 1, 50, 40, 80, 50), Word("Foot", 1, 50, 700, 80, 710)]
    reader = Examined(PaperWords(lay_out(words), ((612.0, 792.0),)))
    assert [reader.in_top(word) for word in words] == [True, False]


def test_of_equal_offers_the_surest_stays() -> None:
    one, other = (Offer("plan_name", "Sutter", 1, None, sure, "label") for sure in (0.5, 0.9))
    assert distinct([one, other]) == [other]
