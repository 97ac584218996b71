"""A whole case, with all that lies in its folder: copied for another try, or deleted. For the list of cases."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from pathlib import Path

from forms.catalog import folders
from packet.errors import CannotWrite
from packet.store.beside import wipe_beside
from packet.store.files import Lock, private_folder, wipe, wipe_parts, write_whole

SIGNED, SENT = "signed", "sent"
"""Folders beside a case: pages that came back signed, and what says that it was sent and answered."""


def copy_case(path: Path, home: Path, today: dt.date) -> Path:
    """Copy the case at `path` into a new folder under `home`, sealed as it is, with the papers in its folder and
    without its packets: of the copy nothing is made yet. Returns the new case file. Raises InUse, CannotWrite; then
    nothing is left of the copy.
    """
    lock = Lock(path)
    try:
        folder = _new_folder(private_folder(home), today)
        try:
            for source in sorted(path.parent.iterdir()):
                if source.name in folders() or source.is_symlink() or _passing(source.name):
                    continue
                if source.is_dir():
                    shutil.copytree(source, folder / source.name, symlinks=True)
                else:
                    write_whole(folder / source.name, source.read_bytes())
        except (OSError, CannotWrite):
            shutil.rmtree(folder, ignore_errors=True)
            raise CannotWrite("cannot_save", file=folder.name) from None
    finally:
        lock.release()
    return folder / path.name


def delete_case(path: Path) -> None:
    """Wipe the case at `path`, what is kept beside it, its packets, and the copies of what came back. Papers stay where
    they are, also those in its folder, which then stays too. Raises InUse, CannotWrite.
    """
    lock = Lock(path)
    try:
        wipe(path)
        wipe_beside(path)
        wipe_parts(path)
        for name in (*folders(), SIGNED, SENT):
            wipe(path.parent / name)
    finally:
        lock.release()
    if path.exists():
        raise CannotWrite("cannot_save", file=path.name)
    with contextlib.suppress(OSError):
        path.parent.rmdir()


def _passing(name: str) -> bool:
    """Whether a file is there for a while only: a lock, half a save, a build, what papers became."""
    return name.endswith((".lock", ".part", ".kept")) or name.startswith(".imr-packet-")


def _new_folder(home: Path, today: dt.date) -> Path:
    number = 1
    while True:
        folder = home / f"{today.isoformat()}-{number}"
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        except OSError:
            raise CannotWrite("cannot_save", file=folder.name) from None
        else:
            return folder
