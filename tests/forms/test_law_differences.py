"""Sixteen places where the text of the law, read section by section, differs from what its summaries led to: one test
for each, named by the difference.
"""

from __future__ import annotations

import datetime as dt

import pytest

from forms.case import Case, Fact
from forms.clocks import appeal_by
from forms.deadlines import dates, hearing_by, hearing_by_wait
from forms.law import LAW
from forms.next_steps import NextFacts, sections
from forms.rules import judge
from tests.forms.facts import TODAY, ago, case, find, ids

PLAN = "medi_cal_managed_care"
ELSEWHERE = (
    "medicare",
    "medi_cal_fee_for_service",
    "self_funded_employer",
    "insurance_policy",
    "federal_employee",
    "military",
    "workers_comp",
    "student_or_other",
)


def said(of: Case, id: str) -> str:
    """The English sentence of the one finding with this id."""
    return find(of, id).message("en")


def page(of: Case) -> str:
    """All text of the page that the patient keeps."""
    return "\n".join(line.text for part in sections(of, TODAY, NextFacts("K7Q2-MD4P", 12)) for line in part.lines)


def stops(of: Case) -> list[str]:
    """The ids of what hinders the packet."""
    return [finding.id for finding in judge(of, TODAY) if finding.level == "stop"]


@pytest.mark.parametrize("filed", [{"filed_grievance": False}, {"filed_grievance": True, "grievance_filed_on": TODAY}])
def test_01_who_is_in_danger_never_waits_whatever_was_filed_with_the_plan(filed: dict[str, Fact]) -> None:
    """28 CCR 1300.68.01(a)(4), H&S Code 1368.03(a): no participation and no wait; the three days are the plan's."""
    of = case(filed, urgent=True, coverage_kind="dmhc_plan", last_name="X", plan_name="Y", condition="Z")
    assert stops(of) == []
    assert judge(of, TODAY)[0].level == "warn"
    assert find(of, "grievance.urgent_now").at_once
    assert "That is the plan's limit. You do not have to wait for it." in said(of, "grievance.urgent_now")


@pytest.mark.parametrize("filed", [{"filed_grievance": False}, {"filed_grievance": True, "grievance_filed_on": TODAY}])
def test_02_cancelled_coverage_goes_straight_to_the_department(filed: dict[str, Fact]) -> None:
    """28 CCR 1300.65.5: without the plan first; the plan has 3 calendar days; no last day in the part read."""
    of = case(filed, about="cancelled", coverage_kind="dmhc_plan", last_name="X", plan_name="Y", condition="Z")
    assert stops(of) == []
    assert "3 calendar days" in said(of, "grievance.exempt_cancelled")
    assert "names no last day in the part that we read" in said(of, "deadline.unknown")


@pytest.mark.parametrize(
    "name", ["CalOptima", "CenCal Health", "Central California Alliance", "gold coast health plan"]
)
def test_03_a_county_plan_is_promised_no_imr(name: str) -> None:
    """County organised systems need no licence for Medi-Cal: the hearing is the sure way."""
    of = case(coverage_kind=PLAN, plan_name=name, about="care")
    assert find(of, "route.medi_cal_county").level == "warn"
    assert not {"kind.imr", "route.medi_cal_managed_care", "deadline.dates", "deadline.unknown"} & set(ids(of))
    assert "hearing.possible" in ids(of)


def test_04_a_pharmacy_drug_of_medi_cal_has_no_imr_and_no_appeal_to_the_plan() -> None:
    """Medi-Cal Rx, since 2022: straight to the State Hearing, 90 days (W&I 10951(a))."""
    of = case(coverage_kind=PLAN, about="drug", filed_grievance=False, denied_on=TODAY)
    assert find(of, "route.medi_cal_rx").level == "stop"
    assert not {"grievance.not_filed", "plan.appeal_by", "kind.imr"} & set(ids(of))
    assert find(of, "deadline.other").params["by"] == ago(-90)


