"""From a case and its papers to a proven packet in a folder: the order of the work, and nothing of how each part is
done.

Nothing appears in the folder before everything is drawn, joined, opened again by the second engine and proved. A
failed, cancelled or killed build leaves nothing behind but, when it was killed, a private folder that the next build
sweeps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forms.case import Case
from forms.finding import Finding
from forms.next_steps import NextFacts, SignHere
from forms.rules import judge
from packet import ledger
from packet.atomic import publish, workshop
from packet.binding.bind import Bound, bind
from packet.binding.front import check_words
from packet.binding.identity import packet_id
from packet.binding.plan import Plan
from packet.binding.prove import prove_packet
from packet.binding.sheets import sheets_for
from packet.gather import gather
from packet.intake.taken import Refusal, Taken
from packet.next_steps import render
from packet.progress import Progress, Watch
from packet.stops import StoppedByFindings

if TYPE_CHECKING:
    from packet.fax.make import FaxEdition


@dataclass(frozen=True)
class Built:
    """What a build made. `files` are the names in `folder`; `papers` is what became of each paper of the case."""

    folder: Path
    packet: Path
    ledger: Path
    pages: int
    packet_id: str
    plan: Plan
    signatures: tuple[SignHere, ...]
    findings: tuple[Finding, ...]
    papers: tuple[Taken | Refusal, ...]
    files: tuple[str, ...]
    fax: FaxEdition | None = None


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
    replace: bool = False,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Built:
    """Build into the folder `out`: packet.pdf, ledger.json, next-steps.pdf and .ics, with `fax` the fax edition.

    `base` is the folder that the papers' names start from; `accept` holds ids of stop findings and "paper:NAME".
    Raises `StoppedByFindings`, `PapersRefused`, `Unproved`, `CannotWrite` or `Interrupted`; then `out` is as it was.
    """
    watch = Watch(progress, cancelled)
    stops = [finding for finding in judge(case, today) if finding.level == "stop" and finding.id not in accept]
    if stops:
        raise StoppedByFindings(stops)
    with workshop(out) as work:
        made, papers = work / "made", work / "papers"
        for folder in (made, papers):
            folder.mkdir(mode=0o700)
        check_words(case)
        sheets = sheets_for(case, today, official)
        taken = gather(case.papers, base, papers, accept, watch)
        name = packet_id(case, today, taken, [one.found.sha256 for one in sheets.officials])
        bound = bind(case, today, name, taken, sheets, made / "packet.pdf", work, slips=slips, watch=watch)
        signatures = tuple(bound.signatures.values())
        values = prove_packet(made / "packet.pdf", bound, case.language, watch)
        edition = _fax_edition(case, today, bound, name, made, watch) if fax else None
        facts = NextFacts(name, bound.plan.pages, signatures, len(edition.parts) if edition else 0)
        letter, dates = render(case, today, facts)
        (made / "next-steps.pdf").write_bytes(letter)
        (made / "next-steps.ics").write_bytes(dates)
        ledger.write_ledger(
            made / "ledger.json",
            {
                "format": ledger.FORMAT,
                "packet": ledger.packet_entry(made / "packet.pdf", bound.plan.pages),
                "inputs": ledger.input_entries(case, base, bound.plan, bound.fits, taken),
                "pages": ledger.page_entries(bound.plan, taken),
                "values": values,
                "signatures": ledger.signature_entries(signatures),
                "fax": edition.ledger() if edition else {"parts": [], "pages": []},
            },
        )
        watch.tell("write", 0, 1)
        files = tuple(sorted(path.name for path in made.iterdir()))
        publish(made, out, replace=replace)
    return Built(
        folder=out,
        packet=out / "packet.pdf",
        ledger=out / "ledger.json",
        pages=bound.plan.pages,
        packet_id=name,
        plan=bound.plan,
        signatures=signatures,
        findings=tuple(judge(case, today, {key: sign.page for key, sign in bound.signatures.items()})),
        papers=taken,
        files=files,
        fax=edition,
    )


def _fax_edition(case: Case, today: dt.date, bound: Bound, name: str, made: Path, watch: Watch) -> FaxEdition:
    from packet.binding.fax_copy import fax_edition  # the raster is heavy, and most builds want none

    return fax_edition(case, today, bound, name, made, watch)
