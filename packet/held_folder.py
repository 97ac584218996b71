"""Private folders that are held by a lock which the system drops when their process ends, however it ends: so the next
run can tell what a killed one left, and removes it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_TRIES: Final = 20


@contextmanager
def held_folder(root: Path, prefix: str) -> Iterator[Path]:
    """A new folder in `root`, 0700, its name `prefix` and random letters; gone afterwards with all that is in it. What
    killed runs of the same person left there is removed first. Raises OSError when there is no room for it.
    """
    sweep(root, prefix)
    folder, held = _made(root, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held >= 0:
            os.close(held)


def sweep(root: Path, prefix: str) -> None:
    """Remove this person's folders that no process holds: of runs that were killed, or replaced by this one."""
    if sys.platform == "win32":
        return  # no lock tells there whether a folder is in use
    for folder in root.glob(f"{prefix}*"):
        with suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            held = _hold(folder)
            if held is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(held)


def _made(root: Path, prefix: str) -> tuple[Path, int]:
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=root))
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
