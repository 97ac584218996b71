"""What papers became, kept: a paper that was opened for the screens is not opened again for the packet, nor for the
next one.

It lies in the sitting's own private folder and goes with it, or beside the case (`packet.kept_beside`). What is found
there is never believed: what is told is sealed with a secret that only the person's own processes have, and every file
is held against its digest when it is brought out. Whatever does not fit is thrown away, and the paper is opened anew.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from packet.digest import digest_of
from packet.intake.request import Request
from packet.intake.result import Taken, from_plain, to_plain

MOST_BYTES: Final = 1 << 30
"""Clean pages that are kept at most; most of them are links to what the sitting holds anyway."""
SECRET_BYTES: Final = 32
"""A key of HMAC-SHA-256 as long as its digest (RFC 2104, 3)."""
_OURS: Final = 0o600
"""The folder is closed to others; a copy of it may not be."""
_CHUNK: Final = 1 << 20
_UNTOLD_SECONDS: Final = 3600
"""After so long nobody is about to say what a file is: a worker has no more time for a paper."""


@dataclass(frozen=True)
class KeptPapers:
    """A private folder, 0700, and the secret with which what is told in it is sealed. `takes`: more may be put there; a
    build, whose own files lie on another disk, only looks. `stamp`: what the program is, for a folder that stays longer
    than one sitting; a paper that was locked is not kept there.
    """

    folder: Path
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET_BYTES), repr=False)
    takes: bool = True
    stamp: str = ""

    def find(self, request: Request, unfenced: bool, work: Path) -> Taken | None:
        """What this paper became when the same was asked before, its files brought into `work`; None when it must be
        opened. Never raises for what lies in the folder.
        """
        mark = self._mark(request, unfenced)
        if mark is None:
            return None
        try:
            told = self._unsealed(mark)
            taken = from_plain(told)
            if not isinstance(taken, Taken):
                return None
            brought = {part: work / f"{secrets.token_hex(8)}.{part}" for part in told["digests"]}
            for part, digest in told["digests"].items():
                if _copied(self._file(mark, part), brought[part]) != digest:
                    raise ValueError(part)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            self._drop(mark)
            return None
        return replace(taken, pdf=brought["pdf"], looks=brought.get("looks"))

    def keep(self, request: Request, unfenced: bool, taken: Taken) -> None:
        """Keep what the paper became. Where the folder takes nothing more, the paper is opened again next time."""
        takes = self.takes and not (self.stamp and request.password)
        mark = self._mark(request, unfenced) if takes else None
        if mark is None or taken.sha256 != _digest_of(request.path):  # the file was changed meanwhile
            return
        parts = {"pdf": taken.pdf, **({"looks": taken.looks} if taken.looks else {})}
        try:
            self._make_room(sum(path.stat().st_size for path in parts.values()))
            digests = {}
            for part, path in parts.items():
                kept = self._file(mark, part)
                kept.unlink(missing_ok=True)
                _linked(path, kept)
                kept.chmod(_OURS)
                digests[part] = _digest_of(kept)
            self._tell(mark, {**to_plain(taken), "digests": digests})
        except OSError:
            self._drop(mark)

    def recall(self, name: str) -> Mapping[str, Any] | None:
        """What an earlier run of the same program noted under this name. Never raises for what lies in the folder."""
        mark = self._named(name)
        try:
            return self._unsealed(mark)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, RecursionError):
            self._drop(mark)
            return None

    def note(self, name: str, told: Mapping[str, Any]) -> None:
        """Tell the next run something of ours, JSON-ready. Where the folder takes nothing more, it is not told."""
        mark = self._named(name)
        try:
            self._make_room(0)
            self._tell(mark, told)
        except OSError:
            self._drop(mark)

    def forget(self) -> None:
        """Remove all of it: the case is closed."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _named(self, name: str) -> str:
        return self._seal("named", f"{self.stamp}\0{name}")

    def _tell(self, mark: str, told: Mapping[str, Any]) -> None:
        """Write it whole or not at all. Raises OSError."""
        text = json.dumps(told)
        new = self._file(mark, f"new-{secrets.token_hex(4)}")
        try:
            with open(new, "x", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, _OURS)) as file:
                file.write(json.dumps([self._seal(mark, text), text]))
            new.replace(self._file(mark, "json"))
        except OSError:
            new.unlink(missing_ok=True)
            raise

    def _mark(self, request: Request, unfenced: bool) -> str | None:
        """A name for the bytes of the paper and all that is asked of them. A password is part of it and cannot be read
        from it: the secret is, too.
        """
        asked = {**request.to_plain(), "path": _digest_of(request.path), "unfenced": unfenced, "stamp": self.stamp}
        return self._seal("request", json.dumps(asked, sort_keys=True)) if asked["path"] else None

    def _seal(self, what: str, text: str) -> str:
        return hmac.new(self.secret, f"{what}\0{text}".encode(), hashlib.sha256).hexdigest()

    def _unsealed(self, mark: str) -> Mapping[str, Any]:
        """What was told under this mark. Raises ValueError for a seal that is not ours, FileNotFoundError for none."""
        seal, text = json.loads(self._file(mark, "json").read_text(encoding="utf-8"))
        if not hmac.compare_digest(str(seal).encode(), self._seal(mark, text).encode()):
            raise ValueError("seal")
        told: Mapping[str, Any] = json.loads(text)
        return told

    def _file(self, mark: str, part: str) -> Path:
        return self.folder / f"{mark}.{part}"

    def _drop(self, mark: str) -> None:
        for part in ("json", "pdf", "looks"):
            with suppress(OSError):
                self._file(mark, part).unlink(missing_ok=True)

    def _make_room(self, wanted: int) -> None:
        """The oldest go until there is room, and first what a killed run left without a word of what it is. Raises
        OSError when there is no room for one so large.
        """
        self.folder.mkdir(mode=0o700, exist_ok=True)
        told = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        known, old = {path.stem for path in told}, time.time() - _UNTOLD_SECONDS
        for path in self.folder.iterdir():
            if path.stem not in known and path.stat().st_ctime < old:
                path.unlink()
        held = sum(path.stat().st_size for path in self.folder.iterdir())
        while told and held + wanted > MOST_BYTES:
            mark = told.pop(0).stem
            held -= sum(path.stat().st_size for path in self.folder.glob(f"{mark}.*"))
            self._drop(mark)
        if held + wanted > MOST_BYTES:
            raise OSError(f"more than {MOST_BYTES} bytes")


def _linked(path: Path, kept: Path) -> None:
    """The same file under another name where the folder is on the same disk, else a copy."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copyfile(path, kept)


def _copied(kept: Path, into: Path) -> str:
    """Copy the file; the digest of what was written, so that nothing can change between the look and the copy."""
    digest = hashlib.sha256()
    with kept.open("rb") as source, into.open("xb") as target:
        while piece := source.read(_CHUNK):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def _digest_of(path: Path) -> str:
    """SHA-256 of a file, "" for one that cannot be read."""
    try:
        return digest_of(path)
    except OSError:
        return ""
