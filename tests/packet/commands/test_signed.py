"""`imr-packet signed`: wrong use is told before anything is looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packet.cli import main
from packet.errors import Exit
from tests.packet.cases import case_file


def test_a_case_without_a_packet_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case_file()), encoding="utf-8")
    assert main(["signed", str(tmp_path / "case.json"), str(tmp_path / "scan.pdf")]) == Exit.USAGE
    assert "case.json" in capsys.readouterr().err
