"""What an OpenDocument text says to who reads it: its paragraphs, without what is hidden, deleted or in a note.

OASIS OpenDocument 1.3, part 3: 5.1, 5.4 (sections), 5.5 (tracked changes), 7.7.6 (hidden paragraphs), 20.336
(text:display).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from packet.intake.source.markup import Attributes, HidingStyles, Verdict
from packet.intake.source.recall import SourceText, words_in

SPOKEN: Final = "content.xml"
STYLES: Final = (SPOKEN, "styles.xml")
LIVE: Final = frozenset(
    ("text:page-number", "text:page-count", "text:page-continuation", "text:page-variable-get", "text:chapter")
)
"""Fields that depend on where pages end, whatever was stored for them."""
_APART: Final = LIVE.union(
    ("office:annotation", "text:tracked-changes", "text:ruby-text", "text:note-citation", "svg:title", "svg:desc")
)
"""What a page may show or not, or in other words."""
_BREAKS: Final = frozenset(("text:s", "text:tab", "text:line-break", "text:p", "text:h"))
_PARAGRAPHS: Final = frozenset(("text:p", "text:h"))
_STYLED: Final = frozenset((*_PARAGRAPHS, "text:span", "text:a"))
_NONE: Final = "none"


class OpenStyles(HidingStyles):
    """Reads the parts with styles: which of them hide their words."""

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        if tag == "style:style":
            self._style = attributes.get("style:name", "")
            self._based[self._style] = attributes.get("style:parent-style-name", "")
        elif tag == "style:text-properties" and "text:display" in attributes and self._style:
            self._hides[self._style] = attributes["text:display"] == _NONE
        return super().start(tag, attributes, place)


@dataclass
class _Around:
    """An element that is open, and whether the words in it are hidden, or apart from what every page shows."""

    tag: str
    hidden: bool = False
    apart: bool = False


class OpenText:
    """Listens to the elements of the content that stay, and writes down what it says."""

    def __init__(self, hiding: frozenset[str], said: SourceText) -> None:
        self._hiding, self._said = hiding, said
        self._open = [_Around("")]
        self._texts: list[list[str]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        around = self._open[-1]
        self._said.tracked += tag == "text:changed-region"
        hidden = around.hidden or _is_hidden(tag, attributes)
        if tag in _STYLED and (style := attributes.get("text:style-name")):
            hidden |= style in self._hiding
        self._open.append(_Around(tag, hidden, around.apart or tag in _APART))
        if tag == "text:hidden-paragraph" and attributes.get("text:is-hidden") == "true":
            for one in self._open[self._paragraph() :]:
                one.hidden = True
        if tag in _PARAGRAPHS:
            self._texts.append([])
        elif tag in _BREAKS and self._texts:
            self._texts[-1].append(" ")

    def _paragraph(self) -> int:
        """Where the innermost paragraph is among what is open."""
        found = [place for place, one in enumerate(self._open) if one.tag in _PARAGRAPHS]
        return found[-1] if found else len(self._open)

    def end(self) -> None:
        """The innermost element ends."""
        ended = self._open.pop()
        if ended.tag in _PARAGRAPHS and (text := "".join(self._texts.pop())).strip():
            self._said.paragraphs.append(text)

    def text(self, text: str) -> None:
        """Words of the innermost element."""
        around = self._open[-1]
        if around.apart or not self._texts:
            return
        if around.hidden:
            self._said.hidden += words_in(text)
        else:
            self._texts[-1].append(text)


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag == "text:section":
        return attributes.get("text:display", "true") != "true" or attributes.get("text:is-hidden") == "true"
    return tag.startswith("table:table-") and attributes.get("table:visibility", "visible") != "visible"
