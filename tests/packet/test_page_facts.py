"""What a page is in a few facts, for those who hear it."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.page_facts import first_words, page_facts
from tests.packet.papers import letter


def test_a_page_that_cannot_be_read_has_no_facts(tmp_path: Path) -> None:
    """No such file, no PDF, no such page: None, not an error."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    good = tmp_path / "letter.pdf"
    letter(good, "Dear Ms Ruiz")
    assert page_facts(tmp_path / "none.pdf", 0, 60) is None
    assert page_facts(broken, 0, 60) is None
    assert page_facts(good, 99, 60) is None


def test_a_page_of_text_tells_its_size_and_first_words(tmp_path: Path) -> None:
    """Points as the page is shown, and the beginning of what stands on it."""
    path = tmp_path / "letter.pdf"
    letter(path, "Dear Ms Ruiz")
    facts = page_facts(path, 0, 60)
    assert facts is not None
    assert (facts.width, facts.height) == (612, 792)
    assert "Dear Ms Ruiz" in facts.words


@pytest.mark.parametrize(
    ("text", "longest", "words"),
    [
        ("", 60, ""),
        ("12/3 -- 45 .", 60, ""),
        ("a\x00b\r\n  c\u00a0d", 60, "a b c d"),
        ("Jose\u0301 said", 60, "José said"),
        ("one two three", 8, "one two …"),
        ("incomprehensibly", 6, "incomp …"),
        ("one two", 8, "one two"),
    ],
)
def test_first_words_are_whole_and_few(text: str, longest: int, words: str) -> None:
    """White space is one space, nothing moves a cursor, and signs alone are no words."""
    assert first_words(text, longest) == words
