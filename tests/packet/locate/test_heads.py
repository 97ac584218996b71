"""What a page says of itself: a mention is no identity."""

from __future__ import annotations

import pytest

from packet.locate.heads import Head, is_ours, is_title, lines_of, read_head, spaced
from tests.packet.locate.view_parts import FORM, page, run


def _head(*lines: str, agency: str = "dmhc") -> Head:
    """Of a page with these lines at its top, 16 points apart."""
    view = page([run(line, 50, 740 - 16 * number) for number, line in enumerate(lines)])
    return read_head(view, [], agency)


def test_a_number_that_stands_alone_names_the_form() -> None:
    assert _head("DMHC 20-224 New: 09/25").forms == {FORM}
    assert _head("State of California", "Form DMHC 20-224", "Page 1 of 4").forms == {FORM}


@pytest.mark.parametrize("line", ["See also DMHC 20-224", "Send DMHC 20-224 to the Help Center", "20-224"])
def test_a_mention_names_no_form(line: str) -> None:
    assert _head(line).named == frozenset()


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("California Department of Insurance", "cdi"),
        ("Workers' Compensation", "workers_comp"),
        ("DHCS 8250", "hearing"),
    ],
)
def test_another_agency_is_known_by_a_line_of_its_own(line: str, issuer: str) -> None:
    head = _head("DMHC 20-224", line)
    assert (head.issuer, head.foreign) == (issuer, True)
    assert head.forms == frozenset()


def test_another_forms_number_is_told_as_printed_and_a_page_is_none() -> None:
    assert _head("ABC-1234").number == "ABC-1234"
    assert _head("PAGE2").number == ""
    assert _head("DMHC 20-224").number == ""


def test_a_language_beside_the_form_is_told() -> None:
    assert _head("DMHC 20-224", "IMR application form Vietnamese").tongue in ("Vietnamese", "")
    assert _head("Form Vietnamese").tongue == ""


def test_runs_come_line_by_line_and_from_the_left() -> None:
    view = page([run("b", 300, 700), run("a", 50, 700.5), run("c", 50, 680)])
    assert [[piece.text for piece in line] for line in lines_of(view)] == [["a", "b"], ["c"]]


def test_a_title_says_what_kind_of_paper_it_is_and_is_no_sentence() -> None:
    assert is_title(run("Member grievance form", 50, 700))
    assert not is_title(run("Ada Quill", 50, 700))
    assert not is_title(run("Fill in this form and send it.", 50, 700))


def test_a_line_of_our_own_is_known() -> None:
    assert is_ours(run("DMHC 20-224", 50, 700), "dmhc")
    assert not is_ours(run("DMHC 20-999", 50, 700), "dmhc")


def test_words_of_a_run_keep_one_space() -> None:
    assert spaced(run("one  two", 50, 700)) == "one two"
