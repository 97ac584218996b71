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
from packet.locate.tuning import COSTS, RUNS, SLOTS
from packet.locate.widgets import Widget

RoomKind = Literal["field", "cell", "rule", "comb", "blank"]
_ROUNDING = 0.01
"""Points by which sums of decimal fractions may be off."""


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
        return multi or len(self.rows) > 1 or self.area.height > SLOTS.tall


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
        twin = next((k for k in kept if k.area.shared(slot.area) > SLOTS.same * slot.area.size), None)
        if twin is None:
            kept.append(slot)
        else:
            holds = tuple(sorted({*twin.holds, *slot.holds}))
            kept[kept.index(twin)] = replace(twin, holds=holds, tight=twin.tight or slot.tight)
    return kept


def _taken(area: Area, fields: Sequence[Area], ticks: Sequence[Area]) -> bool:
    if any(area.shared(field) > SLOTS.in_field * min(field.size, area.size) for field in fields):
        return True
    return any(tick.shared(area) > SLOTS.on_tick * tick.size for tick in ticks)


def _combs(page: PageView) -> Iterable[Slot]:
    """Equal small cells side by side."""
    (thin, wide), (low, high) = SLOTS.comb_width, SLOTS.comb_height
    small = sorted(
        (c for c in page.shapes.cells if thin <= c.width <= wide and low <= c.height <= high),
        key=lambda c: (round(c.y0), c.x0),
    )
    chain: list[Area] = []
    for cell in [*small, None]:
        if (
            cell is not None
            and chain
            and abs(cell.x0 - chain[-1].x1) < SLOTS.comb_apart
            and abs(cell.y0 - chain[-1].y0) < SLOTS.comb_apart
            and abs(cell.width - chain[-1].width) < SLOTS.comb_even
        ):
            chain.append(cell)
            continue
        if len(chain) >= SLOTS.comb_cells and not any(_inside(run, around(chain)) for run in page.runs):
            yield Slot(page.number, around(chain), "comb", cells=tuple(chain))
        chain = [cell] if cell is not None else []


def _cells(page: PageView, combs: Sequence[Slot]) -> Iterable[Slot]:
    for cell in [*page.shapes.cells, *(s for s in page.shapes.shades if s.height > SLOTS.shade)]:
        if cell.width < SLOTS.width or cell.height < SLOTS.height + 1 or max(cell.width, cell.height) <= SLOTS.square:
            continue
        if any(comb.area.shared(cell) > SLOTS.comb_share * cell.size for comb in combs):
            continue
        inner = [c for c in page.shapes.cells if c.width > SLOTS.square and cell.holds(*c.middle)]
        if any(cell.holds(*s.middle) for s in page.squares) or any(c.size < SLOTS.inner * cell.size for c in inner):
            continue
        yield from _free_part(page, cell)


def _free_part(page: PageView, cell: Area) -> Iterable[Slot]:
    inside = [number for number, run in enumerate(page.runs) if _inside(run, cell)]
    if any(cell.holds(*leader.area.middle) for leader in page.leaders):
        return
    # A frame whose rows are drawn by rules is no slot: the rows are, over their rules.
    low, high = cell.y0 + SLOTS.row_inside, cell.y1 - SLOTS.row_inside
    if any(cell.x0 - 1 <= r.x0 and r.x1 <= cell.x1 + 1 and low < r.y0 < high for r in page.shapes.rules):
        return
    if not inside:
        yield Slot(page.number, _shrunk(cell), "cell")
        return
    runs = [page.runs[number] for number in inside]
    foot = min(run.area.y0 for run in runs)
    head = max(run.area.y1 for run in runs)
    top_line = [n for n in inside if abs(page.runs[n].base - max(r.base for r in runs)) < RUNS.same_line]
    left, right, behind = cell.x0 + SLOTS.side, cell.x1 - SLOTS.side, max(run.area.x1 for run in runs)
    if len(runs) == len(top_line) > 1 and foot - cell.y0 >= SLOTS.free_height:
        yield from _shared_cell(page, cell, top_line, foot)
    elif foot - cell.y0 >= SLOTS.free_height:
        area = Area(left, cell.y0 + 1, right, foot - SLOTS.near_words)
        yield Slot(page.number, area, "cell", holds=tuple(inside))
    elif cell.x1 - behind >= SLOTS.free_width:
        area = Area(behind + SLOTS.behind, cell.y0 + 1, right, cell.y1 - 1)
        yield Slot(page.number, area, "cell", holds=tuple(inside), tight=True)
    elif cell.y1 - head >= SLOTS.free_height:
        area = Area(left, head + SLOTS.near_words, right, cell.y1 - 1)
        yield Slot(page.number, area, "cell", holds=tuple(inside))


