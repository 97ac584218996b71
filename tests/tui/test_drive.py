"""Where a kiosk's packet goes: a new folder on a drive that is really there, or the printer; nothing is replaced."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from packet.errors import CannotWrite
from tui.drive import places, save
from tui.policy import Policy
from tui.printer import print_file

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
    assert save(made, _policy(media), TODAY, lambda _: False) is None
    assert list(media.rglob("*")) == [media / "leftover"]


def test_a_drive_below_the_folder_takes_all_files(made: Path, tmp_path: Path) -> None:
    """Drives appear under their own names: the first takes every file, readable on its owner's other computer."""
    media = tmp_path / "media"
    (media / "STICK").mkdir(parents=True)
    (media / "folder").mkdir()
    saved = save(made, _policy(media), TODAY, lambda path: path.name == "STICK")
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
    saved = save(made, policy, TODAY)
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

    monkeypatch.setattr("tui.drive.write_whole", write)
    assert save(made, _policy(full, good, drives_only=False), TODAY) == good / "imr-packet-2026-11-22"
    assert list(full.iterdir()) == []
    assert save(made, _policy(full, drives_only=False), TODAY) is None
    assert save(made, _policy(tmp_path / "nowhere", drives_only=False), TODAY) is None


def test_a_link_out_of_the_folder_is_no_drive(tmp_path: Path) -> None:
    """A drive that is only a link to somewhere else is not written to."""
    media, disk = tmp_path / "media", tmp_path / "disk"
    media.mkdir()
    disk.mkdir()
    (media / "STICK").symlink_to(disk)
    assert places(_policy(media), lambda path: path.name == "STICK") == []


def test_the_printer_gets_the_file_and_its_own_name(tmp_path: Path) -> None:
    """lp is asked by the queue of the policy; a minus in a name is no option, and the answer is whether it took it."""
    told = tmp_path / "told"
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}\n')
    lp.chmod(0o755)
    assert print_file(tmp_path / "packet.pdf", "desk", str(lp))
    assert told.read_text().splitlines() == ["-d", "desk", "--", str(tmp_path / "packet.pdf")]
    assert print_file(tmp_path / "packet.pdf", "", str(lp))
    assert told.read_text().splitlines() == ["--", str(tmp_path / "packet.pdf")]


def test_a_printer_that_is_not_there_is_told(tmp_path: Path) -> None:
    """No lp, or one that refuses: no, without a fault and without a word of it on the screens."""
    assert not print_file(tmp_path / "packet.pdf", program=str(tmp_path / "no-lp"))
    assert not print_file(tmp_path / "packet.pdf", program="false")
