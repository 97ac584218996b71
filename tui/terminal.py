"""What the terminal needs and Textual 8.2.8 does not do: a visible cursor on the focus, an end on SIGTERM and SIGHUP.

Each private thing of Textual used by the project is used here, in `app.py` (`_fatal_error`) or in `widgets/entry.py`, once.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

SHOW_CURSOR: Final = "\x1b[?25h"


def show_cursor(app: App[Any]) -> None:
    """Textual hides the terminal's cursor; magnifiers and braille displays follow it, so it is shown."""
    if app._driver is not None:
        app._driver.write(SHOW_CURSOR)


def put_cursor(app: App[Any], widget: Widget, offset: tuple[int, int] = (0, 0)) -> None:
    """Move the terminal's cursor onto a control. Inputs and text areas do so themselves."""
    region = widget.content_region
    app.cursor_position = Offset(region.x + offset[0], region.y + offset[1])


def on_end_signals(handler: Callable[[int], None]) -> None:
    """Call `handler` with 143 or 129 when the system or the terminal ends the program. Needs the running event loop."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, handler, 128 + number)
