"""Which question a pair of Yes and No answers."""

from __future__ import annotations

import pytest

from packet.locate.geometry import Area
from packet.locate.labels import Found
from packet.locate.sections import Label
from packet.locate.tick_places import question_cost, tick_confidence
from packet.locate.tuning import PLACES, QUESTIONS

Q = QUESTIONS


def _label(x0: float = 100, y0: float = 498, x1: float = 300, y1: float = 508) -> Label:
    area = Area(x0, y0, x1, y1)
    found = Found("key:has_medicare", 0, area, area, area, (), 1.0, 0, True, y0 + 2)
    return Label("has_medicare", 0, area, area, area, y0 + 2, found, 0.0)


def _cost(spot: Area, *others: Label) -> float | None:
    label = _label()
    return question_cost(label, spot, [label, *others])


def _sure(spot: Area, *others: Label) -> float:
    cost = _cost(spot, *others)
    assert cost is not None
    return cost


BESIDE, BEFORE = Area(320, 498, 400, 508), Area(20, 498, 90, 508)
BELOW, ABOVE = Area(120, 480, 200, 490), Area(120, 512, 200, 522)


def test_an_answer_beside_its_question_is_the_cheapest() -> None:
    """Then one before it, one below, one above."""
    costs = [_sure(spot) for spot in (BESIDE, BEFORE, BELOW, ABOVE)]
    assert costs == sorted(costs)
    assert costs[0] == pytest.approx(Q.beside)
    assert costs[1] == pytest.approx(Q.beside + Q.side)


@pytest.mark.parametrize(
    ("spot", "possible"),
    [
        (Area(120, 498 - 20 - Q.below[1], 200, 498 - Q.below[1]), True),
        (Area(120, 498 - 20.1 - Q.below[1], 200, 497.9 - Q.below[1]), False),
        (Area(120, 508 + Q.above[1], 200, 538), True),
        (Area(120, 508.1 + Q.above[1], 200, 538), False),
        (Area(0, 480, 100.1 - Q.below_left, 490), True),
        (Area(0, 480, 100 - Q.below_left, 490), False),
        (Area(320, 498 + Q.level, 400, 508 + Q.level + 2), True),
        (Area(300 - Q.level, 498, 400, 508), True),
        (Area(299.9 - Q.level, 498, 400, 508), False),
    ],
)
def test_an_answer_is_near_its_question(spot: Area, possible: bool) -> None:
    """A tenth of a point beyond each bound it answers another."""
    assert (_cost(spot) is not None) is possible


def test_another_question_between_speaks_against_it() -> None:
    """On the line, or above the answer below it."""
    beside, below = _label(310, 498, 400, 508), _label(100, 484, 300, 494)
    far = Area(420, 498, 500, 508)
    assert _sure(far, beside) == pytest.approx(_sure(far) + Q.beside_between)
    low = Area(120, 465, 200, 475)
    assert _sure(low, below) == pytest.approx(_sure(low) + Q.below_between)
    assert _sure(far, below) == _sure(far)


def test_farther_is_dearer() -> None:
    """Down, up, and off the middle of the line."""
    assert _sure(Area(120, 470, 200, 480)) > _sure(BELOW)
    assert _sure(Area(120, 518, 200, 528)) > _sure(ABOVE)
    assert _sure(Area(320, 501, 400, 511)) > _sure(BESIDE)


@pytest.mark.parametrize(("certain", "told"), [(0.0, PLACES.tick_least), (1.0, PLACES.most), (0.5, 0.645)])
def test_confidence_is_never_quite_whole(certain: float, told: float) -> None:
    """And what is quite unsure stays below what is used."""
    assert tick_confidence(certain) == told
    assert tick_confidence(0.4) < PLACES.sure
