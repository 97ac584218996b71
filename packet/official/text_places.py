"""Gives every written answer its room: labels and rooms of the whole file in one assignment.

Labels that are not ours, and unknown wording beside a room, take part too: they keep their rooms from being taken by a
neighbour. A pair is only as sure as the next best way to pair everything is dear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from packet.official.assign import NEVER, Costs, assign, margins
from packet.official.geometry import Area, along
from packet.official.items import BY_KEY, Item
from packet.official.mapped import Place
from packet.official.menus import is_menu
from packet.official.names import likeness
from packet.official.page_view import PageView
from packet.official.recognise import Recognised
from packet.official.relations import MODES, Relation, Sign, relate
from packet.official.rooms import Room, blank_rooms, rooms_of
from packet.official.split_rooms import Split, parts_of
from packet.official.zones import Label

_ABSENT = 1.0
_STRANGER_ABSENT = 0.45
_OFF_MODE = 0.2
_NAMED = 0.3
_FARTHER = 0.25
_WRITTEN: Final = frozenset({"text", "date", "long", "signature"})


@dataclass(frozen=True)
class _Row:
    """One claimant of a room: an item with its label (or with none), or a stranger."""

    page: int
    sign: Sign | None
    item: Item | None
    label: Label | None
    alone: float


@dataclass(frozen=True)
class _Pair:
    relation: Relation | None
    cost: float
    named: float


def text_places(
    views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label], ticks: Sequence[Place]
) -> list[Place]:
    """A place, sure or not, for every written item that has any room. `ticks` are taken already."""
    rooms = _free_rooms(views, known, ticks)
    rooms += _blanks(views, labels, rooms)
    rows = [*_items(views, known, labels), *_strangers(views, known, labels)]
    if not rooms or not rows:
        return []
    pairs = {
        (r, c): pair
        for r, row in enumerate(rows)
        for c, room in enumerate(rooms)
        if (pair := _pair(row, room, views, known, [o for o in rooms if o.page == room.page])) is not None
    }
    alone = np.array([row.alone for row in rows])
    best = min((_solve(mode, rows, rooms, pairs, alone) for mode in MODES), key=lambda found: found[1])
    chosen, total, costs = best
    splits = _splits(rows, rooms, chosen, views)
    alike = {r: {n for n, o in enumerate(rooms) if o.area in split.parts} for r, split in splits.items() if split}
    gaps = margins(costs, alone, chosen, alike)
    rivals = [_solve(mode, rows, rooms, pairs, alone) for mode in MODES]
    places: list[Place] = []
    for r, c in enumerate(chosen):
        row = rows[r]
        if c < 0 or row.item is None:
            continue
        doubt = min(
            (t - total for other, t, _ in rivals if other[r] != c and other[r] not in alike.get(r, ())), default=1.0
        )
        places.append(_place(row, rooms[c], pairs[(r, c)], gaps[r], doubt, splits[r]))
    return places


def _free_rooms(views: Sequence[PageView], known: Recognised, ticks: Sequence[Place]) -> list[Room]:
    """The rooms of the forms' pages that no tick box and no drop-down field of yes and no has."""
    return [
        room
        for page in views
        if known.pages[page.number].kind == "form"
        for room in rooms_of(page)
        if not (room.widget is not None and is_menu(room.widget))
        and not any(
            t.page == room.page and t.area.shared(room.area) > 0.3 * min(t.area.size, room.area.size) for t in ticks
        )
    ]


def _splits(
    rows: Sequence[_Row], rooms: Sequence[Room], chosen: Sequence[int], views: Sequence[PageView]
) -> dict[int, Split | None]:
    """Row → the parts of its room, where the room is one of several for one answer."""
    used = [rooms[c] for c in chosen if c >= 0]
    return {
        r: parts_of(
            item,
            rooms[c],
            views[rooms[c].page],
            [o for o in rooms if o.page == rooms[c].page and (o is rooms[c] or o not in used)],
        )
        for r, c in enumerate(chosen)
        if c >= 0 and (item := rows[r].item) is not None
    }


