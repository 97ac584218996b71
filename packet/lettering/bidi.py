"""The bidirectional algorithm (Unicode Standard Annex 9, revision 46): in which order a line is drawn.

Embeddings and isolates never come here (`packet.lettering.characters` takes them out or names them): no rules X1 to X8.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

_STRONG = {"L", "R", "AL"}
_NEUTRAL = {"B", "S", "WS", "ON"}

DEEPEST: Final = 63
"""How many brackets may stand open; a line with more has no pairs (definition BD16)."""

_PARTNERS: Final = {"[": "]", "{": "}", "\u298d": "\u2990", "\u298f": "\u298e", "\uff3b": "\uff3d", "\uff5b": "\uff5d"}
"""Opening brackets whose partner is not the next code point (BidiBrackets.txt)."""

_GROUPS: Final = re.compile(
    r"""(?<![\w+(-]) (?:
        \+ (?=(?:\D{,3}\d){7}) \d{1,3} (?:[ \xa0.-]?\(\d+\)\d* | [ \xa0.-]\d+)+  # +1 (213) 555-0101
      | (?:\d[ \xa0.-])? \(\d{2,4}\) [ \xa0-]? \d{3} [ \xa0.-] \d{2,4}           # (213) 555-0101
      | \d{3} [ \xa0] \d{3} [ \xa0.-] \d{4}                                      # 213 555 0101
      | \d+ (?:[-‐‑–]\d+){2,}                                                    # 213-555-0101, 12-05-2026
      | (?=(?:[-‐‑–]?\d){7}) \d+ [-‐‑–] \d+                                      # 555-0101, 90012-1234
      | (?=[\d-]*[A-Za-z]) \d[\dA-Za-z]* (?:-[\dA-Za-z]+)+                       # 9A-118-22, 12-XK
    ) (?![\w-])""",
    re.VERBOSE,
)
"""Groups of digits that are one number: of three groups, of seven digits, written as a telephone, or with a letter."""


def right_to_left(text: str) -> bool:
    """Whether the paragraph runs right to left: rules P2 and P3, the first strong character."""
    return next((kind in {"R", "AL"} for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), False)


def levels(text: str, base: int, *, whole_numbers: bool = True) -> list[int]:
    """The embedding level of every character of one line, for a paragraph of level `base` (0 or 1). Without
    `whole_numbers` by the letter of the algorithm.
    """
    given = [unicodedata.bidirectional(char) or "L" for char in text]
    kept = [place for place, kind in enumerate(given) if kind != "BN"]  # rule X9
    kinds = [given[place] for place in kept]
    if whole_numbers:
        _join_numbers("".join(text[place] for place in kept), kinds)
    kinds = _weak(kinds, base)
    _brackets(kinds, [text[place] for place in kept], [given[place] for place in kept], base)
    _neutral(kinds, base)
    found = [base] * len(text)
    for place, kind in zip(kept, kinds, strict=True):  # rules I1 and I2
        found[place] = base + (kind != "R" if base % 2 else {"R": 1, "AN": 2, "EN": 2}.get(kind, 0))
    for place in range(1, len(text)):  # a joiner goes with the letter before it (UAX 9, 5.2)
        if given[place] == "BN":
            found[place] = found[place - 1]
    return _spaces_reset(found, given, base)


def _join_numbers(text: str, kinds: list[str]) -> None:
    """A telephone, a date or a membership number is one number to these rules, whatever joins its groups (4.3, HL4):
    after Arabic letters its groups would change places, and whoever dials it would reach somebody else.
    """
    for found in _GROUPS.finditer(text):
        span = range(*found.span())
        kind = next(kinds[place] for place in span if text[place].isdecimal())
        for place in span:
            kinds[place] = kind


def _spaces_reset(found: list[int], given: list[str], base: int) -> list[int]:
    """Rule L1: tabs and line ends, and the spaces before them, have the paragraph's level."""
    before_an_end = True
    for place in range(len(given) - 1, -1, -1):
        before_an_end = given[place] in {"S", "B"} or (before_an_end and given[place] in {"WS", "BN"})
        if before_an_end:
            found[place] = base
    return found


def visual(levels_of_runs: list[int]) -> list[int]:
    """Rule L2: the order from left to right of runs with these levels."""
    order = list(range(len(levels_of_runs)))
    odd = [level for level in levels_of_runs if level % 2]
    for level in range(max(levels_of_runs, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            if levels_of_runs[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels_of_runs[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7."""
    start = "R" if base % 2 else "L"
    previous = start
    for place, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[place] = previous
        previous = kinds[place]
    strong = start
    for place, kind in enumerate(kinds):  # W2
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for place in range(1, len(kinds) - 1):  # W4
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and (kind, before) in {("CS", "EN"), ("CS", "AN"), ("ES", "EN")}:
            kinds[place] = before
    kinds = _terminators(kinds)
    strong = start
    for place, kind in enumerate(kinds):  # W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
    return kinds


def _terminators(kinds: list[str]) -> list[str]:
    """Rules W5 and W6: signs beside a European number belong to it; left-over separators are neutral."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > place:
            beside = kinds[place - 1 : place] + kinds[end : end + 1]
            kinds[place:end] = ["EN" if "EN" in beside else "ON"] * (end - place)
        place = max(end, place + 1)
    return ["ON" if kind in {"ES", "CS"} else kind for kind in kinds]


def _brackets(kinds: list[str], chars: list[str], given: list[str], base: int) -> None:
    """Rule N0: both brackets of a pair take one direction, from what is in them, else from what is before them."""
    edge = "R" if base % 2 else "L"
    for opening, closing in _pairs(kinds, chars):
        inside = {_side(kind) for kind in kinds[opening + 1 : closing] if kind not in _NEUTRAL}
        if not inside:
            continue
        side = edge
        if edge not in inside:
            earlier = (_side(kind) for kind in reversed(kinds[:opening]) if kind not in _NEUTRAL)
            side = next(earlier, edge)
        for place in (opening, closing):
            kinds[place] = side
            for mark in range(place + 1, len(kinds)):  # marks on a bracket go with it
                if given[mark] != "NSM":
                    break
                kinds[mark] = side


def _pairs(kinds: list[str], chars: list[str]) -> list[tuple[int, int]]:
    """Definition BD16: places of brackets that belong together, in the order of the opening ones."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, char in enumerate(chars):
        if kinds[place] != "ON" or not unicodedata.mirrored(char):
            continue
        bracket = unicodedata.normalize("NFD", char)[0]  # U+2329 and U+3008 are one bracket; of ≠ the = is none
        match unicodedata.category(bracket):
            case "Ps":
                if len(waiting) == DEEPEST:
                    return []
                waiting.append((_PARTNERS.get(bracket) or chr(ord(bracket) + 1), place))
            case "Pe":
                opened = [at for at, (closing, _) in enumerate(waiting) if closing == bracket]
                if opened:
                    pairs.append((waiting[opened[-1]][1], place))
                    del waiting[opened[-1] :]
    return sorted(pairs)


def _neutral(kinds: list[str], base: int) -> None:
    """Rules N1 and N2: neutrals take the direction on both sides of them, else the paragraph's."""
    edge = "R" if base % 2 else "L"
    solid = [-1, *(place for place, kind in enumerate(kinds) if kind not in _NEUTRAL), len(kinds)]
    for before, after in pairwise(solid):
        left = edge if before < 0 else _side(kinds[before])
        right = edge if after == len(kinds) else _side(kinds[after])
        for place in range(before + 1, after):
            kinds[place] = left if left == right else edge


def _side(kind: str) -> str:
    return "R" if kind in {"R", "AN", "EN"} else "L"
