"""Questions in plain lines: answered, mended, kept, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.interview import QUESTIONS, STEPS
from tests.tui.plain.stage import COMPLETE, NEW, case_file, kept_case, talk
from tui.showing import asks


def at(tmp_path: Path, place: str, *lines: str, **typed: str) -> tuple[str, dict[str, str]]:
    """Go on with a case at this place and say these lines: what was said, and the answers kept."""
    path = kept_case(tmp_path, place=place, **typed)
    number = "4"
    spoken = talk(tmp_path, number, *lines)
    assert path.exists()
    return spoken.said, dict(spoken.answers.typed)


def test_a_wrong_answer_is_kept_named_and_asked_again(tmp_path: Path) -> None:
    """The problem is said in its own words; the text stays until another replaces it."""
    said, typed = at(tmp_path, "patient/name", "", "", "", "13/45/1985")
    assert "Error: Check the day and the month" in said
    assert typed["date_of_birth"] == "13/45/1985"
    said, typed = at(tmp_path / "b", "patient/name", "", "", "", "13/45/1985", "27/3/1985")
    assert "We read this as: Wednesday, March 27, 1985" in said
    assert typed["date_of_birth"] == "27/3/1985"


def test_a_date_without_its_year_is_completed_and_said(tmp_path: Path) -> None:
    """The last such day, written out, so that it means the same day next year."""
    said, typed = at(tmp_path, "before/grievance", "September 18", filed_grievance="no")
    assert "We read this as: Thursday, September 18, 2025" in said
    assert typed["denied_on"] == "September 18, 2025"


def test_enter_keeps_an_answer_and_a_minus_takes_it_out(tmp_path: Path) -> None:
    """The answer is shown first; only the sign for it empties it."""
    said, typed = at(tmp_path, "patient/name", "", "-", first_name="Ana", middle_initial="B")
    assert "Your answer now: Ana. Press Enter to keep it." in said
    assert typed == {"first_name": "Ana"}


def test_back_and_skip_change_nothing(tmp_path: Path) -> None:
    """< goes to the question before, also over a page; > goes on."""
    said, typed = at(tmp_path, "patient/address", "<", "<", "<", "Ruiz", first_name="Ana")
    assert typed == {"first_name": "Ana", "last_name": "Ruiz"}
    assert said.count("Date of birth") == 2, "back from the address, and after the last name"
    _, typed = at(tmp_path / "b", "patient/name", ">", ">", "Ruiz", first_name="Ana")
    assert typed == {"first_name": "Ana", "last_name": "Ruiz"}


def test_back_at_the_first_question_says_so(tmp_path: Path) -> None:
    """There is nothing before it, and the question is asked again."""
    spoken = talk(tmp_path, NEW, "<", "1")
    assert "This is the first question." in spoken.said
    assert spoken.typed("filer") == "patient"


def test_a_long_answer_ends_with_a_dot_or_an_empty_line(tmp_path: Path) -> None:
    """All its lines are kept in order; a sign on a later line is text."""
    _, typed = at(tmp_path, "problem/health", "knee", "?", "right", ".", "MRI", "twice", "", "yes")
    assert typed == {"condition": "knee\n?\nright", "treatment_requested": "MRI\ntwice", "plan_denied": "yes"}


def test_the_lines_of_a_broken_off_answer_are_kept(tmp_path: Path) -> None:
    """When the input ends in the middle of a story, what was told is saved."""
    said, typed = at(tmp_path, "problem/story", "First they said yes.", "Then they said no.")
    assert typed["problem_description"] == "First they said yes.\nThen they said no."
    assert said.endswith("Your answers are saved. You can go on later where you stopped.\n")


def test_a_dot_alone_leaves_a_long_answer_as_it_is(tmp_path: Path) -> None:
    """The end of nothing is nothing new."""
    _, typed = at(tmp_path, "problem/story", ".", problem_description="The plan said no.")
    assert typed["problem_description"] == "The plan said no."


def test_yes_and_no_by_number_word_or_letter(tmp_path: Path) -> None:
    """Whatever is typed, "yes" or "no" is kept; other words are asked again without harm to the answer."""
    for number, text in enumerate(("2", "no", "N", "perhaps\nno")):
        said, typed = at(tmp_path / str(number), "before/urgent", *text.split("\n"))
        assert typed["urgent"] == "no"
    assert "Type a number from 1 to 2" in said


def test_a_single_box_is_ticked_or_left(tmp_path: Path) -> None:
    """No is the blank box of the paper form."""
    _, typed = at(tmp_path, "patient/statistics", "", "1", correspond_in_language="")
    assert typed["correspond_in_language"] == "yes"
    _, typed = at(tmp_path / "b", "patient/statistics", "", "2", correspond_in_language="yes")
    assert "correspond_in_language" not in typed


def test_an_answer_opens_the_next_question(tmp_path: Path) -> None:
    """The reason for urgency is asked only after a yes."""
    said, _ = at(tmp_path, "before/urgent", "1")
    assert "Why can the care not wait?" in said
    said, _ = at(tmp_path / "b", "before/urgent", "2")
    assert "Why can the care not wait?" not in said


def test_city_and_state_are_proposed_from_the_zip_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only blanks are filled, and the proposal is said."""
    monkeypatch.setattr("tui.flow.place_of_zip", lambda _code: ("Sacramento", "CA"))
    said, typed = at(tmp_path, "patient/address", "", "95814")
    assert "Filled in from the ZIP code: Sacramento, CA." in said
    assert (typed["city"], typed["state"]) == ("Sacramento", "CA")
    said, typed = at(tmp_path / "b", "patient/address", "", "95814", city="West Sacramento", state="CA")
    assert "Filled in" not in said
    assert typed["city"] == "West Sacramento"


