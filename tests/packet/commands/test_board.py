"""`imr-packet board`: one line a case, for eyes, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from packet.cli import main
from packet.errors import Exit
from tests.packet.cases import case_file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for number, name in enumerate(("Ana", "=cmd()")):
        folder = tmp_path / f"2026-10-05-{number + 1}"
        folder.mkdir()
        (folder / "case.json").write_text(json.dumps(case_file(first_name=name)), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("language", "said"), [("en", "send by"), ("es", "enviar a más tardar")])
def test_each_case_is_one_line(home: Path, capsys: pytest.CaptureFixture[str], language: str, said: str) -> None:
    assert main(["board", str(home), "--today", "2026-10-05", "--lang", language]) == Exit.DONE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(said in line for line in lines)


def test_programs_get_a_list_and_spreadsheets_a_table_without_formulas(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["board", str(home), "--today", "2026-10-05", "--json"]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert [line["door"] for line in told] == ["dmhc", "dmhc"]
    assert main(["board", str(home), "--today", "2026-10-05", "--csv"]) == Exit.DONE
    head, *rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert head == list(told[0])
    names = [row[head.index("name")] for row in rows]
    assert sorted(names) == ["'=cmd() Quintero", "Ana Quintero"]


def test_a_folder_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    assert main(["board", str(tmp_path / "none")]) == Exit.USAGE
