"""The page "Where this packet goes", and one case from the first no to the hearing on the screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from forms.answers import Answers
from tests.tui.driving import FULL, SMALL, app_for, press, said, until
from tui.app import ImrApp
from tui.making import BuildRequest, Made, Making, News
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.door import DoorScreen
from tui.screens.step import StepScreen
from tui.session import Place
from tui.widgets.choices import Choices

LATER = ("has_medi_cal", "grievance_filed_on", "plan_decision_on")
NO_YESTERDAY = {
    **{key: text for key, text in FULL.items() if key not in LATER},
    "coverage_kind": "medi_cal_managed_care",
    "filed_state_hearing": "no",
    "filed_grievance": "no",
    "denied_on": "11/21/2026",
}
FACTS = {"packet": {"pages": 4}, "signatures": [], "fax": {"parts": []}}


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[BuildRequest]:
    """What is to be made; nothing is."""
    asked: list[BuildRequest] = []

    def run(making: Making, _tell: Callable[[News], None]) -> Made:
        asked.append(making._order)
        return Made(making._order.out / "packet.pdf", making._order.out / "ledger.json", FACTS)

    monkeypatch.setattr(Making, "run", run)
    return asked


async def _at_check(pilot: Pilot[None], app: ImrApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#door")))


async def _through(pilot: Pilot[None], app: ImrApp, filing: str) -> None:
    """Choose this one on the page of doors."""
    await press(pilot, "#door")
    await until(pilot, lambda: isinstance(app.screen, DoorScreen) and bool(app.screen.query("#doors")))
    app.screen.query_one("#doors", Choices).chosen = filing
    await press(pilot, "#continue")


async def _asked(pilot: Pilot[None], app: ImrApp, key: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query(f"#answer-{key}")))


async def _make(pilot: Pilot[None], app: ImrApp) -> str:
    """Make the packet; what its last page says. Then back to the check."""
    await press(pilot, "#make")
    await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#again")))
    told = said(app)
    await press(pilot, "#again")
    await _at_check(pilot, app)
    return told


async def test_one_case_goes_from_the_first_no_to_the_hearing_with_nothing_typed_twice(
    tmp_path: Path, orders: list[BuildRequest]
) -> None:
    """The plan's letter is offered and one key takes it; after its answer DMHC's packet; then the hearing. Each has its
    folder and its addressee; the questions of one form alone are asked when it is chosen; the card's number is hidden.
    """
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=NO_YESTERDAY), None)
        app.navigator.show(Place("check"))
        await _at_check(pilot, app)
        await press(pilot, "#door-open")
        await _asked(pilot, app, "ask_keep_care")
        app.screen.query_one("#answer-ask_keep_care", Choices).chosen = "yes"
        await press(pilot, "#continue")
        await _at_check(pilot, app)
        assert not app.screen.query("#door-open")
        assert "916-255-5241" not in await _make(pilot, app)
        for key, text in (("filed_grievance", "yes"), ("grievance_filed_on", "10/1/2026")):
            app.keeper.session.type(key, text)
        app.keeper.session.type("plan_decision_on", "11/20/2026")
        app.navigator.show(Place("check"))
        await until(pilot, lambda: bool(app.screen.query("#door-open")))
        await press(pilot, "#door-open")
        await until(pilot, lambda: app.keeper.session.answers.to == "dmhc" and not app.screen.query("#door-open"))
        await _at_check(pilot, app)
        assert "916-255-5241" in await _make(pilot, app)
        await _through(pilot, app, "state_hearing")
        await _asked(pilot, app, "ask_keep_care")
        assert app.screen.query_one("#answer-ask_keep_care", Choices).chosen == "yes", "asked for the letter already"
        await press(pilot, "#continue")
        await _asked(pilot, app, "bic_ssn")
        app.screen.query_one("#answer-bic_ssn", Input).value = "90000000A"
        await until(pilot, lambda: app.keeper.session.typed("bic_ssn") == "90000000A")
        assert "90000000A" not in said(app)
        await press(pilot, "#continue")
        await _asked(pilot, app, "interpreter")
        await press(pilot, "#continue")
        await _at_check(pilot, app)
        await app.screen.unfold("problem")  # type: ignore[attr-defined]
        await until(pilot, lambda: "*****000A" in said(app))
        assert "1-833-281-0903" in await _make(pilot, app)
    assert [order.out.name for order in orders] == ["packet-plan", "packet", "packet-hearing"]


async def test_back_leaves_the_choice_as_it_was(tmp_path: Path) -> None:
    """Who only wanted to look goes back to the check."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=NO_YESTERDAY), None)
        app.navigator.show(Place("check"))
        await _at_check(pilot, app)
        await press(pilot, "#door")
        await until(pilot, lambda: isinstance(app.screen, DoorScreen) and bool(app.screen.query("#doors")))
        app.screen.query_one("#doors", Choices).chosen = "state_hearing"
        await pilot.press("escape")
        await _at_check(pilot, app)
        assert app.keeper.session.answers.to == ""
