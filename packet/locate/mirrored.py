"""Pages whose writing runs from right to left, seen in a mirror: what is to the right of what, becomes the usual.

In the mirror a label stands before its slot and a line begins at the left, so that everything that judges places needs
to know one direction only. Numbers and Latin words, which run from left to right within such a line, are turned back
(UAX 9, rule L2). What was found is mirrored again before anybody sees it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.letters import Letter
from packet.locate.runs import Run, run_of
from packet.locate.shapes import PageShapes
from packet.locate.widgets import Widget

_BRACKETS: Final = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«"}
_OPENING: Final = "([{"
_FORWARD: Final = frozenset({"L", "EN", "AN"})
"""Bidirectional classes that run from left to right in any line: letters of such scripts, digits of all."""
_BACKWARD: Final = frozenset({"R", "AL"})


def mirrored_area(area: Area, width: float) -> Area:
    """The area on the page of this width, seen in a mirror."""
    return Area(width - area.x1, area.y0, width - area.x0, area.y1)


def mirrored_letters(letters: Iterable[Letter], width: float) -> list[Letter]:
    """The letters in the mirror; brackets there open to the other side."""
    return [
        replace(
            letter,
            text=_BRACKETS.get(letter.text, letter.text),
            area=mirrored_area(letter.area, width),
            ink=mirrored_area(letter.ink, width),
        )
        for letter in letters
    ]


def mirrored_shapes(shapes: PageShapes, width: float) -> PageShapes:
    """The lines, cells and squares in the mirror."""

    def turned(areas: Iterable[Area]) -> tuple[Area, ...]:
        return tuple(mirrored_area(area, width) for area in areas)

    return replace(
        shapes,
        rules=turned(shapes.rules),
        uprights=turned(shapes.uprights),
        cells=turned(shapes.cells),
        shades=turned(shapes.shades),
        squares=turned(shapes.squares),
    )


def mirrored_widgets(widgets: Iterable[Widget], width: float) -> tuple[Widget, ...]:
    """The fields in the mirror."""
    return tuple(replace(widget, area=mirrored_area(widget.area, width)) for widget in widgets)


def read_back(run: Run) -> Run:
    """A run found in the mirror, its numbers and Latin words from left to right again."""
    letters = _brackets_set(run.letters)
    classes = [unicodedata.bidirectional(letter.text[:1]) for letter in letters]
    if not _FORWARD & set(classes):
        return run_of(letters)
    turned: list[Letter] = []
    for forward, places in groupby(range(len(letters)), _within_forward(classes)):
        piece = [letters[place] for place in places]
        turned += reversed(piece) if forward else piece
    return run_of(turned)


def _within_forward(classes: Sequence[str]) -> Callable[[int], bool]:
    """For each place whether it belongs to a stretch that runs forward: from one such letter to the last before a
    letter that runs backward."""
    inside = [False] * len(classes)
    first: int | None = None
    for place, kind in enumerate(classes):
        if kind in _BACKWARD:
            first = None
        elif kind in _FORWARD:
            first = place if first is None else first
            inside[first : place + 1] = [True] * (place + 1 - first)
    return inside.__getitem__


def _brackets_set(letters: Sequence[Letter]) -> Sequence[Letter]:
    """Writers tell a bracket as it looks or as it is meant: the first of a run opens."""
    first = next((letter.text for letter in letters if letter.text in _BRACKETS), "")
    if not first or first in _OPENING:
        return letters
    return [replace(letter, text=_BRACKETS.get(letter.text, letter.text)) for letter in letters]


def mirrored_place(place: FieldPlace, width: float) -> FieldPlace:
    """A place found in the mirror, where it stands on the page."""
    return replace(
        place,
        area=mirrored_area(place.area, width),
        parts=tuple(mirrored_area(part, width) for part in place.parts),
        rows=tuple(mirrored_area(row, width) for row in place.rows),
    )
