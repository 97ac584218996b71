"""Work on each paper of a case beside the screens: a thread a paper, never two for the same, ended with the screens.

What came of a paper is kept by what would make it come out differently (its file, its password …), so that a change of
its title begins nothing again. Plain Python, no Textual.
"""

from __future__ import annotations

import contextlib
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final, Generic, TypeVar

from forms.case import Paper
from packet.store.known import Allowed

_SECONDS_TO_STOP: Final = 5.0

Found = TypeVar("Found")


class BesidePapers(ABC, Generic[Found]):
    """`changed` is called from its threads; `allowed` says of the case's folder and a paper's name whether it may be
    opened without asking; `at_once` papers are worked on at the same time.
    """

    MATTERS: ClassVar[set[str]]
    """The keys of a paper that make another one of it for this work."""

    def __init__(
        self,
        base: Path,
        changed: Callable[[], object],
        allowed: Callable[[Path, str], bool] = Allowed(None),  # noqa: B008 - it keeps nothing
        at_once: int = 1,
    ) -> None:
        self._base, self._changed, self._allowed = base, changed, allowed
        self._found: dict[str, Found] = {}
        self._wanted: frozenset[str] = frozenset()
        self._turns = threading.Semaphore(at_once)
        self._guard = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def show(self, papers: Sequence[Paper]) -> None:
        """These papers are in the case now: begin with the new ones, stop the work on those that are gone."""
        self._wanted = frozenset(self._mark(paper) for paper in papers)
        for paper in papers:
            mark = self._mark(paper)
            with self._guard:
                if mark in self._found or self._closed:
                    continue
                self._found[mark] = self._at_first()
            thread = threading.Thread(target=self._work_on, args=(mark, paper), name=type(self).__name__, daemon=True)
            self._threads.append(thread)
            thread.start()

    def again(self, paper: Paper) -> None:
        """Forget what is known of a paper, so that the next `show` begins with it again (its file was mended)."""
        with self._guard:
            self._found.pop(self._mark(paper), None)

    def close(self) -> None:
        """Stop everything."""
        self._closed, self._wanted = True, frozenset()
        for thread in self._threads:
            thread.join(_SECONDS_TO_STOP)

    @abstractmethod
    def _at_first(self) -> Found:
        """What is known of a paper that has just been shown."""

    @abstractmethod
    def _work_on(self, mark: str, paper: Paper) -> None:
        """In a thread of its own: do the work when it is the paper's turn, and `_put` what came of it."""

    def _gone(self, mark: str) -> bool:
        return self._closed or mark not in self._wanted

    def _put(self, mark: str, found: Found | None) -> None:
        """Keep what came of a paper (None: nothing, the next `show` begins again), and tell of it."""
        with self._guard:
            if found is None:
                self._found.pop(mark, None)
            else:
                self._found[mark] = found
        if not self._closed:
            with contextlib.suppress(RuntimeError):  # the screens have just ended
                self._changed()

    @classmethod
    def _mark(cls, paper: Paper) -> str:
        return paper.model_dump_json(include=cls.MATTERS)
