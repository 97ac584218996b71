"""A button one row high: [ Continue ], and > Continue < while it has the focus."""

from __future__ import annotations

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.terminal import put_cursor


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

    def __init__(self, words: str, id: str, *, classes: str = "", about: object = None) -> None:
        """`about` is carried to whoever handles the press: a key, a place, a path."""
        super().__init__(id=id, classes=classes)
        self.words = words
        self.about = about

    def render(self) -> RenderResult:
        left, right = "><" if self.has_focus else "[]"
        if self.has_class("-link"):
            return Content(f"{left if self.has_focus else ' '} {self.words}")
        return Content(f"{left} {self.words} {right}")

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
