"""Strings that steer a terminal, wherever a screen shows something from outside. Not collected by pytest."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from forms.interview import KINDS, QUESTIONS
from tests.tui.driving import FULL, WIDE
from tui.app import ImrApp

NASTY: Final = "\x1b]0;PWNED\x07\x1b[2J\x9b31m\u202ecod\u2066\x7f\x00[bold red]B[/]\nSPLIT"
"""Sets the window's title, wipes the screen, colours, turns round, opens markup that nobody closes, begins a line."""
MARKED: Final = "<ESC>]0;PWNED<BEL><ESC>[2J<CSI>31m<RLO>cod<LRI><DEL><NUL>[bold red]B[/]<LF>SPLIT"
NAME: Final = NASTY.replace("\x00", "").replace("/", "")
"""As much of it as the name of a file can hold."""
NAME_MARKED: Final = MARKED.replace("<NUL>", "").replace("/", "")

_READ: Final = ("date", "phone", "zip", "state", "email", "yes_no", "tick", "choice")


def in_words() -> dict[str, str]:
    """Answers that open nearly every page, with the string in each that is kept as it is."""
    return {key: WIDE.get(key, "") if KINDS[key] in _READ else NASTY for key in QUESTIONS}


def in_everything() -> dict[str, str]:
    """The string in every answer, of whatever kind, and as the name of an answer that nobody knows."""
    return {**FULL, **dict.fromkeys(KINDS, NASTY), NASTY: NASTY}


def steering(text: str) -> list[str]:
    """The characters of a text that a terminal would obey."""
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d"]


def shown(app: ImrApp) -> str:
    """What the terminal is given to show, cell for cell; fails when anything in it could steer."""
    lines = []
    for strip in app.screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip if not segment.control)
        assert not steering(text), repr(text)
        lines.append(text)
    return "\n".join(lines)


_EDGES = str.maketrans("|▌│", "   ")


def flat(seen: str) -> str:
    """Without blanks, line ends and edges: words are broken where a window ends."""
    return "".join(seen.translate(_EDGES).split())


def nasty_file(folder: Path, before: str = "") -> Path:
    """A file of that name in a folder of that name below `folder`."""
    inner = folder / NAME
    inner.mkdir(exist_ok=True)
    path = inner / f"{before}{NAME}.txt"
    path.write_text("It is not medically necessary.\n", encoding="utf-8")
    return path
