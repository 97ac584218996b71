"""A kiosk on the screens: the most pages, and the quiet time of a machine that sleeps."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from forms.answers import Answers, PaperEntry
from packet.intake import Taken
from tests.tui.driving import FULL, NOON, SMALL, TODAY, app_for, picture, press, said, until
from tui.app import ImrApp
from tui.kiosk import IdleScreen
from tui.making import Making
from tui.policy import Policy, pin_entry
from tui.screens.building import BuildingScreen
from tui.screens.check import CheckScreen
from tui.screens.window import EraseScreen, HideScreen, TypeLine
from tui.session import Place
from tui.setup import Setup, seconds_of_the_machine


class Machine:
    """A machine's clocks: the one that counts sleep, and the ones that stand still in it."""

    def __init__(self) -> None:
        self.slept = 0.0

    def gettime(self, clock: int) -> float:
        return 1000.0 + (self.slept if clock == time.CLOCK_BOOTTIME else 0.0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Clocks that go on when the test says so."""
    made = Machine()
    monkeypatch.setattr(time, "clock_gettime", made.gettime)
    return made


async def _check(pilot: Pilot[None], app: ImrApp, *papers: str) -> None:
    app.navigator.begin(Answers(typed=FULL, papers=tuple(PaperEntry(paper, "bill") for paper in papers)), None)
    app.navigator.show(Place("check"))
    await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#make")))


@pytest.mark.parametrize(("most", "made"), [(5, False), (6, True)])
async def test_more_pages_than_the_policy_allows_are_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, made: bool
) -> None:
    """Two papers of three pages: the button says the limit of five and starts nothing; six is enough."""

    def take(_paper: Any, path: Path, work: Path, **_others: Any) -> Taken:
        return Taken(path.name, "", "pdf", 3, work / "none.pdf", (1, 2, 3))

    monkeypatch.setattr("packet.intake.take", take)
    monkeypatch.setattr(BuildingScreen, "on_show", lambda _screen: None)
    app = app_for(tmp_path, policy=Policy(kiosk=True, max_pages=most))
    async with app.run_test(size=SMALL) as pilot:
        await _check(pilot, app, "one.pdf", "two.pdf")
        await until(pilot, lambda: app.keeper.look(0).settled and app.keeper.look(1).settled)
        await press(pilot, "#make")
        refused = f"more than the {most} pages allowed"
        await until(pilot, lambda: isinstance(app.screen, BuildingScreen) or refused in said(app))
        assert isinstance(app.screen, BuildingScreen) is made
        assert (refused in said(app)) is not made


async def test_pages_that_are_still_counted_are_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper that is still being opened may be the one too many: the packet waits for its number of pages."""
    go = threading.Event()

    def take(_paper: Any, path: Path, work: Path, **_others: Any) -> Taken:
        go.wait(20)
        return Taken(path.name, "", "pdf", 3, work / "none.pdf", (1, 2, 3))

    monkeypatch.setattr("packet.intake.take", take)
    monkeypatch.setattr(Making, "run", lambda *_: pytest.fail("made unseen"))
    app = app_for(tmp_path, policy=Policy(kiosk=True, max_pages=2))
    async with app.run_test(size=SMALL) as pilot:
        await _check(pilot, app, "one.pdf")
        await press(pilot, "#make")
        await until(pilot, lambda: "one.pdf is still being opened" in said(app))
        go.set()
        await until(pilot, lambda: app.keeper.look(0).settled)
        await press(pilot, "#make")
        await until(pilot, lambda: "more than the 2 pages allowed" in said(app))


def test_the_clock_of_the_quiet_goes_on_in_sleep(machine: Machine, tmp_path: Path) -> None:
    """An hour with the lid closed is an hour; it is the clock that a run takes when nobody gives it another."""
    before = seconds_of_the_machine()
    machine.slept = 3600.0
    assert seconds_of_the_machine() - before == 3600.0
    assert Setup(Policy(), TODAY, tmp_path, tmp_path).steady() == 4600.0


def _sleeping_kiosk(folder: Path) -> ImrApp:
    work = folder / "runtime"
    work.mkdir()
    policy = Policy(kiosk=True, idle_seconds=60, warning_seconds=30)
    return ImrApp(Setup(policy, TODAY, folder / "home", work, clock=lambda: NOON))


async def test_a_kiosk_that_slept_forgets_when_it_wakes(machine: Machine, tmp_path: Path) -> None:
    """The time with the lid closed is quiet time: waking ends the session without a question."""
    app = _sleeping_kiosk(tmp_path)
    async with app.run_test(size=SMALL):
        app.navigator.begin(Answers(typed=FULL), None)
        machine.slept = 3600.0
        app._tick()
        assert app.ending == "replace"


async def test_the_key_that_wakes_a_kiosk_does_not_open_the_session_again(machine: Machine, tmp_path: Path) -> None:
    """Whoever wakes the machine presses a key before its clock ticks: the key ends the session, and is not an answer
    to a question that nobody was asked.
    """
    app = _sleeping_kiosk(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL), None)
        await pilot.pause()
        machine.slept = 3600.0
        await pilot.press("a")
        assert app.ending == "replace"


