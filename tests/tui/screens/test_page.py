"""What every full screen has around its body: the gaps, the statuses, the foot, the cursor, the small window."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Input, Static

from forms.answers import Answers, PaperEntry
from forms.case import Language
from forms.interview import QUESTIONS
from tests.tui.driving import FULL, SMALL, WIDE, app_for, picture, press, said, until
from tui.app import ImrApp
from tui.screens.step import StepScreen
from tui.session import Place
from tui.showing import extra
from tui.terminal import follow
from tui.widgets.action import Action
from tui.widgets.body import Body, fill
from tui.widgets.field import FormField

LAST_NAME = "answer-last_name"


async def _at(pilot: Pilot[None], app: ImrApp, place: Place, typed: dict[str, str] | None = None) -> None:
    app.navigator.begin(Answers(language=app.language, typed=typed or {}), None)
    app.navigator.show(place)
    await pilot.pause()
    await pilot.pause()


async def _leave_for(pilot: Pilot[None], app: ImrApp, place: Place) -> None:
    """Stand on a page of the other sort, so that the next one is put up anew."""
    app.navigator.show(place)
    await until(pilot, lambda: isinstance(app.screen, StepScreen) is bool(place.page))
    await pilot.pause()


def _dense(app: ImrApp) -> bool:
    return app.screen.query_one("#body").has_class("-dense")


async def test_gaps_that_one_page_had_to_close_are_open_on_the_next(tmp_path: Path) -> None:
    """A page of five questions is close; the two questions after it have their air again."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("helper", "assistant"), dict(WIDE))
        assert _dense(app)
        app.navigator.show(Place("helper", "fax"))
        await pilot.pause()
        await pilot.pause()
        assert not _dense(app)


