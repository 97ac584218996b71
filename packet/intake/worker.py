"""The worker: `python -m packet.intake.worker`. One order on standard input, signs of life and one result on standard
output.

Lines of JSON: {"done": n, "of": m} while it works, then {"taken": …} or {"refusal": …}. It closes every other way out
before it opens the paper. Nothing goes to standard error: a library's complaint may quote the paper.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from packet.intake.limits import Limits, confine
from packet.intake.order import Order, Tell
from packet.intake.taken import to_plain

_SECONDS_BETWEEN = 0.05


def main() -> int:
    """Take one paper. The exit code is 0 when a result was written; the result itself says what became of the paper."""
    return serve(_taken)


def serve(answer: Callable[[dict[str, Any], Path, Tell], dict[str, Any]]) -> int:
    """Read one question, fence this process in by its "limits", and write what `answer(question, own folder, signs of
    life)` makes of it. `answer` loads the libraries that open files: so they start inside the fence.
    """
    question = json.loads(sys.stdin.readline())
    out = _own_output()
    confine(Limits(**question["limits"]))
    logging.disable(logging.CRITICAL)  # engines complain about broken files, with pieces of their text
    _say(out, answer(question, Path.cwd(), _teller(out)))
    return 0


def _taken(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    from packet.intake.work import work

    return to_plain(work(Order.from_plain(question), folder, tell))


def _own_output() -> TextIO:
    """A private copy of standard output; the real one goes nowhere, so that no library writes between the lines."""
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return own


def _teller(out: TextIO) -> Tell:
    last = [0.0]

    def tell(done: int, of: int) -> None:
        now = time.monotonic()
        if done >= of or now - last[0] >= _SECONDS_BETWEEN:
            last[0] = now
            _say(out, {"done": done, "of": of})

    return tell


def _say(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, ensure_ascii=True) + "\n")
    out.flush()


if __name__ == "__main__":
    raise SystemExit(main())
