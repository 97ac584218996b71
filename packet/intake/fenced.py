"""One paper in a worker process of its own: asked, watched, and its clean PDF brought out of the worker's folder."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from packet.intake import office_home
from packet.intake.request import PROGRAM_NEEDED, Request
from packet.intake.result import Refusal, Taken, from_plain
from packet.sandbox.supervisor import Failure, Progress, ask, private, written

COMMAND: Final = (sys.executable, "-m", "packet.intake.worker")


def run(
    request: Request,
    work: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    command: Sequence[str] = COMMAND,
    *,
    unfenced: bool = False,
) -> Taken | Refusal:
    """Take one paper in a worker process; the clean PDF ends up in `work`.

    The first worker may start no program. Only for a paper that needs LibreOffice, by its bytes, a second one may;
    where the walls round it are missing that is refused, unless the person accepted it (`unfenced`).

    Raises Interrupted("interrupted") when `cancelled` says so, CannotWrite when `work` cannot be written; nothing is
    left behind in either case.
    """

    def ask_worker(asked: Request, program: str | None) -> Taken | Refusal:
        with private(work) as folder:
            question = {**asked.to_plain(), "unfenced": unfenced}
            try:
                result = ask(
                    question, folder, asked.limits, (asked.path,), from_plain, progress, cancelled,
                    command=command, program=Path(program) if program else None,
                )  # fmt: skip
            finally:
                _sweep(folder)
            if isinstance(result, Failure):
                return Refusal(asked.name, result.code)
            return replace(result, name=asked.name) if isinstance(result, Refusal) else _moved(result, folder, work)

    result = ask_worker(replace(request, programs=False), None)
    if isinstance(result, Refusal) and result.code == PROGRAM_NEEDED:
        return ask_worker(request, office_home.program())
    return result


def _sweep(folder: Path) -> None:
    """LibreOffice's socket goes, which lies outside of the worker's folder."""
    for socket in office_home.left_outside(folder):
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