def _shared_cell(page: PageView, cell: Area, line: list[int], foot: float) -> Iterable[Slot]:
    """Several labels on one line of a cell share the space below by their left edges."""
    ordered = sorted(line, key=lambda number: page.runs[number].area.x0)
    for place, number in enumerate(ordered):
        left = page.runs[number].area.x0 if place else cell.x0 + SLOTS.side
        following = ordered[place + 1 : place + 2]
        right = page.runs[following[0]].area.x0 - SLOTS.before if following else cell.x1 - SLOTS.side
        if right - left >= SLOTS.width:
            yield Slot(page.number, Area(left, cell.y0 + 1, right, foot - SLOTS.near_words), "cell", holds=(number,))


def _inside(run: Run, area: Area) -> bool:
    x, y = run.area.middle
    return area.holds(x, y) and run.area.x0 >= area.x0 - SLOTS.before


def _shrunk(area: Area) -> Area:
    return Area(area.x0 + 1.0, area.y0 + 1.0, area.x1 - 1.0, area.y1 - 1.0)


def _lines(page: PageView) -> Iterable[Slot]:
    """Slots over rules and leaders; rows that follow each other without words between are one slot."""
    edges = [c for c in page.shapes.cells if c.width > SLOTS.edge_width]
    rules = [
        r
        for r in page.shapes.rules
        if r.width >= SLOTS.width
        and not any(
            min(abs(r.y0 - c.y0), abs(r.y0 - c.y1)) < SLOTS.on_edge and c.x0 - 2 <= r.middle[0] <= c.x1 + 2
            for c in edges
        )
    ]
    spaces = [s for rule in rules for s in _spaces(page, rule.x0, rule.x1, rule.y0, rule.y0)]
    for leader in page.leaders:
        if leader.area.width >= SLOTS.stretch:
            spaces += _spaces(page, leader.area.x0, leader.area.x1, leader.base - SLOTS.leader_drop, leader.base)
    for stack in _stacks(sorted(spaces, key=lambda s: (-s.y0, s.x0)), page.runs):
        yield Slot(page.number, around(stack), "rule", rows=tuple(stack), reach=_headroom(page, stack[0]))


def _spaces(page: PageView, x0: float, x1: float, y: float, base: float) -> Iterable[Area]:
    """The free stretches over a line: words that stand on it cut it, what is above limits its height."""
    on_it = sorted(
        (run.area.x0 - 1, run.area.x1 + 2)
        for run in page.runs
        if -SLOTS.under_line < run.base - base < SLOTS.on_line and run.area.x1 > x0 + 1 and run.area.x0 < x1 - 1
    )
    start = x0
    stretches: list[tuple[float, float]] = []
    for left, right in on_it:
        stretches.append((start, left))
        start = max(start, right)
    stretches.append((start, x1))
    for left, right in stretches:
        if right - left < SLOTS.stretch:
            continue
        tops = [
            run.base - SLOTS.descent * run.size
            for run in page.runs
            if run.base - base >= SLOTS.on_line and run.area.x1 > left + 2 and run.area.x0 < right - 2
        ]
        tops += [
            r.y0 - SLOTS.near_words
            for r in page.shapes.rules
            if r.y0 > y + SLOTS.line_apart and min(r.x1, right) - max(r.x0, left) > SLOTS.over
        ]
        tops += [
            leader.base - SLOTS.leader_drop
            for leader in page.leaders
            if leader.base > y + SLOTS.leader_apart
            and min(leader.area.x1, right) - max(leader.area.x0, left) > SLOTS.over
        ]
        height = min([*tops, y + SLOTS.line_height]) - y
        if height >= SLOTS.height:
            yield Area(left, y, right, y + height)


