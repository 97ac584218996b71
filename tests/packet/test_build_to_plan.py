"""`build --to plan`: the packet for the health plan, from the same answers and papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case import Case
from forms.catalog import made_into
from forms.letter_to_plan import FORM, fitted
from forms.words import LANGUAGES
from packet.build import build
from packet.cli import main
from packet.errors import Exit
from packet.filling.fill import fill, overflow
from packet.proof.values import prove
from tests.packet.cases import TODAY, case, case_file
from tests.packet.drawn import words
from tests.packet.papers import letter
from tests.packet.scripts import texts

LONG = "My doctor ordered an MRI and the plan said no without a reason. " * 60


def _to_plan(**typed: str) -> Case:
    return made_into(case(typed=typed), "plan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packet_goes_to_the_plan_with_every_value_proved(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cover to the plan's fax, contents, letter, paper; before a grievance was filed, which is when it is written."""
    letter(tmp_path / "denial.pdf", "DENIED")
    typed = {"filed_grievance": "no", "grievance_filed_on": "", "plan_decision_on": "", "plan_fax": "559-555-0199"}
    file = case_file({"file": "denial.pdf", "kind": "denial_letter"}, language=language, **typed)
    (tmp_path / "case.json").write_text(json.dumps(file), encoding="utf-8")
    out = tmp_path / "packet-plan"
    asked = ["build", str(tmp_path / "case.json"), "--out", str(out), "--today", TODAY.isoformat()]
    assert main([*asked, "--to", "dmhc"]) == Exit.STOPPED, "DMHC would send the person to the plan first"
    capsys.readouterr()
    assert main(asked) == Exit.DONE, "nobody said to whom: the door that is open"
    told = capsys.readouterr().err
    assert "--to" in told, "how to have another"
    assert "559-555-0199" in told
    assert "916-255-5241" not in told
    ledger = json.loads((out / "ledger.json").read_text(encoding="utf-8"))
    assert [page["source"] for page in ledger["pages"]] == ["cover", "contents", FORM, "A"]
    assert {value["form"] for value in ledger["values"]} == {FORM}
    assert all(value["proved"] for value in ledger["values"])
    assert [(sign["form"], sign["page"]) for sign in ledger["signatures"]] == [(FORM, 3)]
    cover = words(out / "packet.pdf", 0)
    assert "Blue Heron Health" in cover
    assert "559-555-0199" in cover
    assert "Department of Managed" not in cover
    assert "916-255-5241" not in words(out / "next-steps.pdf", 0)


def test_without_a_fax_number_the_first_page_is_for_the_mail(tmp_path: Path) -> None:
    """No number is guessed, and nobody is told to dial one."""
    built = build(_to_plan(plan_address="P.O. Box 9, Fresno, CA 93701"), TODAY, tmp_path, tmp_path / "out")
    cover = words(built.packet, 0)
    assert cover.startswith("MAIL")
    assert "P.O. Box 9 Fresno, CA 93701" in cover
    assert "FAX" not in cover


def test_what_does_not_fit_the_letter_stands_whole_behind_it(tmp_path: Path) -> None:
    """Every word of it; the letter says on which page."""
    built = build(_to_plan(problem_description=LONG), TODAY, tmp_path, tmp_path / "out")
    ledger = json.loads(built.ledger.read_text(encoding="utf-8"))
    added = [page["number"] for page in ledger["pages"] if page["source"] == "continuation"]
    assert added
    assert f"(continued on page {added[0]})" in words(built.packet, 2)
    whole = " ".join(words(built.packet, page - 1) for page in added)
    assert whole.count("My doctor ordered an MRI") == LONG.count("My doctor ordered an MRI")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=8, deadline=None)
@given(story=texts(300), reason=texts(300), name=st.text("abcdéñ ", min_size=1, max_size=30))
def test_whatever_was_typed_is_found_on_the_letter(language: str, story: str, reason: str, name: str) -> None:
    """By an engine that did not draw it, in the box or, begun there, with the page that it goes on."""
    of = _to_plan(urgent="yes", problem_description=story, urgent_reason=reason, last_name=name)
    made = fitted(of, TODAY, language)
    filled = fill(made, of, {over.key: 4 for over in overflow(made, of)})
    assert all(one.proved for one in prove(filled.pdf, filled.placed))


def test_the_packet_for_dmhc_is_the_same_as_ever(tmp_path: Path) -> None:
    """Named or not named, it is one packet with one number."""
    one = build(case(), TODAY, tmp_path, tmp_path / "one")
    other = build(made_into(case(), "dmhc"), TODAY, tmp_path, tmp_path / "other")
    assert one.packet_id == other.packet_id
    assert [part.source for part in one.plan.parts] == [part.source for part in other.plan.parts]
    assert FORM not in {part.source for part in one.plan.parts}
