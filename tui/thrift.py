"""Fewer bytes to the terminal: what stands there already is not written again, nor a colour that is already set.

Textual writes whole pages, each piece with its colours: a menu and a step are 47,000 bytes, and a serial line carries
960 a second. This keeps what the terminal shows, cell by cell, and writes the difference. What it does not understand
passes as it is, and from then on nothing is believed of the screen until it has been written again.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<style>[\d;:]*)m|(?P<line>\r?\n)"
    r"|(?P<aside>\x1b\]22;[^\x07\x1b]*\x07|\x1b\[\?(?:25|2026)[hl])|(?P<text>[^\x1b\r\n]+)|(?P<other>.)",
    re.DOTALL,
)
"""What Textual writes while a page is shown. An aside moves nothing and draws nothing."""
_ON_BLANKS: Final = frozenset(("4", "7", "9", "21", "53"))
"""Attributes that are seen on a space: lines under, through and over it, colours turned round (ECMA-48, 8.3.117)."""
_GAP: Final = 5
"""Cells that are cheaper written again than jumped over."""
_MEND: Final = 60.0
"""Seconds of rest after which the next page is written whole: something else may have written over the screen."""

Style = tuple[frozenset[str], str, str]
"""Attributes, colour of the letters and of the ground, as the parameters that set them; "" for the terminal's own."""
_PLAIN: Final[Style] = (frozenset(), "", "")
_Cell = tuple[str, Style]
_UNKNOWN: Final[_Cell] = ("", _PLAIN)


class Thrift:
    """What one terminal shows. `size`: its columns and rows now; `clock`: steady seconds."""

    def __init__(self, size: Callable[[], tuple[int, int]], clock: Callable[[], float] = time.monotonic) -> None:
        self._size, self._clock = size, clock
        self._last = clock()
        self._shape = (0, 0)
        self._cells: list[list[_Cell]] = []
        self._cursor: tuple[int, int] | None = None
        self._pen = _PLAIN
        self._out: list[str] = []

    def forget(self) -> None:
        """Nothing is known of the screen: the next words are written whatever they are."""
        columns, rows = self._shape
        self._cells = [[_UNKNOWN] * columns for _ in range(rows)]
        self._cursor = None

    def less(self, text: str) -> str:
        """What has to be written so that the terminal shows what it would show after `text`."""
        now, shape = self._clock(), self._size()
        if shape != self._shape or now - self._last > _MEND:
            self._shape = shape
            self.forget()
        self._last = now
        self._out, self._pen = [], _PLAIN
        if not self._follow(text):
            self.forget()
            return text
        self._colour(_PLAIN)
        return "".join(self._out)

    def _follow(self, text: str) -> bool:
        """Go through what would be written. False when something in it is not understood."""
        at, style = self._cursor, _PLAIN
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup
            if kind == "column":
                at = int(token["row"]) - 1, int(token["column"]) - 1
            elif kind == "style":
                if token["style"] not in ("", "0") and style != _PLAIN:
                    return False  # it would add to what was set before
                style = _style(token["style"])
            elif kind == "line":
                if at is None or at[0] + 1 >= self._shape[1]:
                    return False  # it would scroll
                at = at[0] + 1, 0
            elif kind == "aside":
                self._out.append(token[0])
            elif kind == "text":
                words = token["text"]
                if at is None or not _narrow(words) or not self._fits(at, len(words)):
                    return False
                self._show(at, words, style)
                at = at[0], at[1] + len(words)
            else:
                return False
        if at is not None and at[1] < self._shape[0]:
            self._go(at)
        else:
            self._cursor = None
        return True

    def _fits(self, at: tuple[int, int], cells: int) -> bool:
        return at[0] < self._shape[1] and at[1] + cells <= self._shape[0]

    def _show(self, at: tuple[int, int], words: str, style: Style) -> None:
        row, first = at
        line, blank = self._cells[row], _on_blanks(style)
        new = [(" ", blank) if letter == " " else (letter, style) for letter in words]
        if line[first : first + len(new)] == new:
            return
        start = 0
        while start < len(new):
            if line[first + start] == new[start]:
                start += 1
                continue
            end = same = start + 1
            while end < len(new) and end - same <= _GAP:
                if line[first + end] != new[end]:
                    same = end + 1
                end += 1
            self._write(row, first + start, words[start:same], style)
            start = same
        line[first : first + len(new)] = new

    def _write(self, row: int, column: int, words: str, style: Style) -> None:
        self._go((row, column))
        if words.strip(" ") or _on_blanks(self._pen) != _on_blanks(style):
            self._colour(style)
        self._out.append(words)
        after = column + len(words)
        self._cursor = (row, after) if after < self._shape[0] else None  # at the edge terminals differ

    def _go(self, to: tuple[int, int]) -> None:
        here = self._cursor
        if here == to:
            return
        if here is not None and here[0] == to[0] and to[1] > here[1]:
            self._out.append(f"\x1b[{to[1] - here[1]}C")
        else:
            self._out.append(f"\x1b[{to[0] + 1};{to[1] + 1}H")
        self._cursor = to

    def _colour(self, style: Style) -> None:
        if style != self._pen:
            self._out.append(_change(self._pen, style))
            self._pen = style


@lru_cache(maxsize=1024)
def _style(told: str) -> Style:
    """The parameters of one "select graphic rendition" after a reset, as Textual writes them."""
    waiting = told.split(";")
    attributes, letters, ground = set[str](), "", ""
    while waiting:
        one = waiting.pop(0)
        colour = one
        if one in ("38", "48", "58"):
            several = 1 if waiting[:1] == ["5"] else 3
            colour = ";".join([one, *waiting[: several + 1]])
            del waiting[: several + 1]
        if one in ("", "0"):
            attributes, letters, ground = set(), "", ""
        elif one == "38" or one in _CODES["3"]:
            letters = colour
        elif one == "48" or one in _CODES["4"]:
            ground = colour
        else:
            attributes.add(one)
    return frozenset(attributes), letters, ground


_CODES: Final = {
    "3": frozenset(f"{tens}{ones}" for tens in ("3", "9") for ones in range(8)),
    "4": frozenset(f"{tens}{ones}" for tens in ("4", "10") for ones in range(8)),
}
"""The parameters of the sixteen colours: of letters, and of the ground."""


@lru_cache(maxsize=1024)
def _on_blanks(style: Style) -> Style:
    """What is seen of a style on a space."""
    attributes, _, ground = style
    return style if any(one.partition(":")[0] in _ON_BLANKS for one in attributes) else (frozenset(), "", ground)


@lru_cache(maxsize=1024)
def _change(before: Style, after: Style) -> str:
    attributes, letters, ground = after
    if after == _PLAIN:
        return "\x1b[0m"
    parts = []
    if not before[0] <= attributes:
        parts, before = ["0"], _PLAIN
    parts += sorted(attributes - before[0])
    if letters != before[1]:
        parts.append(letters or "39")
    if ground != before[2]:
        parts.append(ground or "49")
    return f"\x1b[{';'.join(parts)}m"


@lru_cache(maxsize=4096)
def _narrow(words: str) -> bool:
    """Whether each letter takes one cell and stands by itself: others are measured differently by each terminal."""
    if words.isascii():
        return words.isprintable()
    return all(
        unicodedata.east_asian_width(letter) not in "WF" and unicodedata.category(letter)[0] not in "MC"
        for letter in words
    )
