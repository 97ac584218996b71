"""The session: what was typed stays, what it means is asked once, the person is where they should be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from forms.answers import Answers, PaperEntry
from forms.interview import STEPS
from packet.errors import CannotWrite
from packet.store.case import create_case
from tests.tui.driving import FULL, TODAY, WIDE
from tui.session import Place, Session, all_places, page_at


class Disk:
    """Keeps what is saved, and can be full."""

    def __init__(self) -> None:
        self.full = False
        self.saves: list[Answers] = []
        self.places: list[str] = []
        self.chosen: tuple[Path, ...] = ()

    def save(self, answers: Answers) -> None:
        if self.full:
            raise CannotWrite("cannot_save", file="case.json")
        self.saves.append(answers)

    def remember(self, place: str) -> None:
        self.places.append(place)

    def official(self) -> tuple[Path, ...]:
        return self.chosen

    def choose(self, official: Sequence[Path]) -> None:
        if self.full:
            raise CannotWrite("cannot_save", file="case.json")
        self.chosen = tuple(official)


def _session(typed: dict[str, str] | None = None, place: str = "", disk: Disk | None = None) -> Session:
    return Session(Answers(typed=typed or {}), TODAY, disk, place=place)


def test_a_full_disk_keeps_the_answers_and_says_so_until_it_has_room() -> None:
    """Answers stay in memory; the error stays visible; the next save that works takes everything."""
    disk = Disk()
    session = _session(disk=disk)
    disk.full = True
    session.type("first_name", "Ana")
    assert not session.flush()
    assert session.save_error is not None
    session.type("last_name", "Ruiz")
    assert not session.flush()
    disk.full = False
    assert session.flush()
    assert session.save_error is None
    assert disk.saves[-1].typed == {"first_name": "Ana", "last_name": "Ruiz"}


def test_nothing_is_written_when_nothing_changed() -> None:
    """Moving about saves nothing; the same text typed again is no change."""
    disk = Disk()
    session = _session({"first_name": "Ana"}, disk=disk)
    session.type("first_name", "Ana")
    session.go(session.places()[1])
    assert disk.saves == []
    assert disk.places == [str(session.places()[1])]


def test_a_wrong_answer_is_kept_as_typed() -> None:
    """What cannot be understood stays, is named as a problem of its page, and other answers stay too."""
    session = _session({"first_name": "Ana", "date_of_birth": "soon"})
    page = page_at(Place("patient", "name"))
    assert page is not None
    assert [problem.key for problem in session.problems_of(page)] == ["date_of_birth"]
    assert session.typed("date_of_birth") == "soon"
    assert session.blanks_of(page) == ["last_name", "phone"]


def test_typing_is_kept_composed() -> None:
    """A decomposed é becomes one letter, so that Backspace removes what a person calls a letter."""
    session = _session()
    session.type("first_name", "Jose\u0301")
    assert session.typed("first_name") == "Jos\u00e9"


def test_a_blank_leaves_no_trace() -> None:
    """An answer taken back is as if it had never been given."""
    session = _session({"gender": "male"})
    session.type("gender", "")
    assert dict(session.answers.typed) == {}


def test_only_pages_that_ask_something_are_visited() -> None:
    """An adult's journey has no page for a guardian; a minor's has."""
    assert Place("patient", "guardian") not in _session(dict(FULL)).places()
    assert Place("patient", "guardian") in _session(dict(WIDE)).places()


def test_forward_and_back_visit_every_place_in_order() -> None:
    """From the first page to the check and back, nothing is visited twice, or left out but what is aside."""
    session = _session(dict(FULL))
    there = [session.place]
    while session.place.step != "check":
        session.go(session.forward())
        there.append(session.place)
    assert [place for place in session.places() if place not in there] == [
        Place("helper", "signing"),
        Place("helper", "fax"),
    ]
    back = [session.place]
    while (before := session.back()) is not None:
        session.go(before)
        back.append(before)
    assert back == there[::-1]


def test_a_page_aside_leads_back_onto_the_way() -> None:
    """Who has gone there by the menu goes on from where it stands."""
    session = _session(dict(FULL), place="helper/signing")
    assert session.forward() == Place("papers")
    assert session.back() == Place("problem", "story")


def test_a_page_that_has_gone_leads_on_from_where_it_was() -> None:
    """When the answer that opened a page is changed while the person stands on it, forward is still forward."""
    session = _session(dict(FULL), place="patient/guardian")
    assert session.forward() == Place("patient", "address")
    assert session.back() is not None


@pytest.mark.parametrize("place", ["", "nowhere", "patient/nowhere", "/", "papers/x"])
def test_an_unknown_place_is_the_beginning(place: str) -> None:
    """A place from another release, or a damaged one, starts at the first page."""
    assert _session(place=place).place == all_places()[0]


def test_a_known_place_is_where_the_person_goes_on() -> None:
    """Resume where one was."""
    assert _session(place="papers").place == Place("papers")
    assert _session(place="patient/name").place == Place("patient", "name")


def test_change_comes_back_to_the_check() -> None:
    """After Change, forward and back both lead to the check."""
    session = _session(dict(FULL), place="patient/name")
    session.returning = True
    assert session.forward() == Place("check")
    assert session.back() == Place("check")


def test_change_asks_the_new_questions_that_it_opened_first() -> None:
    """A birth date changed to a minor's asks for the guardian before the check."""
    session = _session({**FULL, "date_of_birth": "3/27/2015"}, place="patient/name")
    session.returning = True
    assert session.forward() == Place("patient", "guardian")


