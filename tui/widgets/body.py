"""The part of a screen that scrolls. The arrows belong to the questions in it, so it has no keys of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget


class Body(VerticalScroll, inherit_bindings=False):
    """Scrolls with Page Up and Page Down, which the screens bind, and by itself when the focus leaves the view."""

    can_focus = False

    class Moved(Message):
        """It was scrolled, or it holds more or less than before."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self) -> None:
        """More or less to show."""
        self.post_message(self.Moved())

    def goes_on(self) -> bool:
        """Whether there is more below what is shown."""
        return self.max_scroll_y > round(self.scroll_y)


async def fill(part: Widget, widgets: Callable[[], Iterable[Widget]]) -> None:
    """Put new widgets into a part of a page instead of what it holds. A page that is left meanwhile stays empty: it
    takes no more, and nobody sees it.
    """
    await part.remove_children()
    if part.is_attached:
        await part.mount(*widgets())
