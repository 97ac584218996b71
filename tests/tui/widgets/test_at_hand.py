"""The page of a paper beside a page of the screens, where the window has room for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms.answers import Answers, PaperEntry
from packet.intake import Taken
from tests.tui.driving import FULL, app_for, said, until
from tui.app import ImrApp
from tui.screens.papers import PapersScreen
from tui.session import Place
from tui.widgets.action import Action
from tui.widgets.at_hand import PageAtHand

BLACK = ((0, 0, 0),) * 20


@pytest.fixture(autouse=True)
def _paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "packet.intake.take", lambda _p, path, work, **_: Taken(path.name, "", "pdf", 2, work / "none.pdf", (1, 2))
    )
    monkeypatch.setattr("packet.store.known.Allowed.__call__", lambda *_: True)
    monkeypatch.setattr("tui.widgets.at_hand.dots", lambda *_: (BLACK,) * 20)


async def _at_the_papers(pilot: Pilot[None], app: ImrApp) -> None:
    papers = (PaperEntry("maria/scan0001.pdf", "denial_letter"),)
    app.navigator.begin(Answers(typed=FULL, papers=papers), None)
    await until(pilot, lambda: app.keeper.look(0).settled)
    app.navigator.show(Place("papers"))
    await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#paper-0")))
    app.screen.query_one("#paper-0", Action).focus()
    await pilot.pause()


async def test_the_paper_that_the_keys_point_at_stands_beside_and_goes_with_them(tmp_path: Path) -> None:
    """At 130 × 28, where the task list gives its place to the column beside; with its name and its page."""
    app = app_for(tmp_path)
    async with app.run_test(size=(130, 28)) as pilot:
        await _at_the_papers(pilot, app)
        shown = app.screen.query_one("#at-hand", PageAtHand)
        await until(pilot, lambda: shown.display)
        assert "scan0001.pdf, page 1 of 2" in said(app)
        assert shown.region.x >= app.screen.query_one("#body").region.right
        assert not app.screen.query_one("#tasks").display
        await pilot.press("up")
        await until(pilot, lambda: not shown.display)


async def test_a_small_window_has_no_page_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is drawn for nobody."""
    drawn: list[Path] = []

    def draw(pdf: Path, *_how: int) -> tuple[()]:
        drawn.append(pdf)
        return ()

    monkeypatch.setattr("tui.widgets.at_hand.dots", draw)
    app = app_for(tmp_path)
    async with app.run_test(size=(119, 40)) as pilot:
        await _at_the_papers(pilot, app)
        await pilot.pause()
        assert drawn == []
