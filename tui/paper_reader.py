"""Reads what papers say, one after another, in a fenced worker beside the screens; kept in memory and nowhere else."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.case import Paper
from packet.errors import Interrupted
from packet.store.known import Allowed

if TYPE_CHECKING:
    from packet.reading import Reading

_MATTERS: Final = {"file", "password"}
"""What makes another paper of it to read; pages that are left out of the packet may say much."""
_SECONDS_TO_STOP: Final = 5.0


class PaperReader:
    """`changed` is called from its threads when a paper was read; `allowed` as for the loader of papers."""

    def __init__(
        self,
        base: Path,
        changed: Callable[[], object],
        allowed: Callable[[Path, str], bool] = Allowed(None),  # noqa: B008 - it keeps nothing
    ) -> None:
        self._base, self._changed, self._allowed = base, changed, allowed
        self._readings: dict[str, Reading | None] = {}
        self._wanted: frozenset[str] = frozenset()
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def show(self, papers: Sequence[Paper]) -> None:
        """These papers are in the case now: read the new ones, stop reading those that are gone."""
        self._wanted = frozenset(_mark(paper) for paper in papers)
        for paper in papers:
            mark = _mark(paper)
            with self._guard:
                if mark in self._readings or self._closed:
                    continue
                self._readings[mark] = None
            thread = threading.Thread(target=self._read, args=(mark, paper), daemon=True)
            self._threads.append(thread)
            thread.start()

    def reading(self, paper: Paper) -> Reading | None:
        """What was read in a paper; None while it is not known."""
        return self._readings.get(_mark(paper))

    def waits(self, paper: Paper) -> bool:
        """Whether a paper is still to be read."""
        mark = _mark(paper)
        return mark in self._readings and self._readings[mark] is None

    def again(self, paper: Paper) -> None:
        """Forget what was read in a paper: its file was mended."""
        with self._guard:
            self._readings.pop(_mark(paper), None)

    def close(self) -> None:
        """Stop, and forget everything."""
        self._closed, self._wanted = True, frozenset()
        for thread in self._threads:
            thread.join(_SECONDS_TO_STOP)
        with self._guard:
            self._readings.clear()

    def _read(self, mark: str, paper: Paper) -> None:
        from packet.reading import read_paper

        with self._turn:
            found: Reading | None = None
            if not self._gone(mark) and self._allowed(self._base, paper.file):
                with contextlib.suppress(Interrupted):
                    found = read_paper(self._base / paper.file, paper.password, lambda: self._gone(mark))
            with self._guard:
                if found is None or self._gone(mark):
                    self._readings.pop(mark, None)
                else:
                    self._readings[mark] = found
        if not self._closed:
            with contextlib.suppress(RuntimeError):  # the screens have just ended
                self._changed()

    def _gone(self, mark: str) -> bool:
        return self._closed or mark not in self._wanted


def _mark(paper: Paper) -> str:
    return paper.model_dump_json(include=_MATTERS)
