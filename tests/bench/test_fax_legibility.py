"""Words that survive the fax: ours against Ghostscript, poppler and a plain Otsu threshold, read by tesseract.

Run with `pytest tests/bench/test_fax_legibility.py --benchmark-only -n 0 -s`. Pages and their words are made here; each
class is read from three pages. A word counts when it stands in the right order (difflib). OCR is not a ruler: a word
read as "youowe" here and there says nothing, so ways that differ by one word of a whole class count as equal.
"""

from __future__ import annotations

import difflib
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from packet.fax.encode import encode
from packet.fax.geometry import BLEED
from packet.fax.legibility import measure, score
from packet.fax.morphology import Grey, Mask
from packet.fax.page import bits_of
from packet.fax.render import Source
from packet.fax.time import page_seconds
from tests.packet.fax import papers, scans
from tests.packet.fax.pen import Made

pytestmark = [
    pytest.mark.needs_tool,
    pytest.mark.skipif(
        not all(map(shutil.which, ("gs", "pdftoppm", "tesseract"))), reason="needs gs, pdftoppm and tesseract"
    ),
]

CLASSES: dict[str, Callable[[int], Made]] = {
    "text 8-12 pt": papers.text,
    "grey on tint": papers.tint,
    "highlighter": papers.highlight,
    "small table": papers.table,
    "phone photo": scans.phone,
    "150 dpi scan": scans.scan,
    "news photo": partial(papers.newspaper, photo=True),
    "signature": papers.signature,
}
SEEDS = (31, 47, 71)
WAYS = ("source", "ours", "gs", "poppler", "otsu")
ONE_COLUMN, ONE_BLOCK = "4", "6"


def _words(picture: Image.Image, layout: str, folder: Path, name: str) -> list[str]:
    path = folder / f"{name}.png"
    picture.save(path, dpi=(408, 408), compress_level=1)
    said = subprocess.run(
        ["tesseract", str(path), "-", "--psm", layout],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    path.unlink()
    return _plain(said.stdout.split())


def _plain(words: list[str] | tuple[str, ...]) -> list[str]:
    stripped = (word.strip(".,|_-—").lower() for word in words)
    return [word for word in stripped if word]


def _share(wanted: tuple[str, ...], read: list[str]) -> float:
    """Per cent of the words of the page that were read, in order."""
    words = _plain(wanted)
    matcher = difflib.SequenceMatcher(None, words, read, autojunk=False)
    return 100 * sum(block.size for block in matcher.get_matching_blocks()) / len(words)


def _enlarged(ink: Mask) -> Image.Image:
    return Image.fromarray(~ink).convert("L").resize((3456, 4488), Image.Resampling.BICUBIC)


def _fitted(ink: Mask) -> Mask:
    """The page as ours lies: both others begin at the sheet's own edge, `BLEED` dots to the left of the scan line."""
    page = np.zeros((2156, 1728), np.bool_)
    inside = ink[:2156, BLEED : BLEED + 1728]
    page[: inside.shape[0], : inside.shape[1]] = inside
    return page


def _ghostscript(pdf: Path) -> Mask:
    out = pdf.with_suffix(".gs.tif")
    device = ("-sDEVICE=tiffg4", "-r204x196", f"-sOutputFile={out}")
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *device, str(pdf)], check=True, timeout=120)
    with Image.open(out) as image:
        return _fitted(~np.asarray(image.convert("1")))


def _poppler(pdf: Path) -> Mask:
    root = pdf.with_suffix(".mono")
    subprocess.run(
        ["pdftoppm", "-mono", "-rx", "204", "-ry", "196", "-singlefile", str(pdf), str(root)], check=True, timeout=120
    )
    with Image.open(f"{root}.pbm") as image:
        return _fitted(~np.asarray(image.convert("1")))


def _grey(pdf: Path) -> Grey:
    with Source(pdf) as source:
        return source.grey(0)[0]


def _otsu(pdf: Path) -> Mask:
    grey = _grey(pdf)
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    below, sums = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums[-1] * below / below[-1] - sums) ** 2 / (below * (below[-1] - below))
    ink: Mask = grey <= int(np.nanargmax(between))
    return ink


def _ours(pdf: Path, photo: bool) -> Mask:
    with Source(pdf) as source:
        return bits_of(source, 1, photo)[2]


def _original(pdf: Path) -> Image.Image:
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(pdf) as document:
        drawn: Image.Image = document[0].render(scale=408 / 72).to_pil().convert("L")
    return drawn


@dataclass(frozen=True)
class _Reading:
    """One page by one method, drawn and not yet read."""

    made: Made
    kind: str
    method: str
    drawn: Mask | Image.Image
    size: int


def _readings(name: str, seed: int, folder: Path) -> list[_Reading]:
    """One page by every method."""
    made = CLASSES[name](seed)
    stem = f"{name.replace(' ', '-')}-{seed}"
    pdf = folder / f"{stem}.pdf"
    pdf.write_bytes(made.pdf)
    inks = {"ours": _ours(pdf, made.photo), "gs": _ghostscript(pdf), "poppler": _poppler(pdf), "otsu": _otsu(pdf)}
    drawn = [_Reading(made, name, method, ink, len(encode(ink))) for method, ink in inks.items()]
    return [_Reading(made, name, "source", _original(pdf), 0), *drawn]


