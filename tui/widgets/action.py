"""A button one row high: [ Continue ], and > Continue < while it has the focus."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from forms.visible import visible
from tui.terminal import put_cursor

_LINK = "»"
"""Before what can be pressed and is no button: without it, it would look like something to read."""


class Action(Widget, can_focus=True):
    """Press it with Enter, Space or a click."""

    BINDINGS = [Binding("enter,space", "press", show=False)]  # noqa: RUF012 - Textual reads a class attribute

    class Pressed(Message):
        """The person pressed it. `action.id` says which."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

        @property
        def control(self) -> Action:
            """For the selector of `@on`."""
            return self.action

    def __init__(self, words: str, id: str, *, classes: str = "", about: object = None, lead: str = "") -> None:
        """`about` is carried to whoever handles the press: a key, a place, a path. `lead` stands before the words of
        a link, which hang beside it when they are long.
        """
        super().__init__(id=id, classes=classes)
        self.words = words
        self.lead = lead
        self.about = about

    @property
    def words(self) -> str:
        """What it says, as it is shown."""
        return self._words

    @words.setter
    def words(self, words: str) -> None:
        self._words = visible(words, lines=True)

    def render(self) -> RenderResult:
        left, right = "><" if self.has_focus else "[]"
        if self.has_class("-link"):
            return self._hanging(left if self.has_focus else " " if self.lead else _LINK)
        return Content(f"{left} {self.words} {right}")

    def _hanging(self, *marks: str) -> Table:
        grid = Table.grid(padding=(0, 1, 0, 0))
        marks = (*marks, self.lead) if self.lead else marks
        for mark in marks:
            grid.add_column(width=len(mark))
        grid.add_column(ratio=1)
        grid.add_row(*(Text(words) for words in (*marks, self.words)))
        return grid

    def on_focus(self) -> None:
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.has_focus:
            put_cursor(self.app, self, (2, 0))

    def action_press(self) -> None:
        """As a click."""
        self.post_message(self.Pressed(self))

    def on_click(self) -> None:
        self.action_press()
