"""The board at 1,000 cases: `pytest --benchmark-only -n 0 tests/bench/test_board.py`. Wanted: half a second."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from packet.store.board import board
from tests.packet.cases import TODAY, case_file

CASES = 1000


@pytest.mark.benchmark(group="board")
def test_a_thousand_cases(benchmark: Any, tmp_path: Path) -> None:
    """Cases with all answers and a packet each."""
    for number in range(CASES):
        folder = tmp_path / f"2026-10-05-{number}"
        (folder / "packet").mkdir(parents=True)
        (folder / "packet" / "packet.pdf").write_bytes(b"%PDF")
        (folder / "case.json").write_text(json.dumps(case_file(last_name=f"Quintero {number}")), encoding="utf-8")
    assert len(benchmark.pedantic(lambda: board(tmp_path, TODAY), rounds=3)) == CASES
