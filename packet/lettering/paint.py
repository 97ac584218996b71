"""A canvas of US Letter pages: text, rules, boxes and ticks, saved as one PDF.

Units are points, the origin the lower left corner (ISO 32000-2 8.3.2.3). Black on white only: a fax has no grey.
The same calls give the same bytes: no date, no random number, no name of a machine is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name

from forms.sheet import LETTER, Rect
from forms.words import ENGLISH
from packet.errors import Unproved
from packet.lettering import shape
from packet.lettering.bidi import right_to_left
from packet.lettering.characters import clean, name
from packet.lettering.embed import Embedded, embed
from packet.lettering.show import Show, clusters, number, show
from packet.lettering.typeface import Typeface, wants_cjk
from packet.lettering.typeset import ASCENT, LEADING, width, wrap

Align = Literal["left", "center", "right"]
_CHARACTERS_TOLD: Final = 5
"""Of an answer's characters without a font: more is a wall of signs."""
TICK_STROKE: Final = 1.6
"""Points; wide enough to stay whole at the 98 lines an inch of a fax in standard resolution (ITU-T T.4)."""
TICK_GAP: Final = 0.22
"""Share of a square's side that its cross leaves free on every side, so that it does not run into the frame."""


class Paint:
    """Draws page after page. Text is cleaned (`packet.lettering.characters`); what no font prints raises `Unproved`."""

    def __init__(self, title: str = "", language: str = ENGLISH, size: tuple[float, float] = LETTER) -> None:
        self._title, self._language, self._size = title, language, size
        self._pages: list[list[str | Show]] = []
        self._current = -1

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 0; -1 before the first."""
        return self._current

    def new_page(self) -> int:
        """Add a page at the end, draw there from now on, and return its number, from 0."""
        self._pages.append([])
        self._current = len(self._pages) - 1
        return self._current

    def turn_to(self, page: int) -> None:
        """Draw on this page (from 0) from now on. Raises IndexError for a page that is not there."""
        if not 0 <= page < len(self._pages):
            raise IndexError(page)
        self._current = page

    def text(
        self,
        x: float,
        y: float,
        line: str,
        size: float = 10.0,
        *,
        bold: bool = False,
        align: Align = "left",
        rtl: bool | None = None,
    ) -> float:
        """One line with its base line at `y`; `x` is its left end, middle or right end. Returns its width.

        `rtl`: the direction of the paragraph it belongs to, when its own first letter does not tell.
        """
        cleaned = clean(line)
        check_printable(cleaned)
        total = width(cleaned, size, bold)
        at = x - {"left": 0.0, "center": total / 2, "right": total}[align]
        for run in shape.runs(cleaned, bold, rtl):
            self._marks.append(Show(run.face, run.glyphs, at, y, size, run.shaped))
            at += run.advance * size / 1000
        return total

    def paragraph(
        self,
        rect: Rect,
        text: str,
        size: float = 10.0,
        *,
        bold: bool = False,
        align: Align = "left",
        leading: float = LEADING,
    ) -> float:
        """Wrapped text from the top of `rect`, its own line ends kept; may run below the rectangle.

        Returns the y of the foot of the last line (the top of the rectangle for a blank text).
        """
        check_printable(clean(text, keep_lines=True))
        lines = wrap(text, rect.width, size, bold)
        return self.lines(rect, lines, size, bold=bold, align=align, leading=leading, rtl=right_to_left(text))

    def lines(
        self,
        rect: Rect,
        lines: Sequence[str],
        size: float = 10.0,
        *,
        bold: bool = False,
        align: Align = "left",
        leading: float = LEADING,
        rtl: bool = False,
    ) -> float:
        """Lines that are wrapped already, from the top of `rect`; right-to-left text stands at its right edge."""
        if rtl and align == "left":
            align = "right"
        x = {"left": rect.x, "center": rect.x + rect.width / 2, "right": rect.right}[align]
        top = rect.top
        for line in lines:
            self.text(x, top - ASCENT * size, line, size, bold=bold, align=align, rtl=rtl)
            top -= size * leading
        return top

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.75) -> None:
        """A straight black line."""
        self._marks.append(f"{number(width)} w {number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S")

    def box(self, rect: Rect, width: float = 0.75) -> None:
        """A rectangle's outline, drawn inside its edges so that its outer size is the rectangle's."""
        sides = (rect.x + width / 2, rect.y + width / 2, rect.width - width, rect.height - width)
        self._marks.append(f"{number(width)} w {' '.join(map(number, sides))} re S")

    def tick(self, rect: Rect) -> None:
        """A cross from corner to corner inside `rect`."""
        self._marks.append(cross(rect))

    def document(self) -> pikepdf.Pdf:
        """The PDF as an open document, for those who add to it before it is saved."""
        pdf = pikepdf.new()
        fonts = fonts_for(pdf, (mark for page in self._pages for mark in page if isinstance(mark, Show)))
        for marks in self._pages:
            pdf.pages.append(pikepdf.Page(_page_object(pdf, marks, fonts, self._size)))
        pdf.Root.Lang = pikepdf.String(self._language)
        if self._title:
            pdf.docinfo["/Title"] = self._title
            pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        return pdf

    def save(self) -> bytes:
        """The finished file."""
        return save(self.document())

    @property
    def _marks(self) -> list[str | Show]:
        return self._pages[self._current]


def cross(rect: Rect) -> str:
    """The operators that draw a tick: two strokes from corner to corner inside `rect`."""
    gap = TICK_GAP * min(rect.width, rect.height)
    left, right, low, high = (number(edge) for edge in (rect.x + gap, rect.right - gap, rect.y + gap, rect.top - gap))
    return f"q 1 J {number(TICK_STROKE)} w {left} {low} m {right} {high} l {left} {high} m {right} {low} l S Q"


def save(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a document, the same each time (its ID is a hash of its content)."""
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return out.getvalue()


