"""A folder on the screens: its papers are looked through and ticked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.screens.desk import papers_in
from tui.policy import Policy
from tui.screens.folder import FolderScreen
from tui.screens.kind import KindScreen
from tui.screens.papers import PapersScreen
from tui.widgets.choices import Tick

pytestmark = pytest.mark.usefixtures("stand_in")


async def test_folders_can_be_looked_through_and_papers_ticked(tmp_path: Path, desk: Path) -> None:
    """At a kiosk the list begins in the allowed folder, has no way above it, and skips links that lead out."""
    (desk / "more").mkdir()
    (desk / "more" / "x.pdf").write_bytes(b"x")
    (desk / "out").symlink_to(tmp_path)
    app = app_for(tmp_path, policy=Policy(kiosk=True, read_folders=(desk,)))
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app)
        await press(pilot, "#look")
        await until(pilot, lambda: isinstance(app.screen, FolderScreen))
        await pilot.pause()
        shown = said(app)
        assert "more/" in shown
        assert "out/" not in shown
        assert not app.screen.query("#above")
        app.screen.query(Tick).first().on = True
        await pilot.pause()
        await press(pilot, "#folder-0")
        await until(pilot, lambda: "x.pdf" in said(app))
        app.screen.query(Tick).first().on = True
        await pilot.pause()
        await press(pilot, "#above")
        await until(pilot, lambda: "denial.pdf" in said(app))
        assert app.screen.query(Tick).first().on, "a tick is remembered from folder to folder"
        await press(pilot, "#folder-0")
        await until(pilot, lambda: "x.pdf" in said(app))
        await press(pilot, "#window-body #add")
        await until(pilot, lambda: len(app.keeper.session.answers.papers) == 2)
        for _ in app.keeper.session.answers.papers:
            await until(pilot, lambda: isinstance(app.screen, KindScreen))
            await pilot.press("1")
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        await press(pilot, "#look")
        await until(pilot, lambda: isinstance(app.screen, FolderScreen) and "x.pdf" in said(app))
        await pilot.press("end")
        await until(pilot, lambda: bool(app.screen.focused) and (app.screen.focused.id or "").startswith("file-"))  # type: ignore[union-attr]
        await pilot.press("home")
        await until(pilot, lambda: app.screen.focused is not None and app.screen.focused.id == "above")
        assert [Path(entry.file).name for entry in app.keeper.session.answers.papers] == ["denial.pdf", "x.pdf"]
