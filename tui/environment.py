"""The environment of a run: what could log, record or dump the screens is taken away before Textual is imported."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Final

_KIOSK_KEEPS: Final = frozenset(
    {
        "PATH",
        "HOME",
        "USER",
        "LOGNAME",
        "SHELL",
        "TERM",
        "COLORTERM",
        "NO_COLOR",
        "LANG",
        "LANGUAGE",
        "XDG_RUNTIME_DIR",
        "TZ",
    }
    | {"VIRTUAL_ENV", "PYTHONPATH", "COLUMNS", "LINES"}
)


def scrub(environ: MutableMapping[str, str], *, kiosk: bool) -> None:
    """Remove what could log, record or stop the screens: every TEXTUAL_* name that does so; at a kiosk all but a short list.

    The browser server hands its driver over in TEXTUAL_DRIVER; a kiosk has no browser.
    """
    for name in list(environ):
        if kiosk:
            keep = name in _KIOSK_KEEPS or name.startswith("LC_")
        else:
            keep = not name.startswith("TEXTUAL_") or name in ("TEXTUAL_DRIVER", "TEXTUAL_FPS", "TEXTUAL_COLOR_SYSTEM")
        if not keep:
            del environ[name]


def no_core_dump() -> None:
    """A crash leaves no image of the memory behind."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def silence_tracebacks(say: Callable[[], None]) -> None:
    """An error nobody caught prints one sentence, never its text or its variables: both can hold answers."""

    def report(_kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
        say()

    sys.excepthook = report
    threading.excepthook = lambda _arguments: None
    sys.unraisablehook = lambda _arguments: None
