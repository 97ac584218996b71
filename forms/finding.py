"""A finding: one thing the rules say about a case, with its source. It knows where its sentence is; it holds none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.agencies import contacts
from forms.dates import show_date
from forms.law import Citation
from forms.spoken import days_left, label
from forms.words import tell

Level = Literal["stop", "warn", "info"]


@dataclass(frozen=True)
class Phrase:
    """A part of a sentence that is itself words: a key of `forms.words`."""

    key: str


@dataclass(frozen=True)
class DaysLeft:
    """The days from `today` to `day`, said in words."""

    day: dt.date
    today: dt.date


@dataclass(frozen=True)
class Labels:
    """Several facts named by the questions that ask for them; a sentence names only the first `shown`, where given."""

    keys: tuple[str, ...]
    shown: int | None = None


Param = str | int | dt.date | Phrase | DaysLeft | Labels


@dataclass(frozen=True)
class Finding:
    """`id` and `level` as other programs know them; `variant` picks a closer sentence for the same id.

    `params` hold dates worked out from the case, so they stay out of `repr`. `at_once`: it comes before all others and
    is told as soon as it is found, for someone should send or call now. `first`: it comes first of its level.
    """

    id: str
    level: Level
    citation: Citation
    params: Mapping[str, Param] = field(default_factory=dict, repr=False)
    variant: str = ""
    at_once: bool = False
    first: bool = False

    @property
    def words(self) -> str:
        """The key of the sentence."""
        return f"findings.{self.id}.{self.variant}" if self.variant else f"findings.{self.id}"

    @property
    def keys(self) -> tuple[str, ...]:
        """All facts that the finding is about, also those that its sentence does not name."""
        return tuple(key for value in self.params.values() if isinstance(value, Labels) for key in value.keys)

    def message(self, language: str) -> str:
        """The whole sentence in `language`, with the agencies' current numbers; some have a phone on a line alone."""
        told = {name: _told(value, language) for name, value in self.params.items()}
        return tell(self.words, language, **contacts(), **told)


def _told(value: Param, language: str) -> str:
    match value:
        case Phrase(key):
            return tell(key, language, **contacts())
        case DaysLeft(day, today):
            return days_left(day, today, language)
        case Labels(keys, shown):
            return " · ".join(label(key, language) for key in keys[:shown])
        case dt.date():
            return show_date(value, language)
        case _:
            return str(value)
