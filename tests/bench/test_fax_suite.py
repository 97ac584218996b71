"""What of every paper of the suite comes through, by class: ours beside Ghostscript, poppler and Sauvola; and how far
the judge's word can be trusted.

Run with `pytest tests/bench/test_fax_suite.py --benchmark-only -n 0 -s`. Each paper is made once, sent by each way and
looked at by `tests.packet.fax.suite.eyes`, which knows where each part stands and nothing of the program. The judge is
right about a page when it tells of one that the eyes find spoilt, and tells nothing of one that they find whole.
"""

from __future__ import annotations

import re
import shutil
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from packet.fax.encode import decode, encode
from packet.fax.page import draw_page
from packet.fax.render import Source
from packet.fax.shapes import shapes
from tests.bench.test_fax_legibility import _ghostscript, _poppler
from tests.packet.fax.suite.clerk_papers import CLERK
from tests.packet.fax.suite.eyes import blots, box_of, ideal, spoilt
from tests.packet.fax.suite.figure_papers import FIGURES
from tests.packet.fax.suite.office_papers import OFFICE
from tests.packet.fax.suite.print_papers import PRINTED
from tests.packet.fax.suite.scanned_papers import SCANNED
from tests.packet.fax.suite.sheet import Paper

Mask = NDArray[np.bool_]
JUDGES = {"letters", "points", "picture", "fills", "codes", "marks", "rules", "lost", "small", "faint"}
"""Warnings that say that something is not on the fax as it is on the paper."""
DECIMAL = re.compile(r"\d[.,]\d")


@dataclass
class Tally:
    """Parts of a class that came through, and parts in all; the most black where the paper is light."""

    kept: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    whole: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    blots: float = 0.0
    bytes: int = 0
    pages: int = 0

    def share(self, part: str) -> str:
        return f"{100 * self.kept[part] / self.whole[part]:5.1f}" if self.whole[part] else "    -"


def _sauvola(pdf: Path) -> Mask:
    """Local mean and deviation of 21 x 21 dots, k 0.2 (Sauvola and Pietikäinen 2000)."""
    with Source(pdf) as source:
        grey = source.grey(0)[0].astype(np.float32)
    mean = _box(grey)
    spread = np.sqrt(np.maximum(_box(grey**2) - mean**2, 0))
    ink: Mask = grey < mean * (1 + 0.2 * (spread / 128 - 1))
    return ink


def _box(page: NDArray[np.float32], side: int = 21) -> NDArray[np.float32]:
    half = side // 2
    sums = np.pad(page.astype(np.float64), ((half + 1, half), (half + 1, half)), mode="edge").cumsum(0).cumsum(1)
    found = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return np.asarray(found / side**2, np.float32)


def _points(paper: Paper, ink: Mask) -> tuple[int, int]:
    """Points and commas between figures that are on the fax, and in all: a mark of the black print at the foot of its
    word must have ink, and white about it."""
    page = ideal(paper) < 128
    kept = whole = 0
    for word in paper.parts.words:
        if not DECIMAL.search(word.text):
            continue
        top, bottom, left, right = box_of(word.area, 1)
        found = shapes(page[top:bottom, left:right])
        low = (found.height <= 0.35 * (bottom - top)) & (found.top > 0.4 * (bottom - top)) & (found.width <= 8)
        for one in np.flatnonzero(low).tolist():
            y, x = top + found.top[one], left + found.left[one]
            below, beyond = top + found.bottom[one] + 2, left + found.right[one] + 3
            at = np.s_[y - 1 : below, x - 2 : beyond]
            kept += bool(ink[at].any() and not ink[at].all())
            whole += 1
    return kept, whole


def _add(tally: Tally, paper: Paper, ink: Mask) -> list[str]:
    gone = [one.kind for one in spoilt(paper, ink)]
    parts = {"word": len(paper.parts.words), "rule": len(paper.parts.rules), "code": len(paper.parts.codes)}
    parts |= {"fill": len(paper.parts.fills), "picture": len(paper.parts.pictures)}
    for part, count in parts.items():
        tally.whole[part] += count
        tally.kept[part] += count - gone.count(part)
    kept, whole = _points(paper, ink)
    tally.kept["point"] += kept
    tally.whole["point"] += whole
    tally.blots = max(tally.blots, blots(paper, ink))
    tally.bytes += len(encode(ink))
    tally.pages += 1
    return gone + ["point"] * (whole - kept)


@pytest.mark.needs_tool
@pytest.mark.skipif(not (shutil.which("gs") and shutil.which("pdftoppm")), reason="needs Ghostscript and poppler-utils")
def test_what_comes_through_by_class(benchmark: Any, tmp_path: Path) -> None:
    """Prints the table, each paper that the judge was wrong about, and how often it was right."""
    ways: dict[str, Callable[[Path], Mask]] = {"gs": _ghostscript, "poppler": _poppler, "sauvola": _sauvola}
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    wrong: list[str] = []
    counts = {"right": 0, "missed": 0, "false": 0, "clear": 0}
    used: list[float] = []

    def run() -> None:
        for number, make in enumerate((*PRINTED, *FIGURES, *SCANNED, *OFFICE, *CLERK)):
            paper = make()
            pdf = tmp_path / f"{number}.pdf"
            pdf.write_bytes(paper.pdf)
            with Source(pdf) as source:
                before = time.process_time()
                drawn = draw_page(source, 1, "as_is", "mmr", "fine")
                used.append(time.process_time() - before)
            gone = _add(tallies[paper.kind, "ours"], paper, decode(drawn.code, 1728, drawn.rows))
            told = sorted(JUDGES & {warn.code for warn in drawn.warnings})
            counts[("right" if told else "missed") if gone else ("false" if told else "clear")] += 1
            if bool(gone) != bool(told):
                wrong.append(f"{paper.kind} {paper.name}: eyes {sorted(set(gone))}, judge {told}, score {drawn.score}")
            for name, way in ways.items():
                _add(tallies[paper.kind, name], paper, way(pdf))

    benchmark.pedantic(run, rounds=1)
    print(_table(tallies, [*ways]))
    print("\n".join(wrong))
    bad, told = counts["right"] + counts["missed"], counts["right"] + counts["false"]
    print(
        f"judge: {counts}; recall {counts['right'] / max(1, bad):.0%}, precision {counts['right'] / max(1, told):.0%}"
    )
    print(f"processor time a page: median {np.median(used):.2f} s, most {max(used):.2f} s")


def _table(tallies: dict[tuple[str, str], Tally], others: list[str]) -> str:
    parts = ("word", "point", "rule", "code", "fill", "picture")
    lines = [f"{'class':22}{'way':9}" + "".join(f"{part:>8}" for part in parts) + "   blots ‰      kB"]
    for kind in dict.fromkeys(kind for kind, _ in tallies):
        for way in ("ours", *others):
            one = tallies[kind, way]
            shares = "".join(f"{one.share(part):>8}" for part in parts)
            lines.append(f"{kind:22}{way:9}{shares}{1000 * one.blots:10.2f}{one.bytes / 1000 / one.pages:8.0f}")
    return "\n".join(lines)
