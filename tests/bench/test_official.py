"""How many places the reading of official forms gets right, class by class: `pytest --benchmark-only`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from packet.locate import read_map
from tests.packet.locate.lookalikes.catalogue import everything
from tests.packet.locate.lookalikes.score import score


def test_official_accuracy(benchmark: BenchmarkFixture, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Over all look-alikes at least 99 % of the places are right and none is wrong; the table says it by class."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def judge() -> None:
        path = tmp_path / "form.pdf"
        for alike in everything():
            pdf, truths = alike.make()
            path.write_bytes(pdf)
            judged = score(read_map(path), truths)
            for place, count in enumerate((1, judged.total, judged.right, len(judged.wrong))):
                counts[alike.kind][place] += count

    benchmark.pedantic(judge, rounds=1, iterations=1)  # type: ignore[no-untyped-call]
    with capsys.disabled():
        print()
        for kind, (files, total, right, wrong) in counts.items():
            print(f"{kind:10} {files:4} files {total:6} places {100 * right / total:6.2f} % right {wrong:3} wrong")
    total, right, wrong = (sum(count[place] for count in counts.values()) for place in (1, 2, 3))
    assert wrong == 0
    assert right >= 0.99 * total
