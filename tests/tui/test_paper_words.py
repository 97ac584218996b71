"""The sentences about what papers say, in both languages."""

from __future__ import annotations

import pytest

from tests.tui.papers_said import CARD, LETTER, read, says
from tui.paper_offers import offers_at
from tui.paper_words import caution_words, origin_words, title_words, value_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "From your letter of August 17, 2026, page 1"),
        ("es", "De su carta del 17 de agosto de 2026, página 1"),
    ],
)
def test_an_offer_says_of_which_paper_it_is(language: str, words: str) -> None:
    papers = read(LETTER, CARD)
    (offer,) = offers_at(papers, "treatment_requested")
    assert origin_words(offer.origins[0], papers, language) == words


def test_of_two_papers_that_are_called_alike_each_has_its_file_s_name() -> None:
    papers = read(LETTER, LETTER)
    (offer,) = offers_at(papers, "treatment_requested")
    assert "your letter (paper-0.pdf) of August 17" in origin_words(offer.origins[0], papers, "en")


def test_a_paper_without_a_date_or_a_name_of_its_own_is_named_all_the_same() -> None:
    papers = read(says("newsletter", "some day", ("employer", "Acme", 0.92)))
    (offer,) = offers_at(papers, "employer")
    assert origin_words(offer.origins[0], papers, "en", alone=False) == "your paper, page 1"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("denial_reason", "Not medically necessary"),
        ("date_of_birth", "November 30, 1988"),
        ("letter_deadline", "December 1, 2026"),
        ("plan_denied", "Yes"),
        ("membership_number", "R0714425501"),
    ],
)
def test_what_is_offered_is_shown_as_an_answer_is(key: str, words: str) -> None:
    (offer,) = offers_at(read(LETTER), key)
    assert value_words(offer, "en") == words


def test_what_is_unclear_is_to_be_compared_and_what_is_clear_is_not() -> None:
    clear, unclear = (offers_at(read(says("eob", "", ("employer", "Acme", sure))), "employer") for sure in (0.95, 0.7))
    assert caution_words(clear, "en") == []
    assert caution_words(unclear, "en") == ["It is not clear there. Compare it with the paper."]


def test_a_paper_could_be_called_by_what_the_person_says_it_is_and_its_day() -> None:
    papers = read(LETTER, CARD)
    assert title_words(papers, 0, "notice_of_action", "en") == "Medi-Cal Notice of Action, August 17, 2026"
    assert title_words(papers, 0, "bill", "es") == "Factura o recibo, 17 de agosto de 2026"
    assert (title_words(papers, 1, "id_card", "en"), title_words(papers, 7, "bill", "en")) == ("", "")
