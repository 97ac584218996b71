"""What papers say, at a question: where it stands, one line for each thing, and a picture of the spot where there is
room.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from packet.reading.spots import Spot, braille
from tui.widgets.words import Words

_PICTURES: Final = 2
"""Spots shown at once, four rows each."""


@dataclass(frozen=True)
class SaidByPapers:
    """`hint`: where it stands, how it is taken; `taken`: the same once one of them is the answer; `lines`: (answer as
    typed, its words); `spots`: one for each line. `listed`: whether the lines are shown as a list, for a question that
    has none of its own.
    """

    hint: str
    lines: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]
    listed: bool = True
    taken: str = ""


def draws_dots() -> bool:
    """Whether the terminal has Braille patterns: the console of Linux has 512 letters, and these are not among them."""
    return os.environ.get("TERM", "") != "linux"


class OfferedLine(Words):
    """One thing that papers say. A click takes it; for the keys it is no stop on the way to the next question."""

    class Taken(Message):
        """The person wants this answer."""

        def __init__(self, answer: str) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, answer: str, words: str) -> None:
        super().__init__(words, classes="offered")
        self._answer = answer

    def on_click(self) -> None:
        self.post_message(self.Taken(self._answer))


class PaperOffers(Vertical):
    """Part of a question's field, under its answer."""

    def __init__(self, key: str, said: SaidByPapers) -> None:
        super().__init__(id=f"papers-say-{key}", classes="papers-say")
        self.said = said
        self._hint = Words(said.hint, classes="hint")

    def follow(self, answer: str) -> None:
        """Say what is true beside this answer: it is one of those said here, or it is not."""
        taken = any(answer == said for said, _ in self.said.lines)
        self._hint.update(self.said.taken if taken else self.said.hint)

    def compose(self) -> ComposeResult:
        yield self._hint
        if self.said.listed:
            for answer, words in self.said.lines:
                yield OfferedLine(answer, words)
        for spot in self._drawn():
            yield Words(braille(spot), classes="spot")

    def _drawn(self) -> Sequence[Spot]:
        return [spot for spot in self.said.spots if spot][:_PICTURES] if draws_dots() else ()
