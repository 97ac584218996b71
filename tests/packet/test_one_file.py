"""Writing one file: whole or not at all, private, never over another in silence."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from packet.errors import CannotWrite, Exit
from packet.one_file import NotRegular, TooLarge, read_one, write_one


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "folder_unwritable")])
def test_refusal_of_the_disk(number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a closed folder is told with a remedy; the old file stays and nothing half-written is left."""

    def refuse(_: int) -> None:
        raise OSError(number, "refused")

    (tmp_path / "form.pdf").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite) as caught:
        write_one(tmp_path / "form.pdf", b"new", replace=True)
    assert (caught.value.code, caught.value.exit) == (code, Exit.CANNOT_WRITE)
    assert caught.value.message("es")
    assert [path.name for path in tmp_path.iterdir()] == ["form.pdf"]
    assert (tmp_path / "form.pdf").read_bytes() == b"old"


def test_only_a_file_is_replaced(tmp_path: Path) -> None:
    """A folder, or a device such as /dev/stdout, is never renamed away, not even with `replace`."""
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "folder", Path(os.devnull)):
        with pytest.raises(CannotWrite) as caught:
            write_one(place, b"new", replace=True)
        assert (caught.value.code, caught.value.params) == ("not_a_file", {"file": str(place)})
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_another_file_is_never_replaced_unasked(tmp_path: Path) -> None:
    """A different file stops the writing; the same content is fine; `replace` allows it."""
    path = tmp_path / "form.pdf"
    path.write_bytes(b"old")
    with pytest.raises(CannotWrite) as caught:
        write_one(path, b"new")
    assert caught.value.code == "file_exists"
    assert path.read_bytes() == b"old"
    write_one(path, b"old")
    write_one(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_file_is_private(tmp_path: Path) -> None:
    """The file is its owner's alone, and so is a folder made for it."""
    path = tmp_path / "mine" / "form.pdf"
    write_one(path, b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_written_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is flushed before the file gets its name: no power cut leaves an empty packet."""
    told: list[int] = []
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        told.append(os.fstat(descriptor).st_size)
        assert not (tmp_path / "made").exists()
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_one(tmp_path / "made", b"12345")
    assert told == [5]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices in folders there")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_never_ends_is_not_read(kind: str, tmp_path: Path) -> None:
    """A pipe that nobody writes into, and a device of zeros, are refused at once."""
    path = Path("/dev/zero")
    if kind == "pipe":
        path = tmp_path / "pipe"
        os.mkfifo(path)
    with pytest.raises(NotRegular):
        read_one(path, 10)


def test_a_file_is_read_up_to_its_limit_and_no_further(tmp_path: Path) -> None:
    """At the limit whole, one byte more not at all, a hole of any size without taking memory."""
    path = tmp_path / "file"
    path.write_bytes(b"1234567890")
    assert read_one(path, 10) == b"1234567890"
    with pytest.raises(TooLarge):
        read_one(path, 9)
    with path.open("wb") as sparse:
        sparse.truncate(1 << 40)
    with pytest.raises(TooLarge):
        read_one(path, 10)
    with pytest.raises(IsADirectoryError):
        read_one(tmp_path, 10)


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs files that tell no size")
def test_a_file_that_tells_no_size_is_read_whole_and_never_beyond_the_most() -> None:
    version = Path("/proc/version")
    assert version.stat().st_size == 0
    content = version.read_bytes()
    assert read_one(version, len(content)) == content
    with pytest.raises(TooLarge):
        read_one(version, len(content) - 1)
