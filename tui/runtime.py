"""A private folder for the work of one run, in memory where the machine has such a place; removed at the end.

It is held by a lock that the system drops when the process ends, so the next run can tell what a killed one left. A
process that replaces itself lets go too.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

PREFIX: Final = "imr-work-"
_MEMORY: Final = frozenset({"tmpfs", "ramfs"})
_TRIES: Final = 20


@contextlib.contextmanager
def runtime(environ: Mapping[str, str], wanted: Path | None = None, *, memory_only: bool = False) -> Iterator[Path]:
    """A new folder, 0700, named by random letters; gone afterwards.

    `wanted` is tried alone when it is given; else memory, then (not with `memory_only`) the disk. What killed runs of
    the same person left behind is removed first. Raises OSError when no place can be written.
    """
    folder, held = _open(environ, wanted, memory_only)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held >= 0:
            os.close(held)


def _open(environ: Mapping[str, str], wanted: Path | None, memory_only: bool) -> tuple[Path, int]:
    problem: OSError = FileNotFoundError()
    for root in _roots(environ, wanted):
        if memory_only and not in_memory(root):
            continue
        try:
            sweep(root)
            return _held_folder(root)
        except OSError as error:
            problem = error
    raise problem


def _roots(environ: Mapping[str, str], wanted: Path | None) -> list[Path]:
    if wanted is not None:
        return [wanted]
    run = environ.get("XDG_RUNTIME_DIR")
    return [*([Path(run)] if run else []), Path("/dev/shm"), Path(tempfile.gettempdir())]  # noqa: S108 - made 0700 below


def _held_folder(root: Path) -> tuple[Path, int]:
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))
        held = _hold(folder)
        # Between the making and the lock another run may have taken it for a leftover.
        if held is not None and folder.is_dir():
            return folder, held
    raise FileNotFoundError


def _hold(folder: Path) -> int | None:
    """A descriptor that holds the folder, -1 where the system has no such lock, None when another process holds it."""
    if sys.platform == "win32":
        return -1
    import fcntl

    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def sweep_all(environ: Mapping[str, str], wanted: Path | None = None) -> None:
    """`sweep` every place where a work folder may be."""
    for root in _roots(environ, wanted):
        sweep(root)


def sweep(root: Path) -> None:
    """Remove this person's work folders that no process holds: of runs that were killed, or replaced by this one."""
    if sys.platform == "win32":
        return
    for folder in root.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            held = _hold(folder)
            if held is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(held)


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
