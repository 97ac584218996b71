"""What papers say in plain lines: numbered offers at the questions, differences at the check, papers first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.papers_said import ANSWER, CARD, LETTER, reader
from tests.tui.plain.stage import COMPLETE, QuickLoader, kept_case, talk


@pytest.fixture(autouse=True)
def _papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("packet.reading.read_paper", reader(letter=LETTER, card=CARD, answer=ANSWER))
    monkeypatch.setattr("tui.case_keeper.PaperLoader", QuickLoader)
    for name in ("letter.pdf", "card.pdf"):
        (tmp_path / name).write_bytes(b"x")


def test_papers_come_first_and_a_number_takes_what_they_say(tmp_path: Path) -> None:
    """Enter leaves the question blank as ever; an offer is only told."""
    adding = (f"{tmp_path / 'letter.pdf'} {tmp_path / 'card.pdf'}", "denial_letter", "id_card", "")
    answers = ("1", "2", "1", "", "", "", "2", "1", "2")
    spoken = talk(
        tmp_path, "2", *adding, *answers, "*", "2", "1", "", "1", "", "", "*", "3", "", "2", "=", "*", "4", "", "1"
    )
    said = " ".join(spoken.said.split())
    assert said.index("Step 6 of 7") < said.index("Step 1 of 7")
    assert "Each is offered at its question. Nothing is filled in before you take it." in said
    assert "From your letter of August 17, 2026, page 1: Ada. Type 1 to take it." in said
    assert "From your plan card, page 1: R0714425507. Type 2 to take it." in said
    assert spoken.typed("first_name") == "Ada"
    assert spoken.typed("last_name") == "Quill"
    assert spoken.typed("date_of_birth") is None
    assert spoken.typed("membership_number") == "R0714425507"
    assert spoken.typed("treatment_requested") == "MRI of the left knee"


def test_the_check_tells_what_papers_say_and_the_answers_do_not(tmp_path: Path) -> None:
    """Each with the answer and the place in the paper; a last day before ours too."""
    kept_case(tmp_path, place="papers", **COMPLETE)
    said = " ".join(talk(tmp_path, "4", str(tmp_path / "letter.pdf"), "1", "").said.split())
    assert "Your papers say something else" in said
    assert "Membership number: your answer is XYZ-1. From your letter of August 17, 2026, page 1: R0714425501" in said
    assert "From your letter of August 17, 2026, page 1: a last day, December 1, 2026." not in said