def check_printable(cleaned: str) -> None:
    """Raise `Unproved` naming the characters that no font prints."""
    lost = shape.missing(cleaned)
    if lost:
        raise Unproved("characters", characters=_named(lost))


def require_printable(texts: Iterable[tuple[str, str]]) -> None:
    """Raise `Unproved` naming every text with characters that no font prints: (what a person calls it, the text)."""
    lost = [(label, chars) for label, text in texts if (chars := shape.missing(clean(text)))]
    if lost and all(wants_cjk(char) for _, chars in lost for char in chars):
        raise Unproved("characters_cjk", answers=", ".join(f"“{label}”" for label, _ in lost))
    told = "; ".join(f"“{label}”: {_named(chars)}" for label, chars in lost)
    if told:
        raise Unproved("characters_in_answers", answers=told)


def _named(chars: Sequence[str]) -> str:
    more = "" if len(chars) <= _CHARACTERS_TOLD else " …"
    return ", ".join(map(name, chars[:_CHARACTERS_TOLD])) + more


def fonts_for(pdf: pikepdf.Pdf, marks: Iterable[Show], ending: str = "") -> dict[Typeface, tuple[str, Embedded]]:
    """Embed what these marks show: face -> (resource name, embedded font), in the order of first use.

    Every name ends in `ending` (`packet.resources.ending` for a page that shows what others drew).
    """
    used: dict[Typeface, dict[int, str]] = {}
    for mark in marks:
        told = used.setdefault(mark.face, {})
        space = mark.face.glyph(0x20)
        if space is not None:
            told.setdefault(space, " ")
        for cluster in clusters(mark.glyphs):
            for glyph in cluster:
                own = glyph.text if len(cluster) == 1 else ""
                told[glyph.number] = told.get(glyph.number) or own
    return {face: (f"/F{place}{ending}", embed(pdf, face, told)) for place, (face, told) in enumerate(used.items(), 1)}


def _page_object(pdf: pikepdf.Pdf, marks: Sequence[str | Show], fonts: Any, size: tuple[float, float]) -> Any:
    content = "\n".join(mark if isinstance(mark, str) else show(mark, *fonts[mark.face]) for mark in marks)
    faces = {mark.face for mark in marks if isinstance(mark, Show)}
    resources = Dictionary({label: made.font for face, (label, made) in fonts.items() if face in faces})
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, *size]),
            Resources=Dictionary(Font=resources),
            Contents=pdf.make_stream(content.encode("ascii")),
        )
    )
