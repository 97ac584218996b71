"""A terminal for the tests: a real pseudo-terminal with the program in it, read by pyte, driven by keys and signals.

Nothing here sleeps: it reads what the program writes until the screen shows what is waited for, or a deadline passes.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pyte

from tests.tui.pty.warm import Forked, Server

PATIENCE: Final = 45.0
"""Seconds until a wait fails. A loaded machine needs many; a quiet one needs a few hundredths."""

_MOMENT: Final = 0.02
"""Seconds in which what was written arrives."""
_QUIET: Final = 0.7
"""Seconds without a byte after which nothing more is about to come."""

KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "enter": "\r",
        "tab": "\t",
        "backtab": "\x1b[Z",
        "escape": "\x1b",
        "space": " ",
        "up": "\x1b[A",
        "down": "\x1b[B",
        "end": "\x1b[F",
        "pagedown": "\x1b[6~",
        "f1": "\x1bOP",
        "f2": "\x1bOQ",
        "f3": "\x1bOR",
        "f5": "\x1b[15~",
        "f9": "\x1b[20~",
        "f10": "\x1b[21~",
        "f11": "\x1b[23~",
        "f12": "\x1b[24~",
        "delete": "\x1b[3~",
        "backspace": "\x7f",
        "alt+f4": "\x1b[1;3S",
        "ctrl+\\": "\x1c",
        "ctrl+]": "\x1d",
        "ctrl+^": "\x1e",
        "ctrl+_": "\x1f",
    }
    | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
)

_TAKE_TERMINAL: Final = (
    "import fcntl,os,resource,sys,termios\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "limit = int(sys.argv[1])\n"
    "if limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))\n"
    "os.execv(sys.argv[2], sys.argv[2:])\n"
)
_NOT_PYTE: Final = re.compile(rb"\x1b\[[<>=][\d;:]*[a-zA-Z]|\x1b\[\?[\d;]*\$p|\x1b\[\?[\d;]*u")
_ENTER: Final = b"\x1b[?1049h"
_LEAVE: Final = b"\x1b[?1049l"


class Terminal:
    """One program on one pseudo-terminal. `outside` is all it wrote while the alternate screen was closed."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        cwd: Path,
        *,
        size: tuple[int, int] = (80, 24),
        largest_file: int = 0,
        warm: Server | None = None,
    ) -> None:
        """Start it: what `warm` has loaded is forked. `size` is columns, rows; `largest_file` bytes is where the disk
        is "full", 0 for nowhere."""
        self.master, slave = os.openpty()
        self._size(*size)
        self.process: subprocess.Popen[bytes] | Forked
        if warm:
            self.process = warm.start(command[1:], environ, cwd, slave, largest_file)
        else:
            take = [sys.executable, "-S", "-E", "-c", _TAKE_TERMINAL, str(largest_file), *command]
            self.process = subprocess.Popen(
                take, stdin=slave, stdout=slave, stderr=slave, env=dict(environ), cwd=cwd, start_new_session=True
            )
        os.close(slave)
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.outside = b""
        self.entered = 0
        self._inside = False
        self._pending = b""
        self.open = True

    # What it shows

    @property
    def lines(self) -> list[str]:
        """The screen now, as lines without their blank ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The screen now."""
        return "\n".join(self.lines)

    def until(self, holds: Callable[[], Any], seconds: float = PATIENCE) -> None:
        """Read until `holds` does. Fails with the screen when the time is up or the program has ended."""
        end = time.monotonic() + seconds
        while not holds():
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"waited in vain; the screen shows:\n{self.text}\n{self.outside[-2000:]!r}")

    def drain(self) -> None:
        """Read what is there, or comes in a moment."""
        while self._read(_MOMENT):
            pass

    def shows(self, *words: str, without: Sequence[str] = ()) -> None:
        """Read until the screen shows all these words, each on one line, and none of `without`."""
        self.until(lambda: all(word in self.text for word in words) and not any(word in self.text for word in without))

    def _read(self, seconds: float) -> bool:
        """Read once. False when nothing came in time or the program has closed the terminal."""
        if not self.open or seconds <= 0:
            return False
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        if not data:
            self.open = False
            return False
        self.raw += data
        self._feed(data)
        return True

    @property
    def written(self) -> int:
        """Bytes that the program has written until now."""
        return len(self.raw)

    def settle(self) -> None:
        """Read until nothing has come for a while that a loaded machine takes, too."""
        while self._read(_QUIET):
            pass

    def processor_seconds(self) -> float:
        """What the program has had of a processor until now, in all its threads (proc(5))."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _feed(self, data: bytes) -> None:
        data = self._pending + data
        cut = data.rfind(b"\x1b")
        # A sequence may arrive in two reads: its beginning waits for the rest.
        self._pending = data[cut:] if cut >= 0 and len(data) - cut < 24 and not _whole(data[cut:]) else b""
        data = data[: len(data) - len(self._pending)]
        for part in re.split(rb"(\x1b\[\?1049[hl])", data):
            match part:
                case b"\x1b[?1049h":
                    self._inside = True
                    self.entered += 1
                    self.screen.reset()
                case b"\x1b[?1049l":
                    self._inside = False
                    self.screen.reset()
                case _:
                    if not self._inside:
                        self.outside += part
                    self._stream.feed(_NOT_PYTE.sub(b"", part))

    # What the person and the system do

    def press(self, *keys: str) -> None:
        """Press keys by name."""
        self.send("".join(KEYS[key] for key in keys))

    def send(self, text: str | bytes) -> None:
        """Type, reading meanwhile so that neither side waits for the other."""
        data = text.encode() if isinstance(text, str) else text
        end = time.monotonic() + PATIENCE
        while data:
            if not self.open or time.monotonic() > end:
                raise AssertionError("the program takes no keys")
            readable, writable, _ = select.select([self.master], [self.master], [], 1.0)
            if readable:
                self._read(1.0)
            if writable:
                data = data[os.write(self.master, data[:1024]) :]

    def paste(self, text: str) -> None:
        """Paste as terminals do: between the marks of a bracketed paste."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the system tells the program."""
        self._size(columns, rows)
        self.screen.resize(rows, columns)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number: int) -> None:
        """Send a signal to the program, as another process would."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the window."""
        self.open = False
        os.close(self.master)
        self.master = -1

    # How it ended

    def ended(self) -> int:
        """Read until the program has ended; its exit code, or minus the number of the signal that killed it."""
        end = time.monotonic() + PATIENCE
        while self.open and time.monotonic() < end:
            if not self._read(end - time.monotonic()):
                break
        return self.process.wait(max(1.0, end - time.monotonic()))

    def cooked(self) -> bool:
        """Whether the terminal is as a shell wants it: lines, echo, and keys that make signals."""
        flags = termios.tcgetattr(self.master)[3]
        return all(flags & flag for flag in (termios.ICANON, termios.ECHO, termios.ISIG))

    def restored(self) -> bool:
        """Whether the last words to the terminal left it usable: main screen, cursor, no mouse, no paste marks."""
        last = {b"?1049": b"l", b"?25": b"h", b"?1000": b"l", b"?1003": b"l", b"?2004": b"l"}
        for mode, wanted in last.items():
            said = re.findall(rb"\x1b\[" + re.escape(mode) + rb"([hl])", self.raw)
            if said and said[-1] != wanted:
                return False
        return self.cooked()

    def close(self) -> None:
        """End whatever is left of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.master >= 0:
            os.close(self.master)
            self.master = -1
        self.open = False


def _whole(sequence: bytes) -> bool:
    """Whether an escape sequence at the end of what was read is complete."""
    return bool(re.match(rb"\x1b(\[[<>=?]?[\d;:$]*[a-zA-Z~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][\w]|[^\[\]()])", sequence))


def signals_ignored(process: int) -> set[int]:
    """The signals a process ignores, from the system's own record of it."""
    status = Path(f"/proc/{process}/status").read_text()
    mask = int(next(line for line in status.splitlines() if line.startswith("SigIgn")).split()[1], 16)
    return {int(number) for number in signal.valid_signals() if mask >> (int(number) - 1) & 1}
