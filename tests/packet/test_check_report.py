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
