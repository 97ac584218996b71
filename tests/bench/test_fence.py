"""What the fence adds to the start of a worker: `pytest --benchmark-only tests/bench/test_fence.py -n 0`."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final

from pytest_benchmark.fixture import BenchmarkFixture

import packet

_MOST: Final = 0.030
"""Seconds of processor time a worker, the median of `_TIMES`."""
_TIMES: Final = 15
_WORKER: Final = """
import json, sys, time
from pathlib import Path
from packet.sandbox.worker import serve
from packet.sandbox.limits import LIMITS, confine
from packet.sandbox.reach import Reach
began = time.process_time()
confine(LIMITS, Reach((Path(sys.argv[1]),), (Path.cwd(),)))
print(time.process_time() - began)
"""


def test_the_fence_costs_a_worker_little(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """All walls, with the modules that put them up."""
    root = Path(packet.__file__).resolve().parent.parent

    def once() -> float:
        command = [sys.executable, "-c", _WORKER, str(root / "README.md")]
        environment = {"PYTHONPATH": str(root)}
        return float(subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True).stdout)

    costs = benchmark.pedantic(lambda: [once() for _ in range(_TIMES)], rounds=1)  # type: ignore[no-untyped-call]
    assert statistics.median(costs) <= _MOST
    print(f"median {statistics.median(costs) * 1000:.1f} ms, most {max(costs) * 1000:.1f} ms")
