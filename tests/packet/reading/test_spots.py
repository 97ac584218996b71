"""Spots as a worker tells them: nothing but dots is taken, and eight of them are one Braille pattern."""

from __future__ import annotations

import pytest

from packet.reading.spots import COLUMNS, ROWS, braille, from_rows


def test_eight_dots_are_one_pattern_and_odd_ends_are_blank() -> None:
    assert braille(("10", "01", "00", "11")) == "\N{BRAILLE PATTERN DOTS-1578}"
    assert braille(("1",)) == "\N{BRAILLE PATTERN DOTS-1}"
    assert braille(()) == ""
    assert braille(("1111",) * 5).count("\n") == 1


@pytest.mark.parametrize("told", ["01", [["0"]], ["0x"], ["0" * (COLUMNS + 2)], ["0"] * (ROWS + 2), None])
def test_what_is_no_rows_of_dots_is_refused(told: object) -> None:
    with pytest.raises(ValueError, match="spot"):
        from_rows(told)
