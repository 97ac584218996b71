"""At the check: what papers say and the answers do not, each with the way to its question."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical
from textual.widget import Widget

from tui.paper_words import differing_words
from tui.screens.page import Page
from tui.widgets.action import Action
from tui.widgets.words import Words


def differing(page: Page) -> Iterable[Widget]:
    """Nothing where papers and answers agree. Each line leads to its page, as the missing answers do."""
    told = differing_words(page.imr.keeper, page.language)
    if told:
        lines: list[Widget] = [
            Action(words, f"differs-{number}", classes="-link", about=key) if key else Words(words, classes="warn")
            for number, (key, words) in enumerate(told)
        ]
        yield Vertical(Words(page.say("check.differs"), classes="label"), *lines, id="differs")
