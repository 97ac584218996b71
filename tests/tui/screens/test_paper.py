"""One paper on the screens: what keeps it out, and what can be changed of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.papers_said import LETTER, reader
from tests.tui.screens.desk import open_paper, papers_in
from tui.screens.paper import PaperScreen
from tui.screens.window import TypeLine
from tui.widgets.action import Action
from tui.widgets.choices import Tick
from tui.widgets.entry import Entry

pytestmark = pytest.mark.usefixtures("stand_in")


async def test_a_locked_paper_asks_for_its_password_until_it_opens(tmp_path: Path, desk: Path) -> None:
    """Needed, wrong, right: each in words, and the paper is in at the end."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "locked.pdf")
        await open_paper(pilot, app, 0)
        for password in ("wrong", "open"):
            await press(pilot, "#password")
            await until(pilot, lambda: isinstance(app.screen, TypeLine))
            app.screen.query_one("#typed-line", Input).value = password
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, PaperScreen) and app.keeper.look(0).settled)
            await pilot.pause(0.1)
            if password == "wrong":
                assert (app.focused and app.focused.id) == "password", "the way to try again is at hand"
        assert "Ready, pages: 3" in said(app)


async def test_attached_files_are_a_question(tmp_path: Path, desk: Path) -> None:
    """In or out: the person decides, and the paper opens."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "mail.pdf")
        await open_paper(pilot, app, 0)
        await press(pilot, "#leave")
        await until(pilot, lambda: bool(app.keeper.look(0).taken))
        assert app.keeper.session.answers.papers[0].attachments == "leave"


async def test_what_a_paper_only_points_to_can_stay_out(tmp_path: Path, desk: Path) -> None:
    """It is named, and there is one way on: it cannot be put in from here."""
    (desk / "linked.docx").write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "linked.docx")
        await open_paper(pilot, app, 0)
        assert "scan.png" in said(app)
        assert not app.screen.query("#include")
        await press(pilot, "#leave")
        await until(pilot, lambda: bool(app.keeper.look(0).taken))
        assert app.keeper.session.answers.papers[0].attachments == "leave"


async def test_the_pages_that_can_be_shown_are_picked_with_one_key(tmp_path: Path, desk: Path) -> None:
    """One page of many is damaged: nobody types the numbers of the others, and the box has them afterwards."""
    (desk / "torn.pdf").write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "torn.pdf")
        await open_paper(pilot, app, 0)
        assert "1,3-9" in str(app.screen.query_one("#whole", Action).render())
        await press(pilot, "#whole")
        await until(pilot, lambda: bool(app.keeper.look(0).taken))
        assert app.keeper.session.answers.papers[0].pages == "1,3-9"
        await until(pilot, lambda: not app.screen.query("#whole"))
        assert app.screen.query_one("#pages", Entry).value == "1,3-9"


async def test_a_fault_is_said_and_can_be_tried_again(tmp_path: Path, desk: Path) -> None:
    """What is no fault of the paper has words too, and a way on."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "fault.pdf")
        await open_paper(pilot, app, 0)
        assert "No private folder" in said(app)
        await press(pilot, "#again")
        await until(pilot, lambda: app.keeper.look(0).settled)


async def test_pages_title_turn_and_blank_pages_are_kept(tmp_path: Path, desk: Path) -> None:
    """Each change is in the case; a selection that cannot be understood is an error beside it, and is kept."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "denial.pdf")
        await open_paper(pilot, app, 0)
        app.screen.query_one("#title", Input).value = "The [first] letter"
        pages = app.screen.query_one("#pages", Input)
        pages.focus()
        pages.value = "3-1"
        await pilot.press("tab")
        await until(pilot, lambda: "Error:" in said(app))
        app.screen.query_one("#pages", Input).value = "1-3"
        app.screen.query_one("#pages", Input).focus()
        await pilot.press("tab")
        app.screen.query_one(Tick).on = True
        await until(pilot, lambda: bool(app.keeper.look(0).taken) and bool(app.screen.query("#turn")))
        await pilot.pause()
        await press(pilot, "#turn")
        await until(pilot, lambda: "turned" in said(app).lower() or bool(app.keeper.session.answers.papers[0].rotate))
        entry = app.keeper.session.answers.papers[0]
        assert (entry.title, entry.pages, entry.drop_blank, dict(entry.rotate)) == (
            "The [first] letter",
            "1-3",
            True,
            {"1": 90},
        )


async def test_pages_with_covered_words_can_go_in_as_pictures(tmp_path: Path, desk: Path) -> None:
    """The offer stands where there are such pages, opens the paper anew, and can be taken back."""
    (desk / "covered.pdf").write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "covered.pdf")
        await open_paper(pilot, app, 0)
        assert not app.screen.query("#searchable")
        app.screen.query_one("#as-pictures", Tick).on = True
        await until(pilot, lambda: app.keeper.session.answers.papers[0].as_pictures)
        await until(pilot, lambda: bool(app.keeper.look(0).taken) and "still in the file" not in said(app))
        assert app.screen.query("#as-pictures")


async def test_a_paper_is_called_by_its_day_with_one_key_and_not_before(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("packet.reading.read_paper", reader(denial=LETTER))
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "denial.pdf")
        await open_paper(pilot, app, 0)
        await until(pilot, lambda: bool(app.screen.query("#name")))
        assert app.keeper.session.answers.papers[0].title == ""
        await press(pilot, "#name")
        await until(pilot, lambda: app.keeper.session.answers.papers[0].title.endswith(", August 17, 2026"))
        await until(pilot, lambda: not app.screen.query("#name"))
