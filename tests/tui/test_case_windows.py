"""Beginning, going on, locking, sharing and losing a case, on the screens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms import dmhc_20_224
from forms.answers import Answers, write_case_file
from packet.cli import main as headless
from packet.filling.draw import blank
from packet.store.case import create_case, open_case, peek
from packet.store.profile import write_profile
from tests.tui.cases import cases_in, type_line
from tests.tui.driving import FULL, SMALL, TODAY, app_for, press, said, until
from tui.app import ImrApp
from tui.policy import Policy
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.form_paper import FormPaperScreen
from tui.screens.start import StartScreen
from tui.screens.step import StepScreen
from tui.screens.window import Choose
from tui.session import Place
from tui.widgets.choices import Choices


async def test_a_new_case_is_saved_as_it_goes(tmp_path: Path) -> None:
    """The first answer is on disk when the field is left, without any key for saving."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#answer-filer")))
        await pilot.press("1", "tab")
        await pilot.pause()
        assert "Saved 14:02" in said(app)
        assert dict(peek(cases_in(tmp_path)[0]).typed) == {"filer": "patient"}
        app.leave()


async def test_a_full_disk_is_told_and_costs_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NOT SAVED stands in the title until there is room; then everything is saved. Leaving asks first."""

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "no space")

    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#answer-filer")))
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_space)
            await pilot.press("1", "tab")
            await pilot.pause()
            assert "NOT SAVED" in said(app)
            app.leave()
            await until(pilot, lambda: isinstance(app.screen, Choose))
            assert "disk may be full" in said(app).replace("\n", " ")
            await pilot.press("enter")
        await pilot.press("tab")
        app.save()
        assert "Saved 14:02" in said(app) or app.keeper.session.save_error is None
        assert dict(peek(cases_in(tmp_path)[0]).typed) == {"filer": "patient"}
        app.leave()


async def _conflict(pilot: Pilot[None], app: ImrApp, tmp_path: Path) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#answer-filer")))
    await pilot.press("1", "tab")
    theirs = write_case_file(Answers(typed={"filer": "assistant", "first_name": "Theirs"}))
    cases_in(tmp_path)[0].write_text(theirs, encoding="utf-8")
    app.keeper.session.type("filer", "parent_or_guardian")
    app.save()
    await until(pilot, lambda: isinstance(app.screen, Choose))


async def test_a_change_from_elsewhere_is_asked_about_and_both_can_be_kept(tmp_path: Path) -> None:
    """Nothing is overwritten; "keep both" saves mine and leaves theirs beside it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _conflict(pilot, app, tmp_path)
        assert "Theirs" in cases_in(tmp_path)[0].read_text(encoding="utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: len(cases_in(tmp_path)) == 2)
        assert {path.name for path in cases_in(tmp_path)} == {"case.json", "case.other-1.json"}
        assert peek(cases_in(tmp_path)[0]).typed["filer"] == "parent_or_guardian"
        app.leave()


async def test_the_other_version_can_be_taken(tmp_path: Path) -> None:
    """Their answers are shown from then on, and saved."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _conflict(pilot, app, tmp_path)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.keeper.session.typed("first_name") == "Theirs")
        assert app.keeper.session.save_error is None
        app.leave()


async def test_later_leaves_the_question_until_the_next_saving(tmp_path: Path) -> None:
    """The page is there again with "not saved" in its title; nothing was overwritten, and leaving a field asks anew."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _conflict(pilot, app, tmp_path)
        await press(pilot, "#later")
        await until(pilot, lambda: isinstance(app.screen, StepScreen))
        await pilot.pause()
        assert isinstance(app.screen, StepScreen)
        assert "NOT SAVED" in said(app)
        assert "Theirs" in cases_in(tmp_path)[0].read_text(encoding="utf-8")
        app.save()
        await until(pilot, lambda: isinstance(app.screen, Choose))
        app.close_work()


async def test_a_signal_while_another_version_waits_keeps_both(tmp_path: Path) -> None:
    """Nobody can be asked any more: what stands on my screen is saved, theirs stands beside it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _conflict(pilot, app, tmp_path)
        app._end_signal(143)
        await pilot.pause()
    assert {path.name for path in cases_in(tmp_path)} == {"case.json", "case.other-1.json"}
    assert peek(cases_in(tmp_path)[0]).typed["filer"] == "patient"
    assert "Theirs" in cases_in(tmp_path)[1].read_text(encoding="utf-8")


async def test_a_case_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """The list shows name, step and days left; opening it leads to the page where the person was."""
    with create_case(tmp_path / "home", TODAY) as case:
        case.save(Answers(typed=FULL))
        case.remember("plan/plan")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "María Álvarez - The health plan - 130 days left" in said(app)
        await press(pilot, "#case-0")
        await until(pilot, lambda: isinstance(app.screen, StepScreen))
        assert app.keeper.session.place == Place("plan", "plan")
        app.navigator.to_cases()
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        assert not app.keeper.is_open
        app.leave()


async def test_a_broken_case_is_listed_and_left_alone(tmp_path: Path) -> None:
    """It says that it cannot be read, and opening it changes nothing."""
    with create_case(tmp_path / "home", TODAY) as case:
        case.path.write_text("{", encoding="utf-8")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "cannot be read" in said(app)
        await press(pilot, "#case-0")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
    assert case.path.read_text(encoding="utf-8") == "{"


async def test_a_sealed_case_asks_until_the_passphrase_is_right(tmp_path: Path) -> None:
    """A new case with a passphrase is never plain; opening it says what is wrong with a wrong one."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "#sealed")
        await type_line(pilot, app, "four plain words")
        await type_line(pilot, app, "four plain words")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#answer-filer")))
        await pilot.press("4", "tab")
        await pilot.pause()
        sealed = cases_in(tmp_path)[0]
        assert sealed.name == "case.sealed"
        assert b"assistant" not in sealed.read_bytes()
        app.navigator.to_cases()
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        app.cases.open(sealed)
        await type_line(pilot, app, "wrong")
        await until(pilot, lambda: "does not open the case" in said(app))
        await type_line(pilot, app, "four plain words")
        await until(pilot, lambda: app.keeper.is_open)
        assert app.keeper.session.typed("filer") == "assistant"
        app.leave()


async def test_two_different_passphrases_lock_nothing(tmp_path: Path) -> None:
    """A slip of the fingers would lock a person out of their own case."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "#sealed")
        await type_line(pilot, app, "one")
        await type_line(pilot, app, "two")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert cases_in(tmp_path) == []


async def test_an_advocates_own_details_are_in_every_new_case(tmp_path: Path) -> None:
    """Part B is filled in from the profile; nothing of a patient is in it; at home nobody is asked."""
    write_profile(tmp_path / "home", {"assistant_name": "Lee Wong", "first_name": "Secret"})
    app = app_for(tmp_path, policy=Policy(advocate=True))
    async with app.run_test(size=SMALL) as pilot:
        app.cases.new()
        await until(pilot, lambda: app.keeper.is_open)
        assert dict(app.keeper.session.answers.typed) == {"filer": "assistant", "assistant_name": "Lee Wong"}
        app.keeper.session.type("assistant_phone", "916 555 0100")
        app.menu_chosen("profile")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert "0100" in (tmp_path / "home" / "profile.json").read_text(encoding="utf-8")
        app.leave()


async def test_a_case_file_that_names_no_language_opens_in_that_of_the_screens(tmp_path: Path) -> None:
    """As a program makes it: the person who asked for Spanish gets it."""
    case = tmp_path / "case.json"
    case.write_text('{"format": "imr-packet case 1", "answers": {"last_name": "Vega"}}', encoding="utf-8")
    app = app_for(tmp_path, language="es", case=case)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.keeper.is_open)
        assert app.language == "es"
        app.leave()


async def test_the_language_of_the_first_page_is_that_of_the_case(tmp_path: Path) -> None:
    """F2 before the start makes a Spanish case with a Spanish form; F2 later leaves the form alone."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert "Empezar un paquete nuevo" in said(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.keeper.is_open)
        assert (app.keeper.session.language, app.keeper.session.answers.form_language) == ("es", "es")
        app.menu_chosen("form-language")
        await until(pilot, lambda: isinstance(app.screen, FormPaperScreen) and bool(app.screen.query("#languages")))
        app.screen.query_one("#languages", Choices).chosen = "en"
        await until(pilot, lambda: app.keeper.session.answers.form_language == "en")
        app.leave()


async def _at_check(pilot: Pilot[None], app: ImrApp) -> None:
    app.navigator.show(Place("check"))
    await until(pilot, lambda: isinstance(app.screen, CheckScreen) and app.focused is not None)
    await pilot.pause()


async def _choose_form(pilot: Pilot[None], app: ImrApp, text: str) -> None:
    await press(pilot, "#form-paper")
    await until(pilot, lambda: isinstance(app.screen, FormPaperScreen) and bool(app.screen.query("#official")))
    await press(pilot, "#official")
    await type_line(pilot, app, text)
    await until(pilot, lambda: isinstance(app.screen, FormPaperScreen))
    await press(pilot, "#continue")
    await until(pilot, lambda: isinstance(app.screen, CheckScreen))
    await pilot.pause()


async def test_the_states_own_form_is_chosen_for_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After leaving and coming back the case goes on the same form; the command given that form makes the same
    packet. Taken back, it is forgotten.
    """
    form = tmp_path / "the state's form.pdf"
    form.write_bytes(blank(dmhc_20_224.sheet("en")))
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        app.cases.new()
        await until(pilot, lambda: app.keeper.is_open)
        for key, text in FULL.items():
            app.keeper.session.type(key, text)
        await _at_check(pilot, app)
        await _choose_form(pilot, app, f'"{form}"')
        app.leave()
    (case,) = cases_in(tmp_path)
    again = app_for(tmp_path)
    async with again.run_test(size=SMALL) as pilot:
        again.cases.open(case)
        await until(pilot, lambda: isinstance(again.screen, CheckScreen) and bool(again.screen.query("#form-paper")))
        await until(pilot, lambda: again.focused is not None)
        await pilot.pause()
        await until(pilot, lambda: "The paper form: the state's form.pdf" in said(again))
        again.keeper.wants_fax = False  # what a fax is made of is no question of the form
        await press(pilot, "#make")
        await until(pilot, lambda: isinstance(again.screen, DoneScreen))
        await _at_check(pilot, again)
        await _choose_form(pilot, again, "")
        again.leave()
    out = tmp_path / "by command"
    words = ["build", str(case), "--out", str(out), "--today", TODAY.isoformat(), "--official", str(form)]
    assert headless(words) == 0
    assert f"{form.name} was filled" in capsys.readouterr().err
    assert (out / "packet.pdf").read_bytes() == (case.parent / "packet" / "packet.pdf").read_bytes()
    file, _ = open_case(case)
    with file:
        assert file.official() == ()
