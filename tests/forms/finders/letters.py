"""Letters made of lines for the finders, and what is offered of them."""

from __future__ import annotations

from forms.finders.offer import SURE, PaperSays
from forms.finders.reader import Examined
from forms.finders.sheet import PaperWords, Word, lay_out

_RIGHTS = (
    "The Department of Managed Health Care, 1-888-466-2219, can help. You may also qualify for an Independent Medical Review",
    "of the medical necessity of a treatment, of treatment that is experimental or investigational, and of emergency services.",
)


def letter(*lines: str, page_turns_at: int = 999) -> PaperWords:
    """A paper of these lines; two or more spaces part its columns."""
    words = []
    for row, line in enumerate(lines):
        page, top = 1 + row // page_turns_at, 40.0 + 14 * (row % page_turns_at)
        x = 50.0
        for column in line.split("  "):
            for text in column.split():
                words.append(Word(text, page, x, top, x + 5 * len(text), top + 10))
                x += 5 * len(text) + 4
            x = max(x + 30, 50.0)
    return PaperWords(lay_out(words), ((612.0, 792.0),) * 2)


def examined(*lines: str) -> Examined:
    """A paper of these lines under the finders' eyes."""
    return Examined(letter(*lines))


def sure(found: PaperSays) -> dict[str, str]:
    return {offer.key: offer.value for offer in found.offers if offer.sure >= SURE}


def values(found: PaperSays, key: str) -> set[str]:
    return {offer.value for offer in found.offers if offer.key == key}


DENIAL = (
    "Sutter Health Plan", "Service denial", "Letter date: 03/27/2026  Member ID: R0714425501  Group: 88120",
    "Member: Ada Quill  DOB: 11/30/1988", "Requested service: Hearing aids, both ears  Requesting provider: Leo Marsh, MD",
    "Request received: 03/20/2026", "Dear Ada Quill,", "The service is denied because hearing aids are not a covered benefit.", *_RIGHTS,
)  # fmt: skip


def set_words(text: str, x: float, y: float, height: float) -> list[Word]:
    """Words one after another on one line of the first page, each letter 5 points wide, in boxes of this height."""
    words = []
    for part in text.split():
        words.append(Word(part, 1, x, y, x + 5 * len(part), y + height))
        x += 5 * len(part) + 3
    return words
