"""Paths as people type, paste and drop them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.paths import folders_in, named_from, papers_in, typed_paths
from tui.widgets.entry import PathEntry


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two papers, a hidden one, something else, and a folder."""
    for name in ("a letter.pdf", "b.JPG", ".hidden.pdf", "song.mp3"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "more").mkdir()
    return tmp_path


def test_a_name_with_spaces_needs_no_quotes(desk: Path) -> None:
    """A path that exists as typed is that path."""
    assert typed_paths(f" {desk}/a letter.pdf ", desk) == [desk / "a letter.pdf"]


def test_dropped_quoted_and_escaped_paths(desk: Path) -> None:
    """What terminals make of a dropped file: quotes, backslashes, file:// with %20, several at once."""
    paper, photo = desk / "a letter.pdf", desk / "b.JPG"
    assert typed_paths(f"'{paper}' {photo}", desk) == [paper, photo]
    assert typed_paths(str(paper).replace(" ", "\\ "), desk) == [paper]
    assert typed_paths(f"file://{desk}/a%20letter.pdf", desk) == [paper]
    assert typed_paths("~/b.JPG", desk) == [photo]


def test_a_folder_stands_for_its_papers(desk: Path) -> None:
    """Papers by name, without hidden files and without what is no paper; each once."""
    assert typed_paths(f"{desk} {desk}/b.JPG", desk) == [desk / "a letter.pdf", desk / "b.JPG"]
    assert folders_in(desk) == [desk / "more"]


@pytest.mark.parametrize("text", ["", "   ", "'unfinished", "/nowhere/x.pdf"])
def test_nonsense_raises_nothing(desk: Path, text: str) -> None:
    """An unfinished quote or a path to nothing is at most a path to nothing."""
    assert all(not path.exists() for path in typed_paths(text, desk))


def test_a_folder_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    """A drive that was pulled out raises nothing."""
    assert papers_in(tmp_path / "gone") == folders_in(tmp_path / "gone") == []


def test_papers_are_named_from_the_case(tmp_path: Path) -> None:
    """Relative inside the case's folder, absolute elsewhere, also when typed relative."""
    assert named_from(tmp_path / "a.pdf", tmp_path) == "a.pdf"
    assert named_from(Path("/x/a.pdf"), tmp_path) == "/x/a.pdf"
    assert Path(named_from(Path("a.pdf"), tmp_path)).is_absolute()


def test_several_pasted_lines() -> None:
    """Several paths become quoted paths; one stays as it is."""
    assert PathEntry().joined("/a b.pdf\n/c.pdf\n") == "'/a b.pdf' /c.pdf"
    assert PathEntry().joined("/a b.pdf\n") == "/a b.pdf"
