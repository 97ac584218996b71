"""What a PDF that is faxed by itself is stopped for, and which file is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.commands.guarded import guarded
from packet.intake.result import Refusal
from packet.stops import PapersRefused


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A file; what intake makes of it is given by each test."""
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-")
    return tmp_path / "letter.pdf"


def _refused(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(
        "packet.intake.take", lambda *_: Refusal("letter.pdf", code, {"page": 2, "lost": 1, "whole": "1"})
    )


@pytest.mark.parametrize("code", ["cut_off", "cut_off_all", "xfa", "page_lost"])
def test_what_a_drawing_would_not_tell_stops_it(pdf: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """A page that cannot be shown would go out blank; no consent to losses makes it a page."""
    _refused(monkeypatch, code)
    with pytest.raises(PapersRefused) as told, guarded(pdf, ["paper:letter.pdf"], "en"):
        pass
    assert "letter.pdf" in told.value.message("en")


@pytest.mark.parametrize("code", ["cannot_read", "password_needed", "too_many_pages"])
def test_what_the_fax_edition_has_words_for_is_left_to_it(
    pdf: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """A locked file, or one with more pages than a paper may have, is drawn or refused there."""
    _refused(monkeypatch, code)
    with guarded(pdf, [], "en") as drawn:
        assert drawn == pdf
