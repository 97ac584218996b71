"""Papers on the screens: refusals first, then adding, changing, ordering, taking out. A stand-in takes the papers."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from forms.answers import Answers, PaperEntry
from forms.case import Language, Paper
from forms.finders.offer import PaperSays
from packet.errors import PacketError
from packet.intake import Change, Hint, Refusal, Taken
from packet.reading import Reading
from tests.tui.driving import FULL, SMALL, app_for, picture, press, said, until
from tui.app import ImrApp
from tui.policy import Policy
from tui.screens.folder import FolderScreen
from tui.screens.kind import KindScreen
from tui.screens.paper import PaperScreen
from tui.screens.papers import PapersScreen
from tui.screens.window import Choose, TypeLine
from tui.session import Place
from tui.widgets.action import Action
from tui.widgets.choices import Tick
from tui.widgets.entry import Entry
from tui.widgets.words import Words


def _take(paper: Paper, path: Path, work: Path, *, progress: Any, cancelled: Any) -> Taken | Refusal:
    """Papers named after what becomes of them."""
    del progress, cancelled
    if path.name.startswith("locked") and paper.password != "open":
        return Refusal(path.name, "password_wrong" if paper.password else "password_needed")
    if path.name.startswith("mail") and paper.attachments == "ask":
        return Refusal(path.name, "attachments_ask", {"count": 1, "names": "note.txt"})
    if path.name.startswith("linked") and paper.attachments == "ask":
        return Refusal(path.name, "outside_ask", {"count": 1, "names": "scan.png"})
    if path.name.startswith("torn") and not paper.pages:
        return Refusal(path.name, "page_lost", {"page": 2, "whole": "1,3-9"})
    if path.name.startswith("fault"):
        raise PacketError("no_work_folder")
    changes = (Change(3, "turned", {"degrees": 90}),) if paper.rotate else ()
    hint = "covered" if path.name.startswith("covered") and not paper.as_pictures else "blank"
    return Taken(path.name, "", "pdf", 4, work / "none.pdf", (1, 2, 3), changes, hints=(Hint(2, hint),))


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker process: the intake has its own tests."""
    monkeypatch.setattr("packet.intake.take", _take)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with papers of every fate, inside that of a case without a file."""
    folder = tmp_path / "runtime" / "papers of mine"
    folder.mkdir(parents=True)
    for name in ("denial.pdf", "fault.pdf", "locked.pdf", "mail.pdf"):
        (folder / name).write_bytes(b"x")
    return folder


async def _papers(pilot: Pilot[None], app: ImrApp, *names: Path) -> None:
    """Stand on the papers with these already in."""
    entries = tuple(PaperEntry(str(name), "bill") for name in names)
    app.navigator.begin(Answers(typed=FULL, papers=entries), None)
    app.navigator.show(Place("papers"))
    await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#path")))
    await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(len(names))))
    await pilot.pause()


async def _open(pilot: Pilot[None], app: ImrApp, number: int) -> None:
    app.push_screen(PaperScreen(number))
    await until(pilot, lambda: isinstance(app.screen, PaperScreen) and bool(app.screen.query("#done")))
    await pilot.pause()


async def test_a_path_to_nothing_is_an_error_beside_the_field(tmp_path: Path) -> None:
    """The name is repeated, the field keeps what was typed, nothing is added."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app)
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
        await _papers(pilot, app)
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
        await _papers(pilot, app)
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
        await _papers(pilot, app, desk / "denial.pdf")
        assert "more than the 2 pages" in said(app)


async def test_a_locked_paper_asks_for_its_password_until_it_opens(tmp_path: Path, desk: Path) -> None:
    """Needed, wrong, right: each in words, and the paper is in at the end."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app, desk / "locked.pdf")
        await _open(pilot, app, 0)
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
        await _papers(pilot, app, desk / "mail.pdf")
        await _open(pilot, app, 0)
        await press(pilot, "#leave")
        await until(pilot, lambda: bool(app.keeper.look(0).taken))
        assert app.keeper.session.answers.papers[0].attachments == "leave"


async def test_what_a_paper_only_points_to_can_stay_out(tmp_path: Path, desk: Path) -> None:
    """It is named, and there is one way on: it cannot be put in from here."""
    (desk / "linked.docx").write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app, desk / "linked.docx")
        await _open(pilot, app, 0)
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
        await _papers(pilot, app, desk / "torn.pdf")
        await _open(pilot, app, 0)
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
        await _papers(pilot, app, desk / "fault.pdf")
        await _open(pilot, app, 0)
        assert "No private folder" in said(app)
        await press(pilot, "#again")
        await until(pilot, lambda: app.keeper.look(0).settled)


async def test_pages_title_turn_and_blank_pages_are_kept(tmp_path: Path, desk: Path) -> None:
    """Each change is in the case; a selection that cannot be understood is an error beside it, and is kept."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app, desk / "denial.pdf")
        await _open(pilot, app, 0)
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
        await _papers(pilot, app, desk / "covered.pdf")
        await _open(pilot, app, 0)
        assert not app.screen.query("#searchable")
        app.screen.query_one("#as-pictures", Tick).on = True
        await until(pilot, lambda: app.keeper.session.answers.papers[0].as_pictures)
        await until(pilot, lambda: bool(app.keeper.look(0).taken) and "still in the file" not in said(app))
        assert app.screen.query("#as-pictures")


