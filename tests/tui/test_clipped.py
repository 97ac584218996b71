"""No word is lost at the edge of a window of 60 or 80 columns: every screen, both languages, every policy.

The judge knows nothing of styles: it reads what each part drew, and looks for every letter that the part was to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from forms.answers import Answers, PaperEntry
from forms.case import Language
from packet.intake import Hint, Refusal, Taken
from tests.tui.driving import FULL, WIDE, app_for, until
from tui.app import ImrApp
from tui.kiosk import IdleScreen
from tui.making import Made, Making
from tui.policy import Policy
from tui.screens.advice import AdviceScreen
from tui.screens.building import BuildingScreen
from tui.screens.folder import FolderScreen
from tui.screens.paper import PaperScreen
from tui.screens.window import Choose, EraseScreen, HelpScreen
from tui.session import Place, Session, page_at
from tui.widgets.action import Action
from tui.widgets.rows import RowLine

SIZES = [(60, 24), (80, 24)]
LANGUAGES: tuple[Language, ...] = ("en", "es")
PAPERS = (
    PaperEntry("x/denial.pdf", "denial_letter", "Letter of the second of October, in which they said no to the MRI"),
    PaperEntry("x/locked.pdf", "bill"),
    PaperEntry("x/a rather long name of a scanned record 2026-03-01.pdf", "out_of_network_records"),
)


def _wanted(part: Widget) -> str:
    match part:
        case Action():
            return part.words
        case RowLine():
            row = part.row
            return row.label + ("".join(words for words, _ in row.cells) or f"{row.value}{row.does}")
        case Static():
            return str(part.visual)
    return ""


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _drawn(part: Widget) -> str:
    return "".join(strip.text for strip in part.render_lines(Region(0, 0, *part.outer_size)))


def _inside(part: Widget, width: int) -> bool:
    """Whether it stands within the window and all that holds it, from side to side."""
    holders = [holder for holder in part.ancestors if isinstance(holder, Widget) and holder.region]
    return (
        all(
            holder.region.x <= part.region.x and part.region.right <= holder.scrollable_content_region.right
            for holder in holders[:-1]
        )
        and part.region.right <= width
    )


def clipped(app: ImrApp) -> list[str]:
    """What is not all there of the screen on top."""
    return list(_clipped(app))


def _clipped(app: ImrApp) -> Iterator[str]:
    for part in app.screen.query("*"):
        shown = all(holder.display for holder in part.ancestors_with_self if isinstance(holder, Widget))
        wanted = _wanted(part) if shown and part.visible else ""
        if not wanted.strip() or part.id == "too-small":
            continue
        lost = _letters(wanted) - _letters(_drawn(part))
        if lost or not _inside(part, app.size.width):
            yield f"{part.id or type(part).__name__}: {wanted!r} {dict(lost)}"
    foot = app.screen.query("#keys")
    for keys in foot:
        if keys.region.bottom > app.size.height:
            yield "keys"


def _take(paper: Any, path: Path, work: Path, **_others: Any) -> Taken | Refusal:
    if "locked" in path.name:
        return Refusal(path.name, "password_needed")
    return Taken(path.name, "", "pdf", 2, work / "none.pdf", (1, 2), hints=(Hint(2, "blank"),))


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("packet.intake.take", _take)
    monkeypatch.setattr("packet.store.known.Allowed.__call__", lambda *_: True)
    monkeypatch.setattr("tui.screens.step._MEASURE_AFTER", 9999.0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("tui.kiosk.Guard.tick", lambda *_: None)  # it closes a question that nobody's quiet asked
    monkeypatch.setattr(BuildingScreen, "on_show", lambda _screen: None)


def _policy(name: str, folder: Path) -> Policy:
    if name == "kiosk":
        return Policy(kiosk=True, read_folders=(folder,), write_folders=(folder,), printer="desk", max_pages=3)
    return Policy(advocate=name == "advocate")


def _facts() -> dict[str, Any]:
    part = {"file": "fax-1-of-2.tif", "pages": 12, "bytes": 9, "seconds_14400": 400, "seconds_9600": 600}
    return {
        "packet": {"file": "packet.pdf", "sha256": "", "pages": 23},
        "signatures": [{"form": "dmhc_20_224", "page": 5, "who": who} for who in ("representative", "assistant")],
        "fax": {"parts": [part, part]},
    }


async def _whole(pilot: Pilot[None], app: ImrApp, what: object) -> None:
    """Nothing of the screen on top is clipped in this window, nor in the other; what comes next is put up in that."""
    assert clipped(app) == [], (what, app.size)
    other = next(size for size in SIZES if size != app.size)
    await pilot.resize_terminal(*other)
    await pilot.pause()
    assert app.size == other
    assert clipped(app) == [], (what, app.size)


async def _windows(pilot: Pilot[None], app: ImrApp) -> None:
    screens: list[Any] = [
        HelpScreen(app.say("papers.help")),
        Choose(app.say("conflict"), app.say("conflict.about"), [("a", app.say("conflict.both"))]),
        FolderScreen(),
        PaperScreen(1),
        PaperScreen(0),
        AdviceScreen(app.keeper.session.findings()),
        *([EraseScreen(), IdleScreen()] if app.policy.kiosk else []),
    ]
    for screen in screens:
        app.push_screen(screen)
        await until(pilot, lambda: app.screen is screen and bool(app.screen.query(Action)))  # noqa: B023
        await pilot.pause()
        await _whole(pilot, app, type(screen).__name__)
        app.pop_screen()
        await pilot.pause()
    await pilot.press("f10")
    await pilot.pause()
    await _whole(pilot, app, "menu")
    await pilot.press("escape")


def _answered(session: Session, place: Place) -> list[tuple[str, str]]:
    """What a page of questions asks, and the answers that are there; nothing of any other place."""
    page = page_at(place)
    return [(question.key, session.typed(question.key)) for question in session.questions(page)] if page else []


@pytest.mark.usefixtures("undrawn")  # `_drawn` draws each part itself
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["home", "advocate", "kiosk"])
async def test_no_word_is_clipped(tmp_path: Path, who: str, language: Language) -> None:
    """The pages about papers, the check, the making, the result, and every window. Only at home each page of
    questions too: they are the same for everybody.
    """
    policy = _policy(who, tmp_path)
    pages: list[tuple[Place, list[tuple[str, str]]]] = []
    app = app_for(tmp_path, language=language, policy=policy)
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        await _whole(pilot, app, "start")
        for typed in (WIDE, {**FULL, "filed_grievance": "no"}) if who == "home" else (WIDE,):
            app.navigator.begin(Answers(language=language, typed=typed, papers=PAPERS), None)
            await until(pilot, lambda: all(look.settled for look in app.keeper.looks()))
            places = app.keeper.session.places()
            for place in places if who == "home" else places[-2:]:
                pages.append((place, _answered(app.keeper.session, place)))
                if pages[-1][1] and pages[-1] in pages[:-1]:
                    continue  # the other person sees the same page
                app.navigator.show(place)
                await until(pilot, lambda: getattr(app.screen, "_drawn", place) == place)  # noqa: B023
                await until(pilot, lambda: bool(app.screen.query("#continue, #make")))
                await pilot.pause()
                await _whole(pilot, app, place)
        app.screen.query_one("#make").focus()
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query("#why")))
        await _whole(pilot, app, "why not")
        await _windows(pilot, app)
        app.navigator.put(BuildingScreen(Making(app.keeper.order(), app.setup.runtime)))
        await until(pilot, lambda: isinstance(app.screen, BuildingScreen))
        await pilot.pause()
        await _whole(pilot, app, "building")
        app.navigator.made(Made(tmp_path / "packet.pdf", tmp_path / "ledger.json", _facts(), {}, {}))
        await until(pilot, lambda: bool(app.screen.query("#again")))
        await pilot.pause()
        await _whole(pilot, app, "done")


async def test_the_judge_sees_what_is_clipped(tmp_path: Path) -> None:
    """A button beyond the edge, and a sentence in a box that is too small."""
    app = app_for(tmp_path)
    async with app.run_test(size=(60, 24)) as pilot:
        assert clipped(app) == []
        app.screen.query_one("#new").styles.min_width = app.screen.query_one("#new").styles.max_width = 90
        await pilot.pause()
        assert any("Start a new packet" in line for line in clipped(app))
        app.screen.query_one("#new").styles.min_width = app.screen.query_one("#new").styles.max_width = 20
        app.screen.query(".para").first().styles.height = 1
        await pilot.pause()
        assert any("Did your health plan" in line for line in clipped(app))
