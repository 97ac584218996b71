"""Which box stands beside which word."""

from __future__ import annotations

import pytest

from packet.locate.geometry import Area
from packet.locate.items import by_key
from packet.locate.labels import Found, find
from packet.locate.page_view import PageView
from packet.locate.runs import Leader, Run
from packet.locate.tick_words import Ticked, squares_of, ticked_words
from packet.locate.tuning import TICKS
from packet.locate.wording import Spelling
from tests.packet.locate.view_parts import page, run, widget

CHOICES = [Spelling("choice:yes", "yes", 0), Spelling("choice:no", "no", 0)]
YES, NO = run("Yes", 100, 500), run("No", 160, 500)
"""Areas: 100 to 115 and 160 to 170, 498 to 508."""


def _box(x: float, y: float = 498, side: float = 10) -> Area:
    return Area(x, y, x + side, y + side)


def _ticked(*squares: Area, words: tuple[Run, ...] = (YES, NO), **more: object) -> list[Ticked]:
    view: PageView = page(words, squares=squares, **more)  # type: ignore[arg-type]
    found: list[Found] = find(view, CHOICES)
    return ticked_words(view, found, {}, squares_of(view), by_key("dmhc"))


def _sides(*squares: Area, **more: object) -> dict[str, tuple[str, float]]:
    return {t.about: (t.side, t.square.area.x0) for t in _ticked(*squares, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("squares", "side"),
    [
        ((_box(86), _box(146)), "left"),
        ((_box(119), _box(174)), "right"),
        ((_box(102, 510), _box(160, 510)), "above"),
        ((_box(102, 486), _box(160, 486)), "below"),
    ],
)
def test_every_word_has_the_box_on_the_pages_side(squares: tuple[Area, Area], side: str) -> None:
    """Whichever side that is."""
    found = _sides(*squares)
    assert found == {"choice:yes": (side, squares[0].x0), "choice:no": (side, squares[1].x0)}


def test_a_box_between_two_words_goes_with_the_others() -> None:
    """Boxes before their words: the one in the middle is No's, although it stands as near to Yes."""
    assert _sides(_box(86), _box(132)) == {"choice:yes": ("left", 86), "choice:no": ("left", 132)}
    assert _sides(_box(132), _box(174)) == {"choice:yes": ("right", 132), "choice:no": ("right", 174)}


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (_box(90 - TICKS.farthest), True),
        (_box(89.9 - TICKS.farthest), False),
        (_box(90 + TICKS.overlap), True),
        (_box(90.1 + TICKS.overlap), False),
        (_box(115 + TICKS.farthest), True),
        (_box(115.1 + TICKS.farthest), False),
        (_box(102, 508 + TICKS.farthest_level), True),
        (_box(102, 508.1 + TICKS.farthest_level), False),
        (_box(102, 488 - TICKS.farthest_level), True),
        (_box(102, 487.9 - TICKS.farthest_level), False),
        (_box(86, 498 + TICKS.line), True),
        (_box(86, 498.1 + TICKS.line), False),
    ],
)
def test_a_box_beside_a_word_is_near_and_level(box: Area, found: bool) -> None:
    """A tenth of a point beyond each bound it is none of the word's."""
    assert bool(_ticked(box, words=(YES,))) is found


def test_a_nearer_box_is_taken() -> None:
    """Of two on the same side."""
    assert _sides(_box(86), _box(60), words=(YES,)) == {"choice:yes": ("left", 86)}


def test_words_between_part_a_word_from_its_box() -> None:
    """Whatever they are."""
    assert _ticked(_box(50), words=(run("or", 75, 500), YES)) == []


def test_a_word_of_two_choices_has_one_box_for_both() -> None:
    """ "No" may be the No of a question and a named choice: the question decides."""
    view = page([NO], squares=[_box(146)])
    known = [*CHOICES, Spelling("choice:gender.no", "no", 0)]
    found = ticked_words(view, find(view, known), {}, squares_of(view), by_key("dmhc"))
    assert {t.about for t in found} == {"choice:no", "choice:gender.no"}
    assert len({t.square.area for t in found}) == 1


def test_a_pair_is_less_sure_with_a_rival_beside_it() -> None:
    """A lone box is quite sure, one of two equal ones is not at all."""
    (sure,) = _ticked(_box(86), words=(YES,))
    (doubtful,) = _ticked(_box(86), _box(86, 499), words=(YES,))
    assert sure.sure == 1.0
    assert doubtful.sure < 0.1


def test_a_field_goes_before_the_box_drawn_around_it() -> None:
    """And nothing that is drawn within a text field is a box."""
    field = widget(_box(87, 499, 8), "check")
    text = widget(Area(300, 490, 400, 520))
    view = page(squares=[_box(86), _box(310), _box(200)], widgets=[field, text])
    assert [(square.area, square.widget) for square in squares_of(view)] == [(field.area, field), (_box(200), None)]


@pytest.mark.parametrize(("boxes", "wide", "lines"), [(0, 20, 1), (TICKS.few - 1, 20, 1), (TICKS.few, 20, 0)])
def test_short_lines_are_ticked_on_where_there_are_no_boxes(boxes: int, wide: float, lines: int) -> None:
    """A page with boxes has lines for words."""
    leader = Leader(Area(80, 498, 80 + wide, 508), 500)
    view = page(squares=[_box(300 + 20 * n) for n in range(boxes)], leaders=[leader])
    found = [square.area for square in squares_of(view) if square.area.x0 == 80]
    assert found == [Area(80, 499, 100, 500 + TICKS.leader_high)][:lines]


@pytest.mark.parametrize("wide", [TICKS.leader_width[0] - 0.1, TICKS.leader_width[1] + 0.1])
def test_a_line_for_a_tick_is_neither_a_dash_nor_a_line_for_words(wide: float) -> None:
    """By its length."""
    assert squares_of(page(leaders=[Leader(Area(80, 498, 80 + wide, 508), 500)])) == []
