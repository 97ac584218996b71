"""A choice on a page of questions: taken with Enter or its digit, or passed."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import SMALL, app_for, picture, until
from tests.tui.screens.steps import at_page
from tui.session import Place
from tui.widgets.choices import Choices


async def test_enter_on_a_choice_takes_it_and_goes_on(tmp_path: Path) -> None:
    """On to the next question, from the last one to the next page; what the arrows point at is what is taken."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "filer"))
        await pilot.press("enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-wants_assistant")
        assert app.keeper.session.typed("filer") == "patient"
        await pilot.press("2", "enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-about")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.keeper.session.place == Place("before", "coverage"))
        assert app.keeper.session.typed("about") == "drug"


async def test_enter_leads_to_the_question_that_the_answer_has_opened(tmp_path: Path) -> None:
    """Yes to "urgent" asks why; Enter stands there, and does not leave the page with a blank."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "urgent"))
        await pilot.press("enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-urgent_reason")
        assert app.keeper.session.typed("urgent") == "yes"
        assert app.keeper.session.place == Place("before", "urgent")


async def test_passing_a_choice_that_may_stay_blank_answers_nothing(tmp_path: Path) -> None:
    """It stands on "Leave blank", and Delete and 0 lead back there."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("patient", "statistics"))
        await until(pilot, lambda: bool(app.screen.query("#answer-gender")))
        app.screen.query_one("#answer-gender", Choices).focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.keeper.session.place == Place("plan", "plan"))
        assert app.keeper.session.typed("gender") == ""
        app.navigator.show(Place("patient", "statistics"))
        await until(pilot, lambda: bool(app.screen.query("#answer-gender")))
        for key in ("delete", "0"):
            app.screen.query_one("#answer-gender", Choices).focus()
            await pilot.press("1")
            assert app.keeper.session.typed("gender") == "male"
            await pilot.press(key)
            assert app.keeper.session.typed("gender") == ""
        assert "> 0 (*) Leave blank" in picture(app)


async def test_each_choice_shows_its_digit_and_the_foot_names_the_keys(tmp_path: Path) -> None:
    """Nobody guesses that 2 chooses the second one."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "urgent"))
        shown = picture(app)
        assert "> 1 ( ) Yes" in shown
        assert "2 ( ) No" in shown
        assert "Space/1-9 Choose" in shown.splitlines()[-1]
        await pilot.press("2", "tab")
        assert app.keeper.session.typed("urgent") == "no"
        assert "Tab Move" in picture(app).splitlines()[-1]
