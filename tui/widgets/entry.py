"""One line of text that keeps all of a paste, and many lines that let Tab through."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tui.keys import is_text
from tui.paste import one_line, one_line_of_paths


class Line(Horizontal):
    """A control with the mark that shows, without colour, that it has the focus."""

    def __init__(self, control: Widget) -> None:
        super().__init__()
        self._control = control

    def compose(self) -> ComposeResult:
        yield Static(">", markup=False, classes="gutter")
        yield self._control

    def on_descendant_focus(self) -> None:
        self.add_class("-in")

    def on_descendant_blur(self) -> None:
        self.remove_class("-in")


class Entry(Input):
    """A line without border, blink or checking; what was typed stays whatever it is."""

    def __init__(
        self, value: str = "", *, suggestions: tuple[str, ...] = (), secret: bool = False, id: str | None = None
    ) -> None:
        super().__init__(
            one_line(value) if "\n" in value else value,
            id=id,
            compact=True,
            select_on_focus=False,
            validate_on=["submitted"],
            password=secret,
            suggester=SuggestFromList(suggestions, case_sensitive=False) if suggestions else None,
        )
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        # The rule to write on goes on under the blanks: it, not a shade, marks where a field is.
        return super().render_line(y).extend_cell_length(self.size.width, self.rich_style)

    def joined(self, text: str) -> str:
        """What a paste of several lines becomes."""
        return one_line(text)

    async def _on_key(self, event: events.Key) -> None:
        if is_text(event) and not event.is_printable and event.character:
            self.insert_text_at_cursor(event.character)
            event.prevent_default()
            event.stop()

    def _on_paste(self, event: events.Paste) -> None:
        # Textual's own keeps the first line only.
        text = self.joined(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
        event.prevent_default()
        event.stop()


class PathEntry(Entry):
    """Paths: several lines become several quoted paths."""

    def joined(self, text: str) -> str:
        return one_line_of_paths(text)


class Story(TextArea):
    """Many lines. Tab leaves it; the lines wrap at the window, not on the paper."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, compact=True, show_line_numbers=False, soft_wrap=True, tab_behavior="focus")
        self.cursor_blink = False
        self.highlight_cursor_line = False

    async def _on_key(self, event: events.Key) -> None:
        if is_text(event) and not event.is_printable and event.character:
            self.insert(event.character)
            event.prevent_default()
            event.stop()
