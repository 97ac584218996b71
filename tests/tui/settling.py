"""How a test waits for the screens: until nothing is left to do, not until the processor seems idle.

Textual 8.2.8 asks every widget of the screen whether it is done, then sleeps in steps of 20 ms until the processor is
quiet: most of the time of a test, and longer on a machine that others use. The event loop itself knows when nothing is
ready and nothing is due soon. The picture is drawn when the screen has come to rest, as often as a person sees it
change, and not at each step on the way there.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import textual.app
import textual.css.stylesheet
import textual.pilot
from textual._wait import wait_for_idle
from textual.app import App
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.pilot import Pilot
from textual.screen import Screen

SOON: Final = 0.03
"""Seconds: what is due within them is waited for. The screen's own timer strikes sixty times a second."""
_PATIENCE: Final = 30.0
"""Seconds after which a loop that never rests counts as one that works on, and the test goes on to look."""

_LOOKS: Final = 5
"""How often a thread is given 20 ms before it counts as one that waits: a loaded machine may not have let it run."""

_rules: dict[object, list[RuleSet]] = {}
"""The rules of every sheet of styles that was read. Textual reads each of them again for every program that it starts:
a twentieth of a test."""

Patch = Callable[[object, str, Any], None]

_draw: Final = Screen._compositor_refresh
_others: set[threading.Thread] = set()
"""Threads that were there before, of pytest-xdist for one: nobody waits for them."""


def install(patch: Patch, *, draws: bool = True) -> None:
    """Let every pilot wait so; `patch` is `setattr` or that of a monkeypatch. `draws` is False where only words are
    asked for.
    """
    _others.update(threading.enumerate())
    patch(_Drawing, "wanted", draws)
    patch(textual.app, "wait_for_idle", _rest)
    patch(textual.pilot, "wait_for_idle", _rest)
    patch(Pilot, "_wait_for_screen", _screen_rests)
    patch(Screen, "_compositor_refresh", _draw_later)
    patch(textual.css.stylesheet, "parse", _parsed_once)


def _parsed_once(scope: str, css: str, read_from: Any, *, variable_tokens: Any, **how: Any) -> list[RuleSet]:
    """As `textual.css.parse.parse`; what it gives depends on nothing but what it is given."""
    words = tuple((name, *(token.value for token in tokens)) for name, tokens in variable_tokens.items())
    asked = scope, css, read_from, words, *how.items()
    if asked not in _rules:
        _rules[asked] = list(parse(scope, css, read_from, variable_tokens=variable_tokens, **how))
    return _rules[asked]


class _Drawing:
    wanted = True


async def rest(app: App[Any]) -> None:
    """Return when the program has nothing left to do and its screen is drawn."""
    await _quiet()
    if app.screen_stack and app.is_running:
        app.screen._on_timer_update()
        if _Drawing.wanted:
            _draw(app.screen)
    await _quiet()


async def _rest(_min_sleep: float = 0.0, _max_sleep: float = 1.0) -> None:
    await _quiet()


async def _screen_rests(pilot: Pilot[Any], _timeout: float = 0.0) -> bool:
    await rest(pilot.app)
    return pilot.app._exception is None


def _draw_later(screen: Screen[Any]) -> None:
    """As Textual does, without the drawing: what is dirty stays so until the screen rests."""
    if screen is screen.app.screen:
        screen.app._update_mouse_over(screen)


async def _quiet() -> None:
    """Return when no step of any task is ready, none is due soon, and no thread works."""
    loop: Any = asyncio.get_running_loop()
    end, empty = time.monotonic() + _PATIENCE, 0
    while time.monotonic() < end:
        await asyncio.sleep(0)
        empty = 0 if loop._ready else empty + 1
        if empty < 2:  # the second round has also seen what came from elsewhere
            continue
        if (due := _next(loop)) is not None:
            await asyncio.sleep(due)
        elif not _threads_work(loop):
            return
        else:
            for _ in range(_LOOKS):
                await wait_for_idle(0)
                if loop._ready or not _threads_work(loop):
                    break
            else:
                return  # a thread that waits for something itself
        empty = 0


def _next(loop: Any) -> float | None:
    """Seconds until the next timer of the loop that is due soon."""
    now = loop.time()
    due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=now + 2 * SOON)
    return max(0.0, due - now) if due < now + SOON else None


def _threads_work(loop: Any) -> bool:
    pool: ThreadPoolExecutor | None = loop._default_executor
    idle = set(pool._threads) if pool and pool._idle_semaphore._value == len(pool._threads) else set()
    return bool({thread for thread in threading.enumerate() if thread.is_alive()} - idle - _others)
