"""Work beside the screens begins once a paper, few at a time, and ends with them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import ClassVar

from forms.case import Paper
from tui.beside import BesidePapers

_SECONDS = 20.0


class _Worker(BesidePapers[str]):
    MATTERS: ClassVar[set[str]] = {"file"}

    def __init__(self, base: Path, at_once: int = 1) -> None:
        super().__init__(base, lambda: None, at_once=at_once)
        self.begun: list[str] = []
        self.go_on = threading.Event()

    def found(self, paper: Paper) -> str | None:
        return self._found.get(self._mark(paper))

    def wait(self) -> None:
        for thread in self._threads:
            thread.join(_SECONDS)

    def _at_first(self) -> str:
        return "begun"

    def _work_on(self, mark: str, paper: Paper) -> None:
        with self._turns:
            self.begun.append(paper.file)
            while not (self._gone(mark) or self.go_on.wait(0.01)):
                pass
            self._put(mark, None if self._gone(mark) else "done")


def test_a_paper_shown_again_with_another_title_begins_nothing_again(tmp_path: Path) -> None:
    """Only what matters to the work makes another paper of it."""
    worker, paper = _Worker(tmp_path), Paper(file="a.pdf")
    worker.go_on.set()
    worker.show([paper])
    worker.wait()
    worker.show([paper.model_copy(update={"title": "Letter"})])
    worker.wait()
    assert (worker.begun, worker.found(paper)) == (["a.pdf"], "done")


def test_no_more_papers_are_worked_on_than_were_allowed(tmp_path: Path) -> None:
    """The others wait for their turn."""
    worker = _Worker(tmp_path, at_once=2)
    papers = [Paper(file=f"{name}.pdf") for name in "abc"]
    worker.show(papers)
    while len(worker.begun) < 2:
        threading.Event().wait(0.01)
    threading.Event().wait(0.05)
    assert (len(worker.begun), [worker.found(paper) for paper in papers]) == (2, ["begun"] * 3)
    worker.go_on.set()
    worker.wait()
    assert [worker.found(paper) for paper in papers] == ["done"] * 3


def test_work_on_a_paper_that_is_taken_out_ends_and_leaves_nothing(tmp_path: Path) -> None:
    """So does all work when the screens close."""
    worker, first, second = _Worker(tmp_path, at_once=2), Paper(file="a.pdf"), Paper(file="b.pdf")
    worker.show([first, second])
    worker.show([second])
    worker._threads[0].join(_SECONDS)
    assert (worker.found(first), worker.found(second)) == (None, "begun")
    worker.close()
    assert not any(thread.is_alive() for thread in worker._threads)
    worker.show([first])
    assert worker.found(first) is None
