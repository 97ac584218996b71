"""A list of lines that is one stop of the Tab key: arrows point, Enter does what the line offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from forms.visible import visible
from tui.terminal import put_cursor

_LABEL = 27


@dataclass(frozen=True)
class Row:
    """`about` says which line it is; `does` is the word at its end ("Change"), "" for a line without. `cells` are its
    columns as words and width, in place of `value`; `does` then is not written.
    """

    about: str
    label: str
    value: str
    does: str = ""
    cells: tuple[tuple[str, int], ...] = ()


class RowLine(Static):
    """One line: label, value, and what Enter does. One widget, because a page has fifty of them."""

    def __init__(self, row: Row) -> None:
        super().__init__(self._drawn(row, at=False))
        self.row = row
        self._heights: dict[int, int] = {}

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Every layout of the page asks again, and the answer is found by drawing the line.
        if width not in self._heights:
            self._heights[width] = super().get_content_height(container, viewport, width)
        return self._heights[width]

    def point(self, at: bool) -> None:
        """Show whether the keys point at it. The mark has its place already: no line becomes longer or shorter."""
        if self.has_class("-at") is not at:
            self.update(self._drawn(self.row, at=at), layout=False)
            self.set_class(at, "-at")

    @staticmethod
    def _drawn(line: Row, *, at: bool) -> Table:
        if line.cells:
            return _columns(line, at=at)
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        for width in (1, _LABEL, None, len(line.does) or 1):
            grid.add_column(width=width, ratio=None if width else 1)
        cells = (">" if at else " ", line.label, line.value, line.does)
        grid.add_row(*(Text(visible(words, lines=True)) for words in cells))
        return grid


def _columns(line: Row, *, at: bool) -> Table:
    """The label takes what the columns leave."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for width in (1, None, *(width for _, width in line.cells)):
        grid.add_column(width=width, ratio=None if width else 1)
    cells = (">" if at else " ", line.label, *(words for words, _ in line.cells))
    grid.add_row(*(Text(visible(words, lines=True)) for words in cells))
    return grid


class Rows(Widget, can_focus=True):
    """Answers with a Change each."""

    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("up", "point(-1)", show=False),
        Binding("down", "point(1)", show=False),
        Binding("enter,space", "pick", show=False),
    ]

    class Picked(Message):
        """Enter, or a click, on a line."""

        def __init__(self, about: str) -> None:
            super().__init__()
            self.about = about

    class Pointed(Message):
        """The keys point at another line."""

    def __init__(self, rows: Sequence[Row], *, at: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = [RowLine(row) for row in rows]
        self._at = next((n for n, row in enumerate(rows) if row.about == at), 0)
        self._moved = self._at > 0

    @property
    def at(self) -> str:
        """What the line is about that the keys point at, "" without lines."""
        return self._lines[self._at].row.about if self._lines else ""

    def compose(self) -> ComposeResult:
        yield from self._lines

    def _draw(self) -> None:
        for number, line in enumerate(self._lines):
            line.point(self.has_focus and number == self._at)
        if self.has_focus and self._lines:
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.has_focus:
            if self._moved:
                self._lines[self._at].scroll_visible(animate=False)
            put_cursor(self.app, self._lines[self._at], (2, 0))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._draw()

    def action_point(self, step: int) -> None:
        """The next line; past the ends, the next control."""
        at = self._at + step
        if not 0 <= at < len(self._lines):
            self.screen.focus_next("#body *") if step > 0 else self.screen.focus_previous("#body *")
            return
        self._at, self._moved = at, True
        self._draw()
        self.post_message(self.Pointed())

    def action_pick(self) -> None:
        """Do what the line offers."""
        row = self._lines[self._at].row
        if row.does:
            self.post_message(self.Picked(row.about))

    def on_click(self, event: events.Click) -> None:
        inside = [event.widget, *(event.widget.ancestors if event.widget else [])]
        for number, line in enumerate(self._lines):
            if line in inside:
                self._at = number
                self.action_pick()
