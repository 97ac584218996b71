"""One whole journey through the screens, in Spanish, with a helper and three papers; and the same case by command."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from packet.cli import main as headless
from packet.store.case import peek
from tests.tui.driving import HELPED, SMALL, app_for, press, said, until
from tui.app import ImrApp
from tui.screens.advice import AdviceScreen
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.kind import KindScreen
from tui.screens.papers import PapersScreen
from tui.screens.step import StepScreen
from tui.widgets.choices import Choices, Tick
from tui.widgets.field import FormField


def _papers(folder: Path) -> list[Path]:
    """A photo, a scan of two pages, a letter as text."""
    folder.mkdir()
    photo, scan, letter = folder / "foto.jpg", folder / "escaneo.tif", folder / "carta.txt"
    Image.new("RGB", (850, 1100), "white").save(photo)
    pages = [Image.new("1", (850, 1100), shade) for shade in (0, 1)]
    pages[0].save(scan, save_all=True, append_images=pages[1:])
    letter.write_text("Estimada señora Álvarez:\nsu solicitud fue negada.\n", encoding="utf-8")
    return [photo, scan, letter]


def _answer(field: FormField) -> None:
    """Type or choose what this invented person answers."""
    text = HELPED.get(field.question.key, "")
    match field.control:
        case Input() as box:
            box.value = text
        case TextArea() as story:
            story.text = text
        case Choices() as choices:
            choices.chosen = text
        case Tick() as tick:
            tick.on = text == "yes"


async def _page(pilot: Pilot[None], app: ImrApp) -> None:
    """Answer one page, also what its answers open, and continue."""
    answered: set[str] = set()
    while True:
        fields = [field for field in app.screen.query(FormField) if field.question.key not in answered]
        if not fields:
            break
        for field in fields:
            answered.add(field.question.key)
            _answer(field)
        await pilot.pause()
        await pilot.pause()
    before = app.keeper.session.place
    await press(pilot, "#continue")
    await until(pilot, lambda: app.keeper.session.place != before or isinstance(app.screen, AdviceScreen))
    if isinstance(app.screen, AdviceScreen):
        await until(pilot, lambda: bool(app.screen.query("#on")))
        await press(pilot, "#on")
        await until(pilot, lambda: app.keeper.session.place != before)
    await until(pilot, lambda: not isinstance(app.screen, StepScreen) or app.screen._place == app.keeper.session.place)
    await pilot.pause()
    await pilot.pause()


async def test_the_screens_and_the_command_make_the_same_packet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven steps by the controls of the screens; `imr-packet build` of the saved case gives the same bytes."""
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path / "home"))  # where the yes for each added paper is kept
    papers = _papers(tmp_path / "papeles")
    app = app_for(tmp_path, language="es")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#new")))
        await press(pilot, "#new")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#continue")))
        await pilot.pause()
        while isinstance(app.screen, StepScreen):
            await _page(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#path")))
        app.screen.query_one("#path", Input).value = " ".join(str(paper) for paper in papers)
        await press(pilot, "#path")
        for _ in papers:
            await until(pilot, lambda: isinstance(app.screen, KindScreen))
            before = app.screen
            await pilot.press("2", "enter")
            await until(pilot, lambda: app.screen is not before)  # noqa: B023 - awaited at once
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#continue")))
        await until(pilot, lambda: all(bool(app.keeper.look(number).taken) for number in range(3)))
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#make")))
        await press(pilot, "#make")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen) and bool(app.screen.query("#again")))
        assert "916-255-5241" in said(app)
        case = next((tmp_path / "home").glob("*/case.json"))
        app.leave()
    saved = peek(case)
    assert saved.language == saved.form_language == "es"
    assert {key: saved.typed.get(key, "") for key in HELPED if saved.typed.get(key)} == dict(saved.typed)
    assert len(saved.papers) == 3
    out = tmp_path / "by command"
    assert headless(["build", str(case), "--out", str(out), "--today", "2026-11-22", "--fax"]) == 0
    assert (out / "packet.pdf").read_bytes() == (case.parent / "packet" / "packet.pdf").read_bytes()
    names = {file.name for file in out.iterdir()}
    assert names == {file.name for file in (case.parent / "packet").iterdir()}
