"""Papers in the order of the packet, with the letters of its contents; what "move" can do there. Without a screen.

The packet puts papers by kind (`packet.binding.plan`), those of one kind in the order of the case; one that cannot go
in has no letter. A list that showed the case's own order would promise what nobody receives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from forms.answers import PaperEntry
from forms.case import Paper
from forms.checklist import Fate
from forms.visible import visible
from packet.binding.plan import Exhibit, lettered
from tui.paper_loader import Look


@dataclass(frozen=True)
class Standing:
    """One paper in the list. `number` is its place in the case, from 0; `letter` is "" while it cannot go in."""

    number: int
    letter: str


def name_of(entry: PaperEntry) -> str:
    """The name of a paper's file, to be shown."""
    return visible(Path(entry.file).name)


def fate(look: Look) -> Fate:
    """Whether a paper goes into the packet, as far as is known now."""
    if look.taken:
        return "in"
    return "out" if look.refusal or look.fault else "opening"


def standings(papers: Sequence[Paper], looks: Sequence[Look]) -> list[Standing]:
    """The papers as the packet has them. One that is still being opened counts as going in."""
    exhibits = [Exhibit(number, paper.kind, 1) for number, paper in enumerate(papers)]
    inside = [exhibit for exhibit in exhibits if fate(looks[exhibit.paper]) != "out"]
    letters = {exhibit.paper: exhibit.letter for exhibit in lettered(inside)}
    return [Standing(exhibit.paper, letters.get(exhibit.paper, "")) for exhibit in lettered(exhibits)]


def neighbour(papers: Sequence[Paper], number: int, step: Literal[-1, 1]) -> int | None:
    """The paper of the same kind that stands before (-1) or after (1) this one; None: it cannot move that way."""
    alike = [other for other, paper in enumerate(papers) if paper.kind == papers[number].kind]
    place = alike.index(number) + step
    return alike[place] if 0 <= place < len(alike) else None


def exchanged(entries: Sequence[PaperEntry], one: int, other: int) -> tuple[PaperEntry, ...]:
    """The entries with two of them in each other's place."""
    changed = list(entries)
    changed[one], changed[other] = changed[other], changed[one]
    return tuple(changed)
