"""The environment of a run: what could log, record or dump the screens is taken away before Textual is imported."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Final

_KIOSK_KEEPS: Final = frozenset(
    [
        *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "COLORTERM", "NO_COLOR", "LANG", "LANGUAGE"),
        *("XDG_RUNTIME_DIR", "TZ", "VIRTUAL_ENV", "PYTHONPATH", "IMR_KIOSK_SUPERVISOR", "ACCESSIBLE"),
    ]
)
_SERVED: Final = frozenset(["TEXTUAL_DRIVER", "TEXTUAL_FPS", "TEXTUAL_COLOR_SYSTEM"])


def scrub(environ: MutableMapping[str, str], *, kiosk: bool) -> None:
    """Remove what could log, record or stop the screens: TEXTUAL_* names; at a kiosk all but a short list.

    The browser server hands its driver over in TEXTUAL_DRIVER; a kiosk has no browser. COLUMNS and LINES, which some
    shells export, would freeze the size of the window; the browser's driver sets them.
    """
    served = not kiosk and "TEXTUAL_DRIVER" in environ
    for name in list(environ):
        if kiosk:
            keep = name in _KIOSK_KEEPS or name.startswith("LC_")
        elif name in ("COLUMNS", "LINES"):
            keep = served
        else:
            keep = not name.startswith("TEXTUAL_") or (served and name in _SERVED)
        if not keep:
            del environ[name]


def silence_tracebacks(say: Callable[[], None]) -> None:
    """An error nobody caught prints one sentence, never its text or its variables: both can hold answers."""

    def report(_kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
        say()

    sys.excepthook = report
    threading.excepthook = lambda _arguments: None
    sys.unraisablehook = lambda _arguments: None
    logging.lastResort = None  # asyncio would log a task's forgotten error with its text
