"""`imr-packet check`: what is wrong, missing, urgent or worth knowing about a case; writes nothing.

Exit codes: 0, 2 unreadable case file or wrong use, 3 a problem in the answers or a stop finding.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from forms.answers import parse
from forms.deadlines import Dates, dates
from forms.doors import Door, doors
from forms.finding import Finding
from forms.problem import Problem
from forms.rules import judge
from forms.words import ENGLISH, say
from packet import check_report
from packet.case_reader import open_case
from packet.commands.opening import day, tell_aside
from packet.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json [--today D] [--thorough] [--json]."""
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("case", type=Path, metavar="CASE.json", help=say("commands.option.case", language))
    parser.add_argument("--today", metavar="DATE", help=say("commands.option.today", language))
    parser.add_argument("--thorough", action="store_true", help=say("check.option.thorough", language))
    parser.add_argument("--json", action="store_true", help=say("check.option.json", language))


def run(options: argparse.Namespace) -> int:
    """Write the report to stdout, in the case's language unless `--lang` was given."""
    answers = open_case(options.case)
    options.language = language = options.lang or answers.language
    today = day(options.today)
    case, problems = parse(answers, today)
    findings, found = judge(case, today), dates(case, today)
    if options.json:
        report = (
            json.dumps(as_json(problems, findings, found, doors(case, today), language), ensure_ascii=False, indent=2)
            + "\n"
        )
    else:
        report = check_report.text(case, today, problems, findings, found, language, answers.to)
    sys.stdout.write(report)
    tell_aside(answers, language)
    if options.thorough:
        from packet.commands.thorough import papers_told

        sys.stderr.write("".join(papers_told(case, options)))
    return Exit.STOPPED if stops(problems, findings) else Exit.DONE


def stops(problems: list[Problem], findings: list[Finding]) -> bool:
    """Whether a build would stop here: any problem, or any stop finding."""
    return bool(problems) or any(finding.level == "stop" for finding in findings)


def as_json(
    problems: list[Problem], findings: list[Finding], found: Dates, ways: Sequence[Door], language: str
) -> dict[str, object]:
    """The report for other programs; its names are fixed."""
    return {
        "problems": [
            {"key": problem.key, "code": problem.code, "message": check_report.problem_message(problem, language)}
            for problem in problems
        ],
        "findings": [_finding(finding, language) for finding in findings],
        "dates": {name: day and day.isoformat() for name, day in asdict(found).items()},
        "doors": [
            {"filing": way.filing, "state": way.state, "until": way.until and way.until.isoformat()} for way in ways
        ],
    }


def _finding(finding: Finding, language: str) -> dict[str, object]:
    citation = finding.citation
    return {
        "id": finding.id,
        "level": finding.level,
        "message": finding.message(language),
        "citation": {
            "law": citation.law(language),
            "source": citation.source,
            "read_on": citation.read_on.isoformat(),
        },
        **({"keys": list(finding.keys)} if finding.keys else {}),
    }
