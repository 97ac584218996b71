"""Pages a second a core: ours against Ghostscript's tiffg4 in the same run, and memory that does not grow.

Run with `pytest tests/bench/test_fax_speed.py --benchmark-only -n 0 -s`. Processor seconds are counted, not the clock:
other work on the machine then disturbs both alike.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.packet.fax import papers

PAGES = 300


def _cost(command: list[str]) -> tuple[float, str]:
    """Processor seconds of a program, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said.stdout


_ONE_CORE = """
import sys
from pathlib import Path
from packet.fax.page import draw_page
from packet.fax.render import Source
with Source(Path(sys.argv[1])) as source:
    for number in range(1, len(source) + 1):
        draw_page(source, number, False, "mmr", "fine")
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _ours(pdf: Path) -> tuple[float, int]:
    """Processor seconds and most megabytes held by one worker."""
    from packet.fax.crew import ENVIRONMENT

    words = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    used, kilobytes = _cost(["env", *words, sys.executable, "-c", _ONE_CORE, str(pdf)])
    return used, int(kilobytes) // 1024


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("gs") is None, reason="needs Ghostscript (apt-get install ghostscript)")
def test_black_on_white_at_half_the_pace_of_ghostscript(benchmark: Any, tmp_path: Path) -> None:
    """Letters of black type: at least half of Ghostscript's pages a second on one core, start of the program included,
    though each page is also judged."""
    pdf = tmp_path / "letters.pdf"
    pdf.write_bytes(papers.black_text(PAGES))
    device = ["-sDEVICE=tiffg4", "-r204x196", f"-sOutputFile={tmp_path / 'gs.tif'}"]

    def run() -> tuple[list[float], list[float]]:
        theirs, ours = [], []
        for _ in range(3):
            theirs.append(_cost(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *device, str(pdf)])[0])
            ours.append(_ours(pdf)[0])
        return theirs, ours

    theirs, ours = benchmark.pedantic(run, rounds=1, iterations=1)
    print(f"\nGhostscript {PAGES / min(theirs):.0f} pages/s/core, ours {PAGES / min(ours):.0f}")
    print(f"ours / Ghostscript {min(theirs) / min(ours):.2f}")
    assert min(theirs) / min(ours) >= 0.5


def test_other_pages_take_half_a_second(benchmark: Any, tmp_path: Path) -> None:
    """Tints, highlighter, tables, photographs: 0.5 s of processor time each or less, 200 MB at most, and memory at 120
    pages that is that at 24 pages."""
    makers = (papers.tint, papers.highlight, papers.table, papers.scan, papers.newspaper, papers.white_on_dark)
    few, many = tmp_path / "few.pdf", tmp_path / "many.pdf"
    few.write_bytes(papers.joined(*(maker() for maker in makers * 4)))
    many.write_bytes(papers.joined(*(maker() for maker in makers * 20)))

    def run() -> tuple[tuple[float, int], tuple[float, int]]:
        return _ours(few), _ours(many)

    (used_few, held_few), (used_many, held_many) = benchmark.pedantic(run, rounds=1, iterations=1)
    page = (used_many - used_few) / (len(makers) * 16)
    print(f"\n{page:.3f} s a page; {held_few} MB after 24 pages, {held_many} MB after 120")
    assert page <= 0.5
    assert held_many <= 200
    assert held_many <= held_few * 1.25
