"""Warnings of pages in words: one sentence for the pages that share one, the gravest first, in both languages."""

from __future__ import annotations

import pytest

from forms.words import LANGUAGES
from packet.fax.warn import GRAVEST_FIRST, Warn, told

PARAMS: dict[str, dict[str, str | int]] = {
    "slow": {"seconds": 75},
    "reduced": {"percent": 94},
    "letters": {"words": "15 mg"},
    "points": {"words": "1.5 mg"},
    "marks": {"inches": "4.2 / 5.1"},
    "picture": {"inches": "3.0"},
    "fills": {"inches": "3.0"},
    "codes": {"inches": "3.0"},
    "rules": {"inches": "3.0"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", GRAVEST_FIRST)
def test_every_warning_has_words_for_one_page_and_for_many(code: str, language: str) -> None:
    """Both name their pages, and they are not the same sentence."""
    warn = Warn(code, PARAMS.get(code, {}))
    (one,) = told([(7, [warn])], language)
    (many,) = told([(3, [warn]), (4, [warn]), (5, [warn]), (9, [warn])], language)
    assert one == warn.message(7, language)
    assert " 3-5, 9: " in many
    assert "{" not in many


def test_the_gravest_comes_first_and_pages_without_a_warning_are_silent() -> None:
    """Not in the order of the pages: what cannot be read at all is said before what is only crooked."""
    pages = [(1, [Warn("skewed")]), (2, []), (3, [Warn("small"), Warn("dark")])]
    assert [line.split(":")[0] for line in told(pages, "en")] == ["Page 3", "Page 3", "Page 1"]
    assert "too small" in told(pages, "en")[0]
    assert told([(1, []), (2, [])], "en") == []


def test_pages_made_smaller_by_different_measures_are_told_apart() -> None:
    """A sentence says one percentage, so it speaks only of the pages that have it."""
    pages = [(page, [Warn("reduced", {"percent": percent})]) for page, percent in ((1, 94), (2, 90), (3, 94))]
    first, second = told(pages, "en")
    assert first.startswith("Pages 1, 3:")
    assert "94" in first
    assert second.startswith("Page 2:")
    assert "90" in second


def test_slow_pages_are_one_sentence_though_their_seconds_differ() -> None:
    """Each page's own seconds are in the report."""
    (line,) = told([(1, [Warn("slow", {"seconds": 61})]), (2, [Warn("slow", {"seconds": 90})])], "en")
    assert line.startswith("Pages 1-2:")


def test_a_page_is_named_with_the_paper_it_is_from() -> None:
    """Whoever gave the papers knows them by their files; pages of our own have no file."""
    papers = {3: "denial.pdf", 4: "denial.pdf", 5: "card.jpg", 7: "card.jpg"}
    pages = [(page, [Warn("faint")]) for page in (2, 3, 4, 5, 7)]
    (line,) = told(pages, "en", papers)
    assert line.startswith("Pages 2, 3-4 (denial.pdf), 5, 7 (card.jpg):")
    assert told(pages[1:2], "es", papers)[0].startswith("Página 3 (denial.pdf):")
