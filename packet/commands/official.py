"""`imr-packet official`: what the program makes of an agency's PDF, as a table or JSON, with a picture of every page;
with --shelf of every one in a folder (`packet.commands.shelf`).

Exit codes: 0, 2 wrong use or a broken map file, 4 the PDF is refused, 6 the output cannot be written.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from forms.visible import visible
from forms.words import ENGLISH, say, tell
from packet.errors import CannotWrite, Exit

if TYPE_CHECKING:
    from packet.locate import OfficialMap


def arguments(parser: argparse.ArgumentParser) -> None:
    """FILE.pdf, or --shelf [DIR]; [--json] [--out DIR] [--save] [--replace]."""
    language = parser.get_default("language") or ENGLISH

    def told(option: str) -> str:
        return say(f"official.option.{option}", language)

    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, metavar="FILE.pdf", nargs="?", help=told("file"))
    what.add_argument("--shelf", type=Path, metavar="DIR", nargs="?", const=Path(), help=told("shelf"))
    parser.add_argument("--json", action="store_true", help=told("json"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=told("out"))
    parser.add_argument("--save", action="store_true", help=told("save"))
    parser.add_argument("--replace", action="store_true", help=told("replace"))


def run(options: argparse.Namespace) -> int:
    """The table to stdout; names of the pictures and of the map file (--save) to stderr.

    Pictures go to --out, else beside the PDF; with --json only to --out.
    """
    if options.shelf is not None:
        from packet.commands.shelf import check_shelf

        return check_shelf(options)
    from packet.locate import read_map
    from packet.locate.map_file import beside, written
    from packet.locate.report import as_json, lines
    from packet.one_file import write_one

    language: str = options.language
    found = read_map(options.file)
    if options.json:
        sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(visible(line, lines=True) for line in lines(found, language)) + "\n")
    if options.save:
        write_one(beside(options.file), written(found).encode("utf-8"), replace=options.replace)
        sys.stderr.write(tell("official.saved", language, file=beside(options.file)) + "\n")
    if options.out is not None or not options.json:
        show(options.file, found, options.out, language)
    return Exit.DONE


def show(pdf: Path, found: OfficialMap, out: Path | None, language: str) -> None:
    """A picture of every page that is part of a form: OUT/NAME.page-N.png."""
    from packet.locate.guard import ask_pictures
    from packet.one_file import write_one

    folder = out or pdf.parent
    try:
        for page, picture in ask_pictures(pdf, found).items():
            path = folder / f"{pdf.stem}.page-{page + 1}.png"
            write_one(path, picture, replace=True)
            sys.stderr.write(tell("official.picture", language, file=path) + "\n")
    except CannotWrite:
        if out is not None:
            raise
        sys.stderr.write(tell("official.no_picture", language, folder=pdf.parent) + "\n")
