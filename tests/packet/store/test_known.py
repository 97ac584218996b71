"""Papers outside of their case's folder: found whatever links say, allowed once, and only by this person here."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from pathlib import Path

import pytest

from packet.errors import CannotWrite
from packet.store import known
from packet.store.known import Allowed, place_outside


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case's folder with a paper, links, and a file of the person's beside it."""
    folder = tmp_path / "from somebody"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "denial.pdf").touch()
    (tmp_path / "private.pdf").touch()
    (folder / "link.pdf").symlink_to(tmp_path / "private.pdf")
    (folder / "up").symlink_to(tmp_path)
    (folder / "inner.pdf").symlink_to(folder / "papers" / "denial.pdf")
    return folder


@pytest.mark.parametrize("file", ["papers/denial.pdf", "papers/../papers/denial.pdf", "inner.pdf", "missing.pdf"])
def test_what_lies_in_the_folder_is_no_question(case: Path, file: str) -> None:
    """Also through a link that stays inside, also when it is not there."""
    assert place_outside(case, file) is None
    assert Allowed(None)(case, file)


@pytest.mark.parametrize("file", ["../private.pdf", "link.pdf", "up/private.pdf", "{absolute}"])
def test_every_way_out_is_shown_with_its_real_place(case: Path, file: str) -> None:
    """Dots, a link to a file, a link to a folder, a full path."""
    private = case.parent / "private.pdf"
    named = file.format(absolute=private)
    assert place_outside(case, named) == private
    assert not Allowed(case.parent / "home")(case, named)


def test_a_yes_is_kept_for_this_case_and_this_file(case: Path) -> None:
    """The next run does not ask again; another file, another case and another person's folder of cases do. No path can
    be read in what is kept, and it is private.
    """
    home = case.parent / "home"
    Allowed(home).allow(case, "../private.pdf")
    assert Allowed(home)(case, "link.pdf")
    assert not Allowed(home)(case, "/etc/passwd")
    files = ["papers/denial.pdf", "../private.pdf", "/etc/passwd"]
    assert Allowed(home).accepted(case, files) == {"outside:../private.pdf"}
    other = case.with_name("another")
    other.mkdir()
    assert not Allowed(home)(other, "../private.pdf")
    assert not Allowed(case.parent / "elsewhere")(case, "../private.pdf")
    (kept,) = home.iterdir()
    assert b"private" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_kiosk_allows_nothing(case: Path) -> None:
    """It has no folder of cases, and a yes there changes nothing."""
    allowed = Allowed(None)
    allowed.allow(case, "../private.pdf")
    assert not allowed(case, "../private.pdf")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"key": 1, "files": []}', '{"key": "zz", "files": []}'])
def test_what_cannot_be_read_allows_nothing_and_is_replaced(case: Path, text: str) -> None:
    """A broken file is no yes."""
    home = case.parent / "home"
    home.mkdir()
    (home / ".papers-outside").write_text(text)
    assert not Allowed(home)(case, "link.pdf")
    Allowed(home).allow(case, "link.pdf")
    assert Allowed(home)(case, "link.pdf")


@pytest.mark.parametrize("file", ["a\0b.pdf", "round.pdf"])
def test_a_name_that_no_disk_can_hold_is_no_question(case: Path, file: str) -> None:
    """A zero in it, a link to itself: nothing can be opened there, and opening says so."""
    (case / "round.pdf").symlink_to(case / "round.pdf")
    assert place_outside(case, file) is None


def _kept(home: Path) -> dict[str, list[str]]:
    told: dict[str, list[str]] = json.loads((home / ".papers-outside").read_text())
    return told


def test_a_second_yes_keeps_the_first_and_the_key_of_all(case: Path) -> None:
    """Under one key of 32 bytes, in a folder for this person alone; a yes that is there is not written again."""
    home = case.parent / "home"
    Allowed(home).allow(case, "../private.pdf")
    before = _kept(home)
    Allowed(home).allow(case, "/etc/passwd")
    Allowed(home).allow(case, "link.pdf")
    after = _kept(home)
    assert after["key"] == before["key"]
    assert after["files"][0] == before["files"][0]
    assert len(after["files"]) == 2
    assert len(bytes.fromhex(str(after["key"]))) == 32
    assert home.stat().st_mode & 0o777 == 0o700
    assert Allowed(home)(case, "link.pdf")
    assert Allowed(home)(case, "/etc/passwd")


def test_each_folder_of_cases_has_a_key_of_its_own(case: Path) -> None:
    """So that nobody can try names against the marks of somebody else."""
    homes = [case.parent / name for name in ("home", "elsewhere")]
    for home in homes:
        Allowed(home).allow(case, "link.pdf")
    one, other = map(_kept, homes)
    assert one["key"] != other["key"]
    assert one["files"] != other["files"]


def test_a_paper_of_the_case_needs_no_yes_and_leaves_none(case: Path) -> None:
    """Nothing is written for what lies in the folder."""
    Allowed(case.parent / "home").allow(case, "papers/denial.pdf")
    assert not (case.parent / "home").exists()


def test_on_a_full_disk_a_yes_holds_for_this_run(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For this paper alone, and the next run asks again."""

    def full(*_: object) -> None:
        raise CannotWrite("cannot_save", file="1")

    monkeypatch.setattr(known, "write_whole", full)
    allowed = Allowed(case.parent / "home")
    allowed.allow(case, "link.pdf")
    assert allowed(case, "../private.pdf")
    assert not allowed(case, "/etc/passwd")
    assert not Allowed(case.parent / "home")(case, "link.pdf")


def test_the_newest_5000_are_kept(case: Path) -> None:
    """One more, and the oldest is asked about again; what is kept never grows past what is read."""
    home = case.parent / "home"
    Allowed(home).allow(case, "link.pdf")
    kept = _kept(home)
    full = kept | {"files": [*kept["files"], *(f"{number:064x}" for number in range(4999))]}
    (home / ".papers-outside").write_text(json.dumps(full))
    assert Allowed(home)(case, "link.pdf")
    Allowed(home).allow(case, "/etc/passwd")
    assert len(_kept(home)["files"]) == 5000
    assert Allowed(home)(case, "/etc/passwd")
    assert not Allowed(home)(case, "link.pdf")


@pytest.mark.parametrize(("more", "read"), [(0, True), (1, False)])
def test_a_file_of_more_than_a_mebibyte_is_not_read(case: Path, more: int, read: bool) -> None:
    """Whoever can write there could fill the memory."""
    home = case.parent / "home"
    Allowed(home).allow(case, "link.pdf")
    path = home / ".papers-outside"
    path.write_text(path.read_text().ljust((1 << 20) + more))
    assert Allowed(home)(case, "link.pdf") is read


def test_a_yes_is_a_keyed_digest_of_the_folder_and_the_file(case: Path) -> None:
    """HMAC-SHA256 (RFC 2104) under the key beside it: who has the file but no idea of the name learns nothing."""
    Allowed(case.parent / "home").allow(case, "link.pdf")
    kept = _kept(case.parent / "home")
    named = f"{case.resolve()}\0{case.parent / 'private.pdf'}".encode()
    assert kept["files"] == [hmac.new(bytes.fromhex(str(kept["key"])), named, hashlib.sha256).hexdigest()]


def test_a_name_in_no_known_letters_has_its_yes_too(case: Path) -> None:
    """A file from an old disk: its bytes are no UTF-8."""
    name = "../" + os.fsdecode(b"carta\xf1.pdf")
    Allowed(case.parent / "home").allow(case, name)
    assert Allowed(case.parent / "home")(case, name)
