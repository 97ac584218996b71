"""From a case and its papers to a proven packet in a folder: the order of the work, and nothing of how each part is
done.

Nothing appears in the folder before everything is drawn, joined, opened again by the second engine and proved. A
failed, cancelled or killed build leaves nothing behind but, when it was killed, a private folder that the next build
sweeps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.case import Case
from forms.doors import open_instead
from forms.finding import Finding
from forms.form_spec import Filing
from forms.next_steps import NextFacts, SignHere
from forms.returned import SignedPage
from forms.rules import judge
from packet import ledger
from packet.atomic import PRINTED, PRINTINGS, publish, workshop
from packet.binding.bind import Bound, bind, signed
from packet.binding.front import check_words
from packet.binding.identity import packet_id
from packet.binding.plan import PacketPlan
from packet.binding.prove import prove_packet, prove_pages, values_of
from packet.binding.sheets import sheets_for
from packet.errors import Unproved
from packet.gather import gather, located, without
from packet.instructions import draw as draw_instructions
from packet.intake.kept import KeptPapers
from packet.intake.result import Refusal, Taken
from packet.next_steps import render
from packet.printings import remember
from packet.progress import BuildWatch, Progress
from packet.proof.proved import Proved
from packet.returned import ReturnedPages, returned_pages
from packet.second import looked_at
from packet.stops import StoppedByFindings

if TYPE_CHECKING:
    from packet.fax.report import FaxEdition
    from packet.locate import OfficialMap


@dataclass(frozen=True)
class Built:
    """What a build made. `files` are the names in `folder`; `papers` is what became of each paper of the case;
    `officials` is what was found on each official PDF; `signatures` are still to be made, `signed` are the pages
    (from 1) that came back."""

    folder: Path
    packet_id: str
    plan: PacketPlan
    signatures: tuple[SignHere, ...]
    findings: tuple[Finding, ...]
    papers: tuple[Taken | Refusal, ...]
    files: tuple[str, ...]
    filing: Filing
    fax: FaxEdition | None = None
    officials: tuple[OfficialMap, ...] = ()
    signed: Mapping[int, SignedPage] = field(default_factory=dict)

    @property
    def packet(self) -> Path:
        return self.folder / "packet.pdf"

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger.json"

    @property
    def pages(self) -> int:
        return self.plan.pages


def build(
    case: Case,
    today: dt.date,
    base: Path,
    out: Path,
    *,
    accept: frozenset[str] = frozenset(),
    fax: bool = False,
    official: tuple[Path, ...] = (),
    slips: bool = False,
    instructions: bool = False,
    mail: bool = False,
    thorough: Path | None = None,
    replace: bool = False,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kept: KeptPapers | None = None,
) -> Built:
    """Build into the folder `out`: packet.pdf, ledger.json, next-steps.pdf and .ics, with `fax` the fax edition.

    With `mail` mail.pdf, too: the sheet that goes on top of a packet that is mailed.

    `base` is the folder that the papers' names start from; `accept` holds ids of stop findings, "paper:NAME",
    "outside:NAME", "picture:NAME", "searchable:NAME", and "official.REASON:NAME" for doubts about an official PDF.
    `thorough` is a program that draws the papers a second time (`packet.second`): what it shows otherwise is told.
    `kept` is what this sitting knows of papers that it has opened; the packet is the same without it.
    Raises `StoppedByFindings`, `PapersRefused` (also for a paper that looks different in the packet), `Refused`,
    `Unproved`, `CannotWrite` or `Interrupted`; then `out` is as it was.
    """
    watch = BuildWatch(progress, cancelled)
    _refuse_stops(case, today, accept)
    with workshop(out) as work:
        made, papers = work / "made", work / "papers"
        for folder in (made, papers):
            folder.mkdir(mode=0o700)
        check_words(case)
        sheets = sheets_for(case, today, official, cancelled, accept=accept)
        taken = gather(case.papers, base, papers, accept, watch, kept)
        if thorough:
            taken = looked_at(
                taken, [located(base, paper.file) for paper in case.papers], thorough, work, watch.stopped
            )
        while True:
            name = packet_id(case, today, taken, [one.found.sha256 for one in sheets.officials])
            bound = bind(
                case,
                today,
                name,
                taken,
                sheets,
                made / "packet.pdf",
                work,
                slips=slips,
                watch=watch,
                instructions=draw_instructions(case.form_language) if instructions else None,
            )
            if not (changed := prove_pages(made / "packet.pdf", bound, watch, kept)):
                break
            taken = without(case.papers, taken, changed, accept)  # at least one paper fewer each time
        values = prove_packet(made / "packet.pdf", bound, case.language, watch)
        returned = returned_pages(case, base, bound, papers, watch)
        if returned.pages:
            bound = _with_signed(bound, returned, made, work, watch)
        edition = _fax_edition(case, today, bound, name, taken, made, watch) if fax else None
        open_signs = tuple(sign for sign in bound.signatures.values() if sign.page - 1 not in returned.pages)
        _write_next_steps(case, today, bound, open_signs, taken, edition, made)
        if mail:
            _write_mail(case, bound, open_signs, made)
        wishes = {"on": today.isoformat(), "to": sheets.filing.id, "fax": fax, "slips": slips, "mail": mail}
        wishes |= {"instructions": instructions, "accept": sorted(accept), "official": [one.name for one in official]}
        facts = _write_ledger(case, base, bound, taken, values, edition, made, returned, wishes)
        remember(made, out, case, facts)
        watch.tell("write", 0, 1)
        files = tuple(sorted(path.name for path in made.iterdir() if path.name not in (PRINTED, PRINTINGS)))
        publish(made, out, replace=replace)
    findings = judge(case, today, {due: sign.page for due, sign in bound.signatures.items() if sign in open_signs})
    officials = sheets.told(bound.filled)
    return Built(
        out, name, bound.plan, open_signs, tuple(findings), taken, files, sheets.filing, edition, officials,
        {page + 1: entry for page, (entry, _) in returned.pages.items()},
    )  # fmt: skip


def _with_signed(bound: Bound, returned: ReturnedPages, made: Path, work: Path, watch: BuildWatch) -> Bound:
    """The proved packet bound again with the pages that came back, and proved again; it stays beside it as printed.
    Raises `Unproved` when a page does not show what came back.
    """
    (made / "packet.pdf").rename(made / PRINTED)
    pages = {page: clean for page, (_, clean) in returned.pages.items()}
    again = signed(bound, pages, made / "packet.pdf", work, watch)
    for changed in prove_pages(made / "packet.pdf", again, watch).values():
        raise Unproved("page_changed", page=changed[0] + 1)
    return again


def _refuse_stops(case: Case, today: dt.date, accept: frozenset[str]) -> None:
    stops = [finding for finding in judge(case, today) if finding.level == "stop" and finding.id not in accept]
    if stops:
        raise StoppedByFindings(stops, open_instead(case, today))


def _fax_edition(
    case: Case,
    today: dt.date,
    bound: Bound,
    name: str,
    taken: Sequence[Taken | Refusal],
    made: Path,
    watch: BuildWatch,
) -> FaxEdition:
    from packet.binding.fax_copy import fax_edition  # the raster is heavy, and most builds want none

    return fax_edition(case, today, bound, name, taken, made, watch)


def _write_next_steps(
    case: Case,
    today: dt.date,
    bound: Bound,
    signatures: tuple[SignHere, ...],
    taken: Sequence[Taken | Refusal],
    edition: FaxEdition | None,
    made: Path,
) -> None:
    parts = len(edition.parts) if edition else 0
    left_out = tuple(place for place, result in enumerate(taken) if isinstance(result, Refusal))
    made_by_hand = len(bound.signatures) - len(signatures)
    letter, dates = render(
        case, today, NextFacts(bound.number, bound.plan.pages, signatures, parts, left_out, made_by_hand)
    )
    (made / "next-steps.pdf").write_bytes(letter)
    (made / "next-steps.ics").write_bytes(dates)


def _write_mail(case: Case, bound: Bound, signatures: tuple[SignHere, ...], made: Path) -> None:
    from packet import mail_sheet  # few packets are mailed

    sheet = mail_sheet.draw(case, NextFacts(bound.number, bound.plan.pages, signatures))
    (made / "mail.pdf").write_bytes(sheet)


def _write_ledger(
    case: Case,
    base: Path,
    bound: Bound,
    taken: Sequence[Taken | Refusal],
    values: Sequence[Proved],
    edition: FaxEdition | None,
    made: Path,
    returned: ReturnedPages,
    wishes: Mapping[str, Any],
) -> Mapping[str, Any]:
    scans = {page + 1: entry.scan for page, (entry, _) in returned.pages.items()}
    placed = [one for part in values_of(bound) for one in part]
    facts = {
        "format": ledger.FORMAT,
        "packet": ledger.packet_entry(made / "packet.pdf", bound.plan.pages, bound.number, wishes),
        "inputs": ledger.input_entries(case, base, bound.plan, bound.fits, taken),
        "pages": ledger.page_entries(bound.plan, taken, bound.marks),
        "values": ledger.value_entries(values, placed),
        "signatures": ledger.signature_entries(tuple(bound.signatures.values()), bound.boxes, scans),
        "fax": edition.ledger() if edition else {"parts": [], "pages": []},
    }
    ledger.write_ledger(made / "ledger.json", facts)
    return facts
