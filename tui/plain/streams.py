"""A console on real streams: a terminal, a serial line, a pipe. Quiet time and a cleaned screen for a kiosk."""

from __future__ import annotations

import getpass
import select
import sys
from collections.abc import Callable
from typing import Final, TextIO

from packet.errors import Exit
from tui.plain.console import Console, Ended, fitting
from tui.setup import Setup

LONGEST_LINE: Final = 4094
"""Bytes that a terminal takes in one line; the system drops what goes beyond before any program sees it."""

_CLEAN: Final = "\x1b[H\x1b[2J\x1b[3J"
"""Home, erase the screen, erase what was scrolled away (ECMA-48 CUP and ED; 3 is xterm's)."""


def console_on(stdin: TextIO, stdout: TextIO, setup: Setup) -> Console:
    """A console on two streams; on a terminal secrets are typed unseen, in a pipe they are a line like any other.

    At a kiosk with a quiet time, a terminal on which nobody types is asked once and then ends the talk.
    """
    encoding = stdout.encoding or "utf-8"
    terminal = stdin.isatty()

    def write(text: str) -> None:
        try:
            stdout.write(fitting(text, encoding))
            stdout.flush()
        except (OSError, ValueError):  # the terminal or the pipe is gone: nobody is left to talk to
            raise Ended(Exit.INTERRUPTED) from None

    def read() -> str:
        if terminal and setup.policy.idle_seconds:
            wait_for_line(lambda seconds: _typed(stdin, seconds), console, setup)
        line = stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def hidden(prompt: str) -> str:
        if terminal and stdin is sys.stdin:
            return getpass.getpass(fitting(prompt, encoding))
        write(prompt)
        return read()

    console = Console(read, hidden, write, setup.language, LONGEST_LINE if terminal else 0)
    return console


def wait_for_line(typed: Callable[[float], bool], console: Console, setup: Setup) -> None:
    """Wait until a line is typed; after the quiet time say so, and after the warning time raise `Ended`.

    `typed(seconds)` waits that long and tells whether a line came.
    """
    policy = setup.policy
    if typed(policy.idle_seconds):
        return
    console.gap()
    console.say("screens.idle")
    console.say("plain.idle", seconds=policy.warning_seconds)
    if not typed(policy.warning_seconds):
        raise Ended


def _typed(stdin: TextIO, seconds: float) -> bool:
    """A terminal gives one line at a time, so nothing can wait unseen in the stream's own buffer."""
    return bool(select.select([stdin], [], [], seconds)[0])


def clean_terminal(stdin: TextIO, stdout: TextIO, term: str) -> None:
    """Take what a visitor typed off a kiosk's screen. A terminal that understands no signs is left as it is."""
    if stdin.isatty() and stdout.isatty() and term not in ("", "dumb"):
        stdout.write(_CLEAN)
        stdout.flush()
