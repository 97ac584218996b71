"""One displayed page, read: its wording, its shapes and its fields, together.

Opens the upright PDF with pdfium once; everything after this works on plain data.
"""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

from packet.locate.geometry import Area
from packet.locate.letters import letter_turns, read_letters, read_slanted, unreadable
from packet.locate.mirrored import mirrored_letters, mirrored_shapes, mirrored_widgets, read_back
from packet.locate.normalise import Upright
from packet.locate.runs import Leader, Run, wording
from packet.locate.shapes import PageShapes, read_shapes
from packet.locate.tuning import VIEW
from packet.locate.widgets import Widget
from packet.pdf.pdfium import PdfiumPage


@dataclass(frozen=True)
class PageView:
    """What a reader sees on page `number` (from 0) of `size` points. `squares`: everything that can be ticked by
    ink; `marked` are those that are ticked by a character; `slanted` is the wording that does not stand upright, as
    plain text. `mirrored`: everything is as seen in a mirror; `unreadable` characters have no meaning
    that a program could read."""

    number: int
    size: tuple[float, float]
    runs: tuple[Run, ...]
    leaders: tuple[Leader, ...]
    squares: tuple[Area, ...]
    shapes: PageShapes
    widgets: tuple[Widget, ...]
    slanted: str = ""
    marked: tuple[Area, ...] = ()
    mirrored: bool = False
    unreadable: int = 0


def view(source: Upright, *, mirror: bool = False) -> tuple[PageView, ...]:
    """Every page of the upright PDF; `mirror`: as it is seen in one (packet.locate.mirrored)."""
    document = pypdfium2.PdfDocument(source.pdf)
    try:
        return tuple(
            _view(document[number], number, size, tuple(w for w in source.widgets if w.page == number), mirror)
            for number, size in enumerate(source.sizes)
        )
    finally:
        document.close()


def sideways(source: Upright) -> dict[int, int]:
    """Page → the clockwise degrees that would set its words upright, for pages whose words mostly stand sideways."""
    document = pypdfium2.PdfDocument(source.pdf)
    turns: dict[int, int] = {}
    try:
        for number in range(len(source.sizes)):
            text_page = document[number].get_textpage()
            directions = letter_turns(text_page)
            text_page.close()
            most = max(directions, key=lambda turn: directions[turn], default=0)
            if most and directions[most] > 2 * directions.get(0, 0):
                turns[number] = most
    finally:
        document.close()
    return turns


def _view(
    page: PdfiumPage, number: int, size: tuple[float, float], widgets: tuple[Widget, ...], mirror: bool
) -> PageView:
    shapes = read_shapes(page, size)
    text_page = page.get_textpage()
    letters = [letter for letter in read_letters(text_page) if _on(letter.area, size)]
    slanted, unread = read_slanted(text_page), unreadable(text_page)
    text_page.close()
    page.close()
    if mirror:
        shapes, letters = mirrored_shapes(shapes, size[0]), mirrored_letters(letters, size[0])
        widgets = mirrored_widgets(widgets, size[0])
    ticks = [*shapes.squares, *(w.area for w in widgets if w.kind in ("check", "radio"))]

    def parted(x0: float, x1: float, y: float) -> bool:
        """Whether an upright line, the start of a line to write on, a tick box or a field stands in the gap."""
        if any(x0 - 1 <= u.x0 <= x1 + 1 and u.y0 - 1 <= y <= u.y1 + 1 for u in shapes.uprights):
            return True
        if any(x0 - 1 <= r.x0 <= x1 + 1 and 0 <= y - r.y0 <= VIEW.over_line for r in shapes.rules):
            return True
        if any(t.x0 + 2 < x0 <= t.x1 + 1 <= x1 + 2 and t.y0 <= y <= t.y1 for t in ticks):
            return True
        return any(
            x0 - VIEW.tick_beside <= t.middle[0] <= x1 + VIEW.tick_beside and t.y0 - 2 <= y <= t.y1 + 2 for t in ticks
        ) or any(w.area.x0 >= x0 - 2 and w.area.x0 < x1 and w.area.y0 - 2 <= y <= w.area.y1 + 2 for w in widgets)

    said = wording(letters, parted)
    runs = tuple(read_back(run) for run in said.runs) if mirror else said.runs
    empty = [s for s in shapes.squares if not _printed_in(s, said.runs) and not _stroke_over(s, said.boxes)]
    squares = (*empty, *said.boxes)
    return PageView(number, size, runs, said.leaders, squares, shapes, widgets, slanted, said.marked, mirror, unread)


def _on(area: Area, size: tuple[float, float]) -> bool:
    x, y = area.middle
    return 0 <= x <= size[0] and 0 <= y <= size[1]


def _stroke_over(square: Area, boxes: tuple[Area, ...]) -> bool:
    """A round shape over a printed box is the stroke of a pen, no box of its own."""
    return any(square.shared(box) > VIEW.same_box * min(square.size, box.size) for box in boxes)


def _printed_in(square: Area, runs: tuple[Run, ...]) -> bool:
    """A square with a letter in it is a comb cell or a logo, not a tick box."""
    return any(
        square.holds(*letter.area.middle)
        for run in runs
        if square.y0 - VIEW.in_square <= run.base <= square.y1 + VIEW.in_square
        for letter in run.letters
    )
