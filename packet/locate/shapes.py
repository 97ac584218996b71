"""The drawn things of a page: rules, upright lines, closed cells, small squares and circles for ticks.

Read from the page objects of pdfium, forms inside forms included. Thin filled bars count as lines, pieces of one line
are joined, white paint is nothing. Knows no words; what a shape is for is decided elsewhere.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from packet.locate.geometry import IDENTITY, Area, Matrix, after, moved, point
from packet.locate.tuning import SHAPES
from packet.pdf.pdfium import PdfiumPage

_CORNERS = 4
"""Of a rectangle; a path that goes back to its start by a line of its own tells five."""


@dataclass(frozen=True)
class PageShapes:
    """Rules and uprights as thin areas (a rule's y0 == y1, an upright's x0 == x1), cells closed by lines, shaded bars,
    and squares or circles of tick size. `covered`: the share of the page under one image; `pictured`: under all of
    them, as a scan in strips has it. `curves`: outlines with bends, as drawn letters have them. `painted`: anything
    that is not white."""

    rules: tuple[Area, ...]
    uprights: tuple[Area, ...]
    cells: tuple[Area, ...]
    shades: tuple[Area, ...]
    squares: tuple[Area, ...]
    covered: float
    pictured: float = 0.0
    curves: int = 0
    painted: bool = False


@dataclass
class _Found:
    rules: list[Area]
    uprights: list[Area]
    boxes: list[Area]
    shades: list[Area]
    rounds: list[Area]
    covered: float = 0.0
    pictured: float = 0.0
    curves: int = 0
    painted: bool = False


def read_shapes(page: PdfiumPage, size: tuple[float, float]) -> PageShapes:
    """The shapes of one pdfium page of this size, in points."""
    found = _Found([], [], [], [], [])
    screen = Area(-1.0, -1.0, size[0] + 1, size[1] + 1)
    for kind, thing, matrix in _objects(page.raw):  # each with the matrix of the forms around it (ISO 32000-2 8.10)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            area = moved(matrix, _matrix_area(thing))
            share = area.shared(screen) / (size[0] * size[1])
            found.covered, found.pictured = max(found.covered, share), found.pictured + share
            found.painted = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(thing, matrix, screen, found)
    rules = _joined([*found.rules, *(edge for box in found.boxes for edge in _edges(box, level=True))], level=True)
    uprights = _joined(
        [*found.uprights, *(edge for box in found.boxes for edge in _edges(box, level=False))], level=False
    )
    cells = tuple(_cells(rules, uprights))
    small = [a for a in (*cells, *found.boxes, *found.rounds, *found.shades) if _ticklike(a)]
    return PageShapes(
        tuple(rules),
        tuple(uprights),
        cells,
        tuple(found.shades),
        tuple(_distinct(small)),
        found.covered,
        found.pictured,
        found.curves,
        found.painted,
    )


def _objects(page: object) -> Iterator[tuple[int, object, Matrix]]:
    def inside(thing: object, matrix: Matrix, depth: int) -> Iterator[tuple[int, object, Matrix]]:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < SHAPES.nested:
            own = after(_matrix(thing), matrix)
            for number in range(pdfium.FPDFFormObj_CountObjects(thing)):
                yield from inside(pdfium.FPDFFormObj_GetObject(thing, number), own, depth + 1)
        else:
            yield kind, thing, matrix

    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield from inside(pdfium.FPDFPage_GetObject(page, number), IDENTITY, 0)


def _matrix(thing: object) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _matrix_area(thing: object) -> Area:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return Area(left.value, bottom.value, right.value, top.value)


def _path(thing: object, matrix: Matrix, screen: Area, found: _Found) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    filled = fill.value != pdfium.FPDF_FILLMODE_NONE and not _pale(thing, pdfium.FPDFPageObj_GetFillColor)
    stroked = bool(stroke.value) and not _pale(thing, pdfium.FPDFPageObj_GetStrokeColor)
    if not (filled or stroked):
        return
    whole = after(_matrix(thing), matrix)
    for points, curved, closed in _subpaths(thing):
        places = [point(whole, x, y) for x, y in points]
        area = Area(
            min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places)
        )
        if area.shared(screen) <= 0 and not (across_screen(area, screen)):
            continue
        found.painted = True
        found.curves += curved
        if curved:
            if _ticklike(area):
                found.rounds.append(area)
            elif area.width > SHAPES.rounded_width and area.height > SHAPES.rounded_height and stroked:
                found.boxes.append(area)  # a box with rounded corners
        elif filled and not stroked:  # writers draw lines as thin bars: a viewer shows no difference
            _filled(area, places, found)
        else:
            _stroked(area, places, closed, found)


def across_screen(area: Area, screen: Area) -> bool:
    """Whether a line without thickness lies on the page."""
    return screen.holds(*area.middle)


def _filled(area: Area, places: list[tuple[float, float]], found: _Found) -> None:
    if area.height <= SHAPES.thin and area.width <= SHAPES.thin:  # one dot of a dotted line, that may run either way
        found.rules.append(Area(area.x0, area.middle[1], area.x1, area.middle[1]))
        found.uprights.append(Area(area.middle[0], area.y0, area.middle[0], area.y1))
    elif area.height <= SHAPES.thin and area.width > area.height:
        found.rules.append(Area(area.x0, area.middle[1], area.x1, area.middle[1]))
    elif area.width <= SHAPES.thin and area.height > area.width:
        found.uprights.append(Area(area.middle[0], area.y0, area.middle[0], area.y1))
    elif _boxy(places):
        found.shades.append(area)


def _stroked(area: Area, places: list[tuple[float, float]], closed: bool, found: _Found) -> None:
    if _boxy(places) and _closes(places, closed) and min(area.width, area.height) > SHAPES.least_side:
        found.boxes.append(area)
        return
    ends = list(pairwise(places)) + ([(places[-1], places[0])] if closed else [])
    for (x0, y0), (x1, y1) in ends:
        if abs(y1 - y0) <= SHAPES.level and abs(x1 - x0) > SHAPES.least_line:
            found.rules.append(Area(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
        elif abs(x1 - x0) <= SHAPES.level and abs(y1 - y0) > SHAPES.least_line:
            found.uprights.append(Area((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))


def _closes(places: list[tuple[float, float]], closed: bool) -> bool:
    """Whether the path comes back to its start: by its own word, by its last corner, or by a fifth one."""
    return closed or places[0] == places[-1] or len(places) > _CORNERS


def _boxy(places: list[tuple[float, float]]) -> bool:
    """Whether the corners go round an upright rectangle."""
    if len(places) not in (_CORNERS, _CORNERS + 1):
        return False
    steps = list(pairwise(places))
    return (
        all(min(abs(x1 - x0), abs(y1 - y0)) < SHAPES.corner_off for (x0, y0), (x1, y1) in steps)
        and len({(round(x), round(y)) for x, y in places}) >= _CORNERS - 1
    )


def _subpaths(thing: object) -> Iterator[tuple[list[tuple[float, float]], bool, bool]]:
    points: list[tuple[float, float]] = []
    curved = closed = False
    for number in range(pdfium.FPDFPath_CountSegments(thing)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved, closed
            points, curved, closed = [], False, False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
        points.append((x.value, y.value))
    if len(points) > 1:
        yield points, curved, closed


def _pale(thing: object, read: Callable[..., int]) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not read(thing, red, green, blue, alpha):
        return False
    # White paint covers what is below and is itself unseen; what lies below it is not looked for either.
    return alpha.value < SHAPES.clear or min(red.value, green.value, blue.value) >= SHAPES.white


def _edges(box: Area, level: bool) -> tuple[Area, Area]:
    if level:
        return Area(box.x0, box.y0, box.x1, box.y0), Area(box.x0, box.y1, box.x1, box.y1)
    return Area(box.x0, box.y0, box.x0, box.y1), Area(box.x1, box.y0, box.x1, box.y1)


def _joined(lines: Iterable[Area], level: bool) -> list[Area]:
    """Pieces of one line become one: dashes, dots, and cells that share a border."""
    known = sorted(lines, key=lambda a: (a.y0, a.x0) if level else (a.x0, a.y0))
    rows: list[list[Area]] = []
    for line in known:
        place = line.y0 if level else line.x0
        if rows and abs((rows[-1][-1].y0 if level else rows[-1][-1].x0) - place) <= SHAPES.one_place:
            rows[-1].append(line)
        else:
            rows.append([line])
    whole: list[Area] = []
    least = SHAPES.least_side
    for row in rows:
        spans = sorted((a.x0, a.x1) if level else (a.y0, a.y1) for a in row)
        place = sum((a.y0 if level else a.x0) for a in row) / len(row)
        merged: list[list[float]] = []
        for start, end in spans:
            if merged and start - merged[-1][1] <= _reach(merged[-1], start, end):
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        whole += [Area(s, place, e, place) if level else Area(place, s, place, e) for s, e in merged if e - s > least]
    return whole


def _reach(last: list[float], start: float, end: float) -> float:
    """Dashes and dots are joined over their gap; longer lines only where they touch."""
    dashes = end - start < SHAPES.dash and (last[1] - last[0] < SHAPES.dash or start - last[1] < SHAPES.dash_gap)
    return SHAPES.dash_gap if dashes else SHAPES.line_gap


def _cells(rules: list[Area], uprights: list[Area]) -> Iterator[Area]:
    """The smallest rectangles that are closed on all four sides."""
    found: list[Area] = []
    for top in rules:
        lefts = sorted(
            (
                u
                for u in uprights
                if top.x0 - SHAPES.meet <= u.x0 <= top.x1 + SHAPES.meet
                and u.y0 < top.y0 - SHAPES.least_side
                and u.y1 >= top.y0 - SHAPES.meet
            ),
            key=lambda u: u.x0,
        )
        for place, left in enumerate(lefts):
            cell = _closed(top, left, lefts[place + 1 :], rules)
            if cell is not None:
                found.append(cell)
    yield from _distinct(found)


def _closed(top: Area, left: Area, rights: list[Area], rules: list[Area]) -> Area | None:
    below = sorted(
        (
            r
            for r in rules
            if left.y0 - SHAPES.meet <= r.y0 < top.y0 - SHAPES.least_side and r.x0 <= left.x0 + SHAPES.meet < r.x1
        ),
        key=lambda r: -r.y0,
    )
    for bottom in below:
        for right in rights:
            if right.x0 - left.x0 < SHAPES.least_side:
                continue
            if right.x0 > min(bottom.x1, top.x1) + SHAPES.meet:
                break
            if right.y0 <= bottom.y0 + SHAPES.meet and right.y1 >= top.y0 - SHAPES.meet:
                return Area(left.x0, bottom.y0, right.x0, top.y0)
    return None


def _ticklike(area: Area) -> bool:
    least, most = min(area.width, area.height), max(area.width, area.height)
    return least >= SHAPES.tick_least and most <= SHAPES.tick_most and most <= SHAPES.tick_long * least


def _distinct(areas: Iterable[Area]) -> list[Area]:
    """One of each: a square drawn twice, filled and stroked, is one square; the smallest is kept."""
    kept: list[Area] = []
    for area in sorted(areas, key=lambda a: a.size):
        if not any(
            area.shared(other) > SHAPES.same_shared * min(area.size, other.size)
            and other.size > SHAPES.same_size * area.size
            for other in kept
        ):
            kept.append(area)
    return kept
