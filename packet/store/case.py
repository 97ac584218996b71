"""The case on disk: opened, saved after every answer, never overwriting what another program wrote, sealed if wished.

A case is one file (`case.json`, or `case.sealed` when encrypted) in a folder of its own, 0700. Papers are not copied:
the case names where they are, so sealing a draft hides the answers and the papers' names, not the papers. The finished
packet is plain, because it is made to be sent. What belongs to a case and is no answer is kept beside it
(`packet.store.beside`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from forms.answers import Answers, read_case_file, write_case_file
from forms.words import ENGLISH
from packet.errors import CannotWrite, PacketError, UsageError
from packet.one_file import CASE_MOST, NotRegular, TooLarge, read_one
from packet.store.beside import choose, official_of, place_of, remember, wipe_beside
from packet.store.files import Lock, private_folder, wipe, wipe_parts, write_whole
from packet.store.sealed import Cost, Key, Randomness, is_sealed, key_of, new_key, seal, unseal

PLAIN = "case.json"
SEALED = "case.sealed"


class ChangedElsewhere(PacketError):
    """Another program wrote this case since it was read; nothing was overwritten."""

    exit = CannotWrite.exit


class CaseFile:
    """One open case. Hold it while the case is edited; `close` it at the end (or use it as a context manager)."""

    def __init__(
        self,
        path: Path,
        key: Key | None,
        seen: bytes | None,
        randomness: Randomness = os.urandom,
        *,
        on_disk: Answers | None = None,
        link: Path | None = None,
        new_folder: bool = False,
    ) -> None:
        """Take the lock. `seen` is the digest of the bytes on disk that the caller knows, None before the first
        save; `on_disk` what they say; `link` a symbolic link by which the file at `path` was named. `new_folder`: its
        folder was made for it.
        """
        self.path = path
        self._link = link
        self._key = key
        self._seen = seen
        self._randomness = randomness
        self._passwords = _passwords(on_disk or Answers())
        self._new_folder = new_folder
        self._lock = Lock(path)
        wipe_parts(path)

    @property
    def sealed(self) -> bool:
        """Whether the file on disk is encrypted."""
        return self._key is not None

    @property
    def folder(self) -> Path:
        """The folder that paths of papers are relative to: for every command it is that of the name that was given."""
        return (self._link or self.path).parent

    def save(self, answers: Answers) -> None:
        """Write the case, whole. Raises ChangedElsewhere (nothing written), CannotWrite (disk full: the old file
        stays).
        """
        if _digest_of(self.path) not in (self._seen, None):
            raise ChangedElsewhere("changed_elsewhere", file=self.path.name)
        self._write(answers)

    def save_keeping_both(self, answers: Answers) -> Path:
        """Put the other program's version aside and write ours. Returns where the other version is now. Raises
        CannotWrite (disk full, no permission); then it is where it was.
        """
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}.other-{number}{self.path.suffix}")).exists():
            number += 1
        try:
            self._write(answers, when_safe=lambda: self.path.rename(aside))
        except CannotWrite:
            if aside.exists() and not self.path.exists():
                aside.rename(self.path)
            raise
        return aside

    def reload(self) -> Answers:
        """The version on disk now, which becomes the one we know. Raises UsageError, WrongPassphrase."""
        data = _read(self.path)
        answers = _answers(self.path, unseal(data, self._key) if self._key else _text(self.path, data))
        self._seen = hashlib.sha256(data).digest()
        self._passwords = _passwords(answers)
        return answers

    def _write(self, answers: Answers, when_safe: Callable[[], object] = lambda: None) -> None:
        text = write_case_file(self._kept(answers))
        data = seal(text, self._key, self._randomness) if self._key else text.encode()
        write_whole(self.path, data, when_safe=when_safe)
        self._seen = hashlib.sha256(data).digest()

    def _kept(self, answers: Answers) -> Answers:
        """The answers without the passwords of papers typed since: those are for this visit only. One that the person
        wrote into the file by hand stays there.
        """
        papers = (replace(paper, password=self._passwords.get(paper.file, "")) for paper in answers.papers)
        return replace(answers, papers=tuple(papers))

    def may_seal(self) -> None:
        """Raises CannotWrite("hard_link") for a file with another name on its disk: what stands
        under that one would be wiped unasked. To be asked before a passphrase is.
        """
        with contextlib.suppress(OSError):
            if self.path.stat().st_nlink > 1:
                raise CannotWrite("hard_link", file=self.path.name)

    def encrypt(self, passphrase: str, answers: Answers, cost: Cost | None = None) -> None:
        """From now on the draft is sealed; the plain file is wiped after the sealed one is safely written. Raises as
        `may_seal` and `save`.
        """
        self.may_seal()
        self._move(new_key(passphrase, cost, self._randomness), ".sealed", answers)

    def decrypt(self, answers: Answers) -> None:
        """From now on the draft is plain; the sealed file goes."""
        self._move(None, ".json", answers)

    def _move(self, key: Key | None, suffix: str, answers: Answers) -> None:
        old, old_key, old_seen, place, official = self.path, self._key, self._seen, self.place(), self.official()
        new = old.with_suffix(suffix)
        if new != old and new.exists():
            raise CannotWrite("cannot_save", file=new.name)
        if _digest_of(old) not in (old_seen, None):
            raise ChangedElsewhere("changed_elsewhere", file=old.name)
        self.path, self._key = new, key
        try:
            self.choose(official)
            self._write(answers)
        except CannotWrite:
            if new != old:
                wipe_beside(new)
            self.path, self._key, self._seen = old, old_key, old_seen
            raise
        if new != old:
            lock, self._lock = self._lock, Lock(new)
            wipe(old)
            wipe_beside(old)
            wipe_parts(old)
            lock.release()
            self.remember(place)
            self._point()

    def _point(self) -> None:
        """The link leads to the file under its new name too; it takes the same suffix."""
        if self._link is not None:
            link = self._link.with_suffix(self.path.suffix)
            with contextlib.suppress(OSError):
                link.symlink_to(self.path)
                self._link.unlink()
                self._link = link

    def place(self) -> str:
        """Where the person stopped ("patient/name"), "" when unknown."""
        return place_of(self.path)

    def remember(self, place: str) -> None:
        """Note where the person is; a full disk is no error here."""
        remember(self.path, place)

    def official(self) -> tuple[Path, ...]:
        """The agency's own PDFs that were chosen for this case."""
        return official_of(self.path, self._key)

    def choose(self, official: Sequence[Path]) -> None:
        """Keep the choice of the agency's own PDFs with the case. Raises CannotWrite."""
        choose(self.path, official, self._key, self._randomness)

    def wipe(self) -> None:
        """Remove the case and what belongs to it. The packet already made, and the papers, stay."""
        wipe(self.path)
        wipe_beside(self.path)
        wipe_parts(self.path)
        self.close()
        with contextlib.suppress(OSError):
            self.path.parent.rmdir()

    def close(self) -> None:
        """Let go of the lock. A case that was begun and into which nothing came leaves no folder behind."""
        nothing = self._new_folder and self._seen is None and not self.official() and not self.path.exists()
        if nothing:
            wipe_beside(self.path)
        self._lock.release()
        if nothing:
            with contextlib.suppress(OSError):  # a paper that was put there stays, and the folder with it
                self.path.parent.rmdir()

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_case(
    home: Path, today: dt.date, passphrase: str = "", *, cost: Cost | None = None, randomness: Randomness = os.urandom
) -> CaseFile:
    """A new, empty case in a folder named by its date and a number. With a passphrase no plain copy is ever on disk."""
    private_folder(home)
    number = 1
    while True:
        folder = home / f"{today.isoformat()}-{number}"
        try:
            folder.mkdir(mode=0o700)
            break
        except FileExistsError:
            number += 1
        except OSError:
            raise CannotWrite("cannot_save", file=folder.name) from None
    key = new_key(passphrase, cost, randomness) if passphrase else None
    return CaseFile(folder / (SEALED if key else PLAIN), key, None, randomness, new_folder=True)


