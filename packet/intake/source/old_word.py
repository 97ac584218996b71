"""Word files of the years before 2007 (DOC): fields frozen to their stored words, links taken out, in place.

[MS-DOC] 2.5 (FIB), 2.8.25 (PlcFld), 2.8.35 (PlcPcd), 2.9.90 (flt); [MS-ODRAW] 2.3.23 (pictures). A field that goes gets
the kind of one whose words converters only print, and blanks for its code: nothing of it is left to be worked out.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packet.intake.request import Refuse
from packet.intake.source import old_words
from packet.intake.source.compound import Compound, Stream
from packet.intake.source.fields import Fate, Field, target
from packet.intake.source.found import FORMULAS, SourceFindings

_MOST: Final = 128 << 20
_WORD: Final = 0xA5EC
_VERSION: Final = 0x00C1
"""nFib of Word 97, the first version with the tables that are read here."""
_LOCKED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200
_LENGTHS: Final = 0x4C
"""Where the lengths of the stories are (FibRgLw97.ccpText and after it)."""
_TABLES: Final = 0x9A
"""Where the places and lengths of the tables are (FibRgFcLcb97)."""
_PLACE: Final = 4
"""Bytes of a place in the text, of which every table has one more than it has entries (2.2.1)."""
_PIECES: Final = 33
_COMMENTS: Final = 4
_COMMENT: Final = _PLACE + 30
_FORMATS: Final = 12
_STORY_LENGTHS: Final = "<8I"
_PIECE: Final = 8
_PIECE_WHERE: Final = 2
"""Bytes of a piece (2.9.177, Pcd), and into it: where its letters are."""
_ONE_BYTE: Final = 0x40000000
_WHERE: Final = 0x3FFFFFFF
"""Of that place: the bit for letters of one byte each, and the place itself (2.9.73, FcCompressed)."""
_FIELD: Final = 2
_FIELD_MARK: Final = 0x1F
"""Bytes of a field's mark (2.9.87, Fld), and the bits of its first that say which of the three it is."""
_PRINTED_STORIES: Final = (0, 1, 5, 6)
"""Of the stories those that every page shows: body, notes, endnotes, text boxes."""
_STORIES: Final = (16, 17, 18, None, 19, 48, 57, 59)
"""The table of fields of each story, in the order of their texts: body, notes, headers, macros, comments, endnotes,
text boxes, text boxes in headers.
"""
_BEGIN, _PARTED, _ENDED = 0x13, 0x14, 0x15
_PRINTED: Final = 89
"""AUTOTEXTLIST: of all kinds the one whose stored words converters print as they are, with fields in them."""
_LIVE: Final = frozenset(
    (4, 6, 8, 9, 13, 26, 33, 38, 40, 41, 42, 43, 48, 49, 50, 51, 52, 53, 54, 57, 70, 71, 83, 84, 87, 88, 90, 91, 92, 95)
)
"""Kinds that stay: numbers of pages, boxes of forms, signs, formulas, numbers of lists, indexes, addresses to click on,
drawings, and what shows nothing.
"""
_NAMES: Final = {
    21: "CREATEDATE", 22: "SAVEDATE", 23: "PRINTDATE", 31: "DATE", 32: "TIME", 36: "INCLUDE", 45: "DDE", 46: "DDEAUTO",
    55: "IMPORT", 56: "LINK", 58: "EMBED", 67: "INCLUDEPICTURE", 68: "INCLUDETEXT", 78: "DATABASE",
}  # fmt: skip
"""Kinds (2.9.90) of which more has to be known than that they are frozen."""
_SHOWN: Final = re.compile(r"[^\s\x00-\x20]")
_PICTURE: Final = re.compile(r"[\x01\x08]")
_LINKED: Final = re.compile(rb"\x05[\x81\xc1]....\x06\x01[\x0c-\x0f]\0\0\0", re.DOTALL)
"""pibName, then pibFlags: linked, and not saved with the file."""
_FILE: Final = re.compile(rb"\x44\0[\x5e\x62]\0.{60}", re.DOTALL)
"""From cbHeader on, a picture's header (2.9.192, PICF) that says: the picture is in the file whose name follows."""
_LEAST: Final = 4
_NAME: Final = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){4,}")
_NEAR: Final = 4 << 10


