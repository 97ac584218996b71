"""Change on the check: the question that was asked for has the focus, so that what is typed next is its answer."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms.answers import Answers, PaperEntry
from forms.interview import QUESTIONS, STEPS
from tests.tui.driving import FULL, SMALL, WIDE, app_for, press, until
from tui.app import ImrApp
from tui.navigator import control_of
from tui.screens.check import CheckScreen
from tui.screens.papers import PapersScreen
from tui.screens.step import StepScreen
from tui.session import Place
from tui.widgets.field import FormField
from tui.widgets.rows import Rows

OPENING = (
    WIDE,
    {**FULL, "filed_state_hearing": "yes", "has_medi_cal": "yes"},
    {**FULL, "filed_grievance": "no"},
    {**FULL, "filer": "legal_representative"},
)
"""Answers that together open every question that every filing has."""
DOORS = (
    ("plan", {**FULL, "about": "drug"}),
    ("state_hearing", {**FULL, "ask_keep_care": "yes", "asked_expedited": "yes"}),
    ("cdi", FULL),
)
"""Filings with the questions that they alone have, and answers that open them."""
LETTER = {question.key for step in STEPS for page in step.pages if page.id == "letter" for question in page.questions}
"""No case fits them all; two of them stand for the others of their page."""


async def _check(pilot: Pilot[None], app: ImrApp) -> None:
    app.navigator.show(Place("check"))
    await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#make")))
    assert isinstance(app.screen, CheckScreen)
    await app.screen.unfold(*(step.id for step in STEPS))
    await pilot.pause()


def _rows(app: ImrApp) -> list[tuple[Rows, int, str]]:
    """Every answer on the check: its list, its place in it, its key."""
    return [
        (rows, number, line.row.about)
        for rows in app.screen.query(Rows)
        for number, line in enumerate(rows._lines)
        if line.row.about in QUESTIONS
    ]


def _pages(app: ImrApp, seen: set[str]) -> list[tuple[Place, list[str]]]:
    """The pages of the answers on the check that were not seen yet, each with its answers."""
    check = app.screen
    assert isinstance(check, CheckScreen)
    keys = [key for _, _, key in _rows(app) if key not in seen]
    return [(place, list(page)) for place, page in itertools.groupby(keys, check._place_of) if place]


def _asks(app: ImrApp) -> str:
    """The key of the question that takes what is typed now."""
    focused = app.focused
    fields = [part for part in focused.ancestors if isinstance(part, FormField)] if focused else []
    return fields[0].question.key if fields else ""


@pytest.mark.usefixtures("undrawn")  # `test_crawl.py` and `test_hostile.py` draw the same pages
async def test_change_puts_the_focus_on_its_own_field_for_every_question(tmp_path: Path) -> None:
    """A new date of birth must not go into the first name. Enter is pressed once in each case; other pages are asked
    for as that Enter asks, and on each the other questions get the focus as it gives it when a page is put up.
    """
    seen: set[str] = set()
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        for to, typed in (*(("", typed) for typed in OPENING), *DOORS):
            app.navigator.begin(Answers(typed=typed, to=to), None)
            await _check(pilot, app)
            rows, number, first = next(row for row in _rows(app) if row[2] not in seen)
            pages = _pages(app, seen)
            rows.focus()
            rows._at = number
            await pilot.press("enter")
            for place, keys in pages:
                if keys[0] != first:
                    app.navigator.change(place, keys[0])
                await until(pilot, lambda: _asks(app) == keys[0])  # noqa: B023 - awaited at once
                for other in keys[1:]:
                    assert isinstance(app.screen, StepScreen)
                    app.screen.put_focus(control_of(other))
                    await until(pilot, lambda: _asks(app) == other)  # noqa: B023 - awaited at once
                seen.update(keys)
    assert seen | LETTER == set(QUESTIONS)
    assert seen & LETTER


@pytest.mark.parametrize("key", ["zip", "phone"])
async def test_an_answer_to_mend_has_the_focus_on_its_page(tmp_path: Path, key: str) -> None:
    """The line under "mend" leads to the question itself, not to the first one of its page."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed={**FULL, key: "12"}), None)
        await _check(pilot, app)
        await press(pilot, "#mend-0")
        await until(pilot, lambda: _asks(app) == key)


async def test_keys_typed_at_once_after_change_go_into_the_field(tmp_path: Path) -> None:
    """Enter on Change and the new answer in one burst, as quick hands and slow lines send them."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed={key: value for key, value in FULL.items() if key != "date_of_birth"}), None)
        await _check(pilot, app)
        rows, number, _ = next(row for row in _rows(app) if row[2] == "date_of_birth")
        rows.focus()
        rows._at = number
        await pilot.press("enter", *"4/5/1961")
        await until(pilot, lambda: app.keeper.session.typed("date_of_birth") == "4/5/1961")
        assert app.keeper.session.typed("first_name") == FULL["first_name"]


@pytest.mark.parametrize("number", [0, 1])
async def test_change_of_a_paper_has_that_paper_in_focus(tmp_path: Path, number: int) -> None:
    """Enter then opens it; and back on the check its line has the focus again."""
    papers = (PaperEntry("x/a.pdf", "bill"), PaperEntry("x/b.pdf", "bill"))
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL, papers=papers), None)
        await _check(pilot, app)
        rows = app.screen.query_one("#rows-papers", Rows)
        rows.focus()
        await pilot.press(*["down"] * number, "enter")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and app.focused is not None)
        await until(pilot, lambda: (app.focused and app.focused.id) == f"paper-{number}")
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and app.focused is not None)
        assert (app.focused and app.focused.id) == "rows-papers"
        assert app.screen.query_one("#rows-papers", Rows)._at == number
