"""`imr-packet official --shelf`: every form of the folder looked at once, its map and pictures kept beside it, and what
each language of the paper form has on this computer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from forms.visible import visible
from forms.words import tell
from packet.errors import CannotWrite, Exit

if TYPE_CHECKING:
    from packet.shelf import Shelf


def check_shelf(options: argparse.Namespace) -> int:
    """The table to stdout, as JSON with --json; maps and pictures into the folder where it may be written."""
    from packet.shelf import home_shelf, look
    from packet.shelf_report import lines

    folder: Path = options.shelf if options.shelf != Path() else home_shelf(os.environ)
    shelf = look(folder)
    if options.json:
        sys.stdout.write(json.dumps(_as_json(shelf), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(visible(line, lines=True) for line in lines(shelf, folder, options.language)) + "\n")
    _keep(shelf, folder, options)
    return Exit.DONE


def _as_json(shelf: Shelf) -> dict[str, object]:
    from packet.locate.report import as_json

    return {
        "files": [as_json(one.found) for one in shelf.files],
        "refused": [{"file": name, "code": error.code} for name, error in shelf.refused],
    }


def _keep(shelf: Shelf, folder: Path, options: argparse.Namespace) -> None:
    """The maps beside the files, and the pictures of their places. What cannot be written is said and costs only
    time."""
    from packet.shelf import keep_looked_at, keep_map, keep_pictures, pictures_in

    with suppress(CannotWrite):  # that of a map is said, and has the same reason
        keep_looked_at(shelf, folder)
    for one in shelf.files:
        if one.found.remembered:
            continue
        try:
            keep_map(one, replace=options.replace)
            for path in () if options.json else keep_pictures(one, options.out or pictures_in(folder)):
                sys.stderr.write(tell("official.picture", options.language, file=path) + "\n")
        except CannotWrite as error:
            sys.stderr.write(error.message(options.language) + "\n")
