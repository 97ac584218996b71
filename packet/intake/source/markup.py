"""XML read and written again, element by element, with some of it left out.

What the converter gets is what was read here, in one encoding, without declarations: no second reading of the same
bytes can find in them what this one did not see (XML 1.0, 2.8, 4.3.3; Namespaces in XML 1.0).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final, Protocol
from xml.parsers.expat import ParserCreate

from packet.intake.request import Refuse

_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_VERSION: Final = re.compile(r"urn:oasis:names:tc:[^:]+:xmlns:([^:]+):1\.[^:]*")
"""An OpenDocument name space; readers take any committee and any version 1.x (LibreOffice, NormalizeOasisURN)."""
_MOST: Final = 128 << 20
"""Characters of one part: entities can make much out of little."""


class Verdict(Enum):
    """What becomes of an element: it stays, it goes with all that is in it, or its tags go and what is in it stays."""

    KEEP = 0
    DROP = 1
    UNWRAP = 2


Attributes = dict[str, str]
"""By known name ("w:val", as `Spaces` calls the name spaces); what is taken out of it is taken out of the element."""
Spaces = Mapping[str, str]
"""Name space -> the prefix that the code calls it by."""


class Reader(Protocol):
    """Sees every element that stays, by its known name, and decides on it."""

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        """An element begins. `place`: how many elements of the part began before it, those that are left out too."""

    def end(self, tag: str) -> str:
        """An element that was kept or unwrapped ends; returns words to put before its end."""

    def text(self, text: str) -> str:
        """Words between tags, in one piece or more; returns what stays of them."""


class Plain:
    """A reader that keeps everything."""

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        _ = tag, attributes, place
        return Verdict.KEEP

    def end(self, tag: str) -> str:
        _ = tag
        return ""

    def text(self, text: str) -> str:
        return text


def rewrite(data: bytes, spaces: Spaces, reader: Reader, *, declarations: bool = False) -> bytes:
    """The part without what the reader leaves out. `declarations`: entities may be declared in it, as drawings do.

    Raises ExpatError when it is not well-formed, Refuse("office_failed") when it declares entities and must not.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    writer = _Writer(spaces, reader)
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.StartDoctypeDeclHandler = None if declarations else _declared
    parser.Parse(data, True)
    return b'<?xml version="1.0" encoding="UTF-8"?>' + "".join(writer.out).encode("utf-8", "replace")


def _declared(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
    if internal:
        raise Refuse("office_failed")


class _Writer:
    def __init__(self, spaces: Spaces, reader: Reader) -> None:
        self.out: list[str] = []
        self._spaces, self._reader = spaces, reader
        self._scopes: list[dict[str, str]] = [{}]
        self._open: list[tuple[str, str]] = []
        """(known name, written name) of the elements around; an empty written name: its tags are left out."""
        self._dropped = 0
        self._size = 0
        self._place = -1

    def start(self, raw: str, written: dict[str, str]) -> None:
        self._place += 1
        if self._dropped:
            self._dropped += 1
            return
        scope = self._scope(written)
        tag = self._known(raw, scope, element=True)
        known = {name: self._known(name, scope) for name in written}
        attributes = {known[name]: value for name, value in written.items()}
        verdict = self._reader.start(tag, attributes, self._place)
        if verdict is Verdict.DROP:
            self._dropped = 1
            return
        self._scopes.append(scope)
        self._open.append((tag, raw if verdict is Verdict.KEEP else ""))
        if verdict is Verdict.KEEP:
            kept = ((name, attributes.get(known[name])) for name in written)
            self._put(f"<{raw}", *(f' {name}="{value.translate(_VALUE)}"' for name, value in kept if value is not None))
            self._put(">")

    def end(self, _raw: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        self._scopes.pop()
        tag, raw = self._open.pop()
        self._put(self._reader.end(tag).translate(_TEXT))
        if raw:
            self._put(f"</{raw}>")

    def text(self, text: str) -> None:
        if not self._dropped:
            self._put(self._reader.text(text).translate(_TEXT))

    def _put(self, *pieces: str) -> None:
        self.out += pieces
        self._size += sum(map(len, pieces))
        if self._size > _MOST:
            raise Refuse("too_heavy")

    def _scope(self, written: dict[str, str]) -> dict[str, str]:
        scope = self._scopes[-1]
        declared = {name.removeprefix("xmlns").removeprefix(":"): uri for name, uri in written.items() if _names(name)}
        return scope | declared if declared else scope

    def _known(self, raw: str, scope: dict[str, str], *, element: bool = False) -> str:
        """The name by which the code calls it; "?" and the written one for a name space that the code does not know."""
        prefix, colon, local = raw.rpartition(":")
        if prefix == "xml" or not (colon or element):
            return raw
        uri = _VERSION.sub(r"urn:oasis:names:tc:opendocument:xmlns:\1:1.0", scope.get(prefix, ""))
        space = self._spaces.get(uri)
        return f"{space}:{local}" if space else f"?{raw}"


def _names(attribute: str) -> bool:
    return attribute == "xmlns" or attribute.startswith("xmlns:")


class HidingStyles(Plain):
    """Reads styles: which of them hide their words, by themselves or by the style that they are based on."""

    def __init__(self) -> None:
        self._hides: dict[str, bool] = {}
        self._based: dict[str, str] = {}
        self._style = ""

    @property
    def hiding(self) -> frozenset[str]:
        """The names of the styles that hide."""
        return frozenset(style for style in {*self._hides, *self._based} if self._hidden(style))

    def _hidden(self, style: str) -> bool:
        seen = set[str]()
        while style and style not in self._hides and style not in seen:
            seen.add(style)
            style = self._based.get(style, "")
        return self._hides.get(style, False)
