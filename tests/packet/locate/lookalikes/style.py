"""How a look-alike looks, and where its rooms are: plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from packet.locate.geometry import Area

Side = Literal["left", "above", "inside", "below", "right"]
Frame = Literal["rule", "box", "dots", "underscores", "table", "comb", "shade", "dashes", "none"]
TickLook = Literal["square", "glyph", "bracket", "paren", "circle", "lines", "filled", "none"]


@dataclass(frozen=True)
class Style:
    """How a look-alike looks. Points; `fields`: rooms carry form fields (see fields.py); `menus`: a question of yes or
    no has one room for a drop-down field in place of two tick boxes."""

    label: Side = "above"
    frame: Frame = "box"
    tick: TickLook = "square"
    tick_side: Literal["left", "right", "under"] = "left"
    yes_no: Literal["right", "inline", "below", "before"] = "right"
    columns: int = 1
    font: str = "Helvetica"
    size: float = 9.0
    colon: bool = False
    fields: bool = False
    long_frame: Frame = "box"
    letter_space: float = 0.0
    page: tuple[float, float] = (612.0, 792.0)
    spaced_ticks: float = 3.0
    shuffled: bool = False
    date_parts: bool = False
    numbered: bool = False
    menus: bool = False


@dataclass(frozen=True)
class Truth:
    """Where a room is: key or key.value, page from 0, area in unrotated page space, points."""

    title: str
    page: int
    area: Area
    kind: Literal["text", "long", "tick", "signature", "stranger"]
    parts: tuple[Area, ...] = ()


@dataclass
class Drawn:
    """The finished pages and the truth."""

    pdf: bytes
    truths: list[Truth] = field(default_factory=list)
    pages: int = 0
