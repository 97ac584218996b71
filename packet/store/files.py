"""Files of a case on disk: written whole or not at all, locked against a second program, wiped as far as a disk allows.

It knows nothing of what is in them. Temporary names are the file's own with random letters, never of answers.
"""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from packet.errors import CannotWrite, Exit, PacketError


class InUse(PacketError):
    """Another program has this case open."""

    exit = Exit.CANNOT_WRITE


def private_folder(folder: Path) -> Path:
    """Make a folder only its owner may open (0700). Raises CannotWrite."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError:
        raise CannotWrite("cannot_save", file=folder.name) from None
    return folder


def write_whole(path: Path, data: bytes, *, when_safe: Callable[[], object] = lambda: None) -> None:
    """Write through a temporary file in the same folder, fsync, replace: a reader sees the old file or the new one.

    The file is 0600. `when_safe` is called once the bytes are on the disk, before they get their name. Raises
    CannotWrite (disk full, no permission, folder gone; an OSError of `when_safe`); the old file is then untouched.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        when_safe()
        temporary.replace(path)
        _settle(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise CannotWrite("cannot_save", file=path.name) from None


def _settle(folder: Path) -> None:
    """Make the new name itself durable; not every file system can, and then the data is still there."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def wipe_parts(path: Path) -> None:
    """Remove what saves of this file, and of the small files beside it, left when they were killed. Hold its lock."""
    name = glob.escape(path.name)
    for pattern in (f".{name}.*.part", f"..{name}.*.part"):
        for part in path.parent.glob(pattern):
            wipe(part)


def wipe(path: Path) -> None:
    """Overwrite a file once and remove it; a folder with everything in it. Missing is fine.

    A journal, a snapshot or a flash drive may still hold old blocks: only a folder in memory, or a sealed draft, is
    sure.
    """
    if path.is_dir() and not path.is_symlink():
        for inner in path.iterdir():
            wipe(inner)
        shutil.rmtree(path, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        if not path.is_symlink():
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                file.flush()
                os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        path.unlink()


class Lock:
    """Held while a case is open. The system lets go of it when the program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the case file `path`. Raises InUse, CannotWrite."""
        self._path = path.with_name(f".{path.name}.lock")
        try:
            self._file: IO[bytes] = self._path.open("ab")
        except OSError:
            raise CannotWrite("cannot_save", file=path.name) from None
        try:
            _hold(self._file.fileno())
            # Whoever let go in between removed the name: a lock on a file without a name protects nothing.
            if os.name == "posix" and self._path.stat().st_ino != os.fstat(self._file.fileno()).st_ino:
                raise FileNotFoundError
        except OSError:
            self._file.close()
            folder = path.absolute().parent.name  # every case is called case.json: its folder says whose it is
            raise InUse("case_in_use", file=f"{folder}/{path.name}") from None

    def release(self) -> None:
        """Let go; twice is fine."""
        if not self._file.closed:
            # The name goes first: whoever opens it afterwards makes a new file, never shares this one half-released.
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._file.close()


def _hold(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
