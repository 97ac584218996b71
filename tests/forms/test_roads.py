"""One road at a time, over every combination: no case has two roads' dates, contradicts itself or ends nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import combinations as choose
from itertools import product
from math import prod
from operator import mul
from typing import get_args

import pytest

from forms.case import About, CardSays, Case, CoverageKind, Fact
from forms.clocks import appeal_by, other_by
from forms.deadlines import dates, hearing_by, hearing_by_if_plan, hearing_by_wait, hearing_form_by
from forms.finding import Finding
from forms.next_steps import NextFacts, sections
from forms.roads import ROADS, road
from forms.rules import judge
from forms.words import LANGUAGES
from tests.forms.contradictions import PAIRS
from tests.forms.facts import TODAY, ago, case, find
from tests.forms.findings_examples import EXAMPLES

PACKET = NextFacts("K7Q2-MD4P", 12)
STEPS: tuple[dict[str, Fact], ...] = (
    {},
    {"filed_grievance": False, "denied_on": ago(5)},
    {"filed_grievance": False, "denied_on": ago(200), "plan_decision_on": ago(200)},
    {"filed_grievance": True, "grievance_filed_on": ago(5)},
    {"filed_grievance": True, "grievance_filed_on": ago(140)},
    {"filed_grievance": True, "grievance_filed_on": ago(190)},
    {"filed_grievance": True, "grievance_filed_on": ago(60), "plan_decision_on": ago(40), "denied_on": ago(70)},
    {"filed_grievance": True, "grievance_filed_on": ago(400), "plan_decision_on": ago(300)},
)
SUBJECTS: tuple[dict[str, Fact], ...] = (
    {"denial_reason": "not_medically_necessary", "plan_denied": True},
    {"denial_reason": "experimental", "plan_denied": True},
    {"emergency_care_denied": True, "wants_payment": True, "wants_future_services": False},
    {"denial_reason": "not_covered", "plan_denied": True, "wants_payment": True, "wants_future_services": True},
)
COVERAGES: tuple[dict[str, Fact], ...] = (
    *({"coverage_kind": kind} for kind in (None, *get_args(CoverageKind))),
    *({"coverage_kind": "dmhc_plan", "card_says": says} for says in get_args(CardSays)),
    {"coverage_kind": "medi_cal_managed_care", "plan_name": "CalOptima"},
    {"coverage_kind": "dmhc_plan", "plan_name": "VSP Vision Care"},
    {"has_medi_cal": True},
    {"coverage_kind": "dmhc_plan", "has_medi_cal": True},
    {"coverage_kind": "dmhc_plan", "has_medicare": True},
    {"coverage_kind": "medi_cal_managed_care", "has_medicare": True, "has_medi_cal": True},
)
HEARINGS: tuple[dict[str, Fact], ...] = (
    {},
    {"filed_state_hearing": True},
    {"filed_state_hearing": True, "hearing_held": True},
)
CHILD, TEEN, ADULT = dt.date(2019, 3, 1), dt.date(2012, 3, 1), dt.date(1980, 3, 1)
HELPERS: tuple[dict[str, Fact], ...] = (
    {"filer": "patient", "date_of_birth": ADULT},
    {"filer": "patient", "date_of_birth": TEEN},
    {"filer": "parent_or_guardian", "date_of_birth": CHILD},
    {"filer": "assistant", "date_of_birth": ADULT},
    {"filer": "legal_representative", "date_of_birth": ADULT},
)
FACTORS: tuple[tuple[dict[str, Fact], ...], ...] = (
    COVERAGES,
    tuple({"about": about} for about in (None, *get_args(About))),
    ({"urgent": True}, {"urgent": False}),
    STEPS,
    SUBJECTS,
    HEARINGS,
    HELPERS,
)
"""Coverage, subject, urgency, steps taken, what was asked for, a hearing (an answer left over too), who files."""
WITH_ALL = 4
"""So many of the factors, from the first, meet each other in every way; the others are dealt by `DEAL`."""
DEAL = ((3, 3, 1, 3), (2, 1, 1, 1), (4, 2, 4, 3))
"""Weights of the first factors' places: the remainder of their sum is the place in each other factor. Found by trial;
the test below counts that every three values of any three factors meet.
"""


@cache
def rows() -> tuple[tuple[int, ...], ...]:
    """Which value of each factor a case has."""
    dealt = list(zip(DEAL, FACTORS[WITH_ALL:], strict=True))
    return tuple(
        (*first, *(sum(map(mul, weights, first)) % len(values) for weights, values in dealt))
        for first in product(*(range(len(values)) for values in FACTORS[:WITH_ALL]))
    )


def combinations() -> Iterator[dict[str, Fact]]:
    """The facts of each row."""
    for row in rows():
        yield {key: fact for values, place in zip(FACTORS, row, strict=True) for key, fact in values[place].items()}


def test_every_three_values_meet_in_some_case() -> None:
    """No kind of coverage, subject, urgency, step, hearing or helper is left out beside any two others."""
    for chosen in choose(range(len(FACTORS)), 3):
        met = {tuple(row[factor] for factor in chosen) for row in rows()}
        assert len(met) == prod(len(FACTORS[factor]) for factor in chosen), chosen
    assert set(get_args(CoverageKind)) <= {values.get("coverage_kind") for values in COVERAGES}


@cache
def judged() -> tuple[tuple[Case, tuple[Finding, ...]], ...]:
    """All combinations with what is found for them."""
    return tuple((one, tuple(judge(one, TODAY))) for one in map(case, combinations()))


def named(finding: Finding, name: str) -> bool:
    """Whether "a.*", "id" or "id/variant" names it."""
    id, slash, variant = name.partition("/")
    if id.endswith("*"):
        return finding.id.startswith(id[:-1])
    return finding.id == id and (not slash or finding.variant == variant)


def test_no_case_contradicts_itself() -> None:
    """No two findings of one case are a pair that leaves a person without a way to go."""
    wrong = set()
    seen: set[frozenset[tuple[str, str]]] = set()
    for _, found in judged():
        words = frozenset((one.id, one.variant) for one in found)
        if words in seen:
            continue
        seen.add(words)
        for first, second in PAIRS:
            if any(named(one, first) for one in found) and any(named(one, second) for one in found):
                wrong.add((first, second))
    assert wrong == set()
    assert len(seen) > len(COVERAGES), "too few cases were looked at"


def test_every_pair_can_be_met_on_at_least_one_side() -> None:
    """A pair whose names no case brings would forbid nothing."""
    everything = [finding for _, found in judged() for finding in found] + [
        finding for example in EXAMPLES.values() for finding in judge(example, TODAY)
    ]
    known = {(one.id, one.variant): one for one in everything}.values()
    for pair in PAIRS:
        for name in pair:
            assert any(named(one, name) for one in known), name


def test_no_case_has_two_roads_dates() -> None:
    """DMHC's last days, the other office's and the State Hearing's come of the case's own road alone."""
    for one, found in judged():
        here = road(one)
        ours = dates(one, TODAY)
        if not here.dmhc:
            assert (ours.safest_deadline, ours.form_deadline) == (None, None)
        if here.deadline is None:
            assert other_by(one, TODAY) is None
        if not here.hearing:
            assert hearing_by(one, TODAY) is None
        if here.appeal is None:
            assert appeal_by(one, TODAY) is None
        told = {param for finding in found for param in finding.params.values() if isinstance(param, dt.date)}
        decided, filed = one.dispute.plan_decision_on, one.dispute.grievance_filed_on
        own = {
            ours.safest_deadline,
            ours.form_deadline,
            ours.decision_by,
            appeal_by(one, TODAY),
            other_by(one, TODAY),
            hearing_by(one, TODAY),
            hearing_by_wait(one, TODAY),
            hearing_form_by(one, TODAY),
            decided,
            filed,
        }
        waits = {param for finding in found if finding.id == "grievance.waiting" for param in finding.params.values()}
        keeps = {param for finding in found if finding.id == "hearing.keep_care" for param in finding.params.values()}
        if_plan = {hearing_by_if_plan(one, TODAY)} if here.id == "medicare" else set()  # said with its condition
        assert told <= own | waits | keeps | if_plan


def test_at_most_one_stop_of_a_road() -> None:
    """Whoever accepts one road has accepted the only one."""
    for _, found in judged():
        assert len([one.id for one in found if one.id.startswith("route.") and one.level == "stop"]) <= 1


def test_every_road_is_reached_and_has_a_way_to_go() -> None:
    """Each road has its finding, and its last day or the words for it."""
    reached = {road(one).id for one, _ in judged()}
    assert reached == set(ROADS)
    for one, found in judged():
        here = road(one).id
        if here not in ("dmhc", "medi_cal_plan"):
            assert f"route.{here}" in [finding.id for finding in found]
        if ROADS[here].deadline is not None:
            assert "deadline.other" in [finding.id for finding in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_and_every_warning_is_told_on_next_steps(language: str) -> None:
    """What was accepted and what still stands reaches the page that the patient keeps, whole."""
    seen: set[tuple[str, str]] = set()
    for one, found in judged():
        standing = [finding for finding in found if finding.level in ("stop", "warn")]
        if all((finding.id, finding.variant) in seen for finding in standing):
            continue
        seen |= {(finding.id, finding.variant) for finding in standing}
        spoken = one.model_copy(update={"language": language})
        text = "\n".join(line.text for part in sections(spoken, TODAY, PACKET) for line in part.lines)
        for finding in standing:
            assert finding.message(language) in text, finding.id
    named = {id for id, _ in seen}
    assert named >= {f"route.{road.id}" for road in ROADS.values() if road.id not in ("dmhc", "medi_cal_plan")}
    assert named >= {
        "grievance.not_filed",
        "grievance.waiting",
        "grievance.emergency_unsure",
        "hearing.filed",
        "hearing.by",
        "hearing.keep_care",
        "urgent.letter_missing",
        "plan.appeal_by",
        "deadline.passed",
        "deadline.soon",
        "helper.authority_missing",
        "minor.guardian_missing",
        "answers.empty",
    }


def test_a_stop_stands_under_why_and_a_warning_under_before_you_send() -> None:
    """The two headings hold what belongs to them."""
    of = case(coverage_kind="self_funded_employer", urgent=True, denied_on=ago(5))
    made = {part.title: "\n".join(line.text for line in part.lines) for part in sections(of, TODAY, PACKET)}
    why, before = made["Why this may not be the right road"], made["Before you send"]
    assert find(of, "route.self_funded").message("en") in why
    assert find(of, "urgent.letter_missing").message("en") in before
    assert "IMR decision" not in "".join(made.values())
    assert not any("If the decision is yes" in title for title in made)


def test_an_urgent_letter_that_could_not_go_in_is_missing_from_the_packet() -> None:
    """A paper that was left out by consent counts for nothing on the page."""
    of = case(urgent=True, papers=["urgent_letter"])
    within, without = sections(of, TODAY, PACKET), sections(of, TODAY, NextFacts("K7Q2-MD4P", 12, left_out=(0,)))
    letter = "A letter from your doctor helps most."
    assert letter not in "".join(line.text for part in within for line in part.lines)
    assert letter in "".join(line.text for part in without for line in part.lines)


@pytest.mark.parametrize(
    ("facts", "said", "unsaid"),
    [
        ({"wants_payment": True, "wants_future_services": False}, "must pay for the care", "must say yes to the care"),
        ({"about": "bill"}, "must pay for the care", "must say yes to the care"),
        ({"wants_future_services": True}, "must say yes to the care", "must pay for the care"),
        (
            {"wants_payment": True, "wants_future_services": True},
            "It must say yes to the care to come",
            "must say yes to the care within",
        ),
        ({"about": "cancelled"}, "from which day your coverage goes on", "must say yes to the care"),
    ],
)
def test_what_a_yes_brings_depends_on_what_was_asked_for(facts: dict[str, Fact], said: str, unsaid: str) -> None:
    """H&S Code 1374.34(a): authorise or pay within five working days; coverage is no care."""
    text = "\n".join(line.text for part in sections(case(facts), TODAY, PACKET) for line in part.lines)
    assert said in text
    assert unsaid not in text


def test_the_plans_fax_and_address_stand_beside_the_complaint_to_be_made() -> None:
    """Where the plan's own step is still to come, the page says where it goes."""
    of = case(filed_grievance=False, plan_fax="916-555-0144", plan_address="P.O. Box 1, Davis, CA 95616")
    text = "\n".join(line.text for part in sections(of, TODAY, PACKET) for line in part.lines)
    assert "916-555-0144" in text
    assert "P.O. Box 1, Davis, CA 95616" in text
