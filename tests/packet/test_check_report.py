"""The report for people, over one case for every sentence there is: 80 columns, whole, in both languages."""

from __future__ import annotations

import pytest

from forms.case import Case, Fact
from forms.deadlines import dates
from forms.rules import judge
from forms.words import LANGUAGES, say
from packet.check_report import COLUMNS, text
from packet.ics import entries
from tests.forms.facts import TODAY, ago, case
from tests.forms.findings_examples import EXAMPLES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_in_the_report(language: str) -> None:
    """Each message and its source are there, wrapped at 80 columns, and nothing is left unfilled."""
    for words, of in EXAMPLES.items():
        findings = judge(of, TODAY)
        report = text(of, TODAY, [], findings, dates(of, TODAY), language)
        flowing = " ".join(report.split())
        for finding in findings:
            assert " ".join(finding.message(language).split()) in flowing, words
            assert finding.citation.law(language) in flowing, words
        assert max(map(len, report.splitlines())) <= COLUMNS, words
        assert "{" not in report, words


@pytest.mark.parametrize(("language", "title"), [("en", "Do this now"), ("es", "Haga esto ahora")])
def test_who_should_send_and_call_now_reads_it_first_with_the_phone_on_its_own_line(language: str, title: str) -> None:
    """Before stops and warnings, and not a second time among what is good to know."""
    of = EXAMPLES["deadline.other.now"]
    report = text(of, TODAY, [], judge(of, TODAY), dates(of, TODAY), language)
    parts = report.split("\n\n")
    assert parts[1].split("\n")[0] == title
    assert "  1-888-466-2219 (TDD 1-877-688-9891)" in parts[2].split("\n")
    assert "911" in parts[2]
    assert report.count("911") == 1


def test_cancelled_coverage_awaits_a_letter_about_the_case_and_not_about_qualifying() -> None:
    """Nobody qualifies for an IMR about coverage."""
    of = EXAMPLES["grievance.exempt_cancelled"]
    report = " ".join(text(of, TODAY, [], judge(of, TODAY), dates(of, TODAY), "en").split())
    assert "a letter about your case should come by: November 29, 2026" in report
    assert "the decision should come by about: December 22, 2026" in report
    assert "whether you qualify" not in report


def report_of(of: Case, language: str = "en") -> str:
    """The whole report in one line."""
    return " ".join(text(of, TODAY, [], judge(of, TODAY), dates(of, TODAY), language).split())


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"coverage_kind": "medi_cal_fee_for_service", "denied_on": ago(20)}, "Last day to ask for a State Hearing"),
        (
            {"coverage_kind": "self_funded_employer", "plan_decision_on": ago(20)},
            "Last day to ask for an outside review",
        ),
        ({"coverage_kind": "insurance_policy", "plan_decision_on": ago(20)}, "Last day to ask CDI for its own IMR"),
        ({"coverage_kind": "federal_employee", "plan_decision_on": ago(20)}, "Last day to write to OPM"),
        ({"coverage_kind": "military", "denied_on": ago(20)}, "Last day to appeal, by an older TRICARE page"),
        (
            {"coverage_kind": "workers_comp", "denied_on": ago(20)},
            "Last day to ask for the IMR of workers' compensation",
        ),
        (
            {"coverage_kind": "student_or_other", "plan_decision_on": ago(20)},
            "Last day, if the DMHC or CDI watches over your plan",
        ),
    ],
)
def test_the_day_of_another_office_says_what_is_asked_for_there(facts: dict[str, Fact], named: str) -> None:
    """ "The office that decides" names nobody; the calendar has the same words."""
    of = case(facts)
    assert f"{named}: " in report_of(of)
    assert named in {say(f"next_steps.event.{entry.id}", "en") for entry in entries(of, TODAY)}


def test_a_step_that_need_not_be_taken_is_not_the_first_last_day_of_a_list_without_a_word() -> None:
    """Who may send at once reads beside the plan's day that it is a choice, or what it is good for."""
    urgent = case(denied_on=ago(20), urgent=True)
    assert "Last day to complain to your plan, if you want to do that too: " in report_of(urgent)
    medi_cal = case(denied_on=ago(20), urgent=True, coverage_kind="medi_cal_managed_care")
    assert "Last day to appeal to your plan (a State Hearing later needs that): " in report_of(medi_cal)


def test_one_last_day_is_called_nothing_more_than_that() -> None:
    """Where both counts meet, nobody has heard of a second one."""
    report = report_of(EXAMPLES["deadline.dates.same"])
    assert "Last day to send the form: " in report
    assert "are the same" not in report


def test_last_days_stand_in_their_order() -> None:
    """The day that comes first is read first."""
    report = report_of(EXAMPLES["hearing.by.no_answer"])
    names = ("so that time is left for a State Hearing", "to ask for a State Hearing", "Safest last day to send")
    assert sorted(names, key=report.index) == list(names)


@pytest.mark.parametrize("words", ["grievance.not_filed", "grievance.waiting"])
def test_who_is_told_to_wait_awaits_no_decision_of_a_packet_sent_today(words: str) -> None:
    """The department may close such a case: a letter is all that can be named."""
    report = report_of(EXAMPLES[words])
    assert "If you send it today all the same, a letter about your case should come by: " in report
    assert "the decision should come" not in report


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_end_says_which_packet_would_be_made(language: str) -> None:
    """Where the one that is asked about cannot be made yet and nobody said which, the office that is open is named."""
    of = case(coverage_kind="dmhc_plan", filed_grievance=False)
    shown = report_of(of, language)
    assert say("check.door.to.plan", language) in shown.split(say("check.door.to.dmhc", language))[-1]
    named = " ".join(text(of, TODAY, [], judge(of, TODAY), dates(of, TODAY), language, "dmhc").split())
    assert say("check.stopped", language) in named
    assert say("check.stopped", language) not in shown
