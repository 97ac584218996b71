"""What could take an answer: fields, cells, lines, combs, and blanks behind labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packet.locate.geometry import Area
from packet.locate.page_view import PageView
from packet.locate.runs import Leader
from packet.locate.slots import Slot, blank_slots, slots_of
from packet.locate.tuning import SLOTS
from tests.packet.locate.view_parts import page, rule, run, widget

CELL = Area(100, 500, 300, 540)


def _only(view: PageView) -> Slot:
    (slot,) = slots_of(view)
    return slot


@pytest.mark.parametrize("kind", ["text", "choice", "signature"])
def test_a_field_is_a_slot(kind: str) -> None:
    """As large as it is, and nothing drawn below it counts."""
    field = widget(Area(100, 500, 300, 514), kind)  # type: ignore[arg-type]
    slot = _only(page(widgets=[field], cells=[Area(99, 499, 301, 515)], rules=[rule(100, 300, 500)]))
    assert (slot.kind, slot.area, slot.widget) == ("field", field.area, field)


@pytest.mark.parametrize("kind", ["check", "radio", "push"])
def test_a_button_is_no_slot(kind: str) -> None:
    """What is ticked or pressed takes no words; a cell that is a tick field's box takes none either."""
    field = widget(Area(100, 500, 130, 530), kind)  # type: ignore[arg-type]
    assert slots_of(page(widgets=[field])) == []
    drawn = slots_of(page(widgets=[field], cells=[Area(99, 499, 131, 531)]))
    assert (drawn == []) is (kind != "push")


@pytest.mark.parametrize(
    ("wide", "high", "slots"),
    [
        (SLOTS.width, 30, 1),
        (SLOTS.width - 0.1, 30, 0),
        (60, SLOTS.height + 1, 1),
        (60, SLOTS.height + 0.9, 0),
        (SLOTS.square, SLOTS.square, 0),
        (SLOTS.square + 0.1, SLOTS.square, 1),
    ],
)
def test_a_cell_has_room_for_a_word_or_is_none(wide: float, high: float, slots: int) -> None:
    """Too narrow, too low, or as small as a tick box."""
    assert len(slots_of(page(cells=[Area(100, 500, 100 + wide, 500 + high)]))) == slots


def test_an_empty_cell_is_free_within_its_border() -> None:
    """A point from each side."""
    assert _only(page(cells=[CELL])).area == Area(101, 501, 299, 539)


@pytest.mark.parametrize(("high", "slots"), [(SLOTS.shade + 0.1, 1), (SLOTS.shade, 0)])
def test_a_shaded_bar_is_a_slot_when_it_is_high(high: float, slots: int) -> None:
    """A low one is a band."""
    assert len(slots_of(page(shades=[Area(100, 500, 300, 500 + high)]))) == slots


def test_a_square_or_a_smaller_cell_makes_a_frame_of_a_cell() -> None:
    """What is around others is no slot itself."""
    assert slots_of(page(cells=[CELL], squares=[Area(110, 510, 120, 520)])) == []
    inner = Area(110, 505, 200, 535)
    assert [slot.area for slot in slots_of(page(cells=[CELL, inner]))] == [Area(111, 506, 199, 534)]


def test_a_smaller_cell_beside_another_is_no_frame_of_it() -> None:
    """Both are slots; so are they when the small one, within, is a tick box's size."""
    beside = Area(310, 500, 360, 540)
    assert [slot.area.x0 for slot in slots_of(page(cells=[CELL, beside]))] == [311, 101]
    tick = Area(110, 505, 130, 525)
    assert [slot.area.x0 for slot in slots_of(page(cells=[CELL, tick]))] == [101]


@pytest.mark.parametrize(("up", "slots"), [(SLOTS.row_inside, 1), (SLOTS.row_inside + 0.1, 0)])
def test_a_rule_through_a_cell_makes_rows_of_it(up: float, slots: int) -> None:
    """Close to its border it is the border."""
    found = slots_of(page(cells=[CELL], rules=[rule(100, 300, 500 + up)]))
    assert len([slot for slot in found if slot.kind == "cell"]) == slots


