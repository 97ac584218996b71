"""One line of text that keeps all of a paste, and many lines that let Tab through."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.document._document import Document
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from forms.visible import masked
from tui.keys import is_text
from tui.paste import one_line, one_line_of_paths
from tui.widgets.words import Words

_LINE_END: Final = re.compile("\r\n|\r|\n")


class Line(Horizontal):
    """A control with the mark that shows, without colour, that it has the focus."""

    def __init__(self, control: Widget) -> None:
        super().__init__()
        self._control = control

    def compose(self) -> ComposeResult:
        yield Words(" ", classes="gutter")
        yield self._control

    # The mark has its place already: a change of looks would lay out the whole page anew.

    def on_descendant_focus(self) -> None:
        self._mark(">")

    def on_descendant_blur(self) -> None:
        self._mark(" ")

    def _mark(self, mark: str) -> None:
        for gutter in self.children[:1]:
            if isinstance(gutter, Words):
                gutter.update(mark, layout=False)


class Entry(Input):
    """A line without border, blink or checking; what was typed stays whatever it is."""

    def __init__(self, value: str = "", *, secret: bool = False, id: str | None = None) -> None:
        super().__init__(
            value,
            id=id,
            compact=True,
            select_on_focus=False,
            validate_on=["submitted"],
            password=secret,
        )
        self.cursor_blink = False
        self._whole_once = False

    def whole_once(self) -> None:
        """Mark all of it now, or when it next has the focus: the first letter takes its place."""
        self._whole_once = not self.has_focus
        if self.has_focus:
            self.select_all()

    def on_focus(self) -> None:
        if self._whole_once:
            self.select_all()
        self._whole_once = False

    # A value may come from a case file: shown is one mark for each character that a terminal would obey, so that every
    # place in the value is the same place in what is shown. The value itself stays as it is.

    @property
    def _value(self) -> Text:
        if self.password:
            return super()._value
        return Text(masked(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(masked(self.value[:position]))

    def _cell_offset_to_index(self, offset: int) -> int:
        cells, wanted = 0, offset + self.scroll_offset.x
        for index, char in enumerate(masked(self.value)):
            cells += cell_len(char)
            if wanted < cells:
                return index
        return len(self.value)

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


class _Shown(Document):
    """The lines of a text as they are shown, one mark for each character that a terminal would obey. `text` and the
    document's own work, such as undo, stay with the text itself.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._lines = _LINE_END.split(text)  # Textual's own also takes a form feed for a line end, and loses it

    @property
    def lines(self) -> list[str]:
        return [masked(line, keep="\t") for line in self._lines]

    def __getitem__(self, line_index: int | slice) -> str | list[str]:  # type: ignore[override]
        if isinstance(line_index, slice):
            return self.lines[line_index]
        return masked(self._lines[line_index], keep="\t")


class Story(TextArea):
    """Many lines. Tab leaves it; the lines wrap at the window, not on the paper."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, compact=True, show_line_numbers=False, soft_wrap=True, tab_behavior="focus")
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.document = _Shown(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    async def _on_key(self, event: events.Key) -> None:
        if is_text(event) and not event.is_printable and event.character:
            self.insert(event.character)
            event.prevent_default()
            event.stop()
