"""A case with a packet opens on what became of it; from there a page comes back, a sending and a letter are noted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms.answers import read_case_file
from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.packet_made import LEDGER, NUMBER, case_with_packet, put_packet
from tests.tui.screens.making import made_in
from tui.app import ImrApp
from tui.screens.after import AfterScreen
from tui.screens.done import DoneScreen
from tui.screens.noted import NotedScreen
from tui.screens.start import StartScreen
from tui.screens.step import StepScreen


async def opened(pilot: Pilot[None], app: ImrApp, path: Path) -> None:
    """Stand on the packet of the case."""
    app.cases.open(path)
    await until(pilot, lambda: isinstance(app.screen, AfterScreen) and bool(app.screen.query("#answers")))
    await pilot.pause()


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_case_with_a_packet_opens_on_it_and_leads_to_the_answers_and_the_cases(
    tmp_path: Path, language: str
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, case_with_packet(tmp_path))
        if language == "es":
            await pilot.press("f2")
            await until(pilot, lambda: "Ya lo envié" in said(app))
        assert NUMBER in said(app)
        assert app.focused is not None
        assert app.focused.id == "signed-back"
        await press(pilot, "#answers")
        await until(pilot, lambda: isinstance(app.screen, StepScreen))
        app.navigator.after()
        await until(pilot, lambda: isinstance(app.screen, AfterScreen) and bool(app.screen.query("#cases")))
        await press(pilot, "#cases")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))


async def test_sent_and_answered_are_noted_with_the_keys_and_said_at_once(tmp_path: Path) -> None:
    """A day that nobody can read is told, and what was typed stays."""
    path = case_with_packet(tmp_path)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, path)
        assert not app.screen.query("#came"), "nothing was sent that could be answered"
        await press(pilot, "#sent")
        await until(pilot, lambda: isinstance(app.screen, NotedScreen) and bool(app.screen.query("#day")))
        app.screen.query_one("#day").focus()
        await pilot.press(*"soon")
        await press(pilot, "#save")
        await until(pilot, lambda: "Enter a date" in said(app))
        await pilot.press("end", *["backspace"] * 4, *"11/20/2026")
        await press(pilot, "#save")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen) and bool(app.screen.query("#came")))
        assert "You sent it on November 20, 2026 by fax" in said(app)
        await press(pilot, "#came")
        await until(pilot, lambda: isinstance(app.screen, NotedScreen) and bool(app.screen.query("#choice")))
        app.screen.query_one("#choice").focus()
        await pilot.press("2")
        await press(pilot, "#save")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen) and "the decision came" in said(app))
    kept = read_case_file(path.read_text(encoding="utf-8"))
    assert [entry.on.isoformat() for entry in kept.sent] == ["2026-11-20"]
    assert [reply.what for reply in kept.replies] == ["decision"]


async def test_a_second_packet_is_one_link_away(tmp_path: Path) -> None:
    path = case_with_packet(tmp_path)
    plan = json.loads(json.dumps(LEDGER))
    plan["packet"]["made"]["to"], plan["packet"]["number"] = "plan", "AAAA-BBBB"
    put_packet(path.parent / "packet-plan", plan)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, path)
        assert "AAAA-BBBB" not in said(app)
        await press(pilot, "#other-0")
        await until(pilot, lambda: "AAAA-BBBB" in said(app))
        assert NUMBER not in said(app)


async def test_the_result_leads_there_where_the_case_is_kept(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, case_with_packet(tmp_path))
        app.navigator.made(made_in(tmp_path))
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#after")))
        await pilot.pause()
        await press(pilot, "#after")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
