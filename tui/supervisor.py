"""The supervisor of a kiosk: the parent process, for an end without a word (a fault in a library, no memory, a kill).

It is parted from the kiosk before anything is asked, so it never holds an answer. It waits. When the kiosk's process
was killed it clears the terminal, ends what that process had started, removes what it left in memory, and begins anew.
When the supervisor itself is killed, a pipe closes, and the kiosk's process clears the terminal and ends.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import threading
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final, Literal

from tui.process import BLANK, end_with_parent, prctl, replace
from tui.runtime import PREFIX, sweep_all

NAME: Final = "IMR_KIOSK_SUPERVISOR"
"""The number of the supervisor, a colon, the descriptor of the pipe that it holds open. A kiosk that began anew is
still under the same one.
"""
_PR_SET_CHILD_SUBREAPER: Final = 36  # prctl(2)
_PASSED_ON: Final = (signal.SIGTERM, signal.SIGHUP)
_SECONDS_OF_A_FALSE_START: Final = 5.0
_STDIN: Final = 0
_STDERR: Final = 2
"""By their numbers: Textual puts objects of its own in the place of the streams."""
_SECONDS_TO_END: Final = 2.0
"""A kiosk that has not ended by itself then hangs, and is ended."""
_SIGNALLED: Final = 128
"""Exit codes from here on tell of a signal: the screens may have been ended in the middle (`end_for_sure`)."""
_GIVE_BACK: Final = "".join(f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1006, 1015, 2004, 1004, 2048)) + "\x1b[<u"
"""What Textual switches on: mouse, marks of a paste, focus, size, keys. Its own clearing never came."""


def supervise(
    environ: MutableMapping[str, str], runtime_folder: Path | None, on_signal: Literal["restart", "exit"]
) -> int | None:
    """None in the process that is to be the kiosk; in the supervisor the exit code, once it has ended by itself.

    Raises OSError when no process can be made.
    """
    attributes = _attributes()
    number, _, pipe = environ.get(NAME, "").partition(":")
    if number == str(os.getppid()) and pipe.isdecimal():
        _watch(int(pipe), attributes, environ, runtime_folder)
        return None
    above = os.getpid()
    prctl(_PR_SET_CHILD_SUBREAPER, 1)
    lives, held = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(held)
        os.set_inheritable(lives, True)  # for the kiosk that replaces this one; no worker gets it (close_fds)
        environ[NAME] = f"{above}:{lives}"
        end_with_parent()
        _watch(lives, attributes, environ, runtime_folder)
        return None
    os.close(lives)
    begun = time.monotonic()
    code = os.waitstatus_to_exitcode(_end_of(child))
    os.close(held)
    if 0 <= code < _SIGNALLED:
        return code
    _clear(attributes)
    _end_children()
    sweep_all(environ, runtime_folder)
    sent = -code if code < 0 else code - _SIGNALLED
    if on_signal == "restart" or sent not in _PASSED_ON:
        if time.monotonic() - begun < _SECONDS_OF_A_FALSE_START:
            time.sleep(_SECONDS_OF_A_FALSE_START)
        replace()
    return _SIGNALLED + sent


def _watch(
    lives: int, attributes: list[object], environ: MutableMapping[str, str], runtime_folder: Path | None
) -> None:
    """In the kiosk: a thread that notices the end of the supervisor, whatever the rest of the process is doing."""
    terminal = os.ttyname(_STDIN)

    def notice() -> None:
        with contextlib.suppress(OSError):
            os.read(lives, 1)
        os.kill(os.getpid(), signal.SIGTERM)
        _clear_by_name(terminal)
        time.sleep(_SECONDS_TO_END)
        _clear(attributes)
        _clear_by_name(terminal)
        _end_children()
        _remove_own_work(environ)
        sweep_all(environ, runtime_folder)
        os._exit(128 + signal.SIGTERM)

    threading.Thread(target=notice, daemon=True).start()


def end_for_sure(code: int) -> None:
    """End this kiosk with `code` when it does not end by itself: drawing to a terminal that has gone can hold the
    screens for ever. The supervisor clears up.
    """

    def end() -> None:
        time.sleep(_SECONDS_TO_END)
        os._exit(code)

    threading.Thread(target=end, daemon=True).start()


def _remove_own_work(environ: MutableMapping[str, str]) -> None:
    """The folder that this process still holds."""
    work = Path(environ.get("TMPDIR", ""))
    if work.name.startswith(PREFIX):
        shutil.rmtree(work, ignore_errors=True)


def _clear_by_name(terminal: str) -> None:
    """A console is hung up when the first process of its session ends: what was open there writes nothing any more."""
    with contextlib.suppress(OSError):
        screen = os.open(terminal, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        os.write(screen, BLANK.encode())
        os.close(screen)


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
        while numbers := _children():
            for number in numbers:
                os.kill(number, signal.SIGKILL)
                os.waitpid(number, 0)


def _children() -> list[int]:
    """Of every thread of this process."""
    lists = [path.read_text(encoding="ascii").split() for path in Path("/proc/self/task").glob("*/children")]
    return [int(number) for numbers in lists for number in numbers]


def _attributes() -> list[object]:
    import termios

    return termios.tcgetattr(_STDIN)


def _clear(attributes: list[Any]) -> None:
    import termios

    with contextlib.suppress(OSError, termios.error):
        os.write(_STDERR, f"{BLANK}{_GIVE_BACK}\x1b[?1049l\x1b[?25h{BLANK}".encode())
        termios.tcsetattr(_STDIN, termios.TCSAFLUSH, attributes)
