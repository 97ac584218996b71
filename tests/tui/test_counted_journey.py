"""How many screens and keys the simplest complete case takes, from the first page to the finished packet.

Counted are the screens that wait for the person, and every key but the letters of an answer: a tired person gives up
over the others.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from forms.finders.look import look
from forms.interview import QUESTIONS
from packet.intake import Taken
from packet.reading import Reading
from tests.forms.finders.letters import letter
from tests.tui.driving import FULL, SMALL, app_for, until
from tests.tui.papers_said import reader
from tui.app import ImrApp
from tui.making import Made, Making
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.kind import KindScreen
from tui.screens.papers import PapersScreen
from tui.screens.start import StartScreen
from tui.screens.step import StepScreen
from tui.widgets.choices import Choices
from tui.widgets.field import FormField

pytestmark = pytest.mark.usefixtures("undrawn")  # counted are keys and screens; `test_crawl.py` draws them

MOST_SCREENS = 15
MOST_KEYS = 55
LETTERS = 205
"""Letters of the simplest case's answers at least; city and state are filled in from the ZIP code, where a table is."""
MOST_OF_LETTERS = 0.6
"""Share of them that is typed where three papers come first."""
PAPERS = {
    "denial": (
        "Health Net", "Service denial", "Letter date: 08/17/2026", "María Álvarez", "12 Main St",
        "Sacramento, CA 95814",
        "Member: María Álvarez  DOB: 03/27/1985", "Service requested: MRI of the right knee",
        "Requesting provider: Dr. Ana Ruiz", "Dear María Álvarez,",
        "The service is denied: it is not medically necessary.",
        "The Department of Managed Health Care, 1-888-466-2219, can help.",
    ),
    "answer": (
        "Health Net", "Answer to your grievance", "Date: 10/02/2026", "Member: María Álvarez",
        "Grievance received: 09/01/2026",
        "Dear María Álvarez,", "We uphold the denial of the MRI of the right knee. It is not medically necessary.",
        "The Department of Managed Health Care, 1-888-466-2219, can help.",
    ),
    "card": (
        "Health Net", "Member: María Álvarez", f"Member ID: {FULL['membership_number']}", "Group: 88120", "Copay $20",
    ),
}  # fmt: skip
"""The papers of the simplest case. The card's number is too short for the finders, and is typed."""


class Person:
    """Presses keys, and counts them and the screens that they were pressed on."""

    def __init__(self, pilot: Pilot[None], app: ImrApp) -> None:
        self._pilot, self._app = pilot, app
        self.keys: list[str] = []
        self.screens: list[str] = []
        self.letters = 0

    async def press(self, *keys: str) -> None:
        """Keys that are no letters of an answer."""
        self.keys += keys
        await self._pilot.press(*keys)
        await self._pilot.pause()

    def sees(self) -> None:
        """Note the screen, when it is another one."""
        place = str(self._app.keeper.session.place) if isinstance(self._app.screen, StepScreen) else ""
        name = f"{type(self._app.screen).__name__} {place}".strip()
        if name not in self.screens:
            self.screens.append(name)

    async def answer(self) -> None:
        """The question that has the focus, and on."""
        focused = self._app.focused
        field = next((part for part in focused.ancestors if isinstance(part, FormField)), None) if focused else None
        if field is None:
            await self.press("enter")  # the button
            return
        wanted = FULL.get(field.question.key, "")
        control = field.control
        match control:
            case Input():
                if not control.value:
                    await self._write(field, wanted)
                await self.press("enter")
            case TextArea():
                await self._write(field, wanted)
                await self.press("tab")
            case Choices():
                values = [row.value for row in control._rows]
                at = values.index(wanted)
                digit = [control._rows[at].digit] if at != control._at else []
                await self.press(*digit, "enter")
            case _:
                await self.press("enter")

    async def _write(self, field: FormField, wanted: str) -> None:
        """By one key what a paper says, else letter by letter."""
        if wanted and field.query(".papers-say"):
            await self.press("f4")
            return
        field.put(wanted)
        self.letters += len(wanted)
        await self._pilot.pause()


async def test_the_simplest_complete_case_takes_few_screens_and_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The patient's own case with one paper: at most 15 screens and 55 keys, and nothing that is asked for missing."""
    paper = tmp_path / "denial.pdf"
    paper.write_bytes(b"x")
    facts = {"packet": {"pages": 6}, "signatures": []}
    monkeypatch.setattr(
        "packet.intake.take", lambda _p, path, work, **_: Taken(path.name, "", "pdf", 1, work / "n", (1,))
    )
    monkeypatch.setattr("tui.screens.step._MEASURE_AFTER", 9999.0)
    monkeypatch.setattr(Making, "run", lambda _making, _tell: Made(tmp_path / "p.pdf", tmp_path / "l.json", facts))
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        person = Person(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, StartScreen) and app.focused is not None)
        person.sees()
        await person.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.focused is not None)
        while isinstance(app.screen, StepScreen):
            person.sees()
            await person.answer()
            await until(pilot, lambda: app.focused is not None or isinstance(app.screen, PapersScreen))
        person.sees()
        await until(pilot, lambda: (app.focused and app.focused.id) == "path")
        app.screen.query_one("#path", Input).value = str(paper)
        await person.press("enter")
        await until(pilot, lambda: isinstance(app.screen, KindScreen))
        await person.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and (app.focused and app.focused.id) == "path")
        await person.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and app.focused is not None)
        person.sees()
        assert app.keeper.session.blanks() == []
        assert app.keeper.session.answers.papers[0].kind == "denial_letter"
        await person.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen))
        person.sees()
    assert len(person.screens) <= MOST_SCREENS, person.screens
    assert len(person.keys) <= MOST_KEYS, person.keys
    assert person.letters >= LETTERS
    assert {key for key in FULL if key in QUESTIONS} <= set(app.keeper.session.answers.typed)


async def test_with_three_papers_first_much_less_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letter, answer and card say who, where, when, which plan and what, as the finders find it: the same case with the
    stories to tell.
    """
    readings = {name: Reading(look(letter(*lines))) for name, lines in PAPERS.items()}
    monkeypatch.setattr("packet.reading.read_paper", reader(**readings))
    monkeypatch.setattr(
        "packet.intake.take", lambda _p, path, work, **_: Taken(path.name, "", "pdf", 1, work / "n", (1,))
    )
    monkeypatch.setattr("tui.screens.step._MEASURE_AFTER", 9999.0)
    papers = [tmp_path / f"{name}.pdf" for name in PAPERS]
    for paper in papers:
        paper.write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        person = Person(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, StartScreen) and app.focused is not None)
        await person.press("tab", "enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "path")
        app.screen.query_one("#path", Input).value = " ".join(f'"{paper}"' for paper in papers)
        await person.press("enter")
        for number in range(3):
            await until(pilot, partial(_asks_kind, app, number))
            await person.press("enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "path" and not app.keeper.papers_to_read())
        await person.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.focused is not None)
        while isinstance(app.screen, StepScreen):
            await person.answer()
            await until(pilot, lambda: app.focused is not None or isinstance(app.screen, PapersScreen))
        await until(pilot, lambda: (app.focused and app.focused.id) == "path")
        await person.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and app.focused is not None)
        assert app.keeper.session.blanks() == []
        assert not app.screen.query("#differs")
    assert person.letters <= MOST_OF_LETTERS * LETTERS, person.letters
    assert person.letters + len(person.keys) <= LETTERS + MOST_KEYS


def _asks_kind(app: ImrApp, number: int) -> bool:
    return isinstance(app.screen, KindScreen) and app.screen._number == number
