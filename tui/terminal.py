"""What the terminal needs and Textual 8.2.8 does not do: a cursor on the focus, an end on signals, a blank at the end.

Each private thing of Textual that the project uses is used here, in `app.py` (`_fatal_error`) or in `widgets/entry.py`.
"""

from __future__ import annotations

import asyncio
import codecs
import functools
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

SHOW_CURSOR: Final = "\x1b[?25h"
BLANK: Final = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"
"""An empty screen, and nothing of it to scroll back to: the Linux console has no second screen to leave."""


def show_cursor(app: App[Any]) -> None:
    """Textual hides the terminal's cursor; magnifiers and braille displays follow it, so it is shown."""
    if app._driver is not None:
        app._driver.write(SHOW_CURSOR)


def blank(app: App[Any]) -> None:
    """Clear the screen at once, before the work behind it is stopped."""
    if app._driver is not None:
        app._driver.write(BLANK)
        app._driver.flush()


def put_cursor(app: App[Any], widget: Widget, offset: tuple[int, int] = (0, 0)) -> None:
    """Move the terminal's cursor onto a control. Inputs and text areas do so themselves."""
    region = widget.content_region
    app.cursor_position = Offset(region.x + offset[0], region.y + offset[1])


def on_end_signals(handler: Callable[[int], None], numbers: tuple[signal.Signals, ...]) -> None:
    """Call `handler` with 128 + the number when one of these signals comes. Needs the running event loop."""
    loop = asyncio.get_running_loop()
    for number in numbers:
        loop.add_signal_handler(number, handler, 128 + number)


def forgive_bytes() -> None:
    """A byte that is not UTF-8 becomes U+FFFD, which everyone sees; Textual's driver would end with a traceback."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
