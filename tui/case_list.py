"""A case in the list of cases: as parts of one line, and as the columns of an advocate's board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from forms.dates import show_date
from forms.spoken import deadline
from forms.visible import visible
from forms.words import grammar, say, tell

if TYPE_CHECKING:
    from packet.store.listing import CaseLine
    from tui.setup import Setup

COLUMNS: Final = (("step", 5), ("left", 9), ("made", 8), ("signed", 7), ("sent", 8), ("answer", 9))
"""What an advocate sees of each case, and the cells that it takes: with the name they fit a window of 80."""
_SHORT: Final = 3
"""Letters of a month's name where there is no room for it."""


def cases_at_home(setup: Setup) -> list[CaseLine]:
    """Every case of this person; none at a kiosk. What reads them is imported when a folder may hold one."""
    if not setup.policy.may_keep or not any(setup.home.glob("*/")):
        return []
    from packet.store.listing import list_cases

    return list_cases(setup.home, setup.today)


def _whose(line: CaseLine, language: str) -> str:
    """Whose case it is, or why that is not known."""
    if line.state == "open" and line.name:
        return visible(line.name)
    if line.state == "locked" and line.label:
        return tell("screens.start.labelled", language, label=line.label)
    key = "no_name" if line.state == "open" else line.state
    return tell(f"screens.start.{key}", language, name=line.path.parent.name)


def case_parts(line: CaseLine, language: str) -> list[str]:
    """Whose it is, the step it stopped at, the days that are left, and what became of its packet."""
    return [_whose(line, language), *_parts(line, language)]


def _parts(line: CaseLine, language: str) -> Iterator[str]:
    step = line.place.partition("/")[0]
    if step and line.state != "broken":
        yield say(f"questions.step.{step}", language)
    if line.days_left is not None:
        yield deadline(line.days_left, language)
    if line.made is not None:
        yield tell("screens.start.made", language, day=show_date(line.made, language))
    if line.signed:
        yield say("board.signed", language, signed=line.signed, of=line.to_sign)
    if line.sent is not None:
        yield say("board.sent", language, day=show_date(line.sent, language))
    if line.expected is not None:
        yield say("board.answer_by", language, day=show_date(line.expected, language))
    if line.decided:
        yield say("board.decided", language)


def heads(language: str) -> tuple[tuple[str, int], ...]:
    """What stands over the columns, each with its width."""
    return tuple((say(f"screens.start.column.{name}", language), width) for name, width in COLUMNS)


def cells(line: CaseLine, today: dt.date, language: str) -> tuple[tuple[str, int], ...]:
    """The columns of one case, each with its width; blank where there is nothing to tell."""
    from forms.interview import STEPS  # and with it the whole case: whoever has none waits for neither

    step = line.place.partition("/")[0]
    number = next((n for n, known in enumerate(STEPS, 1) if known.id == step), 0)
    told = {
        "step": f"{number}/{len(STEPS)}" if number and line.state != "broken" else "",
        "left": _left(line, language),
        "made": _short(line.made, today, language),
        "signed": f"{line.signed}/{line.to_sign}" if line.to_sign and line.made else "",
        "sent": _short(line.sent, today, language),
        "answer": say("board.decided", language) if line.decided else _short(line.expected, today, language),
    }
    return tuple((told[name], width) for name, width in COLUMNS)


def _left(line: CaseLine, language: str) -> str:
    if line.late:
        return say("board.late", language)
    if line.days_left is None:
        return ""
    return str(line.days_left) if line.days_left else say("screens.start.today", language)


def _short(day: dt.date | None, today: dt.date, language: str) -> str:
    """Day and month, for another year month and year: "Nov 22", "Nov 2025"."""
    if day is None:
        return ""
    key = "day" if day.year == today.year else "day.past"
    month = grammar(language).months[day.month - 1][:_SHORT]
    return tell(f"screens.start.{key}", language, day=day.day, month=month, year=day.year)
