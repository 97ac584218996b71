"""The proof of the bound packet: every page is there and every value of the case stands on it, or the packet is not
kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from forms.case import Language
from packet.binding.bind import Bound
from packet.binding.verify import verify
from packet.errors import Unproved
from packet.filling.filled import Placed, moved
from packet.filling.proof import prove, require
from packet.ledger import value_entries
from packet.progress import Watch


def prove_packet(packet: Path, bound: Bound, language: Language, watch: Watch) -> list[dict[str, Any]]:
    """The ledger's entries of all values. Raises `Unproved` when a page or a value is not as it was drawn."""
    verify(packet, bound.leaves, lambda page: watch.tell("prove", page, bound.plan.pages))
    placed: list[Placed] = []
    for source, filled in bound.filled.items():
        part = bound.plan.part(source)
        placed += moved(filled.placed, part.first - 1) if part else ()
    placed = [replace(one, rect=bound.fits[one.page].rect(one.rect)) for one in placed]
    results = prove(packet, placed)
    require(results, language)
    return value_entries(results) + _prove_requests(packet, bound)


def _prove_requests(packet: Path, bound: Bound) -> list[dict[str, Any]]:
    """The reasons on the request page stand on no form, so they are looked for under a name of their own."""
    part = bound.plan.part("request")
    if part is None:
        return []
    first = part.first - 1
    said = [
        Placed(one.key, "request", first + one.page, one.rect, one.text, "continuation") for one in bound.requests.said
    ]
    results = prove(packet, said)
    for result in results:
        if not result.proved:
            raise Unproved("value_lost", key=result.key, page=result.page + 1)
    return value_entries(results)
