"""`imr-packet preview`: one page beside what the far end will print, as a PNG.

Exit codes: 0, 2 wrong use, 4 the PDF cannot be opened or drawn, 6 the file cannot be written or another
is there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms.words import say
from packet.commands.guarded import guarded
from packet.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """PACKET.pdf --page N --out FILE.png [--photo] [--lighter] [--replace]."""
    language = parser.get_default("language")
    parser.add_argument("packet", type=Path, metavar="PACKET.pdf", help=say("fax.option_packet", language))
    parser.add_argument("--page", type=int, required=True, metavar="N", help=say("fax.option_page", language))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.png", help=say("fax.option_png", language))
    parser.add_argument("--photo", action="store_true", help=say("fax.option_photo", language))
    parser.add_argument("--lighter", action="store_true", help=say("fax.option_lighter", language))
    accepted = say("commands.option.accept", language)
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help=accepted)
    parser.add_argument("--replace", action="store_true", help=say("form.option.replace", language))


def run(options: argparse.Namespace) -> int:
    """Write the PNG, its name to stdout, the page's score and warnings to stderr."""
    from packet.fax.preview import preview

    with guarded(options.packet, options.accept, options.language) as packet:
        seen = preview(
            packet,
            options.page,
            options.out,
            way="lighter" if options.lighter else "photo" if options.photo else "as_is",
            replace=options.replace,
            language=options.language,
        )
    for line in seen.messages(options.language):
        sys.stderr.write(f"{line}\n")
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE
