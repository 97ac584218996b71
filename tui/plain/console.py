"""Lines in, lines out: wraps what is said, reads one line at a time, and knows the signs that work at every prompt.

No cursor is moved and no line is drawn, so that a screen reader, a serial line and a pipe all read the same. Where the
lines come from and go to is given from outside; nothing here knows a question or a case.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Final, Literal

from forms.case import Language
from forms.values import plain
from forms.words import say

COLUMNS: Final = 76


class Sign(Enum):
    """A line of one character that asks for something instead of answering."""

    HELP = "?"
    BACK = "<"
    SKIP = ">"
    CLEAR = "-"
    WRONG = "!"
    ANSWERS = "="
    LANGUAGE = "@"
    MENU = "*"


Reply = str | Literal[Sign.BACK, Sign.SKIP, Sign.CLEAR]
_SIGNS: Final = {sign.value: sign for sign in Sign}


class Ended(Exception):
    """No more lines come: end of the input, or a signal. `code` is the exit code that fits."""

    def __init__(self, code: int = 0) -> None:
        super().__init__()
        self.code = code


class Again(Exception):
    """Something was shown in between: say the current question once more."""


class Console:
    """`read` gives the next line without its end (EOFError at the last), `hidden` one that is not shown."""

    def __init__(
        self,
        read: Callable[[], str],
        hidden: Callable[[str], str],
        write: Callable[[str], None],
        language: Language,
        longest: int = 0,
    ) -> None:
        """`longest`: bytes of a line from which on the system may have cut it; 0 where nothing is ever cut."""
        self._read = read
        self._hidden = hidden
        self._write = write
        self._longest = longest
        self.language: Language = language
        self.on: dict[Sign, Callable[[], None]] = {}

    def words(self, key: str, /, **params: object) -> str:
        """A sentence in the language of the talk."""
        return say(key, self.language, **params)

    def tell(self, text: str, *, hang: int = 0) -> None:
        """Say it, wrapped; lines after the first are set in by `hang` columns."""
        for number, line in enumerate(printable(text).split("\n")):
            start, rest = (" " * hang if number else ""), " " * hang
            wrapped = textwrap.wrap(line, COLUMNS, initial_indent=start, subsequent_indent=rest, break_on_hyphens=False)
            self._write("\n".join(wrapped or [""]) + "\n")

    def say(self, key: str, /, **params: object) -> None:
        """Tell a sentence by its key."""
        self.tell(self.words(key, **params))

    def gap(self) -> None:
        """An empty line between two things."""
        self._write("\n")

    def line(self, help: str = "", prompt: str = "> ") -> Reply:
        """One answered line. Signs for help, answers, language … are dealt with here; back, skip and clear come back.

        Raises `Ended`; what a sign's deed raises (`Again`, or a jump elsewhere) passes through.
        """
        while True:
            self._write(prompt)
            text = self._next()
            match _SIGNS.get(text.strip()):
                case None:
                    return text
                case Sign.HELP:
                    self.tell(help or self.words("plain.signs"))
                case Sign.BACK | Sign.SKIP | Sign.CLEAR as sign:
                    return sign
                case sign if sign in self.on:
                    self.on[sign]()
                    raise Again
                case _:
                    self.say("plain.not_here")

    def raw_line(self) -> str:
        """One line in which no sign means anything, for the inside of a long text."""
        self._write("> ")
        return self._next()

    def secret(self, prompt: str) -> str:
        """One line that is not shown."""
        try:
            return self._hidden(printable(prompt) + " ")
        except EOFError:
            raise Ended from None

    def _next(self) -> str:
        try:
            text = self._read()
        except EOFError:
            self.gap()
            raise Ended from None
        if self._longest and len(text.encode(errors="replace")) >= self._longest:
            self.say("plain.line_too_long", limit=self._longest)
        return text

    def choose(self, options: Sequence[tuple[str, str]], current: str = "", help: str = "") -> Reply:
        """Number the (value, words) options and return the value chosen, "" for Enter, or a sign.

        An option may be typed by its number or by its words; anything else is asked again.
        """
        for number, (value, words) in enumerate(options, 1):
            mark = f" ({self.words('plain.chosen')})" if value == current else ""
            self.tell(f"{number} {words}{mark}", hang=len(str(number)) + 1)
        while True:
            reply = self.line(help)
            if not isinstance(reply, str) or not reply.strip():
                return "" if isinstance(reply, str) else reply
            value = _option(reply, options)
            if value:
                return value
            self.say("plain.choose_number", last=len(options))

    def agree(self, key: str, /, **params: object) -> bool:
        """A question that only yes answers with yes; Enter, back and skip mean no."""
        self.say(key, **params)
        return self.choose([("yes", self.words("questions.yes")), ("no", self.words("questions.no"))]) == "yes"


def _option(typed: str, options: Iterable[tuple[str, str]]) -> str:
    wanted = plain(typed).rstrip(".)")
    for number, (value, words) in enumerate(options, 1):
        if wanted in (str(number), plain(value), plain(words)) or (
            value in ("yes", "no") and wanted == plain(words)[:1]
        ):
            return value
    return ""


_UNSEEN: Final = frozenset({"Cc", "Cs", "Cf", "Zl", "Zp"})
_KEPT: Final = "\n\u200c\u200d"
"""Line ends, and the two joiners without which names in some scripts are spelled wrong."""


def printable(text: str) -> str:
    """Text of a person or a file name without anything that could move a cursor or ring a bell."""
    return "".join(c if c in _KEPT or unicodedata.category(c) not in _UNSEEN else "·" for c in text)


def fitting(text: str, encoding: str) -> str:
    """The text as a line of this encoding can carry it: accents go before letters do, and nothing turns into "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        simple = text.translate(_SIMPLE)
        letters = "".join(c for c in unicodedata.normalize("NFKD", simple) if not unicodedata.combining(c))
        return letters.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return text
    return text


_SIMPLE: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "·": "-",
        "¿": "",
        "¡": "",
    }
)
