"""The proof of the bound packet: every page is there and shows what it was made of, and every value of the case stands
on it, or the packet is not kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from forms.case import Language
from packet.binding.bind import Bound
from packet.errors import Refused, Unproved
from packet.filling.filled import Placed, moved
from packet.intake.kept import KeptPapers
from packet.progress import BuildWatch
from packet.proof.fenced import changed, prove
from packet.proof.proved import Proved, require
from packet.proof.proven_pages import ProvenPages


def prove_pages(packet: Path, bound: Bound, watch: BuildWatch, kept: KeptPapers | None = None) -> dict[int, list[int]]:
    """The papers (places in the case) of which the packet shows something else, each with these pages of its own (from
    0); none when all is well. `kept` knows which pages were proved before.

    Raises `Unproved` when a page is missing or one of ours is not as it was drawn, `Refused` for an agency's own page.
    """
    parts = {number - 1: (part, page - 1) for number, part, page in bound.plan.numbered()}
    papers: dict[int, list[int]] = {}
    total = bound.plan.pages
    for number in changed(
        packet,
        bound.leaves,
        bound.fits,
        lambda page: watch.tell("prove", page, total),
        watch.stopped,
        bound.marks,
        None if kept is None else ProvenPages(kept),
    ):
        part, page = parts[number]
        if part.source in bound.officials:
            raise Refused("official_page_changed", file=bound.officials[part.source], page=page + 1)
        if part.exhibit is None or part.source == "slip":
            raise Unproved("page_changed", page=number + 1)
        papers.setdefault(part.exhibit.paper, []).append(page)
    return papers


def prove_packet(packet: Path, bound: Bound, language: Language, watch: BuildWatch) -> list[Proved]:
    """What became of every value of `values_of`. Raises `Unproved` when one does not stand where it was drawn."""
    placed, reasons = values_of(bound)
    results = prove(packet, [*placed, *reasons], watch.stopped)
    require(results[: len(placed)], language)
    for result in results[len(placed) :]:
        if not result.proved:
            raise Unproved("value_lost", key=result.key, page=result.page + 1)
    return results


def values_of(bound: Bound) -> tuple[list[Placed], list[Placed]]:
    """Every value of the forms where it stands in the packet, and those of the request page."""
    placed: list[Placed] = []
    for source, filled in bound.filled.items():
        part = bound.plan.part(source)
        placed += moved(filled.placed, part.first - 1) if part else ()
    placed = [replace(one, rect=bound.fits[one.page].rect(one.rect)) for one in placed]
    # The reasons on the request page stand on no form, so they are looked for under a name of their own.
    part = bound.plan.part("request")
    reasons = moved(bound.requests.placed, part.first - 1) if part else ()
    return placed, list(reasons)
