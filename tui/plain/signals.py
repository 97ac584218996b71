"""What a signal means to the talk: the end of the input, or while a packet is made, the wish to stop making it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

from tui.plain.console import Ended

_ALL: Final = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")

_OF_SIGNALS: Final = 128
"""Exit codes of programs that a signal ended begin here, by the custom of shells."""

Handler = Callable[[int, FrameType | None], object]


def _numbers(names: Iterable[str]) -> list[int]:
    """Not every system knows every signal."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


@contextmanager
def signals_end(*names: str) -> Iterator[None]:
    """Signals end the talk as the end of the input does, with 128 + their number (`names`: these alone).

    A second one does not disturb the saving.
    """
    numbers = _numbers(names or _ALL)

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        for other in numbers:
            signal.signal(other, signal.SIG_IGN)
        raise Ended(_OF_SIGNALS + number)

    with _handled(stop, numbers):
        yield


@contextmanager
def signals_cancel(cancel: Callable[[], None]) -> Iterator[None]:
    """Any signal calls `cancel`; afterwards Ctrl-C is forgotten, and the others end the talk (raise `Ended`).

    A signal that is ignored, as Ctrl-C is at a kiosk, stays so.
    """
    came: list[int] = []
    heeded = [number for number in _numbers(_ALL) if signal.getsignal(number) is not signal.SIG_IGN]

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        cancel()

    try:
        with _handled(note, heeded):
            yield
    finally:
        final = next((number for number in came if number != signal.SIGINT), 0)
        if final:
            raise Ended(_OF_SIGNALS + final)


@contextmanager
def _handled(handler: Handler, numbers: Iterable[int]) -> Iterator[None]:
    """Only the main thread may say what signals do; elsewhere whoever started it deals with them."""
    before = {}
    try:
        for number in numbers:
            before[number] = signal.signal(number, handler)
    except ValueError:
        pass
    try:
        yield
    finally:
        for number, manner in before.items():
            signal.signal(number, manner)
