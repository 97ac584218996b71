"""Which section of a form a place on a page belongs to, and which found wording is the label of which item.

Sections begin at their headings and run on, down the column and over the form's pages. Labels that occur twice (City,
Date) are told apart by it. One wording on the page is the label of one item only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from forms.sheet import FormId
from packet.locate.assign import NEVER, assign
from packet.locate.geometry import Area, across, around
from packet.locate.items import NUMBERS, Item, form_of
from packet.locate.labels import Found
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.tuning import COSTS, LABELS, RUNS, SECTIONS

_TITLE = "title:"
"""Before a form's id: the place between the head of a form behind another and its first section."""


@dataclass(frozen=True)
class Label:
    """The label of an item on a page: `area` is around it with the remarks that belong to it, `last` its last line,
    `first` the wording alone. `cost` is small for the form's own wording in its own section."""

    key: str
    page: int
    area: Area
    last: Area
    first: Area
    base: float
    found: Found
    cost: float


@dataclass(frozen=True)
class _Mark:
    page: int
    area: Area
    about: str


def labels_of(views: Sequence[PageView], known: Recognised) -> dict[str, Label]:
    """Key → its label; keys whose label is nowhere are absent."""
    marks = _marks(views, known)
    spans: list[Found] = []
    seen: dict[tuple[int, object], int] = {}
    entries: dict[tuple[str, int], Found] = {}
    for number, matches in enumerate(known.found):
        if known.pages[number].kind != "form":
            continue
        for match in matches:
            if match.key and (match.alone or match.length >= LABELS.short):
                place = seen.setdefault((number, match.spans), len(spans))
                if place == len(spans):
                    spans.append(match)
                entries[(match.key, place)] = match
    items = known.items
    keys = [item.key for item in items.values() if item.form in known.forms]
    costs = np.full((len(keys), max(1, len(spans))), NEVER)
    for (key, place), match in entries.items():
        if key in keys:
            costs[keys.index(key), place] = _cost(key, match, views, marks, known)
    chosen, _ = assign(costs, np.full(len(keys), COSTS.none))
    labels: dict[str, Label] = {}
    for row, place in enumerate(chosen):
        if place >= 0:
            match = entries[(keys[row], place)]
            key, page = keys[row], match.page
            labels[key] = _label(items[key], match, views[page], known.found[page], costs[row, place])
    return labels


def section_at(page: int, area: Area, marks: Sequence[_Mark], size: tuple[float, float], order: Sequence[int]) -> str:
    """The section of the last heading before this place; "" before any. "important" counts as none. `order`: the pages
    of the page's form, as the form goes: in the file they may stand the other way round."""
    before = order[: order.index(page)] if page in order else ()
    half, full = size[0] * SECTIONS.half, size[0] * SECTIONS.full
    here = [m for m in marks if m.page == page and m.area.y0 > area.middle[1] - 1]
    sided = [m for m in marks if m.page == page and m.area.x0 > half and m.area.width < half]
    if sided and here:
        edge = min(m.area.x0 for m in sided) - SECTIONS.column
        same = [m for m in here if (m.area.x0 >= edge) == (area.x0 >= edge) or m.area.width > full]
        if not same and area.x0 >= edge:
            same = [m for m in marks if m.page == page and m.area.x0 < edge]
            return _about(min(same, key=lambda m: m.area.y0)) if same else ""
        here = same
    if here:
        return _about(min(here, key=lambda m: m.area.y0))
    earlier = [m for m in marks if m.page in before]
    last = max(earlier, key=lambda m: (before.index(m.page), m.area.x0 > half, -m.area.y0), default=None)
    return _about(last) if last else ""


def _about(mark: _Mark) -> str:
    return "" if mark.about == "important" else mark.about


def _marks(views: Sequence[PageView], known: Recognised) -> list[_Mark]:
    marks: list[_Mark] = []
    first = next(iter(known.items.values())).form
    for number, matches in enumerate(known.found):
        if known.pages[number].kind != "form":
            continue
        for match in matches:
            if match.about.startswith("section:") and match.alone and match.whole > LABELS.whole:
                marks.append(_Mark(number, match.area, match.about.removeprefix("section:")))
            form = match.about.removeprefix("page:")
            if form in NUMBERS and match.alone and match.area.y1 > views[number].size[1] * SECTIONS.title:
                marks.append(_Mark(number, match.area, "" if form == first else f"{_TITLE}{form}"))
    return marks


def _cost(key: str, match: Found, views: Sequence[PageView], marks: Sequence[_Mark], known: Recognised) -> float:
    item = known.items[key]
    if item.form not in known.forms:
        return NEVER
    own = known.pages[match.page].form
    section = section_at(match.page, match.area, marks, views[match.page].size, known.order[own] if own else ())
    form = _form(section, known.table.agency) or own
    if form != item.form:
        return NEVER if form in known.forms else SECTIONS.other_form
    before = not section or section.startswith(_TITLE)
    away = 0.0 if section == item.section else SECTIONS.outside if before else SECTIONS.other
    worded = SECTIONS.rank * min(match.rank, SECTIONS.rank_most) + (1.0 - match.whole) * SECTIONS.slips
    return worded + away + SECTIONS.page * match.page


def _form(section: str, agency: str) -> FormId | None:
    return section.removeprefix(_TITLE) if section.startswith(_TITLE) else form_of(agency).get(section)


def _label(item: Item, match: Found, page: PageView, found: Sequence[Found], cost: float) -> Label:
    """The label with the remarks that belong to it: the rest of its last run, and the lines that go on below it."""
    taken = {span.run for other in found if other is not match for span in other.spans if _solid(other)}
    runs = [span.run for span in match.spans]
    lines = [page.runs[run].area for run in runs]
    if item.kind in ("long", "choice", "tick", "statement") or match.length > SECTIONS.sentence:
        last = runs[-1]
        while True:
            following = _goes_on(page, last, min(a.x0 for a in lines), taken)
            if following is None:
                break
            lines.append(page.runs[following].area)
            last = following
    bottom = min(a.y0 for a in lines)
    low = around(a for a in lines if a.y0 - bottom < SECTIONS.last_line)
    base = min(page.runs[span.run].base for span in match.spans)
    lone = match.alone or len(match.spans) > 1
    area = around(lines) if lone else replace(around([*lines, match.area]))
    return Label(item.key, match.page, area, low, match.area, base, match, cost)


def _solid(match: Found) -> bool:
    return match.about.startswith(("key:", "choice:", "section:", "decoy:")) and (
        match.alone or match.length >= LABELS.short
    )


def _goes_on(page: PageView, last: int, left: float, taken: set[int]) -> int | None:
    run = page.runs[last]
    for number, other in enumerate(page.runs):
        drop = run.base - other.base
        if (
            RUNS.same_line < drop <= SECTIONS.remark_line * max(run.size, SECTIONS.remark_size)
            and number not in taken
            and abs(other.area.x0 - left) < SECTIONS.column
            and across(other.area, run.area) > 0
            and len(other.plain) > SECTIONS.remark_least
        ):
            return number
    return None
