"""Whom the packet is for, in plain lines; and one case from the first no to the hearing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from forms.answers import parse, read_case_file
from packet.build import build
from tests.packet.drawn import words
from tests.tui.plain.building import Builder
from tests.tui.plain.stage import COMPLETE, Talk, kept_case, talk
from tui.policy import Policy

LATER = ("has_medi_cal", "grievance_filed_on", "plan_decision_on")
NO_YESTERDAY = {
    **{
        key: text
        for key, text in COMPLETE.items()
        if key not in ("has_medi_cal", "grievance_filed_on", "plan_decision_on")
    },
    "coverage_kind": "medi_cal_managed_care",
    "filed_state_hearing": "no",
    "filed_grievance": "no",
    "denied_on": "5/31/2026",
}
HEARING = ("Physical therapy, 6/30/2026", "", "90000000A", "", "2", "1", "")
"""Which care and when it stops; the card; when the doctor asked; no fast appeal; an interpreter; no other help."""
TO_DMHC = "This packet goes to: DMHC Help Center (IMR or complaint)"
TO_PLAN = "This packet goes to: Your health plan (its own grievance or appeal)"


pytestmark = pytest.mark.usefixtures("builder")


def _more(tmp_path: Path, *lines: str) -> Talk:
    """The kept case again, at its check."""
    return talk(tmp_path, "4", *lines, policy=Policy(may_print=False))


def test_what_is_open_now_is_said_before_the_check_asks(tmp_path: Path) -> None:
    """Once it is chosen, the packet is the plan's, and the stop of DMHC's is gone."""
    kept_case(tmp_path, place="check", **NO_YESTERDAY)
    said = _more(tmp_path).said
    assert said.index("Open now: Your health plan") < said.index("What would you like to do?")
    chosen = _more(tmp_path, TO_DMHC, "1", "", "1")
    assert chosen.answers.to == "plan"
    assert "Your packet is ready" in chosen.said
    assert "Open now:" not in _more(tmp_path).said


def test_enter_and_back_choose_nothing(tmp_path: Path) -> None:
    """Who only wanted to look finds all as it was."""
    kept_case(tmp_path, place="check", **NO_YESTERDAY)
    assert _more(tmp_path, TO_DMHC, "<", "").answers.to == ""


def test_one_case_goes_from_the_first_no_to_the_hearing_with_nothing_typed_twice(
    tmp_path: Path, builder: type[Builder]
) -> None:
    """Plan letter, DMHC, hearing: each with its folder and its own form, the ones before left as they are; the card's
    number is never said."""
    case = kept_case(tmp_path, place="check", **NO_YESTERDAY)
    _more(tmp_path, TO_DMHC, "1", "1", "1")
    answered = read_case_file(case.read_text(encoding="utf-8"))
    kept_answer = {"filed_grievance": "yes", "grievance_filed_on": "4/20/2026", "plan_decision_on": "5/30/2026"}
    (data := json.loads(case.read_text(encoding="utf-8")))["answers"].update(kept_answer)
    case.write_text(json.dumps(data), encoding="utf-8")
    second = _more(tmp_path, TO_PLAN, "2", "1")
    assert "Open now: DMHC Help Center" in second.said
    third = _more(tmp_path, TO_DMHC, "3", "1", *HEARING, "1")
    assert third.answers.typed.items() >= answered.typed.items() - {("filed_grievance", "no")}
    assert [order.out.name for order in builder.orders] == ["packet-plan", "packet", "packet-hearing"]
    assert "90000000A" not in third.said
    ledgers = []
    for order in builder.orders:
        of, problems = parse(read_case_file(order.case), dt.date.fromisoformat(order.today))
        assert problems == []
        built = build(of, dt.date.fromisoformat(order.today), order.base, order.out, replace=True)
        assert "Ruiz" in words(built.packet, 2)
        ledgers.append(json.loads(built.ledger.read_text(encoding="utf-8")))
    sources = [{page["source"] for page in ledger["pages"]} - {"cover", "contents"} for ledger in ledgers]
    assert sources == [{"letter_to_plan"}, {"dmhc_20_224"}, {"hearing_request"}]
    assert [len(ledger["signatures"]) for ledger in ledgers] == [1, 1, 1]
    assert {"ask_keep_care", "bic_ssn", "keep_care_what"} <= {value["key"] for value in ledgers[2]["values"]}
