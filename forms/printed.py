"""What a case puts on paper, on our sheets and an agency's own alike: the text of each box, and the ticked squares.

Part A of the Authorized Assistant form stays empty when a legal representative files: the patient cannot act, so nobody
gives the permission that Part A records (rule printed on DMHC 20-160).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from forms.case import Case, PaperKind
from forms.catalog import left_blank
from forms.signing import represented

ENCLOSED: Final[Mapping[str, tuple[PaperKind, ...]]] = {
    "poa_attached": ("power_of_attorney",),
    "attach_id_card": ("id_card",),
    "attach_correspondence": ("denial_letter", "plan_decision", "eob", "claim_file"),
}
"""Squares that say what is enclosed -> kinds of papers that tick them when nobody was asked."""


def text(case: Case, key: str) -> str:
    """What stands in the box of this fact, as typed (a date as mm/dd/yyyy, as both forms ask); "" for none.

    Raises KeyError for a key that is no fact.
    """
    if left_blank(case, key):
        return ""
    match case.value(key):
        case None:
            return ""
        case bool() as answer:
            return "yes" if answer else "no"
        case dt.date() as day:
            return f"{day.month:02}/{day.day:02}/{day.year:04}"
        case str() as typed:
            return typed


def ticked(case: Case, key: str, value: str) -> bool:
    """Whether the square `value` of this fact is ticked."""
    if key in ENCLOSED and case.value(key) is None:
        return value == "yes" and _enclosed(case, key)
    return text(case, key) == value


def _enclosed(case: Case, key: str) -> bool:
    """Who encloses a paper says so on the form; that of authority only a representative."""
    enclosed = any(paper.kind in ENCLOSED[key] for paper in case.papers)
    return enclosed and (key != "poa_attached" or represented(case))
