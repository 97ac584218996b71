"""The page "Pages for your doctor"."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import Answers
from forms.doctor_pages import DoctorPage
from packet.errors import CannotWrite
from tests.tui.driving import FULL, SMALL, app_for, press, said, until
from tui.screens import doctor_page
from tui.screens.doctor_page import DoctorPageScreen
from tui.screens.papers import PapersScreen
from tui.session import Place, Session


async def test_one_key_makes_the_page_and_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the papers and back; a disk that is full is told, and nothing is lost."""

    def write(page: DoctorPage, _session: Session) -> Path:
        if (tmp_path / "full").exists():
            raise CannotWrite("disk_full", folder=str(tmp_path))
        return tmp_path / f"{page.command}.pdf"

    monkeypatch.setattr(doctor_page, "write_page", write)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(typed=FULL), None)
        app.navigator.show(Place("papers"))
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#doctor-pages")))
        await press(pilot, "#doctor-pages")
        await until(
            pilot, lambda: isinstance(app.screen, DoctorPageScreen) and bool(app.screen.query("#doctor-necessity"))
        )
        await press(pilot, "#doctor-necessity")
        await until(
            pilot, lambda: "doctor-necessity.pdf" in said(app).replace("\n", "") and "Give this page" in said(app)
        )
        (tmp_path / "full").touch()
        await press(pilot, "#doctor-necessity")
        await until(pilot, lambda: "no room left" in said(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
