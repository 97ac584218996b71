"""Errors that name several things at once: each with its own remedy, so that one more try is enough."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.answers import Answers, parse
from forms.catalog import made_into
from forms.doors import open_instead
from forms.finding import Finding
from forms.law import LAW
from forms.problem import Problem
from forms.rules import judge
from forms.words import LANGUAGES
from packet.errors import Exit
from packet.intake import ASKED, ELSEWHERE, UNFENCED
from packet.intake.result import Refusal
from packet.locate.form_map import Doubt
from packet.stops import OfficialDoubted, PapersRefused, StoppedByFindings, StoppedByProblems

TODAY = dt.date(2026, 11, 22)
CITATION = next(iter(LAW.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_with_the_words_that_accept_it(language: str) -> None:
    """Two findings, two ids after --accept, in the order of the findings."""
    stop = StoppedByFindings(
        [Finding("route.dental_vision", "stop", CITATION), Finding("route.medicare", "stop", CITATION)]
    )
    told = stop.message(language)
    assert stop.exit == Exit.STOPPED
    assert told.index("--accept route.dental_vision") < told.index("--accept route.medicare")
    for finding in stop.findings:
        assert finding.message(language).splitlines()[0] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_named_by_its_key(language: str) -> None:
    """Whoever wrote the case file looks for the key there."""
    stop = StoppedByProblems([Problem("zip", "text.unprintable"), Problem("city", "text.unprintable")])
    told = stop.message(language)
    assert stop.exit == Exit.STOPPED
    assert "zip" in told
    assert "city" in told


@pytest.mark.parametrize(
    ("code", "accept"),
    [
        ("password_needed", "paper:a b.pdf"),
        (UNFENCED, "unfenced:a b.pdf"),
        (ELSEWHERE, "outside:a b.pdf"),
        *((asked, "paper:a b.pdf") for asked in ASKED),
    ],
)
def test_a_yes_says_what_it_is_for(code: str, accept: str) -> None:
    """Opening a paper without walls, or from another folder, is never agreed to by leaving a paper out."""
    refused = PapersRefused([Refusal("a b.pdf", code, {"count": 1, "names": "x", "place": "/x"})])
    assert f"--accept {accept}" in refused.message("en")
    assert refused.exit == Exit.REFUSED


def test_a_question_is_not_answered_by_the_words_that_leave_the_paper_out() -> None:
    """Each question has a remedy of its own beside the id."""
    params: dict[str, str | int] = {"count": 1, "names": "x", "place": "/x"}
    told = {
        code: PapersRefused([Refusal("a.pdf", code, params)]).message("en").splitlines()[-1].partition("--accept")[0]
        for code in ("password_needed", UNFENCED, ELSEWHERE, *ASKED)
    }
    assert len(set(told.values())) == len(told)


def test_all_refused_papers_are_named_at_once() -> None:
    """A person mends them in one go."""
    told = PapersRefused([Refusal(f"{name}.pdf", "password_needed") for name in "abc"]).message("es")
    assert [name for name in "abc" if f"--accept paper:{name}.pdf" in told] == ["a", "b", "c"]


def test_doubts_that_one_yes_settles_share_its_line() -> None:
    """Two forms in one file, doubted for the same reason: both sentences, one id; another file has its own."""
    first, second = Doubt("head", "dmhc_20_224"), Doubt("head", "dmhc_20_160")
    told = OfficialDoubted([("a.pdf", first), ("a.pdf", second), ("b.pdf", first)]).message("en")
    assert first.message("a.pdf", "en") in told
    assert second.message("a.pdf", "en") in told
    assert told.count("--accept official.head:a.pdf") == 1
    assert told.count("--accept official.head:b.pdf") == 1


@pytest.mark.parametrize(
    ("answers", "door"),
    [
        ({"filed_grievance": "no", "denied_on": "2026-11-20"}, "plan"),
        ({"coverage_kind": "insurance_policy", "plan_decision_on": "2026-11-01"}, "cdi"),
    ],
)
def test_what_is_not_open_yet_says_which_door_is(answers: dict[str, str], door: str) -> None:
    """With the command that makes its packet; the packet itself stays the one that was asked for."""
    typed = {"first_name": "Ana", "last_name": "Perez", "plan_name": "Sunny Health", "has_medi_cal": "no", **answers}
    case, _ = parse(Answers(typed={"problem_description": "The plan said no.", **typed}), TODAY)
    way = open_instead(case, TODAY)
    assert way is not None
    assert way.filing == door
    for language in LANGUAGES:
        told = StoppedByFindings([finding for finding in judge(case, TODAY) if finding.level == "stop"], way)
        assert f"--to {door} --out packet-{door}" in told.message(language)
    assert open_instead(made_into(case, door), TODAY) is None
