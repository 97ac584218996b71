"""What a person is told after a build: what was changed or left out, what to keep in mind, what to sign, where to
send it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.finding import Finding
from forms.words import say, tell
from packet.intake import contained, duplicates
from packet.intake.result import Change, Hint, PageLeftOut, Refusal, Taken
from packet.intake.selection import spoken

if TYPE_CHECKING:
    from packet.build import Built
    from packet.locate import OfficialMap

_LEVELS = ("info", "warn", "stop")
UNSAID = frozenset({"sign.needed"})
"""Findings that the list of signatures says better."""


def fax_warnings(built: Built, language: str) -> list[str]:
    """Which pages a fax would spoil, and what to do: the page of the packet and the paper it is from."""
    if built.fax is None:
        return []
    exhibits = ((page, part.exhibit) for page, part, _ in built.plan.numbered())
    papers = {page: built.papers[exhibit.paper].name for page, exhibit in exhibits if exhibit}
    return built.fax.told(language, papers)


def _pressing(finding: Finding) -> int:
    return len(_LEVELS) if finding.at_once else _LEVELS.index(finding.level)


def official_told(officials: Sequence[OfficialMap], language: str) -> Iterator[str]:
    """What was filled of each official PDF: form, edition, pages, what had no place, what the person agreed to."""
    if not officials:
        return
    from packet.locate.report import told

    for found in officials:
        yield from told(found, language)


def lines(built: Built, language: str) -> Iterator[str]:
    """Sentences in `language`, the most pressing last, where a terminal shows them."""
    for paper in built.papers:
        if isinstance(paper, Refusal):
            yield tell("commands.left_out", language, file=paper.name, reason=paper.message(language))
            continue
        notes: tuple[Change | PageLeftOut | Hint, ...] = (*paper.left_out, *paper.hints, *paper.changes)
        for note in notes:
            yield tell("commands.noted", language, file=paper.name, what=note.message(language))
    taken = [paper for paper in built.papers if isinstance(paper, Taken)]
    for one, other, how in duplicates(taken):
        yield tell(f"commands.same.{how}", language, one=one, other=other)
    for one, other, pages in contained(taken):
        key = "commands.same.within" if len(pages) == 1 else "commands.same.within.many"
        yield tell(key, language, one=one, other=other, pages=spoken(pages))
    yield from official_told(built.officials, language)
    for finding in sorted(built.findings, key=_pressing):
        if finding.id not in UNSAID:
            yield tell(f"commands.finding.{finding.level}", language, id=finding.id, message=finding.message(language))
    yield ""
    yield tell("commands.packet_done", language, pages=built.pages, id=built.packet_id)
    if built.fax:
        parts = built.fax.parts
        for part in parts:
            minutes = round(part.seconds_14400 / 60)
            params = {"part": part.number, "parts": len(parts), "pages": part.pages, "minutes": minutes}
            yield tell("commands.fax_done" if minutes > 1 else "commands.fax_done.short", language, **params)
        yield from fax_warnings(built, language)
    if built.signatures:
        yield tell("commands.sign.heading", language)
    for sign in built.signatures:
        form, who = say(f"form.{sign.form}.name", language), say(f"commands.sign.who.{sign.who}", language)
        yield tell("commands.sign.line", language, page=sign.page, form=form, who=who)
    agency = built.filing.agency
    key = "commands.fax_to" if agency.fax else "commands.mail_to"
    key = "commands.fax_to.check" if agency.check else key
    yield tell(key, language, fax=agency.fax, phone=agency.phone)
