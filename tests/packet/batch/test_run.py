"""Rows made into packets: a second run makes what changed, a bad row or a dead process stops no other, and what was
noted in a case since stays.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forms.answers import read_case_file, write_case_file
from forms.returned import SentPacket
from packet.batch import run as batch
from packet.batch.run import BatchWishes, RowResult, run_rows
from packet.batch.table import read_table
from packet.errors import Exit

DAY = dt.date(2026, 10, 5)
TABLE = "case,folder,first_name\nruiz,ruiz,Ana\nlee,,Bo\n"


class Maker:
    """Stands where the processes are: puts an empty packet there, and remembers for whom."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, _crew: object, order: Mapping[str, Any]) -> dict[str, Any]:
        folder = Path(order["case"]).parent
        self.made.append(folder.name)
        (folder / "packet").mkdir(exist_ok=True)
        (folder / "packet" / "packet.pdf").write_bytes(b"%PDF")
        return {"exit": 0, "code": "", "message": "", "packet": "A", "pages": 3, "to_sign": 1, "warnings": 0}


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Maker:
    made = Maker()
    monkeypatch.setattr(batch._Crew, "make", lambda crew, order: made(crew, order))
    (tmp_path / "ruiz").mkdir()
    (tmp_path / "ruiz" / "bill.pdf").write_bytes(b"one")
    return made


def wishes(folder: Path, **more: Any) -> BatchWishes:
    return BatchWishes(folder / "out", folder, DAY, folder / "forms", {}, **more)


def states(folder: Path, text: str = TABLE, **more: Any) -> list[str]:
    """What becomes of the rows, in their order."""
    told: list[RowResult] = []
    results = run_rows(read_table(text.encode()), wishes(folder, **more), 2, told.append)
    assert sorted(told, key=lambda one: one.row) == results
    return [f"{one.state} {one.code}".strip() for one in results]


def test_a_second_run_makes_what_changed_alone(tmp_path: Path, maker: Maker) -> None:
    """A cell, a paper, a wish, or a packet that is gone; never a day that went by."""
    assert states(tmp_path) == ["made", "made"]
    assert states(tmp_path) == ["same", "same"]
    assert states(tmp_path, TABLE.replace("Bo", "Bob")) == ["same", "made"]
    (tmp_path / "ruiz" / "bill.pdf").write_bytes(b"two")
    assert states(tmp_path, TABLE.replace("Bo", "Bob")) == ["made", "same"]
    (tmp_path / "out" / "lee" / "packet" / "packet.pdf").unlink()
    assert states(tmp_path, TABLE.replace("Bo", "Bob")) == ["same", "made"]
    assert states(tmp_path, TABLE.replace("Bo", "Bob"), fax=True) == ["made", "made"]
    assert maker.made.count("lee") == 4


def test_what_was_noted_in_a_case_since_stays(tmp_path: Path, maker: Maker) -> None:
    states(tmp_path)
    path = tmp_path / "out" / "lee" / "case.json"
    noted = replace(read_case_file(path.read_text()), sent=(SentPacket("dmhc", DAY),))
    path.write_text(write_case_file(noted))
    assert states(tmp_path, TABLE.replace("Bo", "Bob")) == ["same", "made"]
    after = read_case_file(path.read_text())
    assert (after.sent, after.typed["first_name"]) == (noted.sent, "Bob")


def test_a_case_that_somebody_changed_or_made_is_left_alone(tmp_path: Path, maker: Maker) -> None:
    states(tmp_path)
    path = tmp_path / "out" / "lee" / "case.json"
    path.write_text(path.read_text().replace('"Bo"', '"Robert"'))
    foreign = tmp_path / "out" / "kim"
    foreign.mkdir()
    (foreign / "case.json").write_text(path.read_text())
    before = [path.read_bytes(), (foreign / "case.json").read_bytes()]
    text = f"{TABLE.replace('Bo', 'Bob')}kim,,Kim\n"
    assert states(tmp_path, text) == ["same", "not_made changed", "not_made foreign"]
    assert [path.read_bytes(), (foreign / "case.json").read_bytes()] == before


def test_whoever_was_ended_before_the_case_was_written_goes_on(tmp_path: Path, maker: Maker) -> None:
    """What will be written is noted first: the version before it is the table's own, too."""
    states(tmp_path)
    folder = tmp_path / "out" / "lee"
    before, first = (folder / "case.json").read_bytes(), json.loads((folder / "result.json").read_text())
    states(tmp_path, TABLE.replace("Bo", "Bob"))
    then = json.loads((folder / "result.json").read_text())
    (folder / "case.json").write_bytes(before)
    noted = {**first, "state": "not_made", "written": [*first["written"], *then["written"]]}
    (folder / "result.json").write_text(json.dumps(noted))
    assert states(tmp_path, TABLE.replace("Bo", "Bob")) == ["same", "made"]


def test_a_bad_row_stops_no_other_and_says_why(tmp_path: Path, maker: Maker) -> None:
    text = "case,folder,first_name\n../x,,a\nlee,nowhere,b\nkim,,c\ntwo,,d\nTWO,,e\nlong,,f,g\n"
    assert states(tmp_path, text) == [
        "not_made name",
        "not_made folder",
        "made",
        "not_made twice",
        "not_made twice",
        "not_made wide",
    ]
    assert maker.made == ["kim"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "ruiz"]


def test_a_row_alone_is_made_alone(tmp_path: Path, maker: Maker) -> None:
    (one,) = run_rows(read_table(TABLE.encode()), wishes(tmp_path), 1, only=[2])
    assert (one.case, maker.made) == ("lee", ["lee"])


def test_a_stopped_row_says_what_stops_it_and_no_answer_leaves_the_case(tmp_path: Path) -> None:
    """By a real process, which makes the next row, too."""
    text = 'case,first_name,date_of_birth\na,Zebedee,someday\nb,Zebedee,"13/13/1999"\n'
    results = run_rows(read_table(text.encode()), wishes(tmp_path), 1)
    assert [(one.state, one.exit, one.code) for one in results] == [("not_made", Exit.STOPPED, "problems")] * 2
    assert "someday" not in results[0].message
    assert "Zebedee" not in (tmp_path / "out" / "a" / "result.json").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_process_that_dies_is_a_fault_of_its_row_and_the_next_row_has_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started as something that kills itself at the first order, and answers the second."""
    script = tmp_path / "child.py"
    script.write_text(
        "import os, signal, sys, json, pathlib\n"
        f"mark = pathlib.Path({str(tmp_path / 'mark')!r})\n"
        "for line in sys.stdin:\n"
        "    if not mark.exists():\n"
        "        mark.touch(); os.kill(os.getpid(), signal.SIGKILL)\n"
        "    print(json.dumps({'exit': 0, 'code': '', 'message': ''}), flush=True)\n"
    )
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _program, **how: real([sys.executable, str(script)], **how))
    results = run_rows(read_table(b"case,first_name\na,b\nc,d\n"), wishes(tmp_path), 1)
    assert [(one.state, one.code) for one in results] == [("not_made", "died"), ("made", "")]


def test_an_interrupt_ends_the_processes_and_keeps_what_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    real = subprocess.Popen

    def start(_program: object, **how: Any) -> Any:
        started.append(real([sys.executable, "-c", "import sys; sys.stdin.read()"], **how))
        os.kill(os.getpid(), signal.SIGINT)
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(KeyboardInterrupt):
        run_rows(read_table(b"case,first_name\na,b\n"), wishes(tmp_path), 1)
    assert started[0].poll() is not None
