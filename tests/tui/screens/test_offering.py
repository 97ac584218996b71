"""Pages of questions with what papers say: one key takes it, the next thing and the old answer come after, and nothing
is an answer before.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms.answers import Answers
from packet.reading.spots import braille
from tests.tui.driving import SMALL, app_for, said, until
from tests.tui.papers_said import CARD, LETTER, SPOT, reader
from tui.app import ImrApp
from tui.session import Place
from tui.widgets.field import FormField


@pytest.fixture(autouse=True)
def _two_papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("packet.reading.read_paper", reader(letter=LETTER, card=CARD))
    for name in ("letter.txt", "card.txt"):
        (tmp_path / name).write_text("words", "utf-8")


async def _at(pilot: Pilot[None], app: ImrApp, folder: Path, place: Place, **typed: str) -> None:
    app.navigator.begin(Answers(typed=typed), None)
    app.keeper.add_papers([folder / "letter.txt", folder / "card.txt"])
    app.papers_changed()
    app.navigator.show(place)
    await until(pilot, lambda: len(app.keeper.read_papers()) == 2 and app.focused is not None)


def _typed(app: ImrApp, key: str, text: str) -> bool:
    return app.keeper.session.typed(key) == text


def _control(app: ImrApp, key: str) -> str:
    return app.screen.query_one(f"#field-{key}", FormField).text()


async def test_one_key_takes_what_stands_and_then_the_next_and_the_old_answer(tmp_path: Path) -> None:
    """Two papers differ: both are named, neither is chosen."""
    app = app_for(tmp_path)
    async with app.run_test(size=(140, 45)) as pilot:
        await _at(pilot, app, tmp_path, Place("plan", "plan"), membership_number="R07")
        await until(pilot, lambda: "R0714425507 (your plan card, page 1)" in said(app))
        words = " ".join(said(app).split())
        assert "R0714425501 (your letter of August 17, 2026, page 1)" in words
        assert "This is not your answer above. F4 takes the first, F4 again the next." in words
        assert app.keeper.session.typed("membership_number") == "R07"
        app.screen.query_one("#answer-membership_number").focus()
        await until(pilot, lambda: any(spot.display for spot in app.screen.query("#field-membership_number .spot")))
        assert braille(SPOT) in said(app)
        for taken in ("R0714425501", "R0714425507", "R07", "R0714425501"):
            await pilot.press("f4")
            await until(pilot, partial(_typed, app, "membership_number", taken))
            now = " ".join(said(app).split())
            assert ("This is not your answer above" in now) is (taken == "R07")
        app.screen.query_one("#answer-plan_name").focus()
        await until(pilot, lambda: "R0714425501 (your" not in said(app))
        assert "R0714425507" in said(app), "the other paper still says something else"


async def test_a_choice_is_taken_by_the_key_and_what_decides_the_road_is_asked_back(tmp_path: Path) -> None:
    """In a small window too; the words say to look at the paper."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, tmp_path, Place("before", "coverage"))
        await until(pilot, lambda: "This decides which office can help." in said(app))
        assert app.keeper.session.answers.typed == {}
        await pilot.press("f4")
        await until(pilot, lambda: app.keeper.session.typed("coverage_kind") == "dmhc_plan")
        assert _control(app, "coverage_kind") == "dmhc_plan"


async def test_nothing_that_is_offered_is_kept_unless_it_is_taken(tmp_path: Path) -> None:
    """Neither in the case's file nor with the case once it is let go."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.cases.new()
        await until(pilot, lambda: app.keeper.file is not None)
        for name in ("letter.txt", "card.txt"):
            app.keeper.add_papers([tmp_path / name])
        app.papers_changed()
        app.navigator.show(Place("patient", "name"))
        await until(pilot, lambda: "November 30, 1988" in said(app))
        app.save()
        kept = "".join(path.read_text("utf-8", "replace") for path in (tmp_path / "home").rglob("*") if path.is_file())
        assert "letter.txt" in kept
        assert not [word for word in ("Quill", "1988", "R0714425501") if word in kept]
        app.navigator.to_cases()
        await until(pilot, lambda: not app.keeper.is_open)
        assert app.keeper.read_papers() == []
