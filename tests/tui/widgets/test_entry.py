"""The line that is typed in: pastes, what is offered, and nothing that is taken unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from forms.plans import suggestions
from tests.tui.driving import FULL, SMALL, app_for, picture, until
from tests.tui.screens.steps import NAME, at_page
from tui.session import Place


async def test_a_pasted_address_of_three_lines_loses_nothing(tmp_path: Path) -> None:
    """Three lines become one line with commas, not the first line alone."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("patient", "address"))
        box = app.screen.query_one("#answer-street_address", Input)
        box.focus()
        app.post_message(events.Paste("12 Main St,\nApt 4\r\n\nRear house\n"))
        await pilot.pause()
        assert app.keeper.session.typed("street_address") == "12 Main St, Apt 4, Rear house"


async def test_a_paste_of_100_kb_is_taken_whole(tmp_path: Path) -> None:
    """A long story is kept to its last letter."""
    story = "word [bold] ñ 王 🙂 \u0645\u062d\u0645\u062f\n" * 4000
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("problem", "story"))
        app.post_message(events.Paste(story))
        await pilot.pause()
        assert app.keeper.session.typed("problem_description") == story


@pytest.mark.parametrize("words", ["Drug [done] [/nope] [b", "👩‍👩‍👧 $var", "\u05d0\u05d1\u05d2 abc", "{first} %s \\"])
async def test_a_persons_words_are_never_markup(tmp_path: Path, words: str) -> None:
    """Brackets, emoji and right-to-left letters are shown and kept as they are, on the page and at the check."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {**FULL, "last_name": words})
        assert app.screen.query_one("#answer-last_name", Input).value == words
        app.navigator.show(Place("check"))
        await pilot.pause()
        assert app.keeper.session.typed("last_name") == words
        assert app.is_running


async def test_focus_does_not_select_what_was_typed(tmp_path: Path) -> None:
    """The next key adds to an answer; it does not replace it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.press("tab", "shift+tab", "x")
        assert app.keeper.session.typed("first_name") == "Anax"


async def test_plans_are_offered_in_a_list_and_taken_with_down_and_enter(tmp_path: Path) -> None:
    """Any word of the name finds it; nothing looks like an answer before it is one."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("plan", "plan"))
        await pilot.press(*"net")
        await until(pilot, lambda: bool(app.screen.query("#offer-plan_name")))
        await pilot.pause()
        first = suggestions("net")[0]
        assert f"1 ( ) {first}" in picture(app)
        assert app.keeper.session.typed("plan_name") == "net"
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.keeper.session.typed("plan_name") == first)
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-membership_number")
        await until(pilot, lambda: not app.screen.query("#offer-plan_name"))


async def test_enter_on_the_line_keeps_what_was_typed_whatever_is_offered(tmp_path: Path) -> None:
    """A plan that is on no list, or a longer name of it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_page(pilot, app, Place("plan", "plan"))
        await pilot.press(*"net", "enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-membership_number")
        assert app.keeper.session.typed("plan_name") == "net"
