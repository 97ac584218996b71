"""The menu beside the steps: looks, steps, the lock of a case."""

from __future__ import annotations

from pathlib import Path

from tests.tui.cases import cases_in, type_line
from tests.tui.driving import SMALL, app_for, press, until
from tui.screens.window import Choose


async def test_a_case_can_be_locked_and_unlocked_from_the_menu(tmp_path: Path) -> None:
    """The plain file is gone while it is locked, and back when it is not."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.cases.new()
        await until(pilot, lambda: app.keeper.is_open)
        await pilot.press("1", "tab")
        app.menu_chosen("lock")
        await type_line(pilot, app, "words")
        await type_line(pilot, app, "words")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert [path.name for path in cases_in(tmp_path)] == ["case.sealed"]
        await pilot.press("enter")
        app.menu_chosen("lock")
        await until(pilot, lambda: [path.name for path in cases_in(tmp_path)] == ["case.json"])
        app.leave()


async def test_the_looks_go_round(tmp_path: Path) -> None:
    """Dark, high contrast, light, and dark again."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL):
        seen = []
        for _ in range(3):
            app.menu_chosen("theme")
            seen.append(app.theme)
        assert sorted(seen) == ["imr-contrast", "imr-dark", "imr-light"]


async def test_the_menu_leads_to_every_step(tmp_path: Path) -> None:
    """F10, a step, Enter: the person is there."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.cases.new()
        await until(pilot, lambda: app.keeper.is_open)
        await pilot.pause()
        await pilot.press("f10")
        await pilot.pause()
        await press(pilot, "#step-plan")
        await until(pilot, lambda: app.keeper.session.place.step == "plan")
        app.leave()


async def test_the_number_of_a_step_goes_there(tmp_path: Path) -> None:
    """It stands before each step in the menu, and did nothing."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.cases.new()
        await until(pilot, lambda: app.keeper.is_open)
        await pilot.pause()
        await pilot.press("f10", "3")
        await until(pilot, lambda: app.keeper.session.place.step == "plan")
        app.leave()
