"""The making of a packet on the screens: its progress, its faults, its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packet.errors import Interrupted
from tests.tui.driving import FULL, SMALL, app_for, press, said, until
from tests.tui.screens.making import at_check, makes
from tui.making import BuildFault, Made, Making, News, NotMade
from tui.screens.building import BuildingScreen
from tui.screens.check import CheckScreen


@pytest.mark.parametrize("fault", [BuildFault("build_stopped"), NotMade({"en": "No room [here].", "es": "x"})])
async def test_a_packet_that_cannot_be_made_says_why_and_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """The reason in words, and a way back to the answers."""

    def run(making: Making, tell: Callable[[News], None]) -> Made:
        raise fault

    makes(monkeypatch, run)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        await press(pilot, "#make")
        await until(pilot, lambda: "was not made" in said(app))
        assert dict(app.keeper.session.answers.typed) == dict(FULL)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))


async def test_progress_is_words_and_a_bar_and_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stage, paper and count in words, one bar for all stages that never goes back; Stop leads back to the check."""
    import threading

    stopped = threading.Event()

    def run(making: Making, tell: Callable[[News], None]) -> Made:
        tell(News("prove", 1, 2))
        tell(News("papers", 2, 4, "scan [2].pdf"))
        stopped.wait(20)
        raise Interrupted("interrupted")

    makes(monkeypatch, run)
    monkeypatch.setattr(Making, "cancel", lambda _making: stopped.set())
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        await press(pilot, "#make")
        await until(pilot, lambda: isinstance(app.screen, BuildingScreen) and "scan [2].pdf" in said(app))
        shown = said(app)
        assert "Reading your papers: scan [2].pdf (2 of 4)" in shown
        assert "[#######################.................]  58%" in shown, "it does not jump back"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))
