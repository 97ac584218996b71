"""A page of questions, driven as a person drives it: faults first, then the ways on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from forms.answers import Answers
from forms.case import Language
from forms.plans import suggestions
from tests.tui.driving import FULL, SMALL, app_for, picture, press, said, until
from tui.app import ImrApp
from tui.screens.step import StepScreen
from tui.session import Place
from tui.widgets.action import Action
from tui.widgets.choices import Choices
from tui.widgets.field import FormField


async def _at(
    pilot: Pilot[None], app: ImrApp, place: Place, typed: dict[str, str] | None = None, language: Language = "en"
) -> None:
    """Stand on a page with these answers."""
    app.navigator.begin(Answers(language=language, typed=typed or {}), None)
    app.navigator.show(place)
    await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.screen._drawn == place)
    await pilot.pause()


async def _settled(app: ImrApp, pilot: Pilot[None]) -> None:
    """Timers of no length have run, and the threads they started are done."""
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()


NAME = Place("patient", "name")


async def test_continue_with_blanks_names_each_one_first_in_focus(tmp_path: Path) -> None:
    """The summary stands on top with one line an error, the same words stand at the field, the title says Error."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.click("#continue")
        await pilot.pause()
        shown = picture(app)
        assert shown.startswith(" Error: Step 2 of 7")
        assert shown.count("Enter last name") == 2
        assert shown.count("Enter date of birth") == 2
        assert app.focused is not None
        assert app.focused.id == "error-last_name"


async def test_enter_on_an_error_jumps_to_its_field(tmp_path: Path) -> None:
    """The line of the summary leads to the answer it is about."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.click("#continue")
        await pilot.pause()
        await pilot.press("down", "enter")
        assert app.focused is not None
        assert app.focused.id == "answer-date_of_birth"


async def test_a_wrong_answer_is_kept_and_can_be_left_for_later(tmp_path: Path) -> None:
    """Never a dead end: the person goes on with what was typed still there."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, {**FULL, "date_of_birth": "the ides of March"})
        await pilot.click("#continue")
        await pilot.pause()
        assert app.screen.query_one("#answer-date_of_birth", Input).value == "the ides of March"
        await pilot.click("#later")
        await pilot.pause()
        assert app.keeper.session.place == Place("patient", "address")
        assert app.keeper.session.typed("date_of_birth") == "the ides of March"


async def test_nothing_is_checked_before_continue(tmp_path: Path) -> None:
    """Leaving a field with a wrong answer shows no error."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME)
        app.screen.query_one("#answer-date_of_birth", Input).value = "soon"
        await pilot.press("tab", "tab", "tab", "tab")
        assert "Error" not in picture(app)


async def test_a_pasted_address_of_three_lines_loses_nothing(tmp_path: Path) -> None:
    """Three lines become one line with commas, not the first line alone."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "address"))
        box = app.screen.query_one("#answer-street_address", Input)
        box.focus()
        app.post_message(events.Paste("12 Main St,\nApt 4\r\n\nRear house\n"))
        await pilot.pause()
        assert app.keeper.session.typed("street_address") == "12 Main St, Apt 4, Rear house"


async def test_a_paste_of_100_kb_is_taken_whole(tmp_path: Path) -> None:
    """A long story is kept to its last letter."""
    story = "word [bold] ñ 王 🙂 \u0645\u062d\u0645\u062f\n" * 4000
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("problem", "story"))
        app.post_message(events.Paste(story))
        await pilot.pause()
        assert app.keeper.session.typed("problem_description") == story


@pytest.mark.parametrize("words", ["Drug [done] [/nope] [b", "👩‍👩‍👧 $var", "\u05d0\u05d1\u05d2 abc", "{first} %s \\"])
async def test_a_persons_words_are_never_markup(tmp_path: Path, words: str) -> None:
    """Brackets, emoji and right-to-left letters are shown and kept as they are, on the page and at the check."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, {**FULL, "last_name": words})
        assert app.screen.query_one("#answer-last_name", Input).value == words
        app.navigator.show(Place("check"))
        await pilot.pause()
        assert app.keeper.session.typed("last_name") == words
        assert app.is_running


async def test_focus_does_not_select_what_was_typed(tmp_path: Path) -> None:
    """The next key adds to an answer; it does not replace it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, {"first_name": "Ana"})
        await pilot.press("tab", "shift+tab", "x")
        assert app.keeper.session.typed("first_name") == "Anax"


async def test_enter_on_a_choice_takes_it_and_goes_on(tmp_path: Path) -> None:
    """On to the next question, from the last one to the next page; what the arrows point at is what is taken."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "filer"))
        await pilot.press("enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-wants_assistant")
        assert app.keeper.session.typed("filer") == "patient"
        await pilot.press("2", "enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-about")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.keeper.session.place == Place("before", "coverage"))
        assert app.keeper.session.typed("about") == "drug"


async def test_enter_leads_to_the_question_that_the_answer_has_opened(tmp_path: Path) -> None:
    """Yes to "urgent" asks why; Enter stands there, and does not leave the page with a blank."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "urgent"))
        await pilot.press("enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-urgent_reason")
        assert app.keeper.session.typed("urgent") == "yes"
        assert app.keeper.session.place == Place("before", "urgent")


