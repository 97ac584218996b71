"""One paper in a worker process of its own: asked, watched, and its clean PDF brought out of the worker's folder."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from packet.intake.office_home import left_outside
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken, from_plain
from packet.sandbox.supervisor import Failure, Progress, ask, private, written

COMMAND: Final = (sys.executable, "-m", "packet.intake.worker")


def run(
    request: Request,
    work: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    command: Sequence[str] = COMMAND,
) -> Taken | Refusal:
    """Take one paper in a worker process; the clean PDF ends up in `work`.

    Raises Interrupted("interrupted") when `cancelled` says so, CannotWrite when `work` cannot be written; nothing is
    left behind in either case.
    """
    with private(work, "paper-") as folder:
        try:
            result = ask(request.to_plain(), folder, request.limits, from_plain, progress, cancelled, command=command)
        finally:
            _sweep(folder)
        if isinstance(result, Failure):
            return Refusal(request.name, result.code)
        if isinstance(result, Refusal):
            return replace(result, name=request.name)
        return _moved(result, folder, work)


def _sweep(folder: Path) -> None:
    """LibreOffice's socket goes, which lies outside of the worker's folder."""
    for socket in left_outside(folder):
        with suppress(OSError):
            socket.unlink()


def _moved(result: Taken, folder: Path, work: Path) -> Taken | Refusal:
    if not written(folder, result.pdf.name):
        return Refusal(result.name, "crashed")
    kept = work / f"{secrets.token_hex(8)}.pdf"
    (folder / result.pdf.name).replace(kept)
    if result.looks is None or not written(folder, result.looks.name):
        return replace(result, pdf=kept, looks=None)
    beside = kept.with_suffix(".looks")
    (folder / result.looks.name).replace(beside)
    return replace(result, pdf=kept, looks=beside)
