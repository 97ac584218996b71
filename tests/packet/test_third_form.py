"""A form that is registered in one line takes part in everything: nothing knows forms by their names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packet.build import build
from packet.cli import main
from packet.report import lines
from tests import made_up_form
from tests.made_up_form import ID
from tests.packet.cases import TODAY, case
from tests.packet.drawn import words

LONG = "The pain began in March and has not stopped since. " * 60


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up_form.register(monkeypatch)


def test_it_is_filled_proved_listed_signed_and_continued(tmp_path: Path) -> None:
    """Its pages, values, signature and continuation stand in packet, contents and ledger, and the person is told."""
    built = build(case(condition=LONG), TODAY, tmp_path, tmp_path / "out")
    ledger = json.loads(built.ledger.read_text(encoding="utf-8"))
    (page,) = [entry["number"] for entry in ledger["pages"] if entry["source"] == ID]
    values = {value["key"]: value for value in ledger["values"] if value["form"] == ID and value["where"] != "empty"}
    assert {"first_name", "plan_name", "urgent", "condition"} <= set(values)
    assert all(value["proved"] for value in values.values())
    assert "Second Opinion Form (items of TEST 77-001)" in words(built.packet, 1)
    assert "Ana" in words(built.packet, page - 1)
    signatures = [(sign["form"], sign["page"], sign["who"]) for sign in ledger["signatures"]]
    assert (ID, page, "patient") in signatures
    continued = [entry["number"] for entry in ledger["pages"] if entry["source"] == "continuation"]
    assert any("Form TEST 77-001. Condition" in words(built.packet, number - 1) for number in continued)
    assert any(f"page {page}: Second Opinion Form, patient" in line for line in lines(built, "en"))


def test_a_signature_that_two_forms_ask_for_is_made_on_both(tmp_path: Path) -> None:
    """One fact, two lines for ink: neither page is forgotten."""
    built = build(case(wants_assistant="yes"), TODAY, tmp_path, tmp_path / "out")
    assert {sign.form for sign in built.signatures} == {"dmhc_20_224", "dmhc_20_160", ID}
    assert len({sign.page for sign in built.signatures}) == 3


def test_its_blank_form_can_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`blank` offers every form of the catalogue."""
    assert main(["blank", "test-77-001", "--out", str(tmp_path / "blank.pdf")]) == 0
    assert "SECOND OPINION FORM" in words(tmp_path / "blank.pdf", 0)
    capsys.readouterr()
