"""LibreOffice is started only for a paper that needs it, and only behind walls, or where the person accepted none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from packet.intake import office_home
from packet.intake.fenced import COMMAND, run
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.stops import PapersRefused
from tests.packet.intake.making import simple
from tests.packet.intake.stand_in import stand_in

_RTF = b"{\\rtf1 converted}"
_BARE = (
    "from packet.sandbox import linux",
    "linux.fence = lambda _: frozenset()",
    "from packet.intake.worker import main",
    "main()",
)
"""A worker on a machine that has no walls."""


@pytest.fixture
def converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """LibreOffice, as far as the parent knows."""
    program = stand_in(tmp_path / "office" / "program", simple("converted"))
    monkeypatch.setattr(office_home, "program", lambda: str(program))
    return program


def _run(
    tmp_path: Path, name: str, data: bytes, command: tuple[str, ...] = COMMAND, *, unfenced: bool = False
) -> Taken | Refusal:
    paper = tmp_path / name
    paper.write_bytes(data)
    return run(Request(name, paper), tmp_path, command=command, unfenced=unfenced)


@pytest.mark.usefixtures("converter")
@pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux")
def test_without_walls_a_word_processor_file_is_a_question(tmp_path: Path) -> None:
    """The refusal says what to do instead, and how to accept it."""
    bare = (sys.executable, "-c", "\n".join(_BARE))
    refused = _run(tmp_path, "x.rtf", _RTF, bare)
    assert refused == Refusal("x.rtf", "unfenced_ask")
    assert "--accept unfenced:x.rtf" in PapersRefused([refused]).message("en")
    taken = _run(tmp_path, "x.rtf", _RTF, bare, unfenced=True)
    assert isinstance(taken, Taken)
    assert taken.walls == ()


@pytest.mark.usefixtures("converter")
def test_other_papers_need_no_walls(tmp_path: Path) -> None:
    """A PDF goes in on any machine; what stood round it is told."""
    taken = _run(tmp_path, "x.pdf", simple("as it is"), (sys.executable, "-c", "\n".join(_BARE)))
    assert isinstance(taken, Taken)
    assert taken.walls == ()


def test_a_name_does_not_open_the_door(converter: Path, tmp_path: Path) -> None:
    """A PDF that calls itself a Word file never gets the worker that may start programs."""
    converter.unlink()
    taken = _run(tmp_path, "x.docx", simple("no Word file"))
    assert isinstance(taken, Taken)
    assert taken.type == "pdf"


@pytest.mark.usefixtures("converter")
def test_the_walls_that_stood_are_told(tmp_path: Path) -> None:
    """Of a converted file as of any other."""
    taken = _run(tmp_path, "x.rtf", _RTF)
    assert isinstance(taken, Taken)
    assert {"files", "calls"} <= set(taken.walls)
