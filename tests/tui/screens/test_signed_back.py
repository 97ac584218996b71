"""A signed page on the screens: what was seen, a yes where it is in doubt, the packet made again; and what hinders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms.answers import read_case_file
from packet.errors import PacketError
from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.packet_made import case_with_packet, sees
from tests.tui.screens.making import made_in, makes
from tests.tui.screens.test_after import opened
from tui.app import ImrApp
from tui.making import Made, Making, News
from tui.screens.after import AfterScreen
from tui.screens.building import BuildingScreen
from tui.screens.done import DoneScreen
from tui.screens.signed_back import SignedBackScreen


async def looked(pilot: Pilot[None], app: ImrApp, folder: Path) -> Path:
    """A scan of the case's page is looked at; the case's file."""
    path = case_with_packet(folder)
    (folder / "my scan.jpg").write_bytes(b"scan")
    await opened(pilot, app, path)
    await press(pilot, "#signed-back")
    await until(pilot, lambda: isinstance(app.screen, SignedBackScreen) and bool(app.screen.query("#path")))
    app.screen.query_one("#path").focus()
    app.screen.query_one("#path").value = str(folder / "my scan.jpg")  # type: ignore[attr-defined]
    await press(pilot, "#check")
    await until(pilot, lambda: isinstance(app.screen, SignedBackScreen) and bool(app.screen.query(".seen")))
    await pilot.pause()
    return path


async def test_a_page_in_doubt_waits_for_a_yes_and_then_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case names it once the packet is made, and not before."""
    sees(monkeypatch, "no")
    before: list[int] = []

    def run(_self: Making, _tell: Callable[[News], None]) -> Made:
        before.append(len(read_case_file(path.read_text(encoding="utf-8")).signed))
        return made_in(tmp_path)

    makes(monkeypatch, run)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        path = await looked(pilot, app, tmp_path)
        assert "No ink was seen" in said(app)
        assert not app.screen.query("#put")
        app.screen.query_one("Tick").focus()
        await pilot.press("space")
        await until(pilot, lambda: bool(app.screen.query("#put")))
        await pilot.pause()
        await press(pilot, "#put")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen))
    assert before == [0]
    assert [entry.page for entry in read_case_file(path.read_text(encoding="utf-8")).signed] == [5]


async def test_a_packet_that_cannot_be_made_leaves_the_case_and_leads_back_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees(monkeypatch, "yes")

    def run(_self: Making, _tell: Callable[[News], None]) -> Made:
        raise PacketError("no_work_folder")

    makes(monkeypatch, run)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        path = await looked(pilot, app, tmp_path)
        await press(pilot, "#put")
        await until(pilot, lambda: isinstance(app.screen, BuildingScreen) and bool(app.screen.query("#back")))
        await pilot.pause()
        await press(pilot, "#back")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
    assert read_case_file(path.read_text(encoding="utf-8")).signed == ()


async def test_a_scan_that_is_not_there_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, case_with_packet(tmp_path))
        await press(pilot, "#signed-back")
        await until(pilot, lambda: isinstance(app.screen, SignedBackScreen) and bool(app.screen.query("#path")))
        await pilot.press(*"no.jpg", "enter")
        await until(pilot, lambda: "no.jpg was not found" in said(app))
        await until(pilot, lambda: isinstance(app.screen, SignedBackScreen) and bool(app.screen.query("#path")))
        assert app.screen.query_one("#path").value == "no.jpg"  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
