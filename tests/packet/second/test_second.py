"""Papers drawn a second time, in a worker: what differs is a hint of the paper, and its pages go in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from packet import second
from packet.intake.result import Hint, Refusal, Taken
from packet.second import looked_at, program
from tests.packet.intake.making import document, pdf, words

needed = pytest.mark.skipif(program() is None, reason="neither mutool nor pdftoppm is installed")


def _paper(folder: Path, shown: bytes) -> tuple[Path, Taken]:
    source, clean = folder / "letter.pdf", folder / "clean.pdf"
    source.write_bytes(pdf(document(words("The request is denied"))))
    clean.write_bytes(pdf(document(shown)))
    return source, Taken("letter.pdf", "", "pdf", 1, clean, (1,))


def _looked(source: Path, taken: Taken | Refusal, folder: Path) -> Taken | Refusal:
    chosen = program()
    assert chosen is not None
    return looked_at([taken], [source], chosen, folder)[0]


@needed
def test_a_page_that_shows_less_than_the_paper_is_a_hint(tmp_path: Path) -> None:
    """By its number in the paper, behind the walls of a worker."""
    source, taken = _paper(tmp_path, b"")
    assert _looked(source, taken, tmp_path) == replace(taken, hints=(Hint(0, "second_apart", {"pages": "1"}),))


@needed
def test_a_page_that_shows_the_same_is_no_hint(tmp_path: Path) -> None:
    """What PDFium draws and what the second program draws agree."""
    source, taken = _paper(tmp_path, words("The request is denied"))
    assert _looked(source, taken, tmp_path) == taken


@needed
def test_a_paper_that_was_refused_is_not_drawn(tmp_path: Path) -> None:
    """It has no pages."""
    refused = Refusal("letter.pdf", "locked")
    assert _looked(tmp_path / "letter.pdf", refused, tmp_path) == refused


def test_a_worker_that_gives_no_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper goes in all the same."""
    monkeypatch.setattr(second, "COMMAND", ("/bin/false",))
    source, taken = _paper(tmp_path, b"")
    seen = looked_at([taken], [source], Path("/bin/false"), tmp_path)[0]
    assert isinstance(seen, Taken)
    assert seen.hints == (Hint(0, "second_undrawn_all"),)


def test_without_either_program_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands say so."""
    monkeypatch.setenv("PATH", "")
    assert program() is None
