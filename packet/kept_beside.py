"""Papers kept beside their case from one run to the next, so that a packet that is made again opens none of them anew.

The folder is the case's own (0700) and goes with it. It may come from a stranger, as any folder with a case may: what
is found there is believed only by a secret that lies with the person's own cases (`packet.intake.kept`). A locked case
keeps nothing beside it, and neither does a kiosk.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Final

import packet
from packet.errors import CannotWrite
from packet.intake.kept import SECRET_BYTES, KeptPapers
from packet.one_file import read_one
from packet.store.beside import kept_folder
from packet.store.files import write_whole

_KEY: Final = ".papers-kept"
_ENGINES: Final = ("imr-packet", "pikepdf", "pypdfium2", "pypdf", "pillow", "numpy")
"""What makes pages of papers; another version may make others. LibreOffice is told by its file."""
FREE: Final = 2 << 30
"""Bytes that a disk must have free: the next packet is worth more than a second."""


def kept_beside(case: Path, home: Path) -> KeptPapers | None:
    """What is kept of the papers of the plain case at this path; None where nothing may be: without a folder of all
    cases (`home`), in which the secret lies, on a disk that is nearly full, or where the folder is not ours alone.
    """
    folder = kept_folder(case)
    try:
        if not home.is_dir() or shutil.disk_usage(case.parent).free < FREE:
            return None
        if folder.is_symlink() or (folder.exists() and not _private(folder)):
            return None
        return KeptPapers(folder, _secret(home), stamp=_stamp())
    except (OSError, ValueError, CannotWrite):
        return None


def _private(folder: Path) -> bool:
    if os.name != "posix":
        return folder.is_dir()
    known = folder.stat()
    return folder.is_dir() and known.st_uid == os.getuid() and not known.st_mode & 0o077


def _secret(home: Path) -> bytes:
    """The person's own. Raises CannotWrite, OSError, and ValueError for a file that is none."""
    path = home / _KEY
    with suppress(FileNotFoundError):
        secret = read_one(path, SECRET_BYTES)
        if len(secret) != SECRET_BYTES:
            raise ValueError("secret")
        return secret
    write_whole(path, secrets.token_bytes(SECRET_BYTES))
    return read_one(path, SECRET_BYTES)  # another program may have made it meanwhile: the file counts


def _stamp() -> str:
    """What the program and its engines are, by version and by their files: with another one every paper is opened
    anew.
    """
    from packet.intake.office_home import program

    digest, root = hashlib.sha256(), Path(packet.__file__).parent
    for name in _ENGINES:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\0".encode())
    office = program()
    for path in [*sorted(root.rglob("*.py")), *([Path(office)] if office else [])]:
        known = path.stat()
        digest.update(f"{path}\0{known.st_size}\0{known.st_mtime_ns}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()
