"""A packet since it was made, in plain lines: told when its case is opened, noted, and a signed page put in."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import read_case_file
from tests.tui.packet_made import LEDGER, put_packet, sees
from tests.tui.plain.building import Builder
from tests.tui.plain.stage import COMPLETE, Talk, kept_case, talk
from tui.plain import after


def at_packet(tmp_path: Path, *lines: str) -> tuple[Talk, Path]:
    """Open a complete case that has a packet, and say these lines; what was said, and the case's file."""
    path = kept_case(tmp_path, place="check", **COMPLETE)
    put_packet(path.parent / "packet", LEDGER)
    return talk(tmp_path, "4", *lines), path


def test_the_packet_is_told_first_and_enter_goes_on_to_the_answers(tmp_path: Path) -> None:
    said, _ = at_packet(tmp_path, "")
    assert said.said.index("7K3F-9Q2M") < said.said.index("Step 7 of 7")


def test_sent_by_certified_mail_is_noted_with_its_number(tmp_path: Path) -> None:
    proof = tmp_path / "receipt.jpg"
    proof.touch()
    said, path = at_packet(tmp_path, "3", "", "2", str(proof), "7020 1", "4", "", "2", "")
    (sent,) = read_case_file(path.read_text(encoding="utf-8")).sent
    assert (sent.how, sent.receipt) == ("mail", "7020 1")
    assert sent.confirmation.startswith("sent/")
    assert "decision came" in said.said


def test_back_and_a_wrong_day_note_nothing(tmp_path: Path) -> None:
    said, path = at_packet(tmp_path, "3", "back", "3", "some day", "1", "", "")
    assert "Enter a date" in said.said
    assert read_case_file(path.read_text(encoding="utf-8")).sent == ()


def test_the_other_language_works_here_too(tmp_path: Path) -> None:
    said, _ = at_packet(tmp_path, "espanol", "")
    assert "Su paquete desde que se hizo" in said.said


@pytest.mark.parametrize(("reply", "pages"), [("yes", [5]), ("no", [])])
def test_a_signed_page_in_doubt_goes_in_with_a_yes_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: type[Builder], reply: str, pages: list[int]
) -> None:
    sees(monkeypatch, "unsure")
    monkeypatch.setattr(after, "Making", builder)
    scan = tmp_path / "scan.jpg"
    scan.touch()
    said, path = at_packet(tmp_path, "2", str(scan), reply, "yes", "")
    assert "Little ink was seen" in said.said
    assert [entry.page for entry in read_case_file(path.read_text(encoding="utf-8")).signed] == pages
    assert len(builder.orders) == len(pages)