async def test_passing_a_choice_that_may_stay_blank_answers_nothing(tmp_path: Path) -> None:
    """It stands on "Leave blank", and Delete and 0 lead back there."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "statistics"))
        await until(pilot, lambda: bool(app.screen.query("#answer-gender")))
        app.screen.query_one("#answer-gender", Choices).focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.keeper.session.place == Place("plan", "plan"))
        assert app.keeper.session.typed("gender") == ""
        app.navigator.show(Place("patient", "statistics"))
        await until(pilot, lambda: bool(app.screen.query("#answer-gender")))
        for key in ("delete", "0"):
            app.screen.query_one("#answer-gender", Choices).focus()
            await pilot.press("1")
            assert app.keeper.session.typed("gender") == "male"
            await pilot.press(key)
            assert app.keeper.session.typed("gender") == ""
        assert "> 0 (*) Leave blank" in picture(app)


async def test_each_choice_shows_its_digit_and_the_foot_names_the_keys(tmp_path: Path) -> None:
    """Nobody guesses that 2 chooses the second one."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "urgent"))
        shown = picture(app)
        assert "> 1 ( ) Yes" in shown
        assert "2 ( ) No" in shown
        assert "Space/1-9 Choose" in shown.splitlines()[-1]
        await pilot.press("2", "tab")
        assert app.keeper.session.typed("urgent") == "no"
        assert "Tab Move" in picture(app).splitlines()[-1]


async def test_a_question_opened_by_an_answer_appears_at_once(tmp_path: Path) -> None:
    """Yes to "urgent" asks why, below, with the focus where it was; No takes the question away and keeps its answer."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "urgent"), {"urgent_reason": "It spreads."})
        await pilot.press("1")
        await pilot.pause()
        assert [field.question.key for field in app.screen.query(FormField)] == ["urgent", "urgent_reason"]
        assert app.focused is app.screen.query_one(Choices)
        await pilot.press("2")
        await pilot.pause()
        assert [field.question.key for field in app.screen.query(FormField)] == ["urgent"]
        assert app.keeper.session.typed("urgent_reason") == "It spreads."


async def test_a_date_is_repeated_in_words_after_leaving_it(tmp_path: Path) -> None:
    """What was understood is shown, in the language of the screens."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, language="es")
        box = app.screen.query_one("#answer-date_of_birth", Input)
        box.focus()
        box.value = "3-27-1985"
        await pilot.press("tab")
        await pilot.pause()
        assert "miércoles, 27 de marzo de 1985" in picture(app).lower()


async def test_a_date_without_its_year_is_completed_and_shown(tmp_path: Path) -> None:
    """The last such day; it stands in the answer in full, so that it means the same day next year."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "grievance"), {"filed_grievance": "no"}, language="es")
        box = app.screen.query_one("#answer-denied_on", Input)
        box.focus()
        box.value = "18 de septiembre"
        await pilot.press("tab")
        await until(pilot, lambda: box.value == "18 de septiembre de 2026")
        assert app.keeper.session.typed("denied_on") == "18 de septiembre de 2026"
        await until(pilot, lambda: "viernes, 18 de septiembre de 2026" in picture(app))


async def test_the_summary_names_the_field_of_a_wrong_answer(tmp_path: Path) -> None:
    """Two dates on one page: which one; and the example is of a day that can be meant."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "grievance"), {"filed_grievance": "no", "denied_on": "soon"})
        await press(pilot, "#continue")
        await until(pilot, lambda: bool(app.screen.query("#summary")))
        error = app.screen.query_one("#error-denied_on", Action)
        assert error.words == "Date of the first no: Enter a date with month, day and year, such as 9/18/2026"


async def test_plans_are_offered_in_a_list_and_taken_with_down_and_enter(tmp_path: Path) -> None:
    """Any word of the name finds it; nothing looks like an answer before it is one."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("plan", "plan"))
        await pilot.press(*"net")
        await until(pilot, lambda: bool(app.screen.query("#offer-plan_name")))
        await pilot.pause()
        first = suggestions("net")[0]
        assert f"1 ( ) {first}" in picture(app)
        assert app.keeper.session.typed("plan_name") == "net"
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.keeper.session.typed("plan_name") == first)
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-membership_number")
        await until(pilot, lambda: not app.screen.query("#offer-plan_name"))


async def test_enter_on_the_line_keeps_what_was_typed_whatever_is_offered(tmp_path: Path) -> None:
    """A plan that is on no list, or a longer name of it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("plan", "plan"))
        await pilot.press(*"net", "enter")
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-membership_number")
        assert app.keeper.session.typed("plan_name") == "net"


