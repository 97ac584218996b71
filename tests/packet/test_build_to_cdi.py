"""`build --to cdi`: the packet for the Department of Insurance, from the same answers and papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.agencies import CDI
from forms.catalog import made_into
from forms.cdi_application import FORM, sheet
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

TYPED = {"coverage_kind": "insurance_policy", "claim_number": "CL-77", "alternate_phone": "530-555-0102"}
LONG = "My doctor ordered an MRI and the insurer said no without a reason. " * 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packet_goes_to_the_department_of_insurance_with_every_value_proved(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its cover says to check the number, its form has what is enclosed, and nobody is sent to DMHC's fax."""
    letter(tmp_path / "card.pdf", "CARD")
    file = case_file({"file": "card.pdf", "kind": "id_card"}, language=language, **TYPED)
    (tmp_path / "case.json").write_text(json.dumps(file), encoding="utf-8")
    out = tmp_path / "packet-cdi"
    asked = ["build", str(tmp_path / "case.json"), "--to", "cdi", "--out", str(out), "--today", TODAY.isoformat()]
    assert main(asked) == Exit.DONE
    told = capsys.readouterr().err
    assert CDI.phone in told
    assert "916-255-5241" not in told
    entries = json.loads((out / "ledger.json").read_text(encoding="utf-8"))
    assert [page["source"] for page in entries["pages"]] == ["cover", "contents", FORM, FORM, "A"]
    assert {value["form"] for value in entries["values"]} == {FORM}
    assert all(value["proved"] for value in entries["values"])
    assert {"claim_number", "alternate_phone", "attach_id_card"} <= {value["key"] for value in entries["values"]}
    assert [(sign["form"], sign["page"]) for sign in entries["signatures"]] == [(FORM, 4)]
    cover = words(out / "packet.pdf", 0)
    assert CDI.fax in cover
    assert f"CHECK BEFORE SENDING: call {CDI.phone}" in cover
    steps = words(out / "next-steps.pdf", 0)
    assert steps.index({"en": "Check before sending. Call", "es": "Confirme antes de enviar. Llame al 1"}[language]) < (
        steps.index(CDI.fax)
    ), "what to do before dialling stands before the number"


def test_reasons_stand_on_the_page_behind_the_cover_and_what_does_not_fit_behind_the_form(tmp_path: Path) -> None:
    """Why it is urgent and why it is late are for the Department; every word of a long story is there."""
    of = made_into(
        case(typed={**TYPED, "urgent": "yes", "urgent_reason": "It hurts.", "problem_description": LONG}), "cdi"
    )
    built = build(of, TODAY, tmp_path, tmp_path / "out")
    ledger = json.loads(built.ledger.read_text(encoding="utf-8"))
    sources = [page["source"] for page in ledger["pages"]]
    assert sources[:4] == ["cover", "request", "contents", FORM]
    assert "Requests to the Department of Insurance" in words(built.packet, 1)
    added = [number for number, source in enumerate(sources) if source == "continuation"]
    whole = " ".join(words(built.packet, page) for page in added)
    assert whole.count("My doctor ordered an MRI") == LONG.count("My doctor ordered an MRI")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=8, deadline=None)
@given(story=texts(300), doctors=texts(300), name=st.text("abcdéñ ", min_size=1, max_size=30))
def test_whatever_was_typed_is_found_on_the_form(language: str, story: str, doctors: str, name: str) -> None:
    """By an engine that did not draw it, in the box or, begun there, with the page that it goes on."""
    of = case(typed={**TYPED, "problem_description": story, "providers": doctors, "last_name": name})
    made = sheet(language)
    filled = fill(made, of, {over.key: 5 for over in overflow(made, of)})
    assert all(one.proved for one in prove(filled.pdf, filled.placed))
