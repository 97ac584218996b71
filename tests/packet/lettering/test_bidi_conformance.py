"""The order of right-to-left lines against the Unicode Consortium's own cases (BidiCharacterTest.txt, BidiTest.txt)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from packet.lettering.bidi import levels, visual

UCD: Final = Path("/usr/share/unicode")
"""Where Debian's package unicode-data puts the files."""

EXPLICIT: Final = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Embeddings and isolates never reach a line: `packet.lettering.characters` takes them out or names them."""

ONE_OF: Final = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "+", "ET": "%", "AN": "\u0661", "CS": ",",
    "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
}  # fmt: skip
"""A character of each class, none of them a bracket."""

pytestmark = [
    pytest.mark.needs_tool,
    pytest.mark.skipif(not (UCD / "BidiTest.txt").exists(), reason="Unicode's test files are absent: unicode-data"),
]


def _lines(name: str) -> Iterator[str]:
    with (UCD / name).open(encoding="utf-8") as file:
        yield from (line for raw in file if (line := raw.partition("#")[0].strip()))


def _wrong(text: str, base: int, wanted_levels: list[str], wanted_order: list[int]) -> bool:
    """Characters with level "x" are taken out by rule X9; their level and place are free."""
    found = levels(text, base, whole_numbers=False)
    shown = [place for place in visual(found) if wanted_levels[place] != "x"]
    alike = all(wanted in ("x", str(level)) for wanted, level in zip(wanted_levels, found, strict=True))
    return not alike or shown != wanted_order


def test_every_line_of_the_character_test() -> None:
    """91,000 lines of real characters, brackets nested and torn among them."""
    tried, wrong = 0, []
    for line in _lines("BidiCharacterTest.txt"):
        codes, _, base, wanted, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        kinds = [unicodedata.bidirectional(char) for char in text]
        if not EXPLICIT.isdisjoint(kinds) or "B" in kinds[:-1]:
            continue
        tried += 1
        if _wrong(text, int(base), wanted.split(), [int(place) for place in order.split()]):
            wrong.append(line)
    assert tried > 50_000
    assert wrong == []


def test_every_sequence_of_classes() -> None:
    """All sequences of up to four classes, in paragraphs of both directions."""
    tried, wrong = 0, []
    wanted: list[str] = []
    order: list[int] = []
    for line in _lines("BidiTest.txt"):
        if line.startswith("@"):
            name, _, rest = line.partition(":")
            if name == "@Levels":
                wanted = rest.split()
            else:
                order = [int(place) for place in rest.split()]
            continue
        classes, bases = line.split(";")
        kinds = classes.split()
        if not EXPLICIT.isdisjoint(kinds) or "B" in kinds[:-1]:
            continue
        text = "".join(ONE_OF[kind] for kind in kinds)
        for bit, base in ((2, 0), (4, 1)):
            if int(bases, 16) & bit:
                tried += 1
                if _wrong(text, base, wanted, order):
                    wrong.append(f"{line} {base}")
    assert tried > 50_000
    assert wrong == []
