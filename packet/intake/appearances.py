"""Appearances that a file lacks, given to a copy of it before it is drawn: what nobody draws is lost without a word.

Notes of the kinds that PDFium leaves out (`note_shapes`); values of fields, and of typed notes, whose letters the
field's font does not have; values of fields whose look is empty, and buttons without one (`field_looks`). Viewers leave
all those out. They are drawn with our own fonts (`packet.lettering`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from forms.sheet import Rect
from packet.intake import note_shapes
from packet.intake.field_looks import (
    ButtonMark,
    chosen_state,
    layered,
    mark_of,
    shows_nothing,
    spoken_choice,
    tick,
    undecided,
)
from packet.lettering import shape
from packet.lettering.characters import clean
from packet.lettering.fitting import set_text
from packet.lettering.paint import fonts_for
from packet.lettering.show import Show, show
from packet.lettering.typeset import ASCENT, LEADING, width
from packet.pdf.annotations import appearance, lacks_appearance, of_field, shown
from packet.pdf.page import Rectangle, box, name_of, real
from packet.pdf.tree import leaves

_SHAPES: Final = frozenset(("/Line", "/PolyLine", "/Polygon", "/Caret", "/FileAttachment"))
_PLAYED: Final = frozenset(("/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"))
TEXTS: Final = (Name.Tx, Name.Ch)
_MULTILINE: Final = 1 << 12
SECRET: Final = 1 << 13
"""Bits of a text field's flags (table 231)."""
_SIZE: Final = re.compile(r"([-+.\d]+)\s+Tf")
_INK: Final = re.compile(r"(?:[-+.\d]+\s+){1,4}(?:g|rg|k)\b")
_FONT: Final = re.compile(r"/(\S+)\s+[-+.\d]+\s+Tf")
_LARGEST, _SMALLEST = 12.0, 4.0
"""Points of words whose size the viewer chooses (size 0: 12.7.4.3), and the smallest that still prints."""
_STEP: Final = 0.9
_INSET: Final = 2.0
"""Points between a field's frame and its words, as viewers have it."""
_STAMP_INK: Final = b".8 0 0"


Given = tuple[bool, list[tuple[str, ...]]]
"""Whether a look was given; what of it could not be, as `Undrawn` holds it."""


@dataclass(frozen=True)
class Undrawn:
    """What stays undrawn on page `page` (0-based): a "note", an "entry" or "letters"; `name`: its kind, or the field;
    `words`: what it says, to be printed elsewhere.
    """

    page: int
    what: str
    name: str
    words: str = ""


def give(pdf: Pdf) -> tuple[set[int], list[Undrawn]]:
    """Give every note and field on its pages the look it lacks. The pages (0-based) that got one; what could not."""
    given_on, undrawn = set(), []
    for index, page in enumerate(leaves(pdf)):
        for note in shown(page):
            try:
                given, lost = _give(pdf, note)
            except Exception:  # noqa: S112 - broken notes raise whatever they like; viewers show nothing of them
                continue
            given_on |= {index} if given else set()
            undrawn += [Undrawn(index, *lacking) for lacking in lost]
    return given_on, undrawn


def _give(pdf: Pdf, note: Dictionary) -> Given:
    kind = name_of(note.get("/Subtype"))
    if (state := chosen_state(note)) is not None:
        note["/AS"] = state
        return True, []
    if kind == "/Widget":
        return _field(pdf, note)
    if not lacks_appearance(note):
        return False, [("note", kind[1:])] if undecided(note) else []
    if kind in _SHAPES:
        made = note_shapes.drawn(note)
        if made is None:
            return False, [("note", kind[1:])]
        _dress(pdf, note, *made)
        return True, []
    place = box(note.get("/Rect"))
    if kind == "/Stamp" and place is not None:
        words = note_shapes.stamp_words(note)
        return (_stamp(pdf, note, place, words), []) if words else (False, [("note", "Stamp")])
    if kind == "/FreeText" and place is not None and (text := _text(note.get("/Contents"))):
        return _typed(pdf, note, place, text)
    return False, [("note", kind[1:])] if kind in _PLAYED and place is not None else []


