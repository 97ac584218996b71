"""What a person is told after a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import PaperEntry
from forms.case import Language
from packet.build import build
from packet.report import lines
from tests.packet.cases import TODAY, case
from tests.packet.fax import papers


@pytest.mark.parametrize(("language", "words"), [("en", "You can send this form now"), ("es", "Usted puede enviar")])
def test_who_should_send_and_call_now_is_told_last_where_a_terminal_shows_it(
    tmp_path: Path, language: Language, words: str
) -> None:
    """After the warnings, just above what was made; the phone keeps a line of its own on 80 columns."""
    from packet.commands.columns import wrapped

    urgent = case(urgent="yes", urgent_reason="It hurts.", grievance_filed_on="2026-10-04", plan_decision_on="")
    said = list(lines(build(urgent, TODAY, tmp_path, tmp_path / "out"), language))
    told = said[said.index("") - 1]
    assert told.startswith(words)
    assert "  1-888-466-2219 (TDD 1-877-688-9891)" in wrapped(told).split("\n")


def test_a_page_that_a_fax_would_spoil_is_told_after_the_build(tmp_path: Path) -> None:
    """A paper in tiny type: its page of the packet and the remedy, in the language asked for."""
    (tmp_path / "tiny.pdf").write_bytes(papers.sized(4).pdf)
    built = build(case(PaperEntry("tiny.pdf")), TODAY, tmp_path, tmp_path / "out", fax=True)
    start = {
        "en": f"Page {built.pages} (tiny.pdf): the letters are too small",
        "es": f"Página {built.pages} (tiny.pdf): las letras son",
    }
    for language, said in start.items():
        assert any(line.startswith(said) for line in lines(built, language))