async def test_order_and_taking_out(tmp_path: Path, desk: Path) -> None:
    """Move up and down; taking out asks once; the other papers stay."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app, desk / "denial.pdf", desk / "mail.pdf")
        await _open(pilot, app, 0)
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


async def test_folders_can_be_looked_through_and_papers_ticked(tmp_path: Path, desk: Path) -> None:
    """At a kiosk the list begins in the allowed folder, has no way above it, and skips links that lead out."""
    (desk / "more").mkdir()
    (desk / "more" / "x.pdf").write_bytes(b"x")
    (desk / "out").symlink_to(tmp_path)
    app = app_for(tmp_path, policy=Policy(kiosk=True, read_folders=(desk,)))
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app)
        await press(pilot, "#look")
        await until(pilot, lambda: isinstance(app.screen, FolderScreen))
        await pilot.pause()
        shown = said(app)
        assert "more/" in shown
        assert "out/" not in shown
        assert not app.screen.query("#above")
        app.screen.query(Tick).first().on = True
        await pilot.pause()
        await press(pilot, "#folder-0")
        await until(pilot, lambda: "x.pdf" in said(app))
        app.screen.query(Tick).first().on = True
        await pilot.pause()
        await press(pilot, "#above")
        await until(pilot, lambda: "denial.pdf" in said(app))
        assert app.screen.query(Tick).first().on, "a tick is remembered from folder to folder"
        await press(pilot, "#folder-0")
        await until(pilot, lambda: "x.pdf" in said(app))
        await press(pilot, "#window-body #add")
        await until(pilot, lambda: len(app.keeper.session.answers.papers) == 2)
        for _ in app.keeper.session.answers.papers:
            await until(pilot, lambda: isinstance(app.screen, KindScreen))
            await pilot.press("1")
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        await press(pilot, "#look")
        await until(pilot, lambda: isinstance(app.screen, FolderScreen) and "x.pdf" in said(app))
        await pilot.press("end")
        await until(pilot, lambda: bool(app.screen.focused) and (app.screen.focused.id or "").startswith("file-"))  # type: ignore[union-attr]
        await pilot.press("home")
        await until(pilot, lambda: app.screen.focused is not None and app.screen.focused.id == "above")
        assert [Path(entry.file).name for entry in app.keeper.session.answers.papers] == ["denial.pdf", "x.pdf"]


def _listed(app: ImrApp) -> list[tuple[str, str]]:
    """The list as shown: (letter, file)."""
    actions = [action for action in app.screen.query(Action) if (action.id or "").startswith("paper-")]
    return [(action.lead.strip(), action.words.split()[0]) for action in actions]


async def _with_kinds(pilot: Pilot[None], app: ImrApp, *papers: tuple[Path, str]) -> None:
    entries = tuple(PaperEntry(str(path), kind) for path, kind in papers)
    app.navigator.begin(Answers(typed={**FULL, "denial_reason": "experimental"}, papers=entries), None)
    app.navigator.show(Place("papers"))
    await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#path")))
    await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(len(papers))))
    await pilot.pause()


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_list_has_the_order_and_the_letters_of_the_packet(
    tmp_path: Path, desk: Path, language: Language
) -> None:
    """By kind, not as they were added; what cannot go in has no letter and takes none from the others."""
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=SMALL) as pilot:
        kinds = {"denial.pdf": "photo", "locked.pdf": "denial_letter", "mail.pdf": "bill", "a.pdf": "eob"}
        await _with_kinds(pilot, app, *((desk / name, kind) for name, kind in kinds.items()))
        expected = [("-", "locked.pdf"), ("A", "a.pdf"), ("-", "mail.pdf"), ("B", "denial.pdf")]
        await until(pilot, lambda: _listed(app) == expected)


async def test_a_move_past_another_kind_is_asked_about_and_then_obeyed(tmp_path: Path, desk: Path) -> None:
    """Within its kind it moves at once; past another one the list keeps the person's order until it is put back."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _with_kinds(
            pilot, app, (desk / "a.pdf", "bill"), (desk / "denial.pdf", "denial_letter"), (desk / "b.pdf", "bill")
        )
        await _open(pilot, app, 0)
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
        await _with_kinds(pilot, app, (desk / "locked.pdf", "denial_letter"))
        denial = "Letter in which the plan said no"
        await until(pilot, lambda: f"[ ] {denial} - on your list, but it cannot go in" in said(app))
        assert "it is in" not in said(app)
        await _open(pilot, app, 0)
        assert "Not in the packet: locked.pdf" in said(app)
        await press(pilot, "#password")
        await until(pilot, lambda: isinstance(app.screen, TypeLine))
        app.screen.query_one("#typed-line", Input).value = "open"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PaperScreen) and bool(app.keeper.look(0).taken))
        await until(pilot, lambda: "Exhibit A: locked.pdf" in said(app))
        await press(pilot, "#done")
        await until(pilot, lambda: f"[x] {denial} - it is in" in said(app))


