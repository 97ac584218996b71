"""Words of texts that have no pages yet: each line, paragraph or row of a table as a line, each cell of it as a column.

The places only tell what stands beside and under what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from forms.finders.sheet import MOST_WORDS, Word
from packet.intake.request import Refuse

_CHARACTER: Final = 5.0
_LINE: Final = 14.0
_HEIGHT: Final = 10.0
_COLUMN: Final = 30.0
"""Points between two cells of a row, more than any gap between words."""
_READ: Final = 2 << 20
"""Bytes of a text that are looked at: a letter has 20,000."""
_COLUMNS: Final = re.compile(r"\t+| {3,}")


def plain(path: Path) -> Iterator[Word]:
    """The words of a text file. Raises Refuse("text_encoding")."""
    from packet.intake.text import encoding_of

    with path.open("rb") as file:
        data = file.read(_READ)
    encoding = encoding_of(data, sample=True)
    if encoding is None:
        raise Refuse("text_encoding")
    text = data.decode(encoding, "ignore").replace("\r\n", "\n").replace("\r", "\n")
    return _laid(_COLUMNS.split(line.strip()) for line in text.split("\n"))


def written(path: Path, kind: str) -> Iterator[Word]:
    """The words of a word processor file. Raises Refuse and what damaged files make readers raise."""
    if kind == "rtf":
        with path.open("rb") as file:
            return _laid(_rich(file.read(_READ)))
    from packet.reading.markup_rows import rows

    return _laid(rows(path, kind))


def _laid(rows: Iterable[list[str]]) -> Iterator[Word]:
    count = 0
    for number, row in enumerate(rows):
        top = number * _LINE
        x = 50.0
        for place, cell in enumerate(row):
            x = max(x, 50.0 + place * 150.0) if place else x
            for text in cell.split():
                width = _CHARACTER * len(text)
                yield Word(text[:200], 1, x, top, x + width, top + _HEIGHT)
                x += width + _CHARACTER
                count += 1
                if count >= MOST_WORDS:
                    return
            x += _COLUMN


_RICH: Final = re.compile(rb"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_UNSEEN: Final = frozenset(
    (
        b"fonttbl",
        b"colortbl",
        b"stylesheet",
        b"info",
        b"pict",
        b"generator",
        b"object",
        b"fldinst",
        b"listtable",
        b"themedata",
    )
)


def _rich(data: bytes) -> Iterator[list[str]]:
    """Paragraphs and rows of an RTF file, without what it does not show."""
    cells: list[str] = [""]
    hidden, depth = 0, 0
    after_unicode = False  # the character that follows \\u stands in for it where Unicode is not known
    for found in _RICH.finditer(data):
        word, number, code, sign, brace, text = found.groups()
        if brace:
            depth += 1 if brace == b"{" else -1
            hidden = hidden if depth >= hidden else 0
            continue
        if word in _UNSEEN or sign == b"*":
            hidden = hidden or depth
        if hidden:
            continue
        if word in (b"par", b"line", b"row"):
            yield cells
            cells = [""]
        elif word in (b"cell", b"tab"):
            cells.append("")
        else:
            cells[-1] += _letters(word, number, code, sign, text, after_unicode)
            after_unicode = word == b"u"
    yield cells


def _letters(word: bytes, number: bytes, code: bytes, sign: bytes, text: bytes, stand_in: bool) -> str:
    """What one token of an RTF file shows."""
    if word == b"u" and number:
        return chr(int(number) % 0x10000)
    if code:
        return "" if stand_in else bytes((int(code, 16),)).decode("cp1252", "replace")
    if sign == b"~":
        return " "
    return (text or b"")[int(stand_in) :].decode("cp1252", "replace")
