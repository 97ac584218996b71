"""What is told between two pages: at once, with its way on, and never a stop."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from forms.answers import Answers
from forms.case import Language
from tests.tui.driving import FULL, SMALL, app_for, picture, press, said, until
from tests.tui.screens.steps import at_page
from tui.policy import Policy
from tui.screens.advice import AdviceScreen
from tui.session import Place


async def test_rules_that_cannot_wait_are_told_at_once_and_never_stop_anyone(tmp_path: Path) -> None:
    """Medicare: where to go instead, with its source; the person may go on all the same."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "coverage"), {"has_medi_cal": "no", "has_medicare": "no"})
        await pilot.press("4")
        await pilot.click("#continue")
        await pilot.pause()
        shown = picture(app)
        assert "Medicare" in shown
        assert "Source:" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert app.keeper.session.place == Place("before", "coverage")
        await pilot.click("#continue")
        await pilot.pause()
        assert app.keeper.session.place == Place("before", "urgent"), "told once, not again"


async def test_advice_can_be_left_for_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where to go instead takes a call: the answers are saved, and the program ends."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "coverage"), {"has_medi_cal": "no", "has_medicare": "no"})
        await pilot.press("4")
        await press(pilot, "#continue")
        await until(pilot, lambda: bool(app.screen.query("#stop")))
        assert "Save and stop" in said(app)
        left: list[bool] = []
        monkeypatch.setattr(app, "leave", lambda: left.append(True))
        await press(pilot, "#stop")
        await until(pilot, lambda: left == [True])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_who_should_send_and_call_now_is_told_with_a_plain_way_on(tmp_path: Path, language: Language) -> None:
    """Cancelled coverage: the phone in view at 80 by 24, and no word that going on were against advice."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "filer"), {"has_medi_cal": "no", "has_medicare": "no"})
        app.keeper.session.speak(language)
        await pilot.press("1", "enter", "2", "enter", "5", "enter")
        await until(pilot, lambda: app.keeper.session.place == Place("before", "coverage"))
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-coverage_kind")
        await pilot.press("1")
        await pilot.pause()
        await press(pilot, "#continue")
        await until(pilot, lambda: bool(app.screen.query("#on")))
        await pilot.pause()
        shown = picture(app)
        assert "1-888-466-2219 (TDD 1-877-688-9891)" in [line.strip(" │") for line in shown.split("\n")]
        assert {"en": "> Continue <", "es": "> Continuar <"}[language] in shown
        assert {"en": "Go on anyway", "es": "de todos modos"}[language] not in shown
        await press(pilot, "#on")
        await until(pilot, lambda: app.keeper.session.place == Place("before", "urgent"))


async def test_what_is_told_can_be_printed_and_the_page_may_be_left_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On paper stand the phone, the source and whom to call, in lines that no printer cuts; no copy stays; the answer
    of a printer that comes after the page was left is no fault.
    """
    given: list[str] = []
    answer = threading.Event()

    def print_file(file: Path, printer: str) -> str:
        given.append(f"{printer}\n{file.read_text(encoding='utf-8')}")
        return "desk-1" if answer.wait(60) else ""

    monkeypatch.setattr("tui.screens.advice.print_file", print_file)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    app = app_for(tmp_path, policy=Policy(may_print=True, printer="desk"))
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed={**FULL, "coverage_kind": "medicare"}), None)
        findings = [one for one in app.keeper.session.findings() if one.id.startswith("route.")]
        for left in (False, True):
            page = AdviceScreen(findings)
            app.push_screen(page)
            await until(pilot, lambda: app.screen is page and bool(app.screen.query("#print")))  # noqa: B023
            await press(pilot, "#print")
            await until(pilot, lambda: len(given) == 1 + left)  # noqa: B023
            if left:
                page.dismiss(None)
                await until(pilot, lambda: app.screen is not page)  # noqa: B023
            answer.set()
            await app.workers.wait_for_complete()
            await until(pilot, lambda: left or "It was sent to the printer." in said(app))  # noqa: B023
            answer.clear()
            if not left:
                app.pop_screen()
        assert not (tmp_path / "runtime" / "advice.txt").exists()
    for words in ("desk", "1-800-633-4227", "Source:", "1-888-466-2219"):
        assert words in given[0], given[0]
    assert max(map(len, given[0].splitlines())) <= 100, "an address of the web is not broken"
