"""What one run is given from outside: policy, date, folders, language, clocks. Read from the machine once, by main."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forms.words import ENGLISH
from tui.policy import Policy

if TYPE_CHECKING:
    from forms.case import Language


def seconds_of_the_machine() -> float:
    """Seconds that go on while the machine sleeps: nobody's answers wait for whoever wakes it."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


@dataclass(frozen=True)
class Setup:
    """`home` holds the cases, `runtime` is a private folder in memory, `case` a case file named on the command line.
    `theme` is the one chosen before; `plain_remembered`: it asks by lines because it did so the last time.
    """

    policy: Policy
    today: dt.date
    home: Path
    runtime: Path
    language: Language = ENGLISH
    case: Path | None = None
    theme: str = ""
    plain_remembered: bool = False
    clock: Callable[[], dt.datetime] = dt.datetime.now
    steady: Callable[[], float] = seconds_of_the_machine

    @property
    def shelf(self) -> Path:
        """The folder of the agencies' own forms: what the kiosk's policy names, or the person's own."""
        return self.policy.forms_folder or self.home / "forms"
