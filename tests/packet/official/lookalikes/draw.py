"""Draws a look-alike with reportlab and remembers where every room is: the truth that a map is judged by."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from packet.official.geometry import Area
from tests.packet.official.lookalikes.plan import Block

Side = Literal["left", "above", "inside", "below", "right"]
Frame = Literal["rule", "box", "dots", "underscores", "table", "comb", "shade", "dashes", "none"]
TickLook = Literal["square", "glyph", "bracket", "paren", "circle", "lines", "filled", "none"]


@dataclass(frozen=True)
class Style:
    """How a look-alike looks. Points; `fields`: rooms carry form fields (see fields.py)."""

    label: Side = "above"
    frame: Frame = "box"
    tick: TickLook = "square"
    tick_side: Literal["left", "right", "under"] = "left"
    yes_no: Literal["right", "inline", "below", "before"] = "right"
    columns: int = 1
    font: str = "Helvetica"
    size: float = 9.0
    colon: bool = False
    fields: bool = False
    long_frame: Frame = "box"
    letter_space: float = 0.0
    page: tuple[float, float] = (612.0, 792.0)
    spaced_ticks: float = 3.0
    shuffled: bool = False
    date_parts: bool = False
    numbered: bool = False


@dataclass(frozen=True)
class Truth:
    """Where a room is: key or key.value, page from 0, area in unrotated page space, points."""

    title: str
    page: int
    area: Area
    kind: Literal["text", "long", "tick", "signature", "stranger"]
    parts: tuple[Area, ...] = ()


@dataclass
class Drawn:
    """The finished pages and the truth."""

    pdf: bytes
    truths: list[Truth] = field(default_factory=list)
    pages: int = 0


SANS = "DejaVuSans"
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def sans() -> str:
    """A font with box glyphs, registered once; the project's own condensed face when the machine has none."""
    if SANS not in pdfmetrics.getRegisteredFontNames():
        own = Path(__file__).parents[4] / "packet" / "lettering" / "fonts"
        path = _DEJAVU if _DEJAVU.exists() else next(own.glob("*.ttf"))
        pdfmetrics.registerFont(TTFont(SANS, str(path)))
    return SANS


