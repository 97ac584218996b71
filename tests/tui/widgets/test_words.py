"""Words on a screen: shown, never obeyed."""

from __future__ import annotations

from textual.content import Content

from tui.widgets.words import KeyWords, Words


def test_what_would_steer_a_terminal_is_shown_and_no_bracket_is_markup() -> None:
    words = Words("a\x1b[2Jb [red]c[/red]\nd")
    shown = str(words.content)
    assert "\x1b" not in shown
    assert "[red]c[/red]" in shown
    assert shown.count("\n") == 1
    words.update("e\x07f")
    assert "\x07" not in str(words.content)


def test_a_key_is_bold_and_shown_as_it_is() -> None:
    """Only its first word; neither obeys what would steer a terminal."""
    words = KeyWords("F1 Help [b]\x1b[2J")
    shown = words.content
    assert isinstance(shown, Content)
    assert [(span.start, span.end) for span in shown.spans] == [(0, 2)]
    assert shown.plain.startswith("F1 Help [b]")
    assert "\x1b" not in shown.plain
