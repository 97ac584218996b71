"""The list of what is wrong, for answers that no question asks: only a case file can hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.case import Language
from forms.interview import BY_HAND
from forms.words import say
from tests.tui.plain.stage import COMPLETE, Talk, kept_case, talk


def at_list(tmp_path: Path, *lines: str, **typed: str) -> Talk:
    """Ask at the check what is wrong in a complete case with these answers too, then say these lines."""
    kept_case(tmp_path, place="check", **{**COMPLETE, **typed})
    return talk(tmp_path, "4", "!", *lines)


def test_a_wrong_date_that_is_written_by_hand_is_not_a_paper(tmp_path: Path) -> None:
    """It has a name in words, not the key of the file, and its number does not lead to the papers."""
    spoken = at_list(tmp_path, "1", "no", release_date="soon")
    words = spoken.said.replace("\n", " ")
    assert "1 Date of the signature under the release; leave it out to write it by hand: Enter a date" in words
    assert "release_date" not in spoken.said
    assert "Step 6 of 7" not in spoken.said


@pytest.mark.parametrize("no", ["", "no", "<"])
def test_it_stays_without_a_plain_yes(tmp_path: Path, no: str) -> None:
    """What the case file gave is not lost by a slip."""
    spoken = at_list(tmp_path, "1", no, release_date="soon")
    assert "Your answer now: soon." in spoken.said
    assert spoken.typed("release_date") == "soon"


@pytest.mark.parametrize("key", [key for key, kind in BY_HAND.items() if kind == "date"])
def test_it_is_taken_out_with_a_plain_yes(tmp_path: Path, key: str) -> None:
    """Then nothing is wrong any more, and the other answers are as they were."""
    spoken = at_list(tmp_path, "1", "yes", "!", **{key: "soon"})
    assert spoken.said.count("Nothing is wrong or missing in the answers.") == 1
    assert not spoken.typed(key)
    assert {name: spoken.typed(name) for name in COMPLETE} == COMPLETE


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_asked_in_the_language_of_the_talk(tmp_path: Path, language: Language) -> None:
    """What it is for, before it is taken out."""
    path = kept_case(tmp_path, place="check", **{**COMPLETE, "release_date": "soon"})
    path.write_text(path.read_text(encoding="utf-8").replace('"language": "en"', f'"language": "{language}"'), "utf-8")
    spoken = talk(tmp_path, "4", "!", "1", language=language)
    assert say("plain.by_hand", language) in spoken.said.replace("\n", " ")


def test_other_wrong_answers_still_lead_to_their_question(tmp_path: Path) -> None:
    """Beside a line that is written by hand, the numbers count on."""
    spoken = at_list(tmp_path, "1", "3/27/1985", "!", "1", "yes", "!", date_of_birth="soon", release_date="soon")
    assert spoken.typed("date_of_birth") == "3/27/1985"
    assert "Nothing is wrong or missing in the answers." in spoken.said


@pytest.mark.parametrize("key", ["filed_state_hearing", "poa_attached"])
def test_a_wrong_answer_that_is_not_asked_now_can_be_taken_out(tmp_path: Path, key: str) -> None:
    """As on the screens: it is not asked, and its number offers to take it out; without a yes it stays."""
    spoken = at_list(tmp_path, "1", "", "!", "1", "yes", "!", **{key: "abc"})
    assert spoken.said.replace("\n", " ").count(say("screens.check.not_asked", "en")) == 2
    assert not spoken.typed(key)
    assert {name: spoken.typed(name) for name in COMPLETE} == COMPLETE
    assert spoken.said.count("Nothing is wrong or missing in the answers.") == 1
