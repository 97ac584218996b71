"""The papers' loader: each one is opened at once by the intake's worker process, beside the screens, never in them.

Plain Python: threads wait for the worker processes and report by a callback. What a paper became is kept by what
would make it become something else (file, pages, turns, password …), so a change of its title or its place opens
nothing again.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.case import Paper
from packet.errors import PacketError
from packet.store.known import Allowed, place_outside

if TYPE_CHECKING:
    from packet.intake import Refusal, Taken
    from packet.intake.kept import KeptPapers

_AT_ONCE: Final = 2
"""Papers opened at the same time: each has a worker process, and more would take the processor from the screens."""
_MATTERS: Final = {"file", "pages", "rotate", "drop_blank", "attachments", "searchable", "as_pictures", "password"}
"""What makes another paper of it; its title and kind do not."""
_SECONDS_TO_STOP: Final = 5.0


@dataclass(frozen=True)
class Look:
    """What is known of one paper. All None: not opened yet, or being opened (`done` of `of` pages)."""

    done: int = 0
    of: int = 0
    taken: Taken | None = None
    refusal: Refusal | None = None
    fault: PacketError | None = None

    @property
    def settled(self) -> bool:
        """Whether the paper has been opened or refused."""
        return bool(self.taken or self.refusal or self.fault)


class PaperLoader:
    """Opens papers two at a time. `work` is a private folder that it owns; `changed` is called from its
    threads; `allowed` says of the case's folder and a paper's name whether it may be opened without asking; `kept` is
    what this sitting knows already, for the packet, too.
    """

    def __init__(
        self,
        work: Path,
        base: Path,
        changed: Callable[[], object],
        allowed: Callable[[Path, str], bool] = Allowed(None),  # noqa: B008 - it keeps nothing
        kept: KeptPapers | None = None,
    ) -> None:
        self._allowed, self._kept = allowed, kept
        self._work = work
        self._base = base
        self._changed = changed
        self._looks: dict[str, Look] = {}
        self._wanted: frozenset[str] = frozenset()
        self._turns = threading.Semaphore(_AT_ONCE)
        self._guard = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def show(self, papers: Sequence[Paper]) -> None:
        """These papers are in the case now: open the new ones, stop the work on those that are gone."""
        self._wanted = frozenset(_mark(paper) for paper in papers)
        for paper in papers:
            mark = _mark(paper)
            with self._guard:
                if mark in self._looks or self._closed:
                    continue
                self._looks[mark] = Look()
            thread = threading.Thread(target=self._open, args=(mark, paper), daemon=True)
            self._threads.append(thread)
            thread.start()

    def look(self, paper: Paper) -> Look:
        """What is known of a paper now."""
        return self._looks.get(_mark(paper), Look())

    def again(self, paper: Paper) -> None:
        """Forget what is known of a paper, so that the next `show` opens it again (its file was mended)."""
        with self._guard:
            self._looks.pop(_mark(paper), None)

    def close(self) -> None:
        """Stop everything and remove the work folder."""
        self._closed = True
        self._wanted = frozenset()
        for thread in self._threads:
            thread.join(_SECONDS_TO_STOP)
        shutil.rmtree(self._work, ignore_errors=True)

    def _open(self, mark: str, paper: Paper) -> None:
        from packet.intake import ELSEWHERE, Refusal, Taken, take

        if not self._allowed(self._base, paper.file):
            place = place_outside(self._base, paper.file)
            self._put(mark, Look(refusal=Refusal(paper.file, ELSEWHERE, {"place": str(place)})))
            return

        with self._turns:
            if self._gone(mark):
                self._put(mark, None)
                return
            try:
                result = take(
                    paper,
                    self._base / paper.file,
                    self._work,
                    progress=lambda done, of: self._put(mark, Look(done, of)),
                    cancelled=lambda: self._gone(mark),
                    kept=self._kept,
                )
            except PacketError as error:
                self._put(mark, None if self._gone(mark) else Look(fault=error))
                return
            look = Look(taken=result) if isinstance(result, Taken) else Look(refusal=result)
            self._put(mark, None if self._gone(mark) else look)

    def _gone(self, mark: str) -> bool:
        return self._closed or mark not in self._wanted

    def _put(self, mark: str, look: Look | None) -> None:
        with self._guard:
            if look is None:
                self._looks.pop(mark, None)
            else:
                self._looks[mark] = look
        if not self._closed:
            with contextlib.suppress(RuntimeError):  # the screens have just ended
                self._changed()


def _mark(paper: Paper) -> str:
    return paper.model_dump_json(include=_MATTERS)
