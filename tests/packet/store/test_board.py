"""The board: what is late first, then what is due; nothing sealed by name, nothing written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from forms.answers import Answers
from forms.returned import Reply, SentPacket
from packet.store.board import board, columns
from packet.store.case import create_case
from tests.packet.store.kept import ANSWERS, QUICK, TODAY

DENIED = {"filed_grievance": "yes", "plan_decision_on": (TODAY - dt.timedelta(days=30)).isoformat()}


def _case(home: Path, name: str, answers: Answers, **happened: object) -> None:
    typed = {"first_name": name, "last_name": "Ruiz", "condition": "x" * 500, **answers.typed}
    with create_case(home, TODAY) as case:
        case.save(replace(answers, typed=typed, **happened))  # type: ignore[arg-type]


def _days(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def test_what_is_late_stands_first_then_what_is_due_and_last_what_was_decided(tmp_path: Path) -> None:
    denied = Answers(typed=DENIED)
    _case(tmp_path, "Later", denied)
    _case(
        tmp_path,
        "Decided",
        denied,
        sent=(SentPacket("dmhc", _days(60)),),
        replies=(Reply("dmhc", _days(2), "decision"),),
    )
    _case(tmp_path, "Waiting", denied, sent=(SentPacket("dmhc", _days(1)),))
    _case(tmp_path, "Late", denied, sent=(SentPacket("dmhc", _days(20)),))
    lines = board(tmp_path, TODAY)
    assert [line.name.split()[0] for line in lines] == ["Late", "Waiting", "Later", "Decided"]
    assert [line.late for line in lines] == [True, False, False, False]
    assert lines[0].expected == _days(20) + dt.timedelta(days=7)
    assert (lines[2].due, lines[2].sent) == (lines[2].deadline, None)
    assert lines[3].due is None
    assert "Ruiz" not in repr(lines)


def test_a_sealed_case_shows_no_name_and_a_broken_one_is_told(tmp_path: Path) -> None:
    with create_case(tmp_path, TODAY, "p", cost=QUICK) as case:
        case.save(ANSWERS)
    with create_case(tmp_path, TODAY) as case:
        case.path.write_text("{", encoding="utf-8")
    lines = board(tmp_path, TODAY)
    assert sorted((line.state, line.name, line.door) for line in lines) == [("broken", "", ""), ("locked", "", "")]


def test_looking_at_the_board_changes_nothing_and_reads_what_is_there_now(tmp_path: Path) -> None:
    _case(tmp_path, "Ana", Answers(typed=DENIED))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (line,) = board(tmp_path, TODAY)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert (line.made, line.signed, line.to_sign, line.door) == (None, 0, 1, "dmhc")
    (line.path.parent / "packet").mkdir()
    (line.path.parent / "packet" / "packet.pdf").write_bytes(b"%PDF")
    (line,) = board(tmp_path, TODAY)
    assert line.made is not None


def test_another_filing_has_its_own_last_day(tmp_path: Path) -> None:
    typed = {"denied_on": _days(10).isoformat(), "coverage_kind": "medi_cal_managed_care", "about": "care"}
    _case(tmp_path, "Ana", Answers(typed=typed, to="plan"))
    (line,) = board(tmp_path, TODAY)
    assert (line.door, line.deadline) == ("plan", _days(10) + dt.timedelta(days=60))


def test_no_home_is_an_empty_board_with_columns(tmp_path: Path) -> None:
    assert board(tmp_path / "none", TODAY) == []
    assert columns([])[:5] == ("case", "state", "name", "door", "due")
