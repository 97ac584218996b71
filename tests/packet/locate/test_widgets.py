"""Fields of a page as plain data."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from packet.locate.geometry import IDENTITY, Area
from packet.locate.tuning import VIEW
from packet.locate.widgets import Widget, full_name, rectangle, widgets_of


def _read(**entries: Any) -> list[Widget]:
    field = Dictionary(Subtype=Name.Widget, Rect=[10, 20, 110, 40], FT=Name.Tx, T=String("a"))
    for name, value in entries.items():
        field[f"/{name}"] = value
    return list(widgets_of(3, [field], IDENTITY))


@pytest.mark.parametrize(
    ("type_", "flags", "kind"),
    [
        (Name.Tx, 0, "text"),
        (Name.Ch, 0, "choice"),
        (Name.Sig, 0, "signature"),
        (Name.Btn, 0, "check"),
        (Name.Btn, 1 << 15, "radio"),
        (Name.Btn, 1 << 16, "push"),
    ],
)
def test_the_kind_of_a_field(type_: Name, flags: int, kind: str) -> None:
    """Of /FT and /Ff; the area and the page come with it."""
    (found,) = _read(FT=type_, Ff=flags)
    assert (found.kind, found.page, found.number, found.area) == (kind, 3, 0, Area(10, 20, 110, 40))


@pytest.mark.parametrize(
    "entries",
    [{"F": 1 << 1}, {"F": 1 << 5}, {"FT": Name.Unknown}, {"Rect": [1, 2, 3]}, {"Subtype": Name.Link}],
    ids=["hidden", "not viewed", "unknown kind", "no rectangle", "a link"],
)
def test_what_nobody_sees_or_fills_is_no_field(entries: dict[str, Any]) -> None:
    """It is passed over."""
    assert _read(**entries) == []


@pytest.mark.parametrize(
    ("rect", "area"),
    [
        ([10, 20, 110, 40], Area(10, 20, 110, 40)),
        ([110, 40, 10, 20], Area(10, 20, 110, 40)),
        ([10, 20, 10 + VIEW.field_least, 40], None),
        ([10, 20, 110, 20 + VIEW.field_least], None),
        (["a", 1, 2, 3], None),
        (None, None),
    ],
)
def test_a_rectangle_has_its_corners_in_order(rect: object, area: Area | None) -> None:
    """A flat one is none."""
    assert rectangle(rect) == area


def test_entries_are_inherited() -> None:
    """Kind, flags and name come from the field above."""
    above = Dictionary(FT=Name.Tx, Ff=1 << 12, T=String("patient"), TU=String("First Name"))
    kid = Dictionary(Subtype=Name.Widget, Rect=[10, 20, 110, 40], T=String("first"), Parent=above)
    (found,) = widgets_of(0, [kid], IDENTITY)
    assert (found.kind, found.multiline, found.name, found.hint) == ("text", True, "patient.first", "First Name")


def test_a_circle_of_parents_ends() -> None:
    """A damaged field does not hang the program."""
    pdf = pikepdf.new()
    field = pdf.make_indirect(Dictionary(T=String("a")))
    field["/Parent"] = field
    assert full_name(field).startswith("a.a")


@pytest.mark.parametrize(("flags", "longest", "cells"), [(1 << 24, 9, 9), (0, 9, 0), (1 << 24, None, 0)])
def test_a_comb_has_cells(flags: int, longest: int | None, cells: int) -> None:
    """With the flag and a length (12.7.5.3)."""
    (found,) = _read(Ff=flags, **({} if longest is None else {"MaxLen": longest}))
    assert found.comb == cells


def test_options_are_the_words_that_are_shown() -> None:
    """Of a pair the second."""
    (found,) = _read(FT=Name.Ch, Opt=Array([String("Yes"), Array([String("n"), String("No")]), 7]))
    assert found.options == ("Yes", "No")


@pytest.mark.parametrize(
    ("entries", "holds"),
    [
        ({}, ""),
        ({"V": String("Davis")}, "davis"),
        ({"V": String("CA"), "DV": String("CA")}, ""),
        ({"V": String("Select one")}, ""),
        ({"V": Array([String("a"), String("b")])}, "ab"),
        ({"FT": Name.Btn, "V": Name.Yes}, "on"),
        ({"FT": Name.Btn, "V": Name.Yes, "AS": Name.Off}, ""),
        ({"FT": Name.Btn, "Ff": 1 << 15, "V": Name.Yes}, ""),
        ({"FT": Name.Btn, "Ff": 1 << 15, "AS": Name.Yes}, "on"),
        ({"FT": Name.Sig, "V": Dictionary()}, "signed"),
        ({"FT": Name.Sig}, ""),
    ],
)
def test_a_value_that_somebody_gave_is_told(entries: dict[str, Any], holds: str) -> None:
    """Not the form's own default, nor a list's prompt; and never shown in a log."""
    (found,) = _read(**entries)
    assert found.holds == holds
    assert "davis" not in repr(found)


@pytest.mark.parametrize(("looks", "on"), [({"Off": 1, "Yes": 1}, "Yes"), ({"Off": 1}, ""), ({}, "")])
def test_the_state_that_ticks_is_the_one_that_is_not_off(looks: dict[str, int], on: str) -> None:
    """As its appearances are named."""
    pdf = pikepdf.new()
    normal = Dictionary({f"/{name}": pdf.make_stream(b"") for name in looks})
    (found,) = _read(FT=Name.Btn, AP=Dictionary(N=normal))
    assert found.on == on
