"""The words that a page shows, from its characters: characters → lines → runs.

A run is a stretch of one line without a wide gap. It ends at a gap, a tick box, a drawn upright line, or a leader
("____", "....") – what a reader sees as one piece of wording. Order in the file does not matter, only place on the
page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from packet.locate.geometry import Area, across, around
from packet.locate.letters import Letter, plain
from packet.locate.tuning import RUNS

_LEADERS: Final = "_.…·‥‧˙"
_TICKS: Final = "xX✓✔✗✘√*•●"
"""What is typed into brackets to tick them."""
_WIDE_MARKS: Final = "_…‥"
"""Marks of which two side by side make a leader."""


@dataclass(frozen=True)
class Run:
    """One piece of wording on one line. `plain` is its letters and digits alone, `at` their letters' places in
    `letters`."""

    letters: tuple[Letter, ...]
    plain: str = field(compare=False)
    at: tuple[int, ...] = field(compare=False)
    starts: frozenset[int] = field(compare=False)

    @cached_property
    def area(self) -> Area:
        return around(letter.area for letter in self.letters)

    @property
    def base(self) -> float:
        return self.letters[0].base

    @cached_property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)


@dataclass(frozen=True)
class Leader:
    """A line of underscores or dots: slot for an answer. `base` is the baseline."""

    area: Area
    base: float


@dataclass(frozen=True)
class Wording:
    """All that a page says: runs from top to bottom, boxes that are characters or brackets, leaders; `marked` are boxes
    with a mark."""

    runs: tuple[Run, ...]
    boxes: tuple[Area, ...]
    leaders: tuple[Leader, ...]
    marked: tuple[Area, ...]


def wording(letters: Iterable[Letter], parted: Callable[[float, float, float], bool]) -> Wording:
    """Groups letters into lines and runs. `parted(x0, x1, y)` says whether something drawn stands between x0 and x1."""
    runs: list[Run] = []
    boxes: list[Area] = []
    leaders: list[Leader] = []
    marked: list[Area] = []
    for line in (part for whole in _lines(letters) for part in _printed_apart(whole)):
        pieces = _without_brackets(_pieces(line, _parting(parted, leaders, line[0].base)), boxes, marked)
        for piece in pieces:
            if piece[0].box:
                boxes.extend(letter.ink if letter.ink.width > 2 else letter.area for letter in piece)
                marked.extend(letter.area for letter in piece if letter.marked)
            elif piece[0].text in _LEADERS and _leads(piece):
                leaders.append(Leader(around(letter.area for letter in piece), piece[0].base))
            else:
                runs.append(run_of(piece))
    return Wording(tuple(runs), tuple(boxes), tuple(leaders), tuple(marked))


def _printed_apart(line: list[Letter]) -> list[list[Letter]]:
    """The leaders of a line and the words typed over them, each for itself; the whole line when nothing is."""
    marks = [letter for letter in line if letter.text in _LEADERS]
    others = [letter for letter in line if letter.text not in _LEADERS]
    over = [m for m in marks if any(across(m.area, other.area) > RUNS.typed_over * m.area.width for other in others)]
    return [marks, others] if len(over) >= RUNS.typed_over_marks else [line]


def _parting(
    parted: Callable[[float, float, float], bool], leaders: Sequence[Leader], base: float
) -> Callable[[float, float, float], bool]:
    """As `parted`, and where a leader of the same line begins: words typed over it are no part of its label."""
    starts = [leader.area.x0 for leader in leaders if abs(leader.base - base) <= RUNS.letters_level]
    return lambda x0, x1, y: parted(x0, x1, y) or any(x0 - 1 <= start <= x1 + 1 for start in starts)


def _lines(letters: Iterable[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: -letter.base):
        if lines and abs(lines[-1][0].base - letter.base) <= RUNS.letters_level:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    for line in lines:
        line.sort(key=lambda letter: (letter.area.x0, letter.area.x1))
    return [_once(line) for line in lines]


def _once(line: list[Letter]) -> list[Letter]:
    """Letters printed twice to look bold, a fraction of a point apart, are one letter: a viewer shows one."""
    kept: list[Letter] = []
    for letter in line:
        twin = next((k for k in kept[-RUNS.twin_back :] if k.text == letter.text), None)
        if twin is None or abs(twin.area.x0 - letter.area.x0) > RUNS.twin * letter.size:
            kept.append(letter)
    return kept


def _pieces(line: Sequence[Letter], parted: Callable[[float, float, float], bool]) -> list[list[Letter]]:
    pieces: list[list[Letter]] = []
    leading = _leading(line)
    for place, letter in enumerate(line):
        last = pieces[-1][-1] if pieces else None
        if (
            last is None
            or _breaks(last, letter, parted)
            or letter.box != last.box
            or leading[place] != leading[place - 1]
        ):
            pieces.append([letter])
        else:
            pieces[-1].append(letter)
    return pieces


def _breaks(last: Letter, letter: Letter, parted: Callable[[float, float, float], bool]) -> bool:
    gap = letter.area.x0 - last.area.x1
    if last.text in _LEADERS and letter.text in _LEADERS:
        return gap > RUNS.leader_gap * letter.size
    if gap > RUNS.gap * max(last.size, letter.size):
        return True
    return gap > RUNS.touching and parted(last.area.x1, letter.area.x0, (last.area.y0 + last.area.y1) / 2)


def _leading(line: Sequence[Letter]) -> list[int]:
    """For every letter the number of the leader that it belongs to (two underscores, four dots or two ellipses side by
    side), or -1."""
    marks = [-1] * len(line)
    start = 0
    for place in range(1, len(line) + 1):
        same = place < len(line) and line[place].text == line[start].text and _even(line, place, start)
        if not same:
            if line[start].text in _LEADERS and _leads(line[start:place]):
                marks[start:place] = [start] * (place - start)
            start = place
    return marks


def _even(line: Sequence[Letter], place: int, start: int) -> bool:
    """Whether this mark follows the one before as closely as the leader's marks follow each other."""
    gap = line[place].area.x0 - line[place - 1].area.x1
    if line[place].text == "_":
        return gap < RUNS.underscore_gap * line[place].size
    usual = line[start + 1].area.x0 - line[start].area.x1 if place > start + 1 else gap
    size = line[place].size
    return gap < RUNS.leader_gap * size and gap < usual + RUNS.leader_uneven * size


