"""The examples of the pages the rules come from, worked through by name."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.deadlines import dates
from forms.next_steps import NextFacts, sections
from tests.forms.facts import TODAY, ago, case, find, ids


def page(of_case: dict[str, object], language: str = "en") -> str:
    """All text of the next-steps page."""
    facts = NextFacts("K7Q2-MD4P", 12)
    told = sections(case(of_case, language=language), TODAY, facts)  # type: ignore[arg-type]
    return "\n".join(line.text for section in told for line in section.lines)


class TestDmhcImrAndComplaint:
    """DMHC, "Independent Medical Review (IMR)"."""

    def test_the_plan_does_not_give_a_decision_within_30_days(self) -> None:
        """Qualifies: no decision within 30 days of the grievance."""
        filed = case(coverage_kind="dmhc_plan", filed_grievance=True, grievance_filed_on=ago(30))
        assert not [id for id in ids(filed) if id.startswith("grievance.")]

    def test_an_immediate_and_serious_threat_and_no_answer_within_3_days(self) -> None:
        """Qualifies: urgent, and the plan did not respond within 3 days."""
        filed = case(urgent=True, filed_grievance=True, grievance_filed_on=ago(3))
        assert "grievance.waiting" not in ids(filed)

    def test_a_drug_called_experimental_can_be_filed_at_once(self) -> None:
        """ "In this case, you can immediately file an IMR." """
        denied = case(filed_grievance=False, denial_reason="experimental")
        assert "grievance.not_filed" not in ids(denied)
        assert "You can send this form now." in find(denied, "grievance.exempt_experimental").message("en")

    def test_medicare_medi_cal_fee_for_service_and_self_funded_do_not_qualify(self) -> None:
        """The three groups that do not qualify each stop, and each is told whom to call."""
        kinds = ("medicare", "medi_cal_fee_for_service", "self_funded_employer")
        routes = [next(id for id in ids(case(coverage_kind=kind)) if id.startswith("route.")) for kind in kinds]
        assert routes == ["route.medicare", "route.medi_cal_fee_for_service", "route.self_funded"]

    def test_the_old_medicare_reviewer_is_not_named(self) -> None:
        """The page still names HSAG; its number is years old, so 1-800-MEDICARE and HICAP are given instead."""
        told = find(case(coverage_kind="medicare"), "route.medicare").message("en")
        assert "409-9229" not in told
        assert "1-800-633-4227" in told
        assert "1-800-434-0222" in told

    def test_complete_the_form_anyway_when_the_plan_says_it_is_not_covered(self) -> None:
        """ "Complete and submit the IMR/Complaint Form online or by mail anyway." """
        told = find(case(denial_reason="not_covered"), "kind.complaint").message("en")
        assert "Send the form all the same, also when the plan says the care is not covered." in told

    def test_copies_not_originals(self) -> None:
        """ "Remember to send copies of documents, not originals." """
        assert "copies, not originals" in find(case(), "copies.only").message("en")

    def test_records_of_a_doctor_outside_the_network(self) -> None:
        """The plan gets the records of its own network; the others come from the patient."""
        told = find(case(out_of_network=True), "records.out_of_network_missing").message("en")
        assert "Your plan only sends records from doctors in its network." in told

    def test_the_plan_authorises_within_five_business_days(self) -> None:
        """ "Once the case has been decided, the health plan must authorize the services in five business days." """
        assert "within five working days" in page({})
        assert "cinco días hábiles" in page({}, "es")


class TestDmhcQuestionsAndAnswers:
    """DMHC, "Questions and Answers About Independent Medical Review (IMR)"."""

    def test_an_imr_in_a_medi_cal_managed_care_plan(self) -> None:
        """ "If you are in a Medi-Cal managed care plan, you can apply for an IMR." No stop."""
        assert "route.medi_cal_managed_care" in ids(case(coverage_kind="medi_cal_managed_care"))

    def test_a_state_hearing_that_was_started_may_bar_the_imr(self) -> None:
        """ "If you start the Medi-Cal State Hearing process you cannot get an Independent Medical Review."; two other
        sources say later, so it is told and not decided until the hearing was held.
        """
        started = case(coverage_kind="medi_cal_managed_care", filed_state_hearing=True)
        assert find(started, "hearing.filed").level == "warn"
        assert "do not agree" in find(started, "hearing.filed").message("en")
        held = case(coverage_kind="medi_cal_managed_care", filed_state_hearing=True, hearing_held=True)
        assert find(held, "hearing.filed").level == "stop"

    def test_a_state_hearing_is_still_possible_after_an_imr(self) -> None:
        """ "If you are not satisfied with the result, you can still get a Medi-Cal State Hearing." """
        told = find(case(coverage_kind="medi_cal_managed_care"), "hearing.possible").message("en")
        assert "If this form does not help you, you can still ask for a State Hearing." in told

    def test_a_doctors_letter_helps_most_and_is_not_waited_for(self) -> None:
        """The page asks for the doctor's word in writing; the law's twin lets the department certify it as well."""
        told = find(case(urgent=True), "urgent.letter_missing").message("en")
        assert "A letter from your doctor helps most." in told
        assert "may also find by itself that it is urgent" in told

    def test_an_urgent_imr_takes_3_to_7_days(self) -> None:
        """An expedited IMR is usually decided within 3-7 days: dated from today."""
        told = page({"urgent": True})
        assert "November 25, 2026 to November 29, 2026: the decision of a fast IMR. It can take 3 to 7 days." in told

    def test_a_case_that_does_not_qualify_becomes_a_complaint_within_30_days(self) -> None:
        """No other form is needed; the complaint is decided within 30 days."""
        assert "By December 22, 2026: the decision, if the DMHC treats your case as a complaint." in page({})


class TestIehpHowToAskForAnImr:
    """IEHP DualChoice: how to ask for an IMR."""

    def test_a_letter_within_7_calendar_days_and_2_when_urgent(self) -> None:
        """Qualify letter: 7 calendar days; urgent: 2 calendar days."""
        assert dates(case(), TODAY).qualify_by == dt.date(2026, 11, 29)
        assert dates(case(urgent=True), TODAY).qualify_by == dt.date(2026, 11, 24)

    def test_a_decision_within_45_calendar_days_and_7_when_urgent(self) -> None:
        """Decision after the application: 45 calendar days; urgent: 7."""
        assert dates(case(), TODAY).decision_by == dt.date(2027, 1, 6)
        assert dates(case(urgent=True), TODAY).decision_by == dt.date(2026, 11, 29)

    def test_six_months_after_the_written_decision_and_later_when_prevented(self) -> None:
        """Later applications may be accepted when circumstances kept the person from filing in time."""
        told = find(case(plan_decision_on=dt.date(2026, 4, 1)), "deadline.passed").message("en")
        assert "The DMHC may take your case if something kept you from filing in time." in told

    def test_part_a_by_the_patient_and_part_b_by_the_helper(self) -> None:
        """The patient completes Part A and the helper Part B."""
        told = find(case(filer="assistant"), "helper.form_needed").message("en")
        assert "The patient signs and dates Part A. The helper fills out Part B" in told

    def test_part_b_only_with_the_power_of_attorney(self) -> None:
        """The person with legal authority completes Part B only and attaches the paper that says so."""
        acting = case(filer="legal_representative")
        assert find(acting, "helper.form_needed").variant == "part_b"
        assert find(acting, "helper.authority_missing").level == "warn"
        assert "a relative may act" in find(acting, "helper.authority_missing").message("en")


class TestExternalReviewGuide:
    """California External Review (IMR) guide."""

    @pytest.mark.parametrize("reason", ["not_medically_necessary", "experimental", "not_emergency"])
    def test_when_you_can_use_it(self, reason: str) -> None:
        """Medical necessity, emergency payment and experimental treatment are what an IMR is for."""
        assert "kind.imr" in ids(case(denial_reason=reason))

    def test_pure_billing_disputes_may_still_be_a_complaint(self) -> None:
        """Billing is not for an IMR, but for a complaint."""
        assert "about things like bills" in find(case(plan_denied=False), "kind.complaint").message("en")

    def test_policies_of_insurers_go_to_the_department_of_insurance(self) -> None:
        """CDI consumer line: 1-800-927-4357."""
        assert "1-800-927-4357" in find(case(coverage_kind="insurance_policy"), "route.insurance_policy").message("en")

    def test_when_unsure_call_dmhc_first(self) -> None:
        """Help Center: 1-888-466-2219."""
        assert "1-888-466-2219" in find(case(), "route.not_sure").message("en")


class TestInstructionSheet:
    """DMHC 20-224, Instruction Sheet, revision 09/25."""

    def test_where_to_send(self) -> None:
        """980 9th Street, Suite 500, Sacramento, CA 95814-2725; fax 916-255-5241."""
        told = page({})
        assert "980 9th Street, Suite 500\nSacramento, CA 95814-2725" in told
        assert "Fax: 916-255-5241" in told

    def test_plan_letters_need_not_be_sent_except_an_experimental_denial(self) -> None:
        """No need for letters between patient and plan; 28 CCR 1300.70.4 asks for the experimental denial."""
        usual = find(case(), "papers.plan_letters_optional").message("en")
        experimental = find(case(denial_reason="experimental"), "papers.plan_letters_optional").message("en")
        assert "You do not have to send the letters between you and your plan." in usual
        assert "you do need the letter that says the care is experimental" in experimental

    def test_the_success_figure_is_shown_with_its_edition(self) -> None:
        """73 percent is the figure of the 09/25 revision, which names no year for it, and no promise."""
        assert "The 09/25 edition of DMHC form 20-224 says that about 73 percent" in page({})

        assert "Your case may be different." in page({})
