"""What is drawn on a page: lines, cells, boxes; however the writer draws them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.locate.shapes import PageShapes, read_shapes
from packet.locate.tuning import SHAPES

SIZE = (612.0, 792.0)


def _read(draw: Callable[[Canvas], object]) -> PageShapes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        return read_shapes(document[0], SIZE)
    finally:
        document.close()


def _dashed(canvas: Canvas, on: float, off: float) -> None:
    for n in range(20):
        canvas.line(100 + n * (on + off), 500, 100 + n * (on + off) + on, 500)


@pytest.mark.parametrize(
    "draw",
    [
        lambda c: c.line(100, 500, 300, 500),
        lambda c: c.rect(100, 499.5, 200, 1, stroke=0, fill=1),
        lambda c: (c.line(100, 500, 200, 500), c.line(200, 500, 300, 500)),
        lambda c: (c.line(200.5, 500, 300, 500), c.line(100, 500, 200, 500)),
        lambda c: (c.line(100, 500, 300, 500), c.line(100, 500.5, 300, 500.5)),
    ],
    ids=["stroked", "thin bar", "two pieces", "pieces turned round", "drawn twice"],
)
def test_a_level_line_is_one_rule(draw: Callable[[Canvas], object]) -> None:
    """However it is drawn."""
    (rule,) = _read(draw).rules
    assert (rule.x0, rule.x1) == pytest.approx((100, 300))
    assert (rule.y0, rule.y1) == pytest.approx((500, 500), abs=0.3)


@pytest.mark.parametrize(("on", "off", "rules"), [(3, 3, 1), (1, 4, 1), (3, 5, 0), (8, 3, 20)])
def test_dashes_are_joined_over_their_gaps(on: float, off: float, rules: int) -> None:
    """Short pieces over a small gap; longer ones stay apart, and dashes far apart are nothing."""
    assert len(_read(lambda c: _dashed(c, on, off)).rules) == rules


@pytest.mark.parametrize(("high", "kind"), [(SHAPES.thin - 0.1, "rules"), (SHAPES.thin + 0.2, "shades")])
def test_a_bar_is_a_line_or_a_shade_by_its_height(high: float, kind: str) -> None:
    """A filled bar thin as a line is one."""
    found = _read(lambda c: c.rect(100, 500, 200, high, stroke=0, fill=1))
    assert {name for name in ("rules", "shades") if getattr(found, name)} == {kind}


@pytest.mark.parametrize(
    "draw",
    [
        lambda c: (c.setStrokeColorRGB(1, 1, 1), c.line(100, 500, 300, 500)),
        lambda c: (c.setFillColorRGB(1, 1, 1), c.rect(100, 500, 200, 30, stroke=0, fill=1)),
        lambda c: (c.setFillAlpha(0.01), c.rect(100, 500, 200, 30, stroke=0, fill=1)),
        lambda c: c.rect(100, 500, 200, 30, stroke=0, fill=0),
        lambda c: c.line(700, 500, 900, 500),
        lambda c: c.line(100, 500, 102, 500),
    ],
    ids=["white line", "white bar", "clear bar", "no paint", "off the page", "a speck"],
)
def test_what_nobody_sees_is_nothing(draw: Callable[[Canvas], object]) -> None:
    """White, clear, unpainted, outside or tiny."""
    found = _read(draw)
    assert (found.rules, found.uprights, found.cells, found.shades, found.squares) == ((), (), (), (), ())


@pytest.mark.parametrize(
    ("draw", "cells"),
    [
        (lambda c: c.rect(100, 500, 200, 30), 1),
        (lambda c: c.grid([100, 200, 300], [500, 520, 540]), 4),
        (
            lambda c: c.lines([(100, 500, 300, 500), (100, 530, 300, 530), (100, 500, 100, 530), (300, 500, 300, 530)]),
            1,
        ),
        (
            lambda c: c.lines([(101, 500, 299, 500), (101, 530, 299, 530), (100, 501, 100, 529), (300, 501, 300, 529)]),
            1,
        ),
        (lambda c: c.lines([(100, 500, 300, 500), (100, 530, 300, 530), (100, 500, 100, 530)]), 0),
        (
            lambda c: c.lines([(100, 500, 300, 500), (100, 530, 300, 530), (100, 500, 100, 530), (300, 510, 300, 530)]),
            0,
        ),
        (lambda c: c.roundRect(100, 500, 200, 30, 4), 1),
    ],
    ids=["box", "table", "four lines", "corners that miss", "three lines", "a short side", "round corners"],
)
def test_lines_that_close_make_a_cell(draw: Callable[[Canvas], object], cells: int) -> None:
    """The smallest rectangles with lines on all four sides."""
    assert len(_read(draw).cells) == cells


@pytest.mark.parametrize(
    ("wide", "high", "squares"),
    [(10, 10, 1), (4.6, 4.6, 1), (4, 4, 0), (24, 24, 1), (25, 25, 0), (10, 15.9, 1), (10, 16.5, 0)],
)
def test_a_small_square_is_for_a_tick(wide: float, high: float, squares: int) -> None:
    """Of the size of a letter, and nearly as wide as high."""
    assert len(_read(lambda c: c.rect(100, 500, wide, high)).squares) == squares


@pytest.mark.parametrize(
    "draw",
    [
        lambda c: c.circle(105, 505, 5),
        lambda c: c.rect(100, 500, 10, 10, stroke=0, fill=1),
        lambda c: c.rect(100, 500, 10, 10, stroke=1, fill=1),
        lambda c: (c.rect(100, 500, 10, 10), c.rect(100.5, 500.5, 9, 9)),
        lambda c: c.lines([(100, 500, 110, 500), (100, 510, 110, 510), (100, 500, 100, 510), (110, 500, 110, 510)]),
    ],
    ids=["circle", "filled", "filled and stroked", "double line", "four lines"],
)
def test_a_box_for_a_tick_is_one_however_it_is_drawn(draw: Callable[[Canvas], object]) -> None:
    """One, not two, where two lines are drawn around it."""
    (square,) = _read(draw).squares
    assert square.middle == pytest.approx((105, 505), abs=0.3)


def test_what_stands_in_a_form_is_on_the_page() -> None:
    """Moved and scaled as the form is."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("within")
        canvas.line(0, 0, 100, 0)
        canvas.endForm()
        canvas.translate(100, 500)
        canvas.scale(2, 2)
        canvas.doForm("within")

    (rule,) = _read(draw).rules
    assert (rule.x0, rule.x1, rule.y0) == pytest.approx((100, 300, 500))
