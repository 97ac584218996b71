"""Check, make, done: what stops a packet first, then Change and back, the making, and the result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from forms.answers import PaperEntry
from forms.case import Language
from forms.words import LANGUAGES
from packet.errors import CannotWrite
from packet.intake import Refusal, Taken
from tests.tui.driving import FULL, SMALL, WIDE, app_for, picture, press, said, until
from tests.tui.screens.making import at_check, made_in, makes
from tui.app import ImrApp
from tui.making import Made, Making, News
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.form_paper import FormPaperScreen
from tui.screens.papers import PapersScreen
from tui.screens.step import StepScreen
from tui.screens.window import Choose, TypeLine
from tui.session import Place
from tui.widgets.choices import Tick
from tui.widgets.rows import Rows
from tui.widgets.words import Words


def _stop_of(app: ImrApp) -> str:
    numbers = [number for number, finding in enumerate(app.keeper.session.findings()) if finding.level == "stop"]
    return f"accept-{numbers[0]}"


async def test_an_answer_that_cannot_be_understood_waits_to_be_mended(tmp_path: Path) -> None:
    """The packet is not made; the line leads to the page; afterwards the person is back at the check."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, "zip": "12"})
        await press(pilot, "#make")
        await pilot.pause()
        assert "Some answers could not be understood" in said(app)
        await press(pilot, "#mend-0")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#answer-zip")))
        app.screen.query_one("#answer-zip", Input).value = "95814"
        await pilot.pause()
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))


async def test_a_stop_needs_its_own_tick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """STOP is a word; the packet is made only when the person has ticked that they read it, and it is then accepted."""
    orders: list[frozenset[str]] = []

    def run(making: Making, tell: Callable[[News], None]) -> Made:
        orders.append(making._order.accept)
        return made_in(tmp_path)

    makes(monkeypatch, run)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, "has_medicare": "yes"})
        assert "STOP:" in said(app)
        await press(pilot, "#make")
        await pilot.pause()
        assert "Something below says STOP" in said(app)
        await pilot.press("enter")
        assert (app.focused and app.focused.id) == _stop_of(app), "Enter on the reason leads to its box"
        app.screen.query_one("#accept-0", Tick).on = True
        await pilot.pause()
        await press(pilot, "#make")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen))
    assert orders == [frozenset({"route.medicare"})]


async def test_a_refused_paper_is_mended_or_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It never vanishes by itself: the person ticks that it stays out, and the build is told its name."""

    def take(paper: Any, path: Path, work: Path, **_others: Any) -> Taken | Refusal:
        return Refusal(path.name, "password_needed")

    orders: list[frozenset[str]] = []

    def run(making: Making, tell: Callable[[News], None]) -> Made:
        orders.append(making._order.accept)
        return made_in(tmp_path)

    monkeypatch.setattr("packet.intake.take", take)
    makes(monkeypatch, run)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, papers=(PaperEntry("x/locked.pdf", "bill"),))
        app.navigator.show(Place("check"))
        await pilot.pause(0.1)
        await press(pilot, "#make")
        await pilot.pause(0.1)
        assert "locked.pdf cannot go in" in said(app)
        await pilot.press("enter")
        assert (app.focused and app.focused.id) == "accept-paper-0"
        app.screen.query_one("#accept-paper-0", Tick).on = True
        await pilot.pause()
        await press(pilot, "#make")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen))
    assert orders == [frozenset({"paper:locked.pdf"})]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_paper_with_a_fault_says_what_happened_beside_its_tick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """No refusal of the paper's, but a full disk: the warning is that sentence, never an empty line."""
    fault = CannotWrite("cannot_save", file="work")

    def take(*_: Any, **_others: Any) -> Taken | Refusal:
        raise fault

    monkeypatch.setattr("packet.intake.take", take)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, papers=(PaperEntry("x/a.pdf", "bill"),))
        app.keeper.session.speak(language)
        await app.navigator.refresh_page()
        (warned,) = app.screen.query("#left-out > .warn").results(Words)
        assert str(warned.content) == fault.message(language)


