"""Gives every written answer its slot: labels and slots of the whole file in one assignment.

Labels that are not ours, and unknown wording beside a slot, take part too: they keep their slots from being taken by a
neighbour. A pair is only as sure as the next best way to pair everything is dear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from packet.locate.assign import NEVER, Costs, assign, margins
from packet.locate.form_map import CONFIDENCE_DIGITS, FieldPlace
from packet.locate.geometry import Area, along
from packet.locate.items import Item
from packet.locate.menus import is_menu
from packet.locate.names import likeness
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.relations import MODES, Anchor, Relation, relate
from packet.locate.sections import Label
from packet.locate.slots import Slot, blank_slots, slots_of
from packet.locate.split_slots import Split, parts_of
from packet.locate.tuning import COSTS, PLACES, SLOTS, TEXTS

_WRITTEN: Final = frozenset({"text", "date", "long", "word", "signature"})


@dataclass(frozen=True)
class _Row:
    """One claimant of a slot: an item with its label (or with none), or a stranger."""

    page: int
    anchor: Anchor | None
    item: Item | None
    label: Label | None
    alone: float


@dataclass(frozen=True)
class _Pair:
    relation: Relation | None
    cost: float
    named: float


def text_places(
    views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label], ticks: Sequence[FieldPlace]
) -> list[FieldPlace]:
    """A place, sure or not, for every written item that has any slot. `ticks` are taken already."""
    slots = _free_slots(views, known, ticks)
    slots += _blanks(views, labels, slots, known.items)
    rows = [*_items(views, known, labels), *_strangers(views, known, labels)]
    if not slots or not rows:
        return []
    pairs = {
        (r, c): pair
        for r, row in enumerate(rows)
        for c, slot in enumerate(slots)
        if (pair := _pair(row, slot, views, known, [o for o in slots if o.page == slot.page])) is not None
    }
    alone = np.array([row.alone for row in rows])
    # A form keeps to one side for its labels: the whole file is solved once for each, and the cheapest is believed.
    best = min((_solve(mode, rows, slots, pairs, alone) for mode in MODES), key=lambda found: found[1])
    chosen, total, costs = best
    splits = _splits(rows, slots, chosen, views)
    alike = {r: {n for n, o in enumerate(slots) if o.area in split.parts} for r, split in splits.items() if split}
    gaps = margins(costs, alone, chosen, alike)
    rivals = [_solve(mode, rows, slots, pairs, alone) for mode in MODES]
    places: list[FieldPlace] = []
    for r, c in enumerate(chosen):
        row = rows[r]
        if c < 0 or row.item is None:
            continue
        doubt = min(
            (t - total for other, t, _ in rivals if other[r] != c and other[r] not in alike.get(r, ())), default=1.0
        )
        places.append(_place(row, slots[c], pairs[(r, c)], gaps[r], doubt, splits[r]))
    return places


def _free_slots(views: Sequence[PageView], known: Recognised, ticks: Sequence[FieldPlace]) -> list[Slot]:
    """The slots of the forms' pages that no tick box and no drop-down field of yes and no has."""
    return [
        slot
        for page in views
        if known.pages[page.number].kind == "form"
        for slot in slots_of(page)
        if not (slot.widget is not None and is_menu(slot.widget))
        and not any(
            t.page == slot.page and t.area.shared(slot.area) > PLACES.clash * min(t.area.size, slot.area.size)
            for t in ticks
        )
    ]


def _splits(
    rows: Sequence[_Row], slots: Sequence[Slot], chosen: Sequence[int], views: Sequence[PageView]
) -> dict[int, Split | None]:
    """Row → the parts of its slot, where the slot is one of several for one answer."""
    used = [slots[c] for c in chosen if c >= 0]
    return {
        r: parts_of(
            item,
            slots[c],
            views[slots[c].page],
            [o for o in slots if o.page == slots[c].page and (o is slots[c] or o not in used)],
        )
        for r, c in enumerate(chosen)
        if c >= 0 and (item := rows[r].item) is not None
    }


