"""A private folder for the work of one run, in memory where the machine has such a place; removed at the end.

It is held (`packet.held_folder`), so the next run can tell what a killed one left. A process that replaces itself lets
go too.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from packet.held_folder import held_folder, sweep

PREFIX: Final = "imr-work-"
_MEMORY: Final = frozenset({"tmpfs", "ramfs"})


@contextlib.contextmanager
def runtime(environ: Mapping[str, str], wanted: Path | None = None, *, memory_only: bool = False) -> Iterator[Path]:
    """A new folder, 0700, named by random letters; gone afterwards.

    `wanted` is tried alone when it is given; else memory, then (not with `memory_only`) the disk. What killed runs of
    the same person left behind is removed first. Raises OSError when no place can be written.
    """
    with contextlib.ExitStack() as held:
        yield _open(held, environ, wanted, memory_only)


def _open(held: contextlib.ExitStack, environ: Mapping[str, str], wanted: Path | None, memory_only: bool) -> Path:
    problem: OSError = FileNotFoundError()
    for root in _roots(environ, wanted):
        if memory_only and not in_memory(root):
            continue
        try:
            return held.enter_context(held_folder(root, PREFIX))
        except OSError as error:
            problem = error
    raise problem


def _roots(environ: Mapping[str, str], wanted: Path | None) -> list[Path]:
    if wanted is not None:
        return [wanted]
    run = environ.get("XDG_RUNTIME_DIR")
    return [*([Path(run)] if run else []), Path("/dev/shm"), Path(tempfile.gettempdir())]  # noqa: S108 - made 0700 below


def sweep_all(environ: Mapping[str, str], wanted: Path | None = None) -> None:
    """Remove what killed runs left in every place where a work folder may be."""
    for root in _roots(environ, wanted):
        sweep(root, PREFIX)


def in_memory(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> bool:
    """Whether a folder is on a file system in memory. Without /proc nobody tells: the administrator is believed."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return True
    real, best, kind = folder.resolve(), -1, ""
    for line in lines:
        fields, _, rest = line.partition(" - ")
        point = Path(fields.split()[4].replace("\\040", " "))
        # A later mount at the same point covers an earlier one.
        if real.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), rest.split()[0]
    return kind in _MEMORY