@pytest.mark.parametrize(
    ("base", "x", "area"),
    [
        (530, 104, Area(100 + SLOTS.side, 501, 300 - SLOTS.side, 528 - SLOTS.near_words)),
        (500 + SLOTS.free_height + 2, 104, Area(101.5, 501, 298.5, 509 - SLOTS.near_words)),
        (500 + SLOTS.free_height + 1.9, 104, Area(124 + SLOTS.behind, 501, 298.5, 539)),
        (502, 300 - SLOTS.free_width - 20, Area(276 + SLOTS.behind, 501, 298.5, 539)),
        (502, 300 - SLOTS.free_width - 19.9, Area(101.5, 510 + SLOTS.near_words, 298.5, 539)),
    ],
    ids=["below", "just below", "behind", "just behind", "above"],
)
def test_what_words_leave_of_their_cell(base: float, x: float, area: Area) -> None:
    """Below them if an answer fits there, else behind them, else above."""
    slot = _only(page([run("Name", x, base)], cells=[CELL]))
    assert (slot.area.x0, slot.area.y0, slot.area.x1, slot.area.y1) == pytest.approx(
        (area.x0, area.y0, area.x1, area.y1)
    )
    assert slot.holds == (0,)
    assert slot.tight is (area.x0 > 102)


def test_a_cell_full_of_words_is_no_slot() -> None:
    """Nothing is free in it."""
    low = Area(100, 500, 300, 514)
    assert slots_of(page([run("N" * 36, 104, 503)], cells=[low])) == []


def test_labels_on_one_line_share_their_cell() -> None:
    """Each has what is below it, up to the next."""
    found = slots_of(page([run("City", 104, 530), run("State", 204, 530)], cells=[CELL]))
    assert [(slot.holds, slot.area.x0, slot.area.x1) for slot in found] == [
        ((1,), 204, 300 - SLOTS.side),
        ((0,), 100 + SLOTS.side, 204 - SLOTS.before),
    ]


def test_a_line_of_marks_in_a_cell_is_the_slot() -> None:
    """A leader goes before the cell around it."""
    marks = Leader(Area(120, 508, 280, 520), 510)
    assert {slot.kind for slot in slots_of(page(cells=[CELL], leaders=[marks]))} == {"rule"}


@pytest.mark.parametrize(
    ("cells", "combs"),
    [
        ([(0, 14), (14, 14)], 1),
        ([(0, 14)], 0),
        ([(0, 14), (14 + SLOTS.comb_apart + 0.01, 14)], 0),
        ([(0, 14), (14, 14 + SLOTS.comb_even)], 0),
        ([(0, 14), (14, 14), (28, 14), (80, 14)], 1),
        ([(0, 5.9), (5.9, 5.9)], 0),
        ([(0, 30.1), (30.1, 30.1)], 0),
    ],
    ids=["two", "one", "apart", "uneven", "three and one", "narrow", "wide"],
)
def test_equal_cells_side_by_side_are_a_comb(cells: list[tuple[float, float]], combs: int) -> None:
    """One character each; a cell by itself is none."""
    areas = [Area(100 + x, 500, 100 + x + wide, 516) for x, wide in cells]
    for told in (areas, areas[::-1]):
        found = [slot for slot in slots_of(page(cells=told)) if slot.kind == "comb"]
        assert len(found) == combs
        assert all(slot.area.x1 == slot.cells[-1].x1 for slot in found)


def test_cells_with_words_are_no_comb() -> None:
    """A row of a table has words in it."""
    areas = [Area(100 + 14 * n, 500, 114 + 14 * n, 516) for n in range(3)]
    assert [slot for slot in slots_of(page([run("No", 116, 505)], cells=areas)) if slot.kind == "comb"] == []


@pytest.mark.parametrize(("wide", "slots"), [(SLOTS.width, 1), (SLOTS.width - 0.1, 0)])
def test_a_rule_is_a_slot_when_a_word_fits_on_it(wide: float, slots: int) -> None:
    """One line high."""
    found = slots_of(page(rules=[rule(100, 100 + wide, 500)]))
    assert [slot.area for slot in found] == [Area(100, 500, 100 + wide, 500 + SLOTS.line_height)][:slots]


