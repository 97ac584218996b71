"""Notes without an appearance: the operators that draw them, and the box round them."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from packet.intake.note_shapes import colour, drawn, width_of


def _steps(**entries: Any) -> list[bytes]:
    made = drawn(Dictionary(**entries))
    assert made is not None
    return made[0].split(b"\n")


def test_a_line_is_drawn_from_end_to_end_with_room_for_its_width() -> None:
    made = drawn(Dictionary(Subtype=Name.Line, L=Array([10, 20, 110, 20]), C=Array([1, 0, 0]), BS=Dictionary(W=3)))
    assert made is not None
    steps, box = made
    assert steps.split(b"\n") == [b"3 w 1 j", b"1 0 0 RG", b"10 20 m", b"110 20 l", b"S"]
    assert (box.left, box.bottom, box.right, box.top) == (6, 16, 114, 24)


def test_an_arrow_has_two_strokes_at_its_tip() -> None:
    plain = _steps(Subtype=Name.Line, L=Array([0, 0, 100, 0]))
    ends = Array([Name("/None"), Name.OpenArrow])
    arrow = _steps(Subtype=Name.Line, L=Array([0, 0, 100, 0]), LE=ends)
    heads = [step for step in arrow if step.startswith(b"100 0 m")]
    assert len(arrow) - len(plain) == len(heads) == 2


@pytest.mark.parametrize(
    ("entries", "end"),
    [
        ({"IC": Array([0.5])}, b"b"), ({"IC": Array([0.5]), "BS": Dictionary(W=0)}, b"f"), ({}, b"s"),
        ({"IC": Array([0.5]), "C": Array()}, b"f"),
    ],
)  # fmt: skip
def test_a_polygon_is_closed_and_filled_when_it_has_a_colour_within(entries: dict[str, Any], end: bytes) -> None:
    assert _steps(Subtype=Name.Polygon, Vertices=Array([0, 0, 9, 0, 9, 9]), **entries)[-1] == end


def test_dashes_are_kept() -> None:
    style = Dictionary(W=1, S=Name.D, D=Array([4]))
    assert b"[4] 0 d" in _steps(Subtype=Name.PolyLine, Vertices=Array([0, 0, 9, 9]), BS=style)


def test_a_caret_and_an_attached_file_have_their_signs() -> None:
    assert _steps(Subtype=Name.Caret, Rect=Array([0, 0, 10, 20])) == [b"0 g 0 0 m 5 20 l 10 0 l f"]
    assert _steps(Subtype=Name.FileAttachment, Rect=Array([7, 8, 9, 9]))[0].startswith(b"1 0 0 1 7 8 cm")


@pytest.mark.parametrize(
    "note",
    [
        Dictionary(Subtype=Name.Square), Dictionary(Subtype=Name.Line, L=Array([1, 2])), Dictionary(Subtype=Name.Caret),
        Dictionary(Subtype=Name.Polygon),
    ],
)  # fmt: skip
def test_what_lacks_its_place_is_not_drawn(note: Dictionary) -> None:
    assert drawn(note) is None


@pytest.mark.parametrize(
    ("value", "operator"),
    [
        (Array([0.5]), b"0.5 G"),
        (Array([1, 0, 0]), b"1 0 0 RG"),
        (Array([0, 0, 0, 1]), b"0 0 0 1 K"),
        (Array(), None),
        (None, b""),
    ],
)
def test_a_colour_has_the_operator_of_its_space(value: Array | None, operator: bytes | None) -> None:
    assert colour(value, stroke=True) == operator


@pytest.mark.parametrize(
    ("entries", "wide"),
    [({}, 1), ({"BS": Dictionary(W=2)}, 2), ({"Border": Array([0, 0, 3])}, 3), ({"BS": Dictionary(W=-2)}, 0)],
)
def test_a_line_is_as_wide_as_its_note_says(entries: dict[str, Any], wide: float) -> None:
    assert width_of(Dictionary(**entries)) == wide
