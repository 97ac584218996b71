"""Where a case goes, what kind it is, and the State Hearing."""

from __future__ import annotations

import re

import pytest

from forms.case import Fact
from forms.law import LAW
from forms.rules import judge
from tests.forms.facts import TODAY, ago, case, find, ids


@pytest.mark.parametrize(
    ("facts", "routes"),
    [
        ({}, ["route.not_sure"]),
        ({"coverage_kind": "not_sure"}, ["route.not_sure"]),
        ({"has_medi_cal": True}, ["route.not_sure"]),
        ({"coverage_kind": "dmhc_plan"}, ["route.dmhc_plan"]),
        ({"coverage_kind": "medicare"}, ["route.medicare"]),
        ({"coverage_kind": "medicare", "has_medicare": False}, ["route.medicare"]),
        ({"has_medicare": True}, ["route.medicare"]),
        ({"coverage_kind": "dmhc_plan", "has_medicare": True}, ["route.medicare"]),
        ({"coverage_kind": "self_funded_employer", "has_medicare": True}, ["route.medicare"]),
        ({"coverage_kind": "medi_cal_managed_care", "has_medicare": True}, ["route.medicare"]),
        ({"coverage_kind": "dmhc_plan", "card_says": "self_funded"}, ["route.self_funded"]),
        ({"coverage_kind": "dmhc_plan", "card_says": "not_sure"}, ["route.dmhc_plan"]),
        ({"coverage_kind": "medi_cal_managed_care", "about": "drug"}, ["route.medi_cal_rx"]),
        ({"has_medi_cal": True, "about": "drug"}, ["route.medi_cal_rx"]),
        ({"coverage_kind": "dmhc_plan", "about": "drug"}, ["route.dmhc_plan"]),
        (
            {"coverage_kind": "medi_cal_managed_care", "about": "mental_health"},
            ["route.medi_cal_carved_out", "route.medi_cal_managed_care"],
        ),
        (
            {"coverage_kind": "medi_cal_fee_for_service", "about": "dental_or_vision"},
            ["route.medi_cal_fee_for_service", "route.medi_cal_carved_out"],
        ),
        ({"coverage_kind": "dmhc_plan", "about": "dental_or_vision"}, ["route.dental_vision", "route.dmhc_plan"]),
        ({"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": True}, ["route.medi_cal_fee_for_service"]),
    ],
)
def test_routes(facts: dict[str, Fact], routes: list[str]) -> None:
    """The kind of coverage and the subject decide; of two roads only one is told, and it asks who refused the care."""
    assert [id for id in ids(case(facts)) if id.startswith("route.")] == routes


def test_medicare_and_medi_cal_is_told_apart() -> None:
    """A person with both may still have an IMR for what the Medi-Cal plan refused."""
    both = find(case(coverage_kind="medicare", has_medi_cal=True), "route.medicare")
    assert both.variant == "medi_cal"


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("CalOptima", True),
        ("Partnership HealthPlan of California", True),
        ("Anthem Blue Cross Partnership Plan", False),
    ],
)
def test_a_county_plan_is_promised_no_imr(name: str, county: bool) -> None:
    """The plan list knows which plans may hold no licence for Medi-Cal, however the name is written."""
    found = ids(case(coverage_kind="medi_cal_managed_care", plan_name=name))
    assert ("route.medi_cal_county" in found) is county
    assert ("route.medi_cal_managed_care" in found) is not county
    assert any(id.startswith("kind.") for id in found) is not county


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"denial_reason": "not_medically_necessary"}, "kind.imr"),
        ({"denial_reason": "experimental"}, "kind.imr"),
        ({"denial_reason": "not_emergency"}, "kind.imr"),
        ({"emergency_care_denied": True, "denial_reason": "not_covered"}, "kind.imr"),
        ({"emergency_care_denied": True, "plan_denied": False}, "kind.imr"),
        ({"denial_reason": "not_covered"}, "kind.complaint"),
        ({"plan_denied": False}, "kind.complaint"),
        ({"denial_reason": "other"}, "kind.unclear"),
        ({"emergency_care_denied": False}, "kind.unclear"),
    ],
)
def test_imr_or_complaint(facts: dict[str, Fact], kind: str) -> None:
    """Medical necessity, experimental care and emergency payment look like an IMR; the rest like a complaint."""
    assert [id for id in ids(case(facts)) if id.startswith("kind.")] == [kind]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"coverage_kind": "medi_cal_managed_care"}, ["hearing.keep_care", "hearing.possible"]),
        ({"has_medi_cal": True}, ["hearing.keep_care", "hearing.possible"]),
        ({"has_medi_cal": True, "filed_state_hearing": False}, ["hearing.keep_care", "hearing.possible"]),
        ({"has_medi_cal": True, "filed_state_hearing": True}, ["hearing.keep_care", "hearing.filed"]),
        ({"has_medi_cal": True, "filed_state_hearing": True, "hearing_held": True}, ["hearing.filed"]),
        ({"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": True}, ["hearing.keep_care"]),
        ({"coverage_kind": "medi_cal_managed_care", "wants_future_services": False}, ["hearing.possible"]),
        ({"coverage_kind": "dmhc_plan", "has_medi_cal": False}, []),
    ],
)
def test_hearing(facts: dict[str, Fact], expected: list[str]) -> None:
    """A hearing asked for may bar the IMR; one not asked for is still possible, where there is a Medi-Cal plan."""
    assert [id for id in ids(case(facts)) if id.startswith("hearing.")] == expected


