"""A second judge of the look of papers: another program draws every page, too, and what it shows otherwise is told.

PDFium draws both the paper and the packet; what it does not see is missing in both. Poppler and MuPDF, where a machine
has one, see with other eyes.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from packet.intake import Hint, Refusal, Taken
from packet.intake.selection import spoken
from packet.sandbox.limits import Limits
from packet.sandbox.supervisor import Failure, ask, private

COMMAND: Final = (sys.executable, "-m", "packet.second.worker")
LIMITS: Final = Limits(
    stall_seconds=120.0, wall_seconds=1800.0, cpu_seconds=1800, memory_bytes=3 << 30, output_bytes=64 << 20
)
"""A person asked for it, and waits; one page has two minutes."""
PROGRAMS: Final = ("mutool", "pdftoppm")
"""MuPDF before poppler: it takes less on trust."""

Pages = tuple[tuple[int, ...], tuple[int, ...]]
"""Pages of a clean PDF (from 0): that look different, and that the second program could not draw."""


def program() -> Path | None:
    """The second program, where one is installed."""
    for name in PROGRAMS:
        if found := shutil.which(name, path=os.environ.get("PATH", os.defpath)):
            return Path(found)
    return None


def looked_at(
    results: Sequence[Taken | Refusal],
    sources: Sequence[Path],
    chosen: Path,
    work: Path,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Taken | Refusal, ...]:
    """The papers, with a hint for the pages that `chosen` shows otherwise than we do. `sources`: their files.

    Raises Interrupted when `cancelled` says so, and CannotWrite.
    """
    return tuple(
        _hinted(result, compared(result, source, chosen, work, cancelled)) if isinstance(result, Taken) else result
        for result, source in zip(results, sources, strict=True)
    )


def compared(
    taken: Taken, source: Path, chosen: Path, work: Path, cancelled: Callable[[], bool] | None = None
) -> Pages | None:
    """What `chosen` shows of each page of a PDF, or of the clean pages of another paper and of a page that was cut up,
    held against our clean page; None when it gave no answer.
    """
    own = taken.type == "pdf"
    whole = [page if taken.sources.count(page) == 1 else 0 for page in taken.sources]
    question = {"source": str(source.resolve()) if own else "", "clean": str(taken.pdf), "pages": whole}
    with private(work) as folder:
        reads = (taken.pdf, *((source.resolve(),) if own else ()))
        answer = ask(question, folder, LIMITS, reads, _pages, None, cancelled, command=COMMAND, program=chosen)
    return None if isinstance(answer, Failure) else answer


def _pages(plain: Mapping[str, Any]) -> Pages:
    return tuple(int(page) for page in plain["apart"]), tuple(int(page) for page in plain["undrawn"])


def _hinted(taken: Taken, found: Pages | None) -> Taken:
    if found is None:
        return replace(taken, hints=(*taken.hints, Hint(0, "second_undrawn_all")))
    told = []
    for code, pages in zip(("second_apart", "second_undrawn"), found, strict=True):
        numbers = sorted({taken.sources[page] for page in pages if 0 <= page < len(taken.sources)})
        told += [Hint(0, code, {"pages": spoken(numbers)})] if numbers else []
    return replace(taken, hints=(*taken.hints, *told))
