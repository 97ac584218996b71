"""`imr-packet demo`: the whole road for an invented person, from papers that ship with the package.

The day is fixed, so the demo gives the same packet in any year and its deadlines make sense.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from contextlib import ExitStack
from importlib.resources import as_file, files
from itertools import count
from pathlib import Path
from typing import Final

from forms.words import ENGLISH, say
from packet.errors import Exit

TODAY: Final = dt.date(2026, 10, 5)
FOLDER: Final = "demo-packet"


def arguments(parser: argparse.ArgumentParser) -> None:
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("--out", type=Path, metavar="DIR", help=say("commands.option.demo_out", language))
    parser.add_argument("--fax", action="store_true", help=say("commands.option.fax", language))
    parser.add_argument("--replace", action="store_true", help=say("commands.option.replace", language))


def run(options: argparse.Namespace) -> int:
    from forms.answers import parse
    from packet.build import build
    from packet.case_reader import open_case
    from packet.commands.build import report

    language: str = options.language
    with ExitStack() as stack:
        papers = stack.enter_context(as_file(files("packet").joinpath("demo")))
        case, _ = parse(open_case(papers / f"case.{language}.json"), TODAY)
        out = options.out or _free(Path(FOLDER))
        built = build(case, TODAY, papers, out, fax=options.fax, replace=options.replace)
    report(built, language)
    sys.stderr.write(say("commands.demo_done", language) + "\n")
    return Exit.DONE


def _free(folder: Path) -> Path:
    """demo-packet, or demo-packet-2 … when that is taken: running the demo again is no mistake."""
    if not folder.exists():
        return folder
    return next(other for number in count(2) if not (other := folder.with_name(f"{folder.name}-{number}")).exists())