def test_the_border_of_a_cell_is_no_line_to_write_on() -> None:
    """Neither its foot nor its head."""
    kinds = [slot.kind for slot in slots_of(page(cells=[CELL], rules=[rule(100, 300, 500), rule(100, 300, 541)]))]
    assert kinds == ["cell"]


@pytest.mark.parametrize(
    ("up", "cut"), [(SLOTS.on_line - 0.1, True), (-SLOTS.under_line + 0.1, True), (-SLOTS.under_line, False)]
)
def test_words_on_a_line_cut_it(up: float, cut: bool) -> None:
    """What is left of it begins behind them."""
    found = slots_of(page([run("Name", 100, 500 + up)], rules=[rule(100, 300, 500)]))
    assert [slot.area.x0 for slot in found] == [122 if cut else 100]


def test_words_in_the_middle_of_a_line_leave_two_slots() -> None:
    """Before and behind them; a stretch that is too short is none."""
    found = slots_of(page([run("to", 180, 502)], rules=[rule(100, 300, 500)]))
    assert sorted((slot.area.x0, slot.area.x1) for slot in found) == [(100, 179), (192, 300)]
    near = slots_of(page([run("to", 100 + SLOTS.stretch, 502)], rules=[rule(100, 300, 500)]))
    assert [slot.area.x0 for slot in near] == [122]


@pytest.mark.parametrize(("base", "high"), [(512, 512 - 2.2 - 500), (520, 16.0), (509, 509 - 2.2 - 500)])
def test_words_over_a_line_limit_its_height(base: float, high: float) -> None:
    """Down to their descenders; a space too low for type is no slot."""
    found = slots_of(page([run("Remark", 150, base)], rules=[rule(100, 300, 500)]))
    assert [slot.area.height for slot in found] == ([pytest.approx(high)] if high >= SLOTS.height else [])


def test_a_leader_is_a_slot_over_its_marks() -> None:
    """Its foot is a little below the baseline, where the marks are."""
    slot = _only(page(leaders=[Leader(Area(100, 498, 200, 508), 500)]))
    assert slot.area == Area(100, 498.5, 200, 514.5)
    assert slots_of(page(leaders=[Leader(Area(100, 498, 109.9, 508), 500)])) == []


@pytest.mark.parametrize(
    ("pitch", "slots"), [(SLOTS.pitch[0], 1), (SLOTS.pitch[0] - 0.1, 2), (SLOTS.pitch[1], 1), (SLOTS.pitch[1] + 0.1, 2)]
)
def test_lines_below_each_other_are_one_slot(pitch: float, slots: int) -> None:
    """Its rows, from the top; too close or too far they are two."""
    found = slots_of(page(rules=[rule(100, 300, 500), rule(100, 300, 500 - pitch)]))
    assert len(found) == slots
    upper = max(found, key=lambda slot: slot.area.y1)
    assert [row.y0 for row in upper.rows] == [500, 500 - pitch][: 3 - slots]


@pytest.mark.parametrize(
    ("x0", "x1", "y", "rows"),
    [(100, 300, 460, 3), (60, 300, 460, 3), (100, 290, 460, 2), (110, 300, 460, 2), (100, 300, 452, 2)],
    ids=["even", "begins left", "ends early", "begins right", "uneven"],
)
def test_lines_of_one_slot_end_together_and_are_even(x0: float, x1: float, y: float, rows: int) -> None:
    """A first line may begin behind its label; a line of its own is another slot."""
    found = slots_of(page(rules=[rule(100, 300, 500), rule(100, 300, 480), rule(x0, x1, y)]))
    assert max(len(slot.rows) for slot in found) == rows


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (run("City", 110, 488), 1),
        (run("City", 60, 482), 1),
        (run("City", 302, 482), 1),
        (run("City", 345, 482), 2),
        (run("City", 60, 520), 2),
    ],
    ids=["above it", "before it", "behind it", "far behind it", "before the first"],
)
def test_a_line_with_words_of_its_own_is_another_slot(words: object, rows: int) -> None:
    """Above it, before it or behind it."""
    view = replace(page(rules=[rule(100, 300, 500), rule(100, 300, 480)]), runs=(words,))  # type: ignore[arg-type]
    assert max(len(slot.rows) for slot in slots_of(view)) == rows


