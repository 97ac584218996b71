"""The keys of a terminal, read one by one, shown as they are typed: lines of any length, pastes whole, secrets unseen.

A terminal's own line reading cuts a line at 4095 bytes without a word, tells of nobody's typing before Enter, and
passes an arrow key off as letters. Shown is what a terminal itself would show: the letter, and backspace as it is.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import time
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Protocol

from forms.visible import visible
from tui.plain.console import Ended
from tui.plain.draft import Draft
from tui.plain.letters import decoder, fitting

_PASTE_GAP: Final = 0.03
"""Seconds: more comes sooner after a line end only in a paste. A key escape comes whole within it, too."""
_CHUNK: Final = 4096

_ENTER, _ERASE, _LINE_OUT, _END, _STOP, _HIDE = "\n", "\x7f", "\x15", "\x04", "\x03", "F9"
_SAME: Final = {"\r": _ENTER, "\b": _ERASE, "\t": " "}
_CONTROLS: Final = frozenset({_ENTER, _ERASE, _LINE_OUT, _END, _STOP})
_ESCAPE: Final = re.compile(r"\x1b(\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|O.|[^\[O\x1b]|(?=\x1b))")
_BEGUN: Final = re.compile(r"\x1b(\[\[?[0-?]*[ -/]*|O)?$")
_F9: Final = "\x1b[20~"


class IdleWatch(Protocol):
    """Whoever minds that nobody is there. `seconds` between two looks, None for never."""

    seconds: float | None

    def look(self) -> None:
        """The time between two looks has passed without a key. May say something, may raise `Ended`."""

    def touched(self) -> bool:
        """A key came. True when it only answers the watch and is nothing typed. May raise `Ended`."""


class Keyboard:
    """Reads one terminal. `outputs` write words, and what is typed. With `hide`, which F9 calls, no other key ends or
    stops anything.
    """

    def __init__(
        self,
        descriptor: int,
        outputs: tuple[Callable[[str], None], Callable[[str], None]],
        encoding: str,
        watch: IdleWatch,
        hide: Callable[[], None] | None = None,
    ) -> None:
        self._descriptor = descriptor
        self._say, self._show = outputs
        self._encoding = encoding
        self._watch = watch
        self._hide = hide
        self._decoder = decoder(encoding)
        self._begun = ""
        self._keys: deque[str] = deque()
        self._answered = False
        self._line_again: Callable[[], None] | None = None
        self._written_over = False
        self._tell: Callable[[], float | None] | None = None
        self._signalled: int | None = None

    def line(self, prompt: str, *, hidden: bool = False, draft: Draft | None = None) -> str:
        """One line without its end; a paste of several lines whole, with its line ends. `draft` is told what is typed.

        Raises `Ended` when no more come, with what was typed so far unless it is a secret.
        """
        lines: list[str] = []
        typed: list[tuple[str, int]] = []
        self._tell = None if draft is None else lambda: draft.typed("\n".join([*lines, _letters(typed)]))
        try:
            ahead = bool(self._keys) or self._fill(0)
            self._written_over = False
            self._say(prompt)
            lines.append(self._one(typed, prompt, hidden))
            while not ahead and not hidden and (self._keys or self._fill(_PASTE_GAP)):
                lines.append(self._one(typed, "", hidden))
        except (EOFError, Ended) as end:
            ended = end if isinstance(end, Ended) else Ended()
            ended.half = "" if hidden else "\n".join([*lines, _letters(typed)])
            raise ended from None
        return "\n".join(lines)

    def stop_wanted(self) -> bool:
        """Whether Ctrl-C was pressed on a locked terminal, beside some work; other keys are kept for later."""
        with contextlib.suppress(EOFError):
            self._fill(0)
        stop = _STOP in self._keys
        if stop:
            self._keys.clear()
        return stop

    def _one(self, typed: list[tuple[str, int]], prompt: str, hidden: bool) -> str:
        """Keys into `typed` until Enter, which empties it and gives its text."""
        while True:
            key = self._key(lambda: self._once_more(prompt, "" if hidden else _letters(typed)))
            match key:
                case "\n":
                    self._show("\n")
                    line = _letters(typed)
                    typed.clear()
                    return line
                case "\x7f":
                    self._take_out(typed, hidden)
                case "\x15":
                    while typed:
                        self._take_out(typed, hidden)
                case "\x04" | "\x03":
                    if not typed and key == _END and self._hide is None:
                        self._show("\n")
                        raise EOFError
                case _:
                    shown = "" if hidden else fitting(visible(key), self._encoding)
                    typed.append((key, _cells(shown)))
                    self._show(shown)

    def _once_more(self, prompt: str, typed: str) -> None:
        self._say(prompt)
        self._show(fitting(visible(typed), self._encoding))

    def _show_again(self) -> None:
        """What the shell has written over: at once while a key is waited for, else before the next one is."""
        if self._line_again is not None:
            self._line_again()
        else:
            self._written_over = True

    def _take_out(self, typed: list[tuple[str, int]], hidden: bool) -> None:
        """The last letter with the marks on it."""
        while typed:
            letter, cells = typed.pop()
            if not hidden:
                self._show("\b \b" * cells)
            if not unicodedata.combining(letter):
                return

    def _key(self, again: Callable[[], None]) -> str:
        """The next key; `again` shows the line once more when the watch has said something in between."""
        while not self._keys:
            self._line_again = again
            if self._written_over:
                self._written_over = False
                again()
            soon, quiet = self._tell() if self._tell else None, self._watch.seconds
            came = self._fill(quiet if soon is None else soon if quiet is None else min(soon, quiet))
            self._line_again = None
            if not came:
                if soon is None or (quiet is not None and quiet <= soon):
                    self._watch.look()
                continue
            if self._answered:
                self._answered = False
                again()
        return self._keys.popleft()

    def _fill(self, seconds: float | None) -> bool:
        """Wait for keys and take them in; whether any byte came. Hiding does not wait for the keys before it."""
        if not self._wait(seconds):
            self._begun = "" if seconds else self._begun
            return False
        try:
            data = os.read(self._descriptor, _CHUNK)
        except OSError:
            data = b""
        if not data:
            raise EOFError
        text = self._begun + self._decoder.decode(data)
        begun = _BEGUN.search(text)
        self._begun = begun[0] if begun else ""
        keys = list(_keys(text.removesuffix(self._begun)))
        if _HIDE in keys and self._hide is not None:
            self._hide()
        self._answered = self._watch.touched()
        if not self._answered:
            self._keys.extend(key for key in keys if key != _HIDE)
        return True

    def _wait(self, seconds: float | None) -> bool:
        """Whether a key came within these seconds. A signal is dealt with at once.

        One that comes just before select() begins does not interrupt it: its handler would run at the next key. So
        the interpreter writes a byte for each signal, and select() waits for that, too.
        """
        if self._signalled is None:
            return bool(select.select([self._descriptor], [], [], seconds)[0])
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            left = None if end is None else max(0.0, end - time.monotonic())
            ready, _, _ = select.select([self._descriptor, self._signalled], [], [], left)
            if self._signalled in ready:
                os.read(self._signalled, _CHUNK)  # the handler has run by the time it is back
            if self._descriptor in ready or self._signalled not in ready:
                return self._descriptor in ready

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Have the terminal give every key at once and show none by itself; as before afterwards."""
        import termios

        before = termios.tcgetattr(self._descriptor)
        wanted = _by_keys(before, locked=self._hide is not None)

        def put(mode: list[Any]) -> None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, mode)

        def take() -> None:
            put(wanted)
            self._show_again()

        put(wanted)
        try:
            with _signals_heard() as self._signalled, _put_aside(lambda: put(before), take):
                yield
        finally:
            self._signalled = None
            put(before)


