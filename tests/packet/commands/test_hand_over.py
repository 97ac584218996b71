"""`imr-packet hand-over`: off until it is allowed; what was taken is kept in the case, locked or not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from packet.cli import main
from packet.errors import Exit
from packet.store.case import open_case
from packet.store.sealed import Cost
from tests.packet.cases import case_file
from tests.packet.handed import Programs, packet_folder


class Office:
    """A case with a packet, and made-up programs."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.case, self.programs = folder / "case.json", Programs(folder, monkeypatch)
        monkeypatch.setenv("IMR_PACKET_HOME", str(folder / "home"))
        self.case.write_text(json.dumps(case_file()), encoding="utf-8")
        packet_folder(folder / "packet", signed=False)

    def asks(self, *words: str) -> int:
        return main(["hand-over", *words])

    def handed(self) -> list[dict[str, Any]]:
        kept: list[dict[str, Any]] = json.loads(self.case.read_text(encoding="utf-8")).get("handed", [])
        return kept


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(tmp_path, monkeypatch)


@pytest.mark.parametrize("way", ["--print", "--fax"])
def test_nothing_is_handed_over_before_it_is_allowed(office: Office, way: str) -> None:
    assert office.asks(str(office.case), way) == Exit.USAGE
    assert office.asks("--allow", "fax" if way == "--print" else "print") == Exit.DONE
    assert office.asks(str(office.case), way) == Exit.USAGE
    assert office.programs.asked("lp") + office.programs.asked("sendfax") == []


def test_a_job_is_kept_with_its_number_and_then_with_its_state(office: Office) -> None:
    assert office.asks("--allow", "print") == Exit.DONE
    assert office.asks(str(office.case), "--print", "--today", "2026-10-06") == Exit.DONE
    (job,) = office.handed()
    assert (job["job"], job["on"], job["number"], "state" in job) == ("Desk-12", "2026-10-06", "7K3F-9Q2M", False)
    office.programs.says("lpstat", "Desk-12  ana  10\n\tAlerts: job-printing")
    assert office.asks(str(office.case), "--state") == Exit.DONE
    assert [job["state"] for job in office.handed()] == ["active"]


def test_a_fax_of_unsigned_pages_waits_for_a_yes(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.asks("--allow", "fax")
    assert office.asks(str(office.case), "--fax") == Exit.REFUSED
    assert "page 3" in capsys.readouterr().err
    assert office.handed() == []
    assert office.asks(str(office.case), "--fax", "--accept", "unsigned") == Exit.DONE
    assert [job["file"] for job in office.handed()] == ["fax-1.tif", "fax-2.tif"]


def test_a_fax_that_failed_ends_the_question_with_a_fault(office: Office) -> None:
    office.asks("--allow", "fax")
    office.asks(str(office.case), "--fax", "--accept", "unsigned")
    office.programs.says("faxstat", "5 127 F ana 19162555241 0:3 12:12 Busy signal detected")
    assert office.asks(str(office.case), "--state") == Exit.CANNOT_WRITE
    assert {job["said"] for job in office.handed()} == {"Busy signal detected"}


def test_what_the_printer_refuses_is_said_and_not_kept(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.asks("--allow", "print")
    office.programs.says("lp", "lp: no such printer", 1)
    assert office.asks(str(office.case), "--print") == Exit.CANNOT_WRITE
    assert "no such printer" in capsys.readouterr().err
    assert office.handed() == []


def test_a_printer_whose_name_is_an_option_is_none(office: Office) -> None:
    office.asks("--allow", "print")
    assert office.asks(str(office.case), "--print", "--printer=-o") == Exit.USAGE


def test_what_is_allowed_stays_when_the_details_of_the_helper_are_kept(office: Office, tmp_path: Path) -> None:
    from packet.store.profile import read_profile, read_wishes, write_profile

    office.asks("--allow", "print", "--allow", "fax", "--printer", "Desk", "--prefix", "9,1")
    write_profile(tmp_path / "home", {"assistant_name": "Lucia Vargas"})
    wishes = read_wishes(tmp_path / "home")
    assert (wishes.may_print, wishes.may_fax, wishes.printer, wishes.prefix) == (True, True, "Desk", "9,1")
    assert read_profile(tmp_path / "home") == {"assistant_name": "Lucia Vargas"}


@pytest.mark.parametrize("command", ["hand-over --print", "sent --on 2026-10-06"])
def test_a_locked_case_takes_its_passphrase_from_the_environment(
    office: Office, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """And stays locked; without one, or with another, nothing is done."""
    office.asks("--allow", "print")
    file, answers = open_case(office.case)
    with file:
        file.encrypt("a long winter", answers, Cost(4, 8, 1))
    sealed = office.case.with_suffix(".sealed")
    name, *rest = command.split()
    asked = [name, str(sealed), *rest, "--today", "2026-10-20"]
    assert main(asked) == Exit.USAGE
    monkeypatch.setenv("IMR_PACKET_PASSPHRASE", "a long summer")
    assert main(asked) == Exit.USAGE
    assert office.programs.asked("lp") == []
    monkeypatch.setenv("IMR_PACKET_PASSPHRASE", "a long winter")
    assert main(asked) == Exit.DONE
    assert b"2026-10-06" not in sealed.read_bytes()
    file, answers = open_case(sealed, "a long winter")
    file.close()
    assert len(answers.handed) + len(answers.sent) == 1
