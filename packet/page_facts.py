"""A page in a few facts, for ears: how large it is, which way it lies, and the first words of its text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from packet.page_look import look_at

_LETTERS_OF_TEXT = 3
_ENOUGH = 2000
"""Characters of the page looked at: the first words are near its beginning."""


@dataclass(frozen=True)
class PageFacts:
    """`width` and `height` in points as the page is shown; `words` its first words, "" when there are none to read."""

    width: float
    height: float
    words: str


def page_facts(pdf: Path, page: int, longest: int) -> PageFacts | None:
    """Facts of page `page` (from 0) of a clean PDF, with at most `longest` letters of text; None if it has no such page
    or cannot be read.
    """
    told = look_at(pdf, page, {"longest": longest}).get("facts", ())
    try:
        width, height, text = told
        return PageFacts(float(width), float(height), first_words(str(text), longest))
    except (TypeError, ValueError):
        return None


def read_facts(pdf: Path, page: int, longest: int) -> list[float | str]:
    """Width, height and first words, here: for the worker. [] for what cannot be read."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            shown = document[page]
            width, height = shown.get_size()
            letters = shown.get_textpage()
            count = min(letters.count_chars(), _ENOUGH)
            text = letters.get_text_range(0, count) if count else ""
    except (pypdfium2.PdfiumError, OSError, IndexError, ValueError):
        return []
    return [width, height, first_words(text, longest)]


def first_words(text: str, longest: int) -> str:
    """The beginning of a text in whole words; "" when it has hardly a letter."""
    words = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", text)).split()
    if sum(letter.isalpha() for word in words for letter in word) < _LETTERS_OF_TEXT:
        return ""
    taken = ""
    for word in words:
        if len(taken) + len(word) + 1 > longest:
            return f"{taken} …" if taken else f"{word[:longest]} …"
        taken = f"{taken} {word}".lstrip()
    return taken
