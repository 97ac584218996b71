"""All the drawn and taken pages bound into one file: plan, front pages, bands, outline, links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from forms.case import Case
from forms.form_spec import Due
from forms.next_steps import SignHere
from forms.sheet import Rect
from packet.binding.assemble import PLAIN, leaves_of
from packet.binding.cover import cover_of, draw_cover
from packet.binding.fenced import assemble, inked
from packet.binding.front import Front
from packet.binding.identity import file_identity
from packet.binding.ink_boxes import InkBoxes, boxes_of
from packet.binding.outline import Furniture
from packet.binding.page_marks import marks_of, page_checks
from packet.binding.plan import PacketPlan, settle
from packet.binding.request_page import Requests
from packet.binding.sheets import Sheets, sign_here
from packet.binding.stamp import Bands, stamp
from packet.filling.filled import Filled
from packet.instructions import Instructions
from packet.intake.result import Refusal, Taken
from packet.marks.mark import PageMark
from packet.pdf.placement import Fit, PageRef
from packet.progress import BuildWatch

NO_BANDS: Final = Bands(())


@dataclass(frozen=True)
class Bound:
    """The packet as bound. `fits` and `leaves` have one entry a page; `filled` and `requests` say what stands where;
    `officials` names the file that an agency's own pages are from, by their source. `marks` has the mark of each page
    (from 0) that is ours, `boxes` the places for ink of each page that is to be signed. `number`, `bands` and
    `furniture` are what it was bound with.
    """

    plan: PacketPlan
    leaves: tuple[PageRef, ...]
    fits: tuple[Fit, ...]
    filled: Mapping[str, Filled]
    requests: Requests
    signatures: Mapping[Due, SignHere]
    officials: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[int, PageMark] = field(default_factory=dict)
    number: str = ""
    bands: Bands = NO_BANDS
    furniture: Furniture = PLAIN
    boxes: Mapping[int, InkBoxes] = field(default_factory=dict)


def bind(
    case: Case,
    today: dt.date,
    number: str,
    papers: Sequence[Taken | Refusal],
    sheets: Sheets,
    out: Path,
    work: Path,
    *,
    slips: bool,
    watch: BuildWatch,
    instructions: Instructions | None = None,
) -> Bound:
    """Draw our own pages, join everything into `out`. `number` is the packet's; `work` a private folder.

    Raises `Unproved` for characters no font prints, OSError from the disk.
    """
    front = Front(case, papers, sheets, instructions.pages if instructions else 0)
    plan = settle({"cover": 1, "contents": 1}, front.exhibits, front.measure, slips=slips)
    watch.tell("fill", 0, plan.pages)
    filled = sheets.filled(plan, watch.cancelled)
    drawn = {source: form.pdf for source, form in filled.items()}
    drawn["cover"] = draw_cover(cover_of(case, number, plan.pages, today))
    requests, contents = front.requests(plan), front.contents(plan)
    drawn["request"], drawn["contents"] = requests.pdf, contents.pdf
    drawn |= front.slips(plan)
    if instructions is not None:
        drawn["instructions"] = instructions.pdf
    leaves = tuple(_leaves(plan, drawn, front, sheets, work, watch))
    signatures = sign_here(sheets, today, plan, filled)
    checks = page_checks(plan, drawn, filled, sheets)
    marks = marks_of(plan, number, sheets, checks, {sign.page for sign in signatures.values()})
    bands = stamp(_sections(plan), number, case.patient, case.form_language, marks)
    furniture = front.furniture(plan, number, contents)
    fits = assemble(
        leaves,
        out,
        work,
        bands=bands,
        furniture=furniture,
        identity=file_identity(number),
        each=lambda page: watch.tell("assemble", page, plan.pages),
        cancelled=watch.stopped,
    )
    officials: dict[str, str] = {official.source: official.path.name for official in sheets.officials}
    boxes = boxes_of(plan, sheets, filled, signatures)
    return Bound(
        plan, leaves, fits, filled, requests, signatures, officials, marks, number, bands, furniture,
        {page: one.placed(fits[page]) for page, one in boxes.items()},
    )  # fmt: skip


def signed(bound: Bound, pages: Mapping[int, Path], out: Path, work: Path, watch: BuildWatch) -> Bound:
    """The packet bound again with these pages (from 0) shown as they came back: each file is one straightened sheet.
    Everything else is the same, byte for byte. Raises as `bind`.
    """
    leaves = tuple(
        PageRef(pages[number], 0, own=True) if number in pages else leaf for number, leaf in enumerate(bound.leaves)
    )
    fits = assemble(
        leaves,
        out,
        work,
        bands=bound.bands,
        furniture=bound.furniture,
        identity=file_identity(bound.number),
        each=lambda page: watch.tell("assemble", page, bound.plan.pages),
        cancelled=watch.stopped,
    )
    return replace(bound, leaves=leaves, fits=fits)


def _sections(plan: PacketPlan) -> list[tuple[str, int]]:
    """(exhibit letter or "", pages) of each section, for the band."""
    return [(section.exhibit.letter if section.exhibit else "", section.pages) for section in plan.sections()]


def _leaves(
    plan: PacketPlan, drawn: Mapping[str, bytes], front: Front, sheets: Sheets, work: Path, watch: BuildWatch
) -> Iterator[PageRef]:
    """Every page of the packet: where it lies. What others drew is fitted by its ink, what we drew stays."""
    others = {official.source for official in sheets.officials}
    for part in plan.parts:
        if part.exhibit is not None and part.source != "slip":
            yield from _paper(front.taken(part.exhibit), watch)
            continue
        name = part.source if part.exhibit is None else f"slip-{part.exhibit.letter}"
        path = work / f"{name}.pdf"
        path.write_bytes(drawn[name])
        yield from _fitted(path, watch) if name in others else leaves_of(path, part.pages, own=True)


def _paper(taken: Taken, watch: BuildWatch) -> Iterator[PageRef]:
    """A paper's pages, with their ink as intake saw it while it compared them; else they are looked at now."""
    if len(taken.ink) != len(taken.sources):
        return _fitted(taken.pdf, watch)
    boxes = (Rect(ink[0], ink[1], ink[2] - ink[0], ink[3] - ink[1]) if ink else None for ink in taken.ink)
    return (PageRef(taken.pdf, page, ink=box, looks=taken.looks) for page, box in enumerate(boxes))


def _fitted(pdf: Path, watch: BuildWatch) -> Iterator[PageRef]:
    return (PageRef(pdf, page, ink=box) for page, box in enumerate(inked(pdf, watch.stopped)))
