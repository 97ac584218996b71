"""Which offers stand at which question: news only, every conflict shown, nothing decided for the person."""

from __future__ import annotations

import pytest

from forms.answers import Answers
from packet.reading import Reading
from tests.tui.driving import FULL, TODAY
from tests.tui.papers_said import ANSWER, CARD, LETTER, read, says
from tui.paper_offers import (
    PaperOffer,
    alike,
    answer_with,
    differences,
    earlier_deadline,
    offers_at,
    standing,
)
from tui.session import Session


def _session(**typed: str) -> Session:
    return Session(Answers(typed=typed), TODAY)


def _values(offers: list[PaperOffer]) -> list[str]:
    return [offer.value for offer in offers]


def test_an_offer_stands_at_its_question_with_all_its_papers() -> None:
    """Two papers that say the same are one offer; the first that is sure shows where."""
    (offer,) = offers_at(read(LETTER, ANSWER), "membership_number")
    assert [origin.paper for origin in offer.origins] == [0, 1]
    assert (offer.origins[0].date, offer.origins[0].page) == ("2026-08-17", 1)
    assert offers_at(read(LETTER, ANSWER), "employer") == []
    assert offers_at(read(Reading(None)), "membership_number") == []


def test_papers_that_differ_are_all_offered() -> None:
    assert _values(offers_at(read(LETTER, CARD), "membership_number")) == ["R0714425501", "R0714425507"]


def test_a_name_in_capitals_is_the_same_name_and_is_offered_as_the_letter_writes_it() -> None:
    for papers in (read(LETTER, CARD), read(CARD, LETTER)):
        assert _values(offers_at(papers, "first_name")) == ["Ada"]


@pytest.mark.parametrize(
    ("key", "one", "other", "same"),
    [
        ("plan_name", "Health Net", "Health Net of California, Inc.", True),
        ("plan_name", "Health Net", "Sharp Health Plan", False),
        ("first_name", "María", "MARIA ELENA", True),
        ("membership_number", "R-071 4425501", "r0714425501", True),
        ("membership_number", "R0714425501", "R071442550", False),
        ("date_of_birth", "1988-11-30", "1988-11-03", False),
    ],
)
def test_what_counts_as_the_same(key: str, one: str, other: str, same: bool) -> None:
    assert alike(key, one, other) is same


def test_an_answer_that_says_the_same_ends_the_offer_and_another_keeps_it() -> None:
    """Dates by their meaning, a long answer by what it holds."""
    papers = read(LETTER)
    assert standing(_session(date_of_birth="11/30/1988"), papers, "date_of_birth") == []
    assert _values(standing(_session(date_of_birth="11/3/1988"), papers, "date_of_birth")) == ["1988-11-30"]
    told = _session(treatment_requested="An MRI of the left knee, soon")
    assert standing(told, papers, "treatment_requested") == []


def test_taking_writes_a_date_in_words_and_adds_to_a_long_answer() -> None:
    """Nothing that was told is lost by taking."""
    papers = read(LETTER)
    (born,) = offers_at(papers, "date_of_birth")
    assert answer_with(_session(), born) == "November 30, 1988"
    (doctor,) = offers_at(papers, "providers")
    assert answer_with(_session(providers="Dr. Ana Ruiz"), doctor) == "Dr. Ana Ruiz\nLeo Marsh, MD"


def test_what_decides_the_road_is_asked_back() -> None:
    (road,) = offers_at(read(LETTER), "coverage_kind")
    assert road.turns_the_road
    (reason,) = offers_at(read(LETTER), "denial_reason")
    assert not reason.turns_the_road
    (experimental,) = offers_at(
        read(says("denial_letter", "", ("denial_reason", "experimental", 0.94))), "denial_reason"
    )
    assert experimental.turns_the_road


def test_what_follows_from_a_paper_is_offered_and_never_certain() -> None:
    """Self-funded, Medi-Cal and Medicare at the questions about them; a refusal; an answer to a complaint."""
    funded = read(says("denial_letter", "", ("coverage_kind", "self_funded_employer", 0.93)))
    assert _values(offers_at(funded, "card_says")) == ["self_funded"]
    for coverage, key in (("medi_cal_managed_care", "has_medi_cal"), ("medicare", "has_medicare")):
        (offer,) = offers_at(read(says("id_card", "", ("coverage_kind", coverage, 0.95))), key)
        assert (offer.value, offer.certain) == ("yes", False)
    assert [offers_at(read(LETTER), key) != [] for key in ("plan_denied", "filed_grievance")] == [True, False]
    assert _values(offers_at(read(ANSWER), "filed_grievance")) == ["yes"]


@pytest.mark.parametrize(("key", "value"), [("coverage_kind", "martian"), ("denied_on", "soon"), ("urgent", "very")])
def test_what_the_question_cannot_be_answered_with_is_not_offered(key: str, value: str) -> None:
    assert offers_at(read(says("denial_letter", "", (key, value, 0.99))), key) == []


def test_what_is_too_unsure_is_not_offered() -> None:
    assert offers_at(read(says("eob", "", ("denied_on", "2026-05-01", 0.4))), "denied_on") == []


def test_before_the_packet_is_made_each_difference_is_shown() -> None:
    """Certain ones, and those that decide the road; a blank is shown elsewhere, a story differs from no paper."""
    session = _session(**{**FULL, "coverage_kind": "dmhc_plan", "urgent": "no", "middle_initial": ""})
    papers = read(LETTER, says("denial_letter", "", ("coverage_kind", "medicare", 0.6), ("last_name", "Quell", 0.6)))
    shown = [(offer.key, offer.value) for offer in differences(session, papers)]
    assert ("coverage_kind", "medicare") in shown
    assert ("membership_number", "R0714425501") in shown
    assert ("last_name", "Quell") not in shown
    assert not [key for key, _ in shown if key in ("treatment_requested", "providers", "denied_on")]


def test_a_last_day_before_ours_is_named() -> None:
    """Ours is six months from the plan's answer of October 2; without one, any last day is news."""
    papers = read(LETTER)
    named = earlier_deadline(_session(**FULL), papers)
    assert named is not None
    assert named.value == "2026-12-01"
    later = read(says("denial_letter", "", ("letter_deadline", "2030-01-01", 0.93)))
    assert earlier_deadline(_session(**FULL), later) is None
    assert earlier_deadline(_session(), later) is not None
