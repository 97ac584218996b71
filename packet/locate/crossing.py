"""How a map crosses from the worker: as JSON-ready values, and back with every type, number and name checked.

What a worker says that has opened a foreign file is foreign itself: nothing of it is taken on trust.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any, Final

from pydantic import TypeAdapter

from forms.words import ENGLISH, has
from packet.locate.form_map import FieldPlace, OfficialMap
from packet.locate.items import BY_KEY

_FARTHEST: Final = 1e6
"""Points from a page's corner beyond which nothing lies: a page has 14,400 units at most (ISO 32000-2, Annex C), and a
unit is less than 100 points here (`upright`)."""
_LONGEST: Final = 400
"""Letters in a file's name (255 bytes on every system) or in a list of the pages of a file."""


@cache
def _adapter() -> TypeAdapter[OfficialMap]:
    return TypeAdapter(OfficialMap)


def map_to_plain(found: OfficialMap) -> dict[str, Any]:
    """The map as JSON-ready values, nothing rounded."""
    plain: dict[str, Any] = _adapter().dump_python(found, mode="json")
    return plain


def map_from_plain(plain: Any) -> OfficialMap:
    """The map back. Raises ValueError for anything that `map_to_plain` cannot have written."""
    found = _adapter().validate_python(plain)
    numbers = [page.number for page in found.pages]
    forms = set(found.forms)
    if not forms or numbers != list(range(len(numbers))) or not (set(found.editions) | set(found.newer)) <= forms:
        raise ValueError("forms")
    for page in found.pages:
        _check_numbers(*page.size, *page.matrix)
        if page.turn not in (0, 90, 180, 270) or min(page.size) <= 0 or page.form not in (None, *forms):
            raise ValueError("page")
    for place in found.places:
        _check_named(place.key, place.value)
        _check_place(place, len(numbers))
    for doubt in found.doubts:
        if doubt.form not in forms or not BY_KEY.keys() >= set(doubt.keys):
            raise ValueError("doubt")
    for missing in found.missing:
        _check_named(missing.key, missing.value)
        if not has(f"official.why.{missing.why}", ENGLISH):
            raise ValueError("why")
    return found


def _check_named(key: str, value: str) -> None:
    item = BY_KEY.get(key)
    if item is None or (value and value not in item.values):
        raise ValueError("name")


def _check_place(place: FieldPlace, pages: int) -> None:
    if not 0 <= place.page < pages or place.comb < 0:
        raise ValueError("place")
    for area in (place.area, *place.parts, *place.rows):
        _check_numbers(area.x0, area.y0, area.x1, area.y1, place.confidence)
        if not (area.x0 < area.x1 and area.y0 < area.y1):
            raise ValueError("area")


def _check_numbers(*numbers: float) -> None:
    if not all(isfinite(number) and abs(number) < _FARTHEST for number in numbers):
        raise ValueError("number")


def sizes_from_plain(plain: Any) -> tuple[tuple[float, float], ...]:
    """Pages' widths and heights. Raises TypeError or ValueError."""
    sizes = tuple((float(width), float(height)) for width, height in plain)
    for size in sizes:
        _check_numbers(*size)
    return sizes


def params_from_plain(plain: Mapping[str, Any]) -> dict[str, str | int]:
    """What fills a sentence. Raises ValueError for values that are neither number nor short text."""
    if not all(isinstance(value, str | int) and len(str(value)) <= _LONGEST for value in plain.values()):
        raise ValueError("params")
    return dict(plain)
