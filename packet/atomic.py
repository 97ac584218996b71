"""All or nothing: a build works in a private folder beside its goal and moves finished files there by renaming.

The files are 0600 in folders 0700. A packet that is there already is never overwritten unasked. `ledger.json` goes
last and an old one goes first, so a folder with a ledger always holds the packet that the ledger describes. What a
killed build left is swept by the next one.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from packet.errors import CannotWrite

PREFIX: Final = ".imr-packet-"
LAST: Final = "ledger.json"
PRINTED: Final = ".printed.pdf"
"""The packet as it was printed, beside one that holds pages that came back signed: to hold the next ones against. Its
name keeps it out of sight, for it is not what is sent."""
PRINTINGS: Final = ".printed.json"
"""What stood on the pages to be signed of this printing and of earlier ones (`packet.printings`)."""
_PRODUCTS: Final = (
    "packet.pdf",
    PRINTED,
    PRINTINGS,
    "ledger.json",
    "next-steps.pdf",
    "next-steps.ics",
    "mail.pdf",
    "report.json",
    "fax*.tif",
    "fax*.pdf",
)


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """A private folder on the disk that will hold `out`; it is gone afterwards, whatever happened.

    Raises `CannotWrite` when no folder can be made, or when the disk refuses a write inside the block.
    """
    place: Path | None = None
    with _disk_errors(out):
        try:
            place = _private_folder(out)
            with _held(place):
                work = place / "work"
                work.mkdir(mode=0o700)
                yield work
        finally:
            if place is not None:
                shutil.rmtree(place, ignore_errors=True)


def publish(made: Path, out: Path, *, replace: bool = False) -> None:
    """Move every file of the folder `made` into `out`, which is made 0700 when it is not there.

    Files equal to those that are there already are fine. Raises `CannotWrite` ("packet_exists") when `out` holds
    another packet and `replace` is not set, and when the disk refuses.
    """
    with _disk_errors(out):
        names = sorted(path.name for path in made.iterdir())
        for name in names:
            _settle(made / name)
        if not out.exists():
            out.parent.mkdir(parents=True, exist_ok=True)
            made.chmod(0o700)
            made.rename(out)
            _sync(out.parent)
            return
        there = {path.name for pattern in _PRODUCTS for path in out.glob(pattern)}
        if there == set(names) and all(_same(made / name, out / name) for name in names):
            return
        if there and not replace:
            raise CannotWrite("packet_exists", folder=str(out))
        for name in sorted((there - set(names)) | (there & {LAST})):
            (out / name).unlink()
        for name in sorted(names, key=lambda name: name == LAST):
            (made / name).replace(out / name)
        _sync(out)


@contextmanager
def _disk_errors(out: Path) -> Iterator[None]:
    """The operating system's refusals, as errors with a remedy."""
    try:
        yield
    except CannotWrite as told:
        if "folder" in told.params:  # of a part of the work: the person knows only the folder they named
            told.params["folder"] = str(out)
        raise
    except OSError as refusal:
        full = refusal.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        # The refusal's own text may name a paper or a folder of the person: it goes no further.
        raise CannotWrite("disk_full" if full else "folder_unwritable", folder=str(out)) from None


def _private_folder(out: Path) -> Path:
    """Beside `out` when that can be written, else inside it: both are on the disk that `out` is on."""
    parent = next(folder for folder in out.absolute().parents if folder.is_dir())
    sweep(parent)
    try:
        return Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    except PermissionError:
        if not out.is_dir():
            raise
        sweep(out)
        return Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """A lock that the system drops when this process ends, however it ends."""
    with (place / "lock").open("w") as lock:
        _lock(lock.fileno())
        yield


def sweep(parent: Path) -> None:
    """Remove the private folders of builds that were killed from `parent`: those whose lock nobody holds."""
    for place in parent.glob(f"{PREFIX}*"):
        with suppress(OSError), (place / "lock").open("r+") as lock:
            if _lock(lock.fileno()):
                shutil.rmtree(place, ignore_errors=True)


def _lock(descriptor: int) -> bool:
    """True when the lock is ours now. Without locks (Windows) nobody may claim what another may be using."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _settle(path: Path) -> None:
    path.chmod(0o600)
    with path.open("r+b") as file:  # Windows flushes only what is open for writing
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make renames last; some systems cannot open a folder, and then need no such thing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _same(one: Path, other: Path) -> bool:
    import filecmp

    return filecmp.cmp(one, other, shallow=False)
