"""Filled pages as plain data: which value stands on which page and where, for filling, binding and the proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from forms.sheet import FormId, Rect

Where = Literal["box", "continuation", "tick", "empty"]
"""In a box; on a continuation sheet; a ticked square; a square that must stay empty."""


@dataclass(frozen=True)
class Placed:
    """One value on one page (from 0). `text` is what stands inside `rect`; for a tick its choice.

    A value that fills several continuation pages is placed once on each, with its part of the text. `beside`: the keys
    of other values that stand in the same text, where an agency's form asks for several in one room.
    """

    key: str
    form: FormId
    page: int
    rect: Rect
    text: str = field(repr=False)
    where: Where = "box"
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overflow:
    """A value that does not fit its box: its whole text belongs on a continuation sheet. `beside` as in `Placed`."""

    key: str
    form: FormId
    text: str = field(repr=False)
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignatureLine:
    """A line left empty for ink, on a page (from 0)."""

    key: str
    form: FormId
    page: int
    rect: Rect


@dataclass(frozen=True)
class Filled:
    """A finished flat PDF, what stands on it, and where it must still be signed. `unseen`: pages (from 0) of an
    agency's form that words were taken out of which nobody sees on them.
    """

    pdf: bytes = field(repr=False)
    pages: int
    placed: tuple[Placed, ...] = ()
    signatures: tuple[SignatureLine, ...] = ()
    unseen: tuple[int, ...] = ()


def moved(placed: Iterable[Placed], pages: int) -> tuple[Placed, ...]:
    """The same values on the same spots, `pages` further on: for a document that was put behind others."""
    return tuple(replace(value, page=value.page + pages) for value in placed)
