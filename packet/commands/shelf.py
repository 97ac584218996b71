"""`imr-packet official --shelf`: every form of the folder looked at once, its map and pictures kept beside it, and what
each language of the paper form has on this computer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.editions import EDITIONS, printed
from forms.visible import visible
from forms.words import say
from packet.errors import CannotWrite, Exit

if TYPE_CHECKING:
    from packet.shelf import OnShelf, Shelf

_PICTURES: Final = "pictures"


def check_shelf(options: argparse.Namespace) -> int:
    """The table to stdout, as JSON with --json; maps and pictures into the folder where it may be written."""
    from packet.shelf import home_shelf, look

    folder: Path = options.shelf if options.shelf != Path() else home_shelf(os.environ)
    shelf = look(folder)
    if options.json:
        sys.stdout.write(json.dumps(_as_json(shelf), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(
            "\n".join(visible(line, lines=True) for line in _lines(shelf, folder, options.language)) + "\n"
        )
    _keep(shelf, folder, options)
    return Exit.DONE


def _lines(shelf: Shelf, folder: Path, language: str) -> Iterator[str]:
    from packet.shelf import compared

    held = bool(shelf.files or shelf.refused)
    yield say("official.shelf.title" if held else "official.shelf.empty", language, folder=folder)
    for one in shelf.files:
        yield from _told(one, language)
    for name, error in shelf.refused:
        yield f"  {name}: " + say("official.shelf.refused", language, why=error.message(language))
    for newer, older, form, changes in compared(shelf):
        from packet.locate.form_map import form_name

        lists = {key: ", ".join(getattr(changes, key)) for key in ("moved", "new", "gone")}
        none = say("official.shelf.none", language)
        yield "  " + say(
            "official.shelf.newer",
            language,
            file=newer.path.name,
            older=older.path.name,
            form=form_name(form, language),
            **{key: names or none for key, names in lists.items()},
        )
    yield ""
    yield say("official.shelf.languages", language)
    for code, name in EDITIONS.items():
        yield "  " + _of_language(shelf, folder, code, name, language)
        if _needs_font(name):
            yield "  " + say("official.shelf.language.font", language, name=name)


def _told(one: OnShelf, language: str) -> Iterator[str]:
    from packet.locate.form_map import form_name

    found = one.found
    for form in found.forms:
        edition = found.editions.get(form)
        yield "  " + say(
            "official.shelf.file",
            language,
            file=one.path.name,
            form=form_name(form, language),
            edition=say("official.edition", language, edition=edition)
            if edition
            else say("official.undated", language),
            form_language=say(f"official.language.{found.language}", language),
            count=len(found.places),
        )
    if labels := found.missing_labels(language):
        yield "    " + say("official.shelf.without", language, items="; ".join(labels))
    for doubt in found.doubts:
        yield "    " + say("official.shelf.doubted", language, why=doubt.message(found.file, language))


def _of_language(shelf: Shelf, folder: Path, code: str, name: str, language: str) -> str:
    from forms.catalog import FORMS
    from packet.shelf import choose

    files = choose(shelf, code, [spec.id for spec in FORMS])
    if files:
        told = ", ".join(path.name for path in files)
        return say("official.shelf.language.here", language, name=name, file=told)
    if printed(code) == code:
        return say("official.shelf.language.print", language, name=name)
    return say("official.shelf.language.absent", language, name=name, folder=folder)


def _needs_font(text: str) -> bool:
    from packet.lettering.typeset import missing

    return bool(missing(text))


def _as_json(shelf: Shelf) -> dict[str, object]:
    from packet.locate.report import as_json

    return {
        "files": [as_json(one.found) for one in shelf.files],
        "refused": [{"file": name, "code": error.code} for name, error in shelf.refused],
    }


def _keep(shelf: Shelf, folder: Path, options: argparse.Namespace) -> None:
    """The maps beside the files, and the pictures of their places. What cannot be written is said and costs only time.

    A map of other bytes, which a person may have mended by hand, is replaced with --replace alone.
    """
    from packet.commands.official import show
    from packet.locate.map_file import beside, written
    from packet.one_file import write_one

    for one in shelf.files:
        if one.found.remembered:
            continue
        try:
            write_one(beside(one.path), written(one.found).encode("utf-8"), replace=options.replace)
            if not options.json:
                pictures = options.out or folder / _PICTURES
                _made(pictures)
                show(one.path, one.found, pictures, options.language)
        except CannotWrite as error:
            sys.stderr.write(error.message(options.language) + "\n")


def _made(folder: Path) -> None:
    """Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotWrite("folder_unwritable", folder=str(folder.parent)) from None
