"""Names, titles and answers that would steer the terminal are shown on every screen and obeyed on none."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

import tui
from forms.answers import Answers, PaperEntry
from forms.case import Language, Paper
from forms.interview import STEPS
from packet.errors import CannotWrite, UsageError
from packet.intake import Change, Hint, PageLeftOut, Refusal, Taken
from packet.store.case import create_case
from tests.tui.driving import FULL, TODAY, app_for, press, until
from tests.tui.hostile import (
    MARKED,
    NAME,
    NAME_MARKED,
    NASTY,
    flat,
    in_everything,
    in_words,
    nasty_file,
    shown,
    steering,
)
from tui.app import ImrApp
from tui.making import Made, Making, News, NotMade
from tui.policy import Policy
from tui.screens.building import BuildingScreen
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.folder import FolderScreen
from tui.screens.form_paper import FormPaperScreen
from tui.screens.kind import KindScreen
from tui.screens.paper import PaperScreen
from tui.screens.papers import PapersScreen
from tui.screens.step import StepScreen
from tui.screens.window import Choose, HelpScreen, TypeLine
from tui.session import Place
from tui.widgets.entry import Entry, Story
from tui.widgets.field import FormField

pytestmark = pytest.mark.usefixtures("undrawn")  # `shown` draws the whole screen itself

ALL = (119, 100)
"""So high that no page scrolls: everything is drawn."""
LOOKED_AT = {"first_name": "Jose\u0301", "last_name": "a\nb", "problem_description": "a\x85b"}
"""Letters in two code points, a line end in a line, another one than a keyboard gives."""
LANGUAGES: tuple[Language, ...] = ("en", "es")


def _take(paper: Paper, path: Path, work: Path, **_others: Any) -> Taken | Refusal:
    """Papers become what their titles say; every note carries the string where it can."""
    match paper.title[:3]:
        case "bad":
            return Refusal(path.name, "attachments_ask", {"count": 1, "names": NASTY})
        case "err":
            raise UsageError("case_unreadable", file=path.name)
    changes, hints = (Change(1, "turned", {"degrees": 90}),), (Hint(1, "ssn"),)
    return Taken(path.name, "", "pdf", 3, work / "none.pdf", (1,), changes, (PageLeftOut(2, "blank"),), hints)


def _papers(folder: Path) -> tuple[PaperEntry, ...]:
    (folder / "runtime").mkdir(exist_ok=True)
    file = nasty_file(folder / "runtime")  # the folder of a case without a file
    return tuple(
        PaperEntry(str(file), kind, f"{fate}{NASTY}", pages=pages)
        for fate, kind, pages in (("in", "bill", NASTY), ("bad", "denial_letter", ""), ("err", NASTY, ""))
    )


async def _stands(pilot: Pilot[None], app: ImrApp, kind: type[Screen[Any]], selector: str) -> str:
    """Wait for a screen; what it shows, which steers nothing."""
    await until(pilot, lambda: isinstance(app.screen, kind) and bool(app.screen.query(selector)))
    await pilot.pause()
    await pilot.pause()
    return shown(app)


@pytest.mark.parametrize(("language", "answers"), [("en", in_words), ("es", in_everything)])
async def test_every_page_shows_every_answer_and_obeys_none(
    tmp_path: Path, language: Language, answers: Callable[[], Mapping[str, str]]
) -> None:
    """With the errors of Continue, the help, the menu; and the answers are afterwards what they were."""
    given = Answers(language=language, typed=answers())
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(given, None)
        for place in app.keeper.session.places():
            app.navigator.show(place)
            if not place.page:
                continue
            await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.screen._drawn == place)  # noqa: B023
            await _stands(pilot, app, StepScreen, "#continue")
            lines = [field for field in app.screen.query(FormField) if isinstance(field.control, Entry | Story)]
            stands = {field.question.key: field.text() for field in lines}
            assert stands == {key: given.typed.get(key, "") for key in stands}
            await press(pilot, "#continue")
            await pilot.pause()
            shown(app)
            if not isinstance(app.screen, StepScreen):
                app.pop_screen()
        await pilot.press("f1")
        await _stands(pilot, app, HelpScreen, "#close")
        await pilot.press("escape", "f10")
        await pilot.pause()
        shown(app)
        assert app.keeper.session.answers == given, "only the showing changed"


_STEPS = 33
"""Columns of the list of steps, whose words stand between two lines of a long name."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_papers_are_shown_and_obeyed_nowhere(
    tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list, each paper, its windows, the check, in both languages: marks, brackets as they are, one line a name."""
    monkeypatch.setattr("packet.intake.take", _take)
    papers = _papers(tmp_path)
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(Answers(language=language, typed=FULL, papers=papers), None)
        app.navigator.show(Place("papers"))
        await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(3)))
        seen = await _stands(pilot, app, PapersScreen, "#budget")
        assert f"in{flat(MARKED)}" in flat("\n".join(line[_STEPS:] for line in seen.splitlines()))
        for number in range(3):
            app.push_screen(PaperScreen(number))
            seen = await _stands(pilot, app, PaperScreen, "#done")
            assert flat(f"{NAME_MARKED}.txt") in flat(seen)
            await press(pilot, "#kind")
            assert "<LF>SPLIT.txt" in flat(await _stands(pilot, app, KindScreen, "#kinds"))
            await pilot.press("escape")
            await _stands(pilot, app, PaperScreen, "#remove")
            await press(pilot, "#remove")
            assert "<LF>SPLIT.txt" in flat(await _stands(pilot, app, Choose, "#keep"))
            await pilot.press("escape")
            await _stands(pilot, app, PaperScreen, "#done")
            app.pop_screen()
            await pilot.pause()
        app.keeper.session.official = (Path(NASTY),)
        app.navigator.show(Place("check"))
        seen = await _stands(pilot, app, CheckScreen, "#make")
        assert "<ESC>]0;PWNED" in seen
        await press(pilot, "#form-paper")
        assert "<LF>SPLIT" in flat(await _stands(pilot, app, FormPaperScreen, "#official"))
        await press(pilot, "#official")
        await _stands(pilot, app, TypeLine, "#typed-line")
        await pilot.press("escape")
        await _stands(pilot, app, FormPaperScreen, "#official")
        await press(pilot, "#continue")
        await _stands(pilot, app, CheckScreen, "#make")
        await press(pilot, "#make")
        await pilot.pause()
        shown(app)
        assert app.keeper.session.answers.papers == papers, "only the showing changed"


async def test_folders_and_files_are_shown_and_obeyed_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the folder that one is in, the folders in it, the files in it; a path to nothing."""
    file = nasty_file(tmp_path)
    (file.parent / NAME).mkdir()
    monkeypatch.setattr(Path, "home", lambda: file.parent)
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(Answers(), None)
        app.navigator.show(Place("papers"))
        await _stands(pilot, app, PapersScreen, "#path")
        app.screen.query_one("#path", Input).value = f"/nowhere/{NAME}"
        await press(pilot, "#add")
        await until(pilot, lambda: "<ESC>]0;PWNED" in shown(app))
        await press(pilot, "#look")
        seen = await _stands(pilot, app, FolderScreen, "#add")
        assert flat(seen).count("<ESC>]0;PWNED") == 3, "the folder, a folder and a file in it"
        assert flat(seen).count("<LF>SPLIT") == 3


