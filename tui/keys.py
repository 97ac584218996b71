"""Keys in the order in which they were typed, also when they come faster than the screen follows.

Textual 8.2.8 hands a letter to the focused control at once, but a key that is bound (Tab, Enter, Backspace, End) goes
up to the program first: letters typed behind it overtake it. On a slow line "Ana, Tab, Ruiz" became one name, and a
slip corrected quickly stayed. Here a bound key waits until the letters before it have arrived, and the next waits too.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

_ROUNDS: Final = 4
"""A key climbs to the program, its action posts a message, that becomes another, and the focus moves."""
_PATIENCE: Final = 2.0
"""Seconds to wait for a control that is busy or on its way out; then the next key goes on."""

_JOINERS: Final = ("\u200c", "\u200d")

Typed = events.Key | events.Paste


def is_text(key: events.Key) -> bool:
    """Whether a key is to stand in the answer. Textual leaves out the joiner and the non-joiner, which print nothing
    by themselves; Persian, Urdu, Sinhala and other names are misspelt without them.
    """
    return key.is_printable or key.character in _JOINERS


class KeyQueue:
    """One for the program. `deliver` is what Textual does with a key or a paste; `fault` takes what goes wrong."""

    def __init__(
        self, app: App[Any], deliver: Callable[[Typed], Awaitable[None]], fault: Callable[[Exception], None]
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._fault = fault
        self._typed: asyncio.Queue[Typed] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._free = asyncio.Event()
        self._free.set()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep the keys back while the program is busy: they are for what comes after it."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    def put(self, typed: Typed) -> None:
        """Take a key or a paste; it is delivered after those before it."""
        self._typed.put_nowait(typed)
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="keys in order")

    async def _run(self) -> None:
        while True:
            typed = await self._typed.get()
            try:
                await self._one(typed)
            except Exception as error:  # as Textual's own loops do: the program decides what to say of it
                self._fault(error)

    async def _one(self, typed: Typed) -> None:
        await self._free.wait()
        if self._is_text(typed):
            await self._deliver(typed)
            return
        await self._settled(0)
        await self._deliver(typed)
        await self._settled(_ROUNDS)

    def _is_text(self, typed: Typed) -> bool:
        """Whether the focused control takes it itself, in the order of its own queue."""
        taker = isinstance(self._app.focused, (Input, TextArea))
        return taker and (isinstance(typed, events.Paste) or is_text(typed))

    async def _settled(self, rounds: int) -> None:
        """Wait until the focused control, then so often all that it stands in, have dealt with what they have now."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await _dealt(self._app.focused or self._app)
                for _ in range(rounds):
                    start = self._app.focused or self._app.screen
                    for pump in (start, *start.ancestors):
                        await _dealt(pump)


async def _dealt(pump: MessagePump) -> None:
    """Wait until a control has dealt with every message that it has now."""
    dealt = asyncio.Event()
    if pump.is_running and pump.call_later(dealt.set):
        await dealt.wait()
