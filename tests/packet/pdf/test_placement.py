"""Where a page lands: arithmetic of `packet.pdf.placement`."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.sheet import LETTER, Rect
from packet.pdf.placement import CONTENT, WORTH_TURNING, Fit, SourcePage, fit, whole

sizes = st.floats(1, 20_000, allow_nan=False)
offsets = st.floats(-5_000, 5_000, allow_nan=False)
pages = st.builds(
    SourcePage,
    st.builds(Rect, offsets, offsets, sizes, sizes),
    st.sampled_from((0, 90, 180, 270, -90, 450)),
    st.sampled_from((0.5, 1.0, 2.0, 10.0)),
)


def _corners(source: SourcePage, placing: Fit) -> list[tuple[float, float]]:
    a, b, c, d, e, f = placing.matrix
    box = source.box
    return [(a * x + c * y + e, b * x + d * y + f) for x in (box.x, box.right) for y in (box.y, box.top)]


@given(pages)
def test_every_corner_of_the_visible_box_lands_inside_the_room(source: SourcePage) -> None:
    """Nothing is cropped: all four corners are within the margins, whatever the size, place and turn of the page."""
    for x, y in _corners(source, fit(source)):
        assert CONTENT.x - 0.01 <= x <= CONTENT.right + 0.01
        assert CONTENT.y - 0.01 <= y <= CONTENT.top + 0.01


@st.composite
def _ink(draw: st.DrawFn) -> Rect:
    x, y = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    return Rect(x, y, draw(st.floats(0.01, 1 - x)), draw(st.floats(0.01, 1 - y)))


def _points(source: SourcePage, share: Rect) -> Rect:
    """Shares of the page as it is displayed, in points."""
    across = source.rotate % 180 != 0
    width = (source.box.height if across else source.box.width) * source.user_unit
    height = (source.box.width if across else source.box.height) * source.user_unit
    return Rect(share.x * width, share.y * height, share.width * width, share.height * height)


@given(pages, _ink())
def test_ink_lands_inside_the_room_and_the_page_on_the_sheet(source: SourcePage, ink: Rect) -> None:
    """White edges may stand in the margins, ink may not, and nothing hangs over the edge of the sheet."""
    placing = fit(source, _points(source, ink))
    placed = placing.placed
    shown = Rect(1 - ink.top, ink.x, ink.height, ink.width) if placing.turned else ink
    assert placed.x >= -0.01
    assert placed.y >= -0.01
    assert placed.right <= LETTER[0] + 0.01
    assert placed.top <= LETTER[1] + 0.01
    assert placed.x + shown.x * placed.width >= CONTENT.x - 0.01
    assert placed.x + shown.right * placed.width <= CONTENT.right + 0.01
    assert placed.y + shown.y * placed.height >= CONTENT.y - 0.01
    assert placed.y + shown.top * placed.height <= CONTENT.top + 0.01


@given(pages, _ink())
def test_knowing_the_ink_never_makes_a_page_smaller(source: SourcePage, ink: Rect) -> None:
    """It saves a page from being reduced, or from being turned for a gain that is not worth it; nothing is enlarged."""
    bare, known = fit(source), fit(source, _points(source, ink))
    assert known.scale <= 1
    if known.turned == bare.turned:
        assert known.scale >= bare.scale - 1e-9
    else:
        assert known.scale >= bare.scale / WORTH_TURNING - 1e-9


def test_a_letter_with_ordinary_margins_is_placed_as_it_is() -> None:
    """Letter size with an inch of white all round: the identity matrix, no change to tell."""
    placing = fit(SourcePage(Rect(0, 0, *LETTER)), Rect(72, 72, 468, 648))
    assert placing.matrix == pytest.approx((1, 0, 0, 1, 0, 0))
    assert placing.changes() == ()


@given(pages)
def test_a_page_is_never_enlarged_nor_distorted(source: SourcePage) -> None:
    """Both axes have the same scale, at most the page's own size times its user unit, and areas are not mirrored."""
    placing = fit(source)
    a, b, c, d, _, _ = placing.matrix
    across, up = math.hypot(a, b), math.hypot(c, d)
    assert across == pytest.approx(up)
    assert across <= source.user_unit * (1 + 1e-9)
    assert a * d - b * c > 0
    assert across == pytest.approx(placing.scale * source.user_unit)


