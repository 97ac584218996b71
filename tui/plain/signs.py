"""The signs: one character, or a slash and a word in any language, alone on a line, that asks for something.

The words are there for ears: many screen readers pass over a lone "<" or "?". In a list, a date, a yes or no the slash
is not needed; in a free text it is, because "back" may be what hurts.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from functools import cache
from typing import Final

from forms.dates import plain
from forms.words import LANGUAGES, say


class Sign(Enum):
    """What can be asked for at a prompt; the value is its character."""

    HELP = "?"
    BACK = "<"
    SKIP = ">"
    CLEAR = "-"
    WRONG = "!"
    ANSWERS = "="
    MENU = "*"
    LANGUAGE = "@"
    HIDE = "#"
    SOURCES = "&"
    SIGNS = "??"


ALWAYS: Final = frozenset({Sign.HELP, Sign.BACK, Sign.SKIP, Sign.CLEAR})


@cache
def _words() -> dict[str, Sign]:
    return {plain(word): sign for sign in Sign for language in LANGUAGES for word in _words_of(sign, language)}


def _words_of(sign: Sign, language: str) -> list[str]:
    return say(f"plain.sign.{sign.name.lower()}.word", language).split()


def sign_of(line: str, *, free: bool) -> Sign | None:
    """The sign that a line is. `free`: any word may be an answer here, so a word needs its slash."""
    text = line.strip()
    sign = next((sign for sign in Sign if sign.value == text), None)
    if sign is not None or (free and not text.startswith("/")):
        return sign
    return _words().get(plain(text.removeprefix("/")))


def listed(known: Collection[Sign], language: str) -> str:
    """Every sign of `known`, a line each: its character, its first word, what it does."""
    lines = [say("plain.signs", language)]
    for sign in Sign:
        if sign in known:
            key = f"plain.sign.{sign.name.lower()}"
            word = _words_of(sign, language)[0]
            lines.append(say("plain.sign", language, sign=sign.value, word=word, what=say(key, language)))
    return "\n".join(lines)
