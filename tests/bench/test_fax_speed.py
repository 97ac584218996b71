"""Pages a second a core: ours against Ghostscript's tiffg4 in the same run, and memory that does not grow.

Run with `pytest tests/bench/test_fax_speed.py --benchmark-only -n 0 -s`. "Per core" means processor seconds (user and
system, of the program and all that it started), not the clock: both programs run on one core each, one after the other
in turn, on the same file, their own start included, and the median of the rounds' ratios counts: a machine whose pace
changes from one second to the next then disturbs both alike. The clock is printed beside it.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.bench.within import within
from tests.packet.fax import papers, scans

PAGES = 300
ROUNDS = 7


@dataclass(frozen=True)
class _Cost:
    """Processor seconds and seconds by the clock of one run, and what it printed."""

    used: float
    clock: float
    said: str


def _cost(command: list[str]) -> _Cost:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _Cost(used, time.monotonic() - started, said.stdout)


_ONE_CORE = """
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from packet.fax.page import draw_page
from packet.fax.render import Source
from packet.fax.worker import keep_memory
keep_memory()
with Source(Path(sys.argv[1])) as source:
    for number in range(1, len(source) + 1):
        draw_page(source, number, "as_is", "mmr", "fine")
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _ours(pdf: Path) -> _Cost:
    """One worker over all pages; it prints the most kilobytes that it held."""
    from packet.fax.crew import ENVIRONMENT

    words = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    return _cost(["env", *words, sys.executable, "-c", _ONE_CORE, str(pdf)])


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("gs") is None, reason="needs Ghostscript (apt-get install ghostscript)")
def test_black_on_white_at_half_the_pace_of_ghostscript(benchmark: Any, tmp_path: Path) -> None:
    """Letters of black type: at least half of Ghostscript's pages a second on one core, start of the program included,
    though each page is also judged."""
    pdf = tmp_path / "letters.pdf"
    pdf.write_bytes(papers.black_text(PAGES))
    device = ["-sDEVICE=tiffg4", "-r204x196", f"-sOutputFile={tmp_path / 'gs.tif'}"]

    def run() -> tuple[list[_Cost], list[_Cost]]:
        theirs, ours = [], []
        for _ in range(ROUNDS):
            theirs.append(_cost(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *device, str(pdf)]))
            ours.append(_ours(pdf))
        return theirs, ours

    theirs, ours = benchmark.pedantic(run, rounds=1, iterations=1)
    used = [min(cost.used for cost in costs) for costs in (theirs, ours)]
    rounds = sorted(one.used / other.used for one, other in zip(theirs, ours, strict=True))
    clock = median(one.clock / other.clock for one, other in zip(theirs, ours, strict=True))
    print(f"\nGhostscript {PAGES / used[0]:.0f} pages/s/core, ours {PAGES / used[1]:.0f}, best of the rounds")
    print(f"ours / Ghostscript {median(rounds):.2f} by processor time, {clock:.2f} by the clock; rounds: ", end="")
    print(*(f"{ratio:.2f}" for ratio in rounds))
    within("Ghostscript / ours by processor time", 1 / median(rounds), 2.0)


def test_other_pages_take_half_a_second(benchmark: Any, tmp_path: Path) -> None:
    """Tints, highlighter, tables, photographs: 0.5 s of processor time each or less, 200 MB at most, and memory at 120
    pages that is that at 24 pages."""
    makers = (papers.tint, papers.highlight, papers.table, scans.scan, papers.newspaper, papers.white_on_dark)
    few, many = tmp_path / "few.pdf", tmp_path / "many.pdf"
    few.write_bytes(papers.joined(*(maker() for maker in makers * 4)))
    many.write_bytes(papers.joined(*(maker() for maker in makers * 20)))

    def run() -> tuple[_Cost, _Cost]:
        return _ours(few), _ours(many)

    small, large = benchmark.pedantic(run, rounds=1, iterations=1)
    page = (large.used - small.used) / (len(makers) * 16)
    held_few, held_many = (int(cost.said) // 1024 for cost in (small, large))
    print(f"\n{held_few} MB after 24 pages, {held_many} MB after 120")
    within("other pages, each", page, 0.5, " s")
    assert held_many <= 200
    assert held_many <= held_few * 1.25