async def test_a_wide_window_has_help_beside_the_page_and_no_line_grows_shorter(tmp_path: Path) -> None:
    """At 120 columns in place of the task list, at 140 beside both, with what the packet holds so far; nowhere is the
    page narrower than at 80; help that is longer for another question moves nothing.
    """
    app = app_for(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await _at(pilot, app, Place("patient", "name"), dict(FULL))
        body, aside = app.screen.query_one("#body"), app.screen.query_one("#aside")
        assert aside.region.x == body.region.right
        assert not app.screen.query_one("#tasks").display
        assert "In your packet so far" not in picture(app)
        heights = set()
        for name in ("first_name", "middle_initial", "phone"):
            app.screen.query_one(f"#answer-{name}").focus()
            await pilot.pause()
            heights.add(body.region.height)
            assert extra(QUESTIONS[name], "help", "en")[:20] in picture(app)
        assert len(heights) == 1
        for columns in (100, 140):
            await pilot.resize_terminal(columns, 45)
            await pilot.pause()
            await pilot.pause()
            assert body.region.width >= 73
        assert aside.region.x == body.region.right
        assert "DMHC 20-224" in picture(app)


async def test_the_foot_says_that_a_page_goes_on_and_stops_saying_so_at_its_end(tmp_path: Path) -> None:
    """The way down is told in words, on the pages that have one."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("check"), dict(FULL))
        assert "PgDn More" in picture(app)
        app.screen.query_one("#body", Body).scroll_end(animate=False)
        await pilot.pause()
        await pilot.pause()
        assert "PgDn More" not in picture(app)
        app.navigator.show(Place("before", "filer"))
        await pilot.pause()
        await pilot.pause()
        assert "PgDn More" not in picture(app)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_key_of_the_foot_fits_80_columns(tmp_path: Path, language: Language) -> None:
    """With the sign that the page goes on, the line is whole."""
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("check"), dict(FULL))
        foot = picture(app).splitlines()[-1]
        assert foot.endswith(app.say("keys.more"))


async def test_the_task_list_tells_how_far_a_step_is_when_an_answer_is_left(tmp_path: Path) -> None:
    """Not only after the page was turned."""
    app = app_for(tmp_path)
    async with app.run_test(size=(140, 40)) as pilot:
        await _at(pilot, app, Place("patient", "name"))
        await pilot.press("A", "tab")
        await pilot.pause()
        assert "2 The patient\n  In progress" in said(app)


async def test_the_task_list_is_fresh_when_the_window_becomes_wide(tmp_path: Path) -> None:
    """A list that was not shown meanwhile does not show what was."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "name"))
        await pilot.press("A")
        await pilot.pause()
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        await pilot.pause()
        assert "2 The patient\n  In progress" in said(app)


async def test_a_small_window_loses_neither_focus_nor_caret_nor_place(tmp_path: Path) -> None:
    """20 by 5 and back: the next letter goes where it would have gone."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "name"), dict(FULL))
        field = app.screen.query_one(f"#{LAST_NAME}", Input)
        field.focus()
        field.cursor_position = 2
        await pilot.pause()
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        shown = " ".join(picture(app).split())
        assert shown.startswith("Make this window larger. Your answers are kept.")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.press("x")
        assert app.focused is not None
        assert app.focused.id == LAST_NAME
        assert field.value == "Álxvarez"


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_first_sentence_of_a_small_window_is_whole(tmp_path: Path, language: Language) -> None:
    """20 by 5 holds what to do and that nothing is lost, in both languages."""
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        shown = " ".join(picture(app).split())
        assert {"en": "Your answers are kept.", "es": "Sus respuestas se conservan."}[language] in shown


async def test_the_cursor_goes_with_a_field_that_the_window_moves(tmp_path: Path) -> None:
    """A task list came in from the left: the terminal's cursor stands in the field, not where it was."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "name"))
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        await pilot.pause()
        focused = app.focused
        assert isinstance(focused, Input)
        assert focused.region.contains(*app.cursor_position)


async def test_a_page_below_a_window_does_not_take_the_cursor_away(tmp_path: Path) -> None:
    """The page under the menu is laid out anew too; the cursor stays in the menu."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "name"))
        await pilot.press("f10")
        await pilot.pause()
        await pilot.pause()
        there = app.cursor_position
        follow(app.screen_stack[-2])
        assert app.cursor_position == there
        assert app.focused is not None
        assert app.focused.region.contains(*there)


async def test_a_page_that_is_left_while_it_is_filled_is_no_fault(tmp_path: Path) -> None:
    """On a slow machine a person is gone before the foot line is up: the parts of that page stay empty."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "name"))
        left = Vertical()
        await fill(left, lambda: [Static("too late")])
        assert not left.children
        await fill(app.screen.query_one("#tasks"), lambda: [Static("in time")])
        assert len(app.screen.query_one("#tasks").children) == 1


async def test_a_page_that_is_made_again_while_it_is_put_up_stands_there_once(tmp_path: Path) -> None:
    """The other language, and another place, asked for after however many steps of the first page: nothing of that
    one is left beside the second.
    """
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        for steps in range(6):
            app.navigator.begin(Answers(typed=FULL), None)
            app.navigator.show(Place("before", "urgent"))
            for _ in range(steps):
                await asyncio.sleep(0)
            await app.speak_other()
            await pilot.pause()
            assert [field.question.key for field in app.screen.query(FormField)] == ["urgent"], steps
            assert (app.focused and app.focused.id) == "answer-urgent", steps
            assert "Paso 1" in picture(app), steps
            await _leave_for(pilot, app, Place("check"))


async def test_a_paper_that_comes_further_while_a_page_is_put_up_is_listed_there_once(tmp_path: Path) -> None:
    """On the check, after however many steps of it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        for steps in range(6):
            app.navigator.begin(Answers(typed=FULL, papers=(PaperEntry("x/gone.pdf", "bill"),)), None)
            app.navigator.show(Place("check"))
            for _ in range(steps):
                await asyncio.sleep(0)
            await app._show_looks()
            await pilot.pause()
            assert len(app.screen.query("#rows-papers")) == 1, steps
            await _leave_for(pilot, app, Place("before", "urgent"))


async def test_an_error_goes_when_its_answer_is_mended(tmp_path: Path) -> None:
    """No "Error" stands beside "We read this as"; the other errors stay."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(
            pilot,
            app,
            Place("patient", "name"),
            {"first_name": "Ana", "date_of_birth": "yesterday", "phone": "916 555 0142"},
        )
        await press(pilot, "#continue")
        await pilot.pause()
        field = app.screen.query_one("#answer-date_of_birth", Input)
        field.focus()
        field.value = "3/27/1985"
        await pilot.press("tab")
        await pilot.pause()
        assert isinstance(app.screen, StepScreen)
        assert not app.screen.query_one("#field-date_of_birth", FormField).has_class("-error")
        assert [link.about for link in app.screen.query("#summary Action").results(Action)] == ["last_name"]
        last = app.screen.query_one(f"#{LAST_NAME}", Input)
        last.focus()
        last.value = "Ruiz"
        await pilot.press("tab")
        await pilot.pause()
        assert not app.screen.query("#summary")
        assert picture(app).startswith(" Step 2 of 7")


async def test_a_long_line_of_a_list_hangs_beside_its_mark(tmp_path: Path) -> None:
    """What runs over starts under the words, not under the mark."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        words = " ".join(["word"] * 30)
        await app.screen.query_one("#body").mount(Action(words, "long", classes="-link", lead="A"), before=0)
        await pilot.pause()
        first, second = [line for line in picture(app).splitlines() if "word" in line][:2]
        assert first.index("word") == second.index("word") > first.index("A")
