"""What this machine offers: versions, optional parts, programs, fonts. Only looks; a part that is missing is an answer.

Heavy libraries are looked up by their metadata, not imported.
"""

from __future__ import annotations

import datetime as dt
import platform
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

PACKAGE: Final = "imr-packet"

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "latin": "Ñandú, Nguyễn, Muñoz",
        "armenian": "Հայերեն",
        "russian": "Русский",
        "arabic": "العربية",
        "farsi": "فارسی",
        "hindi": "हिन्दी",
        "punjabi": "ਪੰਜਾਬੀ",
        "thai": "ไทย",
        "lao": "ລາວ",
        "khmer": "ខ្មែរ",
        "korean": "한국어",
        "japanese": "日本語",
        "chinese": "中文",
    }
)
"""The scripts of the languages in which the agency prints its form -> a word to try."""


@dataclass(frozen=True)
class Library:
    """A library the program uses. `extra` is the optional part it belongs to, "" for those always needed."""

    name: str
    extra: str
    version: str | None


@dataclass(frozen=True)
class Engine:
    """A library that opens papers of strangers: the version here, and the one this release was tried with."""

    name: str
    version: str | None
    tried: str
    released: dt.date
    """The day on which `tried` was released."""

    def old(self, today: dt.date) -> bool:
        """Whether half a year of its makers' mends is missing. A newer version than `tried` has a day of its own."""
        return self.version == self.tried and (today - self.released).days > ENGINE_GOOD_FOR_DAYS


ENGINE_GOOD_FOR_DAYS: Final = 183
"""PDFium's makers mend holes about every four weeks; a clinic updates twice a year."""


def engines() -> tuple[Engine, ...]:
    """What opens PDF, pictures and fonts, from the table that is written with the locks."""
    table = tomllib.loads(files("packet").joinpath("engines.toml").read_text(encoding="utf-8"))
    return tuple(Engine(name, _version(name), told["version"], told["released"]) for name, told in table.items())


def python() -> str:
    return f"Python {platform.python_version()}, {platform.system()}"


def own_version() -> str | None:
    """The version of this program, or None when it runs without being installed."""
    return _version(PACKAGE)


def libraries() -> tuple[Library, ...]:
    """Every library named by the package's metadata, in its order; those for development are left out."""
    try:
        wanted = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return ()
    return tuple(_libraries(wanted))


def _libraries(requirements: list[str]) -> Iterator[Library]:
    for requirement in requirements:
        name = re.match(r"[\w.-]+", requirement)
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", requirement)
        part = extra.group(1) if extra else ""
        if name and part != "dev":
            yield Library(name.group(), part, _version(name.group()))


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def unprinted(text: str) -> list[str]:
    """The characters of `text` that no font on this machine prints. Raises ImportError without the font library."""
    from packet.lettering.typeset import missing

    return missing(text)


def walls() -> dict[str, bool]:
    """What is closed to the workers that open papers: each wall, and whether it held when they tried it here, one that
    may start LibreOffice, too, where that is here."""
    from packet.sandbox.standing import standing

    found = office()
    return standing(Path(found) if found else None)


def office() -> str | None:
    """LibreOffice on this machine, or None."""
    from packet.intake.office_home import program

    return program()


def recogniser() -> str | None:
    """Tesseract on this machine, or None."""
    from packet.reading import recogniser as here

    found = here()
    return str(found) if found else None


CJK: Final = frozenset({"korean", "japanese", "chinese"})
"""Scripts whose fonts no release brings: they are too large."""


def lacking() -> tuple[str, ...]:
    """What this machine lacks that a person may want: names of "doctor.lacks.<name>", the gravest first."""
    unknown = {script for script, sample in SCRIPTS.items() if unprinted(sample)}
    here = {library.name: library.version is not None for library in libraries()}
    found = {
        "fonts": not unknown - CJK,
        "fonts_cjk": not unknown & CJK,
        "office": office() is not None,
        "tesseract": recogniser() is not None,
        "heic": here.get("pillow-heif", True),
        "zip": here.get("zipcodes", True),
        "web": here.get("textual-serve", True),
        "printing": platform.system() == "Windows" or shutil.which("lp") is not None,
    }
    return tuple(name for name, there in found.items() if not there)