def test_status_of_a_step_in_words() -> None:
    """Not started, in progress, completed, or a problem."""
    patient = next(step for step in STEPS if step.id == "patient")
    papers = next(step for step in STEPS if step.id == "papers")
    assert _session().status(patient) == "not_started"
    assert _session({"first_name": "Ana"}).status(patient) == "in_progress"
    assert _session(dict(FULL)).status(patient) == "completed"
    assert _session({**FULL, "zip": "x"}).status(patient) == "problem"
    assert _session().status(papers) is None


def test_languages_of_screens_and_paper_are_two_choices() -> None:
    """Spanish screens do not make a Spanish form."""
    session = _session()
    session.speak("es")
    assert (session.language, session.answers.form_language) == ("es", "en")
    session.print_in("es")
    assert session.answers.form_language == "es"


def test_a_case_from_elsewhere_replaces_everything() -> None:
    """Another version of the case is taken whole, and counts as saved."""
    disk = Disk()
    session = _session(dict(FULL), disk=disk)
    other = Answers(typed={"first_name": "Bo"}, papers=(PaperEntry("a.pdf"),))
    session.replace_all(other)
    assert session.flush()
    assert disk.saves == []
    assert session.case.patient.first_name == "Bo"


def test_findings_are_judged_once_for_a_case() -> None:
    """The same case gives the same list; a change gives a new one."""
    session = _session(dict(FULL))
    first = session.findings()
    assert session.findings() is first
    session.type("has_medicare", "yes")
    assert any(finding.id == "route.medicare" for finding in session.findings())


@pytest.mark.parametrize(
    ("typed", "place", "told"),
    [
        ({"about": "cancelled"}, "before/filer", []),
        ({"about": "cancelled"}, "before/coverage", ["grievance.exempt_cancelled"]),
        ({"urgent": "yes"}, "before/urgent", ["grievance.urgent_now"]),
        ({"about": "care", "urgent": "no"}, "before/urgent", []),
        (
            {"urgent": "yes", "filed_grievance": "yes", "grievance_filed_on": "11/21/2026"},
            "before/grievance",
            ["grievance.urgent_now"],
        ),
    ],
)
def test_who_should_send_and_call_now_is_told_as_soon_as_the_coverage_is_known(
    typed: dict[str, str], place: str, told: list[str]
) -> None:
    """Not at the end of thirty questions; but whom to call depends on the coverage, which is asked in between."""
    session = _session({"coverage_kind": "dmhc_plan", **typed}, place=place)
    assert [finding.id for finding in session.early(())] == told
    assert session.early(told) == []


def test_without_a_store_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kiosk's session writes no file."""
    monkeypatch.chdir(tmp_path)
    session = Session(Answers(typed=dict(FULL)), TODAY)
    session.type("first_name", "Bo")
    assert session.flush()
    session.go(session.forward())
    assert list(tmp_path.iterdir()) == []


def test_the_chosen_form_is_kept_and_told_when_it_cannot_be(tmp_path: Path) -> None:
    """The agency's own PDF goes where the answers go, with the next saving; a full disk is told for it too."""
    disk = Disk()
    session = _session(disk=disk)
    disk.full = True
    session.official = (tmp_path / "form.pdf",)
    assert not session.flush()
    assert session.save_error is not None
    disk.full = False
    assert session.flush()
    assert session.save_error is None
    assert disk.chosen == (tmp_path / "form.pdf",)
    assert _session(disk=disk).official == (tmp_path / "form.pdf",)


def test_the_same_choice_again_writes_nothing(tmp_path: Path) -> None:
    """Only a change is written, and it writes no answer anew."""
    disk = Disk()
    disk.chosen = (tmp_path / "form.pdf",)
    session = _session(disk=disk)
    session.official = (tmp_path / "form.pdf",)
    disk.chosen = ()
    assert session.flush()
    assert disk.chosen == ()
    assert disk.saves == []


def test_papers_that_come_first_are_followed_by_the_questions(tmp_path: Path) -> None:
    """Also for who stops there and comes back; whoever went elsewhere goes on from the papers to the check."""
    file = create_case(tmp_path, TODAY)
    session = Session(Answers(), TODAY, file)
    session.lead_with_papers()
    assert session.forward() == all_places()[0]
    again = Session(Answers(), TODAY, file, place=file.place())
    assert (again.place, again.forward()) == (Place("papers"), all_places()[0])
    again.go(Place("patient", "name"))
    again.go(Place("papers"))
    assert again.forward() == Place("check")
