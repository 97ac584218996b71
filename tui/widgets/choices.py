"""One of several, and yes or nothing: the state is drawn as (*) ( ) [x] [ ], never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.layout import Layout
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.terminal import put_cursor
from tui.widgets.flow_row import FLOW
from tui.widgets.words import Words

_MOST_DIGITS = 9
_NOWHERE = -1
"""Nothing is pointed at yet."""
BLANK_DIGIT = 0
"""The digit of the choice that leaves a question blank; the others count from 1."""


class OptionRow(Horizontal):
    """One choice: a mark and its words. A click chooses it."""

    def __init__(self, value: str, words: str, digit: str) -> None:
        super().__init__()
        self.value = value
        self.digit = digit
        self._words = words
        self._mark = Words(classes="mark")

    def compose(self) -> ComposeResult:
        yield self._mark
        yield Words(self._words, classes="words")

    def draw(self, *, chosen: bool, at: bool) -> None:
        """Show whether it is chosen and whether the keys point at it."""
        self._mark.update(Content(f"{'>' if at else ' '} {self.digit:1} ({'*' if chosen else ' '})"), layout=False)
        self.set_class(at, "-at")
        self.set_class(chosen, "-chosen")


class Choices(Widget, can_focus=True):
    """One of a few choices; one stop of the Tab key. Arrows point, Space or a digit chooses, Delete takes it back.

    Enter takes what the arrows point at and goes on. A question that may stay blank has a choice of its own for that
    (value "", digit 0), which Enter takes while nothing else is pointed at.
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

    class Pointed(Message):
        """The keys point at another choice."""

    class GoOn(Message):
        """Enter was pressed: the person is done here."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: str = "",
        *,
        point_at: str | None = None,
        in_row: bool = False,
        id: str | None = None,
    ) -> None:
        """`point_at`: the choice that the keys point at first, while none is chosen; "" for none, so that Enter takes
        nothing before the arrows were used."""
        self._in_row = in_row
        super().__init__(id=id, classes="-row" if in_row else "")
        first = BLANK_DIGIT if options and not options[0][0] else 1
        digits = [str(number) if number <= _MOST_DIGITS else "" for number in range(first, first + len(options))]
        self._rows = [OptionRow(value, words, digit) for (value, words), digit in zip(options, digits, strict=True)]
        wanted, none = chosen or point_at or "", _NOWHERE if point_at == "" else 0
        self._at = next((n for n, row in enumerate(self._rows) if row.value == wanted), none)
        self.set_reactive(Choices.chosen, chosen)

    @property
    def layout(self) -> Layout:
        return FLOW if self._in_row else super().layout

    def compose(self) -> ComposeResult:
        yield from self._rows

    def on_mount(self) -> None:
        self._draw()

    @property
    def pointed(self) -> str:
        """The choice that the keys point at; "" for none."""
        return self._rows[self._at].value if self._at != _NOWHERE else ""

    def _draw(self) -> None:
        for number, row in enumerate(self._rows):
            row.draw(chosen=row.value == self.chosen, at=self.has_focus and number == self._at)
        if self.has_focus:
            self.call_after_refresh(self._follow)

    def point_at(self, value: str) -> bool:
        """Point at a choice, if nothing is pointed at yet; whether it did."""
        at = next((number for number, row in enumerate(self._rows) if row.value == value), _NOWHERE)
        if self._at != _NOWHERE or at == _NOWHERE:
            return False
        self._at = at
        self._draw()
        self._rows[at].scroll_visible(animate=False)
        self.post_message(self.Pointed())
        return True

    def choose(self, value: str) -> None:
        """Choose this, and point at it; "" for none."""
        self._at = next((number for number, row in enumerate(self._rows) if row.value == value), self._at)
        self.chosen = value
        self._draw()

    def _follow(self) -> None:
        if self.has_focus:
            put_cursor(self.app, self._rows[max(self._at, 0)], (5, 0))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._draw()

    def watch_chosen(self, value: str) -> None:
        self._draw()
        self.post_message(self.Changed(self, value))

    def action_point(self, step: int) -> None:
        """Point at the next choice; past the ends, at the question before or after."""
        at = self._at + step if self._at != _NOWHERE else 0
        if not 0 <= at < len(self._rows):
            self.screen.focus_next() if step > 0 else self.screen.focus_previous()
            return
        self._at = at
        self._draw()
        self._rows[at].scroll_visible(animate=False)
        self.post_message(self.Pointed())

    def action_choose(self) -> None:
        """Choose what the keys point at."""
        if self._at != _NOWHERE:
            self.chosen = self._rows[self._at].value

    def action_go_on(self) -> None:
        """Choose what the keys point at, and go on."""
        if self._at == _NOWHERE:
            return
        self.action_choose()
        self.post_message(self.GoOn())

    def action_take_back(self) -> None:
        """Back to no answer."""
        self.chosen = ""

    def on_key(self, event: events.Key) -> None:
        at = next((n for n, row in enumerate(self._rows) if row.digit and row.digit == event.character), None)
        if at is not None:
            self._at = at
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
        self.set_class(self.on, "-on")
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
