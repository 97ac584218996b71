"""Writes one file, whole or not at all: a private temporary file beside its goal, flushed to the disk, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from packet.errors import CannotWrite

PREFIX = ".imr-packet-"


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