def _items(views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label]) -> list[_Row]:
    rows = []
    for key, item in BY_KEY.items():
        if item.kind not in _WRITTEN or item.form not in known.forms:
            continue
        label = labels.get(key)
        sign = None if label is None else _sign(label, views[label.page])
        rows.append(_Row(-1 if label is None else label.page, sign, item, label, _ABSENT))
    return rows


def _sign(label: Label, page: PageView) -> Sign:
    runs = frozenset(span.run for span in label.found.spans)
    return Sign(label.area, label.last, label.base, runs, _cell_of(label.area, page))


def _cell_of(area: Area, page: PageView) -> Area | None:
    """The smallest drawn cell around some words, if there is one that is no frame around half the page."""
    around = [
        c for c in page.shapes.cells if c.holds(*area.middle) and area.shared(c) > 0.8 * area.size and c.height < 90
    ]
    return min(around, key=lambda c: c.size, default=None)


def _strangers(views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label]) -> list[_Row]:
    """Short wording that is no known label, and known labels that are not ours."""
    ours = {(label.page, span) for label in labels.values() for span in label.found.spans}
    rows: list[_Row] = []
    for page in views:
        if known.pages[page.number].kind != "form":
            continue
        taken: set[int] = {s.run for p, s in ours if p == page.number}
        for match in known.found[page.number]:
            if match.about.startswith(("choice:", "section:", "page:")) and match.alone:
                taken |= {span.run for span in match.spans}
        for number, run in enumerate(page.runs):
            if number not in taken and 2 <= len(run.plain) <= 45:
                sign = Sign(run.area, run.area, run.base, frozenset({number}), _cell_of(run.area, page))
                rows.append(_Row(page.number, sign, None, None, _STRANGER_ABSENT))
    return rows


def _blanks(views: Sequence[PageView], labels: Mapping[str, Label], rooms: Sequence[Room]) -> list[Room]:
    made: list[Room] = []
    if len(rooms) >= 4:
        return made
    for page in views:
        mine = [lab for lab in labels.values() if lab.page == page.number and BY_KEY[lab.key].kind in _WRITTEN]
        if mine:
            made += blank_rooms(page, [(lab.area, BY_KEY[lab.key].kind == "long", _colon(lab, page)) for lab in mine])
    return made


def _colon(label: Label, page: PageView) -> bool:
    span = label.found.spans[-1]
    letters = page.runs[span.run].letters
    behind = page.runs[span.run].at[span.end - 1] + 1
    return behind < len(letters) and letters[behind].text == ":"


def _fitted(item: Item | None, room: Room) -> Room:
    return room.grown() if item is not None and item.kind == "long" else room


def _pair(row: _Row, room: Room, views: Sequence[PageView], known: Recognised, beside: Sequence[Room]) -> _Pair | None:
    signing = room.widget is not None and room.widget.kind == "signature"
    if row.item is not None and signing != (row.item.kind == "signature") and signing:
        return None
    named = likeness(row.item, room.widget) if row.item is not None and room.widget is not None else 0.0
    if row.sign is None or row.page != room.page:
        form = known.pages[room.page].form
        if row.sign is None and row.item is not None and named >= 0.9 and form == row.item.form:
            return _Pair(None, 0.75, named)
        return None
    related = relate(row.sign, _fitted(row.item, room), views[room.page].runs, [o for o in beside if o is not room])
    if related is None:
        return None
    relation, cost = related
    if room.tight and any(not other.holds and _adjoins(room.area, other.area) for other in beside):
        cost += 0.45
    if (
        room.kind != "field"
        and row.item is not None
        and row.item.kind != "signature"
        and any(o.kind == "field" for o in beside)
    ):
        cost += 0.3
    return _Pair(
        relation, cost + _unfit(row.item, _fitted(row.item, room)) + (row.label.cost * 0.5 if row.label else 0.0), named
    )