@given(pages)
def test_the_placed_box_is_where_the_matrix_puts_the_corners(source: SourcePage) -> None:
    """`placed` is the bounding box of the transformed visible box."""
    placing = fit(source)
    xs, ys = zip(*_corners(source, placing), strict=True)
    assert min(xs) == pytest.approx(placing.placed.x, abs=0.01)
    assert max(ys) == pytest.approx(placing.placed.top, abs=0.01)
    assert max(xs) - min(xs) == pytest.approx(placing.placed.width, abs=0.01)


@given(pages)
def test_turning_is_only_done_when_it_makes_the_page_larger(source: SourcePage) -> None:
    """A page turned on its side is at least 15 % larger than it would have been upright."""
    placing = fit(source)
    across = source.rotate % 180 != 0
    width = (source.box.height if across else source.box.width) * source.user_unit
    height = (source.box.width if across else source.box.height) * source.user_unit
    upright = min(1.0, CONTENT.width / width, CONTENT.height / height)
    assert placing.scale >= upright * (1.15 if placing.turned else 1.0) - 1e-9


@pytest.mark.parametrize(
    ("rotate", "corner"),
    [(0, (36, 54)), (90, (36, 752)), (180, (575, 752)), (270, (575, 54))],
)
def test_the_page_s_own_lower_left_corner_goes_where_its_rotation_says(rotate: int, corner: tuple[int, int]) -> None:
    """/Rotate turns clockwise (ISO 32000-2 Table 31): the origin of a page turned by 90 is shown at the upper left."""
    box = Rect(0, 0, 539, 698) if rotate % 180 == 0 else Rect(0, 0, 698, 539)
    a, b, c, d, e, f = fit(SourcePage(box, rotate)).matrix
    assert (e, f) == pytest.approx((corner[0], corner[1] + 4 if corner[1] > 54 else 58), abs=0.01)
    assert (abs(a) + abs(b), abs(c) + abs(d)) == pytest.approx((1, 1))


def test_a_landscape_table_is_turned_so_that_its_top_is_on_the_left() -> None:
    """A sideways page is read by turning the sheet clockwise, as bound reports are."""
    source = SourcePage(Rect(0, 0, 792, 612))
    placing = fit(source)
    a, b, _, _, _, _ = placing.matrix
    assert placing.turned
    assert a == pytest.approx(0, abs=1e-9)
    assert b > 0, "the table's left edge becomes the foot of the sheet"
    assert [change.what for change in placing.changes()] == ["turned", "reduced"]


def test_a_small_card_stays_upright_and_at_its_own_size() -> None:
    """A landscape card fits as it is: it is neither turned nor enlarged, and nothing is reported."""
    placing = fit(SourcePage(Rect(0, 0, 243, 153)))
    assert (placing.scale, placing.turned, placing.changes()) == (1.0, False, ())


def test_our_own_pages_stay_where_they_are() -> None:
    """A Letter page of ours is placed by the identity matrix."""
    assert whole(SourcePage(Rect(0, 0, *LETTER))).matrix == (1, 0, 0, 1, 0, 0)


@pytest.mark.parametrize(
    ("matrix", "landed"),
    [
        ((1.0, 0.0, 0.0, 1.0, 0.0, 0.0), Rect(10, 20, 30, 50)),
        ((2.0, 0.0, 0.0, 2.0, 5.0, 7.0), Rect(25, 47, 60, 100)),
        ((0.0, -1.0, 1.0, 0.0, 5.0, 100.0), Rect(25, 60, 50, 30)),
        ((-1.0, 0.0, 0.0, -1.0, 100.0, 200.0), Rect(60, 130, 30, 50)),
        ((0.0, 1.0, -1.0, 0.0, 100.0, 7.0), Rect(30, 17, 50, 30)),
    ],
)
def test_where_a_rectangle_of_the_source_lands(
    matrix: tuple[float, float, float, float, float, float], landed: Rect
) -> None:
    """At its own size, doubled, and turned by each quarter: the corner is the lower left one again."""
    assert Fit(matrix, Rect(0, 0, 0, 0), 1.0, False).rect(Rect(10, 20, 30, 50)) == landed


