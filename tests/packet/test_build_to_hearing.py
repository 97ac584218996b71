"""`build --to state_hearing`: the packet for the State Hearings Division, from the same answers and papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.hearing_request import FORM, sheet
from forms.words import LANGUAGES
from packet.cli import main
from packet.errors import Exit
from packet.filling.fill import fill, overflow
from packet.proof.values import prove
from tests.packet.cases import TODAY, case, case_file
from tests.packet.drawn import words
from tests.packet.papers import letter
from tests.packet.scripts import texts

TYPED = {"coverage_kind": "medi_cal_managed_care", "has_medi_cal": "yes", "bic_ssn": "90000000A", "interpreter": "yes"}
LONG = "My doctor ordered an MRI and the plan said no without a reason. " * 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packet_goes_to_the_hearings_division_with_every_value_proved(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its cover, its form, the plan's answer before all other papers; the card's number on the form alone."""
    for name in ("denial", "answer"):
        letter(tmp_path / f"{name}.pdf", name.upper())
    papers = [
        {"file": "denial.pdf", "kind": "denial_letter"},
        {"file": "answer.pdf", "kind": "notice_of_appeal_resolution"},
    ]
    (tmp_path / "case.json").write_text(json.dumps(case_file(*papers, language=language, **TYPED)), encoding="utf-8")
    out = tmp_path / "packet-hearing"
    asked = ["build", str(tmp_path / "case.json"), "--to", "state_hearing", "--out", str(out)]
    assert main([*asked, "--today", TODAY.isoformat()]) == Exit.DONE
    told = capsys.readouterr()
    ledger = (out / "ledger.json").read_text(encoding="utf-8")
    entries = json.loads(ledger)
    assert [page["source"] for page in entries["pages"]] == ["cover", "contents", FORM, FORM, "A", "B"]
    assert "ANSWER" in words(out / "packet.pdf", 4)
    assert all(value["proved"] for value in entries["values"])
    assert "bic_ssn" in {value["key"] for value in entries["values"]}
    assert "1-833-281-0903" in words(out / "packet.pdf", 0)
    assert "90000000A" in words(out / "packet.pdf", 2)
    assert "90000000A" not in ledger + told.out + told.err
    assert not any("90000000A" in words(out / "packet.pdf", page) for page in (0, 1, 3, 4, 5))
    assert "90000000A" not in words(out / "next-steps.pdf", 0)
    assert [(sign["form"], sign["page"]) for sign in entries["signatures"]] == [(FORM, 4)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_fit_is_continued_and_proved(language: str) -> None:
    """Begun in its box with the page that it goes on."""
    of = case(typed={**TYPED, "problem_description": LONG, "urgent": "yes", "urgent_reason": LONG})
    made = sheet(language)
    over = {one.key for one in overflow(made, of)}
    assert over == {"problem_description", "urgent_reason"}
    filled = fill(made, of, dict.fromkeys(over, 5))
    assert all(one.proved for one in prove(filled.pdf, filled.placed))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=8, deadline=None)
@given(story=texts(300), reason=texts(300), needs=texts(80), name=st.text("abcdéñ ", min_size=1, max_size=30))
def test_whatever_was_typed_is_found_on_the_form(language: str, story: str, reason: str, needs: str, name: str) -> None:
    """By an engine that did not draw it, in the box or, begun there, with the page that it goes on."""
    more = {"urgent": "yes", "urgent_reason": reason, "accommodation": needs, "keep_care_what": reason}
    of = case(typed={**TYPED, **more, "ask_keep_care": "yes", "problem_description": story, "last_name": name})
    made = sheet(language)
    filled = fill(made, of, {over.key: 5 for over in overflow(made, of)})
    assert all(one.proved for one in prove(filled.pdf, filled.placed))
