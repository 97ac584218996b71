"""A map as a file beside the PDF: NAME.map.json, made to be read and mended by a person, used again for the same bytes.

Rectangles are [left, bottom, right, top] in points on the displayed page, pages count from 1. Places that a person
moved or added are taken as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from forms.case import Language
from forms.sheet import FormId
from packet.errors import UsageError
from packet.locate.form_map import FieldPlace, MapPage, MissingPlace, OfficialMap, PageKind
from packet.locate.geometry import IDENTITY, Area, Matrix
from packet.locate.items import BY_KEY
from packet.locate.wording import LANGUAGES

FORMAT: Final = "imr-packet official map 1"
_LARGEST: Final = 4 << 20
"""Bytes; a map has some ten thousand."""


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
                "size": [round(n, 2) for n in p.size],
                "turn": p.turn,
                "matrix": list(p.matrix),
            }
            for p in found.pages
        ],
        "places": [_told(place) for place in found.places],
        "missing": [{"place": m.title, "why": m.why} for m in found.missing],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


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
        found = _read(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UsageError("official_map_broken", file=path.name) from fault
    _refuse_overlap(found, path.name)
    return found


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


def _read(told: Mapping[str, Any]) -> OfficialMap:
    pages = tuple(
        MapPage(
            int(p["page"]) - 1,
            cast(PageKind, p["kind"]),
            cast("FormId | None", p["form"]),
            (float(p["size"][0]), float(p["size"][1])),
            int(p.get("turn", 0)),
            _matrix(p.get("matrix", IDENTITY)),
        )
        for p in told["pages"]
    )
    if told["language"] not in LANGUAGES:
        raise ValueError("language")
    missing = tuple(MissingPlace(*_split(m["place"]), why=str(m["why"])) for m in told["missing"])
    return OfficialMap(
        file=str(told["file"]),
        sha256=str(told["sha256"]),
        language=cast(Language, told["language"]),
        forms=tuple(cast(FormId, form) for form in told["forms"]),
        editions={cast(FormId, form): str(edition) for form, edition in told["forms"].items()},
        pages=pages,
        places=tuple(_place(place, len(pages)) for place in told["places"]),
        missing=missing,
        newer=tuple(cast(FormId, form) for form in told.get("newer", ())),
        remembered=True,
    )


def _place(told: Mapping[str, Any], pages: int) -> FieldPlace:
    key, value = _split(told["place"])
    page = int(told["page"]) - 1
    if not 0 <= page < pages:
        raise ValueError("page")
    item = BY_KEY[key]
    kind = told.get("kind", "tick" if item.values else "text")
    if kind not in ("text", "tick", "choice_text", "signature") or (value and value not in item.values):
        raise ValueError("kind")
    owner = told.get("field", {})
    return FieldPlace(
        key=key,
        value=value,
        page=page,
        area=_area(told["rect"]),
        kind=kind,
        parts=tuple(_area(part) for part in told.get("parts", ())),
        rows=tuple(_area(row) for row in told.get("rows", ())),
        comb=int(told.get("comb", 0)),
        multiline=bool(told.get("multiline", False)),
        evidence=tuple(str(e) for e in told.get("evidence", ())),
        confidence=float(told.get("confidence", 1.0)),
        name=str(owner.get("name", "")),
        widget=int(owner.get("number", -1)),
    )


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return (a, b, c, d, e, f)


def _split(title: str) -> tuple[str, str]:
    key, _, value = title.partition(".")
    if key not in BY_KEY:
        raise KeyError(key)
    return key, value


def _corners(area: Area) -> list[float]:
    return [round(n, 2) for n in (area.x0, area.y0, area.x1, area.y1)]


def _area(corners: Any) -> Area:
    x0, y0, x1, y1 = (float(n) for n in corners)
    if not (x0 < x1 and y0 < y1):
        raise ValueError("rect")
    return Area(x0, y0, x1, y1)


def _refuse_overlap(found: OfficialMap, name: str) -> None:
    for number, one in enumerate(found.places):
        for other in found.places[number + 1 :]:
            if one.title == other.title or (
                one.page == other.page and one.area.shared(other.area) > 0.3 * min(one.area.size, other.area.size)
            ):
                raise UsageError("official_map_broken", file=name)
