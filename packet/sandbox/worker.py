"""The worker's side of the fence: one question on standard input, signs of life and one answer on standard output.

Lines of JSON: {"done": n, "of": m} while it works, then the answer. Every other way out is closed before anything is
opened. Nothing goes to standard error: a library's complaint may quote the paper.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from packet.sandbox.limits import Limits, confine
from packet.sandbox.reach import Reach

Tell = Callable[[int, int], None]
"""Called with (pages done, pages in all)."""
_SECONDS_BETWEEN: Final = 0.05
"""Between two signs of life: a progress bar is smooth, and a paper of 5,000 pages costs no time in talk."""


def serve(answer: Callable[[dict[str, object], Path, Tell], dict[str, object]]) -> int:
    """Read one question, fence this process in by its "limits", "reads" and "program", and write what
    `answer(question, own folder, signs of life)` makes of it; the question has "walls" then, those that stand.
    `answer` loads the libraries that open files: so they start inside the fence.
    """
    question = json.loads(sys.stdin.readline())
    out = own_output()
    program = question["program"]
    reads = tuple(Path(path) for path in question["reads"])
    walls = confine(Limits(**question["limits"]), Reach(reads, (Path.cwd(),), Path(program) if program else None))
    logging.disable(logging.CRITICAL)  # engines complain about broken files, with pieces of their text
    say(out, answer({**question, "walls": sorted(walls)}, Path.cwd(), _teller(out)))
    return 0


def own_output() -> BinaryIO:
    """A private copy of standard output; the real one goes nowhere, so that no library writes between the lines."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return own


def _teller(out: BinaryIO) -> Tell:
    last = [0.0]

    def tell(done: int, of: int) -> None:
        now = time.monotonic()
        if done >= of or now - last[0] >= _SECONDS_BETWEEN:
            last[0] = now
            say(out, {"done": done, "of": of})

    return tell


def say(out: BinaryIO, line: Mapping[str, object], code: bytes = b"") -> None:
    """One line of JSON, and as many bytes as its "bytes" says."""
    out.write(json.dumps(line).encode("ascii") + b"\n" + code)
    out.flush()