def open_case(
    path: Path, passphrase: str = "", randomness: Randomness = os.urandom, *, speaks: str = ENGLISH
) -> tuple[CaseFile, Answers]:
    """Open a case file. A path that does not exist yet is a new case there. A case that names no language speaks this.

    A symbolic link stays one: the file that it leads to is locked and saved.
    Raises WrongPassphrase, UsageError (cannot be read or understood), InUse, CannotWrite.
    """
    link = path if path.is_symlink() else None
    path = path.resolve() if link else path
    if not path.exists():
        return CaseFile(path, None, None, randomness, link=link), Answers(language=speaks)
    data = _read(path)
    key = key_of(data, passphrase) if is_sealed(data) else None
    text = unseal(data, key) if key else _text(path, data)
    answers = _answers(path, text, speaks)
    return CaseFile(path, key, hashlib.sha256(data).digest(), randomness, on_disk=answers, link=link), answers


def needs_passphrase(path: Path) -> bool:
    """Whether the file at this path is a sealed draft."""
    try:
        return is_sealed(read_one(path, CASE_MOST))
    except OSError:
        return False


def peek(path: Path) -> Answers:
    """The answers of a plain case, without the lock and without opening it for writing. Raises UsageError."""
    return _answers(path, _text(path, _read(path)))


def _read(path: Path) -> bytes:
    try:
        return read_one(path, CASE_MOST)
    except NotRegular:
        raise UsageError("case_file.not_regular", file=path.name) from None
    except TooLarge:
        raise UsageError("case_file.too_large", file=path.name, most=CASE_MOST >> 20) from None
    except OSError:
        raise UsageError("case_unreadable", file=path.name) from None


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except ValueError:
        raise UsageError("case_unreadable", file=path.name) from None


def _answers(path: Path, text: str, speaks: str = ENGLISH) -> Answers:
    from forms.answers import CaseFileError

    try:
        return read_case_file(text, speaks=speaks)
    except CaseFileError as error:
        raise UsageError(f"case_file.{error.code}", file=path.name, **error.params) from None


def _passwords(answers: Answers) -> Mapping[str, str]:
    return {paper.file: paper.password for paper in answers.papers if paper.password}


def _digest_of(path: Path) -> bytes | None:
    try:
        return hashlib.sha256(read_one(path, CASE_MOST)).digest()
    except FileNotFoundError:
        return None
    except (NotRegular, TooLarge):
        return b""  # no digest is so short: another program put something else there
    except OSError:
        raise CannotWrite("cannot_save", file=path.name) from None
