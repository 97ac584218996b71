"""Real streams for a talk: the keys of a terminal or a serial line, or the lines of a pipe."""

from __future__ import annotations

import contextlib
import getpass
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Protocol, TextIO

from packet.errors import Exit
from tui.plain.console import COLUMNS, Ended, Lines
from tui.plain.draft import Draft
from tui.plain.keyboard import IdleWatch, Keyboard, has_keys
from tui.plain.letters import encoding_of, fitting, understood_bytes
from tui.process import BLANK

_ROWS: Final = 60
"""Rows of a terminal that does not tell how many it has."""


class ErasableLines(Lines, Protocol):
    """Lines of one place, which can be made to show nothing of what was said."""

    def wipe(self) -> None:
        """Take what a visitor typed off the screen, as far as the terminal can."""


class NoWatch:
    """At home nobody minds how long a person thinks."""

    seconds: float | None = None

    def look(self) -> None:
        """Nothing is said."""

    def touched(self) -> bool:
        """Every key is typed."""
        return False


class StreamLines:
    """A pipe, a file, or a terminal whose keys this system does not give: a line at a time, as it comes."""

    def __init__(self, stdin: TextIO, stdout: TextIO, environ: Mapping[str, str]) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._encoding = encoding_of(stdout.encoding, environ)
        if isinstance(stdin, io.TextIOWrapper):
            stdin.reconfigure(errors="surrogateescape")

    def write(self, text: str) -> None:
        try:
            self._stdout.write(fitting(text, self._encoding))
            self._stdout.flush()
        except (OSError, ValueError):  # the terminal or the pipe is gone: nobody is left to talk to
            raise Ended(Exit.INTERRUPTED) from None

    def read(self, prompt: str, *, hidden: bool = False, draft: Draft | None = None) -> str:
        if draft is not None and self._stdin.isatty():
            draft.at_once()
        if hidden and self._stdin is sys.stdin and self._stdin.isatty():
            return getpass.getpass(fitting(prompt, self._encoding))
        self.write(prompt)
        line = self._stdin.readline()
        if not line:
            raise EOFError
        return understood_bytes(line.rstrip("\r\n"))

    def stop_wanted(self) -> bool:
        return False

    def columns(self) -> int:
        return COLUMNS if self._stdout.isatty() else 0

    def wipe(self) -> None:
        """A pipe keeps nothing in view."""


class KeyLines(StreamLines):
    """A terminal or a serial line, key by key."""

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        environ: Mapping[str, str],
        watch: IdleWatch,
        hide: Callable[[], None] | None,
    ) -> None:
        super().__init__(stdin, stdout, environ)
        self._term = environ.get("TERM", "")
        self._keys_of = stdin.fileno()
        echo = self.write if stdout.isatty() else self._echo
        self.keyboard = Keyboard(stdin.fileno(), (self.write, echo), self._encoding, watch, hide)

    def _echo(self, text: str) -> None:
        """What is typed is seen where it is typed, even when the words go to a file."""
        with contextlib.suppress(OSError):
            os.write(self._keys_of, fitting(text, self._encoding).encode(self._encoding, "replace"))

    def read(self, prompt: str, *, hidden: bool = False, draft: Draft | None = None) -> str:
        return self.keyboard.line(prompt, hidden=hidden, draft=draft)

    def stop_wanted(self) -> bool:
        return self.keyboard.stop_wanted()

    def columns(self) -> int:
        return max(0, self._size().columns - 1) or COLUMNS if self._stdout.isatty() else 0

    def _size(self) -> os.terminal_size:
        try:
            return os.get_terminal_size(self._stdout.fileno())
        except (OSError, ValueError):
            return os.terminal_size((0, 0))

    def wipe(self) -> None:
        """A terminal that understands no signs gets as many empty lines as it has rows."""
        blank = "\n" * (self._size().lines or _ROWS) if self._term in ("", "dumb") else BLANK
        with contextlib.suppress(Ended):
            self.write(blank)


@contextlib.contextmanager
def lines_of(
    stdin: TextIO,
    stdout: TextIO,
    environ: Mapping[str, str],
    watch: IdleWatch | None = None,
    hide: Callable[[], None] | None = None,
) -> Iterator[ErasableLines]:
    """The lines of these two streams; a terminal is given back as it was. `hide`: no key ends or stops anything."""
    if not (stdin.isatty() and has_keys()):
        yield StreamLines(stdin, stdout, environ)
        return
    lines = KeyLines(stdin, stdout, environ, watch or NoWatch(), hide)
    with lines.keyboard.taken():
        yield lines