def _dress(pdf: Pdf, note: Dictionary, content: bytes, area: Rectangle, fonts: Dictionary | None = None) -> None:
    edges = Array([real(edge) for edge in area])
    resources = Dictionary(Font=fonts) if fonts is not None else Dictionary()
    look = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=edges, Resources=resources)
    opacity = note.get("/CA")
    if isinstance(opacity, int | float) or type(opacity).__name__ == "Decimal":
        resources["/ExtGState"] = Dictionary(O=Dictionary(CA=opacity, ca=opacity))
        look.write(b"/O gs\n" + content)
    note["/Rect"], note["/AP"] = edges, Dictionary(N=look)


def _lettered(
    pdf: Pdf, lines: Sequence[str], place: Rectangle, size: float, align: int, top: float
) -> tuple[bytes, Dictionary]:
    """Operators and fonts for these lines from `top` down; `align` as /Q: 0 left, 1 middle, 2 right (table 228)."""
    marks = []
    for line in lines:
        cleaned = clean(line)
        room = place.width - 2 * _INSET - width(cleaned, size)
        x = place.left + _INSET + (0, room / 2, room)[align if align in (0, 1, 2) else 0]
        for run in shape.runs(cleaned):
            marks.append(Show(run.face, run.glyphs, x, top - ASCENT * size, size, run.shaped))
            x += run.advance * size / 1000
        top -= size * LEADING
    fonts = fonts_for(pdf, marks)
    content = "\n".join(show(mark, *fonts[mark.face]) for mark in marks)
    return content.encode("ascii"), Dictionary({label: made.font for label, made in fonts.values()})


def _sizes(first: float) -> tuple[float, ...]:
    """From this size down to the smallest."""
    found = [max(first, _SMALLEST)]
    while found[-1] > _SMALLEST:
        found.append(max(_SMALLEST, found[-1] * _STEP))
    return tuple(found)


def _stamp(pdf: Pdf, note: Dictionary, place: Rectangle, words: str) -> bool:
    size = min(place.height * 0.6, (place.width - 4 * _INSET) / max(width(words, 1.0), 1.0))
    if size < 1:
        return False
    ink = note_shapes.colour(note.get("/C"), stroke=False) or _STAMP_INK + b" rg"
    edge = note_shapes.colour(note.get("/C"), stroke=True) or _STAMP_INK + b" RG"
    frame = (place.left + 1, place.bottom + 1, place.width - 2, place.height - 2)
    content, fonts = _lettered(pdf, [words], place, size, 1, place.top - (place.height - size) / 2)
    steps = (b"%s 2 w %s re S" % (edge, b" ".join(map(_real, frame))), ink, content)
    _dress(pdf, note, b"\n".join(steps), place, fonts)
    return True


def _real(value: float) -> bytes:
    return b"%.3f" % value


def _typed(pdf: Pdf, note: Dictionary, place: Rectangle, text: str) -> Given:
    """A note that somebody typed (12.5.6.6)."""
    if shape.missing(clean(text, keep_lines=True)):
        return False, [("note", "FreeText")]
    says = _text(note.get("/DA"))
    made = _set(pdf, text, place, says, _align(note), several=True)
    if made is None:
        return False, [("note", "FreeText")]
    content, fonts = made
    ground = note_shapes.colour(note.get("/C"), stroke=False)
    steps = [b"%s %s re f" % (ground, b" ".join(map(_real, _corner(place))))] if ground else []
    if (wide := note_shapes.width_of(note)) > 0:
        inner = (place.left + wide / 2, place.bottom + wide / 2, place.width - wide, place.height - wide)
        steps.append(b"0 G %s w %s re S" % (_real(wide), b" ".join(map(_real, inner))))
    _dress(pdf, note, b"\n".join((*steps, _ink(says), content)), place, fonts)
    return True, []


def _corner(place: Rectangle) -> tuple[float, float, float, float]:
    return place.left, place.bottom, place.width, place.height


def _set(
    pdf: Pdf, text: str, place: Rectangle, says: str, align: int, *, several: bool
) -> tuple[bytes, Dictionary] | None:
    """The words set into the place; None when they do not fit at any size."""
    found = _SIZE.search(says)
    asked = abs(float(found[1])) if found else 0.0
    first = asked or min(_LARGEST, _LARGEST if several else place.height * 0.7)
    room = Rect(place.left + _INSET, place.bottom, max(1.0, place.width - 2 * _INSET), place.height)
    lines, size, fits = set_text(text if several else " ".join(text.split()), room, _sizes(first))
    if not fits or (not several and len(lines) > 1):
        return None
    top = place.top - (_INSET if several else max(0.0, (place.height - size * LEADING) / 2))
    return _lettered(pdf, lines, place, size, align, min(top, place.bottom + place.height))


