"""Page choices: what people write is read in one way only, or said to be unclear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.intake.selection import SelectionError, parse, show


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5)),
        ("2", (2,)),
        ("1-3,5", (1, 2, 3, 5)),
        (" 1 - 3 ; 5 ", (1, 2, 3, 5)),
        ("5,1", (5, 1)),
        ("3-1", (3, 2, 1)),
        ("4-", (4, 5)),
        ("1–2", (1, 2)),
    ],
)
def test_choices_are_read(text: str, pages: tuple[int, ...]) -> None:
    """Lists, ranges up and down, open ends and typographic dashes."""
    assert parse(text, 5) == pages


@pytest.mark.parametrize(
    ("text", "code", "page"),
    [
        ("a", "spelling", 0),
        ("1,,2", "spelling", 0),
        ("-3", "spelling", 0),
        ("1-2-3", "spelling", 0),
        ("0", "range", 0),
        ("6", "range", 6),
        ("1-999999", "range", 999999),
        ("9-", "range", 9),
        ("1,2-3,2", "twice", 2),
    ],
)
def test_what_cannot_be_meant_is_named(text: str, code: str, page: int) -> None:
    """A slip, a page that is not there, a page twice: each says which."""
    with pytest.raises(SelectionError) as caught:
        parse(text, 5)
    assert (caught.value.code, caught.value.page) == (code, page)


def test_spelling_alone_is_judged_before_the_file_is_known() -> None:
    """Without a total, a good spelling passes and a bad one does not."""
    assert parse("7-9") == (7, 8, 9)
    assert parse("7-") == ()
    with pytest.raises(SelectionError):
        parse("x")


@given(st.lists(st.integers(1, 500), unique=True, min_size=1))
def test_a_choice_shown_reads_back(pages: list[int]) -> None:
    """`show` writes what `parse` reads."""
    assert parse(show(pages), 500) == tuple(pages)
