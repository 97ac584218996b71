"""The windows that lie over a page: help, and the one that waits."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

from forms.answers import Answers
from packet.store.case import CaseFile, create_case, open_case
from tests.tui.cases import cases_in, type_line
from tests.tui.driving import SMALL, TODAY, app_for, picture, said, until
from tests.tui.screens.steps import NAME, at_page
from tui.screens.step import StepScreen
from tui.screens.window import WaitScreen


async def test_help_for_the_focused_question_and_back(tmp_path: Path) -> None:
    """F1 shows the question's own help with the Help Center's number; Escape closes it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME)
        await pilot.press("f1")
        await pilot.pause()
        assert "1-888-466-2219" in picture(app)
        await pilot.press("escape")
        assert isinstance(app.screen, StepScreen)


async def test_keys_wait_while_a_sealed_case_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds: that is said, and what is typed meanwhile presses no button of the page under it."""
    go = threading.Event()
    (tmp_path / "home").mkdir()
    case = create_case(tmp_path / "home", TODAY, "open sesame")
    case.save(Answers())
    case.close()

    def slow(path: Path, passphrase: str, *, speaks: str) -> tuple[CaseFile, Answers]:
        go.wait(60)
        return open_case(path, passphrase, speaks=speaks)

    monkeypatch.setattr("tui.case_windows.open_case", slow)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.cases.open(cases_in(tmp_path)[0])
        await type_line(pilot, app, "open sesame")
        await until(pilot, lambda: isinstance(app.screen, WaitScreen))
        assert "Opening the case. This takes a few seconds." in said(app)
        app.post_message(events.Key("2", "2"))
        await pilot.pause()
        assert isinstance(app.screen, WaitScreen)
        go.set()
        await until(pilot, lambda: isinstance(app.screen, StepScreen))
        await until(pilot, lambda: app.keeper.session.typed("filer") == "parent_or_guardian")
        assert len(cases_in(tmp_path)) == 1, "no new case was begun under it"
