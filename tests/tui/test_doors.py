"""Whom the packet is for: the doors of a case, the one that is open, what only one of them asks."""

from __future__ import annotations

import pytest

from forms.answers import Answers
from forms.catalog import FILINGS
from forms.words import LANGUAGES
from tests.tui.driving import FULL, TODAY
from tui.doors import chosen, door_options, go_through, open_instead, own_questions
from tui.making import order_of
from tui.session import Place, Session

NO_YESTERDAY = {
    **FULL,
    "coverage_kind": "medi_cal_managed_care",
    "has_medi_cal": "",
    "filed_grievance": "no",
    "grievance_filed_on": "",
    "plan_decision_on": "",
    "denied_on": "11/21/2026",
}


def _session(**typed: str) -> Session:
    return Session(Answers(typed={key: text for key, text in {**NO_YESTERDAY, **typed}.items() if text}), TODAY)


def test_what_is_open_now_is_offered_while_the_chosen_one_is_not() -> None:
    """The plan first; after its answer DMHC's packet and the hearing are open, and nothing else is urged."""
    session = _session()
    assert (chosen(session), open_instead(session)) == ("dmhc", "plan")
    go_through(session, "plan")
    assert (chosen(session), open_instead(session)) == ("plan", "")
    for key, text in {
        "filed_grievance": "yes",
        "grievance_filed_on": "10/2/2026",
        "plan_decision_on": "11/20/2026",
    }.items():
        session.type(key, text)
    assert open_instead(session) == "dmhc", "the plan has answered: its letter is done"
    go_through(session, "dmhc")
    assert open_instead(session) == ""
    assert session.answers.to == "dmhc", "a choice is kept by its name, or another door could be put first later"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_door_says_what_is_known_of_it(language: str) -> None:
    """In the order in which they are used; the chosen one is always in the list."""
    session = _session()
    said = dict(door_options(session, language))
    assert list(said) == ["plan", "dmhc", "state_hearing"]
    assert "2027" in said["plan"], "60 days from the Notice of Action"
    go_through(session, "cdi")
    assert "cdi" in dict(door_options(session, language))


def test_what_was_typed_serves_every_packet_and_each_has_its_folder() -> None:
    """Only the questions of one form are asked anew; what they got is kept when another packet is made."""
    session = _session()
    typed = dict(session.answers.typed)
    assert go_through(session, "state_hearing") == Place("problem", "keep_care")
    assert "bic_ssn" in own_questions(session)
    session.type("bic_ssn", "90000000A")
    folders = {}
    for filing in FILINGS:
        go_through(session, filing.id)
        folders[filing.id] = order_of(session, None, fax=False).out.name
        assert typed.items() <= session.answers.typed.items()
    assert folders == {
        "dmhc": "packet",
        "plan": "packet-plan",
        "state_hearing": "packet-hearing",
        "cdi": "packet-cdi",
    }
    assert session.typed("bic_ssn") == "90000000A"
    assert own_questions(_session()) == []


def test_the_agencys_own_pdf_stays_with_the_agencys_packet() -> None:
    """DMHC's form in a letter to the plan would tell the plan what is for DMHC."""
    session = _session()
    session.official = (session.base / "dmhc.pdf",)
    go_through(session, "plan")
    assert order_of(session, None, fax=False).official == ()
    go_through(session, "dmhc")
    assert order_of(session, None, fax=False).official == session.official


@pytest.mark.parametrize(("about", "offered"), [("drug", 2), ("mental_health", 2), ("other", 0)])
def test_the_letter_offers_only_what_fits(about: str, offered: int) -> None:
    """What a plan of California must do for drugs is not asked of anybody else."""
    session = _session(coverage_kind="dmhc_plan", has_medi_cal="no", about=about)
    go_through(session, "plan")
    assert len(own_questions(session)) == offered