@pytest.mark.parametrize(
    ("filer", "title"), [("assistant", "About you, the helper"), ("patient", "Who is the helper?")]
)
async def test_a_page_speaks_to_who_fills_it_in(tmp_path: Path, filer: str, title: str) -> None:
    """The helper is not asked who the helper is."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("helper", "assistant"), {"filer": filer, "wants_assistant": "yes"})
        assert title in picture(app)


async def test_city_and_state_are_proposed_from_the_zip_and_never_forced(tmp_path: Path) -> None:
    """A blank city is filled in with a word about it; one that was typed stays."""
    pytest.importorskip("zipcodes", reason="the offline ZIP table is an optional part")
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("patient", "address"), {"city": "Sacto"})
        box = app.screen.query_one("#answer-zip", Input)
        box.focus()
        box.value = "95814"
        await pilot.press("tab")
        await pilot.pause()
        assert (app.keeper.session.typed("city"), app.keeper.session.typed("state")) == ("Sacto", "CA")
        assert "Filled in from the ZIP code" in picture(app)


async def test_the_room_of_a_long_answer_is_counted_on_the_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter says how much prints on the form, and that the rest goes on an added page."""
    monkeypatch.setattr("tui.screens.step._MEASURE_AFTER", 0.001)
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("problem", "health"))
        app.screen.query_one("#answer-condition", TextArea).text = "torn " * 200
        await _settled(app, pilot)
        await pilot.pause()
        assert "1000 characters; about" in picture(app)
        app.screen.query_one("#answer-condition", TextArea).text = "torn cartilage"
        await _settled(app, pilot)
        await pilot.pause()
        assert "characters" not in picture(app), "nobody who has just begun needs to count"


async def test_f2_keeps_place_focus_and_answers(tmp_path: Path) -> None:
    """The other language, in the same place, with the focus on the same question."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME, {"first_name": "Ana"})
        app.screen.query_one("#answer-last_name", Input).focus()
        await pilot.press("f2")
        await pilot.pause()
        assert "Paso 2 de 7" in picture(app)
        assert app.focused is not None
        assert app.focused.id == "answer-last_name"
        assert app.keeper.session.typed("first_name") == "Ana"
        assert app.keeper.session.answers.form_language == "en"


async def test_help_for_the_focused_question_and_back(tmp_path: Path) -> None:
    """F1 shows the question's own help with the Help Center's number; Escape closes it."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME)
        await pilot.press("f1")
        await pilot.pause()
        assert "1-888-466-2219" in picture(app)
        await pilot.press("escape")
        assert isinstance(app.screen, StepScreen)


async def test_a_window_too_small_keeps_the_answers_and_comes_back(tmp_path: Path) -> None:
    """At 20×5 there is one sentence; at 80×24 everything is there again."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, NAME)
        await pilot.press("A", "n", "a")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert "Make this window larger. Your answers are kept." in " ".join(picture(app).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Ana" in picture(app)
        assert app.keeper.session.typed("first_name") == "Ana"


async def test_rules_that_cannot_wait_are_told_at_once_and_never_stop_anyone(tmp_path: Path) -> None:
    """Medicare: where to go instead, with its source; the person may go on all the same."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "coverage"), {"has_medi_cal": "no", "has_medicare": "no"})
        await pilot.press("4")
        await pilot.click("#continue")
        await pilot.pause()
        shown = picture(app)
        assert "Medicare" in shown
        assert "Source:" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert app.keeper.session.place == Place("before", "coverage")
        await pilot.click("#continue")
        await pilot.pause()
        assert app.keeper.session.place == Place("before", "urgent"), "told once, not again"


async def test_advice_can_be_left_for_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where to go instead takes a call: the answers are saved, and the program ends."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "coverage"), {"has_medi_cal": "no", "has_medicare": "no"})
        await pilot.press("4")
        await press(pilot, "#continue")
        await until(pilot, lambda: bool(app.screen.query("#stop")))
        assert "Save and stop" in said(app)
        left: list[bool] = []
        monkeypatch.setattr(app, "leave", lambda: left.append(True))
        await press(pilot, "#stop")
        await until(pilot, lambda: left == [True])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_who_should_send_and_call_now_is_told_with_a_plain_way_on(tmp_path: Path, language: Language) -> None:
    """Cancelled coverage: the phone in view at 80 by 24, and no word that going on were against advice."""
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await _at(pilot, app, Place("before", "filer"), {"has_medi_cal": "no", "has_medicare": "no"})
        app.keeper.session.speak(language)
        await pilot.press("1", "enter", "2", "enter", "5", "enter")
        await until(pilot, lambda: app.keeper.session.place == Place("before", "coverage"))
        await until(pilot, lambda: (app.focused and app.focused.id) == "answer-coverage_kind")
        await pilot.press("1")
        await pilot.pause()
        await press(pilot, "#continue")
        await until(pilot, lambda: bool(app.screen.query("#on")))
        await pilot.pause()
        shown = picture(app)
        assert "    1-888-466-2219 (TDD 1-877-688-9891)" in shown.split("\n")
        assert {"en": "> Continue <", "es": "> Continuar <"}[language] in shown
        assert {"en": "Go on anyway", "es": "de todos modos"}[language] not in shown
        await press(pilot, "#on")
        await until(pilot, lambda: app.keeper.session.place == Place("before", "urgent"))
