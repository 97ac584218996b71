"""The fax edition of a bound packet: which pages are photographs, where exhibits begin, and the cover of each part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from forms.case import Case, FaxWay
from forms.words import ENGLISH, say
from packet.binding.bind import Bound
from packet.binding.cover import cover_of, draw_cover
from packet.binding.plan import PacketPlan
from packet.fax.cover import PartLabel, mailed_sheet
from packet.fax.make import edition
from packet.fax.report import FaxEdition
from packet.intake.result import Refusal, Taken
from packet.progress import BuildWatch


def ways_of(case: Case, plan: PacketPlan, taken: Sequence[Taken | Refusal]) -> dict[int, FaxWay]:
    """How each page of the packet (from 1) is faxed that is not faxed as it is: as its paper's pages were chosen, and
    all pages of a photograph as a photo where nothing else was chosen."""
    ways: dict[int, FaxWay] = {}
    for page, part, place in plan.numbered():
        if part.exhibit is None or part.source == "slip":
            continue
        paper, became = case.papers[part.exhibit.paper], taken[part.exhibit.paper]
        source = became.sources[place - 1] if isinstance(became, Taken) else place
        way = paper.fax.get(source, "photo" if part.exhibit.kind == "photo" else "as_is")
        if way != "as_is":
            ways[page] = way
    return ways


def fax_edition(
    case: Case,
    today: dt.date,
    bound: Bound,
    number: str,
    taken: Sequence[Taken | Refusal],
    made: Path,
    watch: BuildWatch,
) -> FaxEdition:
    """Write the fax edition beside `made`/packet.pdf. Raises as `packet.fax.edition` does."""
    plan = bound.plan
    ways = ways_of(case, plan, taken)
    facts = cover_of(case, number, plan.pages, today)

    def cover(label: PartLabel) -> bytes:
        words = {"number": label.number, "of": label.of, "first": label.first, "last": label.last, "total": label.total}
        return draw_cover(replace(facts, pages=label.sheets, part=say("packet.cover.part", ENGLISH, **words)))

    return edition(
        made / "packet.pdf",
        made,
        photo_pages=frozenset(page for page, way in ways.items() if way == "photo"),
        lighter_pages=frozenset(page for page, way in ways.items() if way == "lighter"),
        mail_pages=frozenset(page for page, way in ways.items() if way == "mail"),
        instead=lambda page, of: mailed_sheet(page, of, case.form_language, number),
        starts=tuple(section.first for section in plan.sections() if section.exhibit),
        language=case.language,
        cover=cover,
        progress=lambda done, total: watch.tell("fax", done, total),
        cancelled=watch.stopped,
    )
