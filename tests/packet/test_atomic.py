"""All or nothing: `packet.atomic`."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from packet.atomic import PREFIX, publish, workshop
from packet.errors import CannotWrite


def _made(work: Path, files: Mapping[str, str]) -> Path:
    made = work / "made"
    made.mkdir()
    for name, text in files.items():
        (made / f"{name}").write_text(text)
    return made


def _put(out: Path, files: Mapping[str, str], *, replace: bool = False) -> None:
    with workshop(out) as work:
        publish(_made(work, files), out, replace=replace)


def _break(out: Path, fault: BaseException) -> None:
    with workshop(out) as work:
        (work / "half").write_text("half")
        raise fault


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_for_the_person_alone(tmp_path: Path) -> None:
    """Folder 0700, files 0600, whatever the umask."""
    before = os.umask(0)
    try:
        _put(tmp_path / "deep" / "er" / "out", {"packet.pdf": "p", "ledger.json": "l"})
    finally:
        os.umask(before)
    out = tmp_path / "deep" / "er" / "out"
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


def test_the_work_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    """Beside the goal, so that renaming works; 0700; removed when the work is done."""
    with workshop(tmp_path / "out") as work:
        assert work.is_relative_to(tmp_path)
        assert stat.S_IMODE(work.parent.stat().st_mode) == 0o700
    assert _left(tmp_path) == []


@pytest.mark.parametrize("fault", [ValueError("x"), KeyboardInterrupt(), OSError(errno.EIO, "x")], ids=repr)
def test_a_failure_leaves_nothing(tmp_path: Path, fault: BaseException) -> None:
    """Whatever goes wrong in the middle, the goal does not exist and no private folder stays."""
    with pytest.raises((ValueError, KeyboardInterrupt, CannotWrite)):
        _break(tmp_path / "out", fault)
    assert _left(tmp_path) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_as_a_full_disk(tmp_path: Path, code: int) -> None:
    """The error says what to do; the system's own text, which could name a paper, is dropped."""
    with pytest.raises(CannotWrite) as told:
        _break(tmp_path / "out", OSError(code, "No space", "SECRET.pdf"))
    assert told.value.code == "disk_full"
    assert "SECRET" not in f"{told.value!r}{told.value.params}{told.value.__cause__}"
    assert told.value.__suppress_context__


def test_a_part_of_the_work_names_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    """The fax edition is written inside the private folder: a person who reads of that folder cannot do anything."""
    with pytest.raises(CannotWrite) as told, workshop(tmp_path / "out") as work:
        _break(work / "fax", OSError(errno.ENOSPC, "x"))
    assert told.value.params == {"folder": str(tmp_path / "out")}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file stands where a folder is needed: error 6, not a traceback."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite) as told:
        _put(tmp_path / "file" / "out", {"packet.pdf": "p"})
    assert told.value.code == "folder_unwritable"
    assert _left(tmp_path) == ["file"]


def test_a_packet_is_never_overwritten_unasked(tmp_path: Path) -> None:
    """Another packet in the folder stays as it is, and the error says how to replace it."""
    out = tmp_path / "out"
    _put(out, {"packet.pdf": "old", "ledger.json": "old"})
    with pytest.raises(CannotWrite) as told:
        _put(out, {"packet.pdf": "new", "ledger.json": "new"})
    assert told.value.code == "packet_exists"
    assert (out / "packet.pdf").read_text() == "old"
    assert _left(tmp_path) == ["out"]


def test_the_very_same_packet_is_no_conflict(tmp_path: Path) -> None:
    """The same case on the same day: the folder already holds these bytes."""
    for _ in range(2):
        _put(tmp_path / "out", {"packet.pdf": "p", "ledger.json": "l"})
    assert _left(tmp_path / "out") == ["ledger.json", "packet.pdf"]


def test_replacing_takes_away_what_the_old_packet_had_more(tmp_path: Path) -> None:
    """A fax edition of an old packet must not lie beside a new one; the person's own files stay."""
    out = tmp_path / "out"
    _put(out, {"packet.pdf": "old", "ledger.json": "old", "fax-1-of-2.tif": "old", "report.json": "old"})
    (out / "my notes.txt").write_text("mine")
    _put(out, {"packet.pdf": "new", "ledger.json": "new"}, replace=True)
    assert _left(out) == ["ledger.json", "my notes.txt", "packet.pdf"]
    assert (out / "packet.pdf").read_text() == "new"


def test_an_existing_folder_keeps_its_other_files(tmp_path: Path) -> None:
    """Building into the folder of the case adds the packet and nothing else."""
    (tmp_path / "case.json").write_text("{}")
    _put(tmp_path, {"packet.pdf": "p", "ledger.json": "l"})
    assert _left(tmp_path) == ["case.json", "ledger.json", "packet.pdf"]


def test_a_ledger_is_there_only_with_its_packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replacing that breaks half way leaves no ledger: nobody can take the mixture for a proven packet."""
    out = tmp_path / "out"
    _put(out, {"packet.pdf": "old", "ledger.json": "old", "next-steps.pdf": "old"})
    real = Path.replace

    def breaks(self: Path, target: Path) -> Path:
        if self.name == "packet.pdf":
            raise OSError(errno.EIO, "unplugged")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(CannotWrite):
        _put(out, {"packet.pdf": "new", "ledger.json": "new", "next-steps.pdf": "new"}, replace=True)
    assert not (out / "ledger.json").exists()


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    """SIGKILL gives no chance to clean up; the lock of the dead process tells that its folder is nobody's."""
    code = (
        "import os, signal, pathlib\nfrom packet.atomic import workshop\n"
        f"with workshop(pathlib.Path({str(tmp_path / 'out')!r})) as work:\n"
        "    (work / 'half').write_text('half')\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert [name.startswith(PREFIX) for name in _left(tmp_path)] == [True]
    _put(tmp_path / "out", {"packet.pdf": "p", "ledger.json": "l"})
    assert _left(tmp_path) == ["out"]


def test_a_folder_beside_which_nothing_may_be_written_is_used_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The root of a memory stick: the work is done inside the goal, and nothing of it stays."""
    out = tmp_path / "stick"
    out.mkdir()
    real = tempfile.mkdtemp

    def refuses(*, prefix: str, dir: Path) -> str:
        if dir == tmp_path:
            raise PermissionError(errno.EACCES, "no")
        return real(prefix=prefix, dir=dir)

    monkeypatch.setattr("packet.atomic.tempfile.mkdtemp", refuses)
    _put(out, {"packet.pdf": "p"})
    assert _left(out) == ["packet.pdf"]
    with pytest.raises(CannotWrite) as told:
        _put(tmp_path / "new", {"packet.pdf": "p"})
    assert told.value.code == "folder_unwritable"


def test_without_locks_nothing_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no such locks, no folder is taken for a dead one."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    stale = tmp_path / f"{PREFIX}stale"
    stale.mkdir()
    (stale / "lock").write_text("")
    _put(tmp_path / "out", {"packet.pdf": "p"})
    assert _left(tmp_path) == [stale.name, "out"]


def test_a_build_at_work_is_not_swept(tmp_path: Path) -> None:
    """Two builds side by side: the second leaves the first one's folder alone."""
    with workshop(tmp_path / "one") as work:
        (work / "mine").write_text("x")
        _put(tmp_path / "two", {"packet.pdf": "p"})
        assert (work / "mine").read_text() == "x"
