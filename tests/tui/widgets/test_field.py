"""A question with its answer and what is said beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.tui.driving import SMALL, app_for, picture, until
from tests.tui.screens.steps import NAME, at_page, settled
from tui.session import Place
from tui.widgets.choices import Choices
from tui.widgets.field import FormField


async def test_a_question_opened_by_an_answer_appears_at_once(tmp_path: Path) -> None:
    """Yes to "urgent" asks why, below, with the focus where it was; No takes the question away and keeps its answer."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "urgent"), {"urgent_reason": "It spreads."})
        await pilot.press("1")
        await pilot.pause()
        assert [field.question.key for field in app.screen.query(FormField)] == ["urgent", "urgent_reason"]
        assert app.focused is app.screen.query_one(Choices)
        await pilot.press("2")
        await pilot.pause()
        assert [field.question.key for field in app.screen.query(FormField)] == ["urgent"]
        assert app.keeper.session.typed("urgent_reason") == "It spreads."


async def test_a_date_is_repeated_in_words_after_leaving_it(tmp_path: Path) -> None:
    """What was understood is shown, in the language of the screens."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, language="es")
        box = app.screen.query_one("#answer-date_of_birth", Input)
        box.focus()
        box.value = "3-27-1985"
        await pilot.press("tab")
        await pilot.pause()
        assert "miércoles, 27 de marzo de 1985" in picture(app).lower()


async def test_a_date_without_its_year_is_completed_and_shown(tmp_path: Path) -> None:
    """The last such day; it stands in the answer in full, so that it means the same day next year."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("before", "grievance"), {"filed_grievance": "no"}, language="es")
        box = app.screen.query_one("#answer-denied_on", Input)
        box.focus()
        box.value = "18 de septiembre"
        await pilot.press("tab")
        await until(pilot, lambda: box.value == "18 de septiembre de 2026")
        assert app.keeper.session.typed("denied_on") == "18 de septiembre de 2026"
        await until(pilot, lambda: "viernes, 18 de septiembre de 2026" in picture(app))


async def test_the_room_of_a_long_answer_is_counted_on_the_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter says how much prints on the form, and that the rest goes on an added page."""
    monkeypatch.setattr("tui.screens.step._MEASURE_AFTER", 0.001)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("problem", "health"))
        app.screen.query_one("#answer-condition", TextArea).text = "torn " * 200
        await settled(app, pilot)
        await pilot.pause()
        assert "1000 characters; about" in picture(app)
        app.screen.query_one("#answer-condition", TextArea).text = "torn cartilage"
        await settled(app, pilot)
        await pilot.pause()
        assert "characters" not in picture(app), "nobody who has just begun needs to count"
