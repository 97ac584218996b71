"""All finders on one paper: what it is, what it says, where, how surely and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.finders import care, doctors, numbers, people, plan, when, why
from forms.finders.offer import SURE, Offer, PaperSays
from forms.finders.reader import Examined, distinct
from forms.finders.sheet import PaperWords

_UNBELIEVED: Final = 0.6
"""The most an offer may claim whose page does not show its words."""
_HOSTILE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]|^[=+@]|[<>{}\\]")
_LONGEST_VALUE: Final = 120
_MORE_THAN_ONE: Final = frozenset(
    {
        "denied_on",
        "plan_decision_on",
        "grievance_filed_on",
        "date_of_birth",
        "membership_number",
        "plan_name",
        "first_name",
        "last_name",
        "denial_reason",
        "coverage_kind",
        "letter_deadline",
    }
)
"""Keys of which a paper has one true value: two certain ones are none."""

FINDERS: Final = MappingProxyType(
    {
        "when": when.find,
        "people": people.find,
        "doctors": doctors.find,
        "numbers": numbers.find,
        "plan": plan.find,
        "care": care.find,
        "why": why.find,
    }
)


def look(paper: PaperWords) -> PaperSays:
    """What the paper is and says. Never raises for what a paper may hold."""
    if not paper.lines:
        return PaperSays("other", 0.0, "", "", (), "english")
    reader = Examined(paper)
    kind = reader.kind
    offers = [offer for find in FINDERS.values() for offer in find(reader) if fit(offer.value)]
    title = kind.title.text[:_LONGEST_VALUE] if kind.title is not None else ""
    least = min((word.sure for word in kind.title.words), default=1.0) if kind.title is not None else 1.0
    sure = kind.sure if least > 0.5 else min(kind.sure, 0.8)
    return PaperSays(
        kind.kind, round(sure, 2), title, when.letter_date(reader), tuple(_one_each(distinct(offers))), reader.language
    )


def fit(value: str) -> bool:
    """Whether a value may be offered at all: short, and nothing that a program would take for more than words."""
    return 0 < len(value) <= _LONGEST_VALUE and _HOSTILE.search(value) is None


def _one_each(offers: list[Offer]) -> list[Offer]:
    certain: dict[str, int] = {}
    for offer in offers:
        certain[offer.key] = certain.get(offer.key, 0) + (offer.sure >= SURE)
    clash = {key for key, count in certain.items() if count > 1 and key in _MORE_THAN_ONE}
    return [
        Offer(o.key, o.value, o.page, o.place, min(o.sure, _UNBELIEVED), o.because) if o.key in clash else o
        for o in offers
    ]


def offers_json(found: PaperSays) -> list[dict[str, object]]:
    """The offers, JSON-ready."""
    return [
        {
            "key": offer.key,
            "value": offer.value,
            "page": offer.page,
            "place": list(offer.place) if offer.place else None,
            "sure": offer.sure,
            "because": offer.because,
        }
        for offer in found.offers
    ]


def as_json(found: PaperSays) -> dict[str, object]:
    """All of it, JSON-ready."""
    return {
        "kind": found.kind,
        "sure": found.kind_sure,
        "title": found.title,
        "date": found.date,
        "language": found.language,
        "offers": offers_json(found),
    }


def from_json(plain: Mapping[str, object]) -> PaperSays:
    """Back from JSON. Raises KeyError, TypeError or ValueError for anything else."""
    told = plain["offers"]
    if not isinstance(told, list):
        raise TypeError("offers")
    return PaperSays(
        str(plain["kind"]), _share(plain["sure"]), str(plain["title"])[:_LONGEST_VALUE], str(plain["date"])[:10],
        tuple(_offer(one) for one in told[:400]), str(plain["language"]),
    )  # fmt: skip


def _offer(plain: Mapping[str, object]) -> Offer:
    place = plain["place"]
    box = None
    if place is not None:
        if not isinstance(place, list) or len(place) != 4:
            raise ValueError("place")
        x0, y0, x1, y1 = (float(edge) for edge in place)
        box = (x0, y0, x1, y1)
    value = str(plain["value"])
    if not fit(value):
        raise ValueError("value")
    return Offer(str(plain["key"]), value, _count(plain["page"]), box, _share(plain["sure"]), str(plain["because"]))


def _share(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError("share")
    return min(1.0, max(0.0, float(value)))


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("page")
    return value
