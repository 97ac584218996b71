"""The forms shelf: a folder of agencies' own PDFs, each looked at once, from which a case takes the right ones.

A file's map lies beside it (`packet.locate.map_file`), so that a case costs no new look. What the shelf does not have
is printed by the program itself.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms import catalog
from forms.case import Case
from forms.editions import named
from forms.sheet import FormId
from forms.words import say
from packet.digest import digest_of
from packet.errors import Interrupted, PacketError, UsageError
from packet.store.home import home_folder

if TYPE_CHECKING:
    from packet.locate import FieldPlace, OfficialMap

FILES_MOST: Final = 100
"""PDFs on a shelf that are looked at: two forms in eighteen languages, with their old editions."""
_FOLDER: Final = "forms"
_PICTURES: Final = "pictures"
_LOOKED: Final = ".looked-at.json"
_MOVED: Final = 6.0
"""Points that a place moves from one edition to the next before it is named: less is another printer's rounding."""


@dataclass(frozen=True)
class OnShelf:
    """One file and what was found on it."""

    path: Path
    found: OfficialMap

    def edition(self, form: FormId) -> tuple[int, int]:
        """(year, month) of a form's edition; (0, 0) undated."""
        month, _, year = self.found.editions.get(form, "").partition("/")
        return (int(year), int(month)) if year else (0, 0)


@dataclass(frozen=True)
class Shelf:
    """What lies on it. `refused`: files that cannot be used, and why."""

    files: tuple[OnShelf, ...]
    refused: tuple[tuple[str, PacketError], ...] = ()


@dataclass(frozen=True)
class Changes:
    """What a newer edition has that the older has not, by places: moved, new, gone."""

    moved: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def home_shelf(environ: Mapping[str, str]) -> Path:
    """The shelf of a person at home: the folder "forms" beside their cases."""
    return home_folder(environ) / _FOLDER


def look(folder: Path, cancelled: Callable[[], bool] | None = None) -> Shelf:
    """Every PDF in the folder. A folder that is not there is an empty shelf. Raises Interrupted."""
    from packet.locate import read_map

    files: list[OnShelf] = []
    refused: list[tuple[str, PacketError]] = []
    for path in _pdfs(folder):
        try:
            files.append(OnShelf(path, read_map(path, cancelled=cancelled)))
        except Interrupted:
            raise
        except PacketError as error:
            refused.append((path.name, error))
    return Shelf(tuple(files), tuple(refused))


