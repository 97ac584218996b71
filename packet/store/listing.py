"""The cases of one person or one advocate, as a list: whose, how far, how many days are left. It changes nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from forms.catalog import folders
from packet.errors import PacketError
from packet.store.beside import label_of, place_of
from packet.store.case import PLAIN, SEALED, peek


@dataclass(frozen=True)
class CaseLine:
    """One case. `days_left` counts to the safest deadline (negative when passed), None when none is known. `label` is
    what a locked one is called, `made` the day of its newest packet.

    A locked case shows no name: it is sealed. A broken one could not be read, and is left as it is.
    """

    path: Path
    state: Literal["open", "locked", "broken"]
    place: str = ""
    name: str = field(default="", repr=False)
    days_left: int | None = None
    label: str = ""
    made: dt.date | None = None


def list_cases(home: Path, today: dt.date) -> list[CaseLine]:
    """Every case under `home`, the most urgent first, then by folder name."""
    lines = [
        _line(folder / name, today)
        for folder in (sorted(home.iterdir()) if home.is_dir() else [])
        for name in (PLAIN, SEALED)
        if (folder / name).is_file()
    ]
    return sorted(lines, key=lambda line: (line.days_left is None, line.days_left or 0, line.path))


def _line(path: Path, today: dt.date) -> CaseLine:
    from forms.answers import parse
    from forms.deadlines import dates

    place, made = place_of(path), made_on(path.parent)
    if path.name == SEALED:
        return CaseLine(path, "locked", place, label=label_of(path), made=made)
    try:
        case, _ = parse(peek(path))
    except PacketError:
        return CaseLine(path, "broken", place, made=made)
    name = " ".join(part for part in (case.patient.first_name, case.patient.last_name) if part)
    safest = dates(case, today).safest_deadline
    return CaseLine(path, "open", place, name, (safest - today).days if safest else None, made=made)


def made_on(folder: Path) -> dt.date | None:
    """The day of the newest packet in the folder of a case."""
    days: list[dt.date] = []
    for name in folders():
        with contextlib.suppress(OSError, ValueError, OverflowError):
            days.append(dt.date.fromtimestamp(os.stat(f"{folder}{os.sep}{name}{os.sep}packet.pdf").st_mtime))  # noqa: PTH116
    return max(days, default=None)
