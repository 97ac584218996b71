"""Paragraphs and rows of tables of DOCX and ODT files, by the reader that intake trusts (`packet.intake.source`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from packet.intake.source.archive import Archive
from packet.intake.source.markup import Attributes, Plain, Verdict, rewrite

_DOCX: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
}
_ODT: Final = {
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
}
_HEAD: Final = re.compile(r"word/header\d*\.xml")
_UNSEEN: Final = frozenset(
    ("w:del", "w:moveFrom", "w:instrText", "w:delText", "text:tracked-changes", "office:annotation")
)
_ROWS: Final = frozenset(("w:tr", "table:table-row"))
_CELLS: Final = frozenset(("w:tc", "table:table-cell"))
_PARAGRAPHS: Final = frozenset(("w:p", "text:p", "text:h"))
_SPACES: Final = frozenset(("w:tab", "text:tab"))
_BREAKS: Final = frozenset(("w:br", "w:cr", "text:line-break"))


class _Rows(Plain):
    """Collects: a paragraph outside of tables is a row of one cell; a row with paragraphs in its cells is one row."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._depth = 0
        self._text = ""
        self._hidden = False

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        if tag in _UNSEEN:
            return Verdict.DROP
        if tag == "w:vanish" and attributes.get("w:val", "1") not in ("0", "false"):
            self._hidden = True
        if tag == "w:r":
            self._hidden = False
        if tag in _ROWS:
            self._depth += 1
            if self._depth == 1:
                self._row = []
        elif tag in _CELLS and self._row is not None and self._depth == 1:
            self._row.append("")
        elif tag in _SPACES:
            self._text += "\t"
        elif tag in _BREAKS:
            self._text += "\n"
        elif tag in ("w:p", "text:p"):
            self._text = ""
        return super().start(tag, attributes, place)

    def text(self, text: str) -> str:
        if not self._hidden:
            self._text += text
        return text

    def end(self, tag: str) -> str:
        if tag in _PARAGRAPHS:
            if self._row is not None and self._row:
                self._row[-1] = f"{self._row[-1]} {self._text}".strip()
            else:
                self.rows += [[piece for piece in line.split("\t") if piece.strip()] for line in self._text.split("\n")]
            self._text = ""
        elif tag in _ROWS:
            self._depth -= 1
            if self._depth == 0 and self._row is not None:
                self.rows.append(self._row)
                self._row = None
        return super().end(tag)


def rows(path: Path, kind: str) -> Iterator[list[str]]:
    """Rows of cells, in the order of the text. Raises Refuse and what damaged files make readers raise."""
    spaces, body = (_DOCX, "word/document.xml") if kind == "docx" else (_ODT, "content.xml")
    collected = _Rows()
    with Archive(path) as parts:
        heads = sorted(name for name in parts.entries if _HEAD.fullmatch(name)) if kind == "docx" else []
        for part in (*heads, body):  # a letterhead stands in the head of the page
            rewrite(parts.read(part), spaces, collected)
    yield from collected.rows
