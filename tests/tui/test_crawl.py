"""Every place of the journey, in both languages and in one a third longer, at three sizes: what must hold on each."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from forms.answers import Answers, PaperEntry
from forms.case import Language
from tests.tui.driving import LARGE, SMALL, WIDE, app_for, lengthen, picture, until
from tui.app import ImrApp
from tui.screens.page import Page
from tui.screens.step import StepScreen
from tui.session import Place, page_at
from tui.widgets.choices import Choices, Tick
from tui.widgets.entry import Entry
from tui.widgets.field import FormField

LANGUAGES: tuple[Language, ...] = ("en", "es")
WIDEST = (145, 45)
"""With help beside the page; every page of 80 columns is read letter by letter in test_clipped."""


def _cut(app: ImrApp) -> list[str]:
    """Words that stand outside the body's width, or below the foot of what holds them."""
    body = app.screen.query_one("#body")
    width = body.scrollable_content_region.width
    return [
        str(part.visual)
        for part in body.query(Static)
        if part.display and part.virtual_region.width and (_right(part, body) > width or _below(part, body))
    ]


def _below(part: Widget, body: Widget) -> bool:
    holders = [holder for holder in part.ancestors_with_self if isinstance(holder, Widget) and body in holder.ancestors]
    return any(
        isinstance(holder.parent, Widget)
        and holder.parent is not body
        and holder.virtual_region.bottom > holder.parent.size.height
        for holder in holders
    )


def _right(part: Widget, body: Widget) -> int:
    return part.region.right - body.scrollable_content_region.x if part.region else 0


@pytest.mark.usefixtures("undrawn")  # `picture` draws the whole screen of each page
@pytest.mark.parametrize(("locale", "sizes"), [("es", [WIDEST]), ("longer", [SMALL, LARGE])])
async def test_nothing_is_cut_on_any_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, sizes: list[tuple[int, int]]
) -> None:
    """On every page every word stands inside the body; the foot line shows every key; at most six questions. A page is
    put up in one window, and looked at in the other one too.
    """
    if locale == "longer":
        lengthen(monkeypatch)
    language: Language = "es" if locale == "es" else "en"
    papers = (PaperEntry("x/gone.pdf", "denial_letter"), PaperEntry("x/lost.pdf", "bill"))
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=sizes[0]) as pilot:
        app.navigator.begin(Answers(language=language, typed=WIDE, papers=papers), None)
        await pilot.pause()
        for place in app.keeper.session.places():
            app.navigator.show(place)
            await pilot.pause()
            for size in sizes:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert app.size == size
                assert _cut(app) == [], (place, size)
                assert app.screen.query_one("#body").virtual_size.width <= app.screen.query_one("#body").size.width
            assert len(app.screen.query(FormField)) <= 6
            if locale != "longer":
                assert "F10" in picture(app).splitlines()[-1]
            sizes = sizes[::-1]  # the next page is put up in the window that this one was left in


@pytest.mark.usefixtures("undrawn")  # `picture` draws the whole screen at every question
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_can_be_reached_answered_and_left(tmp_path: Path, language: Language) -> None:
    """Tab reaches each control; it has a label and a help; its focus shows without colour; Escape keeps what was
    typed, and leads to the page before: so the pages are gone through from the last one to the first.
    """
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(language=language, typed=WIDE), None)
        await pilot.pause()
        places = [place for place in app.keeper.session.places() if place.page]
        await _stand(pilot, app, places[-1])
        for before, place in zip([None, *places[:-1]][::-1], places[::-1], strict=True):
            screen = app.screen
            assert isinstance(screen, Page)
            for field in screen.query(FormField):
                await until(pilot, lambda: app.focused is field.control)  # noqa: B023 - awaited at once
                assert picture(app).count(">") >= 1, "the mark of the focus"
                assert len(screen.help_words()) > 40
                _type_something(field.control)
                await pilot.press("tab")
            typed = dict(app.keeper.session.answers.typed)
            if before is None:
                break  # before the first page there is the list of cases
            way = [one for one in places[: places.index(place)] if not _is_aside(one)]
            await pilot.press("escape")
            await until(pilot, lambda: app.screen._drawn == way[-1])  # type: ignore[attr-defined]  # noqa: B023
            if before != way[-1]:
                await _stand(pilot, app, before)  # what is not on the way is left to the way
            assert app.keeper.session.place == before, place
            assert dict(app.keeper.session.answers.typed) == typed


def _is_aside(place: Place) -> bool:
    page = page_at(place)
    return page is not None and page.aside


async def _stand(pilot: Pilot[None], app: ImrApp, place: Place) -> None:
    """Go to a page, and wait until it is drawn."""
    app.navigator.show(place)
    await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.screen._drawn == place)
    await pilot.pause()


def _type_something(control: Widget) -> None:
    if isinstance(control, Entry) and not control.value:
        control.value = "x"


@pytest.mark.parametrize("place", ["patient/name", "before/urgent", "before/coverage", "patient/statistics"])
async def test_the_focus_is_seen_by_its_mark_alone(tmp_path: Path, place: str) -> None:
    """As plain text, without any colour, the page with the focus here differs from the page with the focus there."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(), None)
        app.navigator.show(Place(*place.split("/")))
        await pilot.pause()
        await pilot.pause()
        seen = set()
        for _ in app.screen.focus_chain:
            seen.add(picture(app))
            await pilot.press("tab")
        assert len(seen) == len(app.screen.focus_chain)


async def test_the_state_of_ticks_and_choices_is_a_glyph(tmp_path: Path) -> None:
    """Chosen and not chosen differ as plain text."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(), None)
        app.navigator.show(Place("patient", "statistics"))
        await pilot.pause()
        assert "[ ]" in picture(app)
        app.screen.query_one(Tick).on = True
        await pilot.pause()
        assert "[x]" in picture(app)
        app.navigator.show(Place("before", "urgent"))
        await pilot.pause()
        await pilot.pause()
        app.screen.query_one(Choices).chosen = "yes"
        await pilot.pause()
        assert "(*) Yes" in picture(app)


async def test_no_control_blinks_or_moves_by_itself(tmp_path: Path) -> None:
    """No animation, no blinking cursor: a screen reader hears a screen once."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(), None)
        app.navigator.show(Place("patient", "name"))
        await pilot.pause()
        assert app.animation_level == "none"
        assert not any(box.cursor_blink for box in app.screen.query(Input))
