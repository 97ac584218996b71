"""From a line of text to glyphs in drawing order."""

from __future__ import annotations

import pytest

from packet.lettering.shape import missing, runs


def _text(line: str, rtl: bool | None = None) -> list[str]:
    return [run.text for run in runs(line, rtl=rtl)]


def test_plain_letters_are_one_glyph_each_without_ligatures() -> None:
    (run,) = runs("office")
    assert not run.shaped
    assert [glyph.text for glyph in run.glyphs] == list("office")
    assert run.advance == sum(glyph.advance for glyph in run.glyphs) > 0


def test_a_letter_with_marks_is_told_whole_on_its_first_glyph() -> None:
    (run,) = runs("e\u0323\u0301")
    assert run.shaped
    assert "".join(glyph.text for glyph in run.glyphs) == "e\u0323\u0301"
    assert run.glyphs[0].text == "e\u0323\u0301"


def test_a_line_from_right_to_left_is_drawn_from_the_left() -> None:
    hebrew, latin = "\u05d0\u05d1\u05d2", "Ana"
    assert _text(f"{hebrew} {latin}")[0].strip() == latin
    assert _text(f"{hebrew} {latin}", rtl=False)[0].strip() == hebrew
    assert any(run.rtl for run in runs(hebrew))


def test_a_mark_with_nothing_to_stand_on_gets_room_of_its_own() -> None:
    """It would else lie over the letter before it, or hang out of the line."""
    for line in ("\u0301", "a \u0301"):
        assert all(run.advance > 0 for run in runs(line))


@pytest.mark.parametrize(("text", "lost"), [("Núñez", []), ("\U00013000 a \U00013000", ["\U00013000"]), ("a\nb", [])])
def test_a_letter_that_no_font_prints_is_named_once(text: str, lost: list[str]) -> None:
    assert missing(text) == lost


def test_a_line_with_such_a_letter_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="a character without a font"):
        runs("\ue000")
