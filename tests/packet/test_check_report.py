"""The report for people, over one case for every sentence there is: 80 columns, whole, in both languages."""

from __future__ import annotations

import pytest

from forms.deadlines import dates
from forms.rules import judge
from forms.words import LANGUAGES
from packet.check_report import COLUMNS, text
from tests.forms.facts import TODAY
from tests.forms.findings_examples import EXAMPLES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", EXAMPLES)
def test_every_finding_is_in_the_report(words: str, language: str) -> None:
    """Each message and its source are there, wrapped at 80 columns, and nothing is left unfilled."""
    of = EXAMPLES[words]
    findings = judge(of, TODAY)
    report = text(of, TODAY, [], findings, dates(of, TODAY), language)
    flowing = " ".join(report.split())
    for finding in findings:
        assert " ".join(finding.message(language).split()) in flowing
        assert finding.citation.law(language) in flowing
    assert max(map(len, report.splitlines())) <= COLUMNS
    assert "{" not in report


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_should_send_and_call_now_reads_it_first_with_the_phone_on_its_own_line(language: str) -> None:
    """Before stops and warnings, and not a second time among what is good to know."""
    of = EXAMPLES["deadline.other.now"]
    report = text(of, TODAY, [], judge(of, TODAY), dates(of, TODAY), language)
    parts = report.split("\n\n")
    assert parts[1].split("\n")[0] == {"en": "Do this now", "es": "Haga esto ahora"}[language]
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
