"""Fewer bytes show the same: held against a terminal (pyte) that was given everything."""

from __future__ import annotations

import random
from typing import Final

import pyte
import pytest

from tui.thrift import Thrift

WIDE, TALL = 20, 6
_STYLES: Final = (
    "",
    "1",
    "38;5;224;48;5;16",
    "1;38;5;221;48;5;16",
    "48;5;16",
    "4;31",
    "7",
    "38;2;1;2;3;48;2;9;9;9",
    "91;104",
)
_ENDS: Final = ("", "\x1b[?25h", "\x1b[2J", "\x1b[K", "\x1b[1m\x1b[31mtwo\x1b[0m", "\x1b]22;default\x07")
"""What else may stand in what is written, nothing before all."""
_WORDS: Final = ("a", "   ", "Menu  x", "é|í", "──", " ", "same words", "日本", "e\u0301", "x" * WIDE, " " * WIDE)


class _Both:
    """One terminal that hears all, one that hears what is left of it."""

    def __init__(self) -> None:
        self.size, self.now = (WIDE, TALL), 0.0
        self.thrift = Thrift(lambda: self.size, lambda: self.now)
        self.screens = [pyte.Screen(WIDE, TALL) for _ in range(2)]
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        self.bytes = [0, 0]

    def write(self, text: str) -> str:
        less = self.thrift.less(text)
        for number, told in enumerate((text, less)):
            self.streams[number].feed(told.replace("\n", "\r\n"))
            self.bytes[number] += len(told)
        return less

    def shown(self, number: int) -> list[list[tuple[object, ...]]]:
        """Every cell as it is seen: letters have no colour where there is none."""
        screen = self.screens[number]
        return [[_seen(screen.buffer[row][column]) for column in range(WIDE)] for row in range(TALL)]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough):
        return " ", cell.bg
    return tuple(cell)


def _piece(chance: random.Random) -> str:
    words, style = chance.choice(_WORDS), chance.choice(_STYLES)
    return f"\x1b[{style}m{words}\x1b[0m" if style else words


def _write_of(chance: random.Random) -> str:
    """Rows as Textual writes them, at times with what nobody expects in them."""
    parts = []
    for row in sorted(chance.sample(range(1, TALL + 1), chance.randrange(1, TALL))):
        parts.append(f"\x1b[{row};{chance.randrange(1, 4)}H")
        parts += [_piece(chance) for _ in range(chance.randrange(1, 3))]
    parts.append(chance.choice(_ENDS))
    return "".join(parts) + f"\x1b[{chance.randrange(1, TALL + 1)};{chance.randrange(1, WIDE + 1)}H"


@pytest.mark.parametrize("seed", range(12))
def test_the_terminal_shows_what_it_would_show(seed: int) -> None:
    """After each of many writes: letters, colours and the cursor."""
    chance, both = random.Random(seed), _Both()
    for _ in range(60):
        both.write(_write_of(chance))
        assert both.shown(0) == both.shown(1)
        cursors = [(screen.cursor.y, screen.cursor.x) for screen in both.screens]
        assert cursors[0] == cursors[1]
    assert both.bytes[1] < both.bytes[0]


def _page(word: str) -> str:
    rows = "\n".join(f"\x1b[{row};1H\x1b[38;5;224;48;5;16m{word:<{WIDE}}\x1b[0m" for row in range(1, TALL + 1))
    return f"{rows}\x1b[1;1H"


def test_what_stands_there_is_not_written_again() -> None:
    """The same page is no byte, one letter a handful."""
    both = _Both()
    both.write(_page("Menu"))
    assert both.write(_page("Menu")) == ""
    assert both.write(_page("Menu").replace("Menu", "Memu", 1)) == "\x1b[2C\x1b[38;5;224;48;5;16mm\x1b[1;1H\x1b[0m"


@pytest.mark.parametrize("why", ["resized", "rest", "forget", "cleared"])
def test_a_screen_that_is_no_longer_known_is_written_whole(why: str) -> None:
    """Another size, a long rest in which others may have written, what was not understood."""
    both = _Both()
    whole = both.write(_page("Menu"))
    match why:
        case "resized":
            both.size = (WIDE + 1, TALL)
        case "rest":
            both.now += 61
        case "forget":
            both.thrift.forget()
        case _:
            both.write("\x1b[H\x1b[2J")
    assert both.write(_page("Menu")) == whole


def test_without_a_size_everything_passes() -> None:
    """A terminal that has gone, or tells nothing."""
    thrift = Thrift(lambda: (0, 0), lambda: 0.0)
    assert [thrift.less(_page("Menu")) for _ in range(2)] == [_page("Menu")] * 2
