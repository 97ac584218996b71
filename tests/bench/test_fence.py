"""What the fence adds to the start of a worker: `pytest --benchmark-only -s tests/bench/test_fence.py -n 0`."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import packet
from tests.bench.within import within

_MOST: Final = 0.030
"""Seconds of processor time that the walls add to a worker, the median of `_TIMES`."""
_TIMES: Final = 15
_WORKER: Final = """
import json, sys
from pathlib import Path
from packet.sandbox.worker import serve
from packet.sandbox.limits import LIMITS, confine
from packet.sandbox.reach import Reach
"""
_PARSER: Final = "confine(LIMITS, Reach((Path(sys.argv[1]),), (Path.cwd(),)))"
_CONVERTER: Final = "confine(LIMITS, Reach((Path(sys.argv[1]),), (Path.cwd(),), Path('/bin/true')))"
_STARTS: Final = {"python alone": "", "bare": _WORKER, "parser": _WORKER + _PARSER, "converter": _WORKER + _CONVERTER}


def _once(program: str, folder: Path) -> float:
    """Seconds of processor time of a worker from its start to its end, with the processes around it."""
    root = Path(packet.__file__).resolve().parent.parent
    command, environment = [sys.executable, "-c", program, str(root / "README.md")], {"PYTHONPATH": str(root)}
    before = _of_children()
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return _of_children() - before


def _of_children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux")
def test_the_fence_costs_a_worker_little(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """All walls, with the modules that put them up, of a parser and of a worker that may start a program."""

    def rounds() -> dict[str, float]:
        turns = [{name: _once(program, tmp_path) for name, program in _STARTS.items()} for _ in range(_TIMES)]
        return {name: statistics.median(turn[name] for turn in turns) for name in _STARTS}

    costs = benchmark.pedantic(rounds, rounds=1)  # type: ignore[no-untyped-call]
    print("\n" + ", ".join(f"{name} {cost * 1000:.0f} ms" for name, cost in costs.items()))
    for name in ("parser", "converter"):
        within(f"the walls of a {name}", costs[name] - costs["bare"], _MOST, " s")
