"""Reads what papers say, one after another, in a fenced worker beside the screens; kept in memory and nowhere else."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, ClassVar

from packet.errors import Interrupted
from tui.beside import BesidePapers

if TYPE_CHECKING:
    from forms.case import Paper
    from packet.reading import Reading


class Unread:
    """Stands for the reading of a paper that is still to be read."""


class PaperReader(BesidePapers["Reading | Unread"]):
    """As the loader of papers, for what they say; pages that are left out of the packet may say much."""

    MATTERS: ClassVar[set[str]] = {"file", "password"}

    def reading(self, paper: Paper) -> Reading | None:
        """What was read in a paper; None while it is not known."""
        found = self._found.get(self._mark(paper))
        return None if isinstance(found, Unread) else found

    def waits(self, paper: Paper) -> bool:
        """Whether a paper is still to be read."""
        return isinstance(self._found.get(self._mark(paper)), Unread)

    def close(self) -> None:
        """Stop, and forget everything."""
        super().close()
        with self._guard:
            self._found.clear()

    def _at_first(self) -> Unread:
        return Unread()

    def _work_on(self, mark: str, paper: Paper) -> None:
        from packet.reading import read_paper

        with self._turns:
            found: Reading | None = None
            if not self._gone(mark) and self._allowed(self._base, paper.file):
                with contextlib.suppress(Interrupted):
                    found = read_paper(self._base / paper.file, paper.password, lambda: self._gone(mark))
            self._put(mark, None if self._gone(mark) else found)
