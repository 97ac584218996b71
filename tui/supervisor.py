"""The supervisor of a kiosk: the parent process, for an end without a word (a fault in a library, no memory, a kill).

It is parted from the kiosk before anything is asked, so it never holds an answer. It waits. When the kiosk's process
was killed it clears the terminal, ends what that process had started, removes what it left in memory, and begins anew.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final, Literal

from tui.process import BLANK, replace
from tui.runtime import sweep_all

NAME: Final = "IMR_KIOSK_SUPERVISOR"
"""The number of the supervisor; a kiosk that began anew is still under the same one."""
_PR_SET_PDEATHSIG: Final = 1  # prctl(2)
_PR_SET_CHILD_SUBREAPER: Final = 36
_PASSED_ON: Final = (signal.SIGTERM, signal.SIGHUP)
_SECONDS_OF_A_FALSE_START: Final = 5.0
_GIVE_BACK: Final = "".join(f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1006, 1015, 2004, 1004, 2048)) + "\x1b[<u"
"""What Textual switches on: mouse, marks of a paste, focus, size, keys. Its own clearing never came."""


def supervise(
    environ: MutableMapping[str, str], runtime_folder: Path | None, on_signal: Literal["restart", "exit"]
) -> int | None:
    """None in the process that is to be the kiosk; in the supervisor the exit code, once it has ended by itself.

    Raises OSError when no process can be made.
    """
    if environ.get(NAME) == str(os.getppid()):
        return None
    attributes = _attributes()
    above = os.getpid()
    _linux(_PR_SET_CHILD_SUBREAPER, 1)
    child = os.fork()
    if child == 0:
        environ[NAME] = str(above)
        _linux(_PR_SET_PDEATHSIG, signal.SIGTERM)
        return None
    begun = time.monotonic()
    code = os.waitstatus_to_exitcode(_end_of(child))
    if code >= 0:
        return code
    _clear(attributes)
    _end_children()
    sweep_all(environ, runtime_folder)
    if on_signal == "restart" or -code not in _PASSED_ON:
        if time.monotonic() - begun < _SECONDS_OF_A_FALSE_START:
            time.sleep(_SECONDS_OF_A_FALSE_START)
        replace()
    return 128 - code


def _end_of(child: int) -> int:
    """Wait for the kiosk, and pass on to it what is sent to this process. Others' children end here unnoticed."""

    def pass_on(number: int, _frame: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)

    for number in _PASSED_ON:
        signal.signal(number, pass_on)
    while True:
        ended, status = os.wait()
        if ended == child:
            return status


def _end_children() -> None:
    """What the kiosk had started holds answers too: it belongs to this process now, and ends."""
    with contextlib.suppress(OSError):
        while numbers := Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split():
            for number in numbers:
                os.kill(int(number), signal.SIGKILL)
                os.waitpid(int(number), 0)


def _attributes() -> list[Any]:
    import termios

    return termios.tcgetattr(sys.stdin.fileno())


def _clear(attributes: list[Any]) -> None:
    import termios

    with contextlib.suppress(OSError, termios.error):
        os.write(sys.stderr.fileno(), f"{BLANK}{_GIVE_BACK}\x1b[?1049l\x1b[?25h{BLANK}".encode())
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSAFLUSH, attributes)


def _linux(option: int, value: int) -> None:
    """prctl, where there is one."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
