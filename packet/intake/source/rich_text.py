"""Rich Text (RTF): what it shows and does not hold, found group by group; fields frozen to their stored words.

Rich Text Format 1.9.1. The bytes that stay are copied unread; whole groups go, so that every brace keeps its partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from packet.intake.request import Refuse
from packet.intake.source import archive, rich_words
from packet.intake.source.fields import Fate, Field, target
from packet.intake.source.found import FORMULAS, SourceFindings, called

_MOST: Final = 128 << 20
_MOST_GROUPS: Final = 1_000_000
_TOKEN: Final = re.compile(rb"[{}]|\\(?:([a-zA-Z]+)(-?\d+)? ?|'([0-9a-fA-F]{2})|[\s\S])")
_HEAD: Final = 8 << 10
_CLOCK: Final = frozenset(("chdate", "chtime", "chdpl", "chdpa"))
"""Controls that print the date and time of whoever opens the file."""
_GONE: Final = frozenset(("nextfile", "mailmerge", "filetbl", "datafile"))
"""Groups that name other files and show nothing by themselves."""
_LINKS: Final = frozenset(("objlink", "objautlink"))
_KNOWN: Final = _GONE | _LINKS | frozenset(
    ("field", "fldinst", "fldrslt", "formfield", "datafield", "object", "objclass", "objdata", "result", "template",
     "pict", "shpinst", "sp", "sn", "sv", "annotation", "file")
)  # fmt: skip
_CODE: Final = frozenset(("fldinst", "fldrslt", "formfield", "datafield", "objclass", "objdata", "result"))
"""Groups that belong to a field or an object."""
_HARMLESS: Final = "SYMBOL EQ ADVANCE AUTONUM AUTONUMLGL AUTONUMOUT LISTNUM TC XE TA MACROBUTTON GOTOBUTTON"
_SAFE: Final = frozenset(_HARMLESS.split())
"""Fields without stored words that open nothing."""
_TELLING: Final = re.compile(r"(?i)INCLUDE|LINK|DDE|IMPORT|DATABASE|://")
_NO_HEX: Final = re.compile(r"[^0-9a-fA-F]+")


@dataclass(slots=True)
class _Group:
    """A group: its place in the file, where its first controls end, the control words in it that matter and where they
    stand, and the words and groups in it, in their order.
    """

    start: int
    parent: _Group | None
    end: int = 0
    opened: int = 0
    controls: list[tuple[int, int]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    number: int = 0
    items: list[str | _Group] = field(default_factory=list)
    gone: bool = False

    @property
    def inner(self) -> list[_Group]:
        return [item for item in self.items if isinstance(item, _Group)]

    @property
    def words(self) -> str:
        """Its own words."""
        return "".join(item for item in self.items if isinstance(item, str))

    def every(self) -> Iterator[_Group]:
        """This group and all in it, in the order of the file."""
        waiting = [self]
        while waiting:
            group = waiting.pop()
            yield group
            waiting.extend(reversed(group.inner))

    def within(self, mark: str) -> list[_Group]:
        return [group for group in self.inner if mark in group.marks]

    def said(self, unless: str = "") -> str:
        """All words in it, but those of groups with the mark `unless`."""
        pieces: list[str] = []
        waiting: list[str | _Group] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                pieces.append(item)
            elif unless not in item.marks:
                waiting.extend(reversed(item.items))
        return "".join(pieces)

    @property
    def pictured(self) -> bool:
        return any("pict" in group.marks for group in self.every())

    def around(self, mark: str) -> _Group | None:
        """The nearest group around this one with this mark."""
        group = self.parent
        while group is not None and mark not in group.marks:
            group = group.parent
        return group


def prepared(source: Path, made: Path) -> SourceFindings:
    """As `source.prepared`, for Rich Text. Raises Refuse("too_heavy") and OSError."""
    if source.stat().st_size > _MOST:
        raise Refuse("too_heavy")
    editor = _Editor(source.read_bytes())
    made.write_bytes(edited := editor.edited())
    editor.found.said = rich_words.said(edited)
    return editor.found


class _Editor:
    """Reads the groups, finds what is not in the file, and cuts out links and the code of fields."""

    def __init__(self, data: bytes) -> None:
        self.found = SourceFindings()
        self._data = data
        self._cuts: list[tuple[int, int, bytes]] = []
        """Pieces (start, end) that go, and what stands there instead: an empty group keeps the words around apart."""
        self._parts: list[int] = []
        """Numbers of the files whose words belong into the text."""
        self._root = self._parsed()

    def edited(self) -> bytes:
        """The file without what was cut."""
        files = {group.number: group.said() for group in self._root.every() if "file" in group.marks}
        for number in self._parts:
            self.found.miss(files.get(number, ""))
        for group in self._root.every():
            if group.parent is not None and group.parent.gone:
                group.gone = True
            if not group.gone:
                self._look(group)
        pieces, at = [], 0
        for start, end, instead in sorted(self._cuts):
            if start >= at:
                pieces += [self._data[at:start], instead]
            at = max(at, end)
        return b"".join((*pieces, self._data[at:]))

    # Reading

    def _parsed(self) -> _Group:
        """The groups of the file, in one that holds all; what is not closed ends with the file."""
        root = group = _Group(0, None)
        at, count, data = 0, 0, self._data
        while (token := _TOKEN.search(data, at)) is not None:
            if token.start() > at:
                group.items.append(_piece(data[at : token.start()]))
            at = token.end()
            if token[0] == b"{":
                group = _Group(token.start(), group, opened=at)
                assert group.parent is not None
                group.parent.items.append(group)
                count += 1
                if count > _MOST_GROUPS:
                    raise Refuse("too_heavy")
            elif token[0] == b"}":
                group.end = at
                group = group.parent or root
            elif token[1]:
                at = self._control(group, token)
            elif token[3]:
                group.items.append(bytes.fromhex(token[3].decode()).decode("cp1252", "replace"))
            elif token[0][1:] in (b"\\", b"{", b"}"):
                group.items.append(token[0][1:].decode())
        for group in root.every():
            group.end = group.end or len(data)
        return root

    def _control(self, group: _Group, token: re.Match[bytes]) -> int:
        """One control word; returns where to read on."""
        word, number = token[1].decode(), int(token[2] or 0)
        if word == "bin":
            return self._binary(group, token, number)
        if word == "u" and token[2]:
            group.items.append(chr(number % 0x10000))
        elif word in _KNOWN:
            group.marks.append(word)
            group.opened = token.end()
            group.controls.append(token.span())
        elif word == "fid":
            group.number = number
        elif word in _CLOCK:
            self._cut(token.start(), token.end())
            self.found.empty += 1
        elif word == "subdocument":
            self._cut(token.start(), token.end())
            self._parts.append(number)
        return token.end()

    def _binary(self, group: _Group, token: re.Match[bytes], length: int) -> int:
        """Raw bytes; returns where they end. Raises ValueError where the file ends before: readers differ in what they
        make of such a number.
        """
        if length <= 0:  # LibreOffice takes one byte all the same, and with it the brace that ends the group
            self._cut(token.start(), token.end())
            return token.end()
        if length > len(self._data) - token.end():
            raise ValueError("bin")
        if not group.words:
            group.items.append(self._data[token.end() : token.end() + _HEAD].hex())
        return token.end() + length

    # Judging

    def _cut(self, start: int, end: int, instead: bytes = b"{}") -> None:
        self._cuts.append((start, end, instead))

    def _drop(self, group: _Group) -> None:
        group.gone = True
        self._cut(group.start, group.end)

    def _look(self, group: _Group) -> None:
        parent = group.parent.marks if group.parent is not None else []
        if "field" in group.marks:
            self._field(group)
        elif "object" in group.marks:
            self._object(group)
        elif "template" in group.marks:
            self.found.template = called(group.said())
            self._drop(group)
        elif (
            not _GONE.isdisjoint(group.marks)
            or ("fldinst" in group.marks and "field" not in parent)
            or ("objdata" in group.marks and "object" not in parent)
        ):
            self._drop(group)
        elif "annotation" in group.marks:
            self.found.comments += 1
        elif "sp" in group.marks:
            self._property(group)
        elif "pict" in group.marks and _draws(group.words):
            self.found.miss("svg")
            self._drop(group)

    def _field(self, group: _Group) -> None:
        code = "".join(inner.said("formfield") for inner in group.within("fldinst"))
        results = group.within("fldrslt")
        shown = [result for result in results if result.said().strip() or result.pictured]
        this = Field(code, bool(results), bool(shown), any(result.pictured for result in shown))
        fate = this.fate
        if fate is Fate.LIVE and not this.paged and (this.name not in _SAFE or _TELLING.search(code)):
            fate = Fate.EMPTY
        if fate is Fate.UNSEEN and not group.words.strip():
            self._drop(group)
        elif fate is not Fate.LIVE:
            self._keep(group, results)
        if fate is Fate.LOST:
            self.found.miss(target(code))
        self.found.empty += fate is Fate.EMPTY

    def _object(self, group: _Group) -> None:
        """Its picture stays; what made the picture goes."""
        results = [result for result in group.within("result") if result.said().strip() or result.pictured]
        name = "".join(inner.said() for inner in group.within("objclass")).strip() or "object"
        if not results:
            self.found.miss(name)
        elif _LINKS.isdisjoint(group.marks) and not name.lower().startswith(FORMULAS):
            self.found.hold(name)
        self._keep(group, results)

    def _keep(self, group: _Group, results: Sequence[_Group]) -> None:
        """Of this group only these groups in it stay; and all words around them, where it holds such."""
        if group.words.strip():
            self._loosen(group, results)
            return
        at = group.start
        for result in results:
            self._cut(at, result.start)
            self._cut(result.start + 1, result.opened, b"")
            at = result.end
        self._cut(at, group.end)
        kept = {id(result) for result in results}
        for inner in group.inner:
            inner.gone = id(inner) not in kept

    def _loosen(self, group: _Group, results: Sequence[_Group]) -> None:
        """A field or object that has no group of its own: the code goes, and the words around it are the letter's."""
        kept = {id(result) for result in results}
        for place in group.controls:
            self._cut(*place)
        for inner in group.inner:
            if id(inner) in kept:
                self._cut(inner.start + 1, inner.opened, b"")
            elif not _CODE.isdisjoint(inner.marks):
                self._drop(inner)

    def _property(self, group: _Group) -> None:
        """The property of a shape that names the file of its picture (pibName)."""
        if "".join(inner.said() for inner in group.within("sn")).strip().lower() != "pibname":
            return
        shape = group.around("shpinst")
        if group.around("pict") is None and not (shape is not None and shape.pictured):
            self.found.miss("".join(inner.said() for inner in group.within("sv")))
        self._drop(group)


def _piece(data: bytes) -> str:
    """Words as they are kept; of long ones the start, and a sign that there is more: no code of a field has it."""
    return data.decode("latin-1") if len(data) <= _HEAD else data[:_HEAD].decode("latin-1") + "\0"


def _draws(digits: str) -> bool:
    """Whether a picture, in hexadecimal digits, is a drawing (SVG)."""
    plain = _NO_HEX.sub("", digits)
    head = bytes.fromhex(plain[: len(plain) // 2 * 2])
    return archive.unpacked(head) is not None
