"""The papers: opened once each, stopped when they are gone, never in the way of the screens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forms.case import Paper
from packet.errors import CannotWrite, Interrupted
from packet.intake import Refusal, Taken
from packet.intake.kept import KeptPapers
from tui.paper_loader import PaperLoader


class Intake:
    """A stand-in that takes a paper when it is let."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.go = threading.Event()
        self.go.set()

    def take(
        self, paper: Paper, _path: Path, work: Path, *, progress: Any, cancelled: Callable[[], bool], kept: Any
    ) -> Taken | Refusal:
        self.opened.append(paper.file)
        self.kept = kept
        progress(1, 3)
        while not self.go.wait(0.01):
            if cancelled():
                raise Interrupted("interrupted")
        if paper.file == "bad.pdf":
            return Refusal(paper.file, "damaged")
        if paper.file == "full.pdf":
            raise CannotWrite("cannot_save", file="work")
        return Taken(paper.file, "", "pdf", 1, work / "clean.pdf", (1,))


@pytest.fixture
def intake(monkeypatch: pytest.MonkeyPatch) -> Intake:
    """The stand-in in the place of the real worker."""
    stand_in = Intake()
    monkeypatch.setattr("packet.intake.take", stand_in.take)
    return stand_in


def _finish(loader: PaperLoader) -> None:
    for thread in loader._threads:
        thread.join(20)


def test_each_paper_is_taken_refused_or_named_as_a_fault(tmp_path: Path, intake: Intake) -> None:
    """Every end of a paper is known in words; a fault is no crash."""
    changes: list[int] = []
    loader = PaperLoader(tmp_path / "work", tmp_path, lambda: changes.append(1))
    papers = [Paper(file=name) for name in ("good.pdf", "bad.pdf", "full.pdf")]
    loader.show(papers)
    _finish(loader)
    assert intake.kept is None
    looks = [loader.look(paper) for paper in papers]
    assert [bool(look.taken) for look in looks] == [True, False, False]
    assert looks[1].refusal is not None
    assert isinstance(looks[2].fault, CannotWrite)
    assert all(look.settled for look in looks)
    assert changes


def test_a_new_title_or_place_opens_nothing_again(tmp_path: Path, intake: Intake) -> None:
    """Only what changes the pages opens a paper again."""
    loader = PaperLoader(tmp_path / "work", tmp_path, lambda: None)
    paper, other = Paper(file="a.pdf"), Paper(file="b.pdf")
    loader.show([paper, other])
    _finish(loader)
    loader.show([other, paper.model_copy(update={"title": "Letter", "kind": "bill"})])
    _finish(loader)
    assert sorted(intake.opened) == ["a.pdf", "b.pdf"]
    loader.show([paper.model_copy(update={"pages": "1"})])
    _finish(loader)
    assert len(intake.opened) == 3


def test_a_paper_taken_out_stops(tmp_path: Path, intake: Intake) -> None:
    """Its work is given up, and nothing of it is remembered."""
    intake.go.clear()
    loader = PaperLoader(tmp_path / "work", tmp_path, lambda: None)
    paper = Paper(file="a.pdf")
    loader.show([paper])
    loader.show([])
    _finish(loader)
    assert not loader.look(paper).settled
    assert loader.look(paper).of == 0


def test_again_opens_a_mended_file(tmp_path: Path, intake: Intake) -> None:
    """After `again` the next `show` opens the paper once more."""
    loader = PaperLoader(tmp_path / "work", tmp_path, lambda: None)
    paper = Paper(file="bad.pdf")
    for _ in range(2):
        loader.show([paper])
        _finish(loader)
        loader.again(paper)
    assert intake.opened == ["bad.pdf", "bad.pdf"]


def test_closing_stops_the_work_and_removes_the_folder(tmp_path: Path, intake: Intake) -> None:
    """Nothing runs and nothing lies about after the end; the screens are not called any more."""
    intake.go.clear()
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "clean.pdf").write_bytes(b"x")
    calls: list[int] = []
    loader = PaperLoader(tmp_path / "work", tmp_path, lambda: calls.append(1))
    loader.show([Paper(file="a.pdf")])
    while not intake.opened:
        time.sleep(0.01)
    loader.close()
    before = len(calls)
    _finish(loader)
    assert not any(thread.is_alive() for thread in loader._threads)
    assert not (tmp_path / "work").exists()
    assert len(calls) == before
    loader.show([Paper(file="b.pdf")])
    assert intake.opened == ["a.pdf"]


def test_what_the_sitting_keeps_is_asked_and_told(tmp_path: Path, intake: Intake) -> None:
    """So that the packet does not open the paper again."""
    kept = KeptPapers(tmp_path / "kept")
    loader = PaperLoader(tmp_path / "work", tmp_path, lambda: None, kept=kept)
    loader.show([Paper(file="good.pdf")])
    _finish(loader)
    assert intake.kept is kept
