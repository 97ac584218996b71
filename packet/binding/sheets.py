"""The forms a case needs, with what does not fit them: filled once the plan has given every page its number.

A form is our own print, or the agency's own PDF when the person gave one that holds it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from forms import catalog
from forms.case import Case
from forms.form_spec import Due, Filing
from forms.next_steps import SignHere
from forms.sheet import FormId, Sheet
from packet.binding.plan import PacketPlan
from packet.errors import UsageError
from packet.filling import continuation
from packet.filling.fill import fill, overflow
from packet.filling.filled import Filled
from packet.stops import OfficialDoubted

if TYPE_CHECKING:
    from packet.locate import OfficialMap

Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Official:
    """An agency's own PDF and what was found on it. Its pages stand in the packet as the first form it holds."""

    path: Path
    found: OfficialMap

    @property
    def source(self) -> FormId:
        return self.found.forms[0]

    def first_page(self, form: FormId) -> int:
        """The page (from 0) on which this form begins."""
        return min((page.number for page in self.found.pages if page.form == form), default=0)


@dataclass(frozen=True)
class Sheets:
    """The forms and the continuation sheets that go with them; `own` are those that no official PDF holds."""

    case: Case
    filing: Filing
    own: Mapping[FormId, Sheet]
    officials: tuple[Official, ...]
    continued: Filled

    def sizes(self) -> dict[str, int]:
        """Source -> pages."""
        sizes: dict[str, int] = {form: len(sheet.pages) for form, sheet in self.own.items()}
        sizes |= {official.source: len(official.found.pages) for official in self.officials}
        return sizes | {"continuation": self.continued.pages} if self.continued.pages else sizes

    def told(self, filled: Mapping[str, Filled]) -> tuple[OfficialMap, ...]:
        """What is to be told of each official PDF, once it is filled."""
        return tuple(replace(one.found, unseen=filled[one.source].unseen) for one in self.officials)

    def home(self, form: FormId) -> tuple[FormId, int]:
        """The source whose pages hold this form, and the page (from 0) on which it begins there."""
        holder = next((official for official in self.officials if form in official.found.forms), None)
        return (holder.source, holder.first_page(form)) if holder else (form, 0)

    def filled(self, plan: PacketPlan, cancelled: Cancelled | None = None) -> dict[str, Filled]:
        """Every form and the continuation sheets, with the page numbers of `plan` printed on them."""
        added = plan.part("continuation")
        starts = continuation.first_pages(self.continued.placed) if added else {}
        pages = {key: added.first + page for key, page in starts.items()} if added else {}
        drawn: dict[str, Filled] = {form: fill(sheet, self.case, pages) for form, sheet in self.own.items()}
        for official in self.officials:
            drawn[official.source] = _fill_official(official, self.case, pages, cancelled)
        if added:
            drawn["continuation"] = self.continued
        return drawn


def sheets_for(
    case: Case,
    today: dt.date,
    official: Sequence[Path] = (),
    cancelled: Cancelled | None = None,
    *,
    accept: frozenset[str] = frozenset(),
) -> Sheets:
    """Which forms the case needs (`forms.catalog.needed`), and which of them the files `official` hold.

    `accept` holds the ids of doubts about them that the person has settled. Raises `Unproved` for characters no font
    prints, `Refused` for an official PDF that cannot be used, `OfficialDoubted` for one that must be asked about,
    `UsageError` when two of them hold the same form or one holds none of this filing, `Interrupted` when `cancelled`
    says so while one is read.
    """
    language, filing = case.form_language, catalog.filing_for(case)
    officials = _read(official, filing, case.paper_language, cancelled, accept)
    given = {form for one in officials for form in one.found.forms}
    needed = catalog.needed(filing, case, today)
    own = {spec.id: spec.sheet_for(case, today, language) for spec in needed if spec.id not in given}
    overflows = [over for sheet in own.values() for over in overflow(sheet, case)]
    if officials:
        from packet.locate import overflow_official

        overflows += [over for one in officials for over in overflow_official(one.found, case)]
    return Sheets(case, filing, own, officials, continuation.sheets(overflows, case, language))


def sign_here(sheets: Sheets, today: dt.date, plan: PacketPlan, filled: Mapping[str, Filled]) -> dict[Due, SignHere]:
    """Every signature still to be made -> who makes it, and on which page of the packet.

    When its line was not found on an official PDF, the page is the one on which its form begins.
    """
    on_paper = ((source, line) for source, drawn in filled.items() for line in drawn.signatures)
    lines = {(line.form, line.key): (source, line.page) for source, line in on_paper}
    found = {}
    for due in catalog.signatures(sheets.case, today):
        source, page = lines.get((due.form, due.key), sheets.home(due.form))
        if part := plan.part(source):
            found[due] = SignHere(due.who, due.form, part.first + page)
    return found


def _read(
    official: Sequence[Path], filing: Filing, language: str, cancelled: Cancelled | None, accept: frozenset[str]
) -> tuple[Official, ...]:
    if not official:
        return ()
    from packet.locate import Wanted, read_map

    wanted = Wanted(tuple(filing.forms), language)
    found = tuple(Official(path, read_map(path, cancelled=cancelled, wanted=wanted)) for path in official)
    for one in found:
        if not set(one.found.forms) & set(filing.forms):
            raise UsageError(
                "official_elsewhere",
                file=one.path.name,
                form=catalog.form(one.found.forms[0]).edition.number,
                to=filing.id,
            )
    forms = [form for one in found for form in one.found.forms]
    if len(forms) != len(set(forms)):
        raise UsageError("official_twice")
    doubts = [(one.path.name, doubt) for one in found for doubt in one.found.doubts]
    if open_doubts := [(name, doubt) for name, doubt in doubts if doubt.accept(name) not in accept]:
        raise OfficialDoubted(open_doubts)
    return found


def _fill_official(official: Official, case: Case, pages: Mapping[str, int], cancelled: Cancelled | None) -> Filled:
    from packet.locate import fill_official

    return fill_official(official.path, case, pages, official.found, cancelled)
