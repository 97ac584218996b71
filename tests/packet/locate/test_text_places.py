"""Which slot an answer gets, where two are as near, and what of it its label leaves free."""

from __future__ import annotations

import numpy as np

from packet.locate.assign import NEVER
from packet.locate.geometry import Area
from packet.locate.relations import Anchor
from packet.locate.slots import Slot
from packet.locate.text_places import _adjoins, _clear_of_label, _without_crossings
from packet.locate.tuning import SLOTS, TEXTS


def _slot(area: Area) -> Slot:
    return Slot(0, area, "field")


def test_a_far_wording_does_not_reach_over_a_nearer_one() -> None:
    near, far = 0.1, 0.1 + TEXTS.farther + 0.01
    costs, nothing = np.array([[near], [far]]), np.zeros((2, 1))
    assert _without_crossings(costs, nothing, nothing).tolist() == [[near], [NEVER]]
    level = np.array([[near], [near + TEXTS.farther / 2]])
    assert (_without_crossings(level, nothing, nothing) == level).all()


def test_a_fields_own_name_or_a_wording_just_under_it_crosses() -> None:
    near, far = 0.1, 0.1 + TEXTS.farther + 0.01
    costs, nothing = np.array([[near], [far]]), np.zeros((2, 1))
    named = np.array([[0.0], [TEXTS.name]])
    assert (_without_crossings(costs, named, nothing) == costs).all()
    under = np.array([[1.0], [0.0]])
    assert (_without_crossings(costs, nothing, under) == costs).all()


def test_an_empty_slot_adjoins_the_cell_behind_or_below_it() -> None:
    rest = Area(100, 100, 200, 120)
    assert _adjoins(rest, Area(201, 100, 300, 120))
    assert _adjoins(rest, Area(50, 70, 200, 99))
    assert not _adjoins(rest, Area(260, 100, 300, 120))
    assert not _adjoins(rest, Area(201, 300, 300, 320))
    assert not _adjoins(rest, Area(100, 70, 250, 99))


def test_a_field_over_its_own_label_leaves_the_label_free() -> None:
    label = Area(100, 130, 160, 140)
    anchor = Anchor(label, label, 130, frozenset(), None)
    over = Area(100, 100, 300, 142)
    free = _clear_of_label(_slot(over), anchor)
    assert free == Area(100, 100, 300, 130 - SLOTS.near_words)
    level = Area(100, 128, 300, 142)
    assert _clear_of_label(_slot(level), anchor).x0 > label.x1
    apart = Area(100, 60, 300, 90)
    assert _clear_of_label(_slot(apart), anchor) == apart
    assert _clear_of_label(_slot(over), None) == over
