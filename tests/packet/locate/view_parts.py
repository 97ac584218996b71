"""Pages by hand, for tests of one step: wording in letters of one width, lines, cells, boxes, fields; and a map."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from packet.lettering.paint import Paint
from packet.locate.form_map import Doubt, FieldPlace, MapPage, MissingPlace, OfficialMap
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


FORM = "dmhc_20_224"
MAP = OfficialMap(
    file="form.pdf",
    sha256="0" * 64,
    language="en",
    forms=(FORM,),
    editions={FORM: "09/25"},
    pages=(MapPage(0, "form", FORM, (612.0, 792.0), 90), MapPage(1, "other", None, (612.0, 792.0))),
    places=(
        FieldPlace("city", 0, Area(1, 2, 3.123456789, 4), parts=(Area(1, 2, 3, 4),), rows=(Area(1, 2, 3, 4),), comb=2),
        FieldPlace(
            "gender", 0, Area(9, 9, 19, 19), "male", "tick", evidence=("field",), confidence=0.9, name="x", widget=3
        ),
    ),
    missing=(MissingPlace("zip", "", "label_absent"),),
    doubts=(Doubt("part", FORM, ("zip",)),),
)


def mute(text: str, *, muted: bool = True) -> bytes:
    """A page that shows a text; `muted`: its font does not say which letters its glyphs are (no ToUnicode map)."""
    paint = Paint()
    paint.new_page()
    paint.text(72, 700, text, 10)
    with pikepdf.open(io.BytesIO(paint.save())) as pdf:
        for thing in pdf.objects:
            if muted and isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()