def signs(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, bytes and time of every PDF in the folder: as long as they stay, a look at it would find the same."""
    found: list[tuple[str, int, int]] = []
    for path in _pdfs(folder):
        try:
            state = path.stat()
        except OSError:
            continue
        found.append((path.name, state.st_size, state.st_mtime_ns))
    return tuple(found)


def looked_at(folder: Path) -> frozenset[tuple[str, int, int]]:
    """The `signs` of the files that this version of the program has looked at there and could not use."""
    from packet.machine import own_version
    from packet.one_file import CASE_MOST, read_one

    try:
        kept = json.loads(read_one(folder / _LOOKED, CASE_MOST))
        signed = kept["refused"] if kept["version"] == own_version() else []
        return frozenset((str(name), int(size), int(changed)) for name, size, changed in signed)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def keep_looked_at(shelf: Shelf, folder: Path) -> None:
    """Remember which files could not be used: no news until they, or the program, change. Raises CannotWrite."""
    from packet.machine import own_version
    from packet.one_file import write_one

    refused = {name for name, _ in shelf.refused}
    kept = {"version": own_version(), "refused": [sign for sign in signs(folder) if sign[0] in refused]}
    if refused or (folder / _LOOKED).is_file():
        write_one(folder / _LOOKED, json.dumps(kept).encode("ascii"), replace=True)


def pictures_in(folder: Path) -> Path:
    """Where the pictures of the places of a shelf's files are."""
    return folder / _PICTURES


def keep_map(one: OnShelf, *, replace: bool = False) -> None:
    """The map of a file beside it, for the cases to come. Raises CannotWrite: a map of other bytes, which a person may
    have mended by hand, is replaced only with `replace`.
    """
    from packet.locate.map_file import beside, written
    from packet.one_file import write_one

    write_one(beside(one.path), written(one.found).encode("utf-8"), replace=replace)


def keep_pictures(one: OnShelf, folder: Path) -> list[Path]:
    """A picture of every page of a form with its places drawn, as FOLDER/NAME.page-N.png. Raises CannotWrite, and what
    `packet.locate.guard.ask_pictures` raises.
    """
    from packet.locate.guard import ask_pictures
    from packet.one_file import write_one

    written: list[Path] = []
    for page, picture in ask_pictures(one.path, one.found).items():
        written.append(folder / f"{one.path.stem}.page-{page + 1}.png")
        write_one(written[-1], picture, replace=True)
    return written


def _pdfs(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pdf" and path.is_file())
    except OSError:
        return []
    return found[:FILES_MOST]


def choose(shelf: Shelf, language: str, forms: Sequence[FormId]) -> tuple[Path, ...]:
    """The files in this language for these forms: the newest edition of each, no form twice, none that is in doubt."""
    usable = [one for one in shelf.files if one.found.language == language and not one.found.doubts]
    taken: list[OnShelf] = []
    for form in forms:
        held = {had for one in taken for had in one.found.forms}
        if form in held:
            continue
        offered = [one for one in usable if form in one.found.forms and not held & set(one.found.forms)]
        if offered:
            taken.append(max(offered, key=lambda one: (one.edition(form), len(one.found.forms), one.path.name)))
    return tuple(one.path for one in taken)


def files_for(
    case: Case, today: dt.date, folder: Path, cancelled: Callable[[], bool] | None = None
) -> tuple[Path, ...]:
    """The files of the shelf that this case is filled on; none where it has none in the case's language.

    What was looked at before is chosen by its map alone: whoever fills the file looks at it again. Files without a map
    are looked at only where the others have nothing.
    """
    if not _pdfs(folder):
        return ()
    forms = [spec.id for spec in catalog.needed(catalog.filing_for(case), case, today)]
    taken = choose(mapped(folder), case.paper_language, forms)
    return taken or choose(look(folder, cancelled), case.paper_language, forms)


def mapped(folder: Path) -> Shelf:
    """What is known of the files by their maps alone, without a look at any of them."""
    from packet.locate.guard import LARGEST
    from packet.locate.map_file import remembered

    files: list[OnShelf] = []
    for path in _pdfs(folder):
        try:
            if path.stat().st_size > LARGEST:
                continue
            found = remembered(path, digest_of(path))
        except (OSError, UsageError):
            continue
        if found is not None:
            files.append(OnShelf(path, found))
    return Shelf(tuple(files))


def lacking(case: Case, found: Sequence[Path], language: str) -> str:
    """The sentence for a form that was wanted in a language in which none is at hand; "" where all is well."""
    if found or not case.edition:
        return ""
    name, instead = (named(one, language) for one in (case.edition, case.form_language))
    return say("official.shelf.lacking", language, name=name, printed=instead)


def compared(shelf: Shelf) -> Iterator[tuple[OnShelf, OnShelf, FormId, Changes]]:
    """(newer, older, form, what changed) for every form that two files have in one language and two editions."""
    for newer in shelf.files:
        for older in shelf.files:
            for form in set(newer.found.forms) & set(older.found.forms):
                if newer.found.language == older.found.language and newer.edition(form) > older.edition(form):
                    yield newer, older, form, _changes(newer.found, older.found, form)


def _changes(newer: OfficialMap, older: OfficialMap, form: FormId) -> Changes:
    now, then = _places(newer, form), _places(older, form)
    moved = tuple(title for title in now if title in then and _apart(now[title], then[title]))
    return Changes(moved, tuple(t for t in now if t not in then), tuple(t for t in then if t not in now))


def _places(found: OfficialMap, form: FormId) -> dict[str, FieldPlace]:
    return {place.title: place for place in found.places if found.item(place.key).form == form}


def _apart(one: FieldPlace, other: FieldPlace) -> bool:
    (x, y), (u, v) = one.area.middle, other.area.middle
    return one.page != other.page or abs(x - u) > _MOVED or abs(y - v) > _MOVED
