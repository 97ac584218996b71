"""Small windows over a page: help, a question with a few answers, a line to type. Each gives back one typed result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from tui.terminal import follow
from tui.widgets.action import Action
from tui.widgets.body import Body
from tui.widgets.entry import Entry, Line
from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.app import ImrApp

T = TypeVar("T")


class Window(ModalScreen[T]):
    """Over a page, one thing at a time. Escape closes it without a result."""

    AUTO_FOCUS = "#window Input, #window Choices, #window Tick, #window Action"
    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("escape", "close", show=False),
        Binding("down,tab", "focus_after", show=False),
        Binding("up,shift+tab", "focus_before", show=False),
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    @property
    def imr(self) -> ImrApp:
        """The program."""
        return cast("ImrApp", self.app)

    def say(self, key: str, /, **params: object) -> str:
        """A sentence of the screens."""
        return self.imr.say(key, **params)

    def heading(self) -> str:
        """The first line."""
        return ""

    def content(self) -> Iterable[Widget]:
        """What the window holds."""
        return ()

    def compose(self) -> ComposeResult:
        with Vertical(id="window"):
            yield Words(self.heading(), classes="heading")
            with Body(id="window-body"):
                yield from self.content()
            yield from self.beside()

    def beside(self) -> Iterable[Widget]:
        """What stands beside the content, docked."""
        return ()

    def on_mount(self) -> None:
        self.call_after_refresh(follow, self)

    def on_resize(self) -> None:
        self.call_after_refresh(follow, self)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_focus_after(self) -> None:
        """The next control."""
        self.focus_next()

    def action_focus_before(self) -> None:
        """The control before."""
        self.focus_previous()

    def action_scroll(self, direction: int) -> None:
        """A page of text up or down."""
        body = self.query_one("#window-body", Body)
        body.scroll_relative(y=direction * max(1, body.size.height - 1), animate=False)


class HelpScreen(Window[None]):
    """A few sentences about the focused question, and which keys do what."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def heading(self) -> str:
        return self.say("help")

    def content(self) -> Iterable[Widget]:
        yield Words(self._words, classes="para")
        yield Words(self.say("help.keys"), classes="para")
        yield Action(self.say("close"), "close", classes="-main")

    @on(Action.Pressed)
    def _close(self) -> None:
        self.dismiss(None)


class Choose(Window[str]):
    """A question with a few answers, each a button; gives the button's id, None for Escape."""

    def __init__(self, heading: str, words: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._answers = answers

    def heading(self) -> str:
        return self._heading

    def content(self) -> Iterable[Widget]:
        yield Words(self._words, classes="para")
        for number, (name, words) in enumerate(self._answers):
            yield Action(words, name, classes="-main" if number == 0 else "")

    @on(Action.Pressed)
    def _chosen(self, event: Action.Pressed) -> None:
        self.dismiss(event.action.id)


class EraseScreen(Window[bool]):
    """Erase everything? Gives whether; Escape is a no."""

    def heading(self) -> str:
        return self.say("erase")

    def content(self) -> Iterable[Widget]:
        yield Words(self.say("erase.about"), classes="para")
        yield Action(self.say("erase.stay"), "stay", classes="-main")
        yield Action(self.say("menu.end"), "erase")

    @on(Action.Pressed)
    def _chosen(self, event: Action.Pressed) -> None:
        self.dismiss(event.action.id == "erase")


class HideScreen(ModalScreen[None]):
    """Nothing of the case. Any key or click takes it away, and does nothing else."""

    def compose(self) -> ComposeResult:
        yield Words(cast("ImrApp", self.app).say("hidden"), id="hidden")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.show_again()

    def on_click(self) -> None:
        self.show_again()

    def show_again(self) -> None:
        """Back to what is under it."""
        if self.is_current:
            self.dismiss(None)


class WaitScreen(Window[None]):
    """The program is busy; it closes by itself."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def heading(self) -> str:
        return self._words

    def action_close(self) -> None:
        """Not with a key."""


class TypeLine(Window[str]):
    """One line to type, shown or hidden; gives the text, None for Escape."""

    def __init__(self, heading: str, words: str, *, secret: bool = False, value: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._secret = secret
        self._value = value

    def heading(self) -> str:
        return self._heading

    def content(self) -> Iterable[Widget]:
        yield Words(self._words, classes="para")
        yield Line(Entry(self._value, secret=self._secret, id="typed-line"))
        yield Action(self.say("ok"), "ok", classes="-main")
        yield Action(self.say("cancel"), "cancel")

    @on(Input.Submitted)
    @on(Action.Pressed, "#ok")
    def _done(self) -> None:
        self.dismiss(self.query_one("#typed-line", Entry).value)

    @on(Action.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)
