"""One of several, and yes or nothing: the state is drawn as (*) ( ) [x] [ ], never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.terminal import put_cursor
from tui.widgets.words import Words


class OptionRow(Horizontal):
    """One choice: a mark and its words. A click chooses it."""

    def __init__(self, value: str, words: str) -> None:
        super().__init__()
        self.value = value
        self._words = words
        self._mark = Words(classes="mark")

    def compose(self) -> ComposeResult:
        yield self._mark
        yield Words(self._words, classes="words")

    def draw(self, *, chosen: bool, at: bool) -> None:
        """Show whether it is chosen and whether the keys point at it."""
        self._mark.update(Content(f"{'>' if at else ' '} ({'*' if chosen else ' '})"), layout=False)
        self.set_class(at, "-at")
        self.set_class(chosen, "-chosen")


class Choices(Widget, can_focus=True):
    """One of a few choices; one stop of the Tab key. Arrows point, Space or a digit chooses, Delete takes it back.

    Enter goes on; it chooses only what the arrows were moved to, so that passing by with Enter answers nothing.
    """

    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("up,left", "point(-1)", show=False),
        Binding("down,right", "point(1)", show=False),
        Binding("space", "choose", show=False),
        Binding("enter", "go_on", show=False),
        Binding("delete,backspace", "take_back", show=False),
    ]

    chosen: reactive[str] = reactive("", init=False)

    class Changed(Message):
        """Another choice, or none ("")."""

        def __init__(self, choices: Choices, value: str) -> None:
            super().__init__()
            self.choices = choices
            self.value = value

    class GoOn(Message):
        """Enter was pressed: the person is done here."""

    def __init__(
        self, options: Sequence[tuple[str, str]], chosen: str = "", *, in_row: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id, classes="-row" if in_row else "")
        self._rows = [OptionRow(value, words) for value, words in options]
        self._at = next((n for n, row in enumerate(self._rows) if row.value == chosen), 0)
        self._moved = False
        self.set_reactive(Choices.chosen, chosen)

    def compose(self) -> ComposeResult:
        yield from self._rows

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        for number, row in enumerate(self._rows):
            row.draw(chosen=row.value == self.chosen and bool(self.chosen), at=self.has_focus and number == self._at)
        if self.has_focus:
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.has_focus:
            put_cursor(self.app, self._rows[self._at], (3, 0))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._moved = False
        self._draw()

    def watch_chosen(self, value: str) -> None:
        self._draw()
        self.post_message(self.Changed(self, value))

    def action_point(self, step: int) -> None:
        """Point at the next choice; past the ends, at the question before or after."""
        at = self._at + step
        if not 0 <= at < len(self._rows):
            self.screen.focus_next() if step > 0 else self.screen.focus_previous()
            return
        self._at, self._moved = at, True
        self._draw()
        self._rows[at].scroll_visible(animate=False)

    def action_choose(self) -> None:
        """Choose what the keys point at."""
        self.chosen = self._rows[self._at].value

    def action_go_on(self) -> None:
        """Choose only if the arrows were used, then go on."""
        if self._moved:
            self.action_choose()
        self.post_message(self.GoOn())

    def action_take_back(self) -> None:
        """Back to no answer."""
        self.chosen = ""

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789"[: len(self._rows)]:
            self._at = int(event.character) - 1
            self._draw()
            self.action_choose()
            event.stop()

    def on_click(self, event: events.Click) -> None:
        row = next(
            (r for r in self._rows if event.widget is r or r in (event.widget.ancestors if event.widget else [])), None
        )
        if row is not None:
            self._at = self._rows.index(row)
            self.chosen = row.value
            self._draw()


class Tick(Widget, can_focus=True):
    """A single box: [x] or [ ]. Space changes it; Enter goes on."""

    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("space", "change", show=False),
        Binding("enter", "go_on", show=False),
    ]

    on: reactive[bool] = reactive(False, init=False)

    class Changed(Message):
        """Ticked or not."""

        def __init__(self, tick: Tick, on: bool) -> None:
            super().__init__()
            self.tick = tick
            self.on = on

        @property
        def control(self) -> Tick:
            """For the selector of `@on`."""
            return self.tick

    def __init__(self, words: str, on: bool = False, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._mark = Words(classes="mark")
        self._words = words
        self.set_reactive(Tick.on, on)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self._mark
            yield Words(self._words, classes="words")

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        self._mark.update(Content(f"{'>' if self.has_focus else ' '} [{'x' if self.on else ' '}]"), layout=False)
        if self.has_focus:
            self.call_after_refresh(put_cursor, self.app, self, (3, 0))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._draw()

    def watch_on(self, on: bool) -> None:
        self._draw()
        self.post_message(self.Changed(self, on))

    def action_change(self) -> None:
        """Tick it, or take the tick away."""
        self.on = not self.on

    def action_go_on(self) -> None:
        """On to the next question."""
        self.post_message(Choices.GoOn())

    def on_click(self) -> None:
        self.on = not self.on
