"""What a paste of several lines becomes where one line is asked for: `tui.paste`."""

from __future__ import annotations

import shlex

import pytest

from tui.paste import one_line, one_line_of_paths


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("12 Main St,\r\n Apt 4\n", "12 Main St, Apt 4"),
        ("12 Main St\n\n\nDavis, CA", "12 Main St, Davis, CA"),
        ("\n \n", ""),
        ("a\u2028b", "a, b"),
        ("nin\u0303o", "ni\u00f1o"),
    ],
)
def test_lines_become_one_with_commas(pasted: str, line: str) -> None:
    """No comma twice, none for an empty line, every kind of line end, letters composed."""
    assert one_line(pasted) == line


def test_a_comma_inside_a_line_stays() -> None:
    """Only the end of a line is joined."""
    assert one_line("Davis, CA") == "Davis, CA"


def test_several_paths_stay_apart_whatever_is_in_their_names() -> None:
    """Spaces and quotation marks in a name never make two of it."""
    paths = ["/a b.pdf", "/it's.pdf", "/c.pdf"]
    assert shlex.split(one_line_of_paths("\r\n".join(paths) + "\n")) == paths


@pytest.mark.parametrize(("pasted", "line"), [(" /a b.pdf \n", "/a b.pdf"), ("'/a b.pdf'", "'/a b.pdf'"), ("\n", "")])
def test_one_path_is_left_as_it_was_given(pasted: str, line: str) -> None:
    """A terminal may have quoted it already."""
    assert one_line_of_paths(pasted) == line
