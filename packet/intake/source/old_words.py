"""What an old Word file says to who reads it: its paragraphs, without codes of fields, and without what is hidden.

[MS-DOC] 2.4.1 (text by pieces), 2.8.6 (PlcBteChpx), 2.9.33 (ChpxFkp), 2.6.1 (sprmCFVanish, sprmCFRMarkDel).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from packet.intake.source.fields import counts_pages
from packet.intake.source.recall import SourceText, words_in

Read = Callable[[int, int], bytes]
"""Bytes of a stream: where, and how many."""
Letter = tuple[int, str]
"""A letter, with its place in the main stream."""

_PAGE: Final = 512
"""Bytes of a page of formats (FKP)."""
_PAGE_NUMBER: Final = (1 << 22) - 1
_VANISH, _DELETED, _INSERTED = 0x083C, 0x0800, 0x0801
_ON: Final = (1, 0x81)
"""Yes, and: the opposite of the style."""
_LENGTHS: Final = (1, 1, 2, 4, 2, 2, -1, 3)
"""Bytes of an operand by the three highest bits of its sprm; -1: its first byte tells."""
_WIDE: Final = frozenset((0xD608, 0xC615))
"""Sprms whose length takes another form; none of them is about letters."""
_BEGIN, _PARTED, _ENDED = "\x13", "\x14", "\x15"
_ENDS: Final = frozenset("\r\x07\x0c")
_SAID: Final = {"\x0b": " ", "\x0e": " ", "\x1e": "-", "\x1f": ""}


class Formats:
    """Which letters of the main stream are hidden, and which are deleted or inserted by a tracked change."""

    def __init__(self, main: Read, tables: Read, place: int, length: int) -> None:
        self._starts: list[int] = []
        self._runs: list[tuple[int, frozenset[int]]] = []
        """End of each run, and what is on in it."""
        count = max(0, length - 4) // 8
        numbers = struct.unpack(f"<{count}I", tables(place + 4 * (count + 1), 4 * count))
        for number in numbers:
            for start, end, on in _runs(main((number & _PAGE_NUMBER) * _PAGE, _PAGE)):
                self._starts.append(start)
                self._runs.append((end, on))

    def at(self, place: int) -> frozenset[int]:
        """The sprms that are on for the letter at this place."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._runs[number][0]:
            return frozenset()
        return self._runs[number][1]

    @property
    def tracked(self) -> int:
        """How many runs were inserted or deleted."""
        return sum(not on.isdisjoint((_DELETED, _INSERTED)) for _, on in self._runs)


def _runs(page: bytes) -> Iterator[tuple[int, int, frozenset[int]]]:
    count = page[_PAGE - 1]
    edges = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = 2 * page[4 * (count + 1) + number]
        on = frozenset(_on(page[at + 1 : at + 1 + page[at]])) if at else frozenset[int]()
        yield edges[number], edges[number + 1], on


def _on(properties: bytes) -> Iterator[int]:
    at = 0
    while at + 3 <= len(properties):
        (sprm,) = struct.unpack_from("<H", properties, at)
        length = _LENGTHS[sprm >> 13]
        if sprm in _WIDE:
            return
        if sprm in (_VANISH, _DELETED, _INSERTED) and properties[at + 2] in _ON:
            yield sprm
        at += 2 + (1 + properties[at + 2] if length < 0 else length)


def said(stories: Iterable[Iterable[Letter]], formats: Formats) -> SourceText:
    """What these stories say."""
    found = SourceText(tracked=formats.tracked)
    for story in stories:
        _Story(found, formats).read(story)
    return found


class _Story:
    def __init__(self, found: SourceText, formats: Formats) -> None:
        self._found, self._formats = found, formats
        self._codes: list[tuple[str, bool]] = []
        """Of the fields that are open, and whether each is still being read."""
        self._shown: list[str] = []
        self._hidden: list[str] = []

    def read(self, letters: Iterable[Letter]) -> None:
        for place, letter in letters:
            if letter in (_BEGIN, _PARTED, _ENDED):
                self._mark(letter)
            elif self._codes and self._codes[-1][1]:
                self._codes[-1] = (self._codes[-1][0] + letter, True)
            elif letter in _ENDS:
                self._end()
            elif not any(coding or counts_pages(code) for code, coding in self._codes):
                self._say(_SAID.get(letter, letter), self._formats.at(place))
        self._end()

    def _mark(self, mark: str) -> None:
        if mark == _BEGIN:
            self._codes.append(("", True))
        elif self._codes and mark == _PARTED:
            self._codes[-1] = (self._codes[-1][0], False)
        elif self._codes:
            self._codes.pop()

    def _say(self, letter: str, on: frozenset[int]) -> None:
        if _VANISH in on:
            self._hidden.append(letter)
        elif _DELETED not in on and (not letter or letter >= " " or letter == "\t"):
            self._shown.append(letter)

    def _end(self) -> None:
        self._found.hidden += words_in("".join(self._hidden))
        if (text := "".join(self._shown)).strip():
            self._found.paragraphs.append(text)
        self._hidden, self._shown = [], []
