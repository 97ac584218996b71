"""A row that goes on in the next line where the window is too narrow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from textual.geometry import Size, Spacing

from tui.widgets.flow_row import FLOW


def _child(width: int, height: int = 1) -> Any:
    model = SimpleNamespace(width=width, height=height, margin=Spacing(0, 2, 0, 0))
    return SimpleNamespace(_get_box_model=lambda *_, **__: model)


def _places(width: int, *children: Any) -> list[tuple[int, int]]:
    parent: Any = SimpleNamespace(pre_layout=lambda _: None, app=SimpleNamespace(viewport_size=Size(width, 24)))
    return [(place.region.x, place.region.y) for place in FLOW.arrange(parent, list(children), Size(width, 24))]


def test_what_does_not_fit_begins_the_next_line() -> None:
    assert _places(30, _child(10), _child(10), _child(10)) == [(0, 0), (12, 0), (0, 1)]
    assert _places(34, _child(10), _child(10), _child(10)) == [(0, 0), (12, 0), (24, 0)]


def test_a_line_is_as_high_as_its_highest_and_one_that_is_too_wide_stands_alone() -> None:
    assert _places(20, _child(10, 3), _child(30), _child(5)) == [(0, 0), (0, 3), (0, 4)]