def prepared(source: Path, made: Path) -> SourceFindings:
    """As `source.prepared`, for an old Word file. Raises Refuse("office_failed" | "office_old" | "too_heavy"),
    ValueError, struct.error and OSError.
    """
    if source.stat().st_size > _MOST:
        raise Refuse("too_heavy")
    file = Compound(source.read_bytes())
    found = SourceFindings()
    document = _Document(file)
    for story in document.stories():
        _freeze(document, story, found)
    found.comments = max(0, document.table(_COMMENTS)[1] - _PLACE) // _COMMENT
    found.said = old_words.said(document.said(), document.formats())
    _sever(file.data, found)
    made.write_bytes(file.data)
    return found


@dataclass(frozen=True)
class _Piece:
    """Letters `start` to `end` of the text: where they are in the main stream, and how many bytes each takes."""

    start: int
    end: int
    place: int
    width: int


@dataclass(frozen=True)
class _Story:
    """A story: where its text starts, and the table of its fields: its place in the table stream, how many marks."""

    start: int
    place: int
    marks: int


class _Document:
    """The main stream and the table stream of a Word file."""

    def __init__(self, file: Compound) -> None:
        main = file.find("WordDocument")
        if main is None:
            raise ValueError("no document")
        self.main = main
        ident, version, flags = struct.unpack("<HH6xH", main.read(0, 12))
        if ident != _WORD or version < _VERSION:
            raise Refuse("office_old")
        if flags & _LOCKED:
            raise Refuse("office_failed")
        tables = file.find("1Table" if flags & _SECOND_TABLE else "0Table")
        if tables is None:
            raise ValueError("no tables")
        self.tables: Stream = tables
        self._pieces = sorted(self._read_pieces(), key=lambda piece: piece.end)
        self._ends = [piece.end for piece in self._pieces]

    def table(self, number: int) -> tuple[int, int]:
        """Place and length of a table."""
        place, length = struct.unpack("<II", self.main.read(_TABLES + 8 * number, 8))
        return place, length

    def _read_pieces(self) -> Iterator[_Piece]:
        place, length = self.table(_PIECES)
        data, at = self.tables.read(place, length), 0
        while data[at : at + 1] == b"\x01":  # properties of pieces
            at += 3 + struct.unpack_from("<H", data, at + 1)[0]
        if data[at : at + 1] != b"\x02":
            raise ValueError("no pieces")
        size, at = struct.unpack_from("<I", data, at + 1)[0], at + 1 + _PLACE
        count = (size - _PLACE) // (_PLACE + _PIECE)
        edges = struct.unpack_from(f"<{count + 1}I", data, at)
        at += _PLACE * (count + 1)
        for number in range(count):
            where = struct.unpack_from("<I", data, at + _PIECE * number + _PIECE_WHERE)[0]
            packed = bool(where & _ONE_BYTE)
            where &= _WHERE
            yield _Piece(edges[number], edges[number + 1], where // 2 if packed else where, 1 if packed else 2)

    def stories(self) -> Iterator[_Story]:
        """The stories that have fields."""
        lengths = struct.unpack(_STORY_LENGTHS, self.main.read(_LENGTHS, struct.calcsize(_STORY_LENGTHS)))
        start = 0
        for number, length in zip(_STORIES, lengths, strict=True):
            place, size = self.table(number) if number is not None else (0, 0)
            if size > _PLACE:
                yield _Story(start, place, (size - _PLACE) // (_PLACE + _FIELD))
            start += length

    def said(self) -> Iterator[Iterator[old_words.Letter]]:
        """The letters of each story that is printed."""
        start = 0
        for number, length in enumerate(
            struct.unpack(_STORY_LENGTHS, self.main.read(_LENGTHS, struct.calcsize(_STORY_LENGTHS)))
        ):
            if number in _PRINTED_STORIES:
                yield self._letters(start, start + length)
            start += length

    def _letters(self, start: int, end: int) -> Iterator[old_words.Letter]:
        for piece, at, count in self._spans(start, end):
            data = self.main.read(at, count * piece.width)
            text = data.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
            yield from ((at + number * piece.width, letter) for number, letter in enumerate(text))

    def formats(self) -> old_words.Formats:
        """Which letters are hidden."""
        return old_words.Formats(self.main.read, self.tables.read, *self.table(_FORMATS))

    def _spans(self, start: int, end: int) -> Iterator[tuple[_Piece, int, int]]:
        for piece in self._pieces[bisect_right(self._ends, start) :]:
            if piece.start >= end:
                return
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                yield piece, piece.place + (first - piece.start) * piece.width, last - first

    def text(self, start: int, end: int) -> str:
        """Letters `start` to `end`."""
        return "".join(
            self.main.read(at, count * piece.width).decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
            for piece, at, count in self._spans(start, end)
        )

    def blank(self, start: int, end: int) -> None:
        """Blanks for these letters, but for marks of fields."""
        for piece, at, count in self._spans(start, end):
            for number in range(count):
                place = at + number * piece.width
                letter = int.from_bytes(self.main.read(place, piece.width), "little")
                if letter not in (_BEGIN, _PARTED, _ENDED):
                    self.main.write(place, b" \0"[: piece.width])


@dataclass
class _Mark:
    """Where a field begins: the place of its mark in the text and in the table; where its words begin (0: nowhere)."""

    at: int
    number: int
    kind: int
    parted: int = 0


def _freeze(document: _Document, story: _Story, found: SourceFindings) -> None:
    """Freeze the fields of a story; those that never end are left alone."""
    edges = struct.unpack(f"<{story.marks + 1}I", document.tables.read(story.place, _PLACE * (story.marks + 1)))
    kinds = story.place + _PLACE * (story.marks + 1)
    open_: list[_Mark] = []
    for number in range(story.marks):
        mark, kind = document.tables.read(kinds + _FIELD * number, _FIELD)
        at, mark = story.start + edges[number], mark & _FIELD_MARK
        if mark == _BEGIN:
            open_.append(_Mark(at, number, kind))
        elif mark == _PARTED and open_:
            open_[-1].parted = at
        elif mark == _ENDED and open_:
            begun = open_.pop()
            if _goes(document, begun, at, found):
                document.tables.write(kinds + _FIELD * begun.number + 1, bytes((_PRINTED,)))
                document.blank(begun.at + 1, begun.parted or at)


def _goes(document: _Document, mark: _Mark, end: int, found: SourceFindings) -> bool:
    """Whether a field becomes its stored words; what that loses is told."""
    if mark.kind in _LIVE:
        return False
    code = document.text(mark.at + 1, mark.parted or end)
    words = document.text(mark.parted + 1, end) if mark.parted else ""
    name = _NAMES.get(mark.kind, "QUOTE")
    picture = _PICTURE.search(words) is not None
    field = Field(name, bool(mark.parted), picture or _SHOWN.search(words) is not None, picture)
    if name == "EMBED":
        _embedded(code, picture, found)
    elif field.fate is Fate.LOST:
        found.miss(target(code))
    elif field.fate is Fate.EMPTY and field.name != "QUOTE":
        found.empty += 1
    return True


def _embedded(code: str, picture: bool, found: SourceFindings) -> None:
    name = target(code)
    if not picture:
        found.miss(name)
    elif not name.lower().startswith(FORMULAS):
        found.hold(name)


def _sever(data: bytearray, found: SourceFindings) -> None:
    """Take out the names of pictures that are linked and not saved, and whatever a converter takes for a drawing."""
    for link in _LINKED.finditer(bytes(data)):
        name = _NAME.search(data, link.end(), link.end() + _NEAR)
        if name is not None:
            found.miss(bytes(name[0]).decode("utf-16-le"))
            data[name.start() : name.end()] = bytes(len(name[0]))
    for header in _FILE.finditer(bytes(data)):
        start = header.end() + 1
        name_there = bytes(data[start : start + data[start - 1]]) if start < len(data) else b""
        if len(name_there) >= _LEAST and not any(letter < ord(" ") for letter in name_there):
            found.miss(name_there.decode("cp1252", "replace"))
            data[start - 1 : start + len(name_there)] = bytes(1 + len(name_there))
    at = data.find(b"<svg")
    while at >= 0:
        data[at : at + 4] = bytes(4)
        found.miss("svg")
        at = data.find(b"<svg", at)