def test_05_dental_vision_and_county_mental_health_are_known_by_their_own_offices() -> None:
    """H&S Code 1374.30(c) for dental and vision plans; Medi-Cal Dental and county mental health beside a plan."""
    assert "IMR is only possible when" in said(
        case(coverage_kind="dmhc_plan", plan_name="Delta Dental of California"), "route.dental_vision"
    )
    for about, office in (("dental_or_vision", "Medi-Cal Dental"), ("mental_health", "county")):
        for coverage in (PLAN, "medi_cal_fee_for_service"):
            assert office in said(case(coverage_kind=coverage, about=about), "route.medi_cal_carved_out")


@pytest.mark.parametrize("coverage", ELSEWHERE)
def test_06_another_road_has_no_day_no_step_and_no_imr_of_the_department(coverage: str) -> None:
    """One road at a time: its own last day, and nothing of deadline.dates, grievance.* or kind.*."""
    of = case(
        coverage_kind=coverage, filed_grievance=True, grievance_filed_on=ago(60), plan_decision_on=ago(20), about="care"
    )
    assert not [id for id in ids(of) if id.startswith(("deadline.dates", "deadline.soon", "grievance.", "kind."))]
    assert "deadline.other" in ids(of)
    assert dates(of, TODAY).safest_deadline is None


def test_07_the_first_no_never_makes_anybody_late_for_the_department() -> None:
    """The six months of H&S Code 1374.30(k) run from the answer to a grievance, not from the denial."""
    for facts in ({"denied_on": ago(300)}, {"plan_decision_on": ago(300)}):
        of = case(facts, filed_grievance=False, coverage_kind="dmhc_plan")
        assert "deadline.passed" not in ids(of)
        assert dates(of, TODAY).form_deadline is None


@pytest.mark.parametrize(("coverage", "days"), [("dmhc_plan", 180), (PLAN, 60), ("self_funded_employer", 180)])
def test_08_the_plans_own_clock_runs_from_its_first_no(coverage: str, days: int) -> None:
    """Medi-Cal 60 days (CDSS); the others' 180 was not found in the text of the law, and the sentence says so."""
    of = case(coverage_kind=coverage, denied_on=TODAY, about="care")
    assert appeal_by(of, TODAY) == ago(-days)
    if days == 180:
        assert "letter" in said(of, "plan.appeal_by")
        assert find(of, "plan.appeal_by").citation.status != "text"


def test_09_in_medi_cal_the_step_is_an_appeal_with_its_60_days() -> None:
    """W&I 10951(b): the plan's appeal comes before the hearing, also for who need not wait for it."""
    assert "First, appeal to your plan" in said(
        case(coverage_kind=PLAN, filed_grievance=False, about="care"), "grievance.not_filed"
    )
    urgent = case(coverage_kind=PLAN, filed_grievance=False, about="care", urgent=True, denied_on=TODAY)
    assert "a State Hearing later needs that appeal" in said(urgent, "plan.appeal_by")


def test_10_the_hearings_120_days_run_from_the_answer_or_from_day_30_without_one() -> None:
    """W&I 10951(b)(1)(A), (B); an answer after day 30 leaves both events, and both days are told; never over 180."""
    answered = case(coverage_kind=PLAN, filed_grievance=True, grievance_filed_on=ago(25), plan_decision_on=ago(5))
    silent = case(coverage_kind=PLAN, filed_grievance=True, grievance_filed_on=ago(31))
    late = case(coverage_kind=PLAN, filed_grievance=True, grievance_filed_on=ago(60), plan_decision_on=ago(5))
    assert hearing_by(answered, TODAY) == ago(5 - 120)
    assert hearing_by(silent, TODAY) == ago(1 - 120)
    assert (hearing_by_wait(late, TODAY), hearing_by(late, TODAY)) == (ago(30 - 120), ago(5 - 120))
    over = case(coverage_kind=PLAN, filed_grievance=True, grievance_filed_on=ago(200), plan_decision_on=ago(181))
    assert "no reason helps" in said(over, "hearing.by")


