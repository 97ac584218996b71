"""A page with a line for a file: what is found in folders stands in the line, quoted where it has a blank."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import SMALL, app_for, press, until
from tests.tui.packet_made import case_with_packet
from tests.tui.screens.test_after import opened
from tui.paths import typed_paths
from tui.screens.file_page import FilePage
from tui.screens.folder import FolderScreen


async def test_a_file_that_was_looked_for_stands_in_the_line(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    named = tmp_path / "it's my scan.jpg"
    named.touch()
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app, case_with_packet(tmp_path))
        await press(pilot, "#sent")
        await until(pilot, lambda: isinstance(app.screen, FilePage) and bool(app.screen.query("#look")))
        await pilot.pause()
        await press(pilot, "#look")
        await until(pilot, lambda: isinstance(app.screen, FolderScreen))
        app.screen.dismiss([named])
        await until(pilot, lambda: isinstance(app.screen, FilePage) and bool(app.screen.query("#path")))
        await until(pilot, lambda: bool(app.screen.query_one("#path").value))  # type: ignore[attr-defined]
        assert typed_paths(app.screen.query_one("#path").value, tmp_path) == [named]  # type: ignore[attr-defined]
