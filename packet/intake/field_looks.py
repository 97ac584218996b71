"""What a form holds and its page does not show: a value whose appearance is empty, a button that is on and has no mark.

Every viewer shows a field by its appearance (ISO 32000-2, 12.7.4.3, 12.7.5.2); programs that fill forms write the value
and leave the appearance as it was.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from packet.pdf.annotations import empty_button, of_field
from packet.pdf.page import Rectangle

_WRITES: Final = frozenset(("Tj", "TJ", "'", '"'))
_DRAWS: Final = frozenset(("Do", "sh", "INLINE IMAGE"))
_PAINTS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s"))
_FRAME: Final = 6
"""Paths of a ground and a frame with light and shade; a bar code drawn in paths has more."""
_BUTTON: Final = Name.Btn
_PUSH: Final = 1 << 16
_CROSS, _DOT = "8", "l"
"""Letters of ZapfDingbats by which a field names its mark (/MK /CA)."""
_ROUND: Final = 0.5523
"""Of a radius: how far the handles of a quarter of a circle reach."""


class ButtonMark(Enum):
    """What a button needs so that its page shows its state."""

    NOTHING = auto()
    DRAWN = auto()
    """It is on, and has no appearance for that."""
    UNSURE = auto()
    """Its value says on, its appearance says off; or nobody can say which of several is on."""


def shows_nothing(look: Stream) -> bool:
    """Whether an appearance has no letter and no picture: at most a ground and a frame. Raises pikepdf.PdfError."""
    paths = 0
    for step in pikepdf.parse_content_stream(look):
        operator = str(step.operator)
        if operator in _DRAWS or (operator in _WRITES and any(map(_says, step.operands))):
            return False
        paths += operator in _PAINTS
    return paths <= _FRAME


def _says(operand: object) -> bool:
    if isinstance(operand, Array):
        return any(map(_says, list(operand)))
    return isinstance(operand, pikepdf.String) and bool(bytes(operand).strip())


def layered(look: Stream) -> bool:
    """Whether parts of an appearance may be hidden by a layer: what is not seen of it is not missing."""
    resources = look.get("/Resources")
    return "/OC" in look or (isinstance(resources, Dictionary) and "/Properties" in resources)


def chosen_state(note: Dictionary) -> Name | None:
    """The state that a note without /AS is in: of a button the one of its value, of another note the only one it has.

    None where it has an /AS, one appearance for all states, or nobody can tell.
    """
    states = _states(note)
    if not states or "/AS" in note:
        return None
    if note.get("/Subtype") == Name.Widget:
        value = of_field(note, "/V")
        return value if isinstance(value, Name) and value in states else None
    return states[0] if len(states) == 1 else None


def undecided(note: Dictionary) -> bool:
    """Whether a note that is no field has several states, and says of none that it is in it."""
    return note.get("/Subtype") != Name.Widget and "/AS" not in note and len(_states(note)) > 1


def mark_of(field: Dictionary) -> ButtonMark:
    """What the state of a check box or radio button needs to be seen."""
    flags = of_field(field, "/Ff")
    if of_field(field, "/FT") != _BUTTON or (isinstance(flags, int) and flags & _PUSH):
        return ButtonMark.NOTHING
    state, value, states = field.get("/AS"), of_field(field, "/V"), _states(field)
    if _is_on(state) and empty_button(field):
        return ButtonMark.UNSURE if states else ButtonMark.DRAWN
    if _is_on(state) or not _is_on(value):
        return ButtonMark.NOTHING
    if not states:  # one box has its value for itself; of several on one value nobody knows which one it names
        alone = "/Parent" not in field or "/T" in field
        return (
            ButtonMark.DRAWN if alone and state is None else ButtonMark.UNSURE if state is None else ButtonMark.NOTHING
        )
    return ButtonMark.UNSURE if value in states and not _sibling_shows(field, value) else ButtonMark.NOTHING


def _sibling_shows(field: Dictionary, value: object) -> bool:
    """Whether another button of the same field is on and says what the field holds (12.7.5.2.4)."""
    parent = field.get("/Parent")
    kids = parent.get("/Kids") if isinstance(parent, Dictionary) else None
    others = list(kids) if isinstance(kids, Array) else []
    return any(
        isinstance(other, Dictionary) and other.get("/AS") == value and value in _states(other) for other in others
    )


def _states(note: Dictionary) -> list[Name]:
    """The states but "Off" of which a note has an appearance."""
    looks = note.get("/AP")
    normal = looks.get("/N") if isinstance(looks, Dictionary) else None
    if not isinstance(normal, Dictionary) or isinstance(normal, Stream):
        return []
    return [Name(key) for key, look in normal.items() if key != "/Off" and isinstance(look, Stream)]


def _is_on(state: object) -> bool:
    return isinstance(state, Name) and state != Name.Off


def tick(field: Dictionary, place: Rectangle) -> bytes:
    """Operators for the mark of a button that is on, within its rectangle: a cross, a dot, or a check mark."""
    traits = field.get("/MK")
    mark = str(traits.get("/CA", "")) if isinstance(traits, Dictionary) else ""
    x, y, size = (place.left + place.right) / 2, (place.bottom + place.top) / 2, min(place.width, place.height)
    half = size * 0.3
    if mark == _DOT:
        return _dot(x, y, half)
    wide = b"q 0 G %.2f w " % max(0.5, size / 10)
    if mark == _CROSS:
        lines = ((x - half, y - half, x + half, y + half), (x - half, y + half, x + half, y - half))
        return wide + b" ".join(b"%.2f %.2f m %.2f %.2f l S" % line for line in lines) + b" Q"
    corner = (x - half, y, x - half / 3, y - half, x + half, y + half)
    return wide + b"%.2f %.2f m %.2f %.2f l %.2f %.2f l S Q" % corner


def _dot(x: float, y: float, r: float) -> bytes:
    k = r * _ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    drawn = b" ".join(b"%.2f %.2f %.2f %.2f %.2f %.2f c" % curve for curve in curves)
    return b"q 0 g %.2f %.2f m %s f Q" % (x + r, y, drawn)


def spoken_choice(field: Dictionary, value: object) -> str:
    """The words for a value of a list (12.7.5.4): what the list shows for it, which may be more than it sends."""
    listed = of_field(field, "/Opt")
    shown = {
        str(pair[0]): str(pair[1])
        for pair in (list(listed) if isinstance(listed, Array) else [])
        if isinstance(pair, Array) and len(pair) == 2
    }
    values = list(value) if isinstance(value, Array) else [value]
    return ", ".join(shown.get(str(one), str(one)) for one in values if isinstance(one, pikepdf.String))
