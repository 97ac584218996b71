"""What was typed, as it was typed: kept even when it is wrong or no longer needed. Nothing is checked here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.case import Language, PapersOrder
from forms.editions import EditionLanguage
from forms.returned import HandedOver, Reply, SentPacket, SignedPage
from forms.words import ENGLISH


@dataclass(frozen=True)
class PaperEntry:
    """One supporting document as typed in the case file; nothing is checked yet."""

    file: str
    kind: str = "other"
    title: str = ""
    pages: str = ""
    rotate: Mapping[str, int] = field(default_factory=dict)
    drop_blank: bool = False
    attachments: str = "ask"
    password: str = field(default="", repr=False)
    searchable: bool = False
    as_pictures: bool = False
    fax: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """`typed`: key of a fact -> the text typed, "yes"/"no", or a choice value. Never cleared by a mistake.

    `to`: the filing that is made of the case; "" for the first of the catalogue.
    """

    language: Language = ENGLISH
    form_language: EditionLanguage = ENGLISH
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    papers: tuple[PaperEntry, ...] = ()
    papers_order: PapersOrder = "kind"
    to: str = ""
    signed: tuple[SignedPage, ...] = ()
    sent: tuple[SentPacket, ...] = ()
    replies: tuple[Reply, ...] = ()
    handed: tuple[HandedOver, ...] = ()