def _items(views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label]) -> list[_Row]:
    rows = []
    for key, item in known.items.items():
        if item.kind not in _WRITTEN or item.form not in known.forms:
            continue
        label = labels.get(key)
        anchor = None if label is None else _sign(label, views[label.page])
        rows.append(_Row(-1 if label is None else label.page, anchor, item, label, COSTS.none))
    return rows


def _sign(label: Label, page: PageView) -> Anchor:
    runs = frozenset(span.run for span in label.found.spans)
    return Anchor(label.area, label.last, label.base, runs, _cell_of(label.area, page))


def _cell_of(area: Area, page: PageView) -> Area | None:
    """The smallest drawn cell around some words, if there is one that is no frame around half the page."""
    around = [
        c
        for c in page.shapes.cells
        if c.holds(*area.middle) and area.shared(c) > TEXTS.cell_share * area.size and c.height < TEXTS.cell_high
    ]
    return min(around, key=lambda c: c.size, default=None)


def _strangers(views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label]) -> list[_Row]:
    """Short wording that is no known label, and known labels that are not ours."""
    ours = {(label.page, span) for label in labels.values() for span in label.found.spans}
    rows: list[_Row] = []
    least, most = TEXTS.stranger_letters
    for page in views:
        if known.pages[page.number].kind != "form":
            continue
        taken: set[int] = {s.run for p, s in ours if p == page.number}
        for match in known.found[page.number]:
            if match.about.startswith(("choice:", "section:", "page:")) and match.alone:
                taken |= {span.run for span in match.spans}
        for number, run in enumerate(page.runs):
            if number not in taken and least <= len(run.plain) <= most:
                anchor = Anchor(run.area, run.area, run.base, frozenset({number}), _cell_of(run.area, page))
                rows.append(_Row(page.number, anchor, None, None, TEXTS.stranger))
    return rows


def _blanks(
    views: Sequence[PageView], labels: Mapping[str, Label], slots: Sequence[Slot], items: Mapping[str, Item]
) -> list[Slot]:
    made: list[Slot] = []
    if len(slots) >= SLOTS.drawn:
        return made
    for page in views:
        mine = [lab for lab in labels.values() if lab.page == page.number and items[lab.key].kind in _WRITTEN]
        if mine:
            made += blank_slots(page, [(lab.area, items[lab.key].kind == "long", _colon(lab, page)) for lab in mine])
    return made


def _colon(label: Label, page: PageView) -> bool:
    span = label.found.spans[-1]
    letters = page.runs[span.run].letters
    behind = page.runs[span.run].at[span.end - 1] + 1
    return behind < len(letters) and letters[behind].text == ":"


def _fitted(item: Item | None, slot: Slot) -> Slot:
    return slot.grown() if item is not None and item.kind == "long" else slot


def _pair(row: _Row, slot: Slot, views: Sequence[PageView], known: Recognised, beside: Sequence[Slot]) -> _Pair | None:
    signing = slot.widget is not None and slot.widget.kind == "signature"
    if row.item is not None and signing != (row.item.kind == "signature") and signing:
        return None
    named = likeness(row.item, slot.widget) if row.item is not None and slot.widget is not None else 0.0
    if row.anchor is None or row.page != slot.page:
        form = known.pages[slot.page].form
        if row.anchor is None and row.item is not None and named >= TEXTS.name and form == row.item.form:
            return _Pair(None, TEXTS.named_alone, named)
        return None
    related = relate(row.anchor, _fitted(row.item, slot), views[slot.page].runs, [o for o in beside if o is not slot])
    if related is None:
        return None
    relation, cost = related
    if slot.tight and any(not other.holds and _adjoins(slot.area, other.area) for other in beside):
        cost += TEXTS.tight
    if (
        slot.kind != "field"
        and row.item is not None
        and row.item.kind != "signature"
        and any(o.kind == "field" for o in beside)
    ):
        cost += TEXTS.drawn
    cost += _unfit(row.item, _fitted(row.item, slot)) + (COSTS.label * row.label.cost if row.label else 0.0)
    return _Pair(relation, cost, named)


def _without_crossings(costs: Costs, named: Costs, under: Costs) -> Costs:
    """Takes out the pairs in which another wording is far closer to the slot: no reader would cross it. A wording just
    under a slot does not count: it may as well be the label of the next."""
    closest = np.where(under > 0, NEVER, costs).min(axis=0)
    return np.where((costs > closest + TEXTS.farther) & (named < TEXTS.name), NEVER, costs)


