"""How a map crosses from the worker, or from a file: as JSON-ready values, with every type, number and name checked.

What a worker says that has opened a foreign file is foreign itself: nothing of it is taken on trust.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from packet.locate.form_map import FieldPlace, MissingPlace, OfficialMap, Size
from packet.locate.items import NUMBERS, agency_of, by_key

_LONGEST: Final = 400
"""Letters in a file's name (255 bytes on every system) or in a list of the pages of a file."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def map_to_plain(found: OfficialMap) -> dict[str, Any]:
    """The map as JSON-ready values, nothing rounded."""
    plain: dict[str, Any] = _adapter(OfficialMap).dump_python(found, mode="json")
    return plain


def map_from_plain(plain: object) -> OfficialMap:
    """The map back; rectangles may also be lists of corners. Raises ValueError for anything that is no map."""
    found: OfficialMap = _adapter(OfficialMap).validate_python(plain)
    forms = set(found.forms)
    told = {*found.editions, *found.newer, *(doubt.form for doubt in found.doubts)}
    told |= {page.form for page in found.pages if page.form is not None and page.kind == "form"}
    numbers = [page.number for page in found.pages]
    on_pages = all(place.page < len(numbers) for place in found.places)
    on_pages = on_pages and all(page in numbers for doubt in found.doubts for page in (*doubt.pages, *doubt.instead))
    if not forms or not forms <= NUMBERS.keys() or len(set(map(agency_of, forms))) > 1:
        raise ValueError("agency")
    if not told <= forms or numbers != list(range(len(numbers))) or not on_pages:
        raise ValueError("forms")
    named: tuple[FieldPlace | MissingPlace, ...] = (*found.places, *found.missing)
    items = by_key(found.agency)
    keys = {key for doubt in found.doubts for key in doubt.keys} | {place.key for place in named}
    if not keys <= items.keys() or any(place.value and place.value not in items[place.key].values for place in named):
        raise ValueError("value")
    return found


def sizes_from_plain(plain: object) -> tuple[tuple[float, float], ...]:
    """Pages' widths and heights. Raises ValueError."""
    sizes: tuple[tuple[float, float], ...] = _adapter(tuple[Size, ...]).validate_python(plain)
    return sizes


def params_from_plain(plain: Mapping[str, Any]) -> dict[str, str | int]:
    """What fills a sentence. Raises ValueError for values that are neither number nor short text."""
    if not all(isinstance(value, str | int) and len(str(value)) <= _LONGEST for value in plain.values()):
        raise ValueError("params")
    return dict(plain)