async def test_two_papers_of_one_name_are_left_out_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are called scan.pdf and lie in two folders: a yes to one is no yes to the other."""

    def take(paper: Any, path: Path, work: Path, **_others: Any) -> Taken | Refusal:
        return Refusal(path.name, "unreadable_pdf")

    monkeypatch.setattr("packet.intake.take", take)
    makes(monkeypatch, lambda _making, _tell: pytest.fail("made"))
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, papers=(PaperEntry("x/scan.pdf", "bill"), PaperEntry("y/scan.pdf", "bill")))
        app.screen.query_one("#accept-paper-0", Tick).on = True
        await pilot.pause()
        await press(pilot, "#make")
        await pilot.pause()
        await press(pilot, "#why")
        assert (app.focused and app.focused.id) == "accept-paper-1"


@pytest.mark.parametrize("key", ["filed_state_hearing", "poa_attached"])
async def test_a_wrong_answer_that_is_not_asked_now_can_be_taken_out(tmp_path: Path, key: str) -> None:
    """Its page would not show it; Enter alone takes nothing out, and the words do not speak of a pen."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, key: "abc"})
        await press(pilot, "#mend-0")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert "this is not asked" in said(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))
        assert app.keeper.session.typed(key) == "abc"
        await press(pilot, "#mend-0")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await press(pilot, "#yes")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and not app.screen.query("#mend-0"))
        assert not app.keeper.session.typed(key)


async def test_a_wrong_fact_of_a_paper_names_the_paper(tmp_path: Path) -> None:
    """With several papers, which one it is about."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, papers=(PaperEntry("x/a.pdf", "bill"), PaperEntry("x/b.pdf", "nothing")))
        assert "b.pdf: " in said(app).split("Your answers")[0]


@pytest.mark.parametrize("reply", ["yes", "no", "escape"])
@pytest.mark.parametrize("key", ["release_date", "aaf_patient_date"])
async def test_an_answer_that_no_question_asks_can_be_taken_out(tmp_path: Path, key: str, reply: str) -> None:
    """Only a case file can give it: it has a name and a remedy here, is taken out with a plain yes alone, and then
    hinders nothing."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, key: "soon"})
        await press(pilot, "#make")
        await pilot.pause()
        assert "Some answers could not be understood" in said(app)
        await press(pilot, "#why")
        assert app.focused is not None
        assert app.focused.id == "mend-0"
        assert key not in said(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert "soon" in said(app)
        if reply == "escape":
            await pilot.press("escape")
        else:
            await press(pilot, f"#{reply}")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))
        await pilot.pause()
        assert app.keeper.session.typed(key) == ("" if reply == "yes" else "soon")
        assert bool(app.screen.query("#mend-0")) is (reply != "yes")


async def test_every_answer_is_shown_and_change_comes_back(tmp_path: Path) -> None:
    """Blanks say Not provided; Enter on a line leads to its question; Continue leads back to the same line."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        for step in ("patient", "problem"):
            assert not app.screen.query(f"#rows-{step}"), "folded"
            await press(pilot, f"#fold-{step}")
            await until(pilot, lambda: bool(app.screen.query(f"#rows-{step}")))  # noqa: B023
        await pilot.pause()
        shown = said(app)
        for value in ("María", "Álvarez", "Wednesday, March 27, 1985", "916-555-0142", "Not medically necessary"):
            assert value in shown
        assert "Not provided" in shown
        rows = app.screen.query_one("#rows-patient", Rows)
        rows.focus()
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, StepScreen) and bool(app.screen.query("#answer-last_name")))
        await until(pilot, lambda: app.focused is not None)
        app.screen.query_one("#answer-last_name", Input).value = "Ruiz"
        await pilot.pause()
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and "Ruiz" in said(app))
        assert app.focused is not None
        assert app.focused.id == "rows-patient"


async def test_papers_can_be_changed_from_the_check(tmp_path: Path) -> None:
    """The line of the papers leads to them, and Continue leads back."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.screen.query_one("#rows-papers", Rows).focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#continue")))
        await pilot.pause()
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen))


async def test_findings_have_their_source_behind_a_key(tmp_path: Path) -> None:
    """Each finding stands with the law and the day it was read, when the person asks for it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        assert "Source:" not in said(app)
        await press(pilot, "#sources")
        await until(pilot, lambda: said(app).count("Source:") == len(app.keeper.session.findings()))
        await press(pilot, "#sources")
        await until(pilot, lambda: "Source:" not in said(app))


async def test_a_stop_shows_its_source_at_once(tmp_path: Path) -> None:
    """Who is asked to go on against a stop sees where it is from."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {**FULL, "has_medicare": "yes"})
        assert "Source:" in said(app)


