"""Fuzzing by hand, never part of a test run: `python -m tests.packet.intake.fuzz --seconds 300 [--seed N] [--worker]`.

Made papers get faults (`faults`); each must end in one of the two states within its limits. A paper taken must account
for every page, hold nothing but what draws, look like its source, and have words for all it tells. By default each
paper is worked on in a fork of this process, which is fast; with `--worker` in the real worker. What ends otherwise is
written to the folder given, to become a test.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from forms.case import Paper
from packet.intake import LIMITS, Change, Hint, PageLeftOut, Refusal, Taken, take
from packet.intake.render import Renderer, Unopened, draw, pixels
from packet.intake.request import Request
from packet.intake.visual_diff import BOUND, LONGEST, blank, difference
from packet.intake.work import work
from tests.packet.intake.faults import changed
from tests.packet.intake.papers import ALL

_SECONDS = 40
_BAD = ("crashed", "too_slow", "too_heavy", "lost", "unsaid", "dirty", "differs")


def unaccounted(result: Taken) -> str:
    """What is wrong with the account of a paper taken: "" | "lost" (a page) | "unsaid" (no words)."""
    told = {*result.sources, *(left.page for left in result.left_out)}
    if not result.sources or not set(range(1, result.pages_in + 1)) <= told:
        return "lost"
    if not len(result.sources) == len(result.fingerprints) == len(result.ink):
        return "lost"
    notes: tuple[Change | PageLeftOut | Hint, ...] = (*result.changes, *result.left_out, *result.hints)
    return "unsaid" if any(note.message("en") == note.message("es") for note in notes) else ""


def damaged(source: Path, result: Taken) -> str:
    """What is wrong with the clean PDF: "" | "lost" | "dirty" (something left in it) | "differs" (from the source)."""
    from tests.packet.intake.test_corpus import check_clean

    try:
        check_clean(result)
    except AssertionError:
        return "dirty"
    with Renderer(result.pdf) as clean:
        if clean.pages != len(result.sources):
            return "lost"
        if result.type != "pdf" or b"/OC" in source.read_bytes():
            return ""  # what layers hide must not look like the source
        try:
            before = Renderer(source)
        except Unopened:
            return ""
        with before:
            same = before.pages == result.pages_in
            return (
                "differs"
                if same and any(_differs(before, clean, result, place) for place in range(clean.pages))
                else ""
            )


def _differs(before: Renderer, clean: Renderer, result: Taken, place: int) -> bool:
    number = result.sources[place]
    if any(change.page == number and change.what == "picture" for change in result.changes):
        return False
    with before.page(number - 1) as page, clean.page(place) as made:
        if page is None or page.get_width() <= 0 or page.get_height() <= 0:
            return False
        size = pixels(page, LONGEST)
        wanted = draw(page, size)
        return not blank(wanted) and difference(wanted, draw(made, size)) > BOUND


def ended(path: Path, folder: Path) -> str:
    """How the paper ends: a refusal's code, "taken", or one of `_BAD`."""
    room = folder / "room"
    room.mkdir()
    result = work(Request(name="paper", path=path, attachments="include"), room, lambda _done, _of: None)
    if isinstance(result, Refusal):
        return result.code if result.message("en") != result.message("es") else "unsaid"
    return unaccounted(result) or damaged(path, result) or "taken"


def in_a_fork(path: Path, folder: Path) -> str:
    """The same in a process of its own, with limits of time and memory."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        signal.alarm(_SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        os.write(writing, ended(path, folder).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    return told or ("too_slow" if os.waitstatus_to_exitcode(status) == -signal.SIGALRM else "crashed")


def in_the_worker(path: Path, folder: Path) -> str:
    """The same through the real worker; only the state is judged."""
    limits = replace(LIMITS, stall_seconds=float(_SECONDS))
    result = take(Paper(file="paper", attachments="include"), path, folder, limits=limits)
    return result.code if isinstance(result, Refusal) else unaccounted(result) or "taken"


def main() -> int:
    """Run for the time given; 1 when something ended in neither state, or not as promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worker", action="store_true")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    options = parser.parse_args()
    luck, end = random.Random(options.seed), time.monotonic() + options.seconds
    papers = [made for made in ALL if not made.tool and not made.name.startswith(("bomb", "photo-16mp", "seventy"))]
    judge, counts = in_the_worker if options.worker else in_a_fork, dict[str, int]()
    while time.monotonic() < end:
        made = luck.choice(papers)
        data = changed(made.make(), luck)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper"
            path.write_bytes(data)
            code = judge(path, Path(folder))
        counts[code] = counts.get(code, 0) + 1
        if code in _BAD:
            options.keep.mkdir(exist_ok=True)
            (options.keep / f"{code}-{sum(counts.values())}-{made.name}").write_bytes(data)
    sys.stderr.write(f"{sum(counts.values())} papers: {counts}\n")
    return int(bool(counts.keys() & set(_BAD)))


if __name__ == "__main__":
    raise SystemExit(main())
