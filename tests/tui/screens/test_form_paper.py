"""The page "The paper form": by itself where another print stands in, from the check and from the menu."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import Answers
from forms.words import LANGUAGES
from tests.tui.driving import FULL, SMALL, app_for, press, said, until
from tests.tui.shelves import shelve
from tui.app import ImrApp
from tui.form_paper import FormShelf
from tui.policy import Policy
from tui.screens.check import CheckScreen
from tui.screens.form_paper import FormPaperScreen
from tui.screens.papers import PapersScreen
from tui.screens.step import StepScreen
from tui.session import Place
from tui.widgets.choices import Choices


def _on_paper(app: ImrApp) -> bool:
    return isinstance(app.screen, FormPaperScreen) and bool(app.screen.query("#languages")) and app.focused is not None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_comes_once_before_the_check_and_its_choice_is_kept(tmp_path: Path, language: str) -> None:
    """A Russian form that is not there is told with what stands in; Vietnamese, chosen there, is taken from the shelf;
    then the check comes without the page and names the file.
    """
    shelve(tmp_path / "forms", "vi.pdf", "vi")
    app = app_for(tmp_path, language=language, policy=Policy(forms_folder=tmp_path / "forms"))
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(language=language, form_language="ru", typed=FULL), None)
        app.navigator.show(Place("papers"))
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#continue")))
        app.navigator.go_on()
        await until(pilot, lambda: _on_paper(app) and app.focused is not None and app.focused.id == "continue")
        assert all(word in said(app) for word in ("DMHC 20-224", "Русский", "English", "www.dmhc.ca.gov"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        app.navigator.form_paper()
        await until(pilot, lambda: _on_paper(app))
        app.screen.query_one("#languages", Choices).chosen = "vi"
        await until(pilot, lambda: ", vi.pdf: DMHC 20-224" in said(app))
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen))
        app.navigator.go_on()
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#form-paper")))
        assert "Tiếng Việt, vi.pdf" in said(app)
        assert app.keeper.session.answers.form_language == "vi"
        await press(pilot, "#form-paper")
        await until(pilot, lambda: _on_paper(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))


async def test_the_menu_leads_there_and_back_to_the_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that nobody has looked at are looked at beside the page, which says so and then what was found; a kiosk
    offers no path to type.
    """
    looked: list[Path] = []

    def look(shelf: FormShelf, _cancelled: object) -> None:
        looked.append(shelve(shelf.folder, "new.pdf", "hy"))

    monkeypatch.setattr(FormShelf, "look", look)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "new.pdf").write_bytes(b"new")
    policy = Policy(kiosk=True, languages=("en", "es"), forms_folder=tmp_path / "forms")
    app = app_for(tmp_path, policy=policy)
    async with app.run_test(size=SMALL) as pilot:
        app.navigator.begin(Answers(), None)
        await until(pilot, lambda: isinstance(app.screen, StepScreen))
        app.menu_chosen("form-language")
        await until(pilot, lambda: _on_paper(app) and "Հայերեն: new.pdf" in said(app))
        assert len(looked) == 1
        assert not app.screen.query("#official")
        assert not app.screen.query("#looking")
        await press(pilot, "#back")
        await until(pilot, lambda: isinstance(app.screen, StepScreen))
