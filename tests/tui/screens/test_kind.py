"""The kind of a paper: asked for, guessed from its words, changed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from forms.finders.offer import PaperSays
from forms.words import say
from packet.reading import Reading
from tests.tui.driving import SMALL, app_for, press, said, until
from tests.tui.screens.desk import open_paper, papers_in
from tui.app import ImrApp
from tui.paper_reader import PaperReader
from tui.screens.kind import KindScreen
from tui.screens.paper import PaperScreen
from tui.screens.papers import PapersScreen

pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.fixture
def slow_reader(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Every paper's words say that it is a bill, once the event is set."""
    go = threading.Event()

    def read(*_: object) -> Reading:
        go.wait(60)
        return Reading(PaperSays("bill", 0.93, "", "", (), "english"))

    monkeypatch.setattr("packet.reading.read_paper", read)
    return go


async def _add(pilot: Pilot[None], app: ImrApp, desk: Path) -> None:
    """Type a path, and stand before the question for its kind."""
    (desk / "scan0001.pdf").write_bytes(b"x" * 4200)
    await papers_in(pilot, app)
    app.screen.query_one("#path", Input).value = str(desk / "scan0001.pdf")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, KindScreen))


async def test_the_kind_that_a_paper_s_words_say_is_pointed_at_as_a_guess(
    tmp_path: Path, desk: Path, slow_reader: threading.Event
) -> None:
    """Read beside the screens; who has begun to choose is left alone, and nothing is taken without Enter."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _add(pilot, app, desk)
        await until(pilot, lambda: "4 kB. Ready, pages: 3" in said(app))
        assert "Our guess" not in said(app)
        slow_reader.set()
        await until(pilot, lambda: "Our guess" in said(app))
        assert app.keeper.session.answers.papers[0].kind == "other"
        await pilot.press("enter")
        await until(pilot, lambda: app.keeper.session.answers.papers[0].kind == "bill")


@pytest.fixture
def dated_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every paper is a bill of August 17, 2026."""
    found = Reading(PaperSays("bill", 0.93, "Final notice", "2026-08-17", (), "english"))
    monkeypatch.setattr("packet.reading.read_paper", lambda *_: found)


@pytest.mark.usefixtures("dated_reader")
@pytest.mark.parametrize(("key", "title"), [("f4", "{kind}, August 17, 2026"), ("enter", "")])
async def test_a_paper_that_bears_a_date_is_called_by_kind_and_date_only_with_f4(
    tmp_path: Path, desk: Path, key: str, title: str
) -> None:
    """It follows the mark, and Enter takes the kind alone."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _add(pilot, app, desk)
        bill, after = (say(f"questions.paper_kind.{kind}", "en") for kind in ("bill", "id_card"))
        await until(pilot, lambda: f"{bill}, August 17, 2026" in said(app))
        await pilot.press("down")
        assert f"{after}, August 17, 2026" in said(app)
        await pilot.press(key)
        await until(pilot, lambda: app.keeper.session.answers.papers[0].kind == "id_card")
        assert app.keeper.session.answers.papers[0].title == title.format(kind=after)


async def test_a_paper_that_is_read_after_the_end_of_the_program_harms_nothing(
    tmp_path: Path, desk: Path, slow_reader: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the reader finds then is for nobody, and it ends without a fault."""
    before, app = threading.enumerate(), app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _add(pilot, app, desk)
        readers = [one for one in threading.enumerate() if one not in before and one.name == PaperReader.__name__]
    assert readers
    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    slow_reader.set()
    for reader in readers:
        reader.join(60)
    assert not faults


async def test_changing_a_kind_begins_at_the_one_it_has(tmp_path: Path, desk: Path) -> None:
    """Enter keeps it, and its digit chooses another."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await papers_in(pilot, app, (desk / "denial.pdf", "eob"))
        for key, kind in (("", "eob"), ("4", "doctor_letter")):
            await open_paper(pilot, app, 0)
            await press(pilot, "#kind")
            await until(pilot, lambda: isinstance(app.screen, KindScreen))
            await pilot.press(*key, "enter")
            await until(pilot, lambda: isinstance(app.screen, PaperScreen))
            assert app.keeper.session.answers.papers[0].kind == kind
            await press(pilot, "#done")
            await until(pilot, lambda: isinstance(app.screen, PapersScreen))
