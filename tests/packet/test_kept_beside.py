"""Papers kept beside a case: found by the next run of the same program for the same person, and by nobody else."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import Answers
from packet import kept_beside as module
from packet.intake import fenced
from packet.intake.kept import KeptPapers
from packet.intake.request import Request
from packet.intake.result import Taken
from packet.kept_beside import kept_beside
from packet.store.beside import kept_folder
from packet.store.case import create_case
from packet.store.sealed import Cost
from packet.store.whole_case import copy_case, delete_case
from tests.packet.papers import letter
from tests.packet.test_cli import build_in

TODAY = dt.date(2026, 3, 2)
QUICK = Cost(4)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text("{}")
    return path


def _found(case: Path, home: Path) -> KeptPapers:
    kept = kept_beside(case, home)
    assert kept is not None
    return kept


def test_the_next_run_has_the_same_folder_and_the_same_secret(case: Path, home: Path) -> None:
    """Which nobody else may read."""
    one = _found(case, home)
    assert one == _found(case, home)
    assert one.folder == kept_folder(case)
    (secret,) = home.iterdir()
    assert secret.stat().st_mode & 0o077 == 0


def test_who_has_no_folder_of_cases_keeps_nothing(case: Path, tmp_path: Path) -> None:
    """A single command leaves nothing behind but its packet."""
    assert kept_beside(case, tmp_path / "none") is None
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_secret_of_another_length_is_none(case: Path, home: Path, size: int) -> None:
    """Cut short by a full disk: what it would seal anybody could."""
    _found(case, home)
    (secret,) = home.iterdir()
    secret.write_bytes(b"x" * size)
    assert kept_beside(case, home) is None


@pytest.mark.skipif(os.name != "posix", reason="modes and links")
def test_a_folder_that_came_with_the_case_is_not_written_into(case: Path, home: Path, tmp_path: Path) -> None:
    """A stranger may have put it there: as a link to elsewhere, or open to all."""
    folder = kept_folder(case)
    folder.symlink_to(tmp_path / "home")
    assert kept_beside(case, home) is None
    folder.unlink()
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert kept_beside(case, home) is None
    folder.chmod(0o700)
    assert kept_beside(case, home) is not None


def test_a_disk_that_is_nearly_full_keeps_nothing(case: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packet needs the room."""
    monkeypatch.setattr(module, "FREE", 1 << 62)
    assert kept_beside(case, home) is None


@pytest.mark.parametrize("what", ["engine", "program"])
def test_another_version_finds_nothing(
    case: Path, home: Path, tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may make other pages of the same paper."""
    request = Request("a.pdf", letter(tmp_path / "a.pdf", "one"))
    kept = _found(case, home)
    if what == "engine":
        monkeypatch.setattr(module.metadata, "version", lambda _name: "999")  # type: ignore[attr-defined]
    else:
        changed = tmp_path / "packet"
        changed.mkdir()
        (changed / "__init__.py").write_text("")
        monkeypatch.setattr(module.packet, "__file__", str(changed / "__init__.py"))  # type: ignore[attr-defined]
    other = _found(case, home)
    assert other.secret == kept.secret
    assert other._mark(request, False) != kept._mark(request, False)


def test_a_locked_paper_is_not_kept_beyond_the_sitting(case: Path, home: Path, tmp_path: Path) -> None:
    """Its pages would lie there without the lock."""
    kept = _found(case, home)
    request = Request("a.pdf", letter(tmp_path / "a.pdf", "one"), password="Poppy-1971")
    taken = fenced.run(replace(request, password=""), tmp_path)
    assert isinstance(taken, Taken)
    kept.keep(request, False, taken)
    assert not kept.folder.exists()
    kept.keep(replace(request, password=""), False, taken)
    assert kept.folder.exists()


def test_what_is_kept_goes_with_the_plain_case(home: Path) -> None:
    """Locked, copied or deleted: no page of a paper stays or comes along."""
    with create_case(home, TODAY) as file:
        file.save(Answers())
        folder = kept_folder(file.path)
        folder.mkdir(mode=0o700)
        (folder / "mark.pdf").write_bytes(b"page")
        plain = file.path
    copied = copy_case(plain, home, TODAY)
    assert not kept_folder(copied).exists()
    assert folder.exists()
    delete_case(plain)
    assert not folder.exists()
    with create_case(home, TODAY) as file:
        file.save(Answers())
        folder = kept_folder(file.path)
        folder.mkdir(mode=0o700)
        (folder / "mark.pdf").write_bytes(b"page")
        file.encrypt("long enough", Answers(), QUICK)
        assert not folder.exists()


def test_a_packet_made_again_opens_no_paper_and_has_the_same_bytes(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made three times: without what is kept, with it, and after an answer changed."""
    place = tmp_path / "case"
    place.mkdir()
    letter(place / "a.pdf", "one")
    papers = [{"file": "a.pdf", "kind": "bill"}]
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path / "none"))
    assert build_in(place, papers=papers) == 0
    plain = {path.name: path.read_bytes() for path in (place / "out").iterdir()}
    monkeypatch.setenv("IMR_PACKET_HOME", str(home))
    for _ in range(2):
        for path in (place / "out").iterdir():
            path.unlink()
        assert build_in(place, papers=papers) == 0
        assert {path.name: path.read_bytes() for path in (place / "out").iterdir()} == plain
        monkeypatch.setattr(fenced, "run", None)  # no worker is asked from here on
    assert build_in(place, "--replace", papers=papers, first_name="Another") == 0
    assert (place / "out" / "packet.pdf").read_bytes() != plain["packet.pdf"]
