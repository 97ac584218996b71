"""AcroForm fields of an open PDF as plain data: where each widget is on the displayed page and what it calls itself.

Widgets are taken from the pages, not from /Fields, so kids, shared names and orphans are all seen. Inherited entries
(/FT, /Ff, /V, /TU, /MaxLen: ISO 32000-2 12.7.4.1) are looked up along /Parent. Nothing is judged or changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pikepdf

from packet.locate.geometry import Area, Matrix, moved
from packet.locate.letters import plain
from packet.locate.tuning import VIEW
from packet.pdf.page import inherited

WidgetKind = Literal["text", "choice", "check", "radio", "signature", "push"]
_MULTILINE, _COMB, _RADIO, _PUSH = 1 << 12, 1 << 24, 1 << 15, 1 << 16
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_DEEPEST = 32
_PROMPT = re.compile(r"(?:please)?(?:select|choose|pick)|seleccion|elija|escoja")
"""What a list shows before anything is chosen."""


@dataclass(frozen=True)
class Widget:
    """One widget. `area` is on the displayed page, in points; `number` is its place among the page's annotations.

    `name` is the full field name, `hint` the tooltip /TU, `on` the state that ticks it, `options` what a choice field
    offers, `holds` the value that somebody gave it, as plain text: "" for none, for the field's own default and for a
    list's "Select".
    """

    page: int
    number: int
    area: Area
    kind: WidgetKind
    name: str
    hint: str
    on: str = ""
    multiline: bool = False
    comb: int = 0
    options: tuple[str, ...] = ()
    holds: str = field(default="", repr=False)


def full_name(field: pikepdf.Object) -> str:
    """The names of the field and its ancestors, joined by full stops (ISO 32000-2 12.7.4.2)."""
    names: list[str] = []
    node: object = field
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            break
        if "/T" in node:
            names.append(_text(node["/T"]))
        node = node.get("/Parent")
    return ".".join(reversed(names))


def widgets_of(page: int, annotations: list[Any], matrix: Matrix) -> Iterator[Widget]:
    """The visible widgets of one page; `matrix` takes its user space to the displayed page."""
    for number, annotation in enumerate(annotations):
        if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") != "/Widget":
            continue
        area = rectangle(annotation.get("/Rect"))
        kind = _kind(annotation)
        if kind is None or area is None or _flags(annotation.get("/F")) & (_HIDDEN | _NO_VIEW):
            continue
        flags = _flags(inherited(annotation, "/Ff"))
        longest = inherited(annotation, "/MaxLen")
        yield Widget(
            page=page,
            number=number,
            area=moved(matrix, area),
            kind=kind,
            name=full_name(annotation),
            hint=_text(inherited(annotation, "/TU")),
            on=_on_state(annotation) if kind in ("check", "radio") else "",
            multiline=kind == "text" and bool(flags & _MULTILINE),
            options=_options(inherited(annotation, "/Opt")) if kind == "choice" else (),
            comb=_flags(longest) if kind == "text" and flags & _COMB and longest is not None else 0,
            holds=_value(annotation, kind),
        )


def rectangle(value: Any) -> Area | None:
    """A PDF rectangle with its corners in order, or None when it is no rectangle or has no size."""
    try:
        x0, y0, x1, y1 = (float(number) for number in value)
    except (TypeError, ValueError):
        return None
    area = Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return area if min(area.width, area.height) > VIEW.field_least else None


def _kind(annotation: pikepdf.Dictionary) -> WidgetKind | None:
    flags = _flags(inherited(annotation, "/Ff"))
    match str(inherited(annotation, "/FT") or ""):
        case "/Tx":
            return "text"
        case "/Ch":
            return "choice"
        case "/Sig":
            return "signature"
        case "/Btn" if flags & _PUSH:
            return "push"
        case "/Btn":
            return "radio" if flags & _RADIO else "check"
        case _:
            return None


def _on_state(annotation: pikepdf.Dictionary) -> str:
    states: object = annotation.get("/AP")
    normal = states.get("/N") if isinstance(states, pikepdf.Dictionary) else None
    if not isinstance(normal, pikepdf.Dictionary) or isinstance(normal, pikepdf.Stream):
        return ""
    return next((str(state)[1:] for state in normal.keys() if str(state) != "/Off"), "")  # noqa: SIM118 - no mapping


def _value(annotation: pikepdf.Dictionary, kind: WidgetKind) -> str:
    value = inherited(annotation, "/V")
    if kind in ("check", "radio"):
        state = str(annotation.get("/AS", value if kind == "check" and value is not None else "/Off"))
        return "" if state in ("/Off", "") else "on"
    if kind == "signature":
        return "signed" if isinstance(value, pikepdf.Dictionary) else ""
    said, default = (_said(each) for each in (value, inherited(annotation, "/DV")))
    return "" if said == default or _PROMPT.match(said) else said


def _said(value: object) -> str:
    """A text value as plain text: a string, a stream of one (ISO 32000-2 12.7.5.3), or the first of several choices."""
    if isinstance(value, pikepdf.Stream):
        return plain(value.read_bytes().decode("utf-8", "replace"))
    if isinstance(value, pikepdf.Array):
        return "".join(_said(each) for each in value)
    return plain(_text(value)) if isinstance(value, pikepdf.String) else ""


def _options(value: object) -> tuple[str, ...]:
    """The words shown for each option: the option itself, or the second of a pair (ISO 32000-2 table 234)."""
    if not isinstance(value, pikepdf.Array):
        return ()
    pairs = (option[-1] if isinstance(option, pikepdf.Array) and len(option) else option for option in value)
    return tuple(_text(shown) for shown in pairs if isinstance(shown, pikepdf.String))


def _flags(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _text(value: object) -> str:
    return str(value) if value is not None else ""
