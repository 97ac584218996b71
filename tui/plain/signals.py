"""What a signal means to the talk: the end of the input, or while a packet is made, the wish to stop making it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

from packet.errors import Exit
from tui.plain.console import Ended

_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))

Handler = Callable[[int, FrameType | None], object]


@contextmanager
def signals_end() -> Iterator[None]:
    """Signals end the talk as the end of the input does, with 130; a second one does not disturb the saving."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise Ended(Exit.INTERRUPTED)

    with _handled(stop):
        yield


@contextmanager
def signals_cancel(cancel: Callable[[], None]) -> Iterator[None]:
    """Any signal calls `cancel` once; afterwards Ctrl-C is forgotten, and the others end the talk (raise `Ended`)."""
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        cancel()

    try:
        with _handled(note):
            yield
    finally:
        if any(number != signal.SIGINT for number in came):
            raise Ended(Exit.INTERRUPTED)


@contextmanager
def _handled(handler: Handler) -> Iterator[None]:
    """Only the main thread may say what signals do; elsewhere whoever started it deals with them."""
    before = {}
    try:
        for number in _SIGNALS:
            before[number] = signal.signal(number, handler)
    except ValueError:
        pass
    try:
        yield
    finally:
        for number, manner in before.items():
            signal.signal(number, manner)
