"""The command build, as a person or a script meets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.packet.papers import letter
from tests.packet.test_cli import build_in


def test_a_build_tells_which_answers_are_not_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reason for a denial when nothing was denied stands on no form: the person is told, as by `check`."""
    assert build_in(tmp_path, plan_denied="no", denial_reason="experimental", urgent_reason="It hurts.", urgent="") == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "What reason did the plan give?" in told
    assert "Why can the care not wait?" in told


def test_build_writes_paths_to_stdout_and_sentences_to_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program reads the paths, a person the rest: pages, where to sign, where to fax."""
    letter(tmp_path / "a.pdf", "one")
    assert build_in(tmp_path, papers=[{"file": "a.pdf", "kind": "bill"}]) == 0
    shown = capsys.readouterr()
    assert [Path(line).name for line in shown.out.splitlines()] == [
        "ledger.json",
        "next-steps.ics",
        "next-steps.pdf",
        "packet.pdf",
    ]
    assert all(Path(line).is_file() for line in shown.out.splitlines())
    assert "916-255-5241" in shown.err
    assert "page 4: IMR Application/Complaint Form, patient" in shown.err
    assert max(map(len, shown.err.splitlines())) <= 80


@pytest.mark.parametrize(
    ("changes", "code", "told"),
    [
        ({"date_of_birth": "31/31/1985"}, 3, "date_of_birth"),
        ({"has_medi_cal": "yes", "filed_state_hearing": "yes", "hearing_held": "yes"}, 3, "--accept hearing.filed"),
        ({"papers": [{"file": "gone.pdf"}]}, 4, "gone.pdf"),
        ({"last_name": "Q\ue000"}, 5, "U+E000"),
        ({"language": "fr"}, 2, "language"),
    ],
)
def test_each_kind_of_failure_has_its_exit_code(
    tmp_path: Path, changes: dict[str, Any], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """3 answers or rules, 4 papers, 5 letters, 2 the case file: nothing on stdout, nothing written."""
    assert build_in(tmp_path, **changes) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert told in shown.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.json"]


@pytest.mark.parametrize(("password", "code"), [("opensesame", 0), ("wrong", 4), ("", 4)])
def test_a_locked_paper_opens_with_the_environment_s_password(
    tmp_path: Path, password: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never on the command line; it is in no file and no message afterwards."""
    with pikepdf.open(letter(tmp_path / "plain.pdf", "LOCKED")) as plain:
        plain.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="opensesame", owner="owner", R=6))
    monkeypatch.setenv("IMR_PACKET_PASSWORD", password)
    assert build_in(tmp_path, papers=[{"file": "locked.pdf"}]) == code
    shown = capsys.readouterr()
    assert "opensesame" not in shown.out + shown.err
    if code == 0:
        assert "opensesame" not in (tmp_path / "out" / "ledger.json").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_exit_6(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file stands in the way."""
    (tmp_path / "out").write_text("a file")
    assert build_in(tmp_path) == 6
    assert str(tmp_path / "out") in capsys.readouterr().err


def test_a_second_different_build_needs_replace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 6 with the remedy, then `--replace`."""
    assert build_in(tmp_path) == 0
    assert build_in(tmp_path, city="Dixon") == 6
    assert "--replace" in capsys.readouterr().err
    assert build_in(tmp_path, "--replace", city="Dixon") == 0
