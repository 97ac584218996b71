"""The report of `imr-packet check` for people: plain text, at most 80 columns, first what stops, then the rest."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator
from typing import Literal

from forms.case import FACTS, Case
from forms.catalog import FILINGS, filing_for
from forms.checklist import advise
from forms.clocks import appeal_by, appeal_name, other_by, other_name
from forms.dates import show_date
from forms.deadlines import QUALIFY_DAYS, Dates, add_days, hearing_form_by, hearing_safest
from forms.dispute import only_cancelled
from forms.doors import Door, doors, put_first
from forms.finding import Finding, Level
from forms.problem import Problem
from forms.roads import to_dmhc
from forms.spoken import days_left, label
from forms.visible import visible
from forms.words import say, tell

COLUMNS = 80


def text(
    case: Case,
    today: dt.date,
    problems: list[Problem],
    findings: list[Finding],
    found: Dates,
    language: str,
    to: str = "",
) -> str:
    """The whole report, ending in a line end; `to` is the filing that the case file names."""
    parts = [
        say("check.title", language, date=show_date(today, language)),
        *_problems(problems, language),
        *_findings("now", findings, language),
        *_findings("stop", findings, language),
        *_findings("warn", findings, language),
        *_dates(case, found, today, _waits(findings), language),
        *_doors(case, today, language),
        *_papers(case, language),
        *_findings("info", findings, language),
        _ending(case, today, problems, findings, to, language),
        say("check.no_advice", language),
    ]
    return "\n\n".join(part if "\n" in part else _wrapped(part) for part in parts) + "\n"


def _ending(
    case: Case, today: dt.date, problems: list[Problem], findings: list[Finding], to: str, language: str
) -> str:
    """Whether a packet can be made; where the one that is asked about cannot, and another door is open, which one."""
    if not problems and not any(finding.level == "stop" for finding in findings):
        return say("check.ready", language)
    other = "" if problems or to else put_first(case, today)
    if not other or other == filing_for(case).id:
        return say("check.stopped", language)
    where, not_yet = (say(f"check.door.to.{filing}", language) for filing in (other, filing_for(case).id))
    return say("check.stopped.other", language, where=where, not_yet=not_yet)


def problem_message(problem: Problem, language: str) -> str:
    """What is wrong with one answer, in words; never what was typed."""
    return tell(f"problems.{problem.code}", language, **problem.params)


def problem_label(problem: Problem, language: str) -> str:
    """What the answer is called: its question, or which paper it is about."""
    part, _, rest = problem.key.partition(".")
    if part == "papers":
        return say("check.paper", language, number=int(rest.split(".")[0]) + 1)
    return label(problem.key, language) if problem.key in FACTS else visible(problem.key)


def aside(keys: Iterable[str], language: str) -> str:
    """Which answers stay unused because another answer makes them pointless; nothing is lost in silence."""
    labels = " · ".join(label(key, language) for key in keys)
    return _wrapped(say("check.aside", language, labels=labels)) + "\n"


def _problems(problems: list[Problem], language: str) -> Iterator[str]:
    if problems:
        yield _heading(say("check.problems", language))
    for problem in problems:
        yield _item(f"{problem_label(problem, language)}: {problem_message(problem, language)}")


def _findings(level: Level | Literal["now"], findings: list[Finding], language: str) -> Iterator[str]:
    """Those of one level; "now": what cannot wait until the stops have been read."""
    chosen = [finding for finding in findings if level == ("now" if finding.at_once else finding.level)]
    if chosen:
        yield _heading(say(f"check.{level}", language))
    for finding in chosen:
        lines = [_item(finding.message(language)), _more(finding.citation.line(language))]
        if level == "stop":
            lines.append(_more(say("check.accept", language, id=finding.id)))
        yield "\n".join(lines)


def _dates(case: Case, found: Dates, today: dt.date, stopped: bool, language: str) -> Iterator[str]:
    yield _heading(say("check.dates", language))
    lines = [
        _item(f"{say(f'check.date.{name}', language)}: {show_date(day, language)} ({days_left(day, today, language)})")
        for name, day in _last_days(case, found, today)
    ]
    lines += [
        _item(f"{say(f'check.date.{name}', language)}: {show_date(day, language)}")
        for name, day in _answers(case, found, today, stopped)
    ]
    yield "\n".join(lines)


def _last_days(case: Case, found: Dates, today: dt.date) -> list[tuple[str, dt.date]]:
    """The last days to act that are known, earliest first."""
    one = found.safest_deadline == found.form_deadline
    days = (
        ("safest", None if one else found.safest_deadline),
        ("only" if one else "form", found.form_deadline),
        (appeal_name(case), appeal_by(case, today)),
        (other_name(case), other_by(case, today)),
        ("hearing_form", hearing_form_by(case, today)),
        ("hearing", None if case.plan.filed_state_hearing is True else hearing_safest(case, today)),
    )
    return sorted(((name, day) for name, day in days if day is not None), key=lambda named: named[1])


def _answers(case: Case, found: Dates, today: dt.date, stopped: bool) -> list[tuple[str, dt.date]]:
    """What to expect of a packet that is sent today. `stopped`: against the advice, so that no decision is named."""
    if not to_dmhc(case):
        return [("qualify_other", add_days(today, QUALIFY_DAYS))]
    if stopped:
        return [("qualify_stopped", found.qualify_by)]
    return [
        ("qualify_cancelled" if only_cancelled(case) else "qualify", found.qualify_by),
        ("decision", found.decision_by),
    ]


def _doors(case: Case, today: dt.date, language: str) -> Iterator[str]:
    """Every office that this case can go to, whether it is open now, and the command that makes its packet."""
    lines = []
    for door in doors(case, today):
        lines += door_lines(door, language)
    if lines:
        yield _heading(say("check.doors", language))
        yield "\n".join(lines)


def door_lines(door: Door, language: str) -> list[str]:
    """Whether an office can be asked now, and until when; if so, the command that makes its packet."""
    by = show_date(door.until, language) if door.until else ""
    state = say(f"check.door.{door.state}{'_by' if by else ''}", language, by=by)
    lines = [_item(f"{say(f'check.door.to.{door.filing}', language)}: {state}")]
    if door.state in ("open", "late"):
        lines.append(_more(say("check.door.command", language, filing=door.filing, folder=_folder(door.filing))))
    return lines


def _folder(id: str) -> str:
    return next(filing.folder for filing in FILINGS if filing.id == id)


def _waits(findings: list[Finding]) -> bool:
    """Whether DMHC would send the person to the plan first."""
    return any(finding.id in ("grievance.not_filed", "grievance.waiting") for finding in findings)


def _papers(case: Case, language: str) -> Iterator[str]:
    yield _heading(say("checklist.heading", language))
    lines = []
    for advice in advise(case):
        state = say(f"checklist.state.{advice.state}", language)
        mark = "[x]" if advice.state == "in" else "[ ]"
        lines.append(_item(f"{mark} {advice.title(language)} ({state})", hang=6))
        if advice.state != "in":
            lines.append(textwrap.indent(_wrapped(advice.reason(language), COLUMNS - 6), " " * 6))
        if advice.page is not None:
            told = say("checklist.page", language, command=advice.page.command)
            lines.append(textwrap.indent(_wrapped(told, COLUMNS - 6), " " * 6))
    yield "\n".join(lines)


def _heading(words: str) -> str:
    return f"{words}\n{'-' * len(words)}"


def _item(words: str, hang: int = 2) -> str:
    """An entry of a list. A line end in the words stays: a phone that has a line of its own keeps it."""
    start, rest = "  " if hang > 2 else "- ", " " * hang
    first, *others = words.split("\n")
    return "\n".join([_filled(first, start, rest), *(_filled(line, rest, rest) for line in others)])


def _filled(line: str, start: str, rest: str) -> str:
    return textwrap.fill(line, COLUMNS, initial_indent=start, subsequent_indent=rest, break_on_hyphens=False)


def _more(words: str) -> str:
    return _filled(words, "  ", "  ")


def _wrapped(words: str, columns: int = COLUMNS) -> str:
    return textwrap.fill(words, columns, break_on_hyphens=False)
