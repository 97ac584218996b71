"""The fax edition of a bound packet: which pages are photographs, where exhibits begin, and the cover of each part."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from forms.case import Case
from forms.words import ENGLISH, say
from packet.binding.bind import Bound
from packet.binding.cover import cover_of, draw_cover
from packet.fax.cover import PartLabel
from packet.fax.make import edition
from packet.fax.report import FaxEdition
from packet.progress import BuildWatch


def fax_edition(case: Case, today: dt.date, bound: Bound, number: str, made: Path, watch: BuildWatch) -> FaxEdition:
    """Write the fax edition beside `made`/packet.pdf. Raises as `packet.fax.edition` does."""
    plan = bound.plan
    photos = [part for part in plan.parts if part.exhibit and part.exhibit.kind == "photo" and part.source != "slip"]
    facts = cover_of(case, number, plan.pages, today)

    def cover(label: PartLabel) -> bytes:
        words = {"number": label.number, "of": label.of, "first": label.first, "last": label.last, "total": label.total}
        return draw_cover(replace(facts, pages=label.sheets, part=say("packet.cover.part", ENGLISH, **words)))

    return edition(
        made / "packet.pdf",
        made,
        photo_pages=frozenset(page for part in photos for page in range(part.first, part.last + 1)),
        starts=tuple(section.first for section in plan.sections() if section.exhibit),
        language=case.language,
        cover=cover,
        progress=lambda done, total: watch.tell("fax", done, total),
        cancelled=watch.stopped,
    )