def _read(reading: _Reading, folder: Path) -> float:
    folder.mkdir()
    picture = reading.drawn if isinstance(reading.drawn, Image.Image) else _enlarged(reading.drawn)
    layout = ONE_COLUMN if reading.kind in ("phone photo", "150 dpi scan", "news photo") else ONE_BLOCK
    return _share(reading.made.words, _words(picture, layout, folder, "page"))


def test_words_survive_better_than_by_any_other_way(benchmark: Any, tmp_path: Path) -> None:
    """On each class ours reads at least as well as each other way but for one word, 97 % or more where the source gives
    99 %, and the median page takes 25 seconds or less at 14,400 bit/s."""

    def run() -> list[tuple[_Reading, float]]:
        drawn = [one for name in CLASSES for seed in SEEDS for one in _readings(name, seed, tmp_path)]
        with ThreadPoolExecutor(os.cpu_count()) as threads:  # tesseract runs beside; pdfium stays in this thread
            folders = [tmp_path / str(number) for number in range(len(drawn))]
            read = threads.map(_read, drawn, folders)
            return list(zip(drawn, read, strict=True))

    found = benchmark.pedantic(run, rounds=1, iterations=1)
    print("\nclass         words | source  ours    gs poppler  otsu | ours kB   gs/ours poppler/ours otsu/ours | s")
    faults, seconds = [], []
    for name in CLASSES:
        own = [(reading, share) for reading, share in found if reading.kind == name]
        mean = {way: statistics.mean(share for reading, share in own if reading.method == way) for way in WAYS}
        size = {way: statistics.mean(reading.size for reading, _ in own if reading.method == way) for way in WAYS}
        words = statistics.mean(len(reading.made.words) for reading, _ in own)
        took = [page_seconds(reading.size) for reading, _ in own if reading.method == "ours"]
        seconds += took
        ratios = [size[way] / size["ours"] for way in ("gs", "poppler", "otsu")]
        print(
            f"{name:<13} {words:5.0f} | {mean['source']:6.1f} {mean['ours']:5.1f} {mean['gs']:5.1f} "
            f"{mean['poppler']:7.1f} {mean['otsu']:5.1f} | {size['ours'] / 1000:7.1f} {ratios[0]:9.1f} "
            f"{ratios[1]:12.1f} {ratios[2]:9.2f} | {statistics.mean(took):.1f}"
        )
        one_word = 100 / (words * len(SEEDS))
        if mean["ours"] < max(mean["gs"], mean["poppler"], mean["otsu"]) - 1.01 * one_word:
            faults.append(f"{name}: another way reads more")
        if mean["source"] >= 99 and mean["ours"] < 97:
            faults.append(f"{name}: under 97 %")
    print(f"median page {statistics.median(seconds):.1f} s on the line at 14,400 bit/s")
    if statistics.median(seconds) > 25:
        faults.append("median page over 25 s")
    assert faults == []


def _ranks(values: list[int]) -> list[float]:
    """Ranks from 0; equal values share the middle of theirs."""
    return [sum(other < value for other in values) + (values.count(value) - 1) / 2 for value in values]


def test_the_score_falls_with_what_can_be_read(benchmark: Any, tmp_path: Path) -> None:
    """Over pages that get smaller, paler, blurred, coarser and grainier, score and words read rank alike (Spearman of
    0.8 or more), and no page that reads under half scores over 60."""
    pages = [papers.sized(size) for size in (10, 5, 3.5, 3)]
    pages += [scans.worn(ink=ink) for ink in (0.6, 0.86, 0.93)]
    pages += [scans.worn(blur=blur) for blur in (0.8, 1.5, 2.0, 2.5)]
    pages += [scans.worn(dpi=dpi) for dpi in (110, 65, 55, 40)]
    pages += [scans.worn(noise=noise) for noise in (10.0, 35.0, 70.0)]
    pages += [scans.worn(size=7, blur=blur) for blur in (0.8, 1.3, 1.8)]

    def judge(number: int) -> tuple[float, float]:
        made = pages[number]
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(made.pdf)
        with Source(path) as source:
            grey, bits, ink = bits_of(source, 1)
        read = _share(made.words, _words(_enlarged(ink), ONE_BLOCK, tmp_path, str(number)))
        return read, float(score(measure(grey, bits)))

    def run() -> list[tuple[float, float]]:
        return [judge(number) for number in range(len(pages))]

    found = benchmark.pedantic(run, rounds=1, iterations=1)
    print()
    for made, (read, scored) in zip(pages, found, strict=True):
        print(f"{made.name:<52} read {read:5.1f} %  score {scored:3.0f}")
    ranks = [_ranks([round(pair[side]) for pair in found]) for side in (0, 1)]
    together = float(np.corrcoef(ranks[0], ranks[1])[0, 1])
    print(f"Spearman {together:.2f}")
    assert together >= 0.8
    assert all(scored <= 60 for read, scored in found if read < 50)
