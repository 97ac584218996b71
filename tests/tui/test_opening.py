"""The packet's folder in the desktop's own window."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tui.opening import open_folder, opener


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH; it has xdg-open and open, which write down what they were given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xdg-open", "open"):
        program = folder / name
        program.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/$(basename "$0").told\n')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


def test_without_a_desktop_nothing_opens_folders(programs: Path) -> None:
    """On a bare console xdg-open would start a browser in the middle of the talk."""
    assert opener({}, "linux") == ""
    assert opener({"DISPLAY": ":0"}, "linux") == str(programs / "xdg-open")
    assert opener({"WAYLAND_DISPLAY": "wayland-0"}, "linux") == str(programs / "xdg-open")
    assert opener({}, "darwin") == str(programs / "open")


def test_a_program_that_cannot_start_is_no_fault(tmp_path: Path) -> None:
    """The caller is told, and can say where the folder is."""
    assert not open_folder(tmp_path, str(tmp_path / "none"))


def test_the_folder_is_given_whole(programs: Path, tmp_path: Path) -> None:
    """A name with spaces and quotes is one argument; no shell looks at it."""
    folder = tmp_path / "Ana's $HOME packet"
    folder.mkdir()
    assert open_folder(folder, str(programs / "xdg-open"))
    told = tmp_path / "xdg-open.told"
    end = time.monotonic() + 45
    while not (told.exists() and told.read_text() == str(folder)):
        assert time.monotonic() < end
