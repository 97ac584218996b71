"""Are the words of a file on the pages that a converter made of it? Read by another than the converter, both times.

Words are counted, not placed: lines break elsewhere, and notes, numbers and headings come on top.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

_WORD: Final = re.compile(r"[^\W_]{2,}")
"""A single sign may be one of a font of signs, which pages show as another."""
_NO_WORD: Final = re.compile(r"[\W_]+")
_KNOWN: Final = 0x0590
"""Code points from here on are written from right to left, joined or stacked, and read back in another order."""
_SIGHTED: Final = ((0x1E00, 0x2000), (0x3040, 0x3100), (0x4E00, 0xA000), (0xAC00, 0xD7A4))
"""Of those, the ones that are read back as they were written: Latin with two marks, kana, Han, Hangul."""
_BEGINNING: Final = 30
"""Letters of a paragraph by which its page is found."""


@dataclass(frozen=True)
class LostWords:
    """`count`: how many words of the source no page has; `pages`: the pages (1-based) on or after which they were."""

    count: int
    pages: tuple[int, ...]


@dataclass
class SourceText:
    """What a file says, as its text is read: one string for each paragraph; how many words of it are hidden, and how
    many changes are tracked.
    """

    paragraphs: list[str] = field(default_factory=list)
    hidden: int = 0
    tracked: int = 0


def lost(paragraphs: Sequence[str], pages: Sequence[str]) -> LostWords | None:
    """What of these paragraphs is on none of the pages, each given as its text; None when nothing is missing."""
    plain = [_plain(page) for page in pages]
    said = [_plain(paragraph) for paragraph in paragraphs]
    missing = _missing(said, plain)
    if not missing:
        return None
    return LostWords(sum(missing.values()), tuple(sorted(set(_places(said, plain, missing)))))


def all_known(shown: str, said: str) -> bool:
    """Whether there are words shown, and each of them is said."""
    words = set(_words(_plain(shown)))
    return bool(words) and words <= set(_words(_plain(said)))


def words_in(text: str) -> int:
    """How many words there are."""
    return len(_WORD.findall(_plain(text)))


def _missing(said: Sequence[str], shown: Sequence[str]) -> Mapping[str, int]:
    """Word -> how often it is missing. A word that is broken, spaced or joined on the page is there all the same."""
    wanted = Counter(word for text in said for word in _words(text))
    wanted.subtract(word for text in shown for word in _words(text))
    few = {word for word, count in wanted.items() if count > 0}
    if not few:
        return {}
    source, made = (_NO_WORD.sub("", "".join(texts)) for texts in (said, shown))
    apart = {word: source.count(word) - made.count(word) for word in few}
    return {word: count for word, count in apart.items() if count > 0}


def _places(said: Sequence[str], shown: Sequence[str], missing: Mapping[str, int]) -> Iterator[int]:
    """The page on which the last paragraph stands before each that lacks a word."""
    joined = [_NO_WORD.sub("", text) for text in shown]
    page = 0
    for text in said:
        words = set(_words(text))
        if not missing.keys().isdisjoint(words):
            yield page + 1
        elif words:
            start = _NO_WORD.sub("", text)[:_BEGINNING]
            page = next((number for number in range(page, len(joined)) if start in joined[number]), page)


def _words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if all(map(_sighted, word)))


def _sighted(letter: str) -> bool:
    code = ord(letter)
    return code < _KNOWN or any(first <= code < last for first, last in _SIGHTED)


def _plain(text: str) -> str:
    """Without marks, ligatures and capitals: fonts and readers differ in those."""
    apart = unicodedata.normalize("NFKD", text.replace("\u00ad", "")).casefold()
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFKC", bare)
