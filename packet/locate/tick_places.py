"""Gives every tick box its meaning: which question the word beside it answers.

Every question of the page finds its pair of Yes and No in one assignment; named choices go to the word that is
nearest to their group's own label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from packet.locate.assign import NEVER, assign, margins
from packet.locate.form_map import CONFIDENCE_DIGITS, FieldPlace
from packet.locate.geometry import Area, around
from packet.locate.items import Item
from packet.locate.names import likeness
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.sections import Label
from packet.locate.tick_words import Ticked, squares_of, ticked_words
from packet.locate.tuning import COSTS, PLACES, QUESTIONS


@dataclass(frozen=True)
class Pair:
    """Yes and No that belong together; `no` is None for a Yes alone."""

    page: int
    yes: Ticked
    no: Ticked | None

    @property
    def agreed(self) -> float:
        """1 when both squares are on the same side of their words; a mixture is no pair that a reader would trust."""
        return 1.0 if self.no is None or self.no.side == self.yes.side else QUESTIONS.mixed

    @property
    def area(self) -> Area:
        return around(a for t in (self.yes, self.no) if t is not None for a in (t.word, t.square.area))


def tick_places(views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label]) -> list[FieldPlace]:
    """A place, sure or not, for every tick box that is found."""
    places: list[FieldPlace] = []
    for page in views:
        if known.pages[page.number].kind != "form":
            continue
        squares = squares_of(page)
        here = {key: label for key, label in labels.items() if label.page == page.number}
        ticked = ticked_words(page, known.found[page.number], here, squares, known.items)
        places += _single(ticked)
        places += _groups(ticked, here, known.items)
        pairs = _pairs([t for t in ticked if t.about in ("choice:yes", "choice:no")])
        places += _questions(pairs, here, known.items)
    return _once(places)


def _once(places: Sequence[FieldPlace]) -> list[FieldPlace]:
    best: dict[str, FieldPlace] = {}
    for place in places:
        if place.title not in best or place.confidence > best[place.title].confidence:
            best[place.title] = place
    return list(best.values())


def _single(ticked: Sequence[Ticked]) -> list[FieldPlace]:
    return [_place(t.about.removeprefix("tick:"), "yes", t, t.sure) for t in ticked if t.about.startswith("tick:")]


def _groups(ticked: Sequence[Ticked], labels: Mapping[str, Label], items: Mapping[str, Item]) -> list[FieldPlace]:
    """Named choices (gender, reasons): each value takes the word that is nearest to the group's own label."""
    places: list[FieldPlace] = []
    for item in items.values():
        if item.kind != "choice" or item.yes_no:
            continue
        label = labels.get(item.key)
        rows = [f"choice:{item.key}.{value}" for value in item.values]
        words = [t for t in ticked if t.about in rows]
        if not words or (label is None and len({t.about for t in words}) < 2):
            continue
        anchor = label.area if label else around(t.word for t in words)
        distinct = list({t.square.area: t for t in words}.values())
        costs = np.full((len(rows), len(distinct)), NEVER)
        for t in words:
            column = next(n for n, d in enumerate(distinct) if d.square.area == t.square.area)
            away = _away(anchor, t.word)
            if away is not None:
                costs[rows.index(t.about), column] = min(costs[rows.index(t.about), column], away)
        alone = np.full(len(rows), COSTS.none)
        chosen, _ = assign(costs, alone)
        sure = margins(costs, alone, chosen)
        for r, c in enumerate(chosen):
            if c >= 0:
                mine = next(t for t in words if t.about == rows[r] and t.square.area == distinct[c].square.area)
                whole = label.found.whole if label else PLACES.unlabelled
                certain = min(1.0, sure[r] / PLACES.gap)
                places.append(_place(item.key, item.values[r], mine, mine.sure * certain * whole))
    return places


def _away(anchor: Area, word: Area) -> float | None:
    down, up = anchor.y0 - word.y1, word.y0 - anchor.y1
    if down > QUESTIONS.down or up > QUESTIONS.up:
        return None
    return QUESTIONS.group + max(0.0, down) / QUESTIONS.down_slope + max(0.0, up) / QUESTIONS.up_slope


def _pairs(ticked: Sequence[Ticked]) -> list[Pair]:
    """Every Yes with the No that follows it on the line, or stands right below it."""
    yeses = [t for t in ticked if t.about == "choice:yes"]
    noes = [t for t in ticked if t.about == "choice:no"]
    costs = np.full((max(1, len(yeses)), max(1, len(noes))), NEVER)
    for r, yes in enumerate(yeses):
        for c, no in enumerate(noes):
            cost = _pair_cost(yes, no)
            if cost is not None:
                costs[r, c] = cost
    chosen, _ = assign(costs, np.full(costs.shape[0], COSTS.none))
    return [Pair(y.page, y, noes[chosen[n]] if chosen[n] >= 0 else None) for n, y in enumerate(yeses)]


