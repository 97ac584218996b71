"""The table of cases derived from the law's text, not from the rules: law_cases.toml says what each must bring."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from forms.case_file import read_case_file
from forms.dates import show_date
from forms.deadlines import dates
from forms.finding import Finding
from forms.meaning import parse
from forms.rules import judge
from forms.words import LANGUAGES
from packet.cli import main
from tests.forms.facts import TODAY as EXAMPLES_DAY
from tests.forms.findings_examples import EXAMPLES

TABLE: Final[Mapping[str, Any]] = tomllib.loads((Path(__file__).parent / "law_cases.toml").read_text(encoding="utf-8"))
CASES: Final[Mapping[str, Mapping[str, Any]]] = {row["name"]: row for row in TABLE["case"]}
TODAY: Final = "2026-11-29"
LAW_NAMED: Final = re.compile(r"\bCode\b|\bsection\b|Regulations|§")
LAW_SAID: Final = re.compile(r"(?i)\bby law\b|\bthe law\b|\blegally\b|por ley\b|\bla ley\b|legalmente")
HEDGED: Final = re.compile(r"(?i)did not (read|find)|summary|no lo leímos|no (la )?encontramos|resumen")
"""A sentence may name the law to say that it was not read there, or that a summary of it says so."""
ASK: Final = re.compile(r"(?i)\bletter\b|\bcall\b|\bask\b|\bcheck\b|\bcard\b")
"""Where a date or a road was only believed, the sentence names who knows: the letter, or someone to call."""
PLAN_PAGE: Final = re.compile(
    r"iehp|lacare|libertydental|healthnet|cahealthwellness|caloptima|kaiser|anthem|blueshield"
)
PROMISE: Final = re.compile(
    r"(?i)you will (win|get the care|get an IMR)|guarante|usted ganará|le (darán|van a dar) la razón|garantiz"
)
MISREAD: Final = re.compile(r"((dice|diga|dijo)( otra vez)? que no|(su|el) último no) (?!a |y |ni )[a-záéíóúñ]")
"""«La carta que dice que no indica dónde»: the no that is reported is read as the verb's own no."""


def text_of(name: str, language: str = "en") -> str:
    """The case file of a row."""
    row = CASES[name]
    answers = {**({} if row.get("bare") else TABLE["base"]), **row["answers"]}
    papers = [{"file": f"{number}-{kind}.pdf", "kind": kind} for number, kind in enumerate(row.get("papers", ()))]
    return json.dumps({"format": "imr-packet case 1", "language": language, "answers": answers, "papers": papers})


@dataclass(frozen=True)
class Judged:
    """What the rules say of a row, in the order in which it is told."""

    findings: tuple[Finding, ...]
    days: Mapping[str, str]

    def ids(self) -> list[str]:
        """All ids, in order."""
        return [finding.id for finding in self.findings]

    def among(self, names: str) -> list[Finding]:
        """The findings that "a|b" or "a.*" name."""
        return [it for it in self.findings if any(fnmatchcase(it.id, name) for name in names.split("|"))]


@cache
def judged(name: str) -> Judged:
    """Read the row as a case file, and judge it on its day."""
    today = dt.date.fromisoformat(CASES[name].get("today", TODAY))
    of, problems = parse(read_case_file(text_of(name)), today)
    assert problems == []
    known = dates(of, today)
    days = {key: str(getattr(known, key) or "none") for key in ("safest_deadline", "form_deadline")}
    return Judged(tuple(judge(of, today)), days)


def spread(names: Iterable[str]) -> list[str]:
    """Names with the groups (@dmhc) taken apart."""
    return [one for name in names for one in (TABLE["groups"][name[1:]] if name.startswith("@") else [name])]


def faults_of_sentences(row: Mapping[str, Any], found: Judged) -> list[str]:
    """Days that are not named, patterns that are missing or should be, sentences that do not differ."""
    faults = []
    said = {names: " ".join(it.message("en") for it in found.among(names)) for names in _named(row)}
    for names, days in row.get("told", {}).items():
        shown = [show_date(dt.date.fromisoformat(day), "en") for day in days]
        faults += [f"{names} does not name {day}" for day in shown if day not in said[names]]
    for names, pattern in row.get("says", {}).items():
        faults += [] if re.search(pattern, said[names]) else [f"{names} does not say /{pattern}/"]
    for names, pattern in row.get("silent", {}).items():
        faults += [f"{names} says /{pattern}/"] if re.search(pattern, said[names]) else []
    for names, other in row.get("differs", {}).items():
        same = {_plain(it) for it in found.among(names)} & {_plain(it) for it in judged(other).among(names)}
        faults += [f"{names} says the same as in {other}"] if same or not found.among(names) else []
    return faults


def _named(row: Mapping[str, Any]) -> set[str]:
    return {names for field in ("told", "says", "silent", "differs") for names in row.get(field, {})}


def _plain(finding: Finding) -> str:
    """The English sentence without its days and numbers: what is left differs only by its words."""
    without_days = re.sub(r"[A-Z][a-z]+ \d{1,2}, \d{4}", "DAY", finding.message("en"))
    return re.sub(r"\(\d+ days? (left|ago)\)|\(the last day is [^)]*\)", "LEFT", without_days)


