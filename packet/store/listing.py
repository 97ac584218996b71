"""The cases of one person or one advocate, as a list: whose, how far, how many days are left. It changes nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from packet.store.beside import place_of
from packet.store.board import BoardLine, board


@dataclass(frozen=True)
class CaseLine:
    """One case. `days_left` counts to the last day to send it (negative when passed), None when none is known or it was
    sent. `label` is what a locked one is called, `made` the day of its newest packet; `signed` of `to_sign` pages came
    back; `sent`, and by when something should come back (`expected`), as `packet.store.board` reads them.

    A locked case shows no name: it is sealed. A broken one could not be read, and is left as it is.
    """

    path: Path
    state: Literal["open", "locked", "broken"]
    place: str = ""
    name: str = field(default="", repr=False)
    days_left: int | None = None
    label: str = ""
    made: dt.date | None = None
    signed: int = 0
    to_sign: int = 0
    sent: dt.date | None = None
    expected: dt.date | None = None
    decided: bool = False
    late: bool = False


def list_cases(home: Path, today: dt.date) -> list[CaseLine]:
    """Every case under `home`, in the order of the board: late ones, then the most urgent."""
    return [_line(line, today) for line in board(home, today)]


def _line(line: BoardLine, today: dt.date) -> CaseLine:
    waits = line.deadline is not None and line.sent is None
    return CaseLine(
        line.path,
        line.state,
        place_of(line.path),
        line.name,
        (line.deadline - today).days if waits and line.deadline else None,
        line.label,
        line.made,
        line.signed,
        line.to_sign,
        line.sent,
        line.expected,
        line.decided,
        line.late,
    )
