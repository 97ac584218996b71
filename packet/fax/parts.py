"""How a packet that is too long for one call is cut into parts. Pure arithmetic; knows no file.

The best cut first cuts the fewest exhibits in two, then makes the fewest parts, then the most even ones. A page that
is too large for any part goes alone with its cover: a page is never left out, and no part is a cover alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from packet.fax.time import SET_UP

_NONE: Final = (1 << 60, 1 << 60, 0.0)


@dataclass(frozen=True)
class CallLimits:
    """What one call may hold: sheets, bytes of the larger file, seconds on the line at 14,400 bit/s."""

    pages: int
    bytes: int
    seconds: float


@dataclass(frozen=True)
class Load:
    """What one page adds: bytes in the file, seconds on the line."""

    bytes: int
    seconds: float


@dataclass(frozen=True)
class Span:
    """One part: pages first..last of the packet, from 1, both in it. `too_large`: one page over the limits."""

    first: int
    last: int
    too_large: bool = False

    @property
    def pages(self) -> int:
        return self.last - self.first + 1


def plan(
    pages: Sequence[Load], starts: Sequence[int], limits: CallLimits, cover: Load, fixed: int = 0
) -> tuple[Span, ...]:
    """Parts that hold every page once, in order. `starts` are the first pages of exhibits, from 1; `cover` is the sheet
    each part of several carries; `fixed` bytes are in every file. One part when all fits: then there is no cover.

    Raises ValueError for no pages.
    """
    if not pages:
        raise ValueError("no pages")
    total = len(pages)
    size, seconds = fixed + sum(page.bytes for page in pages), SET_UP + sum(page.seconds for page in pages)
    if total <= limits.pages and size <= limits.bytes and seconds <= limits.seconds:
        return (Span(1, total),)
    if total == 1:
        return (Span(1, 1, too_large=True),)
    wholes = {start - 1 for start in starts}
    best: list[tuple[int, int, float]] = [(0, 0, 0.0)] + [_NONE] * total
    before = [0] * (total + 1)
    for end in range(1, total + 1):
        count, held, took = 1, fixed + cover.bytes, SET_UP + cover.seconds
        torn = int(end not in wholes)  # at the last page for every cut alike
        for begin in range(end - 1, -1, -1):
            count += 1
            held += pages[begin].bytes
            took += pages[begin].seconds
            if begin < end - 1 and (count > limits.pages or held > limits.bytes or took > limits.seconds):
                break
            cuts, parts, uneven = best[begin]
            worth = (cuts + torn, parts + 1, uneven + float(end - begin) ** 2)
            if worth < best[end]:
                best[end], before[end] = worth, begin
    ends = [total]
    while before[ends[-1]]:
        ends.append(before[ends[-1]])
    firsts = [0, *reversed(ends[1:])]
    return tuple(
        Span(first + 1, last, _too_large(pages[first:last], limits, cover, fixed))
        for first, last in zip(firsts, reversed(ends), strict=True)
    )


def _too_large(pages: Sequence[Load], limits: CallLimits, cover: Load, fixed: int) -> bool:
    size = fixed + cover.bytes + sum(page.bytes for page in pages)
    seconds = SET_UP + cover.seconds + sum(page.seconds for page in pages)
    return len(pages) + 1 > limits.pages or size > limits.bytes or seconds > limits.seconds
