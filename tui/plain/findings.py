"""A finding in plain lines: how much it weighs, what it says, its law, where that was read and when."""

from __future__ import annotations

from forms.dates import show_date
from forms.finding import Finding
from tui.plain.console import Console


def tell_finding(console: Console, finding: Finding) -> None:
    """Say a finding with its source."""
    console.tell(finding_words(console, finding))
    citation = finding.citation
    law, day = citation.law(console.language), show_date(citation.read_on, console.language)
    console.say("screens.citation", law=law, source=citation.source, day=day)


def finding_words(console: Console, finding: Finding) -> str:
    """A finding without its source."""
    level = "now" if finding.at_once else finding.level
    return f"{console.words(f'screens.level.{level}')}: {finding.message(console.language)}"
