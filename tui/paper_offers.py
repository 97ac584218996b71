"""Which of the things that papers say are offered at which question, for both faces. Nothing here reaches an answer.

An offer stands where it is news: at a question without an answer, or where the answer is another one. Papers that say
different things are all offered, the surest first; nobody but the person decides between them, or between a paper and
what was typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from forms.case import MEDI_CAL_COVERAGE
from forms.dates import show_date
from forms.deadlines import dates
from forms.finders.offer import SURE, Offer
from forms.finders.sheet import fold
from forms.interview import KINDS, QUESTIONS
from packet.reading import Reading
from packet.reading.spots import Spot
from tui.session import Session, page_at

LEAST: Final = 0.5
"""Certainty under which what a paper says is not offered."""
MOST: Final = 4
"""Offers at one question: more would push the question off the screen."""
_ROAD: Final = frozenset({"coverage_kind", "card_says", "has_medi_cal", "has_medicare", "urgent"})
_ROAD_REASON: Final = ("denial_reason", "experimental")
_DERIVED: Final = 0.85
"""What follows from a paper's kind is never certain: the kind is a guess too."""
_LONG: Final = frozenset(key for key, kind in KINDS.items() if kind == "long")
_NAMES: Final = frozenset({"plan_name", "medical_group", "employer", "first_name", "last_name"})
DEADLINE: Final = "letter_deadline"
_ANSWERS: Final = ("plan_decision", "notice_of_appeal_resolution")


@dataclass(frozen=True)
class ReadPaper:
    """A paper of the case, from 0, the name of its file as it is shown, and what was read in it."""

    number: int
    name: str
    reading: Reading


@dataclass(frozen=True)
class Origin:
    """Where an offer stands: the paper, its kind and date (ISO or ""), the page from 1, and the picture of the spot."""

    paper: int
    name: str
    kind: str
    date: str
    page: int
    spot: Spot = ()


@dataclass(frozen=True)
class PaperOffer:
    """What papers say for one question. `value` as in a case file, `sure` 0..1, the first origin the surest."""

    key: str
    value: str
    sure: float
    origins: tuple[Origin, ...]

    @property
    def certain(self) -> bool:
        """Whether it may be taken as read; else the person is asked to compare it with the paper."""
        return self.sure >= SURE

    @property
    def turns_the_road(self) -> bool:
        """Whether it decides which office, or which clock: then it is asked back, never taken for granted."""
        return self.key in _ROAD or (self.key, self.value) == _ROAD_REASON

    def typed(self, language: str) -> str:
        """The offer as a person would type it."""
        if KINDS.get(self.key) == "date":
            return show_date(dt.date.fromisoformat(self.value), language)
        return self.value


def offers_at(papers: Sequence[ReadPaper], key: str) -> list[PaperOffer]:
    """What the papers say for a question, the surest first; one offer for each thing that is said."""
    found: list[PaperOffer] = []
    for paper in papers:
        for offer in _said(paper.reading, key):
            found = _with(found, offer, paper)
    return sorted(found, key=lambda offer: -offer.sure)[:MOST]


def _said(reading: Reading, key: str) -> Iterator[tuple[Offer, Spot]]:
    if reading.found is None:
        return
    spots = (*reading.spots, *[()] * len(reading.found.offers))
    for offer, spot in zip(reading.found.offers, spots, strict=False):
        if offer.sure >= LEAST and offer.key == key and _fits(key, offer.value):
            yield offer, spot
        elif offer.sure >= LEAST and (derived := _follows(offer, key)) is not None:
            yield derived, spot
    if key == "filed_grievance" and reading.found.kind in _ANSWERS and reading.found.kind_sure >= SURE:
        yield Offer(key, "yes", 1, None, _DERIVED, "kind"), ()


def _fits(key: str, value: str) -> bool:
    """Whether the question could be answered so at all."""
    if key == DEADLINE or KINDS.get(key) == "date":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    question = QUESTIONS.get(key)
    if question is None:
        return False
    return value in question.choices if question.choices else question.kind != "yes_no" or value in ("yes", "no")


