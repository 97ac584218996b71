"""Words on a screen: shown, never obeyed."""

from __future__ import annotations

from tui.widgets.words import Words


def test_what_would_steer_a_terminal_is_shown_and_no_bracket_is_markup() -> None:
    words = Words("a\x1b[2Jb [red]c[/red]\nd")
    shown = str(words.content)
    assert "\x1b" not in shown
    assert "[red]c[/red]" in shown
    assert shown.count("\n") == 1
    words.update("e\x07f")
    assert "\x07" not in str(words.content)
