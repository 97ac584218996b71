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
"""Languages of the agency's other editions, as its own header names them; "errors.tongue_…" says each to a person."""
_SCRIPTS: Final = (
    (0x3040, 0x30FF, "japanese"),
    (0xAC00, 0xD7A3, "korean"),
    (0x4E00, 0x9FFF, "chinese"),
    (0x0600, 0x06FF, "arabic"),
    (0x0530, 0x058F, "armenian"),
    (0x0900, 0x097F, "hindi"),
    (0x0A00, 0x0A7F, "punjabi"),
    (0x0400, 0x04FF, "russian"),
    (0x0E00, 0x0E7F, "thai"),
    (0x0E80, 0x0EFF, "lao"),
    (0x1780, 0x17FF, "khmer"),
    (0x1EA0, 0x1EF9, "vietnamese"),
)
"""First and last character of a script, and the one of `TONGUES` that is written in it."""


def script_of(pages: Sequence[PageView]) -> str:
    """Which of `TONGUES` the letters themselves give away, or ""."""
    text = "".join(run.text for page in pages for run in page.runs)
    for first, last, tongue in _SCRIPTS:
        if sum(first <= ord(mark) <= last for mark in text) > PAGES.script:
            return tongue
    return ""
