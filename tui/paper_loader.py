"""The papers' loader: each one is opened at once by the intake's worker process, beside the screens, never in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from forms.case import Paper
from packet.errors import PacketError
from packet.store.known import Allowed, place_outside
from tui.beside import BesidePapers

if TYPE_CHECKING:
    from packet.intake import Refusal, Taken
    from packet.intake.kept import KeptPapers

_AT_ONCE: Final = 2
"""Papers opened at the same time: each has a worker process, and more would take the processor from the screens."""


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


class PaperLoader(BesidePapers[Look]):
    """Opens papers two at a time. `work` is a private folder that it owns; `kept` is what this sitting knows already,
    for the packet, too.
    """

    MATTERS: ClassVar[set[str]] = {
        "file",
        "pages",
        "rotate",
        "drop_blank",
        "attachments",
        "searchable",
        "as_pictures",
        "password",
    }

    def __init__(
        self,
        work: Path,
        base: Path,
        changed: Callable[[], object],
        allowed: Callable[[Path, str], bool] = Allowed(None),  # noqa: B008 - it keeps nothing
        kept: KeptPapers | None = None,
    ) -> None:
        super().__init__(base, changed, allowed, _AT_ONCE)
        self._work, self._kept = work, kept

    def look(self, paper: Paper) -> Look:
        """What is known of a paper now."""
        return self._found.get(self._mark(paper), Look())

    def close(self) -> None:
        """Stop everything and remove the work folder."""
        super().close()
        shutil.rmtree(self._work, ignore_errors=True)

    def _at_first(self) -> Look:
        return Look()

    def _work_on(self, mark: str, paper: Paper) -> None:
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
