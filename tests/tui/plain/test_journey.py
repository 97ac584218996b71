"""The way through the interview: signs that show and lead, languages, leaving, coming back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.answers import read_case_file
from forms.interview import QUESTIONS
from forms.words import LANGUAGES
from tests.tui.plain.stage import COMPLETE, NEW, Talk, case_file, kept_case, talk
from tui.plain.journey import EVERY_STOP
from tui.plain.visit import Visit
from tui.policy import Policy

AROUND = ["@"] * (len(LANGUAGES) - 1)
"""From the second language on through the others to the first."""


def go_on(tmp_path: Path, place: str, *lines: str, **typed: str) -> Talk:
    """Go on with a case at this place and say these lines."""
    kept_case(tmp_path, place=place, **typed)
    return talk(tmp_path, "4", *lines)


def test_every_question_and_both_last_steps_are_stops() -> None:
    """Nothing that the screens ask is out of reach here."""
    assert {stop.key for stop in EVERY_STOP} == {*QUESTIONS, ""}
    assert [stop.place.step for stop in EVERY_STOP if not stop.key] == ["papers", "check"]


def test_the_list_of_all_answers_changes_one_and_comes_back(tmp_path: Path) -> None:
    """A number leads to the question; after its answer the talk is where it was."""
    spoken = go_on(tmp_path, "plan/plan", "=", "99", "13", "Ann", "Sharp Health Plan", "X-2", **COMPLETE)
    assert "13 First name: Ana" in spoken.said
    assert "Type a number from 1 to" in spoken.said
    assert (spoken.typed("first_name"), spoken.typed("membership_number")) == ("Ann", "X-2")


def test_a_change_asks_what_it_opens_before_coming_back(tmp_path: Path) -> None:
    """A yes to urgent care brings its reason at once, not at the end of the interview."""
    spoken = go_on(tmp_path, "plan/plan", "=", "8", "yes", "I may lose sight.", ".", "Health Net", "", **COMPLETE)
    assert spoken.typed("urgent_reason") == "I may lose sight."
    assert spoken.typed("plan_name") == "Health Net"


def test_wrong_and_missing_answers_are_listed_and_lead_to_the_question(tmp_path: Path) -> None:
    """What cannot be understood comes first, then blanks that the form needs, by their own words."""
    wrong = {**COMPLETE, "date_of_birth": "soon", "city": ""}
    spoken = go_on(tmp_path, "plan/plan", "!", "1", "3/27/1985", "!", "1", "Davis", "!", **wrong)
    assert "1 Date of birth: Enter a date with month, day and year" in spoken.said
    assert "2 Enter city" in spoken.said
    assert (spoken.typed("date_of_birth"), spoken.typed("city")) == ("3/27/1985", "Davis")
    assert "Nothing is wrong or missing in the answers." in spoken.said


def test_a_wrong_detail_of_a_paper_is_listed_by_the_name_of_its_file(tmp_path: Path) -> None:
    """The list leads to the papers."""
    path = kept_case(tmp_path, place="plan/plan", **COMPLETE)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["papers"] = [{"file": "letters/denial.pdf", "pages": "5-2"}]
    path.write_text(json.dumps(content), encoding="utf-8")
    spoken = talk(tmp_path, "4", "!", "1")
    assert "1 denial.pdf: Put the smaller page first, such as 2-5" in spoken.said
    assert "Step 6 of 7: Your papers" in spoken.said


def test_answers_set_aside_are_shown_as_not_used(tmp_path: Path) -> None:
    """An answer that another one makes pointless is neither lost nor hidden."""
    spoken = go_on(tmp_path, "plan/plan", "=", **{**COMPLETE, "plan_denied": "no"})
    assert "Not used now, because another answer makes it pointless:" in spoken.said
    assert "- What reason did the plan give?: not_medically_necessary" in spoken.said
    assert spoken.typed("denial_reason") == "not_medically_necessary"


def test_the_language_changes_at_any_question_and_stays(tmp_path: Path) -> None:
    """The same question comes in the other language, answers are kept, and the case remembers."""
    spoken = go_on(tmp_path, "patient/name", "Ana", "@", "B", *AROUND, first_name="")
    assert "Inicial del segundo nombre (opcional)" in spoken.said
    assert (spoken.typed("first_name"), spoken.typed("middle_initial")) == ("Ana", "B")
    assert spoken.answers.language == "en"
    spoken = go_on(tmp_path / "b", "patient/name", "@")
    assert spoken.answers.language == "es"
    assert "Sus respuestas están guardadas" in spoken.said


def test_a_stop_is_told_on_the_way_and_nothing_is_closed(tmp_path: Path) -> None:
    """Whom to call is said as soon as it is known; the next question follows."""
    spoken = go_on(tmp_path, "before/coverage", "4", "2")
    assert "STOP: " in spoken.said
    assert spoken.said.index("STOP: ") < spoken.said.index("Is it urgent?")


def test_the_menu_goes_to_any_step(tmp_path: Path) -> None:
    """Every step can be reached from every question."""
    for number in range(1, 8):
        spoken = go_on(tmp_path / str(number), "patient/name", "*", str(number))
        assert f"Step {number} of 7" in spoken.said.split("Menu")[1]


def test_the_menu_changes_the_language_of_the_paper_only(tmp_path: Path) -> None:
    """The screens and the paper form have languages of their own."""
    spoken = go_on(tmp_path, "patient/name", "*", "8", "1", "2", "4")
    assert "printed by this program in Spanish" in " ".join(spoken.said.split())
    assert (spoken.answers.language, spoken.answers.form_language) == ("en", "es")


def test_leaving_saves_and_coming_back_goes_on_there(tmp_path: Path) -> None:
    """The case is offered by its name and step, and the next question is the one on that page."""
    first = talk(tmp_path, NEW, "1", "2", "1", "1", "", "2", "2", "*", "11")
    assert first.code == 0
    assert first.said.endswith("Your answers are saved. You can go on later where you stopped.\n")
    again = talk(tmp_path, "4")
    assert "4 Case 2026-06-01-1, no name yet, Before you start" in again.said
    assert "Is your health in serious danger" in again.said
    assert again.typed("filer") == "patient"


def test_leaving_to_the_list_of_cases_opens_another(tmp_path: Path) -> None:
    """An advocate goes from one case to the next without starting the program again."""
    spoken = talk(tmp_path, NEW, "1", "*", "10", NEW, "4")
    kept = [read_case_file(path.read_text("utf-8")) for path in sorted((tmp_path / "home").glob("*/case.json"))]
    assert [answers.typed["filer"] for answers in kept] == ["patient", "assistant"]
    assert spoken.code == 0


def test_a_case_file_of_the_command_line_is_opened_at_once(tmp_path: Path) -> None:
    """Its answers go back into the same file."""
    path = case_file(tmp_path / "mine.json", first_name="Ana")
    spoken = talk(tmp_path, "2", case=path)
    assert "Start a new packet" not in spoken.said
    assert read_case_file(path.read_text(encoding="utf-8")).typed == {
        "first_name": "Ana",
        "filer": "parent_or_guardian",
    }


def test_an_advocates_own_details_are_kept_and_reused(tmp_path: Path) -> None:
    """They fill Part B of the next case; nothing of the patient goes along."""
    advocate = Policy(advocate=True)
    kept_case(tmp_path, place="patient/name", first_name="Ana", assistant_name="Bo Chen")
    said = talk(tmp_path, "4", "*", "10", policy=advocate).said
    assert "Your own details are kept for the next case." in said
    talk(tmp_path, NEW, "4", "1", policy=advocate)
    newest = max((tmp_path / "home").glob("*/case.json"))
    kept = read_case_file(newest.read_text(encoding="utf-8"))
    assert kept.typed == {"assistant_name": "Bo Chen", "filer": "assistant", "about": "care"}


def test_a_change_by_another_program_is_settled_and_both_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is overwritten: the person chooses, and both versions are in the folder."""
    path = kept_case(tmp_path, place="patient/name", first_name="Ana")
    change_once(monkeypatch, path)
    spoken = talk(tmp_path, "4", "Ann", "1", "B")
    assert "This case was changed by another program" in spoken.said
    assert read_case_file(path.read_text(encoding="utf-8")).typed["first_name"] == "Ann"
    assert "Eve" in path.with_name("case.other-1.json").read_text(encoding="utf-8")


