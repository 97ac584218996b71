"""Files written whole, wiped, and out of reach."""

from __future__ import annotations

import os
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
