"""The first page of an advocate: the list of cases, found, opened, copied, deleted; and back to it from anywhere."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from forms.answers import Answers
from packet.store.beside import put_label
from packet.store.case import create_case
from packet.store.listing import list_cases
from tests.tui.driving import LARGE, TODAY, app_for, press, said, shows, until
from tui.app import ImrApp
from tui.policy import Policy
from tui.preferences import read_preferences
from tui.screens.start import StartScreen
from tui.screens.step import StepScreen
from tui.screens.window import Choose
from tui.widgets.rows import RowLine


def _cases(home: Path) -> None:
    for name, place in (("Ana", "problem/story"), ("José", "plan/plan")):
        with create_case(home, TODAY) as case:
            case.save(Answers(typed={"first_name": name, "last_name": "Ruiz"}))
            case.remember(place)
    (home / "2026-11-22-1" / "packet").mkdir()
    (home / "2026-11-22-1" / "packet" / "packet.pdf").write_bytes(b"%PDF")
    sealed = home / "2026-11-22-3"
    sealed.mkdir()
    (sealed / "case.sealed").write_bytes(b"sealed")
    put_label(sealed / "case.sealed", "Tuesday clinic")


def _rows(app: ImrApp) -> list[str]:
    return [line.row.label for line in app.screen.query("#rows-cases RowLine").results(RowLine)]


async def _choose(pilot: Pilot[None], app: ImrApp, name: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, Choose) and shows(app, f"#{name}"))
    await press(pilot, f"#{name}")


async def test_an_advocate_finds_opens_copies_and_deletes_cases(tmp_path: Path) -> None:
    """The list stands first and says how far each is; typing narrows it; nothing goes without a yes."""
    _cases(tmp_path / "home")
    app = app_for(tmp_path, policy=Policy(advocate=True))
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: shows(app, "#search") and len(_rows(app)) == 3)
        assert set(_rows(app)) == {"Ana Ruiz", "José Ruiz", "Tuesday clinic, locked with a passphrase"}
        assert "Ana Ruiz  4/7" in said(app)
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: "Ana Ruiz The problem - packet made" in said(app))
        await pilot.resize_terminal(*LARGE)
        await until(pilot, lambda: "Ana Ruiz  4/7" in said(app))
        app.screen.query_one("#search", Input).value = "jose"
        await until(pilot, lambda: _rows(app) == ["José Ruiz"])
        await press(pilot, "#copy")
        await _choose(pilot, app, "case-0")
        await until(pilot, lambda: isinstance(app.screen, StartScreen) and _rows(app) == ["José Ruiz", "José Ruiz"])
        for answer, left in (("keep", 2), ("delete", 1)):
            await press(pilot, "#delete")
            await _choose(pilot, app, "case-1")
            await _choose(pilot, app, answer)
            await until(pilot, lambda left=left: isinstance(app.screen, StartScreen) and len(_rows(app)) == left)  # type: ignore[misc]
        assert len(list_cases(tmp_path / "home", TODAY)) == 3
        app.screen.query_one("#search").focus()
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.keeper.is_open)
        assert app.keeper.session.typed("first_name") == "José"
        await until(pilot, lambda: "F7 Cases" in said(app))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(app.screen, StartScreen) and not app.keeper.is_open)


async def test_the_looks_are_remembered_at_home_and_nowhere_else(tmp_path: Path) -> None:
    """Theme and language as chosen; a kiosk begins for everybody in the same way, and writes nothing."""
    app = app_for(tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: shows(app, "#new"))
        app.next_theme()
        await app.speak_other()
        assert read_preferences(tmp_path / "home").theme == app.theme != "imr-dark"
        assert read_preferences(tmp_path / "home").language == "es"
    kiosk = app_for(tmp_path / "runtime", policy=Policy(kiosk=True))
    async with kiosk.run_test() as pilot:
        await until(pilot, lambda: shows(kiosk, "#new"))
        kiosk.next_theme()
        await kiosk.speak_other()
        assert not (tmp_path / "runtime" / "home").exists()
