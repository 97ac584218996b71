"""Which keys stand in an answer: `tui.keys`."""

from __future__ import annotations

import pytest
from textual import events

from tui.keys import is_text


@pytest.mark.parametrize(
    ("key", "character", "text"),
    [
        ("a", "a", True),
        ("space", " ", True),
        ("ñ", "ñ", True),
        ("zero_width_joiner", "\u200d", True),
        ("zero_width_non_joiner", "\u200c", True),
        ("enter", "\r", False),
        ("tab", "\t", False),
        ("backspace", "\x7f", False),
        ("ctrl+c", "\x03", False),
        ("zero_width_space", "\u200b", False),
        ("f10", None, False),
    ],
)
def test_a_joiner_is_a_letter_and_a_control_is_none(key: str, character: str | None, text: bool) -> None:
    """Persian, Urdu and Sinhala names are misspelt without joiners; other signs without a shape stay out."""
    assert is_text(events.Key(key, character)) is text
