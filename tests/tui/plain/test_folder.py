"""Papers picked from folders by their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.plain.test_console import console
from tui.plain.folder import pick
from tui.policy import Policy


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a folder of three scans, a hidden file and a paper of its own."""
    folder = tmp_path / "home"
    (folder / "scans").mkdir(parents=True)
    for name in ("scans/a.pdf", "scans/b.jpg", "scans/c.pdf", ".hidden.pdf", "own.pdf", "notes.xyz"):
        (folder / name).write_bytes(b"x")
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


def picked(policy: Policy, *lines: str) -> tuple[list[str], str]:
    """Names of what was picked with these lines, and what was said."""
    talk, written = console(*lines)
    return [path.name for path in pick(talk, policy)], "".join(written)


@pytest.mark.parametrize("typed", ["9", "0", "x", "1 2", "3-2", "2-", "1-3", "-", "2 x"])
def test_numbers_that_lead_nowhere_are_asked_again(home: Path, typed: str) -> None:
    """A folder and papers at once, a number that is none: the numbers are named, and nothing is guessed."""
    names, said = picked(Policy(), typed, "")
    assert names == []
    assert ("from 1 to 3" in said) is (typed != "-")


@pytest.mark.parametrize("typed", ["", "<"])
def test_enter_and_back_pick_nothing(home: Path, typed: str) -> None:
    """The papers are as they were."""
    assert picked(Policy(), typed)[0] == []


@pytest.mark.parametrize(
    ("typed", "names"),
    [("3", ["own.pdf"]), ("3.", ["own.pdf"])],
)
def test_one_paper_by_its_number(home: Path, typed: str, names: list[str]) -> None:
    """What looks like no paper, and what is hidden, is not read out."""
    found, said = picked(Policy(), typed)
    assert found == names
    assert "1 Up one folder\n2 Folder: scans\n3 own.pdf\n" in said
    assert "hidden" not in said


@pytest.mark.parametrize("typed", ["2-4", "2 3 4", "2,3-4", "2 2-3 4"])
def test_several_papers_of_a_folder(home: Path, typed: str) -> None:
    """Single numbers and ranges, each paper once, in the order of the numbers."""
    assert picked(Policy(), "2", typed)[0] == ["a.pdf", "b.jpg", "c.pdf"]


def test_up_and_down_again(home: Path) -> None:
    """The first line leads to the folder above."""
    assert picked(Policy(), "2", "1", "3")[0] == ["own.pdf"]


def test_long_folders_are_read_in_parts(home: Path) -> None:
    """Twenty names, then on wish the next; a number may be typed before it was read out."""
    for number in range(50):
        (home / "scans" / f"page {number:02}.pdf").write_bytes(b"x")
    names, said = picked(Policy(), "2", "54")
    assert names == ["page 49.pdf"]
    assert "There are 34 more. Type > to go on." in said
    assert "page 49" not in said
    names, said = picked(Policy(), "2", ">", ">", ">", "54")
    assert "54 page 49.pdf" in said
    assert "There are 14 more." in said


def test_a_kiosk_stays_in_its_folders(home: Path, tmp_path: Path) -> None:
    """No way up, no link that leads out; with two folders their list is the top."""
    usb, inbox = tmp_path / "usb", tmp_path / "inbox"
    for folder in (usb, inbox):
        folder.mkdir()
    (usb / "a.pdf").write_bytes(b"x")
    (usb / "out.pdf").symlink_to(home / "own.pdf")
    (usb / "out").symlink_to(home)
    names, said = picked(Policy(kiosk=True, read_folders=(usb,)), "1")
    assert names == ["a.pdf"]
    assert "Up one folder" not in said
    assert "out" not in said.replace("without", "").replace(str(tmp_path), "")
    two = Policy(kiosk=True, read_folders=(usb, inbox))
    names, said = picked(two, "1", "1", "2", "1", "1", "2")
    assert names == ["a.pdf"]
    assert "Folders you can look in:" in said
    assert "There are no papers in this folder." not in said


def test_an_empty_folder_says_so(home: Path, tmp_path: Path) -> None:
    """There is nothing to choose, and Enter goes back."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "There are no papers in this folder." in picked(Policy(kiosk=True, read_folders=(empty,)), "")[1]
