"""The languages of the agency's other editions, and the scripts that give them away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from packet.locate.page_view import PageView
from packet.locate.tuning import PAGES

TONGUES: Final = (
    "arabic",
    "armenian",
    "chinese",
    "farsi",
    "persian",
    "hindi",
    "hmong",
    "japanese",
    "khmer",
    "cambodian",
    "korean",
    "laotian",
    "lao",
    "punjabi",
    "russian",
    "tagalog",
    "thai",
    "vietnamese",
)
"""Languages of the agency's other editions, as its own header names them."""
_SCRIPTS: Final = (
    (0x3040, 0x30FF, "Japanese"),
    (0xAC00, 0xD7A3, "Korean"),
    (0x4E00, 0x9FFF, "Chinese"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0530, 0x058F, "Armenian"),
    (0x0900, 0x097F, "Hindi"),
    (0x0A00, 0x0A7F, "Punjabi"),
    (0x0400, 0x04FF, "Russian"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1EA0, 0x1EF9, "Vietnamese"),
)
"""First and last character of a script, and the language of the form that is written in it."""


def script_of(pages: Sequence[PageView]) -> str:
    """The language that the letters themselves give away, or ""."""
    text = "".join(run.text for page in pages for run in page.runs)
    for first, last, tongue in _SCRIPTS:
        if sum(first <= ord(mark) <= last for mark in text) > PAGES.script:
            return tongue
    return ""
