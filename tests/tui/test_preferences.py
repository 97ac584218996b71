"""What is remembered of the looks: tui.preferences."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.preferences import Preferences, keep_preferences, read_preferences


def test_what_was_chosen_is_there_at_the_next_visit(tmp_path: Path) -> None:
    """One choice leaves the others as they were."""
    home = tmp_path / "home"
    assert read_preferences(home) == Preferences()
    keep_preferences(home, theme="imr-light")
    keep_preferences(home, language="es")
    keep_preferences(home, plain=True)
    assert read_preferences(home) == Preferences("imr-light", "es", True)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 3, "language": "tlh", "plain": "yes"}', "[" * 9999])
def test_a_file_that_cannot_be_understood_is_no_choice(tmp_path: Path, text: str) -> None:
    """Somebody may have written into it; the screens begin as they do the first time."""
    (tmp_path / "screens.json").write_text(text, encoding="utf-8")
    assert read_preferences(tmp_path) == Preferences()


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    """Whoever chose nothing finds no folder; a folder that takes no file hinders nobody."""
    keep_preferences(tmp_path / "home", plain=False)
    assert not (tmp_path / "home").exists()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    keep_preferences(tmp_path / "file", plain=True)
    assert read_preferences(tmp_path / "file") == Preferences()
