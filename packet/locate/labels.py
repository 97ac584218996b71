"""Finds known wordings on a page: across line ends, odd spaces, ligatures, accents and small slips of the pen.

A wording is followed letter by letter through runs: along the run, then into the next run on the line, or into the
first run below. A longer wording that is found hides the shorter ones inside it ("Date of Birth" hides "Date").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from packet.locate.geometry import Area, across, around
from packet.locate.page_view import PageView
from packet.locate.runs import Run
from packet.locate.tuning import LABELS, RUNS
from packet.locate.wording import Spelling

_MENDS = ((1, 1), (1, 0), (0, 1), (2, 0), (0, 2), (2, 2), (3, 0), (0, 3), (4, 0), (0, 4))
"""Letters to pass over in the text and in the wording, in the order tried: one other letter, one too many or too few,
then more."""


@dataclass(frozen=True)
class RunSpan:
    """Letters `start` to `end` (of Run.plain) of run `run`."""

    run: int
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A wording on a page. `area` is around all its lines, `top` and `last` around its first and last; `spans` are
    its letters; `whole` is the share of the wording that was found, less slips; `alone`: nothing else stands before
    or after it."""

    about: str
    page: int
    area: Area
    top: Area
    last: Area
    spans: tuple[RunSpan, ...]
    whole: float
    rank: int
    alone: bool
    base: float

    @property
    def key(self) -> str:
        """The item that it labels; "" for a heading, a choice, a title."""
        kind, _, name = self.about.partition(":")
        return name if kind == "key" else ""

    @property
    def length(self) -> int:
        return sum(span.end - span.start for span in self.spans)


def find(page: PageView, known: Sequence[Spelling]) -> list[Found]:
    """Every known wording on the page; where wordings overlap only the longest stays (and its equals)."""
    by_start: dict[str, list[Spelling]] = {}
    for spelling in known:
        by_start.setdefault(spelling.plain[:2], []).append(spelling)
    matches: list[Found] = []
    nexts = _nexts(page.runs)
    for number, run in enumerate(page.runs):
        for start in sorted(run.starts):
            for spelling in by_start.get(run.plain[start : start + 2], ()):
                match = _follow(page, nexts, number, start, spelling)
                if match is not None:
                    matches.append(match)
            if len(run.plain) - start == 1:
                matches += _single(page, number, start, by_start)
    return _longest(matches)


def _single(page: PageView, number: int, start: int, by_start: dict[str, list[Spelling]]) -> list[Found]:
    run = page.runs[number]
    return [
        _found(page, spelling, [RunSpan(number, start, start + 1)], 1.0)
        for spelling in by_start.get(run.plain[start:], ())
        if len(spelling.plain) == 1 and start == 0
    ]


def _nexts(runs: Sequence[Run]) -> list[list[int]]:
    """For every run, where its sentence may go on: the next run on the line, and the first one below."""
    areas = [run.area for run in runs]
    nexts: list[list[int]] = []
    for number, run in enumerate(runs):
        right = [
            other
            for other in range(len(runs))
            if other != number
            and abs(runs[other].base - run.base) <= RUNS.same_line
            and areas[other].x0 >= areas[number].x1 - 1
        ]
        below = [
            other
            for other in range(len(runs))
            if RUNS.same_line < run.base - runs[other].base <= LABELS.next_line * max(run.size, LABELS.small)
            and across(areas[other], areas[number]) > 0
            and runs[other].size < LABELS.larger * run.size
        ]
        below.sort(key=lambda other: (run.base - runs[other].base, abs(areas[other].x0 - areas[number].x0)))
        wrapped = [] if right else _line_below(runs, areas, number)
        nexts.append(list(dict.fromkeys(sorted(right, key=lambda other: areas[other].x0)[:1] + below[:1] + wrapped)))
    return nexts


def _line_below(runs: Sequence[Run], areas: Sequence[Area], number: int) -> list[int]:
    """The first run of the next line: where a sentence goes on that ends at the right margin."""
    run = runs[number]
    lower = [
        other
        for other in range(len(runs))
        if RUNS.same_line < run.base - runs[other].base <= LABELS.wrapped_line * max(run.size, LABELS.small)
        and areas[other].x0 < areas[number].x0
    ]
    if not lower:
        return []
    line = max(runs[other].base for other in lower)
    return [min((o for o in lower if line - runs[o].base < RUNS.same_line), key=lambda other: areas[other].x0)]