async def test_a_paper_that_is_still_being_opened_is_not_called_in(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is read nobody knows; then the line and the letter change by themselves."""
    go = threading.Event()

    def slow(paper: Paper, path: Path, work: Path, **others: Any) -> Taken | Refusal:
        go.wait(60)
        return _take(paper, path, work, **others)

    monkeypatch.setattr("packet.intake.take", slow)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL, papers=(PaperEntry(str(desk / "locked.pdf"), "bill"),)), None)
        app.navigator.show(Place("papers"))
        await until(pilot, lambda: "[ ] Bill or receipt - being opened" in said(app))
        assert _listed(app) == [("A", "locked.pdf")]
        go.set()
        await until(pilot, lambda: "[ ] Bill or receipt - on your list, but it cannot go in" in said(app))
        assert _listed(app) == [("-", "locked.pdf")]


async def test_the_kind_that_a_paper_s_words_say_is_pointed_at_as_a_guess(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read beside the screens; who has begun to choose is left alone, and nothing is taken without Enter."""
    go = threading.Event()

    def read(_path: Path, _password: str = "") -> Reading:
        go.wait(60)
        return Reading(PaperSays("bill", 0.93, "", "", (), "english"))

    monkeypatch.setattr("packet.reading.read_paper", read)
    (desk / "scan0001.pdf").write_bytes(b"x" * 4200)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app)
        app.screen.query_one("#path", Input).value = str(desk / "scan0001.pdf")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, KindScreen))
        await until(pilot, lambda: "4 kB. Ready, pages: 3" in said(app))
        assert "Our guess" not in said(app)
        go.set()
        await until(pilot, lambda: "Our guess" in said(app))
        assert app.keeper.session.answers.papers[0].kind == "other"
        await pilot.press("enter")
        await until(pilot, lambda: app.keeper.session.answers.papers[0].kind == "bill")


async def test_a_paper_that_is_read_after_the_end_of_the_program_harms_nothing(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the reader finds then is for nobody, and it ends without a fault."""
    go = threading.Event()

    def read(_path: Path, _password: str = "") -> Reading:
        go.wait(60)
        return Reading(PaperSays("bill", 0.93, "", "", (), "english"))

    monkeypatch.setattr("packet.reading.read_paper", read)
    (desk / "scan0001.pdf").write_bytes(b"x" * 4200)
    before, app = threading.enumerate(), app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _papers(pilot, app)
        app.screen.query_one("#path", Input).value = str(desk / "scan0001.pdf")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, KindScreen))
        readers = [one for one in threading.enumerate() if one not in before and one.name.endswith("(_read)")]
    assert readers
    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    go.set()
    for reader in readers:
        reader.join(60)
    assert not faults


async def test_changing_a_kind_begins_at_the_one_it_has(tmp_path: Path, desk: Path) -> None:
    """Enter keeps it, and its digit chooses another."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _with_kinds(pilot, app, (desk / "denial.pdf", "eob"))
        for key, kind in (("", "eob"), ("4", "doctor_letter")):
            await _open(pilot, app, 0)
            await press(pilot, "#kind")
            await until(pilot, lambda: isinstance(app.screen, KindScreen))
            await pilot.press(*key, "enter")
            await until(pilot, lambda: isinstance(app.screen, PaperScreen))
            assert app.keeper.session.answers.papers[0].kind == kind
            await press(pilot, "#done")
            await until(pilot, lambda: isinstance(app.screen, PapersScreen))
