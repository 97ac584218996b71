"""A map from outside: every number, name and type is checked by the map's own declaration."""

from __future__ import annotations

import json
from typing import Any

import pytest

from packet.locate.crossing import map_from_plain, map_to_plain, params_from_plain, sizes_from_plain
from packet.locate.geometry import Area
from tests.packet.locate.view_parts import MAP


def _plain() -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(map_to_plain(MAP)))
    return plain


def test_a_map_comes_back_as_it_was() -> None:
    """Through JSON, nothing rounded."""
    assert map_from_plain(_plain()) == MAP


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("forms",), []),
        (("editions",), {"dmhc_20_160": "09/25"}),
        (("newer",), ["dmhc_20_160"]),
        (("pages", 0, "number"), 1),
        (("pages", 0, "form"), "dmhc_20_160"),
        (("pages", 0, "kind"), "cover"),
        (("pages", 0, "size"), [612.0, 0]),
        (("pages", 0, "size"), [612.0, -1.0]),
        (("pages", 0, "size"), [612.0, 1e6]),
        (("pages", 0, "size"), [612.0, float("nan")]),
        (("pages", 0, "turn"), 45),
        (("pages", 0, "turn"), 360),
        (("pages", 0, "turn"), -90),
        (("pages", 0, "matrix"), [1, 0, 0, 1, 0]),
        (("pages", 0, "matrix"), [1, 0, 0, 1, 0, float("inf")]),
        (("pages", 0, "matrix"), [1, 0, 0, 1, 0, -1e6]),
        (("places", 0, "key"), "frist_name"),
        (("places", 0, "value"), "male"),
        (("places", 1, "value"), "often"),
        (("places", 0, "page"), 2),
        (("places", 0, "page"), -1),
        (("places", 0, "comb"), -1),
        (("places", 0, "kind"), "button"),
        (("places", 0, "confidence"), float("nan")),
        (("places", 0, "area"), {"x0": 1, "y0": 2, "x1": 1, "y1": 4}),
        (("places", 0, "area"), {"x0": 1, "y0": 2, "x1": 3, "y1": 2}),
        (("places", 0, "area"), {"x0": 1, "y0": 2, "x1": 3, "y1": 1e6}),
        (("places", 0, "area"), [1, 2, 3]),
        (("places", 0, "area"), [1, 2, 3, 4, 5]),
        (("places", 0, "parts"), [[3, 2, 1, 4]]),
        (("places", 0, "rows"), [[1, 4, 3, 2]]),
        (("missing", 0, "key"), "zap"),
        (("missing", 0, "value"), "male"),
        (("missing", 0, "why"), "no_reason"),
        (("doubts", 0, "form"), "dmhc_20_160"),
        (("doubts", 0, "keys"), ["zap"]),
        (("doubts", 0, "pages"), [99]),
        (("doubts", 0, "reason"), "mood"),
    ],
)
def test_what_is_no_map_is_refused(where: tuple[str | int, ...], value: object) -> None:
    """One entry that cannot be is enough; all else is as it must be."""
    plain = _plain()
    spot: Any = plain
    for step in where[:-1]:
        spot = spot[step]
    spot[where[-1]] = value
    with pytest.raises(ValueError, match=r"."):
        map_from_plain(plain)


def test_corners_may_be_a_list() -> None:
    """As a map file has them."""
    plain = _plain()
    plain["places"][0]["area"] = [1, 2, 3, 4]
    assert map_from_plain(plain).places[0].area == Area(1, 2, 3, 4)


@pytest.mark.parametrize("sizes", [[[612]], [[612, 0]], [[612, "wide"]], [[1e6, 5]], 7, None, [[1, 2, 3]]])
def test_sizes_that_are_none_are_refused(sizes: object) -> None:
    """A page has a width and a height, and both are something."""
    with pytest.raises(ValueError, match=r"."):
        sizes_from_plain(sizes)


def test_sizes_come_back() -> None:
    """As pairs."""
    assert sizes_from_plain([[612, 792.5]]) == ((612.0, 792.5),)


@pytest.mark.parametrize(
    ("value", "kept"), [("x" * 400, True), ("x" * 401, False), (7, True), (1.5, False), (None, False)]
)
def test_what_fills_a_sentence_is_a_number_or_short(value: object, kept: bool) -> None:
    """A worker that has read a foreign file may not write a page into a sentence."""
    if kept:
        assert params_from_plain({"a": value}) == {"a": value}
    else:
        with pytest.raises(ValueError, match="params"):
            params_from_plain({"a": value})