async def test_the_first_screen_says_ready_and_one_key_makes_the_packet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing to mend: the button has the focus, and all that comes before it fits 80 by 24."""
    makes(monkeypatch, lambda _making, _tell: made_in(tmp_path))
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        assert "Ready: you can make the packet now" in picture(app)
        assert "> Make my fax packet <" in picture(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_missing_is_listed_with_jumps(tmp_path: Path, language: Language) -> None:
    """As in the plain lines: each line leads to its question, and the case stays unfinished without a guess."""
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {key: FULL[key] for key in FULL if key not in ("zip", "membership_number")})
        app.keeper.session.speak(language)
        await app.navigator.refresh_page()
        listed = [line.id for line in app.screen.query("#missing .-link")]
        assert listed == ["blank-zip", "blank-membership_number"]
        await press(pilot, "#blank-membership_number")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-membership_number")


async def test_an_empty_case_makes_no_packet_and_names_what_is_missing(tmp_path: Path) -> None:
    """A few lines and the rest behind one, so that the button stays on the first screen."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, {})
        assert "1 thing to look at first" in picture(app)
        assert len(app.screen.query("#missing .-link")) == 5
        assert "more: show all" in picture(app)
        await press(pilot, "#more-blanks")
        blanks = app.keeper.session.blanks()
        await until(pilot, lambda: len(app.screen.query("#missing .-link")) == len(blanks))
        assert (app.focused and app.focused.id) == f"blank-{blanks[4]}"
        await press(pilot, "#make")
        await until(pilot, lambda: "Something below says STOP" in said(app))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_check_is_never_ten_screens_long(tmp_path: Path, language: Language) -> None:
    """At 80 by 24, with many findings, and before anything is unfolded."""
    app = app_for(tmp_path, language=language)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app, WIDE)
        app.keeper.session.speak(language)
        await app.navigator.refresh_page()
        await pilot.pause()
        body = app.screen.query_one("#body")
        assert body.virtual_size.height < 6 * body.size.height


async def test_an_official_pdf_of_somebody_else_s_case_is_asked_about(tmp_path: Path) -> None:
    """Its full place is shown, it is not used before a yes, and then the question is gone."""
    form = tmp_path / "elsewhere.pdf"
    form.write_bytes(b"x")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        app.keeper.session.official = (form,)
        app.keeper.session.ask_about((form,))
        assert isinstance(app.screen, CheckScreen)
        await app.screen.rebuild()
        assert not app.keeper.session.official
        assert str(form.resolve()) in said(app).replace("\n", "")
        await press(pilot, "#official-yes")
        await until(pilot, lambda: app.keeper.session.official == (form,))
        await until(pilot, lambda: not app.screen.query("#official-asked"))


async def test_the_states_own_form_can_be_chosen_and_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not there is said; one that is goes into the order; a blank takes it back."""
    orders: list[tuple[Path, ...]] = []

    def run(making: Making, tell: Callable[[News], None]) -> Made:
        orders.append(making._order.official)
        return made_in(tmp_path)

    makes(monkeypatch, run)
    form = tmp_path / "form.pdf"
    form.write_bytes(b"x")
    app = app_for(tmp_path)
    told: list[str] = []

    async def choose(pilot: Pilot[None], text: str) -> None:
        await press(pilot, "#form-paper")
        await until(pilot, lambda: bool(app.screen.query("#official")))
        await press(pilot, "#official")
        await until(pilot, lambda: isinstance(app.screen, TypeLine))
        app.screen.query_one("#typed-line", Input).value = text
        await pilot.press("enter")
        await until(pilot, lambda: _answered(app))
        told.append(said(app))
        await press(pilot, "#continue")
        await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#make")))

    def _answered(app: ImrApp) -> bool:
        words = said(app) if isinstance(app.screen, FormPaperScreen) else ""
        return "no file named" in words or "that you chose" in words

    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        await choose(pilot, str(tmp_path / "none.pdf"))
        assert "no file named none.pdf" in told[-1]
        await choose(pilot, str(form))
        assert "The paper form: form.pdf" in said(app)
        await press(pilot, "#make")
        await until(pilot, lambda: isinstance(app.screen, DoneScreen))
    assert orders == [(form,)]


async def test_a_small_window_shows_the_check_from_its_top(tmp_path: Path) -> None:
    """At 80 by 24 the page begins with its heading, not in the middle."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await at_check(pilot, app)
        assert picture(app).splitlines()[2].strip() == "Ready: you can make the packet now"
