"""What papers say at a question, drawn: a list unless the question has one, and pictures where letters for them are."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from packet.reading.spots import braille
from tui.widgets.paper_offers import OfferedLine, PaperOffers, SaidByPapers
from tui.widgets.words import Words

SPOT = ("0110", "1001", "0110", "0000")


@pytest.mark.parametrize(("terminal", "pictures"), [("xterm-256color", 2), ("linux", 0)])
@pytest.mark.parametrize("listed", [True, False])
async def test_lines_and_pictures(terminal: str, pictures: int, listed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three things two have their picture: more would push the question away."""
    monkeypatch.setenv("TERM", terminal)
    lines = tuple((value, value) for value in ("R1", "R2", "R3"))

    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            yield PaperOffers("membership_number", SaidByPapers("From your card:", lines, (SPOT,) * 3, listed=listed))

    async with Shown().run_test() as pilot:
        shown = list(pilot.app.query(OfferedLine))
        assert len(shown) == 3 * listed
        assert not [line for line in shown if line.focusable], "Tab leads to the next question"
        drawn = [words for words in pilot.app.query(".spot").results(Words) if words.content == braille(SPOT)]
        assert len(drawn) == pictures
