"""`imr-packet board`: every case with what is due, one line each. Nothing leaves the machine, nothing is written.

Exit codes: 0, 2 wrong use.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from forms.dates import show_date
from forms.visible import visible
from forms.words import ENGLISH, say
from packet.commands.cells import cell
from packet.commands.opening import day
from packet.errors import Exit, UsageError

if TYPE_CHECKING:
    from packet.store.board import BoardLine


def arguments(parser: argparse.ArgumentParser) -> None:
    """[DIR] [--json | --csv] [--today D]."""
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=say("board.option.folder", language))
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help=say("board.option.json", language))
    way.add_argument("--csv", action="store_true", help=say("board.option.csv", language))
    parser.add_argument("--today", metavar="DATE", help=say("commands.option.today", language))


def run(options: argparse.Namespace) -> int:
    from packet.store.board import board, columns
    from packet.store.home import home_folder

    if options.folder is not None and not options.folder.is_dir():
        raise UsageError("board_no_folder", folder=options.folder.name)
    lines = board(options.folder or home_folder(os.environ), day(options.today))
    if options.json:
        sys.stdout.write(json.dumps([dict(line.plain()) for line in lines], ensure_ascii=False, indent=1) + "\n")
    elif options.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns(lines))
        writer.writerows([cell(value) for value in line.plain().values()] for line in lines)
    else:
        sys.stdout.write("".join(f"{visible(line)}\n" for line in _told(lines, options.language)))
    return Exit.DONE


def _told(lines: Sequence[BoardLine], language: str) -> Iterator[str]:
    if not lines:
        yield say("board.empty", language)
    for line in lines:
        yield " · ".join(_parts(line, language))


def _parts(line: BoardLine, language: str) -> Iterator[str]:
    """What is due first, then who, whereto and how far."""
    if line.late:
        yield say("board.late", language)
    if line.due is not None:
        yield say("board.answer_by" if line.sent else "board.send_by", language, day=show_date(line.due, language))
    elif line.decided:
        yield say("board.decided", language)
    yield line.name or line.label or line.path.parent.name
    if line.state != "open":
        yield say(f"board.{line.state}", language)
        return
    yield say(f"board.door.{line.door}", language)
    made = show_date(line.made, language) if line.made else ""
    yield say("board.made", language, day=made) if made else say("board.not_made", language)
    if line.to_sign:
        yield say("board.signed", language, signed=line.signed, of=line.to_sign)
    if line.sent:
        yield say("board.sent", language, day=show_date(line.sent, language))
