"""Removes from the pages of a form all wording that is not the form's own: values, remarks, paragraphs.

What stands in a slot bends what is seen as its slot; on the stripped page every slot is as it was before anybody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from packet.locate.geometry import Area
from packet.locate.labels import Found, find
from packet.locate.letters import Letter
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.runs import Run, run_of
from packet.locate.wording import spellings


@dataclass(frozen=True)
class Stripped:
    """`views` and `known` without the strange wording; `strange` is that, page by page."""

    views: tuple[PageView, ...]
    known: Recognised
    strange: tuple[tuple[Run, ...], ...]


def stripped(views: Sequence[PageView], known: Recognised) -> Stripped:
    """Only pages of a form are stripped."""
    parts = [
        _strip(page, matches) if known.pages[page.number].kind == "form" else (page, ())
        for page, matches in zip(views, known.found, strict=True)
    ]
    wordings = spellings(known.table)
    found = tuple(
        tuple(find(page, wordings)) if strange else matches
        for (page, strange), matches in zip(parts, known.found, strict=True)
    )
    pages, strange = zip(*parts, strict=True)
    return Stripped(pages, replace(known, found=found), strange)


def _strip(page: PageView, matches: Sequence[Found]) -> tuple[PageView, tuple[Run, ...]]:
    ours: dict[int, set[int]] = {}
    for match in (m for m in matches if m.alone or m.about.startswith("key:")):  # a title in a sentence is none
        for span in match.spans:
            ours.setdefault(span.run, set()).update(range(span.start, span.end))
    runs: list[Run] = []
    strange: list[Run] = []
    for number, run in enumerate(page.runs):
        kept, rest = _parted(run, ours.get(number, set()))
        runs += kept
        strange += rest
    freed = [
        square
        for square in page.shapes.squares
        if not any(square.shared(other) > 0 for other in page.squares) and not any(_holds(square, run) for run in runs)
    ]
    return replace(page, runs=tuple(runs), squares=(*page.squares, *freed)), tuple(strange)


def _parted(run: Run, ours: set[int]) -> tuple[list[Run], list[Run]]:
    """The run's pieces that are the form's wording, with the punctuation behind them, and those that are not."""
    mine = {run.at[place] for place in ours}
    letters = set(run.at)
    kept: list[list[Letter]] = []
    rest: list[list[Letter]] = []
    was_ours: bool | None = None
    for place, letter in enumerate(run.letters):
        is_ours = place in mine or (place not in letters and bool(was_ours))
        pieces = kept if is_ours else rest
        if is_ours is not was_ours:
            pieces.append([])
        pieces[-1].append(letter)
        was_ours = is_ours
    return [run_of(piece) for piece in kept], [run_of(piece) for piece in rest]


def _holds(square: Area, run: Run) -> bool:
    return any(square.holds(*letter.area.middle) for letter in run.letters)
