"""What was found in a word processor file, in the order in which it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from packet.intake.result import Change, Hint, PageLeftOut
from packet.intake.selection import spoken
from packet.intake.source.recall import LostWords, SourceText

_SHOWN: Final = 8
"""Names that are told; the number tells of the others."""
_LONGEST: Final = 80
FORMULAS: Final = ("equation", "mathtype")
"""How the names of programs begin whose objects are no file of their own."""
_ESCAPED: Final = re.compile(rb"%([0-9A-Fa-f]{2})")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass
class SourceFindings:
    """`missing`: names of parts that the file shows and does not hold, or holds in a way that no converter reads;
    `inside`: names of files inside of which only a picture shows; `comments`: how many; `empty`: how many fields have
    no stored words; `template`: the name of a template kept elsewhere; `macros`: whether a program is inside; `said`:
    its words; `lost`: those that the converter lost.
    """

    missing: dict[str, None] = field(default_factory=dict)
    inside: dict[str, None] = field(default_factory=dict)
    comments: int = 0
    empty: int = 0
    template: str = ""
    macros: bool = False
    said: SourceText = field(default_factory=SourceText, compare=False)
    lost: LostWords | None = None

    def miss(self, name: str) -> None:
        """A part is missing."""
        self.missing[called(name)] = None

    def hold(self, name: str) -> None:
        """A file is inside."""
        self.inside[called(name)] = None

    def told(self) -> tuple[list[Change], list[PageLeftOut], list[Hint]]:
        """What to tell of it."""
        changes = [Change(0, "template", {"template": self.template})] if self.template else []
        left = [PageLeftOut(0, "outside", listed(self.missing))] if self.missing else []
        return changes, left + self.losses(), list(self._hints())

    def losses(self) -> list[PageLeftOut]:
        """The words that the converter lost, as they are told."""
        if self.lost is None:
            return []
        return [PageLeftOut(0, "lost_text", {"count": self.lost.count, "pages": spoken(self.lost.pages)})]

    def _hints(self) -> Iterator[Hint]:
        if self.inside:
            yield Hint(0, "inside", listed(self.inside))
        if self.comments:
            yield Hint(0, "comments", {"count": self.comments})
        if self.said.tracked:
            yield Hint(0, "tracked", {"count": self.said.tracked})
        if self.said.hidden:
            yield Hint(0, "hidden_words", {"count": self.said.hidden})
        if self.macros:
            yield Hint(0, "macros")
        if self.empty:
            yield Hint(0, "empty_fields", {"count": self.empty})


def listed(names: dict[str, None]) -> dict[str, Any]:
    """The parameters of a sentence about these names."""
    return {"count": len(names), "names": ", ".join(list(names)[:_SHOWN])}


def decoded(address: str) -> bytes:
    """What an address means, without percent signs (RFC 3986, 2.1)."""
    return _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), address.encode("utf-8", "replace"))


def unquote(address: str) -> str:
    """The same as text."""
    return decoded(address).decode("utf-8", "replace")


def called(target: str) -> str:
    """The last part of a path or an address, as a person would call it: folders may tell of a person."""
    path = re.split(r"[?#]", unquote(target))[0].rstrip("/\\")
    name = _CONTROL.sub("_", re.split(r"[/\\]", path)[-1]).strip()
    return name[:_LONGEST] or "?"