def test_the_other_version_can_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the talk goes on with what the other program wrote."""
    path = kept_case(tmp_path, place="patient/name", first_name="Ana")
    change_once(monkeypatch, path)
    spoken = talk(tmp_path, "4", "Ann", "2")
    assert spoken.typed("first_name") == "Eve"


def test_the_end_of_the_input_in_a_conflict_keeps_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When nobody can be asked any more, neither version is lost."""
    path = kept_case(tmp_path, place="patient/name", first_name="Ana")
    change_once(monkeypatch, path)
    spoken = talk(tmp_path, "4", "Ann")
    assert spoken.typed("first_name") == "Ann"
    assert "Eve" in path.with_name("case.other-1.json").read_text(encoding="utf-8")
    assert "Your answers are saved" in spoken.said


def change_once(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let another program write the case just before the first saving."""
    saving = Visit.save
    done: list[bool] = []

    def save(visit: Visit) -> bool:
        if not done and visit.session.typed("first_name") == "Ann":
            done.append(True)
            case_file(path, first_name="Eve")
        return saving(visit)

    monkeypatch.setattr(Visit, "save", save)


def test_a_full_disk_is_said_and_the_talk_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers stay in the talk; leaving without them needs a plain yes, and is said at the end."""
    from packet.errors import CannotWrite
    from packet.store import case as store

    kept_case(tmp_path, place="patient/name")

    def full(path: Path, _data: bytes, **_how: object) -> None:
        raise CannotWrite("cannot_save", file=path.name)

    monkeypatch.setattr(store, "write_whole", full)
    spoken = talk(tmp_path, "4", "Ana", "=", "", "*", "11", "no", "*", "11", "yes")
    assert "could not be saved" in spoken.said
    assert "First name: Ana" in spoken.said
    assert "Leave and lose what is not saved?" in spoken.said
    assert spoken.said.endswith("Your last answers could not be saved.\n")


def test_a_passphrase_seals_the_case_and_opens_it(tmp_path: Path) -> None:
    """Typed twice to lock, asked for to open, asked again when wrong; no plain copy stays."""
    kept_case(tmp_path, place="patient/name", first_name="Ana")
    spoken = talk(tmp_path, "4", "*", "9", "four words of mine", "four words of mine")
    assert "This case is now locked with your passphrase." in spoken.said
    (sealed,) = (tmp_path / "home").glob("*/case.*")
    assert sealed.name == "case.sealed"
    assert b"Ana" not in sealed.read_bytes()
    again = talk(tmp_path, "4", "wrong words", "four words of mine", "=")
    assert "locked with a passphrase" in again.said
    assert "This passphrase does not open the case." in again.said
    assert "First name: Ana" in again.said
    assert "four words of mine" not in again.said


def test_two_different_passphrases_change_nothing(tmp_path: Path) -> None:
    """A slip of the finger must not lock a case for ever."""
    spoken = talk(tmp_path, "3", "one", "two")
    assert "The two passphrases are not the same." in spoken.said
    assert not list((tmp_path / "home").glob("*/case*"))


def test_a_kiosk_keeps_nothing(tmp_path: Path) -> None:
    """No list of cases, no home folder, and the parting word says what became of the answers."""
    kiosk = Policy(kiosk=True, may_print=False)
    spoken = talk(tmp_path, NEW, "1", "*", "9", policy=kiosk)
    assert "Nothing you type is kept on this computer." in spoken.said
    assert "Go on with a packet" not in spoken.said
    assert "passphrase" not in spoken.said
    assert spoken.said.endswith("Everything was erased.\n")
    assert not (tmp_path / "home").exists()


def test_leaving_at_the_first_menu(tmp_path: Path) -> None:
    """Nothing is made for someone who only looked."""
    spoken = talk(tmp_path, "4")
    assert spoken.code == 0
    assert not (tmp_path / "home").exists()


def test_a_step_is_said_once_and_each_page_by_its_words(tmp_path: Path) -> None:
    """Nobody has to hear "Step 1 of 7" before every page of it; after a list or the menu it is said again."""
    spoken = talk(tmp_path, NEW, "", "", "", "=", "")
    assert spoken.said.count("Step 1 of 7") == 2
    assert "What kind of coverage is it?" in spoken.said
