"""Files written whole, wiped, and out of reach."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from packet.errors import CannotWrite
from packet.store import files
from packet.store.files import InUse, Lock, private_folder, wipe, wipe_parts, write_whole


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


def test_a_private_folder_is_made_with_those_above_it_or_closed(tmp_path: Path) -> None:
    """0700, whether it was there or not; returned, so that it can be used at once."""
    made = private_folder(tmp_path / "deep" / "er")
    assert made == tmp_path / "deep" / "er"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    made.chmod(0o777)
    assert private_folder(made) == made
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_private_folder_is_never_open_for_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its rights cannot be changed afterwards."""
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    before = os.umask(0)
    try:
        assert stat.S_IMODE(private_folder(tmp_path / "new").stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_what_is_written_is_there_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    """0600 whatever the umask; what stood there before is gone, and nothing else stays in the folder."""
    (tmp_path / "case.json").write_bytes(b"of yesterday, and longer")
    before = os.umask(0)
    try:
        write_whole(tmp_path / "case.json", b"of today")
    finally:
        os.umask(before)
    assert (tmp_path / "case.json").read_bytes() == b"of today"
    assert stat.S_IMODE((tmp_path / "case.json").stat().st_mode) == 0o600
    assert _left(tmp_path) == ["case.json"]


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_no_part(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each step; the message names the file."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "no space")

    (tmp_path / "case.json").write_bytes(b"of yesterday")
    with monkeypatch.context() as full:
        full.setattr(Path if step == "replace" else os, step, refuse)
        with pytest.raises(CannotWrite) as told:
            write_whole(tmp_path / "case.json", b"of today")
    assert (told.value.code, told.value.params) == ("cannot_save", {"file": "case.json"})
    assert (tmp_path / "case.json").read_bytes() == b"of yesterday"
    assert _left(tmp_path) == ["case.json"]


def test_a_file_system_that_cannot_flush_a_folder_has_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives; nothing stays open."""
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no folders")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    closed: list[int] = []
    close = os.close

    def counted(descriptor: int) -> None:
        closed.append(descriptor)
        close(descriptor)

    monkeypatch.setattr(os, "close", counted)
    write_whole(tmp_path / "case.json", b"{}")
    assert (tmp_path / "case.json").read_bytes() == b"{}"
    assert len(closed) == 1


def test_a_failure_names_the_file_or_the_folder(tmp_path: Path) -> None:
    """So that the message can say which."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite) as folder:
        private_folder(tmp_path / "file" / "inner")
    with pytest.raises(CannotWrite) as lock:
        Lock(tmp_path / "gone" / "case.json")
    assert (folder.value.code, folder.value.params) == ("cannot_save", {"file": "inner"})
    assert (lock.value.code, lock.value.params) == ("cannot_save", {"file": "case.json"})


def test_parts_of_killed_saves_go_and_those_of_other_files_stay(tmp_path: Path) -> None:
    """Of this file and of the small ones beside it; a name with brackets means itself."""
    own = (".a[1].json.0011aabb.part", "..a[1].json.place.0011aabb.part")
    others = ("a[1].json", ".a1.json.0011aabb.part", ".b.json.0011aabb.part", ".a[1].json.place", "a[1].json.part")
    for name in (*own, *others):
        (tmp_path / name).write_bytes(b"x")
    wipe_parts(tmp_path / "a[1].json")
    assert _left(tmp_path) == sorted(others)


def test_wiped_zeros_are_on_the_disk_before_the_name_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the disk would drop them with the file."""
    told: list[bytes] = []
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    os.link(secret, tmp_path / "second")
    monkeypatch.setattr(os, "fsync", lambda _: told.append(secret.read_bytes()))
    wipe(secret)
    assert told == [bytes(6)]
    assert _left(tmp_path) == ["second"]


def test_a_folder_is_wiped_with_all_in_it_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """What a link names stays, inside a folder or by itself; a file that cannot be overwritten goes too."""
    kept, folder = tmp_path / "kept", tmp_path / "folder"
    kept.mkdir()
    (kept / "paper").write_bytes(b"kept")
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "a").write_bytes(b"a")
    (folder / "inner" / "link").symlink_to(kept)
    (tmp_path / "link").symlink_to(kept)
    wipe(folder)
    wipe(tmp_path / "link")
    assert _left(tmp_path) == ["kept"]
    assert (kept / "paper").read_bytes() == b"kept"


def test_a_file_that_cannot_be_overwritten_is_removed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive that is failing."""

    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "failing")

    (tmp_path / "secret").write_bytes(b"secret")
    monkeypatch.setattr(os, "fsync", refuse)
    wipe(tmp_path / "secret")
    assert _left(tmp_path) == []


def test_a_lock_is_held_by_one_and_let_go_with_its_name(tmp_path: Path) -> None:
    """The second is told which case; letting go twice harms nobody who came after."""
    first = Lock(tmp_path / "case.json")
    assert _left(tmp_path) == [".case.json.lock"]
    with pytest.raises(InUse) as told:
        Lock(tmp_path / "case.json")
    assert (told.value.code, told.value.params) == ("case_in_use", {"file": f"{tmp_path.name}/case.json"})
    first.release()
    assert _left(tmp_path) == []
    second = Lock(tmp_path / "case.json")
    first.release()
    assert _left(tmp_path) == [".case.json.lock"]
    with pytest.raises(InUse):
        Lock(tmp_path / "case.json")
    second.release()


def test_letting_go_of_a_lock_whose_name_is_gone_harms_nobody(tmp_path: Path) -> None:
    """The folder was removed meanwhile; the file is closed."""
    (tmp_path / "case").mkdir()
    lock = Lock(tmp_path / "case" / "case.json")
    (tmp_path / "case" / ".case.json.lock").unlink()
    (tmp_path / "case").rmdir()
    lock.release()
    assert lock._file.closed


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file keeps its name")
@pytest.mark.parametrize("renewed", [False, True], ids=["removed", "made again"])
def test_a_lock_on_a_file_that_lost_its_name_is_none(
    renewed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who let go removed the name while we waited, and another may lock a new file of that name."""

    def hold(_: int) -> None:
        (tmp_path / ".case.json.lock").unlink()
        if renewed:
            (tmp_path / "new").write_bytes(b"")
            (tmp_path / "new").rename(tmp_path / ".case.json.lock")

    monkeypatch.setattr(files, "_hold", hold)
    with pytest.raises(InUse):
        Lock(tmp_path / "case.json")


def test_on_windows_the_first_byte_is_locked_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own call there, against a stand-in."""
    asked: list[tuple[int, ...]] = []
    stand_in = SimpleNamespace(LK_NBLCK=2, locking=lambda *arguments: asked.append(arguments))
    monkeypatch.setitem(sys.modules, "msvcrt", stand_in)
    monkeypatch.setattr(sys, "platform", "win32")
    files._hold(7)
    assert asked == [(7, 2, 1)]
