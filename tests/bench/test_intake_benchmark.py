"""How long intake takes: the whole made corpus, one paper through the real worker, a long scan."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture

from forms.case import Paper
from packet.intake import Taken, take
from packet.intake.pictures import Encoded, PicturePdf
from packet.intake.request import Request
from packet.intake.work import work
from tests.packet.intake.making import simple
from tests.packet.intake.papers import ALL
from tests.packet.intake.test_corpus import request

_PAGES = 200


def test_the_made_corpus(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Every made paper that needs no other program, one after the other, in this process."""
    papers = [made for made in ALL if not made.tool]
    for made in papers:
        (tmp_path / made.name).write_bytes(made.make())

    def run() -> None:
        for number, made in enumerate(papers):
            room = tmp_path / f"room-{number}"
            room.mkdir()
            work(request(made, tmp_path / made.name), room, lambda _done, _of: None)

    benchmark.pedantic(run, rounds=1)  # type: ignore[no-untyped-call]


def test_one_page_through_the_worker(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """What a paper costs before its pages count: the process, its imports, its fences."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(simple("page"))
    assert isinstance(benchmark(lambda: take(Paper(file="paper.pdf"), path, tmp_path)), Taken)


def test_a_long_scan(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Two hundred grey pages at 200 dots an inch."""
    buffer = io.BytesIO()
    Image.effect_noise((1700, 2200), 30).save(buffer, "JPEG", quality=30)
    entries = b"/Width 1700/Height 2200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
    path = tmp_path / "scan.pdf"
    with PicturePdf(path) as pictures:
        for _ in range(_PAGES):
            pictures.add(Encoded(entries, buffer.getvalue()), 612, 792)
    rooms = itertools.count()

    def run() -> int:
        room = tmp_path / f"room-{next(rooms)}"
        room.mkdir()
        result = work(Request("scan.pdf", path), room, lambda _done, _of: None)
        assert isinstance(result, Taken)
        return len(result.sources)

    pages = benchmark.pedantic(run, rounds=1)  # type: ignore[no-untyped-call]
    assert pages == _PAGES
