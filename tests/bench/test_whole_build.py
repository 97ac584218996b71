"""Whole commands, by the processor time of all their processes: a packet of 200 mixed pages first made and made again
after an answer changed, and a page of very many strokes against poppler.

`pytest --benchmark-only -s tests/bench/test_whole_build.py -n 0` prints the figures beside their limits.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import packet
from tests.bench.test_assemble import _merge, _papers
from tests.bench.within import within

FIRST, AGAIN, OF_POPPLER = 6.0, 0.5, 2.0
"""Seconds, and times."""
_ROOT: Final = Path(packet.__file__).resolve().parent.parent
_STROKES: Final = 60_000
_TAKE: Final = """
import sys
from pathlib import Path
from forms.case import Paper
from packet.intake import Taken, take
assert isinstance(take(Paper(file="strokes.pdf"), Path(sys.argv[1]), Path(sys.argv[2])), Taken)
"""


def _seconds(command: Sequence[object], home: Path) -> float:
    """Processor seconds of a command and of all that it started and waited for."""
    environ = {**os.environ, "IMR_PACKET_HOME": str(home), "PYTHONPATH": str(_ROOT)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen([str(word) for word in command], env=environ, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime


def _case(folder: Path, papers: Sequence[tuple[Path, int]], name: str) -> Path:
    told = json.loads((_ROOT / "packet" / "demo" / "case.en.json").read_text("utf-8"))
    told["answers"]["first_name"] = name
    told["papers"] = [{"file": path.name, "kind": "medical_records", "title": path.stem} for path, _ in papers]
    case = folder / "case.json"
    case.write_text(json.dumps(told), encoding="utf-8")
    return case


@pytest.mark.benchmark(group="whole")
def test_200_mixed_pages_first_made_and_made_again(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    """The same papers under another first name; a bare merge of the same files stands beside it."""
    home, folder = tmp_path / "home", tmp_path / "case"
    for made in (home, folder):
        made.mkdir(mode=0o700)
    papers = _papers(folder, 200)
    build = [sys.executable, "-m", "tui", "build", folder / "case.json", "--out", tmp_path / "out"]
    _case(folder, papers, "Ana")
    first = _seconds([*build, "--today", "2026-10-01"], home)
    again = []
    for name in ("Anna", "Anne", "Hannah"):
        _case(folder, papers, name)
        again.append(_seconds([*build, "--replace", "--today", "2026-10-01"], home))
    merge = "import sys; from pathlib import Path; from tests.bench.test_assemble import _merge;"
    merge += "_merge([(Path(word), 0) for word in sys.argv[2:]], Path(sys.argv[1]))"
    bare = _seconds([sys.executable, "-c", merge, tmp_path / "bare.pdf", *(path for path, _ in papers)], home)
    within("200 mixed pages first made", first, FIRST, " s")
    within(f"made again, bare merge with Python's start {bare:.2f} s, made again", min(again), AGAIN, " s")
    benchmark(lambda: _merge(papers, tmp_path / "merged.pdf"))


@pytest.mark.benchmark(group="whole")
def test_a_page_of_many_strokes_against_poppler(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    """Taken in, compared and drawn, all walls and processes included; poppler draws it once, at 150 dots an inch."""
    from tests.packet.drawn import write

    chance = random.Random(3)
    strokes = "".join(
        f"{chance.randrange(612)} {chance.randrange(792)} m {chance.randrange(612)} {chance.randrange(792)} l S\n"
        for _ in range(_STROKES)
    )
    paper = write(tmp_path / "strokes.pdf", b"0.2 w\n" + strokes.encode(), box=(0, 0, 612, 792))
    work = tmp_path / "work"
    work.mkdir()
    poppler = _seconds(["pdftoppm", "-gray", "-r", 150, paper, tmp_path / "drawn"], tmp_path)
    ours = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: _seconds([sys.executable, "-c", _TAKE, paper, work], tmp_path), rounds=1
    )
    within(f"strokes: ours {ours:.2f} s, poppler {poppler:.2f} s, ours / poppler", ours / poppler, OF_POPPLER)
