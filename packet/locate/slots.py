"""The slots of a page: every rectangle that could take an answer, from fields and from what is drawn.

A slot is a text field, the free part of a closed cell, the space over a drawn rule or a leader, a row of comb cells,
or – on a page with nothing drawn – the blank behind a label. Which slot belongs to which label is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from packet.locate.geometry import Area, across, along, around
from packet.locate.page_view import PageView
from packet.locate.runs import Run
from packet.locate.widgets import Widget

RoomKind = Literal["field", "cell", "rule", "comb", "blank"]
_LEAST_WIDTH = 16.0
_LEAST_HEIGHT = 7.0
_LINE_HEIGHT = 16.0
_ON_LINE = 9.0
"""Words whose baseline is less than this above a rule stand on it."""


@dataclass(frozen=True)
class Slot:
    """`area` is free for ink. `rows`: the single lines, from the top, when there are several. `holds`: numbers of the
    runs that stand in the same cell. `cells`: comb cells. `tight`: what is left of a cell behind its own words.
    `reach`: how high the blank over a line is."""

    page: int
    area: Area
    kind: RoomKind
    rows: tuple[Area, ...] = ()
    cells: tuple[Area, ...] = ()
    holds: tuple[int, ...] = ()
    widget: Widget | None = None
    tight: bool = False
    reach: float = 0.0

    def grown(self) -> Slot:
        """The slot of a long answer: all the blank over a single rule."""
        if self.kind != "rule" or len(self.rows) > 1 or self.reach <= self.area.height:
            return self
        return replace(self, area=Area(self.area.x0, self.area.y0, self.area.x1, self.area.y0 + self.reach))

    @property
    def tall(self) -> bool:
        multi = self.widget is not None and self.widget.multiline
        return multi or len(self.rows) > 1 or self.area.height > 24


def slots_of(page: PageView) -> list[Slot]:
    """All slots of the page but the blank ones."""
    fields = [
        Slot(page.number, w.area, "field", widget=w) for w in page.widgets if w.kind in ("text", "choice", "signature")
    ]
    combs = list(_combs(page))
    drawn = [*combs, *_cells(page, combs), *_lines(page)]
    ticks = [w.area for w in page.widgets if w.kind in ("check", "radio")]
    free = [slot for slot in drawn if not _taken(slot.area, [f.area for f in fields], ticks)]
    return [*fields, *_merged(free)]


def _merged(slots: Sequence[Slot]) -> list[Slot]:
    """One of each: a shaded field inside the free part of its cell is the same slot; the smaller area is kept."""
    kept: list[Slot] = []
    for slot in sorted(slots, key=lambda r: r.area.size):
        twin = next((k for k in kept if k.area.shared(slot.area) > 0.7 * slot.area.size), None)
        if twin is None:
            kept.append(slot)
        else:
            holds = tuple(sorted({*twin.holds, *slot.holds}))
            kept[kept.index(twin)] = replace(twin, holds=holds, tight=twin.tight or slot.tight)
    return kept


def _taken(area: Area, fields: Sequence[Area], ticks: Sequence[Area]) -> bool:
    if any(area.shared(field) > 0.25 * min(field.size, area.size) for field in fields):
        return True
    return any(tick.shared(area) > 0.5 * tick.size for tick in ticks)


def _combs(page: PageView) -> Iterable[Slot]:
    """Three or more equal small cells side by side."""
    small = sorted(
        (c for c in page.shapes.cells if 6 <= c.width <= 30 and 8 <= c.height <= 34), key=lambda c: (round(c.y0), c.x0)
    )
    chain: list[Area] = []
    for cell in [*small, None]:
        if (
            cell is not None
            and chain
            and abs(cell.x0 - chain[-1].x1) < 1.2
            and abs(cell.y0 - chain[-1].y0) < 1.2
            and (abs(cell.width - chain[-1].width) < 3)
        ):
            chain.append(cell)
            continue
        if len(chain) >= 2 and not any(_inside(run, around(chain)) for run in page.runs):
            yield Slot(page.number, around(chain), "comb", cells=tuple(chain))
        chain = [cell] if cell is not None else []


def _cells(page: PageView, combs: Sequence[Slot]) -> Iterable[Slot]:
    for cell in [*page.shapes.cells, *(s for s in page.shapes.shades if s.height > 8)]:
        if cell.width < _LEAST_WIDTH or cell.height < _LEAST_HEIGHT + 1 or max(cell.width, cell.height) <= 22:
            continue
        if any(comb.area.shared(cell) > 0.5 * cell.size for comb in combs):
            continue
        if any(cell.holds(*s.middle) for s in page.squares) or any(
            cell.holds(*other.middle) and other is not cell and other.size < 0.8 * cell.size and other.width > 22
            for other in page.shapes.cells
        ):
            continue
        yield from _free_part(page, cell)


def _free_part(page: PageView, cell: Area) -> Iterable[Slot]:
    inside = [number for number, run in enumerate(page.runs) if _inside(run, cell)]
    if any(cell.holds(*leader.area.middle) for leader in page.leaders):
        return
    if any(cell.x0 - 1 <= r.x0 and r.x1 <= cell.x1 + 1 and cell.y0 + 4 < r.y0 < cell.y1 - 4 for r in page.shapes.rules):
        return
    if not inside:
        yield Slot(page.number, _shrunk(cell), "cell")
        return
    runs = [page.runs[number] for number in inside]
    foot = min(run.area.y0 for run in runs)
    head = max(run.area.y1 for run in runs)
    top_line = [n for n in inside if abs(page.runs[n].base - max(r.base for r in runs)) < 2.5]
    if len(runs) == len(top_line) > 1 and foot - cell.y0 >= 9:
        yield from _shared_cell(page, cell, top_line, foot)
    elif foot - cell.y0 >= 9:
        yield Slot(
            page.number, Area(cell.x0 + 1.5, cell.y0 + 1, cell.x1 - 1.5, foot - 0.5), "cell", holds=tuple(inside)
        )
    elif cell.x1 - max(run.area.x1 for run in runs) >= 24:
        yield Slot(
            page.number,
            Area(max(run.area.x1 for run in runs) + 2.5, cell.y0 + 1, cell.x1 - 1.5, cell.y1 - 1),
            "cell",
            holds=tuple(inside),
            tight=True,
        )
    elif cell.y1 - head >= 9:
        yield Slot(
            page.number, Area(cell.x0 + 1.5, head + 0.5, cell.x1 - 1.5, cell.y1 - 1), "cell", holds=tuple(inside)
        )


def _shared_cell(page: PageView, cell: Area, line: list[int], foot: float) -> Iterable[Slot]:
    """Several labels on one line of a cell share the space below by their left edges."""
    ordered = sorted(line, key=lambda number: page.runs[number].area.x0)
    for place, number in enumerate(ordered):
        left = page.runs[number].area.x0 if place else cell.x0 + 1.5
        right = page.runs[ordered[place + 1]].area.x0 - 3 if place + 1 < len(ordered) else cell.x1 - 1.5
        if right - left >= _LEAST_WIDTH:
            yield Slot(page.number, Area(left, cell.y0 + 1, right, foot - 0.5), "cell", holds=(number,))


def _inside(run: Run, area: Area) -> bool:
    x, y = run.area.middle
    return area.holds(x, y) and run.area.x0 >= area.x0 - 3


def _shrunk(area: Area) -> Area:
    return Area(area.x0 + 1.0, area.y0 + 1.0, area.x1 - 1.0, area.y1 - 1.0)


def _lines(page: PageView) -> Iterable[Slot]:
    """Slots over rules and leaders; rows that follow each other without words between are one slot."""
    edges = [c for c in page.shapes.cells if c.width > 8]
    rules = [
        r
        for r in page.shapes.rules
        if r.width >= _LEAST_WIDTH
        and not any(abs(r.y0 - y) < 1.5 and c.x0 - 2 <= r.middle[0] <= c.x1 + 2 for c in edges for y in (c.y0, c.y1))
    ]
    spaces = [s for rule in rules for s in _spaces(page, rule.x0, rule.x1, rule.y0, rule.y0)]
    for leader in page.leaders:
        if leader.area.width >= 10:
            spaces += _spaces(page, leader.area.x0, leader.area.x1, leader.base - 1.5, leader.base)
    for stack in _stacks(sorted(spaces, key=lambda s: (-s.y0, s.x0)), page.runs):
        yield Slot(page.number, around(stack), "rule", rows=tuple(stack), reach=_headroom(page, stack[0]))


def _spaces(page: PageView, x0: float, x1: float, y: float, base: float) -> Iterable[Area]:
    """The free stretches over a line: words that stand on it cut it, what is above limits its height."""
    on_it = sorted(
        (run.area.x0 - 1, run.area.x1 + 2)
        for run in page.runs
        if -3 < run.base - base < _ON_LINE and run.area.x1 > x0 + 1 and run.area.x0 < x1 - 1
    )
    start = x0
    stretches: list[tuple[float, float]] = []
    for left, right in on_it:
        stretches.append((start, left))
        start = max(start, right)
    stretches.append((start, x1))
    for left, right in stretches:
        if right - left < 10:
            continue
        tops = [
            run.base - 0.22 * run.size
            for run in page.runs
            if run.base - base >= _ON_LINE and run.area.x1 > left + 2 and run.area.x0 < right - 2
        ]
        tops += [r.y0 - 0.5 for r in page.shapes.rules if r.y0 > y + 3 and min(r.x1, right) - max(r.x0, left) > 8]
        tops += [
            leader.base - 1.5
            for leader in page.leaders
            if leader.base > y + 5 and min(leader.area.x1, right) - max(leader.area.x0, left) > 8
        ]
        height = min([*tops, y + _LINE_HEIGHT]) - y
        if height >= _LEAST_HEIGHT:
            yield Area(left, y, right, y + height)


def _headroom(page: PageView, space: Area) -> float:
    """How far the blank over a line goes up: to the next words or lines, or 130 points at most."""
    if space.height < _LINE_HEIGHT - 0.01:
        return space.height
    tops = [run.base - 0.25 * run.size for run in page.runs if run.base > space.y1 and across(run.area, space) > 2]
    tops += [rule.y0 for rule in page.shapes.rules if rule.y0 > space.y0 + 3 and across(rule, space) > 8]
    tops += [square.y0 for square in page.squares if square.y0 > space.y0 and across(square, space) > 2]
    return min([*(top - 0.5 for top in tops), space.y0 + 130]) - space.y0


def _stacks(spaces: Sequence[Area], runs: Sequence[Run]) -> list[list[Area]]:
    stacks: list[list[Area]] = []
    for space in spaces:
        for stack in stacks:
            last = stack[-1]
            follows = 8.5 <= last.y0 - space.y0 <= 34 and abs(last.x1 - space.x1) < 4 and space.x0 <= last.x0 + 4
            regular = len(stack) < 2 or abs((stack[-2].y0 - last.y0) - (last.y0 - space.y0)) < 4
            if follows and regular and not _words_between(last, space, runs, spaces):
                stack.append(space)
                break
        else:
            stacks.append([space])
    return stacks


def _words_between(upper: Area, lower: Area, runs: Sequence[Run], spaces: Sequence[Area]) -> bool:
    """Whether the lower line has words of its own: above it, or on it with no other line between."""
    gap = Area(lower.x0, lower.y0, lower.x1, upper.y0 - 1)
    if any(across(run.area, gap) > 1 and along(run.area, gap) > 1 and run.base < upper.y0 for run in runs):
        return True
    for run in runs:
        if not -4 < run.base - lower.y0 < _ON_LINE + 2:
            continue
        if run.area.x1 > lower.x0 - 1:
            if run.area.x0 < lower.x1 + 40:
                return True
            continue
        lane = Area(run.area.x1, lower.y0, lower.x0, lower.y1)
        if lower.x0 - run.area.x1 < 430 and not any(across(s, lane) > 3 and along(s, lane) > 3 for s in spaces):
            return True
    return False


def blank_slots(page: PageView, labels: Sequence[tuple[Area, bool, bool]]) -> list[Slot]:
    """The blank behind (or, for long answers, below) each label, on a page that draws no slots at all.

    `labels`: (area, whether its answer is long, whether it ends in a colon).
    """
    right_edge = max((run.area.x1 for run in page.runs), default=page.size[0] - 36)
    slots: list[Slot] = []
    for label, tall, colon in labels:
        same = [r.area for r in page.runs if along(r.area, label) > 2 and r.area.x0 >= label.x1 - 1]
        below = [r.area.y1 for r in page.runs if r.area.y1 <= label.y0 + 1 and r.area.x0 < right_edge]
        foot = max(below, default=36.0)
        if tall and label.y0 - foot >= 14:
            slots.append(Slot(page.number, Area(label.x0, foot + 1, max(right_edge, label.x1), label.y0 - 1), "blank"))
            continue
        end = min([*(a.x0 - 4 for a in same), max(right_edge, page.size[0] - 40)])
        beneath = [r.area.y1 for r in page.runs if r.area.y1 <= label.y0 + 1 and across(r.area, label) > 0]
        if label.y0 - max(beneath, default=36.0) > 11 and not colon:
            continue  # a blank line below the label: nobody can tell which blank is meant
        if end - label.x1 >= 36:
            slots.append(Slot(page.number, Area(label.x1 + 3, label.y0 - 2, end, label.y1 + 4), "blank"))
    return slots
