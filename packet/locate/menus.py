"""Gives drop-down fields that offer just Yes and No to the questions beside them: the answer is then written as a word.

What a field offers tells that it belongs to a question; which one, the place alone tells, and a doubt leaves it empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from packet.locate.assign import NEVER, assign, margins
from packet.locate.form_map import FieldPlace
from packet.locate.letters import plain
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.sections import Label
from packet.locate.tick_places import question_cost, tick_confidence
from packet.locate.tuning import COSTS, PLACES, QUESTIONS
from packet.locate.widgets import Widget
from packet.locate.wording import TABLES, spellings


def is_menu(widget: Widget) -> bool:
    """Whether a choice field offers one Yes, one No, and at most one line that says neither ("", "Select")."""
    offered = [plain(option) for option in widget.options]
    meant = [word for option in offered for word in ("yes", "no") if option in _words(word)]
    return sorted(meant) == ["no", "yes"] and len(offered) <= QUESTIONS.menu_lines


@cache
def _words(about: str) -> frozenset[str]:
    return frozenset(
        spelling.plain for table in TABLES for spelling in spellings(table) if spelling.about == f"choice:{about}"
    )


def menu_places(
    views: Sequence[PageView], known: Recognised, labels: Mapping[str, Label], ticks: Sequence[FieldPlace]
) -> list[FieldPlace]:
    """A place, sure or not, for every question without tick boxes (`ticks`) that has such a field."""
    ticked = {place.key for place in ticks}
    places: list[FieldPlace] = []
    for page in views:
        if known.pages[page.number].kind != "form":
            continue
        menus = [widget for widget in page.widgets if widget.kind == "choice" and is_menu(widget)]
        asked = {key: label for key, label in labels.items() if label.page == page.number and known.items[key].yes_no}
        open_keys = [key for key in asked if key not in ticked]
        if menus and open_keys:
            places += _matched(open_keys, asked, menus)
    return places


def _matched(keys: Sequence[str], asked: Mapping[str, Label], menus: Sequence[Widget]) -> list[FieldPlace]:
    costs = np.full((len(keys), len(menus)), NEVER)
    for r, key in enumerate(keys):
        for c, menu in enumerate(menus):
            cost = question_cost(asked[key], menu.area, list(asked.values()))
            if cost is not None:
                costs[r, c] = cost + COSTS.label * asked[key].cost
    alone = np.full(len(keys), COSTS.none)
    chosen, _ = assign(costs, alone)
    gaps = margins(costs, alone, chosen)
    return [
        _place(key, menus[c], min(1.0, gap / PLACES.gap) * asked[key].found.whole)
        for key, c, gap in zip(keys, chosen, gaps, strict=True)
        if c >= 0
    ]


def _place(key: str, menu: Widget, certain: float) -> FieldPlace:
    return FieldPlace(
        key=key,
        page=menu.page,
        area=menu.area,
        kind="choice_text",
        evidence=("yes and no offered", "field"),
        confidence=tick_confidence(certain),
        name=menu.name,
        widget=menu.number,
    )
