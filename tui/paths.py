"""What a person types, pastes or drops as the place of papers: one path, several, quoted, file:// or a whole folder."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import unquote

SUFFIXES: Final = frozenset(
    [
        ".pdf",
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
        ".gif",
        ".bmp",
        ".webp",
        ".heic",
        ".heif",
        ".txt",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
    ]
)
"""What a folder is searched for; a file named outright may have any ending, the intake looks inside."""


def typed_paths(text: str, home: Path) -> list[Path]:
    """The paths in a line of text, in order, each once. A folder stands for the papers in it, by name."""
    found: list[Path] = []
    for part in _parts(text.strip(), home):
        path = _path(part, home)
        found += papers_in(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _parts(text: str, home: Path) -> Iterable[str]:
    if not text:
        return []
    if _path(text, home).exists():
        return [text]
    try:
        return shlex.split(text)
    except ValueError:
        return [text]


def _path(text: str, home: Path) -> Path:
    if text.startswith("file://"):
        text = unquote(text.removeprefix("file://"))
    if text == "~" or text.startswith("~/"):
        return home / text[2:]
    return Path(text)


def papers_in(folder: Path) -> list[Path]:
    """Files in a folder that look like papers, by name; hidden ones are left out. Empty when it cannot be read."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        return []
    return [e for e in entries if e.suffix.lower() in SUFFIXES and not e.name.startswith(".") and e.is_file()]


def folders_in(folder: Path) -> list[Path]:
    """Folders in a folder, by name; hidden ones are left out."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        return []
    return [entry for entry in entries if not entry.name.startswith(".") and entry.is_dir()]


def named_from(path: Path, base: Path) -> str:
    """How the case names a paper: relative inside the case's folder, absolute elsewhere."""
    path = path if path.is_absolute() else Path.cwd() / path
    return str(path.relative_to(base)) if path.is_relative_to(base) else str(path)
