"""Folders that a process holds: gone with it, and never another one's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from packet.held_folder import held_folder, sweep

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no lock tells there whether a folder is in use")


def test_what_a_killed_run_left_goes_with_the_next_one(tmp_path: Path) -> None:
    """Killed with a paper in its folder: the next folder of that name finds an empty place."""
    script = (
        "import os, signal; from pathlib import Path; from packet.held_folder import held_folder\n"
        f"with held_folder(Path({str(tmp_path)!r}), 'work-') as folder:\n"
        "    (folder / 'paper').write_text('secret'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    (left,) = tmp_path.iterdir()
    assert (left / "paper").exists()
    with held_folder(tmp_path, "work-") as folder:
        assert list(tmp_path.iterdir()) == [folder]
    assert list(tmp_path.iterdir()) == []


def test_only_folders_of_that_name_are_swept(tmp_path: Path) -> None:
    """A file, a link and a folder of another name stay, and what a link points to."""
    (tmp_path / "work-file").write_text("kept")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "kept").write_text("kept")
    (tmp_path / "work-link").symlink_to(tmp_path / "other")
    (tmp_path / "work-left").mkdir()
    sweep(tmp_path, "work-")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "work-file", "work-link"]
    assert (tmp_path / "other" / "kept").exists()


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """Nothing is made elsewhere instead."""
    with pytest.raises(OSError, match="gone"), held_folder(tmp_path / "gone", "work-"):
        pass
