"""Fuzzing by hand, never part of a test run: `python -m tests.packet.intake.fuzz --seconds 300 [--seed N]`.

Made papers are cut, spliced and have bytes changed; each must end in one of the two states within its limits, through
the real worker. What ends otherwise is written to the folder given, to become a test.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from forms.case import Paper
from packet.intake import LIMITS, Refusal, Taken, take
from tests.packet.intake.papers import ALL


def changed(data: bytes, luck: random.Random) -> bytes:
    """The bytes with a few faults: bytes changed, pieces dropped, doubled or moved."""
    out = bytearray(data)
    for _ in range(luck.randint(1, 12)):
        if len(out) < 4:
            break
        at = luck.randrange(len(out))
        piece = out[at : at + luck.randint(1, 64)]
        match luck.randrange(5):
            case 0:
                out[at] = luck.randrange(256)
            case 1:
                del out[at : at + len(piece)]
            case 2:
                out[at:at] = piece * luck.randint(1, 40)
            case 3:
                out[at : at + 4] = luck.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"9999", b"-1  ", b"null"))
            case _:
                out[luck.randrange(len(out)) :] = b"" if luck.random() < 0.2 else out[at:]
    return bytes(out)


def main() -> int:
    """Run for the time given; 1 when something ended in neither state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    options = parser.parse_args()
    luck, end, ended = random.Random(options.seed), time.monotonic() + options.seconds, {"taken": 0}
    papers = [made for made in ALL if not made.tool and not made.name.startswith(("bomb", "photo-16mp"))]
    limits = replace(LIMITS, stall_seconds=30.0)
    while time.monotonic() < end:
        made = luck.choice(papers)
        data = changed(made.make(), luck)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper"
            path.write_bytes(data)
            result = take(Paper(file="paper"), path, Path(folder), limits=limits)
        code = result.code if isinstance(result, Refusal) else "taken"
        ended[code] = ended.get(code, 0) + 1
        if code in ("crashed", "too_slow", "too_heavy") or (isinstance(result, Taken) and not result.sources):
            options.keep.mkdir(exist_ok=True)
            (options.keep / f"{code}-{sum(ended.values())}-{made.name}").write_bytes(data)
    sys.stderr.write(f"{ended}\n")
    return int(bool(ended.keys() & {"crashed", "too_slow", "too_heavy"}))


if __name__ == "__main__":
    raise SystemExit(main())
