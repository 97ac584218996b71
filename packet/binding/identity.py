"""The packet's number: eight letters and digits that follow from the case, its papers and the date, and tell none of
them.

The same case on the same date has the same number; a changed answer or paper gives another, so that pages of two
versions cannot be mixed up on the far end's desk.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Final

from forms.case import Case
from forms.returned import LISTS
from forms.words import ENGLISH
from packet.intake.result import Taken

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: no I, L, O or U that a fax could turn into another."""


def packet_id(case: Case, today: dt.date, papers: Sequence[object], forms: Sequence[str] = ()) -> str:
    """Such as "7K3F-9Q2M". `papers` are what became of each paper of the case, `forms` hashes of official PDFs."""
    printed = case.model_copy(update={"language": ENGLISH})  # the language of the screens is on no page of it
    digest = hashlib.sha256(printed.model_dump_json(exclude={"papers", "edition", *LISTS}).encode())
    digest.update(today.isoformat().encode())
    for named, paper in zip(case.papers, papers, strict=True):
        shown = paper.sha256 if isinstance(paper, Taken) else ""
        digest.update(f"\0{shown}\0{named.model_dump_json(exclude={'password', 'fax'})}".encode())
    for form in forms:
        digest.update(f"\0{form}".encode())
    number = int.from_bytes(digest.digest()[:5], "big")
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(35, -5, -5))
    return f"{letters[:4]}-{letters[4:]}"


def file_identity(number: str) -> bytes:
    """The sixteen bytes of the PDF's /ID (ISO 32000-2 14.4), made from the packet's number."""
    return hashlib.sha256(number.encode()).digest()[:16]
