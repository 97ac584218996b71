"""The process of a kiosk: no image of its memory, no key that stops it, a new one in its place after every session.

execv keeps the process and its terminal and replaces everything in it: answers, undo, clipboard. An ignored signal
stays ignored, which is what a kiosk wants.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from typing import Final

BLANK: Final = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"
"""An empty screen, and nothing of it to scroll back to: the Linux console has no second screen to leave."""

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4


def prctl(option: int, value: int) -> None:
    """prctl(2), where there is one."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def end_with_parent() -> None:
    """SIGTERM comes when the thread that started this process is gone, where the system can tell (Linux)."""
    prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def no_core_dump() -> None:
    """A crash leaves no image of the memory behind, and no other program of this user may read the memory.

    The limit alone does not stop a core that the system pipes into a program (core(5)); being undumpable does.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    prctl(_PR_SET_DUMPABLE, 0)


def hold_the_terminal() -> None:
    """Keys that stop or end a program do nothing from now on, not even while the process is being replaced.

    The screens switch these keys off; between two runs the terminal is a plain one for a moment.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
        signal.signal(number, signal.SIG_IGN)


def replace(execute: Callable[[str, list[str]], None] = os.execv) -> None:
    """Begin anew with the same command line. Comes back only where there is no terminal left to begin on, or
    it is another program's by now.
    """
    if not is_terminal() or not _is_ours():
        return
    import termios

    with contextlib.suppress(OSError, termios.error):
        # Keys still on their way belong to the person who has gone.
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
    execute(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _is_ours() -> bool:
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:  # the terminal was ours while the process above lived
        return False


def is_terminal() -> bool:
    """Whether a person sits before this: keys come from a terminal, words and screens go to one.

    Textual draws on standard error: sent to a file, the screens and every answer on them would end up there.
    """
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
