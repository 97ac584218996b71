"""The page of the form where an answer will stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import Answers, parse
from forms.case import Case
from forms.sheet import Rect
from tests.tui.driving import FULL, TODAY, app_for, said, until
from tests.tui.screens.steps import NAME, at_page
from tui.form_beside import FRAME, empty_form, framed, page_of_question

WHITE = (255, 255, 255)


def _case(**typed: str) -> Case:
    return parse(Answers(typed={**FULL, **typed}), TODAY)[0]


def test_an_answer_is_shown_on_the_page_where_it_is_printed() -> None:
    """The name on the first page, the story on the second, the helper on the other form."""
    helped = _case(wants_assistant="yes", assistant_name="Lee")
    found = [page_of_question(helped, key, TODAY) for key in ("last_name", "problem_description", "assistant_name")]
    assert [(one.form, one.page) for one in found if one] == [
        ("dmhc_20_224", 0),
        ("dmhc_20_224", 1),
        ("dmhc_20_160", 0),
    ]


def test_what_is_printed_nowhere_has_no_page() -> None:
    """What only the rules ask, and the helper's name where nobody helps."""
    assert [page_of_question(_case(), key, TODAY) for key in ("about", "coverage_kind", "assistant_name")] == [None] * 3


def test_all_squares_of_a_question_stand_in_one_frame() -> None:
    """Yes and no beside each other."""
    found = page_of_question(_case(), "wants_payment", TODAY)
    assert found is not None
    assert found.place.width > 2 * found.place.height


def test_the_empty_form_holds_no_answer(tmp_path: Path) -> None:
    """Nothing that a person typed is written for a picture."""
    case = _case(last_name="Zzyzx")
    page = page_of_question(case, "last_name", TODAY)
    assert page is not None
    empty_form(case, page, TODAY, page.file(tmp_path))
    empty_form(_case(last_name=""), page, TODAY, page.file(tmp_path / "other"))
    assert page.file(tmp_path).read_bytes() == page.file(tmp_path / "other").read_bytes()


def test_a_frame_stands_around_its_place_only() -> None:
    """Upper left quarter of the page: its own dots stay, and so does the other half."""
    dots = ((WHITE,) * 20,) * 26
    drawn = framed(dots, Rect(0.0, 396.0, 306.0, 396.0))
    assert (drawn[14][4], drawn[5][4], drawn[20][4], drawn[5][15]) == (FRAME, WHITE, WHITE, WHITE)
    assert framed((), Rect(0.0, 0.0, 1.0, 1.0)) == ()


async def test_a_wide_window_shows_where_the_answer_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawn once for all answers of a page."""
    drawn: list[int] = []

    def draw(_pdf: Path, page: int, *_room: int) -> tuple[tuple[tuple[int, int, int], ...], ...]:
        drawn.append(page)
        return ((WHITE,) * 20,) * 26

    monkeypatch.setattr("tui.widgets.at_hand.dots", draw)
    app = app_for(tmp_path)
    async with app.run_test(size=(140, 45)) as pilot:
        await at_page(pilot, app, NAME, dict(FULL))
        await until(pilot, lambda: "The red frame is where this answer goes" in said(app))
        await pilot.press("tab")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert drawn == [0]
