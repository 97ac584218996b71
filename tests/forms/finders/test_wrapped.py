"""Cells of a table whose words take two lines."""

from __future__ import annotations

from forms.finders.sheet import lay_out
from forms.finders.wrapped import unwrapped
from tests.forms.finders.letters import set_words

_HEIGHT = 10


def _texts(*runs: tuple[str, float, float]) -> list[list[str]]:
    lines = unwrapped(lay_out(word for run in runs for word in set_words(*run, _HEIGHT)))
    return [[cell.text for cell in line.cells] for line in lines]


def test_a_cell_of_two_lines_is_whole_where_its_neighbour_stands_in_the_middle() -> None:
    assert _texts(("Health plan", 50, 100), ("Aetna Health of", 200, 94), ("California", 200, 106)) == [
        ["Health plan", "Aetna Health of California"]
    ]


def test_a_label_of_two_lines_takes_its_value_of_two_lines_with_it() -> None:
    rows = _texts(("Subscriber", 50, 100), ("VLT889W201", 200, 100), ("ID:", 50, 112), ("84", 200, 112))
    assert rows == [["Subscriber ID:", "VLT889W20184"]]


def test_two_rows_of_labels_stay_two_rows() -> None:
    rows = _texts(("Group:", 50, 100), ("70018", 200, 100), ("Member ID:", 50, 112), ("84", 200, 112))
    assert rows == [["Group:", "70018"], ["Member ID:", "84"]]


def test_an_address_under_a_name_is_no_part_of_it() -> None:
    assert _texts(("Ana Ruiz", 50, 100), ("12 Elm St", 50, 112)) == [["Ana Ruiz"], ["12 Elm St"]]


def test_running_text_in_columns_is_not_joined() -> None:
    left = [("one line of text", 50, 100 + 12 * row) for row in range(5)]
    right = [("other line of text", 300, 106 + 12 * row) for row in range(5)]
    assert all(len(row) == 1 and len(row[0].split()) == 4 for row in _texts(*left, *right))
