"""`imr-packet batch`: one case a row of a table, one packet a case; one bad row never stops the others.

Exit codes: 0 every row has its packet, 2 wrong use or a table that cannot be read, 3 some rows have none (the summary
says which and why), 6 cannot write.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.catalog import FILINGS
from forms.words import ENGLISH, say, tell
from packet.commands.cells import cell
from packet.commands.columns import wrapped
from packet.commands.opening import day
from packet.errors import Exit, UsageError

if TYPE_CHECKING:
    from packet.batch.run import RowResult
    from packet.batch.table import CaseTable

SUMMARY: Final = "summary.csv"
_MOST_TABLE: Final = 64 << 20
"""Bytes of a table."""
_MOST_JOBS: Final = 256


def arguments(parser: argparse.ArgumentParser) -> None:
    """CASES.csv --out DIR [--papers DIR] [--profile FILE] [--jobs N] [--row N | --list] and what a build takes."""
    language = parser.get_default("language") or ENGLISH

    def told(option: str, domain: str = "batch") -> str:
        return say(f"{domain}.option.{option}", language)

    parser.add_argument("table", type=Path, metavar="CASES.csv", help=told("table"))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=told("out"))
    parser.add_argument("--papers", type=Path, metavar="DIR", help=told("papers"))
    parser.add_argument("--profile", type=Path, metavar="FILE", help=told("profile"))
    parser.add_argument("--jobs", type=int, metavar="N", help=told("jobs"))
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--row", type=int, metavar="N", help=told("row"))
    one.add_argument("--list", action="store_true", help=told("list"))
    parser.add_argument("--to", choices=[filing.id for filing in FILINGS], default="", help=told("to", "commands"))
    parser.add_argument("--today", metavar="DATE", help=told("today", "commands"))
    parser.add_argument("--fax", action="store_true", help=told("fax", "commands"))
    parser.add_argument("--slips", action="store_true", help=told("slips", "commands"))
    official = told("official", "commands")
    parser.add_argument("--official", type=Path, action="append", default=[], metavar="FILE", help=official)
    parser.add_argument("--shelf", type=Path, metavar="DIR", help=told("shelf", "commands"))
    parser.add_argument("--accept", action="append", default=[], metavar="ID", help=told("accept"))


def run(options: argparse.Namespace) -> int:
    from packet.batch.run import BatchWishes, run_rows
    from packet.shelf import home_shelf
    from packet.store.files import write_whole
    from packet.store.home import home_folder
    from packet.store.profile import read_profile

    options.language = options.lang or options.language
    table = _table(options.table, options.language)
    if options.list:
        sys.stdout.write("".join(f"{row.number}\n" for row in table.rows))
        return Exit.DONE
    if options.row is not None and options.row not in [row.number for row in table.rows]:
        raise UsageError("batch.no_row", row=options.row, last=table.rows[-1].number)
    home = home_folder(os.environ)
    wishes = BatchWishes(
        out=options.out,
        papers=options.papers or options.table.absolute().parent,
        today=day(options.today),
        shelf=options.shelf or home_shelf(os.environ),
        profile=_profile(options.profile) if options.profile else read_profile(home),
        fax=options.fax,
        slips=options.slips,
        to=options.to,
        accept=frozenset(options.accept),
        official=tuple(options.official),
        language=options.language,
    )
    rows = len(table.rows) if options.row is None else 1
    only = None if options.row is None else [options.row]
    results = run_rows(table, wishes, _jobs(options.jobs, rows), lambda one: _tell(one, options.language), only)
    if only is None:
        write_whole(options.out / SUMMARY, summary(results))
        sys.stdout.write(f"{options.out / SUMMARY}\n")
    made = sum(result.state != "not_made" for result in results)
    sys.stderr.write(wrapped(tell("batch.done", options.language, made=made, rows=len(results))) + "\n")
    return Exit.DONE if made == len(results) else Exit.STOPPED


def _table(path: Path, language: str) -> CaseTable:
    from packet.batch.table import read_table
    from packet.one_file import read_one

    try:
        table = read_table(read_one(path, _MOST_TABLE))
    except OSError:
        raise UsageError("batch.cannot_open", file=path.name) from None
    if table.guessed:
        sys.stderr.write(wrapped(say("batch.guessed", language)) + "\n")
    return table


def _profile(path: Path) -> dict[str, str]:
    """The helper's own details of a file: as the screens keep them, or the answers of a case file."""
    from packet.store.profile import profile_of

    found = profile_of(path)
    if not found:
        raise UsageError("batch.profile", file=path.name)
    return found


def _jobs(asked: int | None, rows: int) -> int:
    """As many as were asked for, else one for each processor that this process may use."""
    if asked is not None and not 1 <= asked <= _MOST_JOBS:
        raise UsageError("batch.jobs", most=_MOST_JOBS)
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(asked or allowed, rows))


def _tell(result: RowResult, language: str) -> None:
    """A line for each row that is done, and below it why one has no packet."""
    facts = {"row": result.row, "case": result.case, "pages": result.pages, "count": result.other_papers}
    lines: list[str] = [tell(f"batch.state.{result.state}", language, **facts)]
    if result.other_papers and result.state == "made":
        lines.append("  " + tell("batch.other_papers", language, **facts))
    lines += [f"  {line}" for line in result.message.split("\n") if line.strip()]
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines))
    sys.stderr.flush()


def summary(results: list[RowResult]) -> bytes:
    """All rows as a table that a spreadsheet opens with its accents and runs nothing of."""
    from packet.batch.run import RowResult

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([part.name for part in fields(RowResult)])
    writer.writerows([cell(value) for value in asdict(result).values()] for result in results)
    return text.getvalue().encode("utf-8-sig")