async def test_cases_in_the_list_are_shown_and_obeyed_nowhere(tmp_path: Path) -> None:
    """A patient's name that is none, and the folder of a case that cannot be read or is locked."""
    home = tmp_path / "home"
    with create_case(home, TODAY) as file:
        file.save(Answers(typed={**FULL, "first_name": f"Ann{NASTY}"}))
    for name, data in (("broken", b"{"), ("locked", b"imr-packet sealed 1\n")):
        folder = home / f"{name}{NAME}"
        folder.mkdir()
        (folder / ("case.sealed" if name == "locked" else "case.json")).write_bytes(data)
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        seen = await _stands(pilot, app, Screen, "#new")
        assert flat(seen).count("<ESC>]0;PWNED") == 2
        await pilot.pause()


async def test_faults_and_windows_are_shown_and_obeyed_nowhere(tmp_path: Path) -> None:
    """An error that names a file, in a window and in the title's window of a case that cannot be kept."""
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        with create_case(tmp_path / "home", TODAY) as file:
            app.navigator.begin(Answers(typed=FULL), file)
            await _stands(pilot, app, StepScreen, "#continue")
            app.run_worker(app.cases._tell("", CannotWrite("cannot_save", file=NASTY).message("en")))
            assert "<LF>SPLIT" in await _stands(pilot, app, Choose, "#close")
            await pilot.press("escape")
            app.keeper.session.save_error = CannotWrite("cannot_save", file=NASTY)
            app.cases.ask_unsaved()
            assert "<LF>SPLIT" in await _stands(pilot, app, Choose, "#leave")


async def test_the_making_and_the_result_are_shown_and_obeyed_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of the paper that is being read, the words of a failure, the folder of the packet, its fax's names."""

    def run(_making: Making, tell: Callable[[News], None]) -> Made:
        tell(News("papers", 1, 2, NASTY))
        raise NotMade({"en": NASTY, "es": NASTY})

    monkeypatch.setattr(Making, "run", run)
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(Answers(typed=FULL), None)
        app.navigator.show(Place("check"))
        await _stands(pilot, app, CheckScreen, "#make")
        building = BuildingScreen(Making.__new__(Making))
        monkeypatch.setattr(building, "_work", lambda: building._tell(News("papers", 1, 2, NASTY)))
        app.navigator.put(building)
        await until(pilot, lambda: "<LF>SPLIT" in shown(app))
        building._failure = NotMade({"en": NASTY, "es": NASTY}).message("en")
        await building._show_failure()
        assert "<ESC>]0;PWNED" in await _stands(pilot, app, BuildingScreen, "#back")
        part = {"file": NASTY, "pages": 2, "seconds_14400": 60}
        facts = {"packet": {"pages": 2}, "signatures": [], "fax": {"parts": [part]}}
        made = Made(Path("/", NAME, "packet.pdf"), Path("/x"), facts, {"en": [NASTY], "es": [NASTY]})
        app.navigator.made(made)
        assert "<LF>SPLIT" in await _stands(pilot, app, DoneScreen, "#again")


