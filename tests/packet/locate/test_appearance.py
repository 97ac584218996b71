"""Notes of an agency's page painted as a viewer shows them, and fields without what was typed into them."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from packet.locate.appearance import paint_annotations
from packet.locate.geometry import IDENTITY

PDF = pikepdf.new()


def _note(look: bytes | None, **entries: object) -> Dictionary:
    note = Dictionary(Subtype=Name.Widget, FT=Name.Tx, Rect=Array([10, 20, 110, 40]))
    if look is not None:
        note["/AP"] = Dictionary(N=PDF.make_stream(look, BBox=Array([0, 0, 100, 20])))
    for key, value in entries.items():
        note["/" + key] = value
    return note


def _painted(note: Dictionary, blank: frozenset[int] | None = None) -> tuple[bytes, bytes]:
    """The page's lines, and the note's look."""
    forms = Dictionary()
    lines = paint_annotations(PDF, [note], IDENTITY, forms, blank, ".t")
    return b"\n".join(lines), b"".join(form.read_bytes() for form in forms.values())


VALUE = b"0.9 g 0 0 100 20 re f /Tx BMC q BT (Ada Quill) Tj ET Q EMC"


def test_what_was_typed_goes_and_the_frame_stays() -> None:
    _, look = _painted(_note(VALUE))
    assert b"Ada" not in look
    assert b"re" in look


def test_a_field_that_is_not_to_be_emptied_keeps_its_value() -> None:
    assert b"Ada" in _painted(_note(VALUE), frozenset())[1]
    assert b"Ada" not in _painted(_note(VALUE), frozenset({0}))[1]


def test_a_value_that_nobody_marked_goes_too_and_a_signature_stays() -> None:
    bare = b"q 0 0 9 9 re f BT (Ada Quill) Tj ET Q"
    assert b"Ada" not in _painted(_note(bare))[1]
    assert b"Ada" in _painted(_note(bare, FT=Name.Sig))[1]


def test_a_tick_box_is_painted_as_it_is_when_it_is_off() -> None:
    states = Dictionary(
        Yes=PDF.make_stream(b"ticked", BBox=Array([0, 0, 9, 9])), Off=PDF.make_stream(b"box", BBox=Array([0, 0, 9, 9]))
    )
    note = _note(None, FT=Name.Btn, AP=Dictionary(N=states), AS=Name.Yes)
    assert _painted(note)[1] == b"box"
    assert _painted(note, frozenset())[1] == b"ticked"


@pytest.mark.parametrize(("flags", "shown"), [(0, False), (4, True), (2, False)])
def test_a_button_that_does_not_print_stays_away(flags: int, shown: bool) -> None:
    lines, _ = _painted(_note(b"push", FT=Name.Btn, Ff=1 << 16, F=flags), frozenset())
    assert bool(lines) == shown


def test_a_look_is_put_where_its_note_stands() -> None:
    lines, _ = _painted(_note(b"0 0 9 9 re f", Rect=Array([10, 20, 210, 60])))
    assert lines == b"q 2.000000 0.000000 0.000000 2.000000 10.000000 20.000000 cm /A0.t Do Q"


def test_a_field_without_a_look_gets_its_frame_and_ground() -> None:
    traits = Dictionary(BG=Array([1, 1, 0]), BC=Array([0]))
    lines, _ = _painted(_note(None, MK=traits, BS=Dictionary(W=2)))
    assert b"1.0000 1.0000 0.0000 rg 10.000 20.000 100.000 20.000 re f" in lines
    assert b"0.0000 G 2.000 w 11.000 21.000 98.000 18.000 re S" in lines
    assert _painted(_note(None))[0] == b""
