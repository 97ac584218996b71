"""Papers that lie outside their case's folder, and which of them the person has allowed on this machine.

A case file that came from somebody else can name any file ("../../../../etc/passwd"): its pages would go into a packet
that is sent away. So such a file is opened only after a yes. A paper that was added with this program has its yes. The
yeses are kept with the person's own cases and never beside a case, where somebody else's could lie already.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from packet.errors import CannotWrite
from packet.one_file import read_one
from packet.store.files import private_folder, write_whole

_NAME: Final = ".papers-outside"
_MOST: Final = 5000
"""Yeses that are kept, the newest: 80 bytes each."""
_MOST_BYTES: Final = 1 << 20
_KEY_BYTES: Final = 32


def place_outside(base: Path, file: str) -> Path | None:
    """The real place of a paper that does not lie in the case's folder `base`, whatever links say; None for one that
    does.
    """
    try:
        real = (base / file).resolve()
        return None if real.is_relative_to(base.resolve()) else real
    except (OSError, RuntimeError, ValueError):  # a name that no disk can hold: opening it will tell
        return None


class Allowed:
    """The yeses of one person, kept in the folder of all cases; without a folder (a kiosk) there are none.

    A yes is for one case folder and one file. Only a keyed digest of both is kept: beside a sealed case a path would
    tell what its answers hide.
    """

    def __init__(self, home: Path | None) -> None:
        self._file = home / _NAME if home else None
        self._now: set[tuple[Path, Path]] = set()

    def __call__(self, base: Path, file: str) -> bool:
        """Whether this paper may be opened without asking."""
        real = place_outside(base, file)
        if real is None or (base, real) in self._now:
            return True
        key, kept = self._read()
        return _mark(key, base, real) in kept

    def accepted(self, base: Path, files: Iterable[str]) -> frozenset[str]:
        """What a build is to accept: "outside:NAME" for each of these papers that lies outside and has its yes."""
        outside = (file for file in files if place_outside(base, file) is not None)
        return frozenset(f"outside:{file}" for file in outside if self(base, file))

    def allow(self, base: Path, file: str) -> None:
        """The person said yes, or added the paper. On a disk that is full the yes holds for this run."""
        real = place_outside(base, file)
        if real is None or self._file is None:
            return
        self._now.add((base, real))
        key, kept = self._read()
        mark = _mark(key, base, real)
        if mark not in kept:
            text = json.dumps({"key": key.hex(), "files": [*kept, mark][-_MOST:]})
            with suppress(CannotWrite):
                private_folder(self._file.parent)
                write_whole(self._file, text.encode())

    def _read(self) -> tuple[bytes, list[str]]:
        try:
            assert self._file is not None
            kept = json.loads(read_one(self._file, _MOST_BYTES))
            return bytes.fromhex(kept["key"]), [str(mark) for mark in kept["files"]]
        except (AssertionError, OSError, ValueError, KeyError, TypeError):
            return os.urandom(_KEY_BYTES), []


def _mark(key: bytes, base: Path, real: Path) -> str:
    named = f"{base.resolve()}\0{real}".encode(errors="surrogateescape")
    return hmac.new(key, named, hashlib.sha256).hexdigest()
