"""Page selections such as "1-3,7", page turns such as {"3": 90} and ways to fax such as {"3": "photo"}: how they are
written, not if the pages exist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, get_args

from forms.case import FaxWay, Rotation
from forms.dates import plain
from forms.problem import Unclear

LARGEST: Final = 99_999
_ALL: Final = frozenset({"all", "todas", "todo"})
_RANGE = re.compile(r"(\d{1,9})(?:\s*(?:[-‐-―−]|to|a|al)\s*(\d{1,9}))?")


def parse_pages(text: str) -> str | Unclear:
    """A selection in its plain spelling, "1-3,7", in the order typed; "" for all pages.

    Codes: pages.unclear, pages.backwards (5-2), pages.number (0, or beyond 99,999), pages.twice.
    """
    written = plain(text)
    if not written or written in _ALL:
        return ""
    ranges: list[tuple[int, int]] = []
    for piece in re.split(r"[,;]", written):
        found = _RANGE.fullmatch(piece.strip())
        if found is None:
            return Unclear("pages.unclear")
        first = int(found[1])
        last = int(found[2] or found[1])
        if last < first:
            return Unclear("pages.backwards", {"first": first, "last": last})
        if first < 1 or last > LARGEST:
            return Unclear("pages.number")
        if any(first <= end and start <= last for start, end in ranges):
            return Unclear("pages.twice")
        ranges.append((first, last))
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def parse_turns(typed: Mapping[str, int]) -> dict[int, Rotation] | Unclear:
    """Page, from 1 -> degrees clockwise. Codes: rotate.page, rotate.degrees."""
    turns: dict[int, Rotation] = {}
    for page, degrees in typed.items():
        number = _number(page)
        if number is None:
            return Unclear("rotate.page")
        match degrees % 360:
            case 0 | 90 | 180 | 270 as quarter:
                turns[number] = quarter
            case _:
                return Unclear("rotate.degrees", {"page": number})
    return turns


def parse_ways(typed: Mapping[str, str]) -> dict[int, FaxWay] | Unclear:
    """Page, from 1 -> how it is faxed. Codes: fax.page, fax.way."""
    ways: dict[int, FaxWay] = {}
    for page, way in typed.items():
        number = _number(page)
        if number is None:
            return Unclear("fax.page")
        match way:
            case "as_is" | "photo" | "lighter" | "mail":
                ways[number] = way
            case _:
                return Unclear("fax.way", {"page": number, "ways": ", ".join(get_args(FaxWay))})
    return ways


def _number(page: str) -> int | None:
    """A page's number as it was typed, from 1; None for anything else."""
    number = plain(page)
    return int(number) if re.fullmatch(r"[0-9]{1,5}", number) and int(number) > 0 else None