async def test_a_line_that_is_edited_keeps_its_value_and_its_places(tmp_path: Path) -> None:
    """One mark a character: what is typed, taken back and clicked at is where it seems to be."""
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(Answers(typed={**FULL, "first_name": NASTY}), None)
        app.navigator.show(Place("patient", "name"))
        await _stands(pilot, app, StepScreen, "#continue")
        box = app.screen.query_one("#answer-first_name", Entry)
        assert box.value == app.keeper.session.typed("first_name") == NASTY
        box.focus()
        await pilot.press("home", "right", "x")
        assert box.value == f"{NASTY[0]}x{NASTY[1:]}"
        assert box.cursor_screen_offset.x == box.content_region.x + 2
        await pilot.click("#answer-first_name", offset=(1, 0))
        assert box.cursor_position == 1
        await pilot.press("end", "backspace")
        await until(pilot, lambda: app.keeper.session.typed("first_name") == f"{NASTY[0]}x{NASTY[1:-1]}")
        shown(app)


async def test_a_long_text_keeps_its_value_and_its_places(tmp_path: Path) -> None:
    """Editing one place changes nothing else, not even a form feed; taking the change back gives the text back."""
    text = f"one\x0btwo {NASTY}\n\ttab\x0c and more"
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(Answers(typed={**FULL, "problem_description": text}), None)
        app.navigator.show(Place("problem", "story"))
        await _stands(pilot, app, StepScreen, "#continue")
        story = app.screen.query_one("#answer-problem_description", Story)
        assert story.text == text
        story.focus()
        await pilot.press("x")
        await until(pilot, lambda: app.keeper.session.typed("problem_description") == f"x{text}")
        assert "\u241b" in shown(app)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: app.keeper.session.typed("problem_description") == text)


async def test_looking_at_an_answer_does_not_change_it(tmp_path: Path) -> None:
    """Letters in two code points, a line end in a line: a case file from elsewhere stays as it was until it is typed
    in."""
    given = Answers(typed={**FULL, **LOOKED_AT})
    app = app_for(tmp_path)
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(given, None)
        asking = {Place(step.id, page.id): {q.key for q in page.questions} for step in STEPS for page in step.pages}
        for place in app.keeper.session.places():
            if not place.page or asking[place] & LOOKED_AT.keys():
                app.navigator.show(place)
                await pilot.pause()
                shown(app)
        assert app.keeper.session.answers == given


async def test_a_kiosk_shows_its_folders_and_obeys_them_not(tmp_path: Path) -> None:
    """The allowed folders are named by whoever plugs a drive in."""
    file = nasty_file(tmp_path)
    other = tmp_path / f"other{NAME}"
    other.mkdir()
    app = app_for(tmp_path, policy=Policy(kiosk=True, read_folders=(file.parent, other)))
    async with app.run_test(size=ALL) as pilot:
        app.navigator.begin(Answers(), None)
        app.navigator.show(Place("papers"))
        await _stands(pilot, app, PapersScreen, "#path")
        await press(pilot, "#look")
        assert "other<ESC>]0;PWNED" in await _stands(pilot, app, FolderScreen, "#add")


def test_words_reach_the_screen_through_the_controls_alone() -> None:
    """Outside `tui.widgets` nobody uses a control of Textual's own that shows words, or markup, or a notification."""
    showing = {"Static", "Label", "Markdown", "Content", "Button", "RichLog", "Log", "Link", "Rule", "Text"}
    found = []
    for path in Path(tui.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = path.parent.name == "widgets"
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("textual", "rich")) and not inside:
                found += [f"{path.name}: {alias.name}" for alias in node.names if alias.name in showing]
            if isinstance(node, ast.Attribute) and node.attr in ("notify", "from_markup", "border_title", "tooltip"):
                found.append(f"{path.name}: {node.attr}")
            if isinstance(node, ast.keyword) and node.arg in ("tooltip", "placeholder"):
                found.append(f"{path.name}: {node.arg}")
    assert found == ["app.py: Text"], "the one sentence of a crash, which names nothing"


def test_the_strings_would_steer() -> None:
    """The test itself: what is looked for is in what is given."""
    assert len(steering(NASTY)) >= 7
    assert json.loads(json.dumps(NASTY)) == NASTY
    assert not steering(MARKED)