def _pair_cost(yes: Ticked, no: Ticked) -> float | None:
    gap, drop = no.word.x0 - yes.word.x1, yes.word.y0 - no.word.y0
    level = abs(yes.word.middle[1] - no.word.middle[1]) < QUESTIONS.same_line
    if level and -QUESTIONS.pair_left < gap < QUESTIONS.pair_right and no.word.x0 != yes.word.x0:
        turned = QUESTIONS.no_first if no.word.x0 < yes.word.x0 else 0.0
        return QUESTIONS.pair + abs(gap) / QUESTIONS.pair_slope + turned
    least, most = QUESTIONS.stacked
    if abs(yes.square.area.x0 - no.square.area.x0) < QUESTIONS.stacked_off and least < drop < most:
        return QUESTIONS.stacked_cost + drop / QUESTIONS.stacked_slope
    return None


def _questions(pairs: Sequence[Pair], labels: Mapping[str, Label], items: Mapping[str, Item]) -> list[FieldPlace]:
    asked = [(items[key], label) for key, label in labels.items() if items[key].yes_no or items[key].kind == "tick"]
    if not asked or not pairs:
        return []
    costs = np.full((len(asked), len(pairs)), NEVER)
    for r, (item, label) in enumerate(asked):
        for c, pair in enumerate(pairs):
            cost = question_cost(label, pair.area, [other for _, other in asked])
            if cost is not None:
                lone = QUESTIONS.lone if (pair.no is None) != (item.kind == "tick") else 0.0
                costs[r, c] = cost + lone + COSTS.label * label.cost - QUESTIONS.named * _named(item, pair)
    costs = np.maximum(costs, 0.0)
    alone = np.full(len(asked), COSTS.none)
    chosen, _ = assign(costs, alone)
    sure = margins(costs, alone, chosen)
    places: list[FieldPlace] = []
    for r, c in enumerate(chosen):
        if c < 0:
            continue
        item, label = asked[r]
        certain = min(1.0, sure[r] / PLACES.gap) * label.found.whole * pairs[c].agreed
        places.append(_place(item.key, "yes", pairs[c].yes, pairs[c].yes.sure * certain))
        no = pairs[c].no
        if no is not None and item.yes_no:
            places.append(_place(item.key, "no", no, no.sure * certain))
    return places


def question_cost(label: Label, spot: Area, others: Sequence[Label]) -> float | None:
    """How little a question's label and the spot of its answer belong together, from 0; None when they cannot.

    `others`: the page's other questions, of which one between the two speaks against it.
    """
    area, slack = label.area, QUESTIONS.level
    middle = spot.middle[1]
    if area.y0 - slack <= middle <= area.y1 + slack and (
        spot.x0 >= min(label.found.last.x1, area.x1) - slack or spot.x1 <= area.x0 + slack
    ):
        side = 0.0 if spot.x0 > area.x0 else QUESTIONS.side
        blocked = [
            o
            for o in others
            if o is not label and o.area.y0 - 2 <= middle <= o.area.y1 + 2 and _within(o.area, area, spot)
        ]
        off = abs(middle - area.middle[1]) / QUESTIONS.beside_slope
        return QUESTIONS.beside + side + off + QUESTIONS.beside_between * len(blocked)
    drop = area.y0 - spot.y1
    if QUESTIONS.below[0] <= drop <= QUESTIONS.below[1] and spot.x1 > area.x0 - QUESTIONS.below_left:
        between = [
            o
            for o in others
            if o is not label and o.area.y1 < area.y0 + 2 and o.area.y0 > spot.y0 - 2 and o.area.x0 < spot.x1
        ]
        far = max(0.0, drop) / QUESTIONS.below_slope
        return QUESTIONS.below_cost + far + QUESTIONS.below_between * len(between)
    rise = spot.y0 - area.y1
    if QUESTIONS.above[0] <= rise <= QUESTIONS.above[1]:
        return QUESTIONS.above_cost + rise / QUESTIONS.above_slope
    return None


def _within(other: Area, area: Area, spot: Area) -> bool:
    left, right = (area.x1, spot.x0) if spot.x0 > area.x1 else (spot.x1, area.x0)
    return other.x1 > left + 2 and other.x0 < right - 2


def tick_confidence(certain: float) -> float:
    """The confidence of a tick box or a list of yes and no, of its certainty from 0 to 1."""
    return round(min(PLACES.most, PLACES.tick_least + PLACES.tick_span * certain), CONFIDENCE_DIGITS)


def _named(item: Item, pair: Pair) -> float:
    widget = pair.yes.square.widget
    return likeness(item, widget) if widget is not None else 0.0


def _place(key: str, value: str, ticked: Ticked, certain: float) -> FieldPlace:
    widget = ticked.square.widget
    evidence = [f"box {ticked.side} of its word"]
    evidence.append("field" if widget else "drawn box")
    return FieldPlace(
        key=key,
        value=value,
        page=ticked.page,
        area=ticked.square.area,
        kind="tick",
        evidence=tuple(evidence),
        confidence=tick_confidence(certain),
        name=widget.name if widget else "",
        widget=widget.number if widget else -1,
    )
