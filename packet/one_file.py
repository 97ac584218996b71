"""One file, whole or not at all: written through a private temporary file beside its goal, flushed to the disk, then
renamed; read only where it is a file on a disk, of a size that makes sense.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

from packet.errors import CannotWrite

PREFIX = ".imr-packet-"
CASE_MOST: Final = 8 << 20
"""Bytes of a case file. The longest answers and 2,000 papers with long names take less than 1 MB."""


def write_one(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write `content` to `path`, readable by its owner alone (0600). The folder is made (0700) when it is not there.

    Raises `CannotWrite`: "file_exists" when another file is there and `replace` is not set, "not_a_file" when a folder
    or a device is there (renaming would put a file in the place of /dev/stdout), else what the disk refused.
    """
    try:
        if path.exists() and not path.is_file():
            raise CannotWrite("not_a_file", file=str(path))
        if path.is_file() and not replace:
            if path.read_bytes() == content:
                return
            raise CannotWrite("file_exists", file=path.name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, content)
    except OSError as refusal:
        full = refusal.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise CannotWrite("disk_full" if full else "folder_unwritable", folder=str(path.parent)) from None


class NotRegular(OSError):
    """No file on a disk: a pipe that nobody writes into, a device that never ends."""


class TooLarge(OSError):
    """More bytes than such a file can have."""


def read_one(path: Path, most: int) -> bytes:
    """All bytes of the file at `path`, which may be a link to one. Never waits and never reads more than `most` bytes.

    Raises NotRegular, TooLarge, IsADirectoryError, or what the disk refused (OSError).
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise NotRegular(errno.EINVAL, os.strerror(errno.EINVAL))
        content = file.read(min(about.st_size, most) + 1)  # room for `most` bytes costs more than a small file
        if about.st_size < len(content) <= most:
            content += file.read(most + 1 - len(content))  # it grows, or tells no size
    if len(content) > most:
        raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG))
    return content


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=path.parent)  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
