"""Notes and form fields drawn into the page, as they look now (ISO 32000-2, 12.5.5), so that nothing is left to fill
in.

Only appearances that exist are drawn; making a missing one is PDFium's work (`ladder`). What a screen hides stays out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from packet.pdf.page import Rectangle, box, inherited, name_of, numbers

_INVISIBLE: Final = 1 << 0
_HIDDEN: Final = 1 << 1
_NO_VIEW: Final = 1 << 5
_UNSEEN_FIELD: Final = _HIDDEN | _NO_VIEW | 1
_BUTTON: Final = "/Btn"
_PUSH: Final = 1 << 16
_KINDS: Final = frozenset(
    f"/{kind}"
    for kind in (
        *("Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline"),
        *("Squiggly", "StrikeOut", "Caret", "Stamp", "Ink", "Popup", "FileAttachment", "Sound", "Movie", "Screen"),
        *("Widget", "PrinterMark", "TrapNet", "Watermark", "3D", "Redact", "Projection", "RichMedia"),
    )
)
"""The kinds of notes there are (12.5.6.1)."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)


def shown(page: Any) -> Iterator[pikepdf.Dictionary]:
    """The annotations a screen shows, in drawing order: notes first, form fields above them (as PDFium does)."""
    listed = page.get("/Annots")
    if not isinstance(listed, pikepdf.Array):
        return
    notes = [note for note in list(listed) if isinstance(note, pikepdf.Dictionary)]
    for fields in (False, True):
        for note in notes:
            kind = note.get("/Subtype")
            if (kind == "/Widget") == fields and kind != "/Popup" and seen(note):
                yield note


def seen(note: pikepdf.Dictionary) -> bool:
    """Whether the note's own flags (12.5.3) let a screen show it."""
    unseen = _UNSEEN_FIELD if note.get("/Subtype") == "/Widget" else _HIDDEN | _NO_VIEW
    return not _whole(note.get("/F")) & unseen


def unknown_and_invisible(note: pikepdf.Dictionary) -> bool:
    """Whether the note's kind is none of ISO 32000 and its flags ask not to show it in that case (12.5.3)."""
    return bool(_whole(note.get("/F")) & _INVISIBLE) and name_of(note.get("/Subtype")) not in _KINDS


def _whole(value: Any) -> int:
    try:
        return int(value) if value is not None else 0
    except (TypeError, ValueError):
        return 0


def of_field(note: pikepdf.Dictionary, key: str) -> object:
    """An entry of a field that its parents may hold (12.7.4.1)."""
    return inherited(note, key)


def empty_button(note: pikepdf.Dictionary) -> bool:
    """A check box or radio button without a picture of its present state: PDFium and Chrome show a thin grey frame."""
    if note.get("/Subtype") != "/Widget" or of_field(note, "/FT") != _BUTTON or _whole(of_field(note, "/Ff")) & _PUSH:
        return False
    normal = _entry(note.get("/AP"), "/N")
    if isinstance(normal, pikepdf.Stream) or not isinstance(normal, pikepdf.Dictionary):
        return True
    state = note.get("/AS")
    return not (isinstance(state, pikepdf.Name) and isinstance(normal.get(state), pikepdf.Stream))


def appearance(note: pikepdf.Dictionary) -> pikepdf.Stream | None:
    """The normal appearance in its present state (12.5.5), or None when the note has none."""
    normal = _entry(note.get("/AP"), "/N")
    if isinstance(normal, pikepdf.Stream):
        return normal
    if not isinstance(normal, pikepdf.Dictionary):
        return None
    state = note.get("/AS")
    if state is None:
        parent = note.get("/Parent")
        value = note.get("/V") or (parent.get("/V") if isinstance(parent, pikepdf.Dictionary) else None)
        state = value if isinstance(value, pikepdf.Name) and value in normal else pikepdf.Name.Off
    found = normal.get(state) if isinstance(state, pikepdf.Name) else None
    return found if isinstance(found, pikepdf.Stream) else None


def _entry(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, pikepdf.Dictionary) else None


def lacks_appearance(note: pikepdf.Dictionary) -> bool:
    """Whether a viewer has to make this note's appearance itself."""
    normal = _entry(note.get("/AP"), "/N")
    return not isinstance(normal, pikepdf.Stream | pikepdf.Dictionary)


def made_by_viewer(note: pikepdf.Dictionary) -> bool:
    """Whether PDFium made this text mark's appearance: it then draws it where its words are, not in its rectangle."""
    return "/PDFIUM_HasGeneratedAP" in note and "/QuadPoints" in note


def placement(rect: Rectangle, form: pikepdf.Stream) -> Matrix | None:
    """The matrix that puts the appearance into the note's rectangle (12.5.5, algorithm 8.1); None when it shows
    nothing.
    """
    bounds = box(form.get("/BBox"))
    if bounds is None:
        return None
    a, b, c, d, e, f = _matrix(form)
    corners = [(x, y) for x in (bounds.left, bounds.right) for y in (bounds.bottom, bounds.top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if width < 1e-6 or height < 1e-6:
        return None
    across, up = rect.width / width, rect.height / height
    return (across, 0, 0, up, rect.left - min(xs) * across, rect.bottom - min(ys) * up)


def _matrix(form: pikepdf.Stream) -> Matrix:
    found = numbers(form.get("/Matrix"), 6)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found else IDENTITY
