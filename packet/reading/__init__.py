"""What a paper seems to say, found inside the fence: its words with their places, and the offers of `forms.finders`.

Importing this loads no PDF or image library. Nothing here reaches a case: only a person takes an offer.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from forms.finders.offer import PaperSays
from packet.errors import CannotWrite
from packet.reading.spots import Spot, from_rows
from packet.sandbox.limits import Limits
from packet.sandbox.supervisor import Failure, ask, private

COMMAND: Final = (sys.executable, "-m", "packet.reading.worker")
LIMITS: Final = Limits(
    stall_seconds=120.0, wall_seconds=300.0, cpu_seconds=120, memory_bytes=3 << 30, output_bytes=256 << 20
)
"""A person waits for it, and can do without."""
RECOGNISER: Final = "tesseract"
NO_RECOGNISER: Final = "no_recogniser"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one paper. `missing` is NO_RECOGNISER where pictures of pages stayed unread for want of it;
    `spanish` whether the recogniser knows Spanish; `unread` the code of a reason why nothing was read, or "". `spots`:
    the picture of the spot of each offer.
    """

    found: PaperSays | None
    missing: str = ""
    spanish: bool = True
    unread: str = ""
    spots: tuple[Spot, ...] = ()


def recogniser() -> Path | None:
    """The program that recognises letters in pictures, where it is installed."""
    found = shutil.which(RECOGNISER, path=os.environ.get("PATH", os.defpath))
    return Path(found) if found else None


def read_paper(path: Path, password: str = "", cancelled: Callable[[], bool] | None = None) -> Reading:
    """What the paper at `path` seems to say. Never raises for the paper: what cannot be read gives no offers.

    Raises Interrupted("interrupted") when `cancelled` says so.
    """
    real = path.resolve()
    if not real.is_file():
        return Reading(None, unread="not_found")
    program = recogniser()
    question = {"path": str(real), "password": password}
    try:
        with private() as folder:
            answer = ask(question, folder, LIMITS, (real,), _reading, None, cancelled, command=COMMAND, program=program)
    except CannotWrite:
        return Reading(None, unread="no_work_folder")
    return Reading(None, unread=answer.code) if isinstance(answer, Failure) else answer


def _reading(plain: Mapping[str, Any]) -> Reading:
    from forms.finders.look import from_json  # all that finds: a fifth of the way to the first page of the screens

    found = plain["found"]
    return Reading(
        from_json(found) if found is not None else None,
        NO_RECOGNISER if plain["missing"] else "",
        bool(plain["spanish"]),
        str(plain["unread"])[:40],
        tuple(from_rows(rows) for rows in plain["spots"]),
    )
