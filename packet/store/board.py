"""The board of an advocate: every case with what is due, read from the folders each time. Nothing is kept of it, so
that nothing can go stale, and it changes nothing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from forms.answers import Answers, parse
from forms.case import FACTS, Case
from forms.catalog import filing_for, folders, is_first, signatures
from forms.deadlines import dates
from forms.doors import doors
from forms.interview import KINDS
from forms.returned_rules import awaited, last_sent, to_sign
from packet.errors import PacketError
from packet.store.beside import label_of
from packet.store.case import PLAIN, SEALED, peek

_NAMES: Final = ("first_name", "last_name")
_COUNTED: Final = frozenset(
    (*_NAMES, *(key for key in FACTS if KINDS.get(key) in ("yes_no", "tick", "choice", "date")))
)
"""What names, roads and dates follow from. The long texts of a case take half of the time to understand."""


@dataclass(frozen=True)
class BoardLine:
    """One case. `door`: the filing it is made into; `deadline`: the last day to send it, by the strictest count;
    `made`: the day of its packet; `signed` of `to_sign` pages came back; `sent`; `expected`: by when something should
    come back; `decided`. `late`: that day, or the last day to send, has passed. A sealed case has its `label` alone.
    """

    path: Path
    state: Literal["open", "locked", "broken"]
    name: str = field(default="", repr=False)
    label: str = ""
    door: str = ""
    deadline: dt.date | None = None
    made: dt.date | None = None
    signed: int = 0
    to_sign: int = 0
    sent: dt.date | None = None
    expected: dt.date | None = None
    decided: bool = False
    late: bool = False

    @property
    def due(self) -> dt.date | None:
        """The next day on which somebody should act; None when none is known, or it was decided."""
        return None if self.decided else self.expected if self.sent else self.deadline

    def plain(self) -> Mapping[str, str | int | bool | None]:
        """JSON-ready, in the order of the columns."""
        days = {key: getattr(self, key) for key in ("deadline", "made", "sent", "expected", "due")}
        shown = {key: day.isoformat() if day else None for key, day in days.items()}
        return {
            "case": self.path.parent.name,
            "state": self.state,
            "name": self.name or self.label,
            "door": self.door,
            "due": shown["due"],
            "late": self.late,
            "deadline": shown["deadline"],
            "made": shown["made"],
            "signed": self.signed,
            "to_sign": self.to_sign,
            "sent": shown["sent"],
            "expected": shown["expected"],
            "decided": self.decided,
        }


def board(home: Path, today: dt.date) -> list[BoardLine]:
    """Every case under `home`: those that are late first, then by what is due; what has no day stands last."""
    folders_here = [entry.path for entry in _listed(home)] if home.is_dir() else []
    lines = [line for folder in folders_here for line in _lines(folder, today)]
    return sorted(lines, key=lambda line: (not line.late, line.due or dt.date.max, line.decided, str(line.path)))


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing in one that cannot be read, or is none."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def columns(lines: Iterable[BoardLine]) -> tuple[str, ...]:
    """The names of the columns, also of an empty board."""
    first = next(iter(lines), None) or BoardLine(Path(), "open")
    return tuple(first.plain())


def _lines(folder: str, today: dt.date) -> Iterator[BoardLine]:
    """The cases of one folder. It is listed once: to ask for each packet that may be there takes longer."""
    found = {entry.name: entry for entry in _listed(folder)}
    made = made_on(folder) if not folders().isdisjoint(found) else None
    for name in (PLAIN, SEALED):
        if name in found and found[name].is_file():
            yield _line(Path(found[name].path), made, today)


def _line(path: Path, made: dt.date | None, today: dt.date) -> BoardLine:
    if path.name == SEALED:
        return BoardLine(path, "locked", label=label_of(path), made=made)
    try:
        answers = peek(path)
    except PacketError:
        return BoardLine(path, "broken", made=made)
    return _of_case(path, _counted(answers), made, today)


def _counted(answers: Answers) -> Case:
    """The case without its long texts and its papers."""
    typed = {key: text for key, text in answers.typed.items() if key in _COUNTED}
    return parse(replace(answers, typed=typed, papers=()))[0]


def _of_case(path: Path, case: Case, made: dt.date | None, today: dt.date) -> BoardLine:
    filing, sent, wait = filing_for(case), last_sent(case), awaited(case)
    deadline = _deadline(case, today)
    all_signs = len(signatures(case, today))
    waiting = len(to_sign(case, today)) if case.signed else all_signs
    expected = wait.by if wait else None
    decided = sent is not None and wait is None
    due = None if decided else expected if sent else deadline
    return BoardLine(
        path,
        "open",
        name=" ".join(part for part in (case.patient.first_name, case.patient.last_name) if part),
        door=filing.id,
        deadline=deadline,
        made=made,
        signed=all_signs - waiting,
        to_sign=all_signs,
        sent=sent.on if sent else None,
        expected=expected,
        decided=decided,
        late=due is not None and due < today,
    )


def _deadline(case: Case, today: dt.date) -> dt.date | None:
    filing = filing_for(case)
    if is_first(filing):
        return dates(case, today).safest_deadline
    return next((door.until for door in doors(case, today) if door.filing == filing.id), None)


def made_on(folder: str | Path) -> dt.date | None:
    """The day of the newest packet in the folder of a case."""
    days: list[dt.date] = []
    for name in folders():
        with contextlib.suppress(OSError, ValueError, OverflowError):
            days.append(dt.date.fromtimestamp(os.stat(f"{folder}{os.sep}{name}{os.sep}packet.pdf").st_mtime))  # noqa: PTH116
    return max(days, default=None)