@pytest.mark.parametrize(
    ("days_since_answer", "variant", "level"),
    [
        (0, "", "info"),
        (75, "", "info"),
        (76, "tight", "info"),
        (89, "tight", "info"),
        (90, "tight", "warn"),
        (120, "tight", "warn"),
        (121, "passed", "warn"),
        (180, "passed", "warn"),
        (181, "over", "warn"),
    ],
)
def test_hearing_on_the_last_days(days_since_answer: int, variant: str, level: str) -> None:
    """120 days from the answer, on day 120 one may still ask; from day 76 an IMR of 45 days may end too late; good
    cause reaches to day 180.
    """
    answered = case(
        coverage_kind="medi_cal_managed_care",
        filed_grievance=True,
        grievance_filed_on=ago(days_since_answer + 10),
        plan_decision_on=ago(days_since_answer),
    )
    found = find(answered, "hearing.by")
    assert (found.variant, found.level) == (variant, level)


def test_an_appeal_without_an_answer_starts_the_120_days_on_day_30() -> None:
    """W&I 10951(b)(1)(B): deemed exhausted, and not before."""
    waiting = case(coverage_kind="medi_cal_managed_care", filed_grievance=True, grievance_filed_on=ago(29))
    assert "hearing.by" not in ids(waiting)
    over = case(coverage_kind="medi_cal_managed_care", filed_grievance=True, grievance_filed_on=ago(30))
    assert find(over, "hearing.by").params["hearing_by"] == ago(-120)


@pytest.mark.parametrize("coverage", ["self_funded_employer", "federal_employee", "insurance_policy", "medicare"])
def test_who_appealed_is_told_the_next_step_and_not_the_first(coverage: str) -> None:
    """A step that was taken is not asked for again on any road."""
    of = case(coverage_kind=coverage, filed_grievance=True, grievance_filed_on=ago(50), plan_decision_on=ago(20))
    said = next(finding.message("en") for finding in judge(of, TODAY) if finding.id.startswith("route."))
    assert "You already" in said
    assert not re.search(r"(?i)appeal to (your|that) plan( first)?\.|first (ask|appeal)", said)


def test_a_complaint_about_cancelled_coverage_is_called_what_it_is() -> None:
    """Bills, waits and care are not what the person complains of."""
    of = case(about="cancelled", coverage_kind="dmhc_plan", filed_grievance=False)
    said = find(of, "kind.complaint").message("en")
    assert "coverage that was cancelled" in said
    assert "bills" not in said


def test_an_experimental_no_of_a_county_plan_does_not_send_the_person_past_the_appeal() -> None:
    """DMHC may not be the office there, and the hearing needs the appeal."""
    of = case(
        coverage_kind="medi_cal_managed_care",
        plan_name="CalOptima",
        denial_reason="experimental",
        filed_grievance=False,
    )
    said = find(of, "grievance.exempt_experimental").message("en")
    assert "a State Hearing needs an appeal to your plan" in said
    assert "You can send this form now" not in said


@pytest.mark.parametrize("about", ["care", "drug"])
@pytest.mark.parametrize("held", [True, False])
def test_who_asked_for_the_hearing_is_not_told_to_ask_for_it(about: str, held: bool) -> None:
    """Where the hearing is the only way, it is named as the way that was taken."""
    coverage = "medi_cal_managed_care" if about == "drug" else "medi_cal_fee_for_service"
    of = case(coverage_kind=coverage, about=about, filed_state_hearing=True, hearing_held=held)
    said = next(finding.message("en") for finding in judge(of, TODAY) if finding.id.startswith("route."))
    assert "you already asked for one" in said
    assert not re.search(r"[Aa]sk for a State Hearing", said)


