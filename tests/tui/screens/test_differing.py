"""At the check: what papers say and the answers do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import Answers
from tests.tui.driving import FULL, SMALL, app_for, press, said, until
from tests.tui.papers_said import LETTER, reader
from tui.session import Place
from tui.widgets.action import Action


async def test_the_check_names_what_papers_say_and_the_answers_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each leads to its question; a last day before ours stands there too."""
    monkeypatch.setattr("packet.reading.read_paper", reader(letter=LETTER))
    (tmp_path / "letter.txt").write_text("words", "utf-8")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL), None)
        app.keeper.add_papers([tmp_path / "letter.txt"])
        app.papers_changed()
        app.navigator.show(Place("check"))
        await until(pilot, lambda: "Your papers say something else" in said(app))
        words = " ".join(said(app).split())
        told = "Membership number: your answer is X123. From your letter of August 17, 2026, page 1: R0714425501"
        assert told in words
        assert "From your letter of August 17, 2026, page 1: a last day, December 1, 2026." in words
        links = list(app.screen.query("#differs .-link").results(Action))
        await press(pilot, f"#{next(one.id for one in links if one.about == 'membership_number')}")
        await until(pilot, lambda: app.focused is not None and app.focused.id == "answer-membership_number")
