"""What holds each number of `packet.locate.tuning`: `python -m tests.bench.tuning [GROUP...] [--every N]`.

Each number is moved to 0.7 and 1.4 of itself (whole numbers by one at least), all others stay, and the places are
counted that are then wrong or missing on the look-alikes of the tests. Takes about half a second for each look-alike
and number: with every tenth look-alike, as it does unless `--every` says otherwise, a minute or two for a GROUP and
half an hour for all; with `--every 1` hours. A number that is read when a module is loaded (the shares of
`PAGES` that become counts of labels) is free here whatever it holds.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import fields

from packet.errors import Refused
from packet.locate import tuning
from packet.locate.normalise import Upright, straightened
from packet.locate.page_view import sideways
from packet.locate.reading import map_of
from tests.packet.locate.lookalikes.catalogue import sample
from tests.packet.locate.lookalikes.score import score
from tests.packet.locate.lookalikes.style import Truth

GROUPS = [name for name in vars(tuning) if name.isupper()]
Paper = tuple[Upright, Sequence[Truth]]


def _papers(every: int) -> list[Paper]:
    papers: list[Paper] = []
    for alike in sample()[::every]:
        pdf, truths = alike.make()
        source = straightened(pdf, alike.name)
        turns = sideways(source)
        papers.append((straightened(pdf, alike.name, turns=turns) if turns else source, truths))
    return papers


def _lost(papers: Sequence[Paper]) -> tuple[int, int]:
    """Places that are wrong, and that are missing; all of a paper when it is refused."""
    wrong = absent = 0
    for source, truths in papers:
        try:
            judged = score(map_of(source), truths)
            wrong, absent = wrong + len(judged.wrong), absent + len(judged.absent)
        except Refused:
            absent += len(truths)
    return wrong, absent


def _moved(value: object) -> Iterator[object]:
    """The number, or each of several, at 0.7 and at 1.4 of itself."""
    for share in (0.7, 1.4):
        step = -1 if share < 1 else 1
        if isinstance(value, tuple):
            yield tuple(number * share for number in value)
        elif isinstance(value, int):
            yield value + step * max(1, round(abs(share - 1) * value))
        elif isinstance(value, float):
            yield value * share


def main() -> None:
    """One line a number: what goes wrong and what goes missing below and above it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", default=GROUPS, metavar="GROUP")
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()
    papers = _papers(options.every)
    print(f"{len(papers)} look-alikes; as they are, wrong and missing: {_lost(papers)}", flush=True)
    for name in options.groups:
        group = getattr(tuning, name)
        for field in fields(group):
            value = getattr(group, field.name)
            told = []
            for other in _moved(value):
                object.__setattr__(group, field.name, other)  # frozen for the program, not for this measurement
                told.append(_lost(papers))
            object.__setattr__(group, field.name, value)
            held = " ".join(f"{wrong:4}/{absent:<4}" for wrong, absent in told) if any(map(any, told)) else "free"
            print(f"{name}.{field.name:20} {value!s:20} {held}", flush=True)


if __name__ == "__main__":
    main()
