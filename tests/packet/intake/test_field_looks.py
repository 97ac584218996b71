"""What a field's look shows, which state a button is in, and the marks that we draw."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Object, Stream

from packet.intake.field_looks import (
    ButtonMark,
    chosen_state,
    layered,
    mark_of,
    shows_nothing,
    spoken_choice,
    tick,
    undecided,
)
from packet.pdf.page import Rectangle

_PDF = pikepdf.new()
_LOOK = _PDF.make_stream(b"")


def _note(entries: str, *states: str) -> Dictionary:
    """A dictionary with these entries, and an appearance for each of these states."""
    made = Dictionary(dict(Object.parse(f"<<{entries}>>".encode()).items()))
    if states:
        made["/AP"] = Dictionary(N=Dictionary({f"/{state}": _LOOK for state in states}))
    return made


@pytest.mark.parametrize(
    ("content", "nothing"),
    [
        (b"", True),
        (b"/Tx BMC EMC", True),
        (b"1 g 0 0 9 9 re f 0 G 0 0 9 9 re S /Tx BMC BT ( ) Tj ET EMC", True),
        (b"BT [(x) 20 ( )] TJ ET", False),
        (b"/I Do", False),
        (b"0 0 1 9 re f " * 30, False),
    ],
)
def test_a_look_without_letters_and_pictures_shows_nothing(content: bytes, nothing: bool) -> None:
    """A ground and a frame are no value; a bar code drawn in paths is."""
    assert shows_nothing(_PDF.make_stream(content)) is nothing


@pytest.mark.parametrize(
    ("entries", "is_layered"), [("", False), ("/OC<<>>", True), ("/Resources<</Properties<<>>>>", True)]
)
def test_a_look_may_have_layers(entries: str, is_layered: bool) -> None:
    """Its own, or named by its content."""
    look: Stream = _PDF.make_stream(b"", dict(Object.parse(f"<<{entries}>>".encode()).items()))
    assert layered(look) is is_layered


@pytest.mark.parametrize(
    ("entries", "states", "mark"),
    [
        ("/FT/Btn/V/Yes/AS/Yes", ("Yes", "Off"), ButtonMark.NOTHING),
        ("/FT/Btn/AS/Off", ("Yes", "Off"), ButtonMark.NOTHING),
        ("/FT/Btn/AS/Off/V/Off", (), ButtonMark.NOTHING),
        ("/FT/Btn/V/Yes/AS/Off", ("Yes", "Off"), ButtonMark.UNSURE),
        ("/FT/Btn/V/Yes/AS/Yes", ("1", "Off"), ButtonMark.UNSURE),
        ("/FT/Btn/V/Yes/AS/Yes", (), ButtonMark.DRAWN),
        ("/FT/Btn/V/Yes", (), ButtonMark.DRAWN),
        ("/FT/Btn/V/Yes/Parent<<>>", (), ButtonMark.UNSURE),
        ("/FT/Btn/Ff 65536/V/Yes/AS/Yes", (), ButtonMark.NOTHING),
        ("/FT/Tx/V/Yes/AS/Yes", (), ButtonMark.NOTHING),
    ],
)
def test_what_is_on_needs_a_mark(entries: str, states: tuple[str, ...], mark: ButtonMark) -> None:
    """Drawn where the field alone can be meant; told where value and look disagree."""
    assert mark_of(_note("/Subtype/Widget" + entries, *states)) is mark


def test_one_of_several_buttons_shows_the_value_for_all() -> None:
    """A radio button that is off is right to be when its neighbour is on."""
    parent = Dictionary(V=pikepdf.Name.a, FT=pikepdf.Name.Btn)
    one, other = _note("/Subtype/Widget/AS/Off", "a"), _note("/Subtype/Widget/AS/a", "a")
    one["/Parent"] = parent
    parent["/Kids"] = pikepdf.Array([other])
    assert mark_of(one) is ButtonMark.NOTHING


@pytest.mark.parametrize(
    ("entries", "states", "chosen"),
    [
        ("/Subtype/Stamp", ("Only", "Off"), "/Only"),
        ("/Subtype/Stamp", ("One", "Other"), None),
        ("/Subtype/Stamp/AS/Off", ("Only",), None),
        ("/Subtype/Widget/V/b", ("a", "b"), "/b"),
        ("/Subtype/Widget/V/c", ("a", "b"), None),
        ("/Subtype/Widget", ("a",), None),
    ],
)
def test_a_note_that_names_no_state_is_in_the_one_it_can_be_in(
    entries: str, states: tuple[str, ...], chosen: str | None
) -> None:
    """12.5.5: /AS is there to say so."""
    note = _note(entries, *states)
    assert chosen_state(note) == chosen
    assert undecided(note) is (entries == "/Subtype/Stamp" and chosen is None)


@pytest.mark.parametrize(("letter", "operator"), [("8", b" l S "), ("l", b" c f "), ("4", b" l S ")])
def test_a_mark_is_the_one_the_field_names(letter: str, operator: bytes) -> None:
    """A cross, a dot, a check mark, all of it within the box."""
    drawn = tick(_note(f"/MK<</CA({letter})>>"), Rectangle(10, 20, 30, 40))
    assert operator in drawn + b" "
    numbers = [float(word) for word in drawn.split() if b"." in word]
    assert all(0 < number < 40 for number in numbers)


def test_a_choice_is_said_as_the_list_shows_it() -> None:
    """An option may have one word to send and another to show (12.7.5.4)."""
    field = _note("/Opt[[(1)(Yes, urgent)][(2)(No)](plain)]")
    assert spoken_choice(field, pikepdf.String("1")) == "Yes, urgent"
    assert spoken_choice(field, Object.parse(b"[(2)(plain)]")) == "No, plain"
