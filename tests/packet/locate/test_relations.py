"""How a label and a slot lie to each other: which relation, and that nearer is cheaper."""

from __future__ import annotations

import pytest

from packet.locate.geometry import Area
from packet.locate.relations import Anchor, Relation, relate
from packet.locate.runs import Run
from packet.locate.slots import RoomKind, Slot
from packet.locate.tuning import RELATIONS
from tests.packet.locate.view_parts import run

LABEL = run("Name", 100, 500)
"""Its area: 100 to 120 and 498 to 508."""
R = RELATIONS


def _anchor(label: Run = LABEL, cell: Area | None = None) -> Anchor:
    return Anchor(label.area, label.area, label.base, frozenset({0}), cell)


def _slot(x0: float, y0: float, wide: float = 80, high: float = 14, kind: RoomKind = "field") -> Slot:
    return Slot(0, Area(x0, y0, x0 + wide, y0 + high), kind)


def _way(slot: Slot, *others: Slot, words: tuple[Run, ...] = (), anchor: Anchor | None = None) -> Relation | None:
    found = relate(anchor or _anchor(), slot, [LABEL, *words], [slot, *others])
    return found and found[0]


def _cost(slot: Slot, *others: Slot, words: tuple[Run, ...] = (), anchor: Anchor | None = None) -> float:
    found = relate(anchor or _anchor(), slot, [LABEL, *words], [slot, *others])
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("slot", "way"),
    [
        (_slot(130, 498), "right"),
        (_slot(10, 498), "left"),
        (_slot(100, 480), "below"),
        (_slot(100, 512), "above"),
        (_slot(95, 495, 80, 20), "inside"),
    ],
)
def test_the_relation_is_told(slot: Slot, way: Relation) -> None:
    """Seen from the label: where its slot is."""
    assert _way(slot) == way


@pytest.mark.parametrize(
    ("near", "far", "way"),
    [
        (_slot(120 + R.right, 498), _slot(120.1 + R.right, 498), "right"),
        (_slot(20 - R.left, 498), _slot(19.9 - R.left, 498), "left"),
        (_slot(100, 484 - R.below), _slot(100, 483.9 - R.below), "below"),
        (_slot(100, 508 + R.above), _slot(100, 508.1 + R.above), "above"),
        (_slot(120 - R.overlap, 498), _slot(119.9 - R.overlap, 498), "right"),
        (_slot(20 + R.overlap_left, 498), _slot(20.1 + R.overlap_left, 498), "left"),
        (_slot(100, 484 + R.overlap_field), _slot(100, 484.1 + R.overlap_field), "below"),
        (_slot(100, 484 + R.overlap_drawn, kind="cell"), _slot(100, 484.1 + R.overlap_drawn, kind="cell"), "below"),
        (_slot(100, 508 - R.overlap), _slot(100, 507.9 - R.overlap), "above"),
    ],
)
def test_each_relation_has_its_bounds(near: Slot, far: Slot, way: Relation) -> None:
    """On the bound they belong together; a tenth of a point beyond it not in this way."""
    assert _way(near) == way
    assert _way(far) != way


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [("field", -R.low, 14 + 1.0), ("rule", -R.low_rule, 14 + R.over_rule)],
)
def test_a_label_beside_a_slot_is_level_with_it(kind: RoomKind, low: float, high: float) -> None:
    """Its baseline may be a little below the slot's foot, or over its head: farther over the blank of a line."""
    for off in (low, high):
        outward = 0.1 if off > 0 else -0.1
        assert _way(_slot(130, 500 - off, kind=kind)) == "right"
        assert _way(_slot(130, 500 - off - outward, kind=kind)) is None


def test_only_the_first_of_several_lines_is_beside_a_label() -> None:
    """A label stands at the head of the lines that it is for."""
    rows = (Area(130, 498, 300, 512), Area(130, 478, 300, 492))
    many = Slot(0, Area(130, 478, 300, 512), "rule", rows=rows)
    low = Slot(0, Area(130, 498, 300, 532), "rule", rows=(Area(130, 518, 300, 532), Area(130, 498, 300, 512)))
    assert _way(many) == "right"
    assert _way(low) is None


@pytest.mark.parametrize(("x", "way"), [(120 - R.across - 0.1, "below"), (120 - R.across, None)])
def test_label_and_slot_over_each_other_share_some_width(x: float, way: Relation | None) -> None:
    """Corners that hardly pass each other belong to nothing."""
    assert _way(_slot(x, 478)) == way


