"""Papers on the screens: refusals first, then adding, changing, ordering, taking out. A stand-in takes the papers."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from forms.answers import Answers, PaperEntry
from forms.case import Language, Paper
from packet.intake import Refusal, Taken
from tests.tui.driving import FULL, SMALL, app_for, picture, press, said, until
from tests.tui.screens.desk import open_paper, papers_in, take
from tui.app import ImrApp
from tui.policy import Policy
from tui.screens.kind import KindScreen
from tui.screens.paper import PaperScreen
from tui.screens.papers import PapersScreen
from tui.screens.window import Choose, TypeLine
from tui.session import Place
from tui.widgets.action import Action
from tui.widgets.words import Words

pytestmark = pytest.mark.usefixtures("stand_in")

ASKED = {**FULL, "denial_reason": "experimental"}
"""Answers for which papers are asked."""


async def test_a_path_to_nothing_is_an_error_beside_the_field(tmp_path: Path) -> None:
    """The name is repeated, the field keeps what was typed, nothing is added."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app)
        box = app.screen.query_one("#path", Input)
        box.value = "/nowhere/letter.pdf"
        await pilot.press("enter")
        await pilot.pause()
        assert "Error: There is no file named letter.pdf" in said(app)
        assert box.value == "/nowhere/letter.pdf"
        assert app.keeper.session.answers.papers == ()


async def test_a_kiosk_reads_from_its_folders_only_links_included(tmp_path: Path, desk: Path) -> None:
    """A path above, beside, or behind a symbolic link out of the allowed folder is refused."""
    (tmp_path / "secret.pdf").write_bytes(b"x")
    (desk / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    policy = Policy(kiosk=True, read_folders=(desk,))
    app = app_for(tmp_path, policy=policy)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app)
        for path in (tmp_path / "secret.pdf", desk / "link.pdf", desk / ".." / "secret.pdf"):
            app.screen.query_one("#path", Input).value = str(path)
            await pilot.press("enter")
            await pilot.pause()
            assert app.keeper.session.answers.papers == ()
            assert "folders allowed here" in said(app)


async def test_several_papers_are_added_and_each_is_asked_its_kind(tmp_path: Path, desk: Path) -> None:
    """A folder brings all its papers; the kind of each is asked; Escape leaves it for later. The guess by its name is
    taken with Enter; where there is none, Enter takes nothing.
    """
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app)
        app.screen.query_one("#path", Input).value = str(desk)
        await pilot.press("enter")
        for _ in range(4):
            await until(pilot, lambda: isinstance(app.screen, KindScreen))
            await pilot.pause()
            guessed = "denial" in str(app.screen.query(".heading").first(Words).content)
            assert ("Our guess" in said(app)) is guessed
            assert ("> 1 ( ) Letter in which" in picture(app)) is guessed
            if not guessed:
                await pilot.press("enter")
                assert isinstance(app.screen, KindScreen)
            key = "enter" if guessed else "escape"
            before = app.screen
            await pilot.press(key)
            await until(pilot, lambda: app.screen is not before)  # noqa: B023 - awaited at once
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        assert [entry.kind for entry in app.keeper.session.answers.papers] == [
            "denial_letter",
            "other",
            "other",
            "other",
        ]
        await until(pilot, lambda: "Ready, pages: 3" in said(app))
        shown = said(app)
        assert "Pages of papers so far: 3" in shown
        assert shown.count("Cannot go in") == 3


async def test_too_many_pages_for_a_kiosk_are_said(tmp_path: Path, desk: Path) -> None:
    """The limit of the policy is told with the sum."""
    app = app_for(tmp_path, policy=Policy(kiosk=True, read_folders=(desk,), max_pages=2))
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "denial.pdf")
        assert "more than the 2 pages" in said(app)