def test_11_care_that_goes_on_is_asked_for_in_10_days_at_the_appeal_already() -> None:
    """Handbooks, not the law: at the appeal and again at the hearing, and the person must say that they want it."""
    of = case(coverage_kind=PLAN, denied_on=TODAY, about="care")
    told = find(of, "hearing.keep_care")
    assert (told.level, told.params["by"], told.first) == ("warn", ago(-10), True)
    assert "Appeal to your plan, and say that you want your care to go on" in told.message("en")
    answered = case(coverage_kind=PLAN, filed_grievance=True, grievance_filed_on=ago(20), plan_decision_on=TODAY)
    assert "Ask for the State Hearing, and say" in said(answered, "hearing.keep_care")


def test_12_when_a_hearing_ends_the_right_to_an_imr_is_told_as_three_wordings() -> None:
    """Started (DMHC), presented (28 CCR 1300.74.30 by a summary), held (a handbook): only the last stops."""
    asked = case(coverage_kind=PLAN, filed_state_hearing=True)
    held = case(coverage_kind=PLAN, filed_state_hearing=True, hearing_held=True)
    assert (find(asked, "hearing.filed").level, find(held, "hearing.filed").level) == ("warn", "stop")
    assert "do not agree" in said(asked, "hearing.filed")
    assert "hearing.filed" not in ids(case(coverage_kind="dmhc_plan", has_medi_cal=False, filed_state_hearing=True))


def test_13_a_yes_to_a_payment_case_is_money_within_five_working_days() -> None:
    """H&S Code 1374.34(a); and the page that is kept tells every stop that was accepted and the missing letter."""
    paid = page(case(wants_payment=True, wants_future_services=False))
    assert "must pay for the care that you had within five working days" in paid
    assert "must say yes to the care" not in paid
    urgent = page(case(coverage_kind="self_funded_employer", urgent=True))
    assert "You cannot get an IMR for this kind of plan" in urgent
    assert "A letter from your doctor helps most" in urgent


def test_14_a_plan_from_work_may_pay_for_itself_and_other_kinds_have_a_road_each() -> None:
    """The card tells; government and church plans are not EBSA's (DOL, A-1); external review within 4 months."""
    assert "Look at the card first".lower() in said(case(coverage_kind="dmhc_plan"), "route.dmhc_plan").lower()
    of = case(coverage_kind="dmhc_plan", card_says="self_funded")
    assert "not for plans of a government or a church" in said(of, "route.self_funded")
    assert "4 months" in said(of, "deadline.other")
    for coverage in ("federal_employee", "military", "workers_comp", "student_or_other"):
        assert f"route.{coverage}" in ids(case(coverage_kind=coverage))
    assert "10 days if the drug" in said(case(coverage_kind="workers_comp", about="drug"), "deadline.other")


@pytest.mark.parametrize(("age", "level"), [(11, "stop"), (12, "warn"), (17, "warn")])
def test_15_a_relative_may_act_and_from_12_some_care_needs_no_parent(age: int, level: str) -> None:
    """H&S Code 1368(b)(2), by a summary; Family Code 6922 to 6930: privacy is told before a parent is asked for."""
    assert find(case(filer="legal_representative"), "helper.authority_missing").level == "warn"
    minor = find(case(date_of_birth=dt.date(TODAY.year - age, 1, 1)), "minor.guardian_missing")
    assert minor.level == level
    if level == "warn":
        assert minor.message("en").startswith("Do you want this to stay private?")


def test_16_emergency_payment_may_go_now_and_fast_review_is_for_care_to_come() -> None:
    """28 CCR 1300.70.4(b) by its words; the twin of H&S Code 1374.33(c): not yet provided, doctor or department."""
    unsure = case(emergency_care_denied=True, wants_payment=True, filed_grievance=False, coverage_kind="dmhc_plan")
    assert find(unsure, "grievance.emergency_unsure").level == "warn"
    assert "grievance.not_filed" not in ids(unsure)
    paid = case(urgent=True, wants_payment=True, wants_future_services=False)
    assert dates(paid, TODAY) == dates(paid.model_copy(update={"dispute": _calm(paid)}), TODAY)
    assert "no fast review for care that you already had" in said(paid, "urgent.letter_missing")
    assert "The DMHC may also find by itself that it is urgent" in said(case(urgent=True), "urgent.letter_missing")
    assert LAW["ccr_1300_70_4"].status == "text"


def _calm(of: Case) -> object:
    return of.dispute.model_copy(update={"urgent": False})
