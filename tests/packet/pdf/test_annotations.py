"""Which notes and fields a screen shows, and the look they have (ISO 32000-2, 12.5)."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from packet.pdf.annotations import (
    appearance,
    empty_button,
    lacks_appearance,
    made_by_viewer,
    placement,
    seen,
    shown,
    unknown_and_invisible,
)
from packet.pdf.page import Rectangle

PDF = pikepdf.new()


def _form(data: bytes = b"", **entries: object) -> pikepdf.Stream:
    return PDF.make_stream(data, BBox=Array([0, 0, 10, 20]), **entries)


@pytest.mark.parametrize(
    ("kind", "flags", "is_seen"),
    [
        ("Square", 0, True), ("Square", 1, True), ("Square", 2, False), ("Square", 4, True), ("Square", 32, False),
        ("Widget", 0, True), ("Widget", 1, False), ("Widget", 2, False), ("Widget", 4, True), ("Widget", 32, False),
    ],
)  # fmt: skip
def test_flags_say_what_a_screen_shows(kind: str, flags: int, is_seen: bool) -> None:
    """Invisible (1) hides a field, and of other notes only those of no known kind; hidden (2) and no view (32) all."""
    assert seen(Dictionary(Subtype=Name("/" + kind), F=flags)) is is_seen


def test_fields_are_drawn_above_notes_and_popups_never() -> None:
    notes = [Dictionary(Subtype=Name("/" + kind)) for kind in ("Widget", "Popup", "Square", "Ink")]
    hidden = Dictionary(Subtype=Name.Square, F=2)
    page = Dictionary(Annots=Array([*notes, hidden, 7]))
    assert [str(note.Subtype) for note in shown(page)] == ["/Square", "/Ink", "/Widget"]
    assert list(shown(Dictionary())) == []


def test_only_a_kind_that_nobody_knows_goes_with_invisible() -> None:
    assert unknown_and_invisible(Dictionary(Subtype=Name.Sparkle, F=1))
    assert not unknown_and_invisible(Dictionary(Subtype=Name.Sparkle, F=0))
    assert not unknown_and_invisible(Dictionary(Subtype=Name.Square, F=1))


@pytest.mark.parametrize(
    ("entries", "look"),
    [
        ({"/AS": Name.Yes}, b"yes"),
        ({"/AS": Name.Gone}, None),
        ({}, b"off"),
        ({"/V": Name.Yes}, b"yes"),
        ({"/V": Name.Gone}, b"off"),
        ({"/Parent": Dictionary(V=Name.Yes)}, b"yes"),
    ],
)
def test_the_present_state_chooses_the_look(entries: dict[str, object], look: bytes | None) -> None:
    states = Dictionary(Yes=_form(b"yes"), Off=_form(b"off"))
    found = appearance(Dictionary({"/AP": Dictionary(N=states), **entries}))
    assert (None if found is None else found.read_bytes()) == look


def test_a_look_without_states_is_taken_whole() -> None:
    assert appearance(Dictionary(AP=Dictionary(N=_form(b"whole")))) is not None
    assert appearance(Dictionary()) is None
    assert lacks_appearance(Dictionary(AP=Dictionary(D=_form())))
    assert not lacks_appearance(Dictionary(AP=Dictionary(N=_form())))


def test_a_tick_box_without_a_picture_of_its_state_is_an_empty_frame() -> None:
    box = Dictionary(Subtype=Name.Widget, FT=Name.Btn)
    assert empty_button(box)
    assert not empty_button(Dictionary(Subtype=Name.Widget, FT=Name.Btn, Ff=1 << 16))
    assert not empty_button(Dictionary(Subtype=Name.Widget, FT=Name.Tx))
    box["/AP"] = Dictionary(N=Dictionary(Yes=_form()))
    box["/AS"] = Name.Yes
    assert not empty_button(box)
    box["/AS"] = Name.Off
    assert empty_button(box)


def test_a_look_is_put_into_the_notes_rectangle() -> None:
    """Algorithm 8.1: the box after its own matrix fills the rectangle."""
    rect = Rectangle(100, 200, 120, 260)
    assert placement(rect, _form()) == (2, 0, 0, 3, 100, 200)
    turned = _form(Matrix=Array([0, 1, -1, 0, 0, 0]))
    assert placement(rect, turned) == (1, 0, 0, 6, 120, 200)
    assert placement(rect, PDF.make_stream(b"")) is None
    assert placement(rect, PDF.make_stream(b"", BBox=Array([0, 0, 0, 9]))) is None


def test_a_mark_that_the_viewer_drew_is_known() -> None:
    assert made_by_viewer(Dictionary({"/PDFIUM_HasGeneratedAP": True, "/QuadPoints": Array()}))
    assert not made_by_viewer(Dictionary({"/QuadPoints": Array()}))