def _adjoins(rest: Area, other: Area) -> bool:
    """Whether an empty slot begins where this cell ends: to its right, or below it with the same edges."""
    least, most = TEXTS.adjoin
    level = along(rest, other) > TEXTS.adjoin_share * min(rest.height, other.height)
    right = least <= other.x0 - rest.x1 < most and level
    flush = abs(rest.x1 - other.x1) < TEXTS.adjoin_edge and other.x0 < rest.x0
    below = least <= rest.y0 - other.y1 < most and flush
    return right or below


def _unfit(item: Item | None, slot: Slot) -> float:
    if item is None:
        return 0.0
    if item.kind == "long":
        return 0.0 if slot.tall else TEXTS.long_low if slot.area.width > TEXTS.long_width else TEXTS.long_short
    if slot.kind == "field":
        return TEXTS.multiline if slot.widget is not None and slot.widget.multiline else 0.0
    return TEXTS.high if slot.area.height > TEXTS.high_from or len(slot.rows) > 2 else 0.0


def _solve(
    mode: Relation,
    rows: Sequence[_Row],
    slots: Sequence[Slot],
    pairs: Mapping[tuple[int, int], _Pair],
    alone: Costs,
) -> tuple[list[int], float, Costs]:
    costs = np.full((len(rows), len(slots)), NEVER)
    named = np.zeros_like(costs)
    under = np.zeros_like(costs)
    for (r, c), pair in pairs.items():
        off = 0.0 if pair.relation in (mode, "inside", None) else TEXTS.off_mode
        costs[r, c] = max(0.0, pair.cost + off - TEXTS.named * pair.named * (rows[r].anchor is not None))
        named[r, c] = pair.named
        under[r, c] = pair.relation == "above"
    costs = _without_crossings(costs, named, under)
    chosen, total = assign(costs, alone)
    return chosen, total, costs


def _place(
    row: _Row,
    slot: Slot,
    pair: _Pair,
    gap: float,
    doubt: float,
    split: Split | None,
) -> FieldPlace:
    assert row.item is not None
    item = row.item
    slot = _fitted(item, slot)
    evidence = [f"label {pair.relation}" if pair.relation else "name only", slot.kind]
    if pair.named >= TEXTS.name_told:
        evidence.append("field name")
    whole = row.label.found.whole if row.label else PLACES.unlabelled
    certain = min(1.0, gap / TEXTS.gap) * min(1.0, TEXTS.doubt_share + doubt / TEXTS.doubt)
    confidence = whole * (TEXTS.least + TEXTS.span * certain) * (TEXTS.blank if slot.kind == "blank" else 1.0)
    area = split.area if split else _clear_of_label(slot, row.anchor)
    return FieldPlace(
        key=item.key,
        page=slot.page,
        area=area,
        kind="signature" if item.kind == "signature" else "text",
        parts=split.parts if split else (),
        rows=slot.rows if len(slot.rows) > 1 else (),
        comb=(slot.widget.comb if slot.widget else len(slot.cells)) if not split else 0,
        multiline=item.kind == "long" or (slot.widget.multiline if slot.widget else False),
        evidence=tuple(evidence),
        confidence=round(min(PLACES.most, confidence), CONFIDENCE_DIGITS),
        name=slot.widget.name if slot.widget else "",
        widget=slot.widget.number if slot.widget else -1,
    )


def _clear_of_label(slot: Slot, anchor: Anchor | None) -> Area:
    """A field laid over its own printed label leaves the label free."""
    area = slot.area
    if anchor is None or slot.kind != "field" or area.shared(anchor.area) < TEXTS.label_share * anchor.area.size:
        return area
    if anchor.area.y0 - area.y0 >= TEXTS.label_under:
        return Area(area.x0, area.y0, area.x1, anchor.area.y0 - SLOTS.near_words)
    if area.x1 - anchor.area.x1 >= TEXTS.label_behind:
        return Area(anchor.area.x1 + 2, area.y0, area.x1, area.y1)
    return area
