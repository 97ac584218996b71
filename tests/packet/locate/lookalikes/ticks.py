"""Tick boxes and their words: questions of yes or no, named choices, a box before a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from packet.locate.geometry import Area
from tests.packet.locate.lookalikes.paper import Paper, sans
from tests.packet.locate.lookalikes.plan import Block

_MENU = 56.0


class Ticks(Paper):
    """Questions with boxes, or with one room for a drop-down field."""

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

    def _answer(self, block: Block, x: float, base: float) -> None:
        if not self.style.menus:
            self._line_of_choices(block.key, block.choices, x, base)
            return
        area = Area(x, base - 3, x + _MENU, base + 10)
        self.canvas_rect(area)
        self.truth(block.key, area, "text")

    def _question(self, block: Block) -> None:
        style, text = self.style, self._label(block.text)
        wide = _MENU + 4 if style.menus else self._choice_width(block.choices, 14)
        whole = self.x1 - self.x0
        if style.yes_no == "below":
            self._room(60)
            self.paragraph(text)
            base = self.y - 10 - (11 if style.tick_side == "under" else 0)
            self._answer(block, self.x0 + 16, base)
            self.y = base - 6
            self._note(block.note)
            return
        self._room(50)
        if style.yes_no == "before":
            base = self.y - style.size - (11 if style.tick_side == "under" else 0)
            self._answer(block, self.x0, base)
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
        self._answer(block, x, last)
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
            self._box(f"{block.key}.yes", end + 4, base + self.style.size * 1.25)
        else:
            start = self._box(f"{block.key}.yes", self.x0, base) + 4
            for line in lines:
                self.text(start, base, line)
                base -= self.style.size * 1.25
        self.y = base - 6
