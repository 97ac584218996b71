"""Which square stands beside which choice word: the whole page in one assignment.

The side of the square (before, after, above or below its word) is the one that suits the whole page best; a square on
another side costs more. Which question a word answers is decided in tick_places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from packet.locate.assign import NEVER, Costs, assign, margins
from packet.locate.geometry import Area, across, along
from packet.locate.items import Item
from packet.locate.labels import Found
from packet.locate.page_view import PageView
from packet.locate.sections import Label
from packet.locate.tuning import COSTS, TICKS
from packet.locate.widgets import Widget

_SIDES = ("left", "right", "above", "below")


@dataclass(frozen=True)
class Square:
    """Something to tick: drawn, printed or a field."""

    page: int
    area: Area
    widget: Widget | None = None


@dataclass(frozen=True)
class Ticked:
    """A choice word with its square. `sure` from 0 to 1; `side` where the square is, seen from the word."""

    page: int
    about: str
    word: Area
    square: Square
    side: str
    sure: float


@dataclass(frozen=True)
class _Word:
    """A choice's wording: its area, its first and last line, its runs."""

    about: str
    area: Area
    top: Area
    last: Area
    runs: frozenset[int]


@dataclass(frozen=True)
class _Assigned:
    """One assignment of words (rows) to squares (columns; -1: none), what it costs, and on which side a square is."""

    total: float
    chosen: list[int]
    costs: Costs
    sides: Mapping[tuple[int, int], str]


def squares_of(page: PageView) -> list[Square]:
    fields = [Square(page.number, w.area, w) for w in page.widgets if w.kind in ("check", "radio")]
    text = [w.area for w in page.widgets if w.kind in ("text", "choice", "signature")]
    drawn = [
        Square(page.number, area)
        for area in page.squares
        if not any(area.shared(f.area) > TICKS.same * min(area.size, f.area.size) for f in fields)
        and not any(area.shared(f) > TICKS.in_text * area.size for f in text)
    ]
    least, most = TICKS.leader_width
    lines = [
        Square(page.number, area)
        for leader in page.leaders
        if least <= leader.area.width <= most
        for area in [Area(leader.area.x0, leader.base - 1, leader.area.x1, leader.base + TICKS.leader_high)]
        if not any(area.shared(f.area) > TICKS.same * min(area.size, f.area.size) for f in fields)
    ]
    return [*fields, *drawn, *(line for line in lines if len(fields) + len(drawn) < TICKS.few)]


def ticked_words(
    page: PageView,
    found: Sequence[Found],
    labels: Mapping[str, Label],
    squares: Sequence[Square],
    items: Mapping[str, Item],
) -> list[Ticked]:
    words = _words(found, [label for key, label in labels.items() if items[key].kind == "statement"])
    twins = {word.area: n for n, word in reversed(list(enumerate(words)))}
    leads = [word for n, word in enumerate(words) if twins[word.area] == n]
    if not leads or not squares:
        return []
    best = min((_assigned(leads, page, squares, mode) for mode in _SIDES), key=lambda way: way.total)
    sure = margins(best.costs, _alone(leads), best.chosen)
    ticked: list[Ticked] = []
    for r, c in enumerate(best.chosen):
        if c < 0:
            continue
        side, safe = best.sides[(r, c)], min(1.0, sure[r] / TICKS.gap)
        ticked += [
            Ticked(page.number, word.about, word.area, squares[c], side, safe)
            for word in words
            if word.area == leads[r].area
        ]
    return ticked


def _words(found: Sequence[Found], statements: Sequence[Label]) -> list[_Word]:
    named = [
        (m.about, m) for m in found if m.about.startswith("choice:") and (m.alone or m.length >= TICKS.word_letters)
    ]
    named += [(f"tick:{label.key}", label.found) for label in statements]
    return [_Word(about, m.area, m.top, m.last, frozenset(s.run for s in m.spans)) for about, m in named]


def _assigned(words: Sequence[_Word], page: PageView, squares: Sequence[Square], mode: str) -> _Assigned:
    """The cheapest way to give every word a square, where a square on the side `mode` of its word costs least."""
    costs = np.full((len(words), len(squares)), NEVER)
    sides: dict[tuple[int, int], str] = {}
    for r, word in enumerate(words):
        for c, square in enumerate(squares):
            way = _beside(word, square.area, page, squares, mode)
            if way is not None:
                sides[(r, c)], costs[r, c] = way
    chosen, total = assign(costs, _alone(words))
    return _Assigned(total, chosen, costs, sides)


def _alone(words: Sequence[_Word]) -> Costs:
    return np.full(len(words), COSTS.none)


def _beside(
    word: _Word, square: Area, page: PageView, squares: Sequence[Square], mode: str
) -> tuple[str, float] | None:
    ways: list[tuple[float, str]] = []
    before, behind = word.top.x0 - square.x1, square.x0 - word.last.x1
    for gap, line, x0, x1, side in (
        (before, word.top, square.x1, word.top.x0, "left"),
        (behind, word.last, word.last.x1, square.x0, "right"),
    ):
        if _level(line, square) and -TICKS.overlap <= gap <= TICKS.farthest:
            y = line.middle[1]
            lane = Area(x0, y - TICKS.lane, max(x1, x0 + COSTS.lane), y + TICKS.lane)
            far = max(0.0, gap - TICKS.near) / TICKS.slope
            ways.append((TICKS.beside + far + _between(lane, word.runs, square, page, squares), side))
    if across(word.area, square) > 2 or abs(word.area.middle[0] - square.middle[0]) < TICKS.centred:
        for gap, side in ((word.area.y0 - square.y1, "below"), (square.y0 - word.area.y1, "above")):
            if -TICKS.lap <= gap <= TICKS.farthest_level:
                ways.append((TICKS.level + max(0.0, gap - TICKS.near_level) / TICKS.slope_level, side))
    ways = [(cost + (0.0 if side == mode else TICKS.off_side), side) for cost, side in ways if cost < TICKS.most]
    if not ways:
        return None
    cost, side = min(ways)
    return side, cost


def _level(line: Area, square: Area) -> bool:
    return abs(line.middle[1] - square.middle[1]) <= max(TICKS.line, TICKS.line_share * square.height)


def _between(lane: Area, own: frozenset[int], square: Area, page: PageView, squares: Sequence[Square]) -> float:
    words = any(
        n not in own and across(run.area, lane) > COSTS.touch and along(run.area, lane) > COSTS.touch
        for n, run in enumerate(page.runs)
    )
    other = any(
        s.area != square and across(s.area, lane) > COSTS.overlap and along(s.area, lane) > COSTS.touch for s in squares
    )
    return (TICKS.words_between if words else 0.0) + (TICKS.box_between if other else 0.0)
