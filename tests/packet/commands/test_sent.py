"""`imr-packet sent`: what a person is told, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packet.cli import main
from packet.errors import Exit
from tests.packet.cases import case_file


@pytest.mark.parametrize(("language", "said"), [("en", "Noted: sent on"), ("es", "Anotado: se envió")])
def test_what_was_noted_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case_file(language=language)), encoding="utf-8")
    case = str(tmp_path / "case.json")
    assert main(["sent", case, "--on", "2026-10-06", "--how", "mail", "--today", "2026-10-20"]) == Exit.DONE
    assert said in capsys.readouterr().err
    assert main(["sent", case, "--on", "2026-10-12", "--came", "decision", "--today", "2026-10-20"]) == Exit.DONE
    kept = json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert kept["sent"] == [{"to": "dmhc", "on": "2026-10-06", "how": "mail"}]
    assert kept["replies"] == [{"to": "dmhc", "on": "2026-10-12", "what": "decision"}]


@pytest.mark.parametrize("day", ["soon", "2026-13-01", "2027-01-01"])
def test_a_day_that_is_none_is_wrong_use(tmp_path: Path, day: str) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case_file()), encoding="utf-8")
    assert main(["sent", str(tmp_path / "case.json"), "--on", day, "--today", "2026-10-20"]) == Exit.USAGE
