"""How a command begins: the case file read, the day to count from, the language to speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet import cli
from packet.errors import Exit
from tests.packet.test_cli import build_in, case_in


def test_a_problem_is_named_by_its_question_and_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The person knows the question, whoever wrote the file knows the key."""
    assert build_in(tmp_path, zip="1", papers=[{"file": "a.pdf", "pages": "0"}]) == Exit.STOPPED
    told = capsys.readouterr().err
    assert "ZIP code (zip): " in told
    assert "Paper 1 (papers.0.pages): " in told


def test_errors_speak_the_language_of_the_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Spanish case gets Spanish sentences, unless another language is asked for."""
    assert build_in(tmp_path, language="es", papers=[{"file": "gone.pdf"}]) == 4
    assert "No se escribió nada" in capsys.readouterr().err
    assert build_in(tmp_path, "--lang", "en", language="es", papers=[{"file": "gone.pdf"}]) == 4
    assert "Nothing was written" in capsys.readouterr().err


def test_a_wrong_day_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--today takes one spelling only, so that no script gets another day than it meant."""
    path = case_in(tmp_path)
    assert cli.main(["build", str(path), "--out", str(tmp_path / "out"), "--today", "05.10.2026"]) == 2
    assert "2026-11-22" in capsys.readouterr().err
