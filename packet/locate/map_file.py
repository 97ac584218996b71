"""A map as a file beside the PDF: NAME.map.json, made to be read and mended by a person, used again for the same bytes.

Rectangles are [left, bottom, right, top] in points on the displayed page, pages count from 1. Places that a person
moved or added are taken as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from packet.errors import UsageError
from packet.locate.crossing import map_from_plain
from packet.locate.form_map import Doubt, FieldPlace, OfficialMap
from packet.locate.geometry import Area
from packet.locate.items import Item, agency_of, by_key
from packet.locate.wording import TABLES, Table

FORMAT: Final = "imr-packet official map 1"
_PAGES: Final = ("pages", "instead")
"""Entries of a doubt that are page numbers: from 1 in the file."""
_LARGEST: Final = 4 << 20
"""Bytes; a map has some ten thousand."""
_DIGITS: Final = 2
"""Behind the decimal point: a hundredth of a point is less than a person sees."""


def beside(pdf: Path) -> Path:
    """Where the map of this PDF lies."""
    return pdf.with_name(pdf.stem + ".map.json")


def written(found: OfficialMap) -> str:
    """The map as JSON text; the same map gives the same text."""
    told = {
        "format": FORMAT,
        "file": found.file,
        "sha256": found.sha256,
        "language": found.language,
        "forms": {form: found.editions.get(form, "") for form in found.forms},
        "newer": list(found.newer),
        "pages": [
            {
                "page": p.number + 1,
                "kind": p.kind,
                "form": p.form,
                "size": _rounded(p.size),
                "turn": p.turn,
                "matrix": list(p.matrix),
            }
            for p in found.pages
        ],
        "places": [_told(place) for place in found.places],
        "missing": [{"place": m.title, "why": m.why} for m in found.missing],
    }
    if found.doubts:
        told["doubts"] = [_doubt(doubt) for doubt in found.doubts]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _doubt(doubt: Doubt) -> dict[str, Any]:
    told: dict[str, Any] = {"reason": doubt.reason, "form": doubt.form, "keys": list(doubt.keys)}
    return told | {name: [page + 1 for page in getattr(doubt, name)] for name in _PAGES if getattr(doubt, name)}


def remembered(pdf: Path, sha256: str) -> OfficialMap | None:
    """The map beside the PDF when it was made for these very bytes, else None. Raises UsageError: official_map_broken
    when it cannot be read, names no known item, or lays two places over each other."""
    path = beside(pdf)
    text = _text(path)
    if text is None:
        return None
    try:
        told = json.loads(text)
        if told["format"] != FORMAT or told["sha256"] != sha256:
            return None
        return _map(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UsageError("official_map_broken", file=path.name) from fault


def _text(path: Path) -> str | None:
    """The text of a map file; None when there is no such file, or what is there cannot be a map."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _told(place: FieldPlace) -> dict[str, Any]:
    told: dict[str, Any] = {
        "place": place.title,
        "page": place.page + 1,
        "rect": _corners(place.area),
        "confidence": place.confidence,
        "evidence": list(place.evidence),
    }
    if place.kind not in ("text", "tick"):
        told["kind"] = place.kind
    for name, areas in (("parts", place.parts), ("rows", place.rows)):
        if areas:
            told[name] = [_corners(area) for area in areas]
    if place.comb:
        told["comb"] = place.comb
    if place.multiline:
        told["multiline"] = True
    if place.widget >= 0:
        told["field"] = {"name": place.name, "number": place.widget}
    return told


def _map(told: dict[str, Any]) -> OfficialMap:
    """The file's entries by the names that the program has for them, checked as what the worker says. Raises ValueError
    and, for entries that are not there or of another kind, KeyError, TypeError, AttributeError.
    """
    agency = agency_of(next(iter(told["forms"]), ""))
    if Table(agency, told["language"]) not in TABLES:
        raise ValueError("language")
    items = by_key(agency)
    found = map_from_plain(
        {
            **told,
            "forms": list(told["forms"]),
            "editions": told["forms"],
            "pages": [{**page, "number": int(page["page"]) - 1} for page in told["pages"]],
            "places": [_place(place, items) for place in told["places"]],
            "missing": [{**_named(lost), "why": lost["why"]} for lost in told["missing"]],
            "remembered": True,
            "doubts": [
                {**doubt, **{name: [int(page) - 1 for page in doubt.get(name, ())] for name in _PAGES}}
                for doubt in told.get("doubts", ())
            ],
        }
    )
    if any(one.title == other.title or one.clashes(other) for one, other in combinations(found.places, 2)):
        raise ValueError("overlap")
    return found


def _place(told: dict[str, Any], items: Mapping[str, Item]) -> dict[str, Any]:
    named, owner = _named(told), told.get("field", {})
    return {
        "kind": "tick" if items[named["key"]].values else "text",
        "confidence": 1.0,
        **told,
        **named,
        "page": int(told["page"]) - 1,
        "area": told["rect"],
        "name": owner.get("name", ""),
        "widget": owner.get("number", -1),
    }


def _named(told: dict[str, Any]) -> dict[str, str]:
    key, _, value = told["place"].partition(".")
    return {"key": key, "value": value}


def _corners(area: Area) -> list[float]:
    return _rounded(astuple(area))


def _rounded(numbers: Iterable[float]) -> list[float]:
    return [round(number, _DIGITS) for number in numbers]
