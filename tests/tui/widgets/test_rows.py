"""A list of lines that is one stop of the Tab key."""

from __future__ import annotations

from tui.widgets.rows import Row, Rows

LINES = (Row("name", "Name", "Ada"), Row("city", "City", "Davis", "Change"))


def test_it_begins_at_the_line_that_was_asked_for_and_else_at_the_first() -> None:
    assert Rows(LINES).at == "name"
    assert Rows(LINES, at="city").at == "city"
    assert Rows(LINES, at="gone").at == "name"
    assert Rows(()).at == ""
