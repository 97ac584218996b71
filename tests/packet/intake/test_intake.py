"""Papers that are the same, or within one another, are pointed out."""

from __future__ import annotations

from pathlib import Path

from packet.intake import contained, duplicates
from packet.intake.result import Taken


def _taken(name: str, digest: str, *looks: str) -> Taken:
    return Taken(name, digest, "pdf", len(looks), Path("x"), tuple(range(1, len(looks) + 1)), fingerprints=looks)


def test_duplicates_are_pointed_out() -> None:
    """The same bytes, or the same pages in any order, blank ones aside; blank papers are not the same pages."""
    papers = [
        _taken("a", "1", "x", ""),
        _taken("b", "1", "x", ""),
        _taken("c", "2", "x"),
        _taken("d", "3", ""),
        _taken("e", "4", ""),
    ]
    assert duplicates(papers) == [("a", "b", "bytes"), ("a", "c", "pages"), ("b", "c", "pages")]
    other_way = [_taken("f", "5", "x", "y", "y"), _taken("g", "7", "y", "x", "y"), _taken("h", "6", "x", "y")]
    assert duplicates(other_way) == [("f", "g", "pages")]


def test_a_paper_within_another_is_pointed_out() -> None:
    """All its pages but blank ones, in any order and as often, and where they are; equal papers are not within."""
    whole_one = _taken("records", "1", "w", "x", "", "y", "z")
    assert contained([_taken("denial", "2", "y", "x", ""), whole_one]) == [("denial", "records", (2, 4))]
    assert contained([whole_one, _taken("bill", "3", "z")]) == [("bill", "records", (5,))]
    assert contained([whole_one, _taken("same", "4", "z", "y", "x", "w")]) == []
    assert contained([whole_one, _taken("more", "5", "x", "other"), _taken("twice", "6", "x", "x")]) == []
    assert contained([whole_one, _taken("blank", "7", ""), _taken("none", "8")]) == []
