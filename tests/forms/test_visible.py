"""Text from outside, shown: nothing in it can steer a terminal, and nothing else of it changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.visible import masked, visible
from forms.words import Said, say, tell

ANY = st.text(st.characters(exclude_categories=[]))
"""Also control characters and halves of surrogate pairs."""


def _steers(text: str) -> bool:
    return any(unicodedata.category(c) in ("Cc", "Cs", "Cf", "Zl", "Zp") and c not in "\u200c\u200d" for c in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;PWNED\x07.pdf", "<ESC>]0;PWNED<BEL>.pdf"),
        ("\x1b[2J", "<ESC>[2J"),
        ("\x9b2J\x9d", "<CSI>2J<OSC>"),
        ("a\nb\r\tc", "a<LF>b<CR><TAB>c"),
        ("fdp.\u202excod", "fdp.<RLO>xcod"),
        ("\u2066a\u2069\u200f\u061c", "<LRI>a<PDI><RLM><ALM>"),
        ("a\x7f\x00", "a<DEL><NUL>"),
        ("\u200b\u2028\u00ad", "<U+200B><U+2028><U+00AD>"),
        ("old\udcff.pdf", "old<U+DCFF>.pdf"),
        ("[bold]", "[bold]"),
        ("می\u200cخواهم  José\u00a0李", "می\u200cخواهم  José\u00a0李"),
    ],
)
def test_what_is_none_to_read_has_its_name(text: str, shown: str) -> None:
    """Escape sequences, line ends in names, letters turned round; everything to read stays, brackets too."""
    assert visible(text) == shown


def test_lines_may_be_several_where_they_may() -> None:
    """A long answer has paragraphs; whatever else is in it is marked all the same."""
    assert visible("a\r\nb\n\tc\rd\x1b", lines=True) == "a\nb\n    c<CR>d<ESC>"


@given(ANY)
def test_nothing_shown_steers_a_terminal(text: str) -> None:
    """Of all texts there are; the marks themselves are shown as they are."""
    assert not _steers(visible(text))
    assert not _steers(visible(text, lines=True).replace("\n", ""))
    assert visible(visible(text)) == visible(text)


@given(ANY)
def test_an_edited_line_keeps_its_places(text: str) -> None:
    """One mark for one character: the cursor stands where the character is."""
    assert len(masked(text)) == len(text)
    assert not _steers(masked(text))
    assert masked("a\tb\x1b", keep="\t") == "a\tb\u241b"
    assert masked("\x7f\u202e\x9b") == "\u2421\ufffd\ufffd"


def test_a_told_sentence_marks_what_was_put_into_it() -> None:
    """A name cannot break out of its sentence; a sentence told before stands in another with its own line ends."""
    name = "a\n\x1b[2J.pdf"
    told = tell("screens.papers.not_found", "en", name=name)
    assert "a<LF><ESC>[2J.pdf" in told
    assert tell("screens.error", "en", words=Said("one\ntwo")).endswith("one\ntwo")
    assert tell("screens.error", "en", words="one\ntwo").endswith("one<LF>two")
    assert tell("screens.papers.in", "en", pages=3) == say("screens.papers.in", "en", pages=3)
