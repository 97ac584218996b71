"""The whole reading of one paper: every fault ends as no offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.finders.look import from_json
from forms.finders.offer import Offer
from packet.intake.request import Refuse
from packet.reading import read_paper, work
from packet.reading.recognise import Straightened


def test_what_is_no_paper_gives_no_offers(tmp_path: Path) -> None:
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    assert read_paper(broken).found is None
    assert read_paper(tmp_path / "absent.pdf").unread == "not_found"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Refuse("too_heavy"), "too_heavy"), (MemoryError(), "too_heavy"), (OSError(), "cannot_read"),
        (RuntimeError("words of the paper"), "crashed"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_its_code_alone(
    fault: Exception, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr(work, "_paper", broken)
    question = {"path": str(tmp_path / "a.pdf"), "password": "", "program": ""}
    told = work.answer(question, tmp_path, lambda *_: None)
    assert told == {"found": None, "missing": False, "spanish": False, "unread": code, "spots": []}


def test_a_text_is_read_and_its_offers_have_no_place(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Sutter Health Plan\nService denial\nMember ID: R0714425501\n", "utf-8")
    question = {"path": str(tmp_path / "letter.txt"), "password": "", "program": ""}
    found = from_json(work.answer(question, tmp_path, lambda *_: None)["found"])
    assert found.kind == "denial_letter"
    assert {offer.place for offer in found.offers} == {None}
    assert "R0714425501" in {offer.value for offer in found.offers}


def test_a_place_on_a_page_made_straight_goes_back_to_the_page_as_it_was() -> None:
    offer = Offer("plan_name", "Sutter", 1, (1, 2, 3, 4), 0.9, "label")
    back = {1: Straightened(1.0, 1.0, (1, 0, 100, 0, 1, 150, 0, 0))}
    assert work._as_seen(offer, back).place == (101.0, 152.0, 103.0, 154.0)
    assert work._as_seen(offer, {}) is offer
