"""What lies beside a case: where the person stopped, the agency's own PDF that they chose, a locked case's label, in
small files; and a folder of papers that need not be opened again.

The case file has fixed names, and the commands take that PDF as an option; so the choice of the screens is kept beside
it. No file holds an answer, but a path can tell who someone is: beside a sealed draft the choice is sealed too.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from packet.errors import CannotWrite
from packet.one_file import read_one
from packet.store.files import wipe, write_whole
from packet.store.sealed import Key, Randomness, WrongPassphrase, seal, unseal

_MOST_BYTES: Final = 1 << 20
"""Both come with a case that somebody else may have made; a few paths take less than 4 kB."""

_LONGEST_LABEL: Final = 60
"""Characters: a line of the list."""
_MOST_LABEL: Final = 4 * _LONGEST_LABEL
"""Bytes: no character of UTF-8 takes more than four."""


def place_of(case: Path) -> str:
    """Where the person stopped in the case file at this path ("patient/name"), "" when unknown."""
    try:
        return read_one(_place_file(case), _MOST_BYTES).decode().strip()
    except (OSError, ValueError):
        return ""


def remember(case: Path, place: str) -> None:
    """Note where the person is. Losing it loses no answer, so a full disk is no error here."""
    with contextlib.suppress(CannotWrite):
        write_whole(_place_file(case), f"{place}\n".encode())


def official_of(case: Path, key: Key | None) -> tuple[Path, ...]:
    """The agency's PDFs that were chosen for this case; none when nothing can be understood."""
    try:
        data = read_one(_choices_file(case), _MOST_BYTES)
        kept = json.loads(unseal(data, key) if key else data.decode())["official"]
        if not isinstance(kept, list):
            return ()
        return tuple(case.parent / name for name in kept if isinstance(name, str) and "\0" not in name)
    except (OSError, ValueError, KeyError, TypeError, WrongPassphrase):
        return ()


def choose(case: Path, official: Sequence[Path], key: Key | None, randomness: Randomness) -> None:
    """Keep the choice; nothing chosen removes it. Raises CannotWrite; what was kept before then stands."""
    if not official:
        wipe(_choices_file(case))
        return
    names = [str(path.relative_to(case.parent) if path.is_relative_to(case.parent) else path) for path in official]
    text = json.dumps({"official": names})
    write_whole(_choices_file(case), seal(text, key, randomness) if key else text.encode())


def label_of(case: Path) -> str:
    """What a locked case is called in the list, "" for none. Anybody can read it."""
    try:
        return " ".join(read_one(_label_file(case), _MOST_LABEL).decode().split())
    except (OSError, ValueError):
        return ""


def put_label(case: Path, label: str) -> None:
    """Call a locked case so; blank takes the label away. Raises CannotWrite."""
    if not label.strip():
        wipe(_label_file(case))
        return
    write_whole(_label_file(case), label.strip()[:_LONGEST_LABEL].encode(errors="replace"))


def wipe_beside(case: Path) -> None:
    """Remove them all."""
    wipe(_label_file(case))
    wipe(_place_file(case))
    wipe(_choices_file(case))
    wipe(kept_folder(case))


def kept_folder(case: Path) -> Path:
    """Where the papers of a plain case are kept from one run to the next (`packet.kept_beside`)."""
    return case.with_name(f".{case.name}.kept")


def _label_file(case: Path) -> Path:
    return case.with_name(f".{case.name}.label")


def _place_file(case: Path) -> Path:
    return case.with_name(f".{case.name}.place")


def _choices_file(case: Path) -> Path:
    return case.with_name(f".{case.name}.choices")
