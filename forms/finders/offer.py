"""What a paper seems to say, one value at a time. An offer is never an answer: only a person makes it one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Place = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is seen."""

SURE: Final = 0.9
"""From here on an offer counts as certain; below it the person is asked to compare."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`key` as in a case file (and `letter_deadline`), `page` from 1, `place` None where the paper has no pages yet,
    `sure` 0..1, `because` a key of "reading": by what it was recognised.
    """

    key: str
    value: str
    page: int
    place: Place | None
    sure: float
    because: str


@dataclass(frozen=True, slots=True)
class PaperSays:
    """What one paper is and says. `kind` as in a case file; `title` and `date` (ISO, or "") for the contents."""

    kind: str
    kind_sure: float
    title: str
    date: str
    offers: tuple[Offer, ...]
    language: str
