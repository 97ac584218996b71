"""Makes cases from flat facts, the way a case file names them: `case(urgent=True, papers=("bill",))`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from forms.case import FACTS, Case, Fact
from forms.finding import Finding
from forms.rules import judge

TODAY = dt.date(2026, 11, 22)


NOTHING: Mapping[str, Fact] = MappingProxyType({})


def case(
    known: Mapping[str, Fact] = NOTHING, /, *, papers: Sequence[str] = (), language: str = "en", **facts: Fact
) -> Case:
    """A case with the facts `known` and `facts`; everything else is blank. `papers` are kinds of papers."""
    parts: dict[str, dict[str, Fact]] = {}
    for key, fact in {**known, **facts}.items():
        part, name = FACTS[key]
        parts.setdefault(part, {})[name] = fact
    named = [{"file": f"{kind}.pdf", "kind": kind} for kind in papers]
    return Case.model_validate({"language": language, "papers": named, **parts})


def ids(of: Case, today: dt.date = TODAY) -> list[str]:
    """The ids of all findings, in order."""
    return [finding.id for finding in judge(of, today)]


def find(of: Case, id: str, today: dt.date = TODAY) -> Finding:
    """The one finding with this id."""
    (found,) = [finding for finding in judge(of, today) if finding.id == id]
    return found


def ago(days: int, today: dt.date = TODAY) -> dt.date:
    """The day so many days before `today`."""
    return today - dt.timedelta(days=days)
