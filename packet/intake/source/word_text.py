"""What a Word file says to who reads it: its paragraphs, without what is hidden, deleted or written twice.

ISO/IEC 29500-1, 17.3.2.41 (vanish), 17.7 (styles), 17.13.5 (tracked changes); 29500-3, 9.3 (AlternateContent).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from packet.intake.source.fields import counts_pages
from packet.intake.source.markup import Attributes, HidingStyles, Verdict
from packet.intake.source.recall import SourceText, words_in

SPOKEN: Final = re.compile(r"word/(?:(?:document|footnotes|endnotes)\d*|diagrams/data\d*)\.xml", re.I)
"""Parts whose words every converter prints. Of headers it prints those of the pages that there are."""
_PARAGRAPHS: Final = frozenset(("w:p", "a:p"))
_TEXTS: Final = frozenset(("w:t", "m:t", "a:t"))
"""Words of the text, of a formula (22.1), of a diagram (21.4)."""
_CHANGES: Final = frozenset(("w:ins", "w:del", "w:moveTo"))
_APART: Final = frozenset(("w:del", "w:moveFrom", "mc:Fallback", "w:rt"))
"""What a page may show or not: words that were taken out, a second way to write the same, small print over words."""
_BREAKS: Final = frozenset(("w:tab", "w:br", "w:cr", "w:p", "w:tc"))
_NO: Final = frozenset(("0", "false", "off"))


class WordStyles(HidingStyles):
    """Reads the part of the styles: which of them hide their words."""

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        if tag == "w:style":
            self._style = attributes.get("w:styleId", "")
        elif tag == "w:basedOn":
            self._based[self._style] = attributes.get("w:val", "")
        elif tag == "w:vanish" and self._style:
            self._hides[self._style] = _says_yes(attributes)
        return super().start(tag, attributes, place)

    def end(self, tag: str) -> str:
        if tag == "w:style":
            self._style = ""
        return super().end(tag)


@dataclass
class _Around:
    """An element that is open, and whether the words in it are hidden, or apart from what every page shows."""

    tag: str
    hidden: bool = False
    apart: bool = False


class WordText:
    """Listens to the elements of a part that stay, and writes down what it says."""

    def __init__(self, hiding: frozenset[str], said: SourceText) -> None:
        self._hiding, self._said = hiding, said
        self._open = [_Around("")]
        self._texts: list[list[str]] = []
        self._codes: list[str] = []
        """Of the fields that are open."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        around = self._open[-1]
        self._said.tracked += tag in _CHANGES and around.tag not in ("w:rPr", "w:trPr")
        self._look(tag, attributes)
        fresh = tag in _PARAGRAPHS  # a paragraph in a box is hidden by its own style only
        apart = tag in _APART or (tag == "w:fldSimple" and counts_pages(attributes.get("w:instr", "")))
        self._open.append(_Around(tag, around.hidden and not fresh, around.apart or apart))
        if tag == "w:fldChar":
            self._mark(attributes.get("w:fldCharType", ""))
        if fresh:
            self._texts.append([])
        elif tag in _BREAKS and self._texts:
            self._texts[-1].append(" ")

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append("")
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _look(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Does this property hide the run, or the paragraph, whose properties are being read?"""
        if len(self._open) < 3:
            return
        inner, outer = self._open[-1], self._open[-2]
        if inner.tag == "w:rPr" and outer.tag == "w:r":
            if tag == "w:vanish":
                outer.hidden = _says_yes(attributes)
            elif tag == "w:rStyle" and attributes.get("w:val") in self._hiding:
                outer.hidden = True
        elif inner.tag == "w:pPr" and tag == "w:pStyle":
            outer.hidden = attributes.get("w:val") in self._hiding
        elif inner.tag == "w:sdtPr" and tag == "w:showingPlcHdr":
            outer.apart = True

    def end(self) -> None:
        """The innermost element ends."""
        ended = self._open.pop()
        if ended.tag in _PARAGRAPHS and self._texts and (text := "".join(self._texts.pop())).strip():
            self._said.paragraphs.append(text)

    def text(self, text: str) -> None:
        """Words of the innermost element."""
        around = self._open[-1]
        if around.tag == "w:instrText" and self._codes:
            self._codes[-1] += text
        if around.tag not in _TEXTS or around.apart or any(map(counts_pages, self._codes)):
            return
        if around.hidden:
            self._said.hidden += words_in(text)
        elif self._texts:
            self._texts[-1].append(f" {text} " if around.tag == "m:t" else text)  # a formula stands in pieces


def _says_yes(attributes: Mapping[str, str]) -> bool:
    return attributes.get("w:val", "1").lower() not in _NO
