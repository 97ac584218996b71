"""A table of cases as spreadsheets write it: letters, marks, heads; nothing is passed over."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.batch.table import read_table
from packet.errors import UsageError

HEAD = "case,first_name,condition\n"


@pytest.mark.parametrize(
    "data",
    [
        "case,first_name\nruiz,José\n".encode(),
        "case,first_name\r\nruiz,José\r\n".encode("utf-8-sig"),
        "case;first_name\r\nruiz;José\r\n".encode("cp1252"),
        "case\tfirst_name\r\nruiz\tJosé\r\n".encode("utf-16"),
        '\n"Case" , "First_Name"\n ruiz ,"José"\n\n,,\n'.replace(" , ", ",").encode(),
    ],
    ids=["utf-8", "byte order mark", "semicolons, Windows", "UTF-16 with tabs", "blank lines, quotes, capitals"],
)
def test_a_table_reads_the_same_however_a_spreadsheet_wrote_it(data: bytes) -> None:
    table = read_table(data)
    assert [(row.number, dict(row.cells)) for row in table.rows if row.cells] == [
        (1, {"case": "ruiz", "first_name": "José"})
    ]
    assert table.guessed == (b";" in data)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "batch.no_rows"),
        (HEAD, "batch.no_rows"),
        ("case,first_nme\na,b\n", "batch.column_near"),
        ("case,whatever\na,b\n", "batch.column"),
        ("case,,first_name\na,b,c\n", "batch.column_blank"),
        ("case,CASE\na,b\n", "batch.column_twice"),
        ('case,first_name\na,"b\n', "batch.not_a_table"),
        ("case,first_name\na,\0\n", "batch.not_a_table"),
        ("case\n" + "a\n" * 20_001, "batch.too_many"),
    ],
)
def test_what_is_no_table_is_refused_whole_and_no_cell_is_in_the_message(text: str, code: str) -> None:
    with pytest.raises(UsageError) as error:
        read_table(text.encode())
    assert error.value.code == code
    assert "{" not in error.value.message("es")


def test_a_cell_too_many_is_a_fault_of_its_row_alone() -> None:
    rows = read_table(f"{HEAD}a,b,c,d\ne,f\n".encode()).rows
    assert [row.wide for row in rows] == [True, False]


def test_a_formula_is_text() -> None:
    (row,) = read_table(f'{HEAD}a,"=1+1","@x"\n'.encode()).rows
    assert (row.cells["first_name"], row.cells["condition"]) == ("=1+1", "@x")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=3, max_size=3))
def test_every_cell_comes_back_as_typed_but_for_the_blanks_round_it(cells: list[str]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["case", "first_name", "condition"], ["x", *cells[1:]]])
    (row,) = read_table(text.getvalue().encode()).rows
    for key, cell in zip(("first_name", "condition"), cells[1:], strict=True):
        assert "".join(row.cells.get(key, "").split()) == "".join(_nfc(cell).split())


def _nfc(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)
