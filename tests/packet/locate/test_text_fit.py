"""An answer in its place: type size, lines, rows, parts and combs; nothing is cut without a word."""

from __future__ import annotations

import pytest

from packet.lettering.typeset import width
from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.text_fit import Setting, settle
from packet.locate.tuning import SETTING

LARGEST, SMALLEST = SETTING.sizes[0], SETTING.sizes[-1]
WORDS = "Sunny Health Plan"


def _place(wide: float, high: float, **more: object) -> FieldPlace:
    return FieldPlace("city", 0, Area(100, 500, 100 + wide, 500 + high), **more)  # type: ignore[arg-type]


def _fit(size: float, words: str = WORDS) -> float:
    return width(words, size) + 2 * SETTING.pad


@pytest.mark.parametrize(("size", "next_size"), list(zip(SETTING.sizes, SETTING.sizes[1:], strict=False)))
def test_type_is_as_large_as_the_slot_is_wide(size: float, next_size: float) -> None:
    """Padding counts; a hair less room takes the next size."""
    assert settle(_place(_fit(size), 14), WORDS).lines[0].size == size
    assert settle(_place(_fit(size) - 0.1, 14), WORDS).lines[0].size == next_size


@pytest.mark.parametrize(("high", "size"), [(SETTING.line * 10 + 0.01, 10.0), (SETTING.line * 10 - 0.01, 9.5)])
def test_type_is_as_large_as_the_slot_is_high(high: float, size: float) -> None:
    """A line may stand over its slot a little."""
    assert settle(_place(200, high), WORDS).lines[0].size == size


@pytest.mark.parametrize("wide", [_fit(SMALLEST) - 0.1, 20.0])
def test_what_does_not_fit_is_said(wide: float) -> None:
    """Without a marker nothing stands there; with one, what fits before it, or nothing where not even that fits."""
    place = _place(wide, 14)
    assert settle(place, WORDS) == Setting((), False)
    found = settle(place, WORDS, "(p. 5)")
    assert not found.whole
    assert [line.text[-6:] for line in found.lines] == (["(p. 5)"] if wide > 30 else [])


def test_a_low_slot_has_its_line_near_the_middle() -> None:
    """A high one at the top, where a person begins to write."""
    low, high = settle(_place(200, 14), WORDS).lines[0], settle(_place(200, 80), WORDS).lines[0]
    assert low.y == pytest.approx(500 + 2 + SETTING.descent * 10)
    assert high.y == pytest.approx(580 - SETTING.pad - SETTING.ascent * 10)
    assert low.x == high.x == 100 + SETTING.pad


def test_no_line_stands_far_over_the_foot_of_a_low_slot() -> None:
    """Letters stand near the line that a person would write on."""
    line = settle(_place(200, SETTING.low), WORDS).lines[0]
    assert line.y == pytest.approx(500 + SETTING.lift + SETTING.descent * 10)


def test_a_long_answer_breaks_into_lines() -> None:
    """All words, in order, one under the other."""
    found = settle(_place(90, 60), f"{WORDS} of California")
    assert found.whole
    assert " ".join(line.text for line in found.lines) == f"{WORDS} of California"
    assert [line.y for line in found.lines] == sorted((line.y for line in found.lines), reverse=True)


@pytest.mark.parametrize(("high", "lines"), [(SETTING.several - 0.1, 1), (60, 2)])
def test_line_ends_of_an_answer_are_kept_where_there_is_room(high: float, lines: int) -> None:
    """A slot of one line has them as spaces."""
    found = settle(_place(200, high), "Dr. Ahn\nDr. Bell")
    assert found.whole
    assert len(found.lines) == lines


def test_a_long_answer_ends_in_the_marker() -> None:
    """What fits stands there, and where the rest is."""
    found = settle(_place(120, 40), "word " * 60, "(page 7)")
    assert not found.whole
    assert found.lines[-1].text.endswith("(page 7)")
    assert found.lines[0].text.startswith("word word")


def _rows(*wide: float) -> tuple[Area, ...]:
    return tuple(Area(300 - w, 500 - 20 * n, 300, 514 - 20 * n) for n, w in enumerate(wide))


def test_one_line_of_text_stands_on_each_drawn_line() -> None:
    """Above the line, with room for descenders."""
    rows = _rows(150, 150, 150)
    found = settle(_place(150, 54, rows=rows), "Lumbar disc disease since the fall of last year")
    assert found.whole
    assert [line.y for line in found.lines] == [row.y0 + SETTING.descent_rule * 10 for row in rows][: len(found.lines)]
    assert {line.x for line in found.lines} == {150 + SETTING.pad}


