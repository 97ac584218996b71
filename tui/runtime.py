"""A private folder for the work of one run, in memory where the machine has such a place; removed at the end, however it ends."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PREFIX: Final = "imr-work-"


def _roots(environ: Mapping[str, str], wanted: Path | None) -> list[Path]:
    named = [wanted] if wanted else []
    run = environ.get("XDG_RUNTIME_DIR")
    return [*named, *([Path(run)] if run else []), Path("/dev/shm"), Path(tempfile.gettempdir())]  # noqa: S108 - made 0700 below


def open_runtime(environ: Mapping[str, str], wanted: Path | None = None) -> Path:
    """A new folder, 0700, named by this process and random letters. `wanted` is tried first, then memory, then disk.

    What a killed run of the same person left behind is removed first. Raises OSError when no place can be written.
    """
    problem: OSError | None = None
    for root in _roots(environ, wanted):
        try:
            sweep(root)
            return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=root))
        except OSError as error:
            problem = error
    raise problem or OSError


def close_runtime(folder: Path) -> None:
    """Remove the folder with everything in it."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(root: Path) -> None:
    """Remove work folders whose process has gone (killed, or replaced by this one)."""
    for folder in root.glob(f"{_PREFIX}*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with contextlib.suppress(OSError):
            if number.isdigit() and folder.stat().st_uid == os.getuid() and not _alive(int(number)):
                shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
