"""Words and shapes of one page together: where drawn things end a run, and what is a tick box."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.locate.normalise import Upright, straightened
from packet.locate.page_view import PageView, sideways, view


def _source(draw: Callable[[Canvas], object]) -> Upright:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Courier", 10)
    draw(canvas)
    canvas.save()
    return straightened(out.getvalue(), "form.pdf")


def _view(draw: Callable[[Canvas], object]) -> PageView:
    (page,) = view(_source(draw))
    return page


@pytest.mark.parametrize(
    ("draw", "runs"),
    [
        (lambda c: c.line(10, 10, 20, 10), ["CityState"]),
        (lambda c: c.line(127, 690, 127, 715), ["City", "State"]),
        (lambda c: c.line(127, 720, 127, 740), ["CityState"]),
        (lambda c: c.line(125, 698, 200, 698), ["City", "State"]),
        (lambda c: c.line(90, 698, 200, 698), ["CityState"]),
        (lambda c: c.rect(124.5, 700, 5, 5), ["City", "State"]),
    ],
    ids=["far away", "upright", "upright elsewhere", "line begins", "line under both", "tick box"],
)
def test_what_is_drawn_in_a_gap_ends_a_run(draw: Callable[[Canvas], object], runs: list[str]) -> None:
    """A reader sees two pieces of wording there."""

    def both(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "City State")
        draw(canvas)

    assert [run.text for run in _view(both).runs] == runs


def test_a_field_in_a_gap_ends_a_run() -> None:
    """Also one that shows no border."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "City State")
        canvas.acroForm.textfield(name="a", x=124, y=698, width=100, height=12, borderWidth=0)

    page = _view(draw)
    assert [run.text for run in page.runs] == ["City", "State"]
    assert [widget.name for widget in page.widgets] == ["a"]


def test_a_square_with_a_letter_in_it_is_no_tick_box() -> None:
    """It is a cell of a comb, or a logo."""

    def draw(canvas: Canvas) -> None:
        canvas.rect(100, 500, 12, 12)
        canvas.rect(200, 500, 12, 12)
        canvas.drawString(103, 503, "A")

    assert [round(square.x0) for square in _view(draw).squares] == [200]


def test_words_off_the_page_are_not_read() -> None:
    """Nobody sees them."""
    assert _view(lambda c: (c.drawString(100, 900, "Up"), c.drawString(700, 100, "Right"))).runs == ()


@pytest.mark.parametrize(("turn", "wanted"), [(0, {}), (90, {0: 90}), (180, {0: 180}), (270, {0: 270})])
def test_a_page_whose_words_stand_sideways_is_told(turn: int, wanted: dict[int, int]) -> None:
    """With the clockwise turn that sets it upright."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "First Name")

    assert sideways(_source(draw)) == wanted


def test_a_few_sideways_words_do_not_turn_a_page() -> None:
    """A remark up the margin; twice as many must stand so as upright."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "First")
        canvas.rotate(90)
        canvas.drawString(300, -50, "Rev0126abc")

    assert sideways(_source(draw)) == {}
