"""Looks for what a person typed wherever a program can leave it: in files, in the memory of the process itself."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_LARGEST: Final = 64 << 20
_SHARED: Final = ("/tmp", "/var/tmp", "/dev/shm", "/run/user")
_OF_OTHER_TESTS: Final = "pytest-of-"
"""How pytest names the folder of all tests' folders: tens of thousands of files that no tested program is told of."""


def files_with(words: Sequence[str], folders: Sequence[Path], since: float) -> list[Path]:
    """Files that hold one of the words: all below `folders`, and those of the machine's shared places written since."""
    wanted = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    own = {path for folder in folders for path in _files(folder)}
    shared = {path for place in _SHARED for path in _files(Path(place), since)}
    return [path for path in sorted(own | shared) if any(one in _content(path) for one in wanted)]


def _files(folder: Path, since: float = 0.0) -> Iterator[Path]:
    folders = [str(folder)]
    while folders:
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as listing:
            entries = list(listing)
            if any(entry.name == "self" and entry.is_symlink() for entry in entries) and any(
                entry.name == "cmdline" for entry in entries
            ):
                continue  # someone's second /proc holds no files
            folders += [
                entry.path
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(_OF_OTHER_TESTS)
            ]
            for entry in entries:
                if entry.is_file(follow_symlinks=False) and _changed(entry) >= since:
                    yield Path(entry.path)


def _changed(entry: os.DirEntry[str]) -> float:
    with contextlib.suppress(OSError):
        return entry.stat(follow_symlinks=False).st_mtime
    return 0.0


def _content(path: Path) -> bytes:
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(_LARGEST)
    return b""


def memory_holds(process: int, words: Sequence[str]) -> bool:
    """Whether the writable memory of a process holds one of the words. Raises PermissionError when this user may not
    look.
    """
    wanted = [word.encode(code) for word in words for code in ("utf-8", "utf-32-le")]
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:  # noqa: PTH123
        for line in maps:
            span, rights = line.split()[:2]
            first, last = (int(end, 16) for end in span.split("-"))
            if not rights.startswith("rw") or "[v" in line:
                continue
            with contextlib.suppress(OSError):
                memory.seek(first)
                data = memory.read(last - first)
                if any(one in data for one in wanted):
                    return True
    return False
