"""Points of pale print over the whole table: 7 hues x 10 shades, 7 to 12 pt in 6 fonts, printed and from 150, 200 and
300 dpi scanners, alone and beside black; and the same figures read by tesseract.

Run with `pytest tests/bench/test_fax_points.py --benchmark-only -n 0 -s`. `STEP` takes every so many of the 560 pages.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from packet.fax.morphology import Grey, Mask
from packet.fax.page import bits_of
from packet.fax.render import Source
from tests.packet.fax import points

LEVELS = (0x40, 0x60, 0x80, 0x98, 0xA8, 0xB0, 0xB4, 0xB8, 0xC0, 0xC8)
PAIRS = (("Helvetica", "Vera"), ("Times-Roman", "DejaVu"), ("Courier", "Helvetica-Bold"))
SCANS = (0, 150, 200, 300)
STEP = int(os.environ.get("STEP", "7"))


@dataclass(frozen=True)
class _Case:
    hue: str
    level: int
    dpi: int
    black: bool
    fonts: tuple[str, str]

    def drawn(self) -> tuple[Grey, Mask]:
        pdf = points.page(points.shade(self.hue, self.level), self.fonts, self.black)
        with Source(points.scanned(pdf, self.dpi) if self.dpi else pdf) as source:
            grey, _, ink = bits_of(source, 1)
        return grey, ink


def _cases() -> Iterator[_Case]:
    number = 0
    for hue in points.HUES:
        for level in LEVELS:
            for dpi in SCANS:
                for black in (False, True):
                    if number % STEP == 0:
                        yield _Case(hue, level, dpi, black, PAIRS[number % len(PAIRS)])
                    number += 1


def test_points_are_kept_in_every_shade(benchmark: Any) -> None:
    """Of the marks that can be told on the grey page none is lost in print and on scans of 200 dpi and more, and of
    pale ones on 150 dpi scans at most 2 in 100."""
    truth = {fonts: points.marks(fonts) for fonts in PAIRS}

    def run() -> dict[int, Counter[str]]:
        found = {dpi: Counter[str]() for dpi in SCANS}
        for case in _cases():
            grey, ink = case.drawn()
            seen = points.look(ink, points.legible(grey, truth[case.fonts]))
            found[case.dpi] += Counter(kept=seen.kept, lost=len(seen.lost), merged=len(seen.merged))
            if seen.lost:
                print(case, len(seen.lost), "lost")
        return found

    found = benchmark.pedantic(run, rounds=1, iterations=1)
    for dpi, counts in found.items():
        print(f"{dpi or 'print':>5}: {dict(counts)}")
    assert found[0]["lost"] == found[200]["lost"] == found[300]["lost"] == 0
    assert found[150]["lost"] <= 0.02 * found[150].total()


_FIGURES = re.compile(r"\d+[.,:]\d+")


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract")
def test_figures_are_read_with_their_points(benchmark: Any, tmp_path: Path) -> None:
    """A second reader, on pages of 10 to 12 pt lines: no figure is read without the point that it has on the black
    page."""

    def read(case: _Case) -> Counter[str]:
        _, ink = case.drawn()
        page = Image.fromarray(~ink).convert("L").resize((3456, 4488), Image.Resampling.BICUBIC)
        page.save(tmp_path / "page.png", dpi=(408, 408))
        said = subprocess.run(
            ["tesseract", str(tmp_path / "page.png"), "-", "--psm", "6"], capture_output=True, text=True, check=True
        )
        return Counter(_FIGURES.findall(said.stdout))

    def run() -> list[tuple[_Case, float]]:
        black = {fonts: read(_Case("grey", 0, 0, False, fonts)) for fonts in PAIRS}
        chosen = [
            _Case(hue, level, dpi, True, fonts)
            for (hue, level), fonts in zip((("grey", 0xB4), ("blue", 0x98), ("green", 0xC0)), PAIRS, strict=True)
            for dpi in (0, 200)
        ]
        return [(case, (read(case) & black[case.fonts]).total() / black[case.fonts].total()) for case in chosen]

    found = benchmark.pedantic(run, rounds=1, iterations=1)
    for case, share in found:
        print(case, f"{100 * share:.0f} % of the figures that are read on the black page")
    assert np.mean([share for _, share in found]) >= 0.95