def _follows(offer: Offer, key: str) -> Offer | None:
    """What an offer says for another question."""
    yes = replace(offer, key=key, value="yes", sure=min(offer.sure, _DERIVED))
    match key, offer.key:
        case "has_medi_cal", "coverage_kind" if offer.value in MEDI_CAL_COVERAGE:
            return yes
        case "has_medicare", "coverage_kind" if offer.value == "medicare":
            return yes
        case "card_says", "coverage_kind" if offer.value == "self_funded_employer":
            return replace(yes, value="self_funded")
        case ("plan_denied", "denial_reason") | ("filed_grievance", "grievance_filed_on"):
            return yes
    return None


def _with(found: list[PaperOffer], told: tuple[Offer, Spot], paper: ReadPaper) -> list[PaperOffer]:
    offer, spot = told
    says = paper.reading.found
    assert says is not None
    origin = Origin(paper.number, paper.name, says.kind, says.date, offer.page, spot)
    for at, known in enumerate(found):
        if alike(offer.key, known.value, offer.value):
            better = offer.sure > known.sure or (offer.sure == known.sure and known.value.isupper())
            value = offer.value if better and not offer.value.isupper() else known.value
            origins = (origin, *known.origins) if offer.sure > known.sure else (*known.origins, origin)
            return [*found[:at], PaperOffer(known.key, value, max(known.sure, offer.sure), origins), *found[at + 1 :]]
    return [*found, PaperOffer(offer.key, offer.value, offer.sure, (origin,))]


def alike(key: str, one: str, other: str) -> bool:
    """Whether two values say the same: case, accents and signs do not count, nor the words that one name has more."""
    if key in _NAMES or key in _LONG:
        a, b = (set(re.findall(r"\w+", fold(text))) for text in (one, other))
        return bool(a and b) and (a <= b or b <= a)
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return re.sub(r"[^\w]+", "", fold(text))


def agrees(session: Session, offer: PaperOffer) -> bool:
    """Whether the answer there is says what the papers say."""
    typed = session.typed(offer.key)
    if not typed:
        return False
    if KINDS.get(offer.key) == "date":
        known = session.case.value(offer.key)
        return isinstance(known, dt.date) and known.isoformat() == offer.value
    if offer.key in _LONG:
        return _bare(offer.value) in _bare(typed)
    return alike(offer.key, offer.value, typed)


def standing(session: Session, papers: Sequence[ReadPaper], key: str) -> list[PaperOffer]:
    """The offers that stand at a question now: those that its answer does not say already."""
    return [offer for offer in offers_at(papers, key) if not agrees(session, offer)]


def answer_with(session: Session, offer: PaperOffer) -> str:
    """What the answer is once the offer was taken: a long one keeps what was told before."""
    before = session.typed(offer.key)
    words = offer.typed(session.language)
    return f"{before.rstrip()}\n{words}" if before and offer.key in _LONG else words


def differences(session: Session, papers: Sequence[ReadPaper]) -> list[PaperOffer]:
    """What papers say and the answers do not, in the order of the questions: shown before the packet is made. Only what
    is certain, and what decides the road however sure. A story is longer than a paper's line: it differs from none.
    """
    asked = (
        question.key
        for place in session.places()
        if (page := page_at(place)) is not None
        for question in session.questions(page)
    )
    return [
        offer
        for key in asked
        if session.typed(key) and key not in _LONG
        for offer in standing(session, papers, key)
        if offer.certain or offer.turns_the_road
    ]


def earlier_deadline(session: Session, papers: Sequence[ReadPaper]) -> PaperOffer | None:
    """The earliest last day that a paper names, where it is before the safest day of ours or ours is not known."""
    ours = dates(session.case, session.today).safest_deadline
    named = [offer for offer in offers_at(papers, DEADLINE) if ours is None or offer.value < ours.isoformat()]
    return min(named, key=lambda offer: offer.value, default=None)
