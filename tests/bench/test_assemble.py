"""How fast and how small the binding is, against a bare merge of the same files in the same run.

`pytest --benchmark-only -s tests/bench/test_assemble.py -n 0` prints the ratios; limits: 1.3 times the bare merge,
120 MB. Nothing fails by time.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median

import pikepdf
import pytest
from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture

from forms.case import Patient
from packet.binding.assemble import assemble, leaves_of
from packet.binding.contents import ContentsRow, draw_contents
from packet.binding.outline import Furniture, Mark, PageLink
from packet.binding.stamp import stamp
from packet.lettering.paint import Paint
from tests.bench.within import within

RATIO, MEGABYTES, ROUNDS = 1.3, 120, 9


def _papers(folder: Path, pages: int) -> list[tuple[Path, int]]:
    """Half letters with text in all four rotations, half scans of 200 dots an inch: (file, pages)."""
    chance = Random(1)
    papers = []
    for number in range(4):
        paint = Paint()
        for _ in range(pages // 8):
            paint.new_page()
            for line in range(55):
                paint.text(60, 730 - 12 * line, f"{chance.random()} the patient was seen and words were said", 10)
        path = folder / f"letters-{number}.pdf"
        with paint.document() as pdf:
            for page in pdf.pages:
                page.obj.Rotate = 90 * number
            pdf.save(path)
        papers.append((path, pages // 8))
    for number in range(2):
        path = folder / f"scans-{number}.pdf"
        _scans(path, pages // 4, chance)
        papers.append((path, pages // 4))
    return papers


def _scans(path: Path, pages: int, chance: Random) -> None:
    pdf, pictures = pikepdf.new(), [_jpeg(chance) for _ in range(4)]
    for number in range(pages):
        image = pdf.make_stream(
            pictures[number % 4], Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1700, Height=2200,
            ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page = pdf.add_blank_page(page_size=(612, 792))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.obj.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /I Do Q")
    pdf.save(path)


def _jpeg(chance: Random) -> bytes:
    jpeg = io.BytesIO()
    paper = Image.effect_noise((850, 1100), chance.randrange(20, 30)).resize((1700, 2200))
    paper.save(jpeg, "JPEG", quality=70)
    return jpeg.getvalue()


def _merge(papers: Sequence[tuple[Path, int]], out: Path) -> None:
    """The bare merge: qpdf through pikepdf, nothing fitted, nothing stamped."""
    pikepdf.Job(["qpdf", "--empty", "--pages", *(str(path) for path, _ in papers), "--", str(out)]).run()


def _bind(papers: Sequence[tuple[Path, int]], out: Path, work: Path) -> None:
    """Fitted, stamped, with linked contents, outline and labels."""
    rows, first = [], 2
    for number, (path, pages) in enumerate(papers):
        rows.append(ContentsRow(path.stem, first, first + pages - 1, chr(65 + number)))
        first += pages
    contents = draw_contents(rows, [], "en")
    listed = work / "contents.pdf"
    listed.write_bytes(contents.pdf)
    leaves = [*leaves_of(listed, 1, own=True), *(leaf for path, pages in papers for leaf in leaves_of(path, pages))]
    parts = [("", 1), *((row.letter, row.last - row.first + 1) for row in rows)]
    bands = stamp(parts, "7K3F-9Q2M", Patient(first_name="Ana", last_name="Quintero"), "en")
    furniture = Furniture(
        "Packet", "en",
        tuple(Mark(row.title, row.first, row.letter) for row in rows),
        tuple(PageLink(1, rect, to) for _, rect, to in contents.links),
    )  # fmt: skip
    assemble(leaves, out, bands=bands, furniture=furniture)


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.benchmark(group="bind")
def test_binding_200_pages_against_a_bare_merge(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    """Medians of CPU time, the two taken in turn so that a busy machine slows both."""
    papers = _papers(tmp_path, 200)
    bare, bound = [], []
    _merge(papers, tmp_path / "bare.pdf")
    _bind(papers, tmp_path / "bound.pdf", tmp_path)
    for _ in range(ROUNDS):
        (tmp_path / "bare.pdf").unlink()
        (tmp_path / "bound.pdf").unlink()
        bare.append(_seconds(lambda: _merge(papers, tmp_path / "bare.pdf")))
        bound.append(_seconds(lambda: _bind(papers, tmp_path / "bound.pdf", tmp_path)))
    ratio = median(bound) / median(bare)
    benchmark.extra_info["ratio"] = round(ratio, 2)
    within(f"bound {median(bound):.3f} s, bare merge {median(bare):.3f} s, bound / bare", ratio, RATIO)
    benchmark(lambda: _bind(papers, tmp_path / "again.pdf", tmp_path))


@pytest.mark.parametrize("pages", [200, 1504])
@pytest.mark.benchmark(group="memory")
def test_memory_does_not_grow_with_the_papers(tmp_path: Path, benchmark: BenchmarkFixture, pages: int) -> None:
    """Peak resident memory (VmHWM: ru_maxrss would count the parent's at the fork) of a process that only binds."""
    papers = _papers(tmp_path, pages)
    script = (
        "import re, sys\nfrom pathlib import Path\nfrom tests.bench.test_assemble import _bind\n"
        "papers = [(Path(path), int(pages)) for path, pages in (word.rsplit(':', 1) for word in sys.argv[2:])]\n"
        "_bind(papers, Path(sys.argv[1]) / 'bound.pdf', Path(sys.argv[1]))\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)\n"
    )
    words = [sys.executable, "-c", script, str(tmp_path), *(f"{path}:{count}" for path, count in papers)]
    peaks: list[int] = []

    def bind() -> None:
        done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
        peaks.append(int(done.stdout))

    benchmark.pedantic(bind, rounds=1)  # type: ignore[no-untyped-call]
    size = sum(path.stat().st_size for path, _ in papers) / 1e6
    benchmark.extra_info["megabytes"] = peaks[0]
    print(f"\n{pages} pages, {size:.0f} MB of papers: peak {peaks[0]} MB (limit {MEGABYTES})")
    assert peaks[0] <= MEGABYTES