def test_an_urgent_appeal_to_a_county_plan_is_to_be_decided_fast() -> None:
    """It was filed: neither to file it nor to wait is the advice."""
    of = case(
        coverage_kind="medi_cal_managed_care",
        plan_name="CalOptima",
        urgent=True,
        filed_grievance=True,
        grievance_filed_on=ago(5),
    )
    assert "decide your appeal fast" in find(of, "route.medi_cal_county").message("en")
    assert "if you appealed already" in find(of, "grievance.urgent_now").message("en")


def test_emergency_payment_in_medi_cal_is_appealed() -> None:
    """Medi-Cal's word for the plan's step, whose answer a hearing needs."""
    of = case(coverage_kind="medi_cal_managed_care", emergency_care_denied=True, filed_grievance=False)
    assert "appeal to your plan on the same day" in find(of, "grievance.emergency_unsure").message("en")


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({}, ""),
        ({"about": "cancelled"}, "cancelled"),
        ({"about": "mental_health"}, "cancelled"),
        ({"filed_state_hearing": True}, "cancelled"),
    ],
)
def test_no_imr_is_promised_to_medi_cal_where_there_may_be_none(facts: dict[str, Fact], variant: str) -> None:
    """Cancelled coverage, what the plan does not look after, a hearing that was asked for: the sentence without IMR."""
    of = case({"coverage_kind": "medi_cal_managed_care", **facts})
    assert find(of, "route.medi_cal_managed_care").variant == variant


@pytest.mark.parametrize(
    ("days", "variant"), [(119, "medi_cal_dated"), (120, "medi_cal_dated"), (121, "medi_cal_passed")]
)
def test_beside_medicare_one_may_ask_for_the_hearing_on_its_last_day(days: int, variant: str) -> None:
    """The 120th day from the Medi-Cal plan's answer is not over yet."""
    of = case(
        coverage_kind="medicare",
        has_medi_cal=True,
        filed_grievance=True,
        grievance_filed_on=ago(days + 10),
        plan_decision_on=ago(days),
    )
    found = find(of, "route.medicare")
    assert (found.variant, found.params["by"]) == (variant, ago(days - 120))


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({"coverage_kind": "medicare"}, ""),
        ({"has_medicare": True}, ""),
        ({"has_medicare": True, "coverage_kind": "not_sure"}, "both"),
        ({"has_medicare": True, "coverage_kind": "not_sure", "card_says": "self_funded"}, ""),
        ({"has_medicare": True, "coverage_kind": "dmhc_plan"}, "both"),
        ({"has_medicare": True, "coverage_kind": "dmhc_plan", "card_says": "not_sure"}, "both"),
        ({"has_medicare": True, "coverage_kind": "dmhc_plan", "card_says": "self_funded"}, "other"),
        ({"has_medicare": True, "coverage_kind": "self_funded_employer"}, "other"),
        ({"has_medicare": True, "coverage_kind": "medi_cal_managed_care"}, "medi_cal"),
        ({"has_medicare": True, "has_medi_cal": True, "coverage_kind": "dmhc_plan"}, "medi_cal"),
    ],
)
def test_who_has_more_than_medicare_hears_of_both(facts: dict[str, Fact], variant: str) -> None:
    """Whoever refused the care is the one to appeal to; a card that says self-funded is no plan of DMHC's."""
    assert find(case(facts), "route.medicare").variant == variant


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({}, ""),
        ({"filed_grievance": True, "grievance_filed_on": ago(50)}, "appealed"),
        ({"filed_grievance": True, "grievance_filed_on": ago(50), "about": "cancelled"}, ""),
    ],
)
@pytest.mark.parametrize("coverage", ["self_funded_employer", "insurance_policy", "federal_employee"])
def test_an_appeal_of_a_no_is_no_step_against_cancelled_coverage(
    coverage: str, facts: dict[str, Fact], variant: str
) -> None:
    """The next step after an appeal is told to who appealed a no, on every road that begins with one."""
    (told,) = [f for f in judge(case({"coverage_kind": coverage, **facts}), TODAY) if f.id.startswith("route.")]
    assert told.variant == variant


@pytest.mark.parametrize(("about", "source"), [("mental_health", "mental_health"), ("dental_or_vision", "dental")])
def test_what_a_medi_cal_plan_does_not_look_after_is_cited_by_its_own_source(about: str, source: str) -> None:
    """The county's mental health plan and Medi-Cal Dental have each a page of their own."""
    of = case(coverage_kind="medi_cal_fee_for_service", about=about)
    assert find(of, "route.medi_cal_carved_out").citation == LAW[source]
