"""What was found in a word processor file, as it is told: `packet.intake.source.found`."""

from __future__ import annotations

import pytest

from packet.intake.source.found import SourceFindings, called, unquote
from packet.intake.source.recall import LostWords


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("file:///C:/Users/ana/scan%201.png", "scan 1.png"),
        ("C:\\Users\\ana\\scan.png", "scan.png"),
        ("https://x.example/a/b.png?patient=ana#ruiz", "b.png"),
        ("folder/", "folder"),
        ("a%2Fb.png", "b.png"),
        ("a\x1b[2Jb", "a_[2Jb"),
        ("", "?"),
        ("///", "?"),
        ("x" * 81, "x" * 80),
    ],
)
def test_a_part_is_called_by_its_last_name_alone(target: str, name: str) -> None:
    """Folders and queries may tell of a person, and a control could drive a terminal."""
    assert called(target) == name


def test_bytes_that_are_no_letters_are_told_as_such() -> None:
    """Nothing is raised for an address that nobody can read."""
    assert unquote("%ff%41%zz") == "\ufffdA%zz"


def test_a_file_with_nothing_to_tell_tells_nothing() -> None:
    """No empty lists of names, no "0 comments"."""
    assert SourceFindings().told() == ([], [], [])


def test_a_part_that_is_missing_twice_is_told_once_and_all_are_counted() -> None:
    """Eight names are enough to read; the number tells of the others."""
    found = SourceFindings()
    for number in (*range(10), 0):
        found.miss(f"folder/{number}.png")
    _, (left,), _ = found.told()
    assert (left.reason, left.detail) == ("outside", {"count": 10, "names": ", ".join(f"{n}.png" for n in range(8))})


def test_what_to_look_at_is_told_apart_from_what_is_missing() -> None:
    """A file inside, comments, empty fields: hints; a template elsewhere: a change."""
    found = SourceFindings(comments=2, empty=1, template="letter.dot")
    found.hold("x/table.xls")
    changes, left, hints = found.told()
    assert [(change.what, change.detail) for change in changes] == [("template", {"template": "letter.dot"})]
    assert left == []
    assert [hint.code for hint in hints] == ["inside", "comments", "empty_fields"]


def test_words_that_the_converter_lost_are_told_with_their_pages() -> None:
    """Never the words themselves."""
    ((left,)) = SourceFindings(lost=LostWords(7, (1, 2, 4))).told()[1]
    assert (left.page, left.reason, left.detail) == (0, "lost_text", {"count": 7, "pages": "1-2, 4"})