@pytest.mark.parametrize(("first", "start"), [(200 * SETTING.rows, 480), (200 * SETTING.rows + 1, 500)])
def test_a_first_line_that_is_short_is_passed_over(first: float, start: float) -> None:
    """A label stands on it; one that is only a little shorter is used."""
    found = settle(_place(200, 54, rows=_rows(first, 200, 200)), WORDS)
    assert found.lines[0].y == pytest.approx(start + SETTING.descent_rule * 10)


def test_too_much_for_the_lines_is_cut_before_the_marker() -> None:
    """Without a marker nothing is cut, and nothing stands there."""
    place = _place(150, 54, rows=_rows(150, 150))
    assert settle(place, "word " * 40) == Setting((), False)
    found = settle(place, "word " * 40, "(page 7)")
    assert (found.whole, len(found.lines)) == (False, 2)
    assert found.lines[-1].text.endswith("(page 7)")


def _parts(wide: float = 40) -> tuple[Area, ...]:
    return tuple(Area(100 + 50 * n, 500, 100 + 50 * n + wide, 514) for n in range(3))


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("03/27/1985", ["03", "27", "1985"]),
        ("916-555-0142", ["916", "555", "0142"]),
        ("(916) 555-0142", ["916", "555", "0142"]),
        ("916 555 0142", ["916", "555", "0142"]),
        ("916.555.0142", ["916", "555", "0142"]),
    ],
)
def test_a_date_or_a_phone_number_goes_into_its_parts(words: str, pieces: list[str]) -> None:
    """Each in the middle of its part."""
    found = settle(_place(140, 14, parts=_parts()), words)
    assert found.whole
    assert [line.text for line in found.lines] == pieces
    assert [line.x for line in found.lines] == [120, 170, 220]
    assert all(line.middle for line in found.lines)


@pytest.mark.parametrize("words", ["3/27/1985", "916-555-0142 ext. 3", "1-916-555-0142", "unknown"])
def test_another_answer_is_not_forced_into_parts(words: str) -> None:
    """It stands on the continuation sheet."""
    assert settle(_place(140, 14, parts=_parts()), words) == Setting((), False)


def test_a_part_that_is_too_narrow_takes_nothing() -> None:
    """Half a date is none."""
    assert settle(_place(140, 14, parts=_parts(6)), "03/27/1985") == Setting((), False)
    assert settle(_place(140, 14, parts=_parts()[:2]), "03/27/1985") == Setting((), False)


@pytest.mark.parametrize(
    ("cells", "words", "said"),
    [
        (10, "03/27/1985", "03/27/1985"),
        (8, "03/27/1985", "03271985"),
        (10, "916-555-0142", "9165550142"),
        (12, "916-555-0142", "916-555-0142"),
        (2, "CA", "CA"),
        (5, "X Y Z", "XYZ"),
        (3, "X-Y", "X-Y"),
    ],
)
def test_a_comb_takes_one_sign_a_cell(cells: int, words: str, said: str) -> None:
    """Signs between digits only where there are cells for them; a space leaves its cell empty."""
    found = settle(_place(14 * cells, 16, comb=cells), words)
    assert found.whole
    assert "".join(line.text for line in found.lines) == said
    assert found.lines[0].x == 107


@pytest.mark.parametrize(("cells", "words"), [(4, "95814"), (3, "..."), (2, "///")])
def test_a_comb_with_too_few_cells_takes_nothing(cells: int, words: str) -> None:
    """Nor does one take signs that are no letters, when they do not fit."""
    found = settle(_place(14 * cells, 16, comb=cells), words)
    assert found.whole is (len(words) <= cells)


@pytest.mark.parametrize(("each", "size"), [(4, SETTING.comb_least), (8, 8), (20, 10)])
def test_type_in_a_comb_is_as_wide_as_its_cells(each: float, size: float) -> None:
    """Within bounds."""
    assert settle(_place(5 * each, 16, comb=5), "95814").lines[0].size == size


@pytest.mark.parametrize("more", [{}, {"rows": (Area(100, 520, 300, 534), Area(100, 500, 290, 514))}])
def test_what_runs_right_to_left_begins_at_the_right(more: dict[str, object]) -> None:
    """In one slot and on drawn lines; the same slot with Latin words begins at the left."""
    place = _place(200, 14, **more)
    (line,) = settle(place, "مريم").lines
    edge = 290 if more else 300
    assert line.x + width(line.text, line.size) == pytest.approx(edge - SETTING.pad)
    assert line.rtl
    assert settle(place, "Maria").lines[0].x == 100 + SETTING.pad