class Drawer:
    """Lays out blocks from top to bottom, in one or two columns."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=style.page, invariant=1, pageCompression=1)
        self.truths: list[Truth] = []
        self.page = 0
        self.column = 0
        self.later: list[Callable[[], None]] = []
        self.number = 0
        sans()
        self._top()

    def _top(self) -> None:
        self.y = self.style.page[1] - 40
        self.x0 = 38.0
        self.x1 = self.style.page[0] - 38
        if self.style.columns == 2:
            middle = self.style.page[0] / 2
            self.x0, self.x1 = ((38.0, middle - 10), (middle + 10, self.style.page[0] - 38))[self.column]

    def _room(self, height: float) -> None:
        if self.y - height >= 40:
            return
        if self.style.columns == 2 and self.column == 0:
            self.column = 1
            self._top()
            self.y -= 60
        else:
            self._new_page()

    def _new_page(self) -> None:
        self._flush()
        self.canvas.showPage()
        self.page, self.column = self.page + 1, 0
        self._top()

    def _flush(self) -> None:
        for act in reversed(self.later) if self.style.shuffled else self.later:
            act()
        self.later = []

    def text(self, x: float, y: float, text: str, size: float | None = None, bold: bool = False) -> float:
        """Writes a line later (so that a shuffled style can change the order) and returns its right end."""
        font, points = self._font(bold), size or self.style.size

        def act() -> None:
            thing = self.canvas.beginText(x, y)
            thing.setFont(font, points)
            thing.setCharSpace(self.style.letter_space)
            thing.textOut(text)
            self.canvas.drawText(thing)

        self.later.append(act)
        return x + self.width(text, points, bold)

    def width(self, text: str, size: float | None = None, bold: bool = False) -> float:
        points = float(pdfmetrics.stringWidth(text, self._font(bold), size or self.style.size))
        return points + self.style.letter_space * len(text)

    def _font(self, bold: bool) -> str:
        font = self.style.font
        if bold and font in ("Helvetica", "Courier"):
            return f"{font}-Bold"
        return "Times-Bold" if bold and font == "Times-Roman" else font

    def wrapped(self, text: str, width: float, size: float | None = None) -> list[str]:
        lines, line = [], ""
        for word in text.split():
            more = f"{line} {word}".strip()
            if line and self.width(more, size) > width:
                lines.append(line)
                line = word
            else:
                line = more
        return [*lines, line] if line else lines

    def paragraph(self, text: str, width: float | None = None, x: float | None = None) -> None:
        lines = self.wrapped(text, width or self.x1 - self.x0)
        for line in lines:
            self.text(self.x0 if x is None else x, self.y - self.style.size, line)
            self.y -= self.style.size * 1.25
        self.y -= 1

    def truth(self, title: str, area: Area, kind: str, parts: Sequence[Area] = ()) -> None:
        self.truths.append(Truth(title, self.page, area, kind, tuple(parts)))  # type: ignore[arg-type]

    def finish(self) -> Drawn:
        self._flush()
        self.canvas.showPage()
        self.canvas.save()
        return Drawn(self.out.getvalue(), self.truths, self.page + 1)

    # blocks

    def blocks(self, blocks: Sequence[Block]) -> None:
        acts: dict[str, Callable[[Block], None]] = {
            "header": lambda block: self._header(block.text),
            "title": self._title,
            "section": self._section,
            "para": self._para,
            "break": self._break,
            "row": self._row,
            "choices": self._choices,
            "question": self._question,
            "long": self._long,
            "tick": self._tick,
        }
        for block in blocks:
            acts[block.kind](block)

    def _title(self, block: Block) -> None:
        self._room(24)
        self.y -= 4
        for line in self.wrapped(block.text, (self.x1 - self.x0) * 0.8, 12):
            self.text(self.x0 + 20, self.y - 12, line, 12, bold=True)
            self.y -= 15

    def _section(self, block: Block) -> None:
        self._room(60)
        self.y -= 6
        self.text(self.x0, self.y - 10, block.text, 10, bold=True)
        self.y -= 18

    def _para(self, block: Block) -> None:
        self._room(40)
        self.paragraph(block.text)
        self.y -= 4

    def _break(self, block: Block) -> None:
        self._new_page()
        self._header(block.text)

    def new_form(self) -> None:
        self._new_page()

    def _header(self, text: str) -> None:
        for line in text.split("\n"):
            if line:
                self.text(self.x0, self.y - 8, line, 8)
                self.y -= 10
        self.y -= 4

    def _label(self, text: str) -> str:
        self.number += 1
        shown = text + ":" if self.style.colon and text[-1] not in ":?." else text
        return f"{self.number}. {shown}" if self.style.numbered else shown

    def _row(self, block: Block) -> None:
        cells = list(block.cells)
        if (self.style.columns == 2 and len(cells) > 2) or self._crowded(cells):
            for cell in cells:
                self._cells([(cell[0], cell[1], 1.0)])
        else:
            self._cells(cells)

    def _crowded(self, cells: Sequence[tuple[str, str, float]]) -> bool:
        whole = self.x1 - self.x0
        total = sum(share for *_, share in cells)
        side = self.style.label in ("left", "right")
        return any(
            self.width(text) + (60 if side else 4) + (22 if self.style.numbered else 0) > whole * share / total
            for _, text, share in cells
        )

    def _cells(self, cells: Sequence[tuple[str, str, float]]) -> None:
        style, size = self.style, self.style.size
        height = {"left": 21.0, "right": 21.0, "above": 31.0, "inside": 30.0, "below": 33.0}[style.label]
        self._room(height + 4)
        total = max(1.0, sum(share for *_, share in cells))
        if style.label in ("left", "right") and self._crowded(cells):
            self.paragraph(cells[0][1])
            self._text_room(cells[0][0], Area(self.x0, self.y - 17, self.x1 - 6, self.y - 1), self.y)
            self.y -= 22
            return
        x, top = self.x0, self.y
        for key, label, share in cells:
            end = x + (self.x1 - self.x0) * share / total
            text = self._label(label)
            wide = self.width(text)
            match style.label:
                case "left":
                    self.text(x, top - 14, text)
                    area = Area(x + wide + 4, top - 17, end - 6, top - 3)
                case "right":
                    self.text(end - wide - 6, top - 14, text)
                    area = Area(x, top - 17, end - wide - 10, top - 3)
                case "above":
                    self.text(x, top - size - 1, text)
                    area = Area(x, top - 29, end - 6, top - size - 4)
                case "inside":
                    self.text(x + 2, top - size, text)
                    area = Area(x, top - 30, end, top)
                case _:
                    area = Area(x, top - 18, end - 6, top - 3)
                    self.text(x, top - 19 - size, text)
            self._text_room(key, area, top)
            x = end
        self.y = top - height - (0 if style.label == "inside" else 3)

    def _text_room(self, key: str, area: Area, top: float) -> None:
        kind = "signature" if key.endswith("signature") else ("stranger" if key.startswith("-") else "text")
        del top
        if self.style.date_parts and "date" in key:
            third = 34.0
            parts = [
                Area(area.x0 + n * (third + 9), area.y0, area.x0 + n * (third + 9) + third, area.y1) for n in range(3)
            ]
            for n, part in enumerate(parts):
                self._frame(part, self.style.frame, key)
                if n:
                    self.text(part.x0 - 6, part.y0 + 3, "/")
            whole = Area(parts[0].x0, area.y0, parts[-1].x1, area.y1)
            self.truth(key, whole, kind, parts)
            return
        if self.style.frame == "comb" and key in ("zip", "state", "date_of_birth", "assistant_zip", "assistant_state"):
            count = {"zip": 5, "assistant_zip": 5, "date_of_birth": 8}.get(key, 2)
            each = min(14.0, (area.x1 - area.x0) / count)
            for n in range(count):
                self.canvas_rect(Area(area.x0 + n * each, area.y0, area.x0 + (n + 1) * each, area.y1))
            self.truth(key, Area(area.x0, area.y0, area.x0 + count * each, area.y1), kind)
            return
        frame = "box" if self.style.frame == "comb" else self.style.frame
        self._frame(area, frame, key)
        room = Area(area.x0, area.y0, area.x1, area.y1 - 11) if self.style.label == "inside" else area
        self.truth(key, room, kind)

    def canvas_rect(self, area: Area) -> None:
        self.later.append(lambda: self.canvas.rect(area.x0, area.y0, area.width, area.height, stroke=1, fill=0))

    def _frame(self, area: Area, frame: Frame, key: str) -> None:
        canvas = self.canvas
        if frame == "none" or (self.style.fields and frame not in ("box", "rule", "table")):
            return
        if self.style.label == "inside" or frame in ("box", "table"):
            if frame == "table" and self.style.label == "left":
                self.canvas_rect(Area(self.x0 - 2, area.y0 - 2, self.x1, area.y1 + 3))
                self.later.append(lambda: canvas.line(area.x0 - 2, area.y0 - 2, area.x0 - 2, area.y1 + 3))
                self.later.append(lambda: canvas.line(area.x1 + 3, area.y0 - 2, area.x1 + 3, area.y1 + 3))
                return
            self.canvas_rect(area)
        elif frame == "rule":
            self.later.append(lambda: canvas.line(area.x0, area.y0, area.x1, area.y0))
        elif frame == "dashes":
            x = area.x0
            while x + 3 < area.x1:
                self.later.append(lambda x=x: canvas.line(x, area.y0, x + 3, area.y0))  # type: ignore[misc]
                x += 5
        elif frame == "shade":

            def act() -> None:
                canvas.setFillGray(0.9)
                canvas.rect(area.x0, area.y0, area.width, area.height, stroke=0, fill=1)
                canvas.setFillGray(0)

            self.later.insert(0, act)
        elif frame in ("dots", "underscores"):
            mark = "." if frame == "dots" else "_"
            each = self.width(mark)
            self.text(area.x0, area.y0 + 2, mark * max(3, int(area.width / each)))
        del key

    def _long(self, block: Block) -> None:
        style = self.style
        text = self._label(block.text)
        lines = self.wrapped(text, self.x1 - self.x0 - 6)
        height = block.lines * 15.0
        self._room(height + len(lines) * style.size * 1.25 + 16)
        top = self.y
        self.paragraph(text, self.x1 - self.x0 - 6)
        area = Area(self.x0, self.y - height, self.x1, self.y - 1)
        if style.label == "inside" and style.long_frame == "box":
            self._frame(Area(self.x0 - 3, area.y0, self.x1, top + 1), "box", block.key)
        elif style.long_frame in ("rule", "underscores", "dots", "dashes"):
            for n in range(block.lines):
                self._frame(
                    Area(area.x0, area.y1 - (n + 1) * 15.0, area.x1, area.y1 - n * 15.0), style.long_frame, block.key
                )
        else:
            self._frame(area, style.long_frame, block.key)
        self.truth(block.key, area, "long")
        self.y -= height + 6

    # tick boxes

    def _box(self, title: str, x: float, base: float) -> float:
        """Draws one tick box with its lower left corner near (x, base); returns its right end."""
        look, canvas, side = self.style.tick, self.canvas, 9.0
        area = Area(x, base - 1.5, x + side, base - 1.5 + side)
        match look:
            case "square":
                self.canvas_rect(area)
            case "filled":

                def act() -> None:
                    canvas.setFillGray(0)
                    canvas.rect(area.x0, area.y0, side, side, stroke=0, fill=1)
                    canvas.setFillGray(1)
                    canvas.rect(area.x0 + 0.7, area.y0 + 0.7, side - 1.4, side - 1.4, stroke=0, fill=1)
                    canvas.setFillGray(0)

                self.later.append(act)
            case "lines":
                for ends in ((area.x0, area.y0, area.x1, area.y0), (area.x1, area.y0, area.x1, area.y1),
                             (area.x1, area.y1, area.x0, area.y1), (area.x0, area.y1, area.x0, area.y0)):  # fmt: skip
                    self.later.append(lambda e=ends: canvas.line(*e))  # type: ignore[misc]
            case "circle":
                self.later.append(lambda: canvas.circle(*area.middle, side / 2))
            case "glyph":

                def write() -> None:
                    canvas.setFont(sans(), 10)
                    canvas.drawString(x, base, "\N{BALLOT BOX}")

                self.later.append(write)
                area = Area(x, base - 2, x + 9, base + 8.5)
            case "bracket" | "paren":
                pair = "[   ]" if look == "bracket" else "(   )"
                end = self.text(x, base, pair)
                area = Area(x, base - 2, end, base + 8)
        self.truth(title, area, "tick")
        return area.x1

    def _choice(self, title: str, word: str, x: float, base: float) -> float:
        gap = self.style.spaced_ticks
        if self.style.tick_side == "left":
            return self.text(self._box(title, x, base) + gap, base, word)
        if self.style.tick_side == "under":
            end = self.text(x, base + 11, word)
            self._box(title, x + (self.width(word) - 9) / 2, base - 2)
            return end
        return self._box(title, self.text(x, base, word) + gap, base)

    def _choice_width(self, words: Sequence[tuple[str, str]], apart: float) -> float:
        return sum(self.width(word) + 12 + self.style.spaced_ticks for _, word in words) + apart * (len(words) - 1)

    def _line_of_choices(
        self, key: str, words: Sequence[tuple[str, str]], x: float, base: float, apart: float = 14
    ) -> None:
        for value, word in words:
            x = self._choice(f"{key}.{value}", word, x, base) + apart

    def _question(self, block: Block) -> None:
        style, text = self.style, self._label(block.text)
        wide = self._choice_width(block.choices, 14)
        whole = self.x1 - self.x0
        if style.yes_no == "below":
            self._room(60)
            self.paragraph(text)
            base = self.y - 10 - (11 if style.tick_side == "under" else 0)
            self._line_of_choices(block.key, block.choices, self.x0 + 16, base)
            self.y = base - 6
            self._note(block.note)
            return
        self._room(50)
        if style.yes_no == "before":
            base = self.y - style.size - (11 if style.tick_side == "under" else 0)
            self._line_of_choices(block.key, block.choices, self.x0, base)
            for line in self.wrapped(text, whole - wide - 24):
                self.text(self.x0 + wide + 22, base, line)
                base -= style.size * 1.25
            self.y = base - 2
            self._note(block.note, wide + 22)
            return
        lines = self.wrapped(text, whole - wide - 20)
        base = self.y - style.size - (11 if style.tick_side == "under" else 0)
        for line in lines:
            end = self.text(self.x0, base, line)
            base -= style.size * 1.25
        last = base + style.size * 1.25
        x = self.x1 - wide - 2 if style.yes_no == "right" else end + 12
        self._line_of_choices(block.key, block.choices, x, last)
        self.y = base - 2
        self._note(block.note)

    def _note(self, note: str, indent: float = 0.0) -> None:
        if note:
            self.y += 3
            self.paragraph(note, self.x1 - self.x0 - indent - 70, self.x0 + indent)
        self.y -= 3

    def _choices(self, block: Block) -> None:
        self._room(60)
        text = self._label(block.text)
        inline = self.width(text) + self._choice_width(block.choices, 14) + 20 < self.x1 - self.x0
        if inline:
            base = self.y - self.style.size - 2 - (11 if self.style.tick_side == "under" else 0)
            end = self.text(self.x0, base, text)
            self._line_of_choices(block.key, block.choices, end + 12, base)
            self.y = base - 8
            return
        self.paragraph(text)
        each = (self.x1 - self.x0) / (2 if self.style.columns == 1 else 1)
        down = 14 + (11 if self.style.tick_side == "under" else 0)
        for place, (value, word) in enumerate(block.choices):
            across = place % 2 if self.style.columns == 1 else 0
            if not across:
                self._room(30)
                self.y -= down
            self._choice(f"{block.key}.{value}", word, self.x0 + 8 + across * each, self.y)
        self.y -= 8

    def _tick(self, block: Block) -> None:
        self._room(40)
        if block.choices:
            lines = self.wrapped(block.text, self.x1 - self.x0 - 60)
            base = self.y - self.style.size - (11 if self.style.tick_side == "under" else 0)
            for line in lines:
                end = self.text(self.x0, base, line)
                base -= self.style.size * 1.25
            self._choice(f"{block.key}.yes", block.choices[0][1], end + 10, base + self.style.size * 1.25)
            self.y = base - 6
            return
        base = self.y - self.style.size - 2
        lines = self.wrapped(block.text, self.x1 - self.x0 - 30)
        if self.style.tick_side == "right":
            for line in lines:
                end = self.text(self.x0, base, line)
                base -= self.style.size * 1.25
            self._box("poa_attached.yes", end + 4, base + self.style.size * 1.25)
        else:
            start = self._box("poa_attached.yes", self.x0, base) + 4
            for line in lines:
                self.text(start, base, line)
                base -= self.style.size * 1.25
        self.y = base - 6


def draw(style: Style, forms: Sequence[Sequence[Block]]) -> Drawn:
    """All forms one after the other, each on its own pages."""
    drawer = Drawer(style)
    for place, blocks in enumerate(forms):
        if place:
            drawer.new_form()
        drawer.blocks(blocks)
    return drawer.finish()


def restyled(style: Style, **changes: Any) -> Style:
    return replace(style, **changes)