async def test_the_clock_may_tick_before_the_question_is_drawn(machine: Machine, tmp_path: Path) -> None:
    """On a slow machine the next second comes while the question is still being put up: no fault, it is counted on."""
    app = _sleeping_kiosk(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL), None)
        await pilot.pause()
        question = IdleScreen()
        question.count(29)
        await app.push_screen(question)
        question.count(28)
        assert "28" in str(question.query_one("#left", Static).content)


async def test_a_key_in_time_answers_the_question(machine: Machine, tmp_path: Path) -> None:
    """Within the warning a key is an answer: the session goes on."""
    app = _sleeping_kiosk(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL), None)
        await pilot.pause()
        machine.slept = 61.0
        app._tick()
        await until(pilot, lambda: isinstance(app.screen, IdleScreen))
        await pilot.press("a")
        await until(pilot, lambda: not isinstance(app.screen, IdleScreen))
        assert app.ending == "done"
        app._tick()
        assert app.ending == "done"


def test_a_second_that_strikes_without_a_screen_is_no_failure(tmp_path: Path) -> None:
    """Before the first screen and after the last one the timer may still run."""
    app = app_for(tmp_path, policy=Policy(kiosk=True))
    app.keeper.begin(Answers(), None)
    app._tick()


async def test_f9_asks_once_before_it_erases(tmp_path: Path) -> None:
    """A slip of the finger loses nothing: Enter, which stands on "keep", goes back to the answers. F9 again erases."""
    app = app_for(tmp_path, policy=Policy(kiosk=True))
    async with app.run_test(size=SMALL) as pilot:
        await _check(pilot, app)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, EraseScreen))
        assert "Erase everything?" in said(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))
        assert app.keeper.session.typed("first_name") == FULL["first_name"]
        await pilot.press("f9", "f9")
        await pilot.pause()
        assert app.ending == "replace"


@pytest.mark.parametrize("kiosk", [True, False])
async def test_hide_shows_nothing_of_the_case_until_a_key_is_pressed(tmp_path: Path, kiosk: bool) -> None:
    """F8, at a kiosk and at home; the key that takes it away does nothing else."""
    app = app_for(tmp_path, policy=Policy(kiosk=kiosk))
    async with app.run_test(size=SMALL) as pilot:
        await _check(pilot, app)
        for key in ("x", "enter", "escape", "f8", "f9", "f10", "f1"):
            await pilot.press("f8")
            await until(pilot, lambda: isinstance(app.screen, HideScreen))
            assert picture(app).split() == ["Press", "any", "key", "to", "go", "on."]
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, CheckScreen))
        assert app.ending == "done"
        assert app.keeper.session.typed("first_name") == FULL["first_name"]


async def test_a_hidden_case_is_gone_after_the_quiet_time(tmp_path: Path, machine: Machine) -> None:
    """Who hides the screen and walks away has left it: it is erased as any other."""
    policy = Policy(kiosk=True, idle_seconds=120, warning_seconds=60)
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    app = ImrApp(Setup(policy, TODAY, tmp_path / "home", runtime, clock=lambda: NOON, steady=seconds_of_the_machine))
    async with app.run_test(size=SMALL) as pilot:
        await _check(pilot, app)
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, HideScreen))
        machine.slept += 3600
        await until(pilot, lambda: app.ending == "replace")


async def test_without_a_pin_nothing_is_to_be_typed(tmp_path: Path) -> None:
    """It is said that the program cannot be left from here; no line asks for what there is not."""
    app = app_for(tmp_path, policy=Policy(kiosk=True))
    async with app.run_test(size=SMALL) as pilot:
        app.menu_chosen("staff")
        await until(pilot, lambda: "No staff PIN is set" in said(app))
        assert not app.screen.query(Input)


async def test_a_wrong_pin_is_said_and_asked_again(tmp_path: Path) -> None:
    """The next PIN goes into the line again, not into the buttons under it; the fifth wrong one erases."""
    app = app_for(tmp_path, policy=Policy(kiosk=True, staff_pin=pin_entry("123456", b"s" * 16)))
    async with app.run_test(size=SMALL) as pilot:
        await _check(pilot, app)
        app.menu_chosen("staff")
        for tries in range(4):
            await until(pilot, lambda: isinstance(app.screen, TypeLine))
            assert ("That is not the PIN" in said(app)) is (tries > 0)
            window = app.screen
            await pilot.press(*"999999", "enter")
            await until(pilot, lambda: app.screen is not window and isinstance(app.screen, TypeLine))  # noqa: B023
        assert app.ending == "done"
        await pilot.press(*"999999", "enter")
        await until(pilot, lambda: app.ending == "replace")
