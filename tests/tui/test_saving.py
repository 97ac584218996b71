"""Saving under the hands of a person who types without a pause. The clock is the test's own; `_tick` is its second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from forms.answers import Answers, PaperEntry
from packet.errors import CannotWrite
from packet.store.case import CaseFile, create_case, open_case, peek
from packet.store.sealed import Cost
from tests.tui.driving import FULL, SMALL, TODAY, app_for, said, until
from tui.app import ImrApp
from tui.screens.paper import PaperScreen
from tui.screens.step import StepScreen
from tui.screens.window import Choose
from tui.session import Place
from tui.watch import SAVE_WITHIN

NAME = Place("patient", "name")


class Seconds:
    """A steady clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def _typing(pilot: Pilot[None], app: ImrApp, file: CaseFile, step: Place = NAME) -> Seconds:
    """A case on disk, its page, and the clock in the test's hand."""
    clock = Seconds()
    app.setup = replace(app.setup, steady=clock)
    app.navigator.begin(Answers(), file)
    app.navigator.show(step)
    await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.focused is not None)
    await pilot.pause()
    return clock


async def _letters(pilot: Pilot[None], app: ImrApp, clock: Seconds, text: str) -> None:
    """Type on and on: half a second a letter, without leaving the field."""
    for letter in text:
        await pilot.press(letter)
        clock.now += 0.5
        app._tick()


@pytest.mark.parametrize("step", [Place("patient", "name"), Place("problem", "story")])
async def test_steady_typing_is_on_the_disk_but_for_its_last_seconds(tmp_path: Path, step: Place) -> None:
    """A short line or a long text: no pause, no Tab, no Enter is needed, and nothing is asked meanwhile."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        with create_case(tmp_path / "home", TODAY) as file:
            clock = await _typing(pilot, app, file, step)
            await _letters(pilot, app, clock, "abcdefghij")
            (saved,) = peek(file.path).typed.values()
            assert "abcdefghij".startswith(saved)
            assert len(saved) >= 10 - (SAVE_WITHIN + 1) / 0.5
            assert app.focused is not None
            assert app.saved_at


async def test_a_sealed_draft_is_saved_so_with_the_key_it_was_opened_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passphrase is worked on once, at the opening: half a second of work at every save would hold up the keys."""
    file = create_case(tmp_path / "home", TODAY, "open sesame", cost=Cost(4, 1, 1))

    def work_again(*_given: object) -> None:
        raise AssertionError("the key is kept")

    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        monkeypatch.setattr("packet.store.sealed.derive", work_again)
        clock = await _typing(pilot, app, file)
        await _letters(pilot, app, clock, "abcdefgh")
        monkeypatch.undo()
        file.close()
        other, answers = open_case(file.path, "open sesame")
        other.close()
        assert answers.typed["first_name"].startswith("abc")
        assert b"abc" not in file.path.read_bytes()


async def test_a_conflict_opens_no_window_under_the_hands(tmp_path: Path) -> None:
    """The window would take the next letters. It is said in the title bar, and asked when the field is left."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        with create_case(tmp_path / "home", TODAY) as file:
            file.save(Answers(typed={"last_name": "Ruiz"}))
            clock = await _typing(pilot, app, file)
            file.path.write_text(file.path.read_text(encoding="utf-8").replace("Ruiz", "Ruis"), encoding="utf-8")
            await _letters(pilot, app, clock, "abcdefgh")
            assert isinstance(app.screen, StepScreen)
            assert "NOT SAVED" in said(app)
            assert app.keeper.session.typed("first_name") == "abcdefgh"
            assert "Ruis" in file.path.read_text(encoding="utf-8")
            await pilot.press("tab")
            await until(pilot, lambda: isinstance(app.screen, Choose))


async def test_a_full_disk_is_said_and_tried_again_while_typing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing typed is lost, and when there is room again it is saved without another key."""

    def full(_file: CaseFile, _answers: Answers) -> None:
        raise CannotWrite("cannot_save", file="case.json")

    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        with create_case(tmp_path / "home", TODAY) as file:
            clock = await _typing(pilot, app, file)
            monkeypatch.setattr(CaseFile, "save", full)
            await _letters(pilot, app, clock, "abcdefgh")
            assert "NOT SAVED" in said(app)
            monkeypatch.undo()
            for _ in range(int(SAVE_WITHIN) + 2):
                clock.now += 1
                app._tick()
            assert peek(file.path).typed["first_name"] == "abcdefgh"
            assert "NOT SAVED" not in said(app)


async def test_the_pages_of_a_paper_are_saved_while_they_are_typed(tmp_path: Path) -> None:
    """The paper is opened with them when they are all typed, but they are on the disk before; so at a signal."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        with create_case(tmp_path / "home", TODAY) as file:
            clock = await _typing(pilot, app, file)
            app.navigator.begin(Answers(typed=FULL, papers=(PaperEntry("a.pdf", "bill"),)), file)
            app.push_screen(PaperScreen(0))
            await until(pilot, lambda: isinstance(app.screen, PaperScreen) and bool(app.screen.query("#pages")))
            await until(pilot, lambda: app.keeper.look(0).settled)
            await pilot.pause()
            app.screen.query_one("#pages", Input).focus()
            await pilot.pause()
            await _letters(pilot, app, clock, "1-3,7,9")
            assert peek(file.path).papers[0].pages.startswith("1-3")
            await pilot.press("f2")
            await until(pilot, lambda: app.language == "es")
            assert app.screen.query_one("#pages", Input).value == "1-3,7,9"


async def test_the_second_ticks_by_itself(tmp_path: Path) -> None:
    """At home too, not at a kiosk alone."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        with create_case(tmp_path / "home", TODAY) as file:
            clock = await _typing(pilot, app, file)
            await pilot.press("A")
            app._tick()
            assert not file.path.exists()
            clock.now += SAVE_WITHIN
            await until(pilot, file.path.exists)
            assert peek(file.path).typed == {"first_name": "A"}


def test_a_second_that_strikes_without_a_screen_is_no_failure_and_saves(tmp_path: Path) -> None:
    """Before the first screen and after the last one the timer may still run."""
    app, clock = app_for(tmp_path), Seconds()
    app.setup = replace(app.setup, steady=clock)
    with create_case(tmp_path / "home", TODAY) as file:
        app.keeper.begin(Answers(), file)
        app.keeper.session.type("first_name", "Ana")
        app._tick()
        clock.now += SAVE_WITHIN
        app._tick()
        assert peek(file.path).typed == {"first_name": "Ana"}
