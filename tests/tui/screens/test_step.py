"""A page of questions, driven as a person drives it: faults first, then the ways on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from tests.tui.driving import FULL, SMALL, app_for, picture, press, until
from tests.tui.screens.steps import NAME, at_page
from tui.session import Place
from tui.widgets.action import Action


async def test_continue_with_blanks_names_each_one_first_in_focus(tmp_path: Path) -> None:
    """The summary stands on top with one line an error, the same words stand at the field, the title says Error."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.click("#continue")
        await pilot.pause()
        shown = picture(app)
        assert shown.startswith(" Error: Step 2 of 7")
        assert shown.count("Enter last name") == 2
        assert shown.count("Enter date of birth") == 2
        assert app.focused is not None
        assert app.focused.id == "error-last_name"


async def test_enter_on_an_error_jumps_to_its_field(tmp_path: Path) -> None:
    """The line of the summary leads to the answer it is about."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.click("#continue")
        await pilot.pause()
        await pilot.press("down", "enter")
        assert app.focused is not None
        assert app.focused.id == "answer-date_of_birth"


async def test_what_is_typed_on_a_line_of_the_summary_goes_into_its_field(tmp_path: Path) -> None:
    """The cursor stands on the line after Continue, and people type the answer at once: it was lost."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.click("#continue")
        await pilot.pause()
        await pilot.press("R", "u", "i", "z")
        await pilot.pause()
        assert app.keeper.session.typed("last_name") == "Ruiz"


async def test_what_is_typed_on_a_line_of_the_summary_takes_the_place_of_the_wrong_answer(tmp_path: Path) -> None:
    """Behind "soon" the right date was as wrong as before."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {**FULL, "date_of_birth": "soon"})
        await pilot.click("#continue")
        await pilot.pause()
        await pilot.press(*"3/27/1985")
        await pilot.pause()
        assert app.keeper.session.typed("date_of_birth") == "3/27/1985"


async def test_a_wrong_answer_is_kept_and_can_be_left_for_later(tmp_path: Path) -> None:
    """Never a dead end: the person goes on with what was typed still there."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {**FULL, "date_of_birth": "the ides of March"})
        await pilot.click("#continue")
        await pilot.pause()
        assert app.screen.query_one("#answer-date_of_birth", Input).value == "the ides of March"
        await pilot.click("#later")
        await pilot.pause()
        assert app.keeper.session.place == Place("patient", "address")
        assert app.keeper.session.typed("date_of_birth") == "the ides of March"


async def test_nothing_is_checked_before_continue(tmp_path: Path) -> None:
    """Leaving a field with a wrong answer shows no error."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME)
        app.screen.query_one("#answer-date_of_birth", Input).value = "soon"
        await pilot.press("tab", "tab", "tab", "tab")
        assert "Error" not in picture(app)


async def test_the_summary_names_the_field_of_a_wrong_answer(tmp_path: Path) -> None:
    """Two dates on one page: which one; and the example is of a day that can be meant."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "grievance"), {"filed_grievance": "no", "denied_on": "soon"})
        await press(pilot, "#continue")
        await until(pilot, lambda: bool(app.screen.query("#summary")))
        error = app.screen.query_one("#error-denied_on", Action)
        assert error.words == "Date of the first no: Enter a date with month, day and year, such as 9/18/2026"


@pytest.mark.parametrize(
    ("filer", "title"), [("assistant", "About you, the helper"), ("patient", "Who is the helper?")]
)
async def test_a_page_speaks_to_who_fills_it_in(tmp_path: Path, filer: str, title: str) -> None:
    """The helper is not asked who the helper is."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("helper", "assistant"), {"filer": filer, "wants_assistant": "yes"})
        assert title in picture(app)


async def test_city_and_state_are_proposed_from_the_zip_and_never_forced(tmp_path: Path) -> None:
    """A blank city is filled in with a word about it; one that was typed stays."""
    pytest.importorskip("zipcodes", reason="the offline ZIP table is an optional part")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("patient", "address"), {"city": "Sacto"})
        box = app.screen.query_one("#answer-zip", Input)
        box.focus()
        box.value = "95814"
        await pilot.press("tab")
        await pilot.pause()
        assert (app.keeper.session.typed("city"), app.keeper.session.typed("state")) == ("Sacto", "CA")
        assert "Filled in from the ZIP code" in picture(app)
        app.screen.query_one("#answer-state", Input).focus()
        await pilot.pause()
        await pilot.press(*"NV")
        await pilot.pause()
        assert app.keeper.session.typed("state") == "NV", "a proposal gives way to the first letter"
        assert "Filled in from the ZIP code" not in picture(app)


async def test_the_summary_of_errors_shrinks_with_each_that_is_mended(tmp_path: Path) -> None:
    """No empty line stays where the mended one stood."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {**FULL, "first_name": "", "last_name": ""})
        await press(pilot, "#continue")
        await until(pilot, lambda: len(app.screen.query("#summary Action")) == 2)
        app.screen.query_one("#answer-first_name", Input).focus()
        await pilot.press("A", "enter")
        await until(pilot, lambda: len(app.screen.query("#summary Action")) == 1)
        await until(pilot, lambda: app.screen.query_one("#summary").region.height == 2)


async def test_another_page_is_laid_out_twice_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for its controls, once for what Textual learns of their sizes; each more is a third of a step's time."""
    app, laid_out, real = app_for(tmp_path), [0], Screen._refresh_layout

    def counted(screen: Screen[None], *given: Any, **named: Any) -> None:
        laid_out[0] += 1
        real(screen, *given, **named)

    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, dict(FULL))
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        app.navigator.show(Place("plan", "plan"))
        await until(pilot, lambda: app.focused is not None and app.focused.id == "answer-plan_name")
        await pilot.pause()
        assert laid_out[0] <= 2


async def test_f2_keeps_place_focus_and_answers(tmp_path: Path) -> None:
    """The other language, in the same place, with the focus on the same question."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {"first_name": "Ana"})
        app.screen.query_one("#answer-last_name", Input).focus()
        await pilot.press("f2")
        await pilot.pause()
        assert "Paso 2 de 7" in picture(app)
        assert app.focused is not None
        assert app.focused.id == "answer-last_name"
        assert app.keeper.session.typed("first_name") == "Ana"
        assert app.keeper.session.answers.form_language == "en"


async def test_a_window_too_small_keeps_the_answers_and_comes_back(tmp_path: Path) -> None:
    """At 20×5 there is one sentence; at 80×24 everything is there again."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME)
        await pilot.press("A", "n", "a")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert "Make this window larger. Your answers are kept." in " ".join(picture(app).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Ana" in picture(app)
        assert app.keeper.session.typed("first_name") == "Ana"
