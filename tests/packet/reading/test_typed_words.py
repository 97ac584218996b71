"""Words of texts that have no pages yet: lines and columns, as they stand beside and under each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.finders.sheet import Word, lay_out
from packet.intake.request import Refuse
from packet.reading.typed_words import plain, written


def _cells(words: list[Word]) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in lay_out(words)]


def test_tabs_and_wide_gaps_part_columns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Member ID\tR071\r\nDate    03/27/2026\rDear  Ada\n")
    assert _cells(list(plain(tmp_path / "a.txt"))) == [["Member ID", "R071"], ["Date", "03/27/2026"], ["Dear Ada"]]


def test_a_text_of_no_known_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(128, 256)) * 4 + b"\x00\x01")
    with pytest.raises(Refuse, match="text_encoding"):
        list(plain(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("rich", "cells"),
    [
        (rb"{\rtf1 Dear Ada\par Bye}", [["Dear Ada"], ["Bye"]]),
        (rb"{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator Secret}Words}", [["Words"]]),
        (rb"{\rtf1 One\cell Two\row}", [["One", "Two"]]),
        (rb"{\rtf1 Ni\'f1o \u241?a}", [["Niño ña"]]),
        (rb"{\rtf1 A\~B\tab C}", [["A B", "C"]]),
    ],
)
def test_rich_text_is_read_without_what_it_does_not_show(rich: bytes, cells: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rich)
    assert _cells(list(written(tmp_path / "a.rtf", "rtf"))) == cells
