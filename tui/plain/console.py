"""Lines in, lines out: what is said, one line answered at a time, and the signs that work at every prompt.

No cursor is moved and no line is drawn, so that a screen reader, a serial line and a pipe all read the same. Where the
lines come from and go to is given from outside; nothing here knows a question or a case.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal, Protocol

from forms.dates import plain
from forms.visible import visible
from forms.words import tell
from tui.plain.draft import Draft
from tui.plain.signs import ALWAYS, Sign, listed, sign_of

if TYPE_CHECKING:
    from forms.case import Language

COLUMNS: Final = 76
"""The widest line on a terminal: longer ones are tiring to read."""

Reply = str | Literal[Sign.BACK, Sign.SKIP, Sign.CLEAR]


class Ended(Exception):
    """No more lines come: end of the input, or a signal.

    `code` is the exit code that fits, `half` what was typed of a line without its Enter.
    """

    def __init__(self, code: int = 0, half: str = "") -> None:
        super().__init__()
        self.code = code
        self.half = half


class Again(Exception):
    """Something was shown in between: say the current question once more."""


class Lines(Protocol):
    """Where lines come from and words go."""

    def read(self, prompt: str, *, hidden: bool = False, draft: Draft | None = None) -> str:
        """Show the prompt and give the next line without its end; EOFError at the last.

        Lines that were pasted together come together. A `hidden` one is not shown where that can be. `draft` is told
        what is typed before its Enter, where that can be known.
        """

    def write(self, text: str) -> None:
        """Show words. Raises `Ended` when nobody can see them any more."""

    def stop_wanted(self) -> bool:
        """Whether the person wants to stop the work that goes on. May raise `Ended`."""

    def columns(self) -> int:
        """Letters that fit on a line; 0: lines are not broken, whoever reads them does that."""


class Console:
    """A talk over `lines`. `on` holds what the signs do beyond those of `ALWAYS`."""

    def __init__(self, lines: Lines, language: Language) -> None:
        self._lines = lines
        self.language: Language = language
        self.on: dict[Sign, Callable[[], None]] = {}

    def words(self, key: str, /, **params: object) -> str:
        """A sentence in the language of the talk; what is put into it is shown, not obeyed."""
        return tell(key, self.language, **params)

    def tell(self, text: str, *, hang: int = 0) -> None:
        """Say it, wrapped where lines are; lines after the first are set in by `hang` columns."""
        width = min(COLUMNS, self._lines.columns())
        for number, line in enumerate(visible(text, lines=True).split("\n")):
            start, rest = (" " * hang if number else ""), " " * hang
            if width <= hang:
                self._lines.write(f"{start if width else ''}{line}\n")
                continue
            # A path is never broken: whoever copies it or hears it needs it whole.
            wrapped = textwrap.wrap(
                line,
                width,
                initial_indent=start,
                subsequent_indent=rest,
                break_on_hyphens=False,
                break_long_words=False,
            )
            self._lines.write("\n".join(wrapped or [""]) + "\n")

    def say(self, key: str, /, **params: object) -> None:
        """Tell a sentence by its key."""
        self.tell(self.words(key, **params))

    def gap(self) -> None:
        """An empty line between two things."""
        self._lines.write("\n")

    def stop_wanted(self) -> bool:
        """Whether the person wants to stop the work that goes on. May raise `Ended`."""
        return self._lines.stop_wanted()

    def signs(self, also: Collection[Sign] = ()) -> str:
        """The signs that do something here, a line each; `also` those that will do something once a case is open."""
        return listed({*ALWAYS, *self.on, *also}, self.language)

    def line(
        self,
        help: str = "",
        prompt: str = "plain.prompt.text",
        *,
        free: bool = False,
        draft: Draft | None = None,
        hidden: bool = False,
    ) -> Reply:
        """One answered line. Signs for help, answers, language … are dealt with here; back, skip and clear come back.

        `free`: any word may be the answer, so only signs and words with a slash are signs. A `hidden` one is not shown.
        Lines pasted together come as one text with its line ends. Raises `Ended`; what a sign's deed raises (`Again`, a
        jump) passes through.
        """
        while True:
            text = self._next(prompt, draft, hidden)
            sign = sign_of(text, free=free)
            if sign is not None and draft is not None:
                draft.withdraw()
            match sign:
                case None:
                    return text
                case Sign.SIGNS:
                    self.tell(self.signs())
                case Sign.HELP:
                    self.tell(f"{help}\n{self.words('plain.signs.more')}" if help else self.signs())
                case Sign.BACK | Sign.SKIP | Sign.CLEAR as sign:
                    return sign
                case sign if sign in self.on:
                    self.on[sign]()
                    raise Again
                case _:
                    self.say("plain.not_here")

    def raw_line(self, draft: Draft | None = None) -> str:
        """One line of a long text: no sign but the one that hides means anything inside it."""
        return self._next("", draft)

    def secret(self, prompt: str) -> str:
        """One line that is not shown."""
        return self._ask(f"{visible(prompt).rstrip(':')}: ", hidden=True)

    def _next(self, prompt: str, draft: Draft | None, hidden: bool = False) -> str:
        text = self._ask(f"{self.words(prompt)} " if prompt else "", draft=draft, hidden=hidden)
        if Sign.HIDE in self.on and sign_of(text.rpartition("\n")[2], free=True) is Sign.HIDE:
            self.on[Sign.HIDE]()
        return text

    def _ask(self, prompt: str, *, hidden: bool = False, draft: Draft | None = None) -> str:
        try:
            return self._lines.read(prompt, hidden=hidden, draft=draft)
        except EOFError:
            self.gap()
            raise Ended from None

    def choose(
        self, options: Sequence[tuple[str, str]], current: str = "", help: str = "", *, told: bool = False
    ) -> Reply:
        """Number the (value, words) options and return the value chosen, "" for Enter, or a sign.

        An option may be typed by its number or by its words; anything else is asked again. Options that were `told`
        just before are said again in the help alone.
        """
        chosen = self.words("plain.chosen")
        numbered = [
            f"{number} {words}{f' ({chosen})' if value == current else ''}"
            for number, (value, words) in enumerate(options, 1)
        ]
        if told:
            help = "\n".join([help, *numbered])
        else:
            for number, line in enumerate(numbered, 1):
                self.tell(line, hang=len(str(number)) + 1)
        while True:
            reply = self.line(help, "plain.prompt.number")
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
        if wanted in (str(number), plain(value), plain(words).rstrip(".)")) or (
            value in ("yes", "no") and wanted == plain(words)[:1]
        ):
            return value
    return ""