def _follow(page: PageView, nexts: list[list[int]], number: int, start: int, spelling: Spelling) -> Found | None:
    letters = len(spelling.plain)
    slips = 0 if letters < LABELS.slips_from else max(1, letters // LABELS.slip_every)
    best: tuple[float, list[RunSpan]] | None = None
    for length, wrong, spans in _paths(page.runs, nexts, number, start, spelling.plain, slips, LABELS.lines):
        if not spans:
            continue
        whole = (length - wrong) / letters
        if length != letters and (length < LABELS.part_least or whole < LABELS.part):
            continue
        if best is None or whole > best[0]:
            best = (whole, spans)
    return None if best is None else _found(page, spelling, best[1], best[0])


def _paths(
    runs: Sequence[Run], nexts: list[list[int]], number: int, start: int, wanted: str, slips: int, lines: int
) -> Iterable[tuple[int, int, list[RunSpan]]]:
    """(letters of `wanted` used, slips, spans) for every way to read on from this place."""
    run = runs[number]
    used, end, wrong = _along(run.plain, start, wanted, slips)
    if used == len(wanted):
        if end == len(run.plain) or end in run.starts:
            yield used, wrong, [RunSpan(number, start, end)]
        return
    if end < len(run.plain):
        back = max((place for place in run.starts if start < place <= end), default=start)
        yield used - (end - back), wrong, [RunSpan(number, start, back)] if back > start else []
        return
    yield used, wrong, [RunSpan(number, start, end)] if end > start else []
    if lines and used:
        for following in nexts[number]:
            for length, more, spans in _paths(runs, nexts, following, 0, wanted[used:], slips - wrong, lines - 1):
                yield used + length, wrong + more, [RunSpan(number, start, end), *spans]


def _along(text: str, start: int, wanted: str, slips: int) -> tuple[int, int, int]:
    """Reads `wanted` along `text` with at most `slips` letters wrong: (letters of wanted used, end in text, slips)."""
    here, used, wrong = start, 0, 0
    while here < len(text) and used < len(wanted):
        if text[here] == wanted[used]:
            here, used = here + 1, used + 1
            continue
        if wrong >= slips or used < LABELS.slip_begin:
            break
        mend = _mend(text, here, wanted, used)
        if mend is None:
            break
        here, used, wrong = here + mend[0], used + mend[1], wrong + max(mend)
        if wrong > slips:
            break
    return used, here, min(wrong, slips)


def _mend(text: str, here: int, wanted: str, used: int) -> tuple[int, int] | None:
    """How many letters to pass over in the text and in the wording until both agree again for a few letters."""
    for more, less in _MENDS:
        rest = wanted[used + less : used + less + LABELS.ahead]
        if rest and text[here + more : here + more + LABELS.ahead].startswith(rest[: len(text) - here - more] or "\0"):
            return more, less
    return None


def _found(page: PageView, spelling: Spelling, spans: list[RunSpan], whole: float) -> Found:
    areas = [_area(page.runs[span.run], span) for span in spans]
    bottom = min(page.runs[span.run].base for span in spans)
    last = around(a for a, span in zip(areas, spans, strict=True) if page.runs[span.run].base - bottom < RUNS.same_line)
    head = max(page.runs[span.run].base for span in spans)
    top = around(a for a, span in zip(areas, spans, strict=True) if head - page.runs[span.run].base < RUNS.same_line)
    choice = spelling.about.startswith("choice:")
    alone = _clean_before(page.runs[spans[0].run], spans[0].start, choice) and _clean_after(
        page.runs[spans[-1].run], spans[-1].end
    )
    return Found(
        spelling.about, page.number, around(areas), top, last, tuple(spans), whole, spelling.rank, alone,
        page.runs[spans[0].run].base,
    )  # fmt: skip


def _area(run: Run, span: RunSpan) -> Area:
    return around(run.letters[run.at[place]].area for place in range(span.start, span.end))


def _clean_before(run: Run, start: int, choice: bool) -> bool:
    """Nothing before, or an item number such as "12." or "a)"; before a choice its question may end."""
    before = "".join(letter.text for letter in run.letters[: run.at[start]]).rstrip("¿¡*• ")
    bare = run.plain[:start]
    if not bare or (len(bare) <= LABELS.number and before[-1:] in ".):" and (bare.isdigit() or len(bare) == 1)):
        return True
    return choice and before[-1:] in (":", "?", ")")


def _clean_after(run: Run, end: int) -> bool:
    """Nothing after but punctuation, a remark that begins with a bracket, or what follows a colon."""
    if end >= len(run.plain):
        return True
    rest = "".join(letter.text for letter in run.letters[run.at[end - 1] + 1 :])
    return rest.startswith((":", "?:")) or rest.lstrip("*.,?- ").startswith(("(", "[", "–", "—"))


def _longest(matches: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for match in sorted(matches, key=lambda m: (-m.length * m.whole, m.rank)):
        if match.length < LABELS.short and not match.alone:
            continue
        clash = [k for k in kept if _overlap(k, match)]
        if all(set(k.spans) == set(match.spans) and k.about != match.about for k in clash):
            kept.append(match)
    return kept


def _overlap(one: Found, other: Found) -> bool:
    return any(a.run == b.run and a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)