def _without_crossings(costs: Costs, named: Costs, under: Costs) -> Costs:
    """Takes out the pairs in which another wording is far closer to the room: no reader would cross it. A wording just
    under a room does not count: it may as well be the label of the next."""
    closest = np.where(under > 0, NEVER, costs).min(axis=0)
    return np.where((costs > closest + _FARTHER) & (named < 0.9), NEVER, costs)


def _adjoins(rest: Area, other: Area) -> bool:
    """Whether an empty room begins where this cell ends: to its right, or below it with the same edges."""
    right = -3 <= other.x0 - rest.x1 < 9 and along(rest, other) > 0.6 * min(rest.height, other.height)
    below = -3 <= rest.y0 - other.y1 < 9 and abs(rest.x1 - other.x1) < 6 and other.x0 < rest.x0
    return right or below


def _unfit(item: Item | None, room: Room) -> float:
    if item is None:
        return 0.0
    if item.kind == "long":
        return 0.0 if room.tall else (0.08 if room.area.width > 200 else 0.3)
    if room.kind == "field":
        return 0.1 if room.widget is not None and room.widget.multiline else 0.0
    return 0.15 if room.area.height > 60 or len(room.rows) > 2 else 0.0


def _solve(
    mode: Relation,
    rows: Sequence[_Row],
    rooms: Sequence[Room],
    pairs: Mapping[tuple[int, int], _Pair],
    alone: Costs,
) -> tuple[list[int], float, Costs]:
    costs = np.full((len(rows), len(rooms)), NEVER)
    named = np.zeros_like(costs)
    under = np.zeros_like(costs)
    for (r, c), pair in pairs.items():
        off = 0.0 if pair.relation in (mode, "inside", None) else _OFF_MODE
        costs[r, c] = max(0.0, pair.cost + off - _NAMED * pair.named * (rows[r].sign is not None))
        named[r, c] = pair.named
        under[r, c] = pair.relation == "above"
    costs = _without_crossings(costs, named, under)
    chosen, total = assign(costs, alone)
    return chosen, total, costs


def _place(
    row: _Row,
    room: Room,
    pair: _Pair,
    gap: float,
    doubt: float,
    split: Split | None,
) -> Place:
    assert row.item is not None
    item = row.item
    room = _fitted(item, room)
    evidence = [f"label {pair.relation}" if pair.relation else "name only", room.kind]
    if pair.named >= 0.6:
        evidence.append("field name")
    whole = row.label.found.whole if row.label else 0.8
    certain = min(1.0, gap / 0.45) * min(1.0, 0.5 + doubt / 0.2)
    confidence = whole * (0.35 + 0.63 * certain) * (0.9 if room.kind == "blank" else 1.0)
    area = split.area if split else _clear_of_label(room, row.sign)
    return Place(
        key=item.key,
        page=room.page,
        area=area,
        kind="signature" if item.kind == "signature" else "text",
        parts=split.parts if split else (),
        rows=room.rows if len(room.rows) > 1 else (),
        comb=(room.widget.comb if room.widget else len(room.cells)) if not split else 0,
        multiline=item.kind == "long" or (room.widget.multiline if room.widget else False),
        evidence=tuple(evidence),
        confidence=round(min(0.99, confidence), 3),
        name=room.widget.name if room.widget else "",
        widget=room.widget.number if room.widget else -1,
    )


def _clear_of_label(room: Room, sign: Sign | None) -> Area:
    """A field laid over its own printed label leaves the label free."""
    area = room.area
    if sign is None or room.kind != "field" or area.shared(sign.area) < 0.6 * sign.area.size:
        return area
    if sign.area.y0 - area.y0 >= 9:
        return Area(area.x0, area.y0, area.x1, sign.area.y0 - 0.5)
    if area.x1 - sign.area.x1 >= 30:
        return Area(sign.area.x1 + 2, area.y0, area.x1, area.y1)
    return area
