"""Papers at a kiosk on a real terminal: a pasted path is read from the allowed folder, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packet.papers import letter
from tests.tui.pty.place import Place, to_first_question, to_step
from tests.tui.pty.terminal import Terminal

OUTSIDE = "Zqxoutside"


@pytest.fixture
def stick(place: Place) -> Path:
    """A drive with a letter on it, and links that lead out to somebody else's letter."""
    drive = place.folder / "media" / "stick of Ana"
    drive.mkdir(parents=True)
    letter(drive / "denial letter.pdf")
    letter(place.folder / "media" / "secret.pdf", OUTSIDE)
    (drive / "link.pdf").symlink_to(place.folder / "media" / "secret.pdf")
    (drive / "folder").symlink_to(place.folder / "media")
    return drive


def _papers(place: Place, stick: Path) -> Terminal:
    terminal = place.kiosk(f'read_folders = ["{stick}"]')
    to_first_question(terminal)
    to_step(terminal, 6)
    terminal.shows("Step 6 of 7", "Where is the file?", without=["Go to a step"])
    return terminal


def _kept(place: Place) -> list[Path]:
    return [path for path in place.memory.rglob("inbox/*/*") if path.is_file()]


@pytest.mark.parametrize("how", ["{path}", "'{path}'", "file://{path}", "{path}\r\n"])
def test_a_pasted_path_on_the_drive_is_taken(place: Place, stick: Path, how: str) -> None:
    """As a file manager or a terminal writes it: plain, in quotation marks, as a link, with a line end."""
    terminal = _papers(place, stick)
    terminal.paste(how.format(path=stick / "denial letter.pdf"))
    terminal.press("enter")
    terminal.shows("What is denial letter.pdf?")
    terminal.press("enter")
    terminal.shows("Ready, pages: 1")
    (copy,) = _kept(place)
    assert copy.read_bytes() == (stick / "denial letter.pdf").read_bytes()


@pytest.mark.parametrize(
    "path", ["link.pdf", "folder/secret.pdf", "../secret.pdf", "./../../media/secret.pdf", "folder/../secret.pdf"]
)
def test_a_pasted_path_out_of_the_drive_is_refused(place: Place, stick: Path, path: str) -> None:
    """A link to a file, a link to a folder, and every way up: the words say so, and nothing of it is copied."""
    terminal = _papers(place, stick)
    terminal.paste(f"'{stick}/{path}'")
    terminal.press("enter")
    terminal.shows("Error:", "folders allowed here")
    assert _kept(place) == []
    assert "What is" not in terminal.text


@pytest.mark.parametrize("how", ["{stick}", "{stick}/denial letter.pdf\n{stick}/../secret.pdf\n{stick}/link.pdf\n"])
def test_what_is_out_of_reach_is_refused_alone_and_by_its_name(place: Place, stick: Path, how: str) -> None:
    """The drive itself as a path, or several paths on lines of their own: the letter is taken, the link that leads out
    of the drive is named once the letter's kind was asked, and nothing else is copied.
    """
    terminal = _papers(place, stick)
    terminal.paste(how.format(stick=stick))
    terminal.press("enter")
    terminal.shows("What is denial letter.pdf?")
    terminal.press("enter")
    terminal.shows("Ready, pages: 1", "link.pdf cannot be read from there", without=["What is"])
    (copy,) = _kept(place)
    assert copy.read_bytes() == (stick / "denial letter.pdf").read_bytes()
