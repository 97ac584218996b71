"""What the second judge costs: its share of the time that a scan's intake takes, by the code of the scan. Run by hand:

    python -m tests.bench.judge_cost --pages 8

The share may be a quarter (25 %); the processor's time is counted, so other programs do not change it much.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

from pikepdf import Dictionary

from packet.intake.integrity.state import State
from packet.intake.integrity.streams import Tears
from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.work import work
from tests.bench.mutate import codes, paper

_SHARE: float = 0.25


def _cost(data: bytes, times: int) -> tuple[float, float]:
    """Seconds of the judge and of the whole intake, of so many papers."""
    judged, real = 0.0, Tears.page

    def page(self: Tears, page: Dictionary) -> State:
        nonlocal judged
        began = time.process_time()
        try:
            return real(self, page)
        finally:
            judged += time.process_time() - began

    began = time.process_time()
    with mock.patch.object(Tears, "page", page):
        for _ in range(times):
            with tempfile.TemporaryDirectory() as folder:
                (path := Path(folder) / "paper.pdf").write_bytes(data)
                (Path(folder) / "work").mkdir()
                result = work(Request("paper.pdf", path), Path(folder) / "work", lambda *_: None)
                assert isinstance(result, Taken)
    return judged, time.process_time() - began


def main() -> None:
    """Print the share of each code of scans, and of all together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=8)
    options = parser.parse_args()
    all_judged = all_whole = 0.0
    for name, (code, entries) in codes((1700, 2200)).items():
        data = paper(name, code, entries)
        _cost(data, 1)  # imports are not its cost
        judged, whole = _cost(data, options.pages)
        all_judged, all_whole = all_judged + judged, all_whole + whole
        sys.stdout.write(f"{name:10} {1000 * judged / options.pages:7.1f} ms a page  {judged / whole:6.1%} of intake\n")
    share = all_judged / all_whole
    sys.stdout.write(f"all: {share:.1%} of intake ({'within' if share <= _SHARE else 'above'} {_SHARE:.0%})\n")


if __name__ == "__main__":
    main()
