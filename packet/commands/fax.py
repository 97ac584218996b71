"""`imr-packet fax`: the fax edition of any PDF, as TIFF and as 1-bit PDF, with a report.

Exit codes: 0, 2 wrong use, 4 the PDF cannot be opened or drawn, 6 the files cannot be written or another edition is
there, 130 stopped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.words import say
from packet.commands.guarded import guarded
from packet.errors import Exit, UsageError

if TYPE_CHECKING:
    from packet.fax.report import FaxEdition

CLEAR: Final = 90
"""A page that scores this reads like print: it is not called hard."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """PACKET.pdf --out DIR [--pages N] [--megabytes M] [--minutes T] [--mh] [--standard] [--photo N]… [--lighter N]…
    [--mail N]… [--start N]… [--replace]."""
    language = parser.get_default("language")

    def words(key: str) -> str:
        return say(f"fax.option_{key}", language)

    parser.add_argument("packet", type=Path, metavar="PACKET.pdf", help=words("packet"))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=words("out"))
    parser.add_argument("--pages", type=int, default=100, metavar="N", help=words("pages"))
    parser.add_argument("--megabytes", type=float, default=4.0, metavar="M", help=words("megabytes"))
    parser.add_argument("--minutes", type=float, default=30.0, metavar="T", help=words("minutes"))
    parser.add_argument("--mh", action="store_true", help=words("mh"))
    parser.add_argument("--standard", action="store_true", help=words("standard"))
    parser.add_argument("--photo", type=int, action="append", default=[], metavar="N", help=words("photo"))
    parser.add_argument("--lighter", type=int, action="append", default=[], metavar="N", help=words("lighter"))
    parser.add_argument("--mail", type=int, action="append", default=[], metavar="N", help=words("mail"))
    parser.add_argument("--start", type=int, action="append", default=[], metavar="N", help=words("start"))
    accepted = say("commands.option.accept", parser.get_default("language"))
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help=accepted)
    parser.add_argument("--replace", action="store_true", help=words("replace"))


def run(options: argparse.Namespace) -> int:
    """Write the edition; names of TIFFs, PDFs and report to stdout, one a line; times and warnings to stderr."""
    from packet.fax.deliver import deliver
    from packet.fax.make import FaxOptions, edition

    if options.pages < 2 or not (options.megabytes > 0 and options.minutes > 0):
        raise UsageError("fax_not_a_limit")
    limits = FaxOptions(
        pages=options.pages,
        megabytes=options.megabytes,
        minutes=options.minutes,
        coding="mh" if options.mh else "mmr",
        resolution="standard" if options.standard else "fine",
    )

    def make(folder: Path) -> FaxEdition:
        return edition(
            packet,
            folder,
            photo_pages=frozenset(options.photo),
            lighter_pages=frozenset(options.lighter),
            mail_pages=frozenset(options.mail),
            starts=tuple(options.start),
            options=limits,
            language=options.language,
            progress=_progress(options.language) if sys.stderr.isatty() else None,
        )

    with guarded(options.packet, options.accept, options.language) as packet:
        made = deliver(options.out, make, replace=options.replace)
    for line in tell(made, options.language):
        sys.stderr.write(f"{line}\n")
    for part in made.parts:
        sys.stdout.write(f"{part.file}\n{part.pdf}\n")
    sys.stdout.write(f"{made.report}\n")
    return Exit.DONE


def tell(made: FaxEdition, language: str) -> Iterator[str]:
    """What the person should know, one sentence a line: parts, time, the hardest page when one is hard, warnings."""
    for part in made.parts:
        yield say(
            "fax.done_part" if len(made.parts) > 1 else "fax.done_one",
            language,
            number=part.number,
            of=len(made.parts),
            first=part.first,
            last=part.last,
            sheets=part.pages,
            kilobytes=-(-part.bytes // 1000),
            minutes=-(-int(part.seconds_14400) // 60),
            minutes_slow=-(-int(part.seconds_9600) // 60),
        )
        if part.too_large:
            yield say("fax.part_too_large", language, number=part.number)
    lowest = min(made.pages, key=lambda page: page.legibility)
    if lowest.legibility < CLEAR:
        yield say("fax.lowest", language, page=lowest.number, score=lowest.legibility)
    yield from made.told(language)


def _progress(language: str) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        sys.stderr.write("\r" + say("fax.drawing", language, done=done, total=total) + end)
        sys.stderr.flush()

    return show
