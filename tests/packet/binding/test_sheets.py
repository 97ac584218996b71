"""The forms of a case, and which of them an agency's own PDF holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms import dmhc_20_224
from forms.catalog import made_into
from packet.build import build
from packet.errors import UsageError
from packet.filling.draw import blank
from tests.packet.built import names_in
from tests.packet.cases import TODAY, case


@pytest.mark.parametrize(
    ("typed", "forms", "who"),
    [
        ({}, ["dmhc_20_224"], ["patient"]),
        ({"wants_assistant": "yes"}, ["dmhc_20_224", "dmhc_20_160"], ["patient", "patient"]),
        ({"filer": "assistant", "wants_assistant": ""}, ["dmhc_20_224", "dmhc_20_160"], ["patient", "patient"]),
        (
            {"filer": "parent_or_guardian", "guardian_name": "Eva Quintero", "date_of_birth": "2015-01-01"},
            ["dmhc_20_224"],
            ["guardian"],
        ),
        (
            {"filer": "legal_representative", "assistant_name": "Bo Lind", "wants_assistant": ""},
            ["dmhc_20_224", "dmhc_20_160"],
            ["representative"],
        ),
    ],
)
def test_the_assistant_form_is_in_the_packet_when_it_is_needed(
    tmp_path: Path, typed: dict[str, str], forms: list[str], who: list[str]
) -> None:
    """Helper: both parts. Parent of a minor: no form. Patient who cannot act: Part B and one signature."""
    accept = frozenset({"helper.authority_missing"})
    built = build(case(typed=typed), TODAY, tmp_path, tmp_path / "out", accept=accept)
    assert [part.source for part in built.plan.parts if part.source.startswith("dmhc")] == forms
    assert [sign.who for sign in built.signatures] == who


def test_two_official_files_with_one_form_are_wrong_use(tmp_path: Path) -> None:
    """Nobody could say which of them counts."""
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(blank(dmhc_20_224.sheet("en")))
    with pytest.raises(UsageError) as told:
        build(case(), TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "a.pdf", tmp_path / "b.pdf"))
    assert told.value.code == "official_twice"
    assert names_in(tmp_path) == ["a.pdf", "b.pdf"]


def test_a_form_of_another_filing_is_wrong_use(tmp_path: Path) -> None:
    """DMHC's form in a packet for the plan would tell the plan what is for DMHC."""
    (tmp_path / "state.pdf").write_bytes(blank(dmhc_20_224.sheet("en")))
    with pytest.raises(UsageError) as told:
        build(made_into(case(), "plan"), TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "state.pdf",))
    assert told.value.code == "official_elsewhere"
    assert "state.pdf" in told.value.message("es")
    assert names_in(tmp_path) == ["state.pdf"]