@contextlib.contextmanager
def _signals_heard() -> Iterator[int]:
    """A descriptor that has a byte to read for each signal that came."""
    heard, told = os.pipe()
    for end in (heard, told):
        os.set_blocking(end, False)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        yield heard
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(told)


@contextlib.contextmanager
def _put_aside(give_back: Callable[[], None], take: Callable[[], None]) -> Iterator[None]:
    """When Ctrl-Z puts the program aside the shell finds its terminal as it was; not every shell mends it itself."""

    def stop(number: int, _frame: object) -> None:
        give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        # Here it goes on: brought back, or never stopped because nobody could bring it back.
        signal.signal(number, stop)
        take()

    if signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN:  # a kiosk
        yield
        return
    known = signal.signal(signal.SIGTSTP, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, known)


def _keys(text: str) -> Iterator[str]:
    """The keys in what came: letters, the few controls that mean something, F9; everything else is no key."""
    at = 0
    while at < len(text):
        escape = _ESCAPE.match(text, at)
        if escape:
            if escape[0] == _F9:
                yield _HIDE
            at = escape.end()
            continue
        key = _SAME.get(text[at], text[at])
        if key in _CONTROLS or unicodedata.category(key) != "Cc":
            yield key
        at += 1


def _letters(typed: Sequence[tuple[str, int]]) -> str:
    return "".join(letter for letter, _ in typed)


def _cells(shown: str) -> int:
    """Columns that some letters take on a terminal."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in shown if not unicodedata.combining(c))
    return wide - sum(unicodedata.category(c) == "Cf" for c in shown)


def _by_keys(mode: list[Any], *, locked: bool) -> list[Any]:
    import termios

    wanted = [*mode[:6], list(mode[6])]
    off = termios.ICANON | termios.ECHO | termios.IEXTEN
    if locked:
        # Ctrl-C, Ctrl-Z and Ctrl-\ are letters without a meaning; Ctrl-S stops no words.
        off |= termios.ISIG
        wanted[0] &= ~termios.IXON
    wanted[0] |= termios.ICRNL
    wanted[3] &= ~off
    wanted[6][termios.VMIN], wanted[6][termios.VTIME] = 1, 0
    return wanted


def has_keys() -> bool:
    """Whether this system lets a program read keys this way."""
    return sys.platform != "win32"
