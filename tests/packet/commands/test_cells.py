"""What is written into a cell: a spreadsheet shows it and runs none of it."""

from __future__ import annotations

import pytest

from packet.commands.cells import FORMULA, cell


@pytest.mark.parametrize("first", FORMULA)
def test_what_begins_a_formula_is_text(first: str) -> None:
    assert cell(f"{first}1+1") == f"'{first}1+1"


def test_numbers_words_nothing_and_yes_stay_what_they_are() -> None:
    assert [cell(value) for value in (3, "Ana", None, True, False)] == [3, "Ana", "", "yes", "no"]
