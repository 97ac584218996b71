"""`--thorough`: papers opened and drawn a second time, by another program, and what it shows otherwise told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from forms.words import tell
from packet.commands.columns import wrapped

if TYPE_CHECKING:
    from forms.case import Case
    from packet.intake.result import Change, Hint, PageLeftOut, Refusal, Taken


def second_program(options: argparse.Namespace) -> Path | None:
    """What draws the papers a second time, if wished; says on stderr which one it is, or that none is here."""
    if not options.thorough:
        return None
    from packet.second import program

    found = program()
    key = "commands.thorough.with" if found else "commands.thorough.none"
    sys.stderr.write(wrapped(tell(key, options.language, program=found.name if found else "")) + "\n")
    return found


def papers_told(case: Case, options: argparse.Namespace) -> Iterator[str]:
    """Lines: what a build would say of each paper. Nothing is kept. Raises Interrupted and CannotWrite."""
    from packet.gather import gather, located
    from packet.progress import BuildWatch
    from packet.sandbox.supervisor import private
    from packet.second import looked_at

    chosen, base = second_program(options), options.case.parent
    everything = frozenset(f"paper:{paper.file}" for paper in case.papers)  # it is told, and nothing goes anywhere
    with private() as work:
        results = gather(case.papers, base, work, everything, BuildWatch(None, None))
        if chosen:
            results = looked_at(results, [located(base, paper.file) for paper in case.papers], chosen, work)
        for result in results:
            yield from _lines(result, options.language)


def _lines(result: Taken | Refusal, language: str) -> Iterator[str]:
    from packet.intake.result import Refusal

    if isinstance(result, Refusal):
        yield wrapped(result.message(language)) + "\n"
        return
    notes: tuple[Change | PageLeftOut | Hint, ...] = (*result.left_out, *result.hints, *result.changes)
    for note in notes:
        yield wrapped(tell("commands.noted", language, file=result.name, what=note.message(language))) + "\n"
    yield wrapped(tell("commands.thorough.paper", language, file=result.name)) + "\n"