def test_a_single_line_grows_into_the_blank_above() -> None:
    """For a long answer: up to the next words, boxes or lines, and no farther than the bound."""
    free = _only(page(rules=[rule(100, 300, 300)]))
    assert (free.area.height, free.grown().area.height) == (SLOTS.line_height, SLOTS.headroom)
    under = _only(page([run("Reason", 100, 350)], rules=[rule(100, 300, 300)]))
    assert under.grown().area.y1 == pytest.approx(350 - SLOTS.descent_tall * 10 - SLOTS.near_words)
    boxed = next(s for s in slots_of(page(rules=[rule(100, 300, 300)], squares=[Area(100, 340, 110, 350)])))
    assert boxed.grown().area.y1 == 340 - SLOTS.near_words


def test_a_line_of_several_does_not_grow() -> None:
    """Nor does anything that is no line."""
    rows = _only(page(rules=[rule(100, 300, 500), rule(100, 300, 480)]))
    cell = _only(page(cells=[CELL]))
    assert (rows.grown(), cell.grown()) == (rows, cell)


@pytest.mark.parametrize(("high", "tall"), [(SLOTS.tall, False), (SLOTS.tall + 0.1, True)])
def test_a_slot_for_several_lines_is_tall(high: float, tall: bool) -> None:
    """By its height, its rows, or its field's own word."""
    assert Slot(0, Area(0, 0, 100, high), "cell").tall is tall
    assert Slot(0, Area(0, 0, 100, 10), "rule", rows=(Area(0, 0, 1, 1),) * 2).tall
    assert Slot(0, Area(0, 0, 100, 10), "field", widget=widget(Area(0, 0, 100, 10), multiline=True)).tall


def test_one_slot_drawn_twice_is_one() -> None:
    """A shaded field in its cell: the smaller one, which knows the words that stand in the larger."""
    slot = _only(page([run("Name", 104, 530)], cells=[CELL], shades=[Area(102, 502, 298, 526)]))
    assert slot.area == Area(103, 503, 297, 525)
    assert slot.holds == (0,)


def _blank(view: PageView, label: int = 0, *, tall: bool = False, colon: bool = True) -> list[Area]:
    return [slot.area for slot in blank_slots(view, [(view.runs[label].area, tall, colon)])]


def test_a_blank_behind_a_label_is_a_slot() -> None:
    """Up to the next words of its line, or the page's margin."""
    name, date = run("Name:", 100, 500), run("Date:", 300, 500)
    assert _blank(page([name, date])) == [Area(128, 496, 296, 512)]
    assert _blank(page([name])) == [Area(128, 496, 572, 512)]


@pytest.mark.parametrize(("x", "slots"), [(125 + SLOTS.blank_width + 4, 1), (125 + SLOTS.blank_width + 3.9, 0)])
def test_a_blank_has_room_for_an_answer_or_is_none(x: float, slots: int) -> None:
    """Half an inch at least."""
    assert len(_blank(page([run("Name:", 100, 500), run("Date:", x, 500)]))) == slots


def test_a_blank_below_a_label_makes_the_one_behind_doubtful() -> None:
    """Unless a colon says where the answer goes."""
    assert _blank(page([run("Name", 100, 500)]), colon=False) == []
    assert len(_blank(page([run("Name", 100, 500)]), colon=True)) == 1
    assert len(_blank(page([run("Name", 100, 500), run("City", 100, 488)]), colon=False)) == 1


@pytest.mark.parametrize(("foot", "below"), [(498 - SLOTS.blank_tall, True), (498.1 - SLOTS.blank_tall, False)])
def test_a_long_answer_goes_below_its_label(foot: float, below: bool) -> None:
    """Where there is blank enough."""
    (area,) = _blank(page([run("Why:", 100, 500), run("Next", 100, foot - 8)]), tall=True)
    assert (area.y1 < 498) is below
