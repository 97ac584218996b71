"""Rooms for written answers: labels and frames of one line, of several lines, of cells in a row."""

from __future__ import annotations

from collections.abc import Sequence

from packet.locate.geometry import Area
from tests.packet.locate.lookalikes.paper import Paper
from tests.packet.locate.lookalikes.plan import Block
from tests.packet.locate.lookalikes.style import Frame


class Rooms(Paper):
    """Rows of rooms, and rooms of several lines."""

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
