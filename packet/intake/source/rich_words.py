"""What a Rich Text file says to who reads it: its paragraphs, without what is hidden, deleted, or no text of a page.

Rich Text Format 1.9.1: destinations, character sets (\\fcharset, \\ansicpg), Unicode (\\u, \\uc), hidden text (\\v).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from packet.intake.source.fields import counts_pages
from packet.intake.source.recall import SourceText, words_in

_TOKEN: Final = re.compile(rb"[{}]|\\(?:([a-zA-Z]+)(-?\d+)? ?|'([0-9a-fA-F]{2})|[\s\S])")
_CODECS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SYMBOLS: Final = 2
"""Character set of fonts of signs: their letters are none."""
_SILENT: Final = frozenset(
    (
        *("colortbl", "stylesheet", "listtable", "listoverridetable", "info", "pict", "objdata", "objclass"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "revtbl", "annotation"),
        *("atnid", "atnauthor", "sp", "nonshppict", "listtext", "pntext", "pnseclvl", "xe", "tc", "rxe", "ftnsep"),
        *("ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "template", "formfield", "ud", "filetbl", "private"),
    )
)
"""Destinations whose words stand on no page, or only on some, or a second time."""
_HEARD: Final = frozenset(("shpinst", "do", "shptxt", "dptxbxtext"))
"""Destinations of which a reader that does not know them shows nothing, and every converter shows the words."""
_ENDS: Final = frozenset(("par", "sect", "page", "row", "nestrow", "cell", "nestcell"))
_BLANKS: Final = frozenset(("line", "tab", "column", "lbr", "emspace", "enspace", "qmspace"))
_SIGNS: Final = {"rquote": "’", "lquote": "‘", "rdblquote": "”", "ldblquote": "“", "emdash": "—", "endash": "–"}
_ESCAPED: Final = {b"\\": "\\", b"{": "{", b"}": "}", b"~": " ", b"_": "-"}


@dataclass(frozen=True)
class _State:
    """What holds for the words of a group, until it ends."""

    silent: bool = False
    hidden: bool = False
    apart: bool = False
    fonts: bool = False
    """In the table of fonts."""
    codes: bool = False
    """In the code of a field."""
    font: int = -1
    skip: int = 1
    """Letters after \\u that say the same for older readers."""


def said(data: bytes) -> SourceText:
    """The words of a file, in its order."""
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self._said = SourceText()
        self._state = _State()
        self._stack: list[_State] = []
        self._charsets: dict[int, int] = {}
        self._codec = "cp1252"
        self._open: list[list[str]] = [[]]
        """Pieces of the paragraphs that are open: a note or a box stands within another one."""
        self._depths: list[int] = []
        """How many groups were open where each of the inner ones began."""
        self._fields: list[tuple[int, str]] = []
        """Of the fields that are open: how many groups were, and the code."""
        self._bytes = b""
        self._skip = 0
        self._starred = False
        self._first = False
        """Whether a group has just begun."""

    def read(self, data: bytes) -> SourceText:
        at = 0
        while (token := _TOKEN.search(data, at)) is not None:
            if token.start() > at:
                self._plain(data[at : token.start()])
            at = token.end()
            first, self._first = self._first, False
            if token[0] == b"{":
                self._flush()
                self._stack.append(self._state)
                self._first = True
            elif token[0] == b"}":
                self._close()
            elif token[1]:
                at = self._control(token[1].decode(), token[2], at)
            elif token[3]:
                self._plain(bytes.fromhex(token[3].decode()))
            elif token[0] == b"\\*":
                self._starred = first  # anywhere else it says nothing
            elif token[0] in (b"\\\n", b"\\\r"):
                self._end()
            else:
                self._say(_ESCAPED.get(token[0][1:], ""))
        self._plain(data[at:])
        while self._depths:
            self._leave()
        self._end()
        return self._said

    def _close(self) -> None:
        self._flush()
        self._skip, self._starred = 0, False
        if self._stack:
            self._state = self._stack.pop()
        if self._depths and len(self._stack) < self._depths[-1]:
            self._leave()
        if self._fields and len(self._stack) < self._fields[-1][0]:
            self._fields.pop()

    def _control(self, word: str, number: bytes | None, at: int) -> int:
        """One control word; returns where to read on."""
        self._flush()
        value = int(number) if number else 0
        starred, self._starred = self._starred, False
        if word == "bin":
            return at + max(0, value)
        if word == "fldinst":
            self._state = replace(self._state, silent=True, codes=True)
        elif word == "fldrslt" and self._fields and counts_pages(self._fields[-1][1]):
            self._state = replace(self._state, silent=True)  # the converter counts anew
        elif word in _SILENT or (starred and word not in _HEARD):
            self._state = replace(self._state, silent=True)
        elif word == "field":
            self._fields.append((len(self._stack), ""))
        elif word in ("footnote", "shptxt", "dptxbxtext"):
            self._open.append([])
            self._depths.append(len(self._stack))
        elif word == "u" and number:
            self._say(chr(value % 0x10000))
            self._skip = self._state.skip
        elif word in _ENDS:
            self._end()
        elif word in _BLANKS:
            self._say(" ")
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        else:
            self._property(word, number, value)
        return at

    def _property(self, word: str, number: bytes | None, value: int) -> None:
        on = number is None or value != 0
        match word:
            case "v":
                self._state = replace(self._state, hidden=on)
            case "deleted" | "revised":
                self._said.tracked += on and not self._state.silent
                self._state = replace(self._state, apart=on and word == "deleted")
            case "plain":
                self._state = replace(self._state, hidden=False, apart=False)
            case "fonttbl":
                self._state = replace(self._state, silent=True, fonts=True)
            case "f":
                self._state = replace(self._state, font=value)
            case "fcharset" if self._state.fonts:
                self._charsets[self._state.font] = value
            case "uc":
                self._state = replace(self._state, skip=max(0, value))
            case "ansicpg":
                self._codec = f"cp{value}"

    # Words

    def _plain(self, data: bytes) -> None:
        """Letters as they stand in the file."""
        data = data.replace(b"\r", b"").replace(b"\n", b"")
        gone = min(self._skip, len(data))
        self._skip -= gone
        self._bytes += b"" if self._state.silent else data[gone:]
        if self._state.codes and self._fields:
            depth, code = self._fields[-1]
            self._fields[-1] = (depth, code + data[gone:].decode("latin-1"))

    def _flush(self) -> None:
        """Letters of a character set of several bytes come one by one."""
        if not self._bytes:
            return
        data, self._bytes = self._bytes, b""
        charset = self._charsets.get(self._state.font, 0)
        if charset == _SYMBOLS:
            return
        codec = _CODECS.get(charset, "cp1252") if charset else self._codec
        try:
            self._say(data.decode(codec, "replace"))
        except LookupError:
            self._say(data.decode("cp1252", "replace"))

    def _say(self, words: str) -> None:
        self._flush()
        state = self._state
        if state.silent or state.apart:
            return
        if state.hidden:
            self._said.hidden += words_in(words)
        else:
            self._open[-1].append(words)

    def _end(self) -> None:
        """A paragraph ends."""
        self._flush()
        if (text := "".join(self._open[-1])).strip():
            self._said.paragraphs.append(_paired(text))
        self._open[-1] = []

    def _leave(self) -> None:
        self._end()
        self._open.pop()
        self._depths.pop()


def _paired(text: str) -> str:
    """Units of UTF-16, of which \\u writes one at a time, as the characters that they make."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