def _leads(piece: Sequence[Letter]) -> bool:
    mark = piece[0].text
    if mark not in _LEADERS or any(letter.text != mark for letter in piece):
        return False
    least = RUNS.leader_marks_wide if mark in _WIDE_MARKS else RUNS.leader_marks
    return len(piece) >= least or (mark == "_" and piece[0].area.width > RUNS.stretched * piece[0].size)


def _without_brackets(pieces: list[list[Letter]], boxes: list[Area], marked: list[Area]) -> list[list[Letter]]:
    """Takes "[ ]", "( )", "[__]" and "[X]" out of the pieces: each is a tick box."""
    flat = [(letter, number) for number, piece in enumerate(pieces) for letter in piece]
    gone: set[int] = set()
    for place, (letter, _) in enumerate(flat):
        closing = {"[": "]", "(": ")"}.get(letter.text)
        if closing is None:
            continue
        end = place + 1
        while end < len(flat) and (flat[end][0].text == "_" or (end == place + 1 and flat[end][0].text in _TICKS)):
            end += 1
        if end < len(flat) and flat[end][0].text == closing:
            close = flat[end][0]
            if RUNS.bracket_least < close.area.x0 - letter.area.x1 < RUNS.bracket_most * letter.size:
                gone.update(range(place, end + 1))
                boxes.append(Area(letter.area.x1, letter.ink.y0, close.area.x0, letter.ink.y1))
                marked += boxes[-1:] if any(flat[inner][0].text in _TICKS for inner in range(place + 1, end)) else []
    kept: list[list[Letter]] = []
    last: tuple[int, int] | None = None
    for place, (letter, number) in enumerate(flat):
        if place in gone:
            last = None
        elif last == (place - 1, number):
            kept[-1].append(letter)
            last = (place, number)
        else:
            kept.append([letter])
            last = (place, number)
    return kept


def run_of(piece: Sequence[Letter]) -> Run:
    """The run of these letters, which stand on one line in the order in which they are read."""
    text: list[str] = []
    at: list[int] = []
    starts: set[int] = set()
    for place, letter in enumerate(piece):
        bare = plain(letter.text)
        apart = place == 0 or _gap(piece[place - 1].area, letter.area) > RUNS.word_gap * letter.size
        if bare and (apart or not plain(piece[place - 1].text)):
            starts.add(len(text))
        text.extend(bare)
        at.extend([place] * len(bare))
    return Run(tuple(piece), "".join(text), tuple(at), frozenset(starts))


def _gap(one: Area, other: Area) -> float:
    """The room between two letters, whichever stands first: within a line both directions of reading can occur."""
    return max(other.x0 - one.x1, one.x0 - other.x1)
