"""A table of cases as spreadsheets write it: which letters, which mark between the cells, which column is which.

Pure. Nothing is passed over: a column that nobody knows is an error that names it, for a spelling slip must not lose an
answer; a row with more cells than columns is a fault of that row. Cells are text: no formula is ever worked out.
"""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from forms.case import FACTS
from packet.errors import UsageError

OWN: Final = ("case", "folder", "language", "form_language", "to")
"""Columns that are no answers: what the row's own folder is called, where its papers lie, languages, the filing."""
MARKS: Final = ",;\t|"
"""What stands between two cells; spreadsheets in Spanish and German write semicolons."""
_MOST_ROWS: Final = 20_000
"""A year's cases of a whole county; more is another kind of file."""
_MARKED_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class TableRow:
    """One row: its number (1 is the first below the head) and its cells by column, blank ones left out. `wide`: it has
    more cells than there are columns.
    """

    number: int
    cells: Mapping[str, str]
    wide: bool = False


@dataclass(frozen=True)
class CaseTable:
    """`guessed`: it is no UTF-8 and was read as Windows-1252, as older spreadsheets write it."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    guessed: bool = False


def read_table(data: bytes) -> CaseTable:
    """The rows of a CSV file. Raises UsageError for what is no such table; no cell is in its message."""
    text, guessed = _text(data)
    if "\0" in text:
        raise UsageError("batch.not_a_table")
    head = text.lstrip("\r\n").partition("\n")[0]
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_mark(head), strict=True))
    except csv.Error:
        raise UsageError("batch.not_a_table") from None
    lines = [[_cell(cell) for cell in line] for line in lines]
    filled = [number for number, line in enumerate(lines) if any(line)]
    if not filled:
        raise UsageError("batch.no_rows")
    columns = _columns(lines[filled[0]])
    rows = tuple(_row(place - filled[0], columns, lines[place]) for place in filled[1:])
    if not rows:
        raise UsageError("batch.no_rows")
    if len(rows) > _MOST_ROWS:
        raise UsageError("batch.too_many", count=len(rows), most=_MOST_ROWS)
    return CaseTable(columns, rows, guessed)


def _text(data: bytes) -> tuple[str, bool]:
    if data.startswith(_MARKED_UTF16):
        try:
            return data.decode("utf-16"), False
        except UnicodeDecodeError:
            raise UsageError("batch.not_a_table") from None
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _mark(head: str) -> str:
    """The mark that makes the most known columns of the first line."""
    known = {*FACTS, *OWN}
    return max(MARKS, key=lambda mark: sum(_name(name) in known for name in head.split(mark)))


def _name(cell: str) -> str:
    return cell.strip().strip('"').strip().casefold()


def _cell(cell: str) -> str:
    """As typed, without the blanks round it; spreadsheets write a line end in a cell as they like."""
    return unicodedata.normalize("NFC", cell.strip().replace("\r\n", "\n").replace("\r", "\n"))


def _columns(head: Sequence[str]) -> tuple[str, ...]:
    columns = tuple(_name(cell) for cell in head)
    while columns and not columns[-1]:
        columns = columns[:-1]
    known = (*OWN, *FACTS)
    for number, name in enumerate(columns, 1):
        if name in known:
            continue
        if not name:
            raise UsageError("batch.column_blank", number=number)
        near = difflib.get_close_matches(name, known, n=1)
        shown = name if len(name) <= 60 else name[:59] + "…"
        if near:
            raise UsageError("batch.column_near", column=shown, near=near[0])
        raise UsageError("batch.column", column=shown)
    twice = next((name for name, count in Counter(columns).items() if count > 1), None)
    if twice is not None:
        raise UsageError("batch.column_twice", column=twice)
    return columns


def _row(number: int, columns: Sequence[str], line: Sequence[str]) -> TableRow:
    cells = {column: cell for column, cell in zip(columns, line, strict=False) if cell}
    return TableRow(number, cells, wide=any(line[len(columns) :]))