def _headroom(page: PageView, space: Area) -> float:
    """How far the blank over a line goes up: to the next words, lines or boxes, `SLOTS.headroom` at most."""
    if space.height < SLOTS.line_height - _ROUNDING:
        return space.height
    tops = [
        run.base - SLOTS.descent_tall * run.size
        for run in page.runs
        if run.base > space.y1 and across(run.area, space) > 2
    ]
    tops += [
        rule.y0
        for rule in page.shapes.rules
        if rule.y0 > space.y0 + SLOTS.line_apart and across(rule, space) > SLOTS.over
    ]
    tops += [square.y0 for square in page.squares if square.y0 > space.y0 and across(square, space) > 2]
    return min([*(top - SLOTS.near_words for top in tops), space.y0 + SLOTS.headroom]) - space.y0


def _stacks(spaces: Sequence[Area], runs: Sequence[Run]) -> list[list[Area]]:
    stacks: list[list[Area]] = []
    for space in spaces:
        for stack in stacks:
            last = stack[-1]
            flush = abs(last.x1 - space.x1) < SLOTS.flush and space.x0 <= last.x0 + SLOTS.flush
            follows = flush and SLOTS.pitch[0] <= last.y0 - space.y0 <= SLOTS.pitch[1]
            regular = len(stack) < 2 or abs((stack[-2].y0 - last.y0) - (last.y0 - space.y0)) < SLOTS.flush
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
        if not -SLOTS.words_under < run.base - lower.y0 < SLOTS.words_on:
            continue
        if run.area.x1 > lower.x0 - 1:
            if run.area.x0 < lower.x1 + SLOTS.words_right:
                return True
            continue
        lane = Area(run.area.x1, lower.y0, lower.x0, lower.y1)
        least = COSTS.overlap
        if lower.x0 - run.area.x1 < SLOTS.words_left and not any(
            across(s, lane) > least and along(s, lane) > least for s in spaces
        ):
            return True
    return False


def blank_slots(page: PageView, labels: Sequence[tuple[Area, bool, bool]]) -> list[Slot]:
    """The blank behind (or, for long answers, below) each label, on a page that draws no slots at all.

    `labels`: (area, whether its answer is long, whether it ends in a colon).
    """
    right_edge = max((run.area.x1 for run in page.runs), default=page.size[0] - SLOTS.margin)
    slots: list[Slot] = []
    for label, tall, colon in labels:
        same = [r.area for r in page.runs if along(r.area, label) > 2 and r.area.x0 >= label.x1 - 1]
        below = [r.area.y1 for r in page.runs if r.area.y1 <= label.y0 + 1 and r.area.x0 < right_edge]
        foot = max(below, default=SLOTS.margin)
        if tall and label.y0 - foot >= SLOTS.blank_tall:
            slots.append(Slot(page.number, Area(label.x0, foot + 1, max(right_edge, label.x1), label.y0 - 1), "blank"))
            continue
        end = min([*(a.x0 - SLOTS.blank_before for a in same), max(right_edge, page.size[0] - SLOTS.margin_right)])
        beneath = [r.area.y1 for r in page.runs if r.area.y1 <= label.y0 + 1 and across(r.area, label) > 0]
        if label.y0 - max(beneath, default=SLOTS.margin) > SLOTS.blank_under and not colon:
            continue  # a blank line below the label: nobody can tell which blank is meant
        if end - label.x1 >= SLOTS.blank_width:
            area = Area(label.x1 + SLOTS.blank_gap, label.y0 - 2, end, label.y1 + SLOTS.blank_up)
            slots.append(Slot(page.number, area, "blank"))
    return slots
