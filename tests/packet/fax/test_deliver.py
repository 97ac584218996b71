"""A finished edition in the person's folder: all of its files or none, and never over another one unasked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from packet.errors import CannotWrite
from packet.fax.deliver import deliver
from packet.fax.report import FaxEdition, Part


def _making(content: bytes, parts: int = 1) -> Callable[[Path], FaxEdition]:
    """Writes an edition of so many parts with this content."""

    def make(folder: Path) -> FaxEdition:
        names = ["fax"] if parts == 1 else [f"fax-{number}-of-{parts}" for number in range(1, parts + 1)]
        for name in names:
            (folder / f"{name}.tif").write_bytes(content)
            (folder / f"{name}.pdf").write_bytes(content)
        (folder / "report.json").write_bytes(b"{}")
        made = [
            Part(number, number, number, folder / f"{name}.tif", folder / f"{name}.pdf", 1, 1, 1, 1.0, 1.0)
            for number, name in enumerate(names, 1)
        ]
        return FaxEdition(tuple(made), (), folder / "report.json")

    return make


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_edition_comes_whole_into_a_private_folder(tmp_path: Path) -> None:
    made = deliver(tmp_path / "out", _making(b"one"))
    assert set(_files(tmp_path / "out")) == {"fax.tif", "fax.pdf", "report.json"}
    assert made.parts[0].file == tmp_path / "out" / "fax.tif"
    assert made.report == tmp_path / "out" / "report.json"
    if os.name == "posix":
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_another_edition_is_replaced_only_when_that_is_asked(tmp_path: Path) -> None:
    """What the new one does not have goes with it; files of others stay."""
    out = tmp_path / "out"
    deliver(out, _making(b"one", parts=2))
    (out / "packet.pdf").write_bytes(b"mine")
    before = _files(out)
    with pytest.raises(CannotWrite, match="fax_exists"):
        deliver(out, _making(b"two"))
    assert _files(out) == before
    deliver(out, _making(b"two"), replace=True)
    assert set(_files(out)) == {"fax.tif", "fax.pdf", "report.json", "packet.pdf"}
    assert _files(out)["fax.tif"] == b"two"


def test_the_same_edition_again_is_fine_and_touches_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    deliver(out, _making(b"one"))
    before = {path: path.stat().st_ino for path in out.iterdir()}
    deliver(out, _making(b"one"))
    assert {path: path.stat().st_ino for path in out.iterdir()} == before


def test_what_the_disk_refuses_names_the_persons_folder(tmp_path: Path) -> None:
    def full(folder: Path) -> FaxEdition:
        raise CannotWrite("disk_full", folder=str(folder))

    with pytest.raises(CannotWrite) as told:
        deliver(tmp_path / "out", full)
    assert told.value.params == {"folder": str(tmp_path / "out")}
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="folder_unwritable"):
        deliver(tmp_path / "out", _making(b"one"))
    assert (tmp_path / "out").read_bytes() == b"mine"
