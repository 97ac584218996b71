"""One browser's screens: the process that `serve` starts for each page, `python -m tui.served --lang LANGUAGE`.

What the browser says is no more trusted than what a file says: sizes are held to those of a screen, memory has a limit,
and the process ends when the page, or the server, is gone. The answer on the screen is saved first.

Nothing of Textual is imported here: it reads the name of its driver then.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import Final

from tui.process import end_with_parent

COLUMNS: Final = (20, 500)
"""Fewest and most. 500 small letters are wider than any screen; each cell costs memory and time."""
ROWS: Final = (5, 300)
_MEMORY_BYTES: Final = 4 << 30
"""As much as a worker (`packet.sandbox.limits`); the screens take a tenth of a gigabyte."""
_SECONDS_TO_SAVE: Final = 10
"""A process that has not ended by then is ended by the system."""


def clamped(told: object, usual: int, least_and_most: tuple[int, int]) -> int:
    """A number of columns or rows that a screen can have; `usual` when it is no number."""
    try:
        number = int(told)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return usual
    least, most = least_and_most
    return int(max(least, min(most, number)))


def end_soon() -> None:
    """End as by SIGTERM, which saves; by force (SIGALRM, not caught) when that hangs."""
    if sys.platform != "win32":
        signal.alarm(_SECONDS_TO_SAVE)
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> int:
    """The screens, on the line that the server holds. Returns their exit code."""
    _limit_memory()
    end_with_parent()
    os.environ["TEXTUAL_DRIVER"] = "tui.browser_driver:BrowserDriver"
    for name, usual, least_and_most in (("COLUMNS", 80, COLUMNS), ("ROWS", 24, ROWS)):
        os.environ[name] = str(clamped(os.environ.get(name), usual, least_and_most))
    from tui.__main__ import main as screens

    return screens()


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(_MEMORY_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    raise SystemExit(main())
