"""Draws a look-alike with reportlab and remembers where every room is: the truth that a map is judged by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.packet.locate.lookalikes.plan import Block
from tests.packet.locate.lookalikes.rooms import Rooms
from tests.packet.locate.lookalikes.style import Drawn, Style
from tests.packet.locate.lookalikes.ticks import Ticks


class Drawer(Rooms, Ticks):
    """Lays out blocks, each by its kind."""

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


def draw(style: Style, forms: Sequence[Sequence[Block]]) -> Drawn:
    """All forms one after the other, each on its own pages."""
    drawer = Drawer(style)
    for place, blocks in enumerate(forms):
        if place:
            drawer.new_form()
        drawer.blocks(blocks)
    return drawer.finish()
