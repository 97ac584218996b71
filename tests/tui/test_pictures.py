"""What the screens look like, as text that a person can read in review, and as the pictures of the README.

Every page of the interview at 80×24 in both languages stands in tests/tui/golden/. After a wished change:
`IMR_NEW_PICTURES=1 pytest tests/tui/test_pictures.py`, then read the difference.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from forms.answers import Answers, PaperEntry
from forms.case import Language
from forms.words import LANGUAGES
from packet.fax.warn import Warn, told
from packet.intake import Hint, Refusal, Taken
from tests.tui.driving import FULL, SMALL, WIDE, app_for, picture, until
from tui.app import ImrApp
from tui.making import Made
from tui.policy import Policy
from tui.screens.step import StepScreen
from tui.session import Place

GOLDEN = Path(__file__).parent / "golden"
README_PICTURES = Path(__file__).parents[2] / ".docs" / "screens"
MEDIUM, WIDEST = (100, 30), (145, 45)


def _take(paper: Any, path: Path, work: Path, **_others: Any) -> Taken | Refusal:
    if "locked" in path.name:
        return Refusal(path.name, "password_needed")
    pages = 12 if "records" in path.name else 2
    return Taken(path.name, "", "pdf", pages, work / "none.pdf", tuple(range(1, pages + 1)), hints=(Hint(2, "blank"),))


PAPERS = (
    PaperEntry("maria/denial letter.pdf", "denial_letter"),
    PaperEntry("maria/records from the clinic 2026.pdf", "medical_records", "Clinic notes, March to May"),
    PaperEntry("maria/locked.pdf", "bill"),
)


async def _stand(pilot: Pilot[None], app: ImrApp, place: Place) -> None:
    app.navigator.show(place)
    await until(pilot, lambda: bool(app.screen.query("#continue, #make")))
    if place.page:
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.screen._place == place)
    await pilot.pause()
    await pilot.pause()


def _compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("IMR_NEW_PICTURES"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(before.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=2)
    )
    assert not difference, f"{name} looks different:\n{difference}"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """What depends on the machine is given: papers are taken at once, the room is not measured, no program is found."""
    monkeypatch.setattr("packet.intake.take", _take)
    monkeypatch.setattr("packet.store.known.Allowed.__call__", lambda *_: True)
    monkeypatch.setattr("tui.screens.step._MEASURE_AFTER", 9999.0)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_page_at_80_by_24(tmp_path: Path, language: Language) -> None:
    """Each page of the journey, its first screenful, as text."""
    app = app_for(tmp_path, language=language)
    shown: list[str] = []
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#new")))
        await pilot.pause()
        shown.append(f"=== start\n{picture(app)}")
        app.navigator.begin(Answers(language=language, typed=WIDE, papers=PAPERS), None)
        await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(3)))
        for place in app.keeper.session.places():
            await _stand(pilot, app, place)
            shown.append(f"=== {place}\n{picture(app)}")
        await pilot.press("f10")
        await pilot.pause()
        shown.append(f"=== menu\n{picture(app)}")
        await pilot.press("escape", "f1")
        await pilot.pause()
        shown.append(f"=== help\n{picture(app)}")
    _compare(f"pages.{language}.80x24.txt", "\n".join(shown))


def _made() -> Made:
    facts = {
        "packet": {"pages": 23},
        "signatures": [{"form": "dmhc_20_224", "page": 4, "who": "patient"}],
        "fax": {"parts": [{"file": "fax.tif", "pages": 23, "seconds_14400": 700, "seconds_9600": 1000}]},
    }
    folder = Path("/home/maria/IMR-packet/2026-11-22-1/packet")
    hard = {language: told([(9, [Warn("small")]), (21, [Warn("faint")])], language) for language in LANGUAGES}
    return Made(folder / "packet.pdf", folder / "ledger.json", facts, hard)


SCENES = {
    "start": (SMALL, "imr-light", "en"),
    "patient": (MEDIUM, "imr-light", "en"),
    "errors": (MEDIUM, "imr-dark", "en"),
    "coverage": (WIDEST, "imr-dark", "es"),
    "papers": (MEDIUM, "imr-light", "en"),
    "check": (MEDIUM, "imr-dark", "en"),
    "done": (SMALL, "imr-light", "es"),
    "contrast": (SMALL, "imr-contrast", "en"),
}
"""The pictures of the README: size, theme, language."""


async def _scene(pilot: Pilot[None], app: ImrApp, name: str, language: Language) -> None:
    if name == "start":
        await until(pilot, lambda: bool(app.screen.query("#new")))
        return
    typed = {**FULL, "date_of_birth": ""} if name == "errors" else FULL
    papers = PAPERS[:2] if name in ("papers", "check", "done") else ()
    app.navigator.begin(Answers(language=language, typed=typed, papers=papers), None)
    await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(len(papers))))
    places = {"coverage": "before/coverage", "papers": "papers", "check": "check", "done": "check"}
    await _stand(pilot, app, Place(*places.get(name, "patient/name").split("/")))
    if name == "errors":
        await pilot.click("#continue")
    if name == "done":
        app.navigator.made(_made())
        await until(pilot, lambda: bool(app.screen.query("#again")))


def _without_links(svg: str) -> str:
    """The drawing without the web fonts that Rich names: a picture that fetches nothing when it is looked at."""
    return re.sub(r"@font-face \{.*?\}\n?|<!--.*?-->\n?", "", svg, flags=re.DOTALL)


@pytest.mark.parametrize("name", SCENES)
async def test_pictures_of_the_readme_are_never_stale(tmp_path: Path, name: str) -> None:
    """Each picture is drawn again and compared, letter by letter."""
    size, theme, language = SCENES[name]
    app = app_for(tmp_path, language="es" if language == "es" else "en", policy=Policy())
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await _scene(pilot, app, name, app.setup.language)
        await pilot.pause()
        await pilot.pause()
        app.saved_at = ""
        drawn = _without_links(app.export_screenshot(title="imr-packet"))
    path = README_PICTURES / f"{name}.svg"
    if os.environ.get("IMR_NEW_PICTURES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", drawn)
    assert path.exists()
    assert path.read_text(encoding="utf-8") == drawn, (
        "draw it again: IMR_NEW_PICTURES=1 pytest tests/tui/test_pictures.py"
    )
