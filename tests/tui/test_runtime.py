"""The work folder: private, in memory where a kiosk needs it, gone afterwards, and never another run's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from packet.held_folder import sweep
from tui.runtime import PREFIX, in_memory, runtime

MOUNTS = """\
22 1 254:0 / / rw - ext4 /dev/vda rw
30 22 0:25 / /dev/shm rw - tmpfs tmpfs rw
31 22 0:26 / /run/user/1000 rw - tmpfs tmpfs rw
32 31 0:27 / /run/user/1000/disk rw - ext4 /dev/vdb rw
33 22 0:28 / /mnt/a\\040b rw shared:1 - tmpfs tmpfs rw
34 22 0:29 / /mnt/covered rw - tmpfs tmpfs rw
35 34 0:30 / /mnt/covered rw - ext4 /dev/vdc rw
"""


def test_the_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    """0700 while it is there; with everything in it, whatever was raised inside, gone."""

    def work() -> None:
        with runtime({"XDG_RUNTIME_DIR": str(tmp_path)}) as folder:
            assert folder.parent == tmp_path
            assert folder.stat().st_mode & 0o777 == 0o700
            (folder / "deep").mkdir()
            (folder / "deep" / "file").write_text("x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    """A second run takes its own; a folder that nobody holds goes."""
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}
    (tmp_path / f"{PREFIX}left").mkdir()
    (tmp_path / "imr-of-others").mkdir()
    with runtime(environ) as first, runtime(environ) as second:
        assert first != second
        sweep(tmp_path, PREFIX)
        assert first.is_dir()
        assert second.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["imr-of-others"]


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    """A link with the name of a work folder is not swept, nor what it points to."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kept").write_text("x")
    (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "mine")
    sweep(tmp_path, PREFIX)
    assert (tmp_path / "mine" / "kept").exists()


def test_a_folder_of_the_policy_is_the_only_one_tried(tmp_path: Path) -> None:
    """When the place the administrator named cannot be used, no other is taken in silence."""
    with pytest.raises(FileNotFoundError), runtime({"XDG_RUNTIME_DIR": str(tmp_path)}, tmp_path / "gone"):
        pass


def test_a_kiosk_never_works_on_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With no place in memory there is no place at all."""
    monkeypatch.setattr("tui.runtime.in_memory", lambda _: False)
    with pytest.raises(FileNotFoundError), runtime({"XDG_RUNTIME_DIR": str(tmp_path)}, memory_only=True):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "memory"),
    [
        ("/dev/shm", True),
        ("/dev/shm/deep/er", True),
        ("/dev/shmx", False),
        ("/run/user/1000", True),
        ("/run/user/1000/disk/x", False),
        ("/mnt/a b", True),
        ("/mnt/covered", False),
        ("/home", False),
    ],
)
def test_memory_is_told_from_disk_by_the_nearest_mount(tmp_path: Path, folder: str, memory: bool) -> None:
    """The longest mount point decides, and of two at one point the later."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert in_memory(Path(folder), mounts) is memory


def test_where_the_system_does_not_tell_the_administrator_is_believed(tmp_path: Path) -> None:
    """Without /proc nobody knows."""
    assert in_memory(tmp_path, tmp_path / "none")


def test_a_killed_run_lets_go_of_its_folder(tmp_path: Path) -> None:
    """The lock goes with the process: what it left is swept by the next."""
    script = (
        "import os, signal, sys; from tui.runtime import runtime\n"
        f"with runtime({{'XDG_RUNTIME_DIR': {str(tmp_path)!r}}}): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    sweep(tmp_path, PREFIX)
    assert list(tmp_path.iterdir()) == []