def faults_of_ids(row: Mapping[str, Any], found: Judged) -> list[str]:
    """Findings that are missing, of another level, not to be there, or not the first of their level."""
    faults = []
    for names, levels in row["must"].items():
        seen = found.among(names)
        wrong = [f"{it.id} is {it.level}, not {levels}" for it in seen if it.level not in levels.split("|")]
        faults += wrong if seen else [f"{names} is missing"]
    for name in spread(row.get("never", ())):
        faults += [f"{it.id} must not be there" for it in found.among(name)]
    if first := row.get("first"):
        levels = [it.level for it in found.among(first)]
        ahead = [it.id for it in found.findings if it.level in levels][:1]
        faults += [] if ahead == [first] else [f"{first} is not the first of its level, {ahead} is"]
    return faults


def faults_of(name: str) -> list[str]:
    """All that a row expects and does not find."""
    row, found = CASES[name], judged(name)
    faults = faults_of_ids(row, found) + faults_of_sentences(row, found)
    faults += [
        f"{key} is {found.days[key]}, not {day}" for key, day in row.get("dates", {}).items() if found.days[key] != day
    ]
    return [f"{name}: {row['about']}", *faults, f"found: {found.ids()}"] if faults else []


def test_every_case_is_told_what_the_law_says() -> None:
    """Ids with levels, ids that must be absent, days and sentences: all expectations of every row hold."""
    faults = [line for name in CASES for line in faults_of(name)]
    assert not faults, "\n".join(faults)


def test_what_was_not_read_in_the_law_is_not_worded_as_law() -> None:
    """Status S or M: no section is cited and no language says "the law"; M also names who knows better."""
    rows = [(name, id, source) for name, row in CASES.items() for id, source in row.get("sources", {}).items()]
    for name, id, source in rows:
        found, status = judged(name), source[0]
        assert status in "VSM"
        for finding in found.among(id) if status != "V" else ():
            assert not LAW_NAMED.search(finding.citation.law("en")), f"{name}: {id} cites law; it is [{status}]"
            for language in LANGUAGES:
                said = [one for one in re.split(r"(?<=[.;?!])\s", finding.message(language)) if LAW_SAID.search(one)]
                assert all(HEDGED.search(one) for one in said), f"{name}: {id} says 'the law'; it is [{status}]"
            asks = status == "S" or ASK.search(finding.message("en"))
            assert asks, f"{name}: {id} is believed and names nobody to ask"


def test_a_section_of_law_is_cited_by_its_own_text() -> None:
    """Whoever looks a section up finds the section, not a page on which a health plan tells of it."""
    findings = [finding for name in CASES for finding in judged(name).findings]
    cited = [it.citation for it in findings if LAW_NAMED.search(it.citation.law("en"))]
    assert cited
    assert not [citation.source for citation in cited if PLAN_PAGE.search(citation.source)]


def test_a_case_hears_of_one_road_only() -> None:
    """One stop of a road at most, beside it no IMR and no date of the department's; never a step and its exemption."""
    assert [name for name in CASES if not hears_of_one_road(judged(name))] == []


def hears_of_one_road(found: Judged) -> bool:
    """Whether nothing that this case is told goes against the rest of it."""
    stops = [it.id for it in found.among("route.*") if it.level == "stop"]
    exempt = found.among("grievance.urgent_now|grievance.exempt_*|grievance.emergency_unsure")
    once = [id for id in found.ids() if id != "sign.needed"]  # one for each signature
    beside = found.among("kind.imr|deadline.dates|deadline.soon|deadline.passed|route.dmhc_plan")
    return (
        len(stops) <= 1
        and not (stops and (beside or set(found.days.values()) != {"none"}))
        and not (exempt and found.among("grievance.not_filed|grievance.waiting"))
        and not (found.among("deadline.soon") and found.among("deadline.passed"))
        and not (found.among("deadline.other") and found.among("deadline.dates"))
        and len(once) == len(set(once))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_promises_or_is_left_unfilled(language: str) -> None:
    """Every sentence of the table's cases is whole, in both languages, and promises nothing."""
    told = {finding.message(language) for name in CASES for finding in judged(name).findings}
    assert "" not in told
    for wrong in (re.compile(r"[{}]"), PROMISE, MISREAD):
        assert [said for said in told if wrong.search(said)] == []


@pytest.mark.parametrize("name", [name for name, row in CASES.items() if row.get("cli")])
def test_the_command_says_the_same_as_the_rules(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --json` on the row's file: the same ids and levels, the same two dates."""
    path = tmp_path / "case.json"
    path.write_text(text_of(name), encoding="utf-8")
    main(["check", str(path), "--today", CASES[name].get("today", TODAY), "--json"])
    report = json.loads(capsys.readouterr().out)
    found = judged(name)
    assert [(it["id"], it["level"]) for it in report["findings"]] == [(it.id, it.level) for it in found.findings]
    assert {key: report["dates"][key] or "none" for key in found.days} == dict(found.days)


def test_the_table_covers_every_finding_about_the_road() -> None:
    """Every finding that other programs rely on stands alone in some `must`: "this one or that" proves neither."""
    alone = {name for row in CASES.values() for name in row["must"] if "|" not in name and "*" not in name}
    assert len(CASES) >= 190
    assert alone >= set(TABLE["groups"]["fixed"])


def test_the_table_reaches_every_finding_that_there_is() -> None:
    """Whatever the rules can say is said of some row: nothing is left out, and a new finding needs a row."""
    # The table speaks of DMHC's packet, and of the law: not of what happened to a packet since.
    ordinary = [example for example in EXAMPLES.values() if example.to is None and not (example.signed or example.sent)]
    reached = {id for name in CASES for id in judged(name).ids()}
    assert reached == {finding.id for example in ordinary for finding in judge(example, EXAMPLES_DAY)}
    assert reached >= set(TABLE["groups"]["fixed"])
