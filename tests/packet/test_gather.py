"""Papers through intake: which yes a paper needs, where it lies, what becomes of it. The reading is a stand-in."""

from __future__ import annotations

import errno
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from forms.case import Paper
from packet import gather as module
from packet.errors import Exit
from packet.gather import accepted, gather, located, without
from packet.intake import ELSEWHERE
from packet.intake.kept import KeptPapers
from packet.intake.result import Refusal, Taken
from packet.progress import BuildWatch
from packet.stops import PapersRefused
from tests.packet.papers import letter

NONE = frozenset[str]()


def _taken(name: str, *sources: int) -> Taken:
    return Taken(name, "0", "pdf", 9, Path("clean.pdf"), sources or (1,))


def _reads(monkeypatch: pytest.MonkeyPatch, take: Callable[[Paper], Taken | Refusal]) -> list[tuple[str, Any]]:
    """Intake is replaced by `take`; what it was asked for, in order."""
    asked: list[tuple[str, Any]] = []

    def stand_in(paper: Paper, _file: Path, _folder: Path, *, unfenced: bool, **_: Any) -> Taken | Refusal:
        asked.append((paper.attachments, unfenced))
        return take(paper)

    monkeypatch.setattr(module, "take", stand_in)
    return asked


def _gather(tmp_path: Path, accept: frozenset[str], *names: str) -> tuple[Taken | Refusal, ...]:
    base, work = tmp_path / "case", tmp_path / "work"
    base.mkdir()
    work.mkdir()
    return gather([Paper(file=name, kind="other") for name in names], base, work, accept, BuildWatch())


def test_every_refused_paper_is_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The good one between them does not hide the second."""
    _reads(monkeypatch, lambda paper: _taken("b") if paper.file == "b" else Refusal(paper.file, "password_needed"))
    with pytest.raises(PapersRefused) as stopped:
        _gather(tmp_path, NONE, "a", "b", "c")
    assert [refusal.name for refusal in stopped.value.refusals] == ["a", "c"]
    assert stopped.value.exit == Exit.REFUSED


def test_a_full_disk_is_not_the_paper_s_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper that could not be written while it was read is not called damaged."""
    _reads(monkeypatch, lambda paper: Refusal(paper.file, "damaged"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=module.ROOM - 1))
    with pytest.raises(OSError, match="no room") as full:
        _gather(tmp_path, NONE, "a")
    assert full.value.errno == errno.ENOSPC


def test_papers_come_back_in_the_case_s_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those left out by consent keep their place."""
    _reads(monkeypatch, lambda paper: Refusal("b", "damaged") if paper.file == "b" else _taken(paper.file))
    results = _gather(tmp_path, frozenset({"paper:b"}), "a", "b", "c")
    assert [result.name for result in results] == ["a", "b", "c"]
    assert isinstance(results[1], Refusal)


def test_a_paper_from_another_folder_is_not_even_opened_without_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case file of a stranger could name any file; leaving papers out is no yes to opening them."""
    asked = _reads(monkeypatch, lambda paper: _taken(paper.file))
    (result,) = _gather(tmp_path, frozenset({"paper:../secret.pdf"}), "../secret.pdf")
    assert isinstance(result, Refusal)
    assert result.code == ELSEWHERE
    assert asked == []


def test_a_paper_from_another_folder_is_opened_after_a_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same paper, named by its last part."""
    asked = _reads(monkeypatch, lambda paper: _taken(paper.file))
    _gather(tmp_path, frozenset({"outside:secret.pdf"}), "../secret.pdf")
    assert asked == [("ask", False)]


def test_a_yes_to_leave_attached_files_out_keeps_the_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper is read again without them."""
    asked = _reads(
        monkeypatch,
        lambda paper: Refusal("a", "attachments_ask") if paper.attachments == "ask" else _taken("a"),
    )
    (result,) = _gather(tmp_path, frozenset({"paper:a"}), "a")
    assert isinstance(result, Taken)
    assert asked == [("ask", False), ("leave", False)]


@pytest.mark.parametrize(("accept", "unfenced"), [("unfenced:a", True), ("paper:a", False), ("unfenced:b", False)])
def test_walls_are_given_up_only_for_the_paper_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: str, unfenced: bool
) -> None:
    """No other yes stands for this one."""
    asked = _reads(monkeypatch, lambda paper: _taken(paper.file))
    _gather(tmp_path, frozenset({accept}), "a")
    assert asked == [("ask", unfenced)]


