"""A warning about one page: a code and what its sentence names. The words are in forms.words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from forms.words import tell
from packet.spans import spans

GRAVEST_FIRST: Final = (
    "mailed",
    "letters",
    "points",
    "picture",
    "fills",
    "codes",
    "unread",
    "marks",
    "rules",
    "small",
    "faint",
    "lost",
    "dark",
    "blurred",
    "skewed",
    "photo",
    "slow",
    "reduced",
)


REMEDIES: Final[Mapping[str, tuple[str, ...]]] = {
    "letters": ("clean_copy", "lighter", "mail"),
    "points": ("darker_copy", "mail"),
    "picture": ("photo", "mail"),
    "fills": ("mail",),
    "codes": ("mail",),
    "marks": ("darker_copy", "mail"),
    "rules": ("darker_copy", "mail"),
}
"""What helps against each kind of spot, the best first: another copy, a way to fax the page, or the mail."""


@dataclass(frozen=True)
class Warn:
    """A warning without words: "fax.warn_<code>" and what its sentence names."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)

    def message(self, page: int, language: str) -> str:
        """The sentence for page number `page`: what is wrong and what to do."""
        return tell(f"fax.warn_{self.code}", language, page=page, **self.params)


def told(
    pages: Iterable[tuple[int, Sequence[Warn]]], language: str, papers: Mapping[int, str] | None = None
) -> list[str]:
    """The warnings of pages (number from 1 and its warnings, in order) as sentences, the gravest first: one for all
    pages that share a warning, so that a long packet is not a long list. `papers` names the paper a page is from."""
    found: dict[tuple[str, object], list[tuple[int, Warn]]] = {}
    for number, warnings in pages:
        for warn in warnings:
            found.setdefault((warn.code, _told_apart(warn)), []).append((number, warn))
    groups = sorted(found.values(), key=lambda group: GRAVEST_FIRST.index(group[0][1].code))
    return [_sentence(group, language, papers or {}) for group in groups]


def _told_apart(warn: Warn) -> object:
    """What pages must share, beside the code, to share a sentence."""
    return next((warn.params[name] for name in ("percent", "words", "inches") if name in warn.params), None)


def _sentence(group: Sequence[tuple[int, Warn]], language: str, papers: Mapping[int, str]) -> str:
    warn = group[0][1]
    where = ", ".join(
        f"{_range(run)} ({paper})" if paper else _range(run)
        for paper, run in groupby((number for number, _ in group), lambda number: papers.get(number, ""))
    )
    if len(group) == 1:
        return tell(f"fax.warn_{warn.code}", language, page=where, **warn.params)
    return tell(f"fax.warn_{warn.code}.many", language, pages=where, **warn.params)


def _range(numbers: Iterable[int]) -> str:
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in spans(numbers))
