"""Paints a page's annotations into its content, as a viewer shows them, and fields without their values.

A field's border and background stay; what was typed in it goes when the field is to be filled anew. A field without an
appearance gets its border and background from /MK (ISO 32000-2 12.5.6.19). Hidden annotations and buttons that do not
print stay away (12.5.3).
"""

from __future__ import annotations

from typing import Any

import pikepdf

from packet.locate.geometry import Area, Matrix, after, moved
from packet.locate.widgets import rectangle
from packet.pdf.annotations import appearance, empty_button, seen
from packet.pdf.page import inherited

_PRINT = 1 << 2
"""ISO 32000-2, table 167, bit 3."""
_PUSH = 1 << 16
"""Table 229, bit 17."""
_SPACES = {1: 0, 3: 1, 4: 2}
"""Numbers of a colour in /MK (table 192) -> which of the operators for grey, RGB and CMYK sets it."""


def paint_annotations(
    pdf: pikepdf.Pdf,
    annotations: list[Any],
    page: Matrix,
    forms: pikepdf.Dictionary,
    blank: frozenset[int] | None,
    end: str,
) -> list[bytes]:
    """Content lines that paint the annotations on the displayed page; their appearances are added to `forms`.

    `blank`: numbers of the fields to empty, or None for all. `end`: what their names there end in
    (`packet.resources.ending`).
    """
    lines: list[bytes] = []
    for number, annotation in enumerate(annotations):
        if not _shown(annotation):
            continue
        area = rectangle(annotation.get("/Rect"))
        if area is None:
            continue
        widget = annotation.get("/Subtype") == "/Widget"
        empty = widget and (blank is None or number in blank)
        look = _empty_look(pdf, annotation) if empty else _look(annotation)
        if look is not None:
            name = f"/A{number}{end}"
            forms[name] = look
            lines.append(b"q " + _numbers(after(_fit(look, area), page)) + b" cm " + name.encode() + b" Do Q")
        elif widget:
            lines += _frame(annotation, area, page)
    return lines


def _shown(annotation: object) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary) or annotation.get("/Subtype") == "/Popup":
        return False
    if not seen(annotation):
        return False
    push = inherited(annotation, "/FT") == "/Btn" and int(inherited(annotation, "/Ff") or 0) & _PUSH
    return not push or bool(int(annotation.get("/F", 0) or 0) & _PRINT)


def _look(annotation: pikepdf.Dictionary) -> pikepdf.Stream | None:
    """What a screen draws: nothing for a tick box that has no picture of its present state, as with papers."""
    return None if empty_button(annotation) else appearance(annotation)


def _off(annotation: pikepdf.Dictionary) -> pikepdf.Stream | None:
    """The appearance of a tick box that is not ticked, if it has one."""
    looks = annotation.get("/AP")
    normal: object = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if isinstance(normal, pikepdf.Stream):
        return normal
    found = normal.get("/Off") if isinstance(normal, pikepdf.Dictionary) else None
    return found if isinstance(found, pikepdf.Stream) else None


def _empty_look(pdf: pikepdf.Pdf, annotation: pikepdf.Dictionary) -> pikepdf.Stream | None:
    if inherited(annotation, "/FT") == "/Btn":
        return _off(annotation)
    look = appearance(annotation)
    # A signature's look stays as it is: nobody types into it.
    if look is None or inherited(annotation, "/FT") == "/Sig":
        return look
    try:
        kept = _without_text(pikepdf.parse_content_stream(look))
    except pikepdf.PdfError:
        return None
    bare = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    for key in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Resources"):
        if key in look:
            bare[key] = look[key]
    bare["/Subtype"] = pikepdf.Name("/Form")
    return bare


def _without_text(instructions: Any) -> list[Any]:
    """Drops the value: what stands between /Tx BMC and EMC (12.7.4.3), and every text object: some writers do not mark
    the value, and a field's own look holds no other words."""
    kept: list[object] = []
    marked, nested, text = 0, 0, False
    for instruction in instructions:
        operator = str(instruction.operator)
        if marked:
            nested += {"BMC": 1, "BDC": 1, "EMC": -1}.get(operator, 0)
            marked = 1 if nested else 0
        elif operator == "BMC" and instruction.operands and str(instruction.operands[0]) == "/Tx":
            marked, nested = 1, 1
        elif operator == "BT":
            text = True
        elif operator == "ET":
            text = False
        elif not text:
            kept.append(instruction)
    return kept


def _fit(look: pikepdf.Stream, area: Area) -> Matrix:
    """The matrix from the appearance's box to the annotation's rectangle (ISO 32000-2 12.5.5, algorithm 8.1)."""
    own: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if "/Matrix" in look:
        a, b, c, d, e, f = (float(number) for number in look["/Matrix"])
        own = (a, b, c, d, e, f)
    box = rectangle(look.get("/BBox"))
    if box is None:
        return (1.0, 0.0, 0.0, 1.0, area.x0, area.y0)
    turned = moved(own, box)
    across, up = area.width / turned.width, area.height / turned.height
    return (across, 0.0, 0.0, up, area.x0 - turned.x0 * across, area.y0 - turned.y0 * up)


def _frame(annotation: pikepdf.Dictionary, area: Area, page: Matrix) -> list[bytes]:
    traits = annotation.get("/MK")
    if not isinstance(traits, pikepdf.Dictionary):
        return []
    style = annotation.get("/BS")
    wide = float(style.get("/W", 1)) if isinstance(style, pikepdf.Dictionary) else 1.0
    half = wide / 2
    inner = f"{area.x0 + half:.3f} {area.y0 + half:.3f} {area.width - wide:.3f} {area.height - wide:.3f} re"
    lines = [b"q " + _numbers(page) + b" cm"]
    ground, edge = _colour(traits.get("/BG"), "g rg k"), _colour(traits.get("/BC"), "G RG K")
    if ground:
        lines.append(f"{ground} {area.x0:.3f} {area.y0:.3f} {area.width:.3f} {area.height:.3f} re f".encode("ascii"))
    if edge and wide > 0:
        lines.append(f"{edge} {wide:.3f} w {inner} S".encode("ascii"))
    return [*lines, b"Q"]


def _colour(value: object, operators: str) -> str:
    if not isinstance(value, pikepdf.Array) or len(value) not in _SPACES:
        return ""
    return " ".join(f"{float(number):.4f}" for number in value) + f" {operators.split()[_SPACES[len(value)]]}"


def _numbers(matrix: Matrix) -> bytes:
    return " ".join(f"{number:.6f}" for number in matrix).encode("ascii")
