"""Files written whole, wiped, and out of reach."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from packet.errors import CannotWrite
from packet.store.files import Lock, private_folder, wipe, write_whole


def test_wipe_overwrites_before_it_removes(tmp_path: Path) -> None:
    """A second name of the same file shows zeros: the old content is gone, not only its name."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "a").write_bytes(b"secret")
    os.link(folder / "a", tmp_path / "second")
    wipe(folder)
    assert (tmp_path / "second").read_bytes() == bytes(6)
    assert not folder.exists()


def test_wipe_never_follows_a_link(tmp_path: Path) -> None:
    """A link in a folder is removed; what it names stays."""
    (tmp_path / "kept").write_bytes(b"kept")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    wipe(tmp_path / "link")
    wipe(tmp_path / "missing")
    assert (tmp_path / "kept").read_bytes() == b"kept"


def test_writing_into_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    """A drive that was pulled out is an error with words, not a traceback."""
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "gone" / "file", b"x")
    with pytest.raises(CannotWrite):
        Lock(tmp_path / "gone" / "file")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        private_folder(tmp_path / "file" / "inner")


def test_what_is_saved_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is flushed, then renamed, then its folder flushed: a power cut leaves the old one or the new."""
    told: list[str] = []
    flush, rename = os.fsync, Path.replace

    def fsync(descriptor: int) -> None:
        told.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        flush(descriptor)

    def replace(self: Path, target: Path) -> Path:
        told.append("name")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_whole(tmp_path / "case.json", b"{}")
    assert told == ["file", "name", "folder"]
