"""`imr-packet signed`: pages that came back signed take the place of the printed ones.

Exit codes: 0 every sheet was used, 2 wrong use, 4 a sheet was not used (the others were), and those of a build.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from forms.words import ENGLISH, say
from packet.commands.build import VARIABLE, chosen, unlocked
from packet.commands.columns import wrapped
from packet.commands.opening import to_note_in
from packet.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASE.json SCAN… [--packet DIR] [--official FILE]… [--shelf DIR] [--accept ID]…"""
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("case", type=Path, metavar="CASE.json", help=say("commands.option.case", language))
    parser.add_argument("scans", type=Path, nargs="+", metavar="SCAN", help=say("signed.option.scans", language))
    parser.add_argument("--packet", type=Path, metavar="DIR", help=say("signed.option.packet", language))
    official = say("commands.option.official", language)
    parser.add_argument("--official", type=Path, action="append", default=[], metavar="FILE", help=official)
    parser.add_argument("--shelf", type=Path, metavar="DIR", help=say("commands.option.shelf", language))
    parser.add_argument(
        "--accept", action="append", default=[], metavar="ID", help=say("signed.option.accept", language)
    )


def run(options: argparse.Namespace) -> int:
    from packet.sheets_told import lines
    from packet.take_back import take_back

    _, passphrase = to_note_in(options)
    back = take_back(
        options.case,
        options.scans,
        folder=options.packet,
        accept=frozenset(options.accept),
        official=lambda case, day: chosen(case, day, options),
        prepare=partial(unlocked, password=os.environ.get(VARIABLE, "")),
        passphrase=passphrase,
    )
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines(back, options.scans, options.language)))
    if back.built is not None:
        sys.stdout.write("".join(f"{back.built.folder / name}\n" for name in back.built.files))
    seen = {one.sheet.scan for one in back.told}
    all_used = len(back.used) == len(back.told) and seen == set(range(len(options.scans)))
    return Exit.DONE if all_used and back.built is not None else Exit.REFUSED