def _ink(says: str) -> bytes:
    found = _INK.findall(says)
    return found[-1].encode("ascii") if found else b"0 g"


def _align(note: Dictionary) -> int:
    value = of_field(note, "/Q")
    return value if isinstance(value, int) else 0


def _text(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.String) else ""


def _field(pdf: Pdf, field: Dictionary) -> Given:
    flags = of_field(field, "/Ff")
    flags = flags if isinstance(flags, int) else 0
    place = box(field.get("/Rect"))
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary) or place is None:
        return False, []
    if of_field(field, "/FT") == Name.Btn:
        return _button(pdf, field, place)
    text = value_of(field)
    if not text.strip() or flags & SECRET or of_field(field, "/FT") not in TEXTS:
        return False, []
    says = _text(of_field(field, "/DA")) or _text(form.get("/DA"))
    look = appearance(field)
    empty = look is not None and "/PMD" not in field and not layered(look) and shows_nothing(look)  # /PMD: a bar code
    if not empty and _prints(text, _fonts(field, form, says)):
        return False, []
    missing = shape.missing(clean(text, keep_lines=True))
    spoken = "" if missing else f"{name_of_field(field)}: {text}"
    lost: list[tuple[str, ...]] = [("letters" if missing else "entry", name_of_field(field), spoken)]
    if _turned(field) or missing:
        return False, lost
    made = _set(pdf, text, place, says, _align(field), several=bool(flags & _MULTILINE) or "\n" in text)
    if made is None:
        return False, lost
    content, fonts = made
    _dress(pdf, field, b"q " + _ink(says) + b"\n" + content + b"\nQ", place, fonts)
    _as_note(field)
    return True, []


def _button(pdf: Pdf, field: Dictionary, place: Rectangle) -> Given:
    match mark_of(field):
        case ButtonMark.DRAWN if not _turned(field):
            _dress(pdf, field, tick(field, place), place)
            _as_note(field)
            return True, []
        case ButtonMark.NOTHING:
            return False, []
    name, value = name_of_field(field), of_field(field, "/V")
    return False, [("entry", name, f"{name}: {name_of(value)[1:]}" if isinstance(value, Name) else "")]


def _as_note(field: Dictionary) -> None:
    """No field any more: PDFium would write it anew, with the font that lacks the letters."""
    field["/Subtype"] = Name.Stamp
    for key in ("/FT", "/V", "/AS", "/Parent", "/Kids", "/AA", "/MK"):
        if key in field:
            del field[key]


def value_of(field: Dictionary) -> str:
    """What a field of text, or a list, holds, as it is shown."""
    value = of_field(field, "/V")
    text = spoken_choice(field, value) if of_field(field, "/FT") == Name.Ch else _text(value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def name_of_field(field: Dictionary) -> str:
    """What a field is called."""
    return (_text(of_field(field, "/T")) or "?")[:80]


def _turned(field: Dictionary) -> bool:
    traits = field.get("/MK")
    return isinstance(traits, Dictionary) and traits.get("/R", 0) not in (0, 360)


def _fonts(field: Dictionary, form: Dictionary, says: str) -> Iterator[Any]:
    """The fonts that the field's look is, or will be, written with."""
    look = appearance(field)
    holders = [look.get("/Resources")] if isinstance(look, Stream) else []
    named = _FONT.search(says)
    for holder in (*holders, form.get("/DR")):
        fonts = holder.get("/Font") if isinstance(holder, Dictionary) else None
        if isinstance(fonts, Dictionary) and look is not None and holder is not form.get("/DR"):
            yield from (font for _, font in list(fonts.items()))
        elif isinstance(fonts, Dictionary) and named and look is None:
            yield fonts.get("/" + named[1])


def _prints(text: str, fonts: Iterator[Any]) -> bool:
    """Whether the letters are of the Western alphabets, or one of these fonts may have others."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return any(_has_others(font) for font in fonts)
    return True


def _has_others(font: Any) -> bool:
    """Whether the font's codes are not those of WinAnsi, MacRoman or the like (9.6.5.1, 9.7)."""
    if not isinstance(font, Dictionary):
        return False
    if font.get("/Subtype") in (Name.Type0, Name.Type3):
        return True
    encoding = font.get("/Encoding")
    listed = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    return isinstance(listed, Array) and any(name_of(item).startswith("/uni") for item in list(listed))