@pytest.mark.parametrize(
    ("scale", "turned", "told"),
    [
        (1.0, False, []),
        (0.995, False, []),
        (0.9949, False, [("reduced", "99 %")]),
        (0.876, True, [("turned", "90"), ("reduced", "88 %")]),
        (1.0, True, [("turned", "90")]),
    ],
)
def test_what_a_person_is_told_of_a_placement(scale: float, turned: bool, told: list[tuple[str, str]]) -> None:
    """Half a percent is nothing; the rest in whole percents."""
    made = Fit((1, 0, 0, 1, 0, 0), Rect(0, 0, 0, 0), scale, turned).changes()
    assert [(change.what, change.detail) for change in made] == told


@pytest.mark.parametrize(
    ("rotate", "matrix", "size"),
    [
        (0, (2, 0, 0, 2, -20, -40), (60, 100)),
        (90, (0, -2, 2, 0, -40, 80), (100, 60)),
        (180, (-2, 0, 0, -2, 80, 140), (60, 100)),
        (270, (0, 2, -2, 0, 140, -20), (100, 60)),
        (-90, (0, 2, -2, 0, 140, -20), (100, 60)),
        (720, (2, 0, 0, 2, -20, -40), (60, 100)),
    ],
)
def test_a_page_that_stays_where_it_is_lands_with_its_corner_at_the_origin(
    rotate: int, matrix: tuple[float, ...], size: tuple[float, float]
) -> None:
    """A box that begins at (10, 20), with a user unit of two points, turned each way (ISO 32000-2 Table 31)."""
    source = SourcePage(Rect(10, 20, 30, 50), rotate, 2.0)
    placing = whole(source)
    assert placing.matrix == matrix
    assert placing.placed == Rect(0, 0, *size)
    assert (placing.scale, placing.turned) == (1.0, False)
    assert placing.rect(source.box) == placing.placed


@pytest.mark.parametrize(("room", "turned"), [(115.0, True), (114.9, False)])
def test_a_page_is_turned_for_a_gain_of_fifteen_percent_and_not_for_less(room: float, turned: bool) -> None:
    """A page of 200 by 100 in a room of 100 by 115 or nearly so."""
    placing = fit(SourcePage(Rect(0, 0, 200, 100)), room=Rect(50, 60, 100, room))
    assert placing.turned is turned
    assert placing.scale == pytest.approx(room / 200 if turned else 0.5)


def test_a_sideways_page_is_turned_with_its_ink() -> None:
    """What was at the left is at the foot: the ink of a wide table stands in the room, its white edge outside."""
    source = SourcePage(Rect(0, 0, 1000, 500))
    placing = fit(source, Rect(0, 100, 1000, 300))
    assert placing.turned
    inked = placing.rect(Rect(0, 100, 1000, 300))
    assert inked.y == pytest.approx(CONTENT.y, abs=0.01)
    assert inked.top == pytest.approx(CONTENT.top, abs=0.01)
    assert placing.scale == pytest.approx(CONTENT.height / 1000)
    assert inked.x + inked.width / 2 == pytest.approx(LETTER[0] / 2, abs=0.01)


def test_a_page_stands_in_the_middle_at_the_top_of_its_room() -> None:
    """As far as its ink allows: with ink at its left edge it moves to the right, with ink at its foot it moves up."""
    page = SourcePage(Rect(0, 0, 560, 700))
    assert fit(page, Rect(100, 100, 100, 100)).placed == Rect(26, 56, 560, 700)
    assert fit(page, Rect(0, 100, 100, 100)).placed == Rect(36, 56, 560, 700)
    assert fit(page, Rect(460, 100, 100, 100)).placed == Rect(15, 56, 560, 700)
    tall = SourcePage(Rect(0, 0, 500, 760))
    assert fit(tall, Rect(100, 100, 100, 100)).placed == Rect(56, 0, 500, 760)
    assert fit(tall, Rect(100, 30, 100, 100)).placed == Rect(56, 24, 500, 760)


def test_ink_that_is_said_to_reach_over_the_page_ends_with_it() -> None:
    """A dot of rounding at its edges changes nothing."""
    page = SourcePage(Rect(0, 0, 560, 700))
    assert fit(page, Rect(-1, -1, 562, 702)) == fit(page, Rect(0, 0, 560, 700)) == fit(page)
