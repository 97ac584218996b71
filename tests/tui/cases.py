"""What the tests of cases and their windows share: typing into a window, the cases on the disk."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.driving import until
from tui.app import ImrApp
from tui.screens.window import TypeLine


async def type_line(pilot: Pilot[None], app: ImrApp, text: str) -> None:
    """Type into the window for one line, and wait until it is gone."""
    await until(pilot, lambda: isinstance(app.screen, TypeLine) and bool(app.screen.query("#typed-line")))
    before = app.screen
    app.screen.query_one("#typed-line", Input).value = text
    await pilot.press("enter")
    await until(pilot, lambda: app.screen is not before)


def cases_in(folder: Path) -> list[Path]:
    """The files of all cases kept under the home in this folder."""
    return sorted((folder / "home").glob("*/case.*"))
