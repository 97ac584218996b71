"""Where a kiosk's packet goes: a new folder on a drive that is there, the printer, the desktop; nothing is replaced."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from packet.errors import CannotWrite
from tui.export import copy_to_drive, open_folder, opener, places, ways_out
from tui.policy import Policy

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A packet as it was made."""
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "packet.pdf").write_bytes(b"%PDF-new")
    (folder / "ledger.json").write_bytes(b"{}")
    return folder


def _policy(*folders: Path, drives_only: bool = True) -> Policy:
    return Policy(kiosk=True, write_folders=folders, drives_only=drives_only)


def test_an_empty_mount_folder_takes_nothing(made: Path, tmp_path: Path) -> None:
    """No drive is plugged in: the folder is on this computer's own disk, and the packet must not stay there."""
    media = tmp_path / "media"
    (media / "leftover").mkdir(parents=True)
    assert copy_to_drive(made, _policy(media), TODAY, lambda _: False) is None
    assert list(media.rglob("*")) == [media / "leftover"]


def test_a_drive_below_the_folder_takes_all_files(made: Path, tmp_path: Path) -> None:
    """Drives appear under their own names: the first takes every file, readable on its owner's other computer."""
    media = tmp_path / "media"
    (media / "STICK").mkdir(parents=True)
    (media / "folder").mkdir()
    saved = copy_to_drive(made, _policy(media), TODAY, lambda path: path.name == "STICK")
    assert saved == media / "STICK" / "imr-packet-2026-11-22"
    assert {file.name: file.read_bytes() for file in saved.iterdir()} == {
        "packet.pdf": b"%PDF-new",
        "ledger.json": b"{}",
    }
    assert (saved / "packet.pdf").stat().st_mode & 0o777 == 0o644


def test_nothing_on_the_drive_is_replaced(made: Path, tmp_path: Path) -> None:
    """A second packet of the day stands beside the first."""
    policy = _policy(tmp_path / "drive", drives_only=False)
    (tmp_path / "drive" / "imr-packet-2026-11-22").mkdir(parents=True)
    (tmp_path / "drive" / "imr-packet-2026-11-22" / "packet.pdf").write_bytes(b"%PDF-old")
    saved = copy_to_drive(made, policy, TODAY)
    assert saved == tmp_path / "drive" / "imr-packet-2026-11-22-2"
    assert (tmp_path / "drive" / "imr-packet-2026-11-22" / "packet.pdf").read_bytes() == b"%PDF-old"


def test_a_drive_that_fails_leaves_no_half_and_the_next_is_tried(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first drive is full after one file: its folder goes again, and the second takes everything."""
    full, good = tmp_path / "full", tmp_path / "good"
    full.mkdir()
    good.mkdir()

    def write(path: Path, data: bytes) -> None:
        if path.is_relative_to(full) and path.name == "packet.pdf":
            raise CannotWrite("cannot_save", file=path.name)
        path.write_bytes(data)

    monkeypatch.setattr("tui.export.write_whole", write)
    assert copy_to_drive(made, _policy(full, good, drives_only=False), TODAY) == good / "imr-packet-2026-11-22"
    assert list(full.iterdir()) == []
    assert copy_to_drive(made, _policy(full, drives_only=False), TODAY) is None
    assert copy_to_drive(made, _policy(tmp_path / "nowhere", drives_only=False), TODAY) is None


def test_a_link_out_of_the_folder_is_no_drive(tmp_path: Path) -> None:
    """A drive that is only a link to somewhere else is not written to."""
    media, disk = tmp_path / "media", tmp_path / "disk"
    media.mkdir()
    disk.mkdir()
    (media / "STICK").symlink_to(disk)
    assert places(_policy(media), lambda path: path.name == "STICK") == []


def test_a_fax_is_offered_only_where_it_is_allowed_and_can_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert "fax" not in ways_out(Policy())
    assert ways_out(Policy(kiosk=True, may_print=False, may_fax=True)) == ["fax"]
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert ways_out(Policy(kiosk=True, may_print=True, may_fax=True)) == []


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
