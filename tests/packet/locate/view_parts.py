"""Pages by hand, for tests of one step: wording in letters of one width, lines, cells, boxes, fields."""

from __future__ import annotations

from collections.abc import Sequence

from packet.locate.geometry import Area
from packet.locate.letters import Letter
from packet.locate.page_view import PageView
from packet.locate.runs import Leader, Run, run_of
from packet.locate.shapes import PageShapes
from packet.locate.widgets import Widget, WidgetKind

SIZE = 10.0
WIDE = 5.0
"""Points: every letter's advance at 10 points. Ascenders go up 8 points, descenders down 2."""


def letters(text: str, x: float, base: float, size: float = SIZE) -> list[Letter]:
    """The letters of a line that begins at x; spaces take room and leave no letter."""
    wide = WIDE * size / SIZE
    return [
        Letter(
            sign,
            Area(x + place * wide, base - 0.2 * size, x + (place + 1) * wide, base + 0.8 * size),
            Area(x + place * wide + 0.5, base, x + (place + 1) * wide - 0.5, base + 0.7 * size),
            base,
            size,
        )
        for place, sign in enumerate(text)
        if sign != " "
    ]


def run(text: str, x: float, base: float, size: float = SIZE) -> Run:
    """One piece of wording on one line."""
    return run_of(letters(text, x, base, size))


def rule(x0: float, x1: float, y: float) -> Area:
    """A drawn level line."""
    return Area(x0, y, x1, y)


def widget(area: Area, kind: WidgetKind = "text", name: str = "", number: int = 0, **more: object) -> Widget:
    """A field on the first page."""
    return Widget(0, number, area, kind, name, "", **more)  # type: ignore[arg-type]


def page(
    runs: Sequence[Run] = (),
    *,
    rules: Sequence[Area] = (),
    cells: Sequence[Area] = (),
    shades: Sequence[Area] = (),
    squares: Sequence[Area] = (),
    leaders: Sequence[Leader] = (),
    widgets: Sequence[Widget] = (),
    slanted: str = "",
) -> PageView:
    """A letter page with these things on it."""
    shapes = PageShapes(tuple(rules), (), tuple(cells), tuple(shades), tuple(squares), 0.0)
    return PageView(0, (612.0, 792.0), tuple(runs), tuple(leaders), tuple(squares), shapes, tuple(widgets), slanted, ())
