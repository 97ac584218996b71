"""The order in which a line with right-to-left words is drawn: Unicode Standard Annex 9, implicit levels.

Embeddings and isolates never come here (`packet.lettering.characters` takes them out or names them): no rules X1 to X8.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_STRONG = {"L", "R", "AL"}
_NEUTRAL = {"B", "S", "WS", "ON", "BN"}


def right_to_left(text: str) -> bool:
    """Whether the paragraph runs right to left: rules P2 and P3, the first strong character."""
    return next((kind in {"R", "AL"} for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), False)


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every character, for a paragraph of level `base` (0 or 1)."""
    kinds = _weak([unicodedata.bidirectional(char) or "L" for char in text], base)
    kinds = _neutral(kinds, base)
    found = []
    for kind in kinds:  # rules I1 and I2
        if base % 2 == 0:
            found.append(base + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0))
        else:
            found.append(base + (0 if kind == "R" else 1))
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


def _neutral(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: neutrals take the direction on both sides of them, else the paragraph's."""
    edge = "R" if base % 2 else "L"
    solid = [-1, *(place for place, kind in enumerate(kinds) if kind not in _NEUTRAL), len(kinds)]
    for before, after in pairwise(solid):
        left = edge if before < 0 else _side(kinds[before])
        right = edge if after == len(kinds) else _side(kinds[after])
        for place in range(before + 1, after):
            kinds[place] = left if left == right else edge
    return kinds


def _side(kind: str) -> str:
    return "R" if kind in {"R", "AN", "EN"} else "L"
