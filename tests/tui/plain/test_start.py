"""How a talk begins: its language, a new case."""

from __future__ import annotations

from pathlib import Path

from tests.tui.plain.stage import NEW, talk


def test_the_first_menu_speaks_both_languages(tmp_path: Path) -> None:
    """The sign for the language works before any case is open, and a new case begins in that language."""
    spoken = talk(tmp_path, "@", NEW, "1")
    assert "1 Soy el paciente" in spoken.said
    assert (spoken.answers.language, spoken.answers.form_language) == ("es", "es")


def test_a_new_case_can_be_begun_and_left_at_once(tmp_path: Path) -> None:
    """No answer, no file: an empty case is not listed the next time."""
    talk(tmp_path, NEW)
    assert "Case 2026" not in talk(tmp_path).said