def test_plan_names_are_offered_and_never_forced(tmp_path: Path) -> None:
    """A number takes a name of the list, Enter keeps what was typed, an unknown name needs nothing."""
    said, typed = at(tmp_path, "plan/plan", "sharp", "1")
    assert "1 Sharp Health Plan" in said
    assert typed["plan_name"] == "Sharp Health Plan"
    _, typed = at(tmp_path / "b", "plan/plan", "sharp", "", "XYZ-1")
    assert (typed["plan_name"], typed["membership_number"]) == ("sharp", "XYZ-1")
    said, _ = at(tmp_path / "c", "plan/plan", "Plan of the Moon")
    assert "These names are close" not in said


def test_the_opening_list_names_what_is_missing_and_all_answers(tmp_path: Path) -> None:
    """Whoever hears only the beginning knows how to look back."""
    opening = talk(tmp_path, NEW).said.split("Start a new packet")[0]
    for sign in ("! or /missing: ", "= or /answers: ", "* or /menu: "):
        assert sign in opening


def test_help_names_the_help_center_and_the_signs(tmp_path: Path) -> None:
    """The long help of the question comes with a phone number and the way to the signs; the answer is still awaited."""
    said, typed = at(tmp_path, "patient/name", "?", "Ana")
    assert "It prints in the box “First Name”" in said
    assert "1-888-466-2219" in said
    assert "For the list of all signs, type ?? or /signs." in said
    assert typed["first_name"] == "Ana"


def test_text_that_goes_past_its_box_is_announced(tmp_path: Path) -> None:
    """How much fits is said when it does not; the rest goes on an added page."""
    said, _ = at(tmp_path, "problem/story", "The plan said no again. " * 200, ".")
    assert "The rest goes on an added page." in said
    said, _ = at(tmp_path / "b", "problem/story", "The plan said no.", ".")
    assert "The rest goes on an added page." not in said
    assert "Prints on the form" not in said, "nobody who has just begun needs to count"


@pytest.mark.parametrize("language", ["en", "es"])
def test_enter_alone_leads_through_the_whole_interview(tmp_path: Path, language: str) -> None:
    """Nothing must be answered to reach the end, and every line is plain and short, in both languages."""
    spoken = talk(tmp_path, NEW, *[""] * 60, language="es" if language == "es" else "en")
    assert ("Step 7 of 7" if language == "en" else "Paso 7 de 7") in spoken.said
    assert "  " not in spoken.said
    assert all(c == "\n" or c.isprintable() for c in spoken.said)
    assert not set(spoken.said) & set("│─┌┐└┘█▏")


def test_every_question_of_a_full_case_is_said_once(tmp_path: Path) -> None:
    """Going through a case that is answered asks each of its questions once and shows each answer."""
    kept_case(tmp_path, place="before/filer", **COMPLETE)
    spoken = talk(tmp_path, "4", *[""] * 60)
    assert spoken.said.count("Your answer now: ") >= len(COMPLETE)
    assert spoken.said.count("What is the problem with the plan?") == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_there_is_can_be_met(tmp_path: Path, language: str) -> None:
    """Between them, a parent with a plan from work, a representative and a helper who say yes to everything, and a
    patient who has not complained yet, are asked every question.
    """
    yes = {key: "yes" for key, question in QUESTIONS.items() if question.kind == "yes_no"}
    late = {"date_of_birth": "2015-01-01", "grievance_filed_on": "2025-01-02", "plan_decision_on": "2025-02-03"}
    said = ""
    people = {
        "parent_or_guardian": {"coverage_kind": "dmhc_plan"},
        "legal_representative": {},
        "assistant": {},
        "patient": {"filed_grievance": "no"},
    }
    for filer, more in people.items():
        path = case_file(tmp_path / f"{filer}.json", **{**yes, **late, "filer": filer, **more})
        said += talk(tmp_path, *["@"] * (language == "es"), *[""] * 60, case=path).said
    of_one_filing = {q.key for step in STEPS for page in step.pages if page.filings for q in page.questions}
    for key in QUESTIONS.keys() - of_one_filing:  # those are asked with the door
        voices = {asks(key, language, filer) for filer in people}
        assert any(voice in said.replace("\n", " ") for voice in voices), key


def test_a_long_answer_is_not_read_out_whole_each_time(tmp_path: Path) -> None:
    """Its beginning and its length are; the list of answers has all of it."""
    story = "The plan said no again. " * 40 + "The end."
    said, typed = at(tmp_path, "problem/story", ".", problem_description=story)
    assert "Your answer now has 968 characters. It begins: The plan said no again." in said
    assert "The end" not in said
    assert "The end." in at(tmp_path / "b", "problem/story", "=", problem_description=story)[0]
    assert typed["problem_description"] == story


def test_a_mistake_repeats_the_question_with_the_answer(tmp_path: Path) -> None:
    """After the error the question's own words come again, and what was typed."""
    said, _ = at(tmp_path, "patient/name", ">", ">", ">", "soon")
    after = said.partition("Error: ")[2]
    assert "Date of birth\nYour answer now: soon. Press Enter to keep it.\n" in after