@pytest.mark.parametrize(
    ("accept", "wishes"),
    [
        ("picture:a", (True, False)),
        ("searchable:a", (False, True)),
        ("picture:b", (False, False)),
        ("paper:a", (False, False)),
    ],
)
def test_a_wish_is_for_the_paper_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: str, wishes: tuple[bool, bool]
) -> None:
    """Pages as pictures, a text layer kept: as if the case file said so."""
    asked = list[tuple[bool, bool]]()

    def take(paper: Paper) -> Taken:
        asked.append((paper.as_pictures, paper.searchable))
        return _taken("a")

    _reads(monkeypatch, take)
    _gather(tmp_path, frozenset({accept}), "a")
    assert asked == [wishes]


def test_a_yes_names_the_paper_whole_or_by_its_last_part() -> None:
    """And never by another part, or for another thing."""
    paper = Paper(file="letters/a.pdf", kind="other")
    assert accepted(paper, frozenset({"paper:letters/a.pdf"}))
    assert accepted(paper, frozenset({"paper:a.pdf"}))
    assert not accepted(paper, frozenset({"a.pdf", "outside:a.pdf", "paper:letters"}))


@pytest.mark.parametrize(
    ("pages", "code", "params"),
    [([1], "changed", {"page": 7}), ([1, 0, 2], "changed_pages", {"pages": "3, 7-8"})],
)
def test_a_paper_whose_pages_changed_is_refused_by_the_pages_of_its_own_file(
    pages: list[int], code: str, params: dict[str, Any]
) -> None:
    """The person looks for them in the file, where pages may have been left out before."""
    with pytest.raises(PapersRefused) as stopped:
        without([Paper(file="a", kind="other")], [_taken("a", 3, 7, 8)], {0: pages}, NONE)
    assert stopped.value.refusals == (Refusal("a", code, params),)


def test_a_changed_paper_is_left_out_after_a_yes_and_the_others_stay() -> None:
    """Only its own place becomes a refusal."""
    papers, taken = [Paper(file=name, kind="other") for name in "ab"], [_taken("a"), _taken("b")]
    results = without(papers, taken, {1: [0]}, frozenset({"paper:b"}))
    assert results == (taken[0], Refusal("b", "changed", {"page": 1}))


def test_a_name_whose_accents_travelled_otherwise_is_found(tmp_path: Path) -> None:
    """One code point or two: the same on every screen."""
    there = tmp_path / unicodedata.normalize("NFD", "negación.pdf")
    there.touch()
    assert located(tmp_path, unicodedata.normalize("NFC", "negación.pdf")).samefile(there)


def test_a_name_that_two_files_could_have_is_not_guessed(tmp_path: Path) -> None:
    """Two files that look alike and none with the very name: neither is taken for it."""
    marks = "a\u0323\u0307"
    (tmp_path / marks).touch()
    (tmp_path / "\u1ea1\u0307").touch()
    wanted = "a\u0307\u0323"
    if (tmp_path / wanted).exists():  # a file system that makes no difference
        assert located(tmp_path, wanted).exists()
    else:
        assert not located(tmp_path, wanted).exists()


def test_a_folder_that_is_gone_is_left_to_intake(tmp_path: Path) -> None:
    """A drive that was pulled out: nothing is raised here, intake says that the file is not there."""
    assert located(tmp_path / "gone", "a.pdf") == tmp_path / "gone" / "a.pdf"


def test_a_paper_that_this_sitting_has_opened_is_opened_by_no_worker_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same facts and the same pages as the worker's; and another wish is a worker's work again."""
    letter(tmp_path / "a.pdf", "one", "two")
    paper, kept = Paper(file="a.pdf", kind="other"), KeptPapers(tmp_path / "kept")

    def read(name: str, paper: Paper) -> Taken:
        (tmp_path / name).mkdir()
        (taken,) = gather([paper], tmp_path, tmp_path / name, NONE, BuildWatch(), kept)
        assert isinstance(taken, Taken)
        return taken

    first = read("first", paper)
    monkeypatch.setattr("packet.intake.fenced.ask", lambda *_, **__: pytest.fail("a worker was asked"))
    again = read("again", paper)
    assert replace(again, pdf=first.pdf, looks=first.looks) == first
    assert again.pdf.parent == tmp_path / "again" / "0000"
    assert again.pdf.read_bytes() == first.pdf.read_bytes()
    with pytest.raises(pytest.fail.Exception):
        read("other", paper.model_copy(update={"pages": "1"}))
