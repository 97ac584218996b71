"""The papers of a kiosk: copied into memory when they are added, so a drive may go and nothing can be swapped.

A path is checked, and between the check and the opening someone may put a link in its place. So the file is opened step
by step from its allowed folder, following no link, and what was opened is what is copied.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tui.policy import KioskError, inside

_STEP: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK: opening a named pipe must not wait for someone to write into it."""


_MEGABYTE: Final = 1 << 20
_AT_ONCE: Final = 1 << 20
"""Bytes copied at a time."""


def bring(path: Path, roots: tuple[Path, ...], into: Path, most: int = 0) -> Path:
    """Copy one paper from below `roots` into a new folder below `into`; the path of the copy, which keeps its name.

    Raises KioskError: "paper.out_of_reach" (outside, or a link leads out), "paper.not_a_file" (a folder, a pipe, gone),
    "paper.too_large" (with what is in `into` it has more than `most` megabytes; 0: no limit; nothing is copied),
    "paper.no_room" (the memory is full).
    """
    real = inside(path, roots)
    root = next((folder.resolve() for folder in roots if real and real.is_relative_to(folder.resolve())), None)
    if real is None or root is None:
        raise KioskError("paper.out_of_reach", name=path.name)
    with opened(real, root) as descriptor:
        size, left = os.fstat(descriptor).st_size, _left(into, most)
        if left is not None and size > left:
            room = {"most": most, "left": left // _MEGABYTE}
            raise KioskError("paper.too_large", name=real.name, size=-(-size // _MEGABYTE), **room)
        return _copied(descriptor, real.name, into, size)


def _left(into: Path, most: int) -> int | None:
    """Bytes that may still be copied; None without a limit."""
    if not most:
        return None
    return max(0, most * _MEGABYTE - sum(file.stat().st_size for file in into.rglob("*") if file.is_file()))


@contextlib.contextmanager
def opened(real: Path, root: Path) -> Iterator[int]:
    """A descriptor of the plain file `real`, reached from `root` following no link below it. Raises KioskError."""
    with contextlib.ExitStack() as folders:
        try:
            here = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
            folders.callback(os.close, here)
            for part in real.relative_to(root).parts:
                here = os.open(part, _STEP, dir_fd=here)
                folders.callback(os.close, here)
        except OSError as error:
            swapped = error.errno in (errno.ELOOP, errno.ENOTDIR)
            raise KioskError("paper.out_of_reach" if swapped else "paper.not_a_file", name=real.name) from None
        if not stat.S_ISREG(os.fstat(here).st_mode):
            raise KioskError("paper.not_a_file", name=real.name)
        yield here


def _copied(descriptor: int, name: str, into: Path, size: int) -> Path:
    """A file that grows meanwhile is copied as far as it went when it was measured."""
    number = 1
    while (folder := into / str(number)).exists():
        number += 1
    try:
        folder.mkdir(mode=0o700, parents=True)
        copy = folder / name
        with (
            os.fdopen(os.dup(descriptor), "rb") as source,
            os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target,
        ):
            while size > 0 and (piece := source.read(min(_AT_ONCE, size))):
                target.write(piece)
                size -= len(piece)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise KioskError("paper.no_room" if full else "paper.not_a_file", name=name) from None
    return copy
