"""What the terminal needs and Textual 8.2.8 does not do: a cursor on the focus, an end on signals, a blank at the end.

Each private thing of Textual that the project uses is used here, in `app.py` (`_fatal_error`) or in `widgets/entry.py`.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import functools
import os
import signal
import sys
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, ClassVar, Final, cast
from weakref import ReferenceType, WeakKeyDictionary, ref

from textual.geometry import Offset
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Input, TextArea

from tui.process import BLANK
from tui.thrift import Thrift

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

SHOW_CURSOR: Final = "\x1b[?25h"


def show_cursor(app: App[Any]) -> None:
    """Textual hides the terminal's cursor; magnifiers and braille displays follow it, so it is shown."""
    if app._driver is not None:
        app._driver.write(SHOW_CURSOR)


def blank(app: App[Any]) -> None:
    """Clear the screen at once, before the work behind it is stopped."""
    if app._driver is not None:
        app._driver.write(BLANK)
        app._driver.flush()


_HOMES: Final[WeakKeyDictionary[Screen[Any], tuple[ReferenceType[Widget], tuple[int, int]]]] = WeakKeyDictionary()
"""Where the cursor belongs on each screen: a page that is laid out anew moves what it stands on."""


def put_cursor(app: App[Any], widget: Widget, offset: tuple[int, int] = (0, 0)) -> None:
    """Put the terminal's cursor onto a control, and keep it there. Inputs and text areas do so themselves. Called after
    a refresh, it may meet a control that has left its page meanwhile: then nothing is done.
    """
    if not widget.is_attached:
        return
    screen = widget.screen
    if screen not in _HOMES:
        screen.screen_layout_refresh_signal.subscribe(screen, follow)
    _HOMES[screen] = (ref(widget), offset)
    _place(app, widget, offset)


def follow(screen: Screen[Any]) -> None:
    """Put the cursor where its control is now, after the page moved under it. A page below another is moved too, and
    leaves the cursor alone.
    """
    if screen.app.screen is not screen:
        return
    focused = screen.focused
    if isinstance(focused, Input | TextArea):
        _write(screen.app, focused.cursor_screen_offset)
        return
    home = _HOMES.get(screen)
    widget = home[0]() if home else None
    if home and widget is not None and widget.is_attached and focused in widget.ancestors_with_self:
        _place(screen.app, widget, home[1])


def _place(app: App[Any], widget: Widget, offset: tuple[int, int]) -> None:
    region = widget.content_region
    _write(app, Offset(region.x + offset[0], region.y + offset[1]))


def _write(app: App[Any], at: Offset) -> None:
    app.cursor_position = at
    if app._driver is not None:
        # Textual moves the cursor with the next change of the screen only, and there may be none.
        x, y = app.screen.outer_size.clamp_offset(app.cursor_position)
        app._driver.write(f"\x1b[{y + 1};{x + 1}H")
        app._driver.flush()


class _WholeCells(ScrollBarRender):
    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class _Patient:
    """A terminal that may go away: what can no longer be shown is dropped. With Textual's own the thread that writes
    dies, and the program waits for it without end, answers and all.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


def _size_of(file: IO[str]) -> tuple[int, int]:
    try:
        columns, rows = os.get_terminal_size(file.fileno())
    except (OSError, ValueError):
        return 0, 0  # nothing fits, and all passes as it is
    return columns, rows


def forget_screen(app: App[Any]) -> None:
    """What the terminal shows is no longer known: its window has another size."""
    writer = getattr(app._driver, "_writer_thread", None)
    if thrift := getattr(writer, "thrift", None):
        thrift.forget()


def on_end_signals(handler: Callable[[int], None], names: tuple[str, ...]) -> None:
    """Call `handler` with 128 + the number when one of these signals comes. Needs the running event loop.

    Where the system does not know a signal nothing is done. Not by `loop.add_signal_handler`: it learns of a signal
    from a byte in the socket that also wakes the loop, and while thousands of keys wait that socket is full and the
    byte is lost. A handler of the interpreter's own is called all the same.
    """
    loop = asyncio.get_running_loop()

    def take(number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(handler, 128 + number)

    for name in names:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), take)


def suit_terminals() -> None:
    """Four habits of Textual that do not suit every terminal, changed before the screens start.

    A byte that is not UTF-8 becomes U+FFFD, which everyone sees; the driver would end with a traceback. Scroll bars
    have whole cells only: an old console's letters have no eighths of a block. A terminal that goes away ends nothing.
    What it shows already is not written again (`tui.thrift`).
    """
    ScrollBar.renderer = _WholeCells
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver
    from textual.drivers._writer_thread import WriterThread

    class Writer(WriterThread):
        """The thread that writes to the terminal, also to one that has gone: it must not die before the program."""

        def __init__(self, file: IO[str]) -> None:
            super().__init__(cast("IO[str]", _Patient(file)))
            self.thrift = Thrift(functools.partial(_size_of, file))

        def write(self, text: str) -> None:
            less = self.thrift.less(text)
            if less:
                super().write(less)

    def decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.WriterThread = Writer  # type: ignore[attr-defined]
    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