@pytest.mark.parametrize(
    ("cheap", "dear"),
    [
        (_slot(130, 498), _slot(300, 498)),
        (_slot(12, 498), _slot(-10, 498)),
        (_slot(100, 480), _slot(100, 460)),
        (_slot(100, 512), _slot(100, 530)),
        (_slot(100, 480), _slot(60, 480, 200)),
        (_slot(130, 498), _slot(130, 489, kind="rule", high=9)),
        (_slot(100, 480), _slot(100, 512)),
        (_slot(100, 512), _slot(10, 498)),
    ],
    ids=["right", "left", "below", "above", "edges", "level", "below and above", "above and left"],
)
def test_what_a_reader_would_say_is_cheaper(cheap: Slot, dear: Slot) -> None:
    """Nearer, and in line; of equal ones below before above before left."""
    assert _cost(cheap) < _cost(dear)


def test_distance_to_the_right_costs_no_more_than_its_bound() -> None:
    """A column of labels may have its slots at the other margin."""
    assert _cost(_slot(120 + R.right, 498)) == pytest.approx(R.base + R.right_most)


@pytest.mark.parametrize(
    ("slot", "between"),
    [
        (_slot(250, 498), (150, 500)),
        (_slot(-10, 498), (76, 500)),
        (_slot(100, 460), (100, 486)),
        (_slot(100, 535), (100, 520)),
    ],
    ids=["right", "left", "below", "above"],
)
def test_words_between_part_a_label_and_a_slot(slot: Slot, between: tuple[float, float]) -> None:
    """Whatever side the slot is on; single punctuation and the label's own runs do not."""
    assert _way(slot) is not None
    assert _way(slot, words=(run("Date", *between),)) is None
    assert _way(slot, words=(run("/", *between),)) is not None
    assert _way(slot, words=(run("x", *between),)) is None
    assert _way(slot, words=(run("Date", between[0], between[1] + 40),)) is not None


@pytest.mark.parametrize(
    ("slot", "y"), [(_slot(60, 460, 200), 486), (_slot(60, 535, 200), 520)], ids=["below", "above"]
)
@pytest.mark.parametrize("x", [62, 140])
def test_words_beside_the_way_part_nothing(slot: Slot, y: float, x: float) -> None:
    """Over the slot, but not over the label: they are at the label's side."""
    assert _cost(slot, words=(run("Date", x, y),)) == _cost(slot)


@pytest.mark.parametrize(
    ("slot", "cost"),
    [
        (_slot(124, 498), R.base),
        (_slot(100, 482), R.base),
        (_slot(100, 510), R.base + R.above_cost),
        (_slot(15, 498), R.base + R.left_cost),
        (_slot(100, 495, 30, 14), R.covered_cost),
    ],
    ids=["right", "below", "above", "left", "laid over"],
)
def test_each_relation_costs_so_much_at_its_best(slot: Slot, cost: float) -> None:
    """Near, level and in line."""
    assert _cost(slot) == pytest.approx(cost)


@pytest.mark.parametrize(("off", "level"), [(-1, True), (-1.1, False), (12, True), (12.1, False)])
def test_a_label_is_level_with_the_slots_line(off: float, level: bool) -> None:
    """From a point under its foot to two under its head."""
    assert (_cost(_slot(124, 500 - off)) == pytest.approx(R.base)) is level


@pytest.mark.parametrize(
    ("slot", "between"),
    [
        (_slot(250, 498), _slot(150, 498, 60)),
        (_slot(-30, 498), _slot(60, 498, 30)),
        (_slot(100, 450), _slot(100, 478)),
        (_slot(100, 540), _slot(100, 520)),
    ],
    ids=["right", "left", "below", "above"],
)
def test_a_slot_between_costs(slot: Slot, between: Slot) -> None:
    """But for what is left of a label's own cell."""
    assert _cost(slot, between) == pytest.approx(_cost(slot) + R.between)
    tight = Slot(0, between.area, "cell", tight=True)
    assert _cost(slot, tight) == _cost(slot)


def test_a_slot_in_the_labels_own_cell_is_its_own() -> None:
    """Whichever of the cell's words the label is; a cell that holds other words costs."""
    mine = Slot(0, Area(100, 480, 180, 494), "cell", holds=(0, 3))
    others = Slot(0, Area(100, 480, 180, 494), "cell", holds=(3,))
    assert relate(_anchor(), mine, [LABEL], [mine]) == ("inside", R.inside)
    assert _cost(others) == pytest.approx(_cost(Slot(0, others.area, "cell")) + R.others_cell)


def test_distances_count_from_the_cell_around_a_label() -> None:
    """A table's label is as near to the next cell as to its own border."""
    cell = _anchor(cell=Area(90, 495, 250, 511))
    assert _cost(_slot(254, 498), anchor=cell) == pytest.approx(R.base)
    assert _cost(_slot(254, 498)) > R.base
    deep = _anchor(cell=Area(90, 470, 250, 511))
    assert _cost(_slot(100, 452), anchor=deep) < _cost(_slot(100, 452))
