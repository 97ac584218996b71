"""The program's entry: Ctrl-C ends it quietly from its first moment, before anything large is imported.

The imports take a third of a second and more, and Python answers Ctrl-C in them with a traceback. Nothing has begun
then that would have to be put away. Once `tui.main` runs, the interrupt is its own to answer.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

_INTERRUPTED: Final = 130
"""`packet.errors.Exit.INTERRUPTED`, which is not imported yet."""


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit code of what was asked for (`tui.main`). A kiosk ignores interrupts, and goes on doing so."""
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        signal.signal(signal.SIGINT, _leave)
    gc.disable()  # what is imported is there to stay: looking through it for rubbish takes a sixth of the start
    from tui.main import main as start

    try:
        if interruptible:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return start(argv)
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        gc.enable()
        # An interrupt in the text that dataclasses run makes Python end by the signal, though it was answered since.
        # Running another text lets go of that (pythonrun.c, run_eval_code_obj).
        exec("")  # noqa: S102 - the text is this one
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _leave)  # the interpreter's own end takes a moment too


def _leave(_number: int, _frame: object) -> NoReturn:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