async def test_order_and_taking_out(tmp_path: Path, desk: Path) -> None:
    """Move up and down; taking out asks once; the other papers stay."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, desk / "denial.pdf", desk / "mail.pdf")
        await open_paper(pilot, app, 0)
        await press(pilot, "#down")
        await pilot.pause()
        assert [Path(entry.file).name for entry in app.keeper.session.answers.papers] == ["mail.pdf", "denial.pdf"]
        await press(pilot, "#down")
        await pilot.pause()
        await press(pilot, "#up")
        await pilot.pause()
        assert [Path(entry.file).name for entry in app.keeper.session.answers.papers] == ["denial.pdf", "mail.pdf"]
        await press(pilot, "#remove")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PaperScreen))
        assert len(app.keeper.session.answers.papers) == 2, "Enter keeps it"
        await press(pilot, "#remove")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        assert [Path(entry.file).name for entry in app.keeper.session.answers.papers] == ["mail.pdf"]


def _listed(app: ImrApp) -> list[tuple[str, str]]:
    """The list as shown: (letter, file)."""
    actions = [action for action in app.screen.query(Action) if (action.id or "").startswith("paper-")]
    return [(action.lead.strip(), action.words.split()[0]) for action in actions]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_list_has_the_order_and_the_letters_of_the_packet(
    tmp_path: Path, desk: Path, language: Language
) -> None:
    """By kind, not as they were added; what cannot go in has no letter and takes none from the others."""
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=SMALL) as pilot:
        kinds = {"denial.pdf": "photo", "locked.pdf": "denial_letter", "mail.pdf": "bill", "a.pdf": "eob"}
        await papers_in(pilot, app, *((desk / name, kind) for name, kind in kinds.items()), typed=ASKED)
        expected = [("-", "locked.pdf"), ("A", "a.pdf"), ("-", "mail.pdf"), ("B", "denial.pdf")]
        await until(pilot, lambda: _listed(app) == expected)


async def test_a_move_past_another_kind_is_asked_about_and_then_obeyed(tmp_path: Path, desk: Path) -> None:
    """Within its kind it moves at once; past another one the list keeps the person's order until it is put back."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(
            pilot,
            app,
            (desk / "a.pdf", "bill"),
            (desk / "denial.pdf", "denial_letter"),
            (desk / "b.pdf", "bill"),
            typed=ASKED,
        )
        await open_paper(pilot, app, 0)
        assert "Exhibit B: a.pdf" in said(app)
        await press(pilot, "#down")
        await until(pilot, lambda: "Exhibit C: a.pdf" in said(app))
        kept = [Path(entry.file).name for entry in app.keeper.session.answers.papers]
        assert kept == ["b.pdf", "denial.pdf", "a.pdf"]
        assert not app.screen.query_one("#fixed").display
        await press(pilot, "#down")
        await until(pilot, lambda: bool(app.screen.query("#fixed")) and app.screen.query_one("#fixed").display)
        assert [Path(entry.file).name for entry in app.keeper.session.answers.papers] == kept
        await press(pilot, "#up")
        await until(pilot, lambda: "Exhibit B: a.pdf" in said(app))
        for button in ("#stay", "#across"):
            await press(pilot, "#up")
            await until(pilot, lambda: isinstance(app.screen, Choose))
            await press(pilot, button)
        await until(pilot, lambda: "Exhibit A: a.pdf" in said(app))
        await press(pilot, "#done")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        await until(pilot, lambda: _listed(app) == [("A", "a.pdf"), ("B", "denial.pdf"), ("C", "b.pdf")])
        await press(pilot, "#by-kind")
        await until(pilot, lambda: not app.screen.query("#by-kind"))
        await until(pilot, lambda: _listed(app) == [("A", "denial.pdf"), ("B", "a.pdf"), ("C", "b.pdf")])


async def test_what_is_advised_is_in_only_when_it_can_go_in(tmp_path: Path, desk: Path) -> None:
    """An experimental case's denial that is locked is not "in": nobody would receive it. With its password it is."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, (desk / "locked.pdf", "denial_letter"), typed=ASKED)
        denial = "Letter in which the plan said no"
        await until(pilot, lambda: f"{denial}: on your list, but it cannot go in" in said(app))
        assert "it is in" not in said(app)
        await open_paper(pilot, app, 0)
        assert "Not in the packet: locked.pdf" in said(app)
        await press(pilot, "#password")
        await until(pilot, lambda: isinstance(app.screen, TypeLine))
        app.screen.query_one("#typed-line", Input).value = "open"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PaperScreen) and bool(app.keeper.look(0).taken))
        await until(pilot, lambda: "Exhibit A: locked.pdf" in said(app))
        await press(pilot, "#done")
        await until(pilot, lambda: f"{denial}: it is in" in said(app))


async def test_a_paper_that_is_still_being_opened_is_not_called_in(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is read nobody knows; then the line and the letter change by themselves."""
    go = threading.Event()

    def slow(paper: Paper, path: Path, work: Path, **others: Any) -> Taken | Refusal:
        go.wait(60)
        return take(paper, path, work, **others)

    monkeypatch.setattr("packet.intake.take", slow)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL, papers=(PaperEntry(str(desk / "locked.pdf"), "bill"),)), None)
        app.navigator.show(Place("papers"))
        await until(pilot, lambda: "Bill or receipt: being opened" in said(app))
        assert _listed(app) == [("A", "locked.pdf")]
        go.set()
        await until(pilot, lambda: "Bill or receipt: on your list, but it cannot go in" in said(app))
        assert _listed(app) == [("-", "locked.pdf")]
