"""`imr-packet batch`: the summary, the list of rows for a queue, the helper's details, wrong use."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from packet.batch.run import RowResult
from packet.cli import main
from packet.commands.batch import summary
from packet.errors import Exit


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two rows, one of which leads elsewhere."""
    (tmp_path / "cases.csv").write_text("case,first_name\n=cmd,Ana\n../x,Bo\n", encoding="utf-8")
    return tmp_path / "cases.csv"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the run is asked for; each row counts as made but those that cannot be."""
    seen: list[Any] = []

    def run_rows(table: Any, wishes: Any, jobs: int, tell: Any, only: Sequence[int] | None = None) -> list[RowResult]:
        seen.append((wishes, jobs, only))
        wishes.out.mkdir(exist_ok=True)
        results = [RowResult(row.number, row.cells["case"], "made", pages=3) for row in table.rows]
        for result in results:
            tell(result)
        return results

    monkeypatch.setattr("packet.batch.run.run_rows", run_rows)
    return seen


def test_the_summary_has_a_line_a_row_and_runs_nothing(
    table: Path, asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    out = table.parent / "out"
    assert main(["batch", str(table), "--out", str(out), "--jobs", "9"]) == Exit.DONE
    assert capsys.readouterr().out == f"{out / 'summary.csv'}\n"
    with (out / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["case"] for row in rows] == ["'=cmd", "../x"]
    assert asked[0][1] == 2, "no more processes than rows"


def test_a_row_alone_writes_no_summary_and_the_list_makes_nothing(
    table: Path, asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(table.parent / "out")
    main(["batch", str(table), "--out", out, "--row", "2"])
    assert asked[0][2] == [2]
    assert not (table.parent / "out" / "summary.csv").exists()
    capsys.readouterr()
    assert main(["batch", str(table), "--out", out, "--list"]) == Exit.DONE
    assert capsys.readouterr().out == "1\n2\n"
    assert len(asked) == 1


def test_the_helpers_details_come_from_a_case_file_or_a_kept_profile_and_hold_nobody_elses(
    table: Path, asked: list[Any]
) -> None:
    own = table.parent / "own.json"
    own.write_text(json.dumps({"answers": {"assistant_name": "Lee", "first_name": "Ana"}}), encoding="utf-8")
    main(["batch", str(table), "--out", str(table.parent / "out"), "--profile", str(own)])
    assert asked[0][0].profile == {"assistant_name": "Lee"}


@pytest.mark.parametrize("more", [["--row", "9"], ["--jobs", "0"], ["--profile", "nothing.json"], ["--today", "x"]])
def test_wrong_use_makes_nothing(table: Path, asked: list[Any], more: list[str]) -> None:
    assert main(["batch", str(table), "--out", str(table.parent / "out"), *more]) == Exit.USAGE
    assert asked == []


def test_a_table_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert main(["batch", str(tmp_path / "no.csv"), "--out", str(tmp_path / "out")]) == Exit.USAGE


def test_an_empty_summary_has_its_head() -> None:
    assert summary([]).decode("utf-8-sig").startswith("row,case,state,exit,code,message")
