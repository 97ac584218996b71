"""The checklist of papers, worked out from the case."""

from __future__ import annotations

from typing import get_args

import pytest

from forms.case import Fact, PaperKind
from forms.checklist import Advice, Fate, State, advise
from forms.words import LANGUAGES
from tests.forms.facts import case


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, []),
        ({"filer": "legal_representative"}, []),
        ({"denial_reason": "experimental"}, ["denial_letter", "experimental_certification"]),
        ({"denial_reason": "experimental", "plan_denied": False}, []),
        ({"denial_reason": "experimental", "coverage_kind": "self_funded_employer"}, []),
        ({"urgent": True}, ["urgent_letter"]),
        ({"urgent": False}, []),
        ({"urgent": True, "wants_payment": True, "wants_future_services": False}, []),
        ({"out_of_network": True}, ["out_of_network_records"]),
    ],
)
def test_what_is_asked_for(facts: dict[str, Fact], asked: list[str]) -> None:
    """Missing means that the law or the agency asks for it in this case."""
    assert [line.kind for line in advise(case(facts)) if line.state == "missing"] == asked


def test_what_is_in_is_marked() -> None:
    """A paper that is there is marked, in its place on the list."""
    lines = advise(case(urgent=True, papers=["urgent_letter", "id_card"]))
    assert {line.kind: line.state for line in lines}["urgent_letter"] == "in"
    assert {line.kind: line.state for line in lines}["id_card"] == "in"


@pytest.mark.parametrize(
    ("fates", "state"),
    [(["out"], "out"), (["opening"], "opening"), (["out", "opening"], "opening"), (["opening", "in"], "in")],
)
def test_what_cannot_go_in_is_not_in(fates: list[Fate], state: State) -> None:
    """A denial that nobody can open is not with the packet; of two papers of a kind the better one counts."""
    lines = advise(case(denial_reason="experimental", papers=["denial_letter"] * len(fates)), fates)
    assert {line.kind: line.state for line in lines}["denial_letter"] == state
    others = advise(case(papers=["photo"] * len(fates)), fates)
    assert others[-1] == Advice("photo", state)


def test_other_papers_are_listed_once_after_the_rest() -> None:
    """Papers that nobody asked for are shown too, so the list is whole; two of a kind are one line."""
    assert advise(case(papers=["photo", "photo"]))[-1] == Advice("photo", "in")
    assert [line.kind for line in advise(case(papers=["photo", "photo"]))].count("photo") == 1


def test_no_kind_is_listed_twice() -> None:
    """An experimental denial moves the denial letter up; it does not double it."""
    kinds = [line.kind for line in advise(case(denial_reason="experimental", filed_grievance=True, wants_payment=True))]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("facts", [{"wants_payment": True}, {"emergency_care_denied": True}])
def test_payment_cases_ask_for_bills(facts: dict[str, Fact]) -> None:
    """Bills and the plan's own reckoning help where money is in dispute."""
    assert {"eob", "bill"} <= {line.kind for line in advise(case(facts))}


def test_a_complaint_needs_no_doctors_letter() -> None:
    """A dispute over a bill or a wait is no question for a doctor."""
    assert "doctor_letter" not in [line.kind for line in advise(case(denial_reason="not_covered"))]


@pytest.mark.parametrize("kind", get_args(PaperKind))
def test_every_kind_has_words(kind: PaperKind) -> None:
    """Each kind of paper has a name and a reason in both languages."""
    for language in LANGUAGES:
        assert Advice(kind, "in").title(language)
        assert Advice(kind, "in").reason(language)


def test_the_doctors_letters_say_what_they_should_say() -> None:
    """Someone can take the page to the doctor: it tells what the letter has to hold."""
    assert "what could happen" in Advice("urgent_letter", "missing").reason("en")
    assert "what was tried before" in Advice("doctor_letter", "optional").reason("en")
    assert "what proof there is" in Advice("experimental_certification", "missing").reason("en")


def test_what_was_said_of_dmhc_alone_is_not_said_of_another_office() -> None:
    """Only DMHC says that a copy of the letter makes things faster."""
    for language in LANGUAGES:
        told = [line.reason(language) for line in advise(case(coverage_kind="medicare", filed_grievance=True))]
        assert not [words for words in told if "faster" in words or "acelerar" in words]
    assert "faster" in next(line.reason("en") for line in advise(case()) if line.kind == "denial_letter")
