"""`--thorough`: papers that another program draws, too, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.second import program
from tests.packet.commands.test_check import READY, check, write
from tests.packet.intake.making import document, pdf, words

needed = pytest.mark.skipif(program() is None, reason="neither mutool nor pdftoppm is installed")


def _case(folder: Path) -> Path:
    (folder / "letter.pdf").write_bytes(pdf(document(words("The request is denied"))))
    return write(
        folder, READY, papers=[{"file": "letter.pdf", "kind": "denial_letter"}, {"file": "gone.pdf", "kind": "bill"}]
    )


@needed
def test_check_says_what_became_of_each_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which program drew it, that it was looked at, and what a build would refuse."""
    check(_case(tmp_path), "--thorough")
    told = " ".join(capsys.readouterr().err.split())
    assert all(said in told for said in ("second program", "letter.pdf: every page was looked at.", "gone.pdf"))


def test_without_a_second_program_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the papers are looked at as always."""
    monkeypatch.setattr("packet.second.PROGRAMS", ())
    check(_case(tmp_path), "--thorough")
    told = " ".join(capsys.readouterr().err.split())
    assert "neither MuPDF (mutool) nor poppler" in told
    assert "letter.pdf: every page" in told
