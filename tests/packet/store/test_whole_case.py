"""A whole case is copied or deleted: nothing of the person's own goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.errors import CannotWrite
from packet.store.case import create_case, open_case
from packet.store.files import InUse
from packet.store.listing import list_cases
from packet.store.whole_case import copy_case, delete_case
from tests.packet.store.kept import ANSWERS, QUICK, TODAY


def _case(home: Path, passphrase: str = "") -> Path:
    with create_case(home, TODAY, passphrase, cost=QUICK) as case:
        case.save(ANSWERS)
        case.remember("plan/plan")
        (case.folder / "packet").mkdir()
        (case.folder / "packet" / "packet.pdf").write_bytes(b"%PDF")
        (case.folder / "scan.pdf").write_bytes(b"a paper")
        return case.path


@pytest.mark.parametrize("passphrase", ["", "four words are best"])
def test_a_copy_is_a_case_of_its_own(tmp_path: Path, passphrase: str) -> None:
    """Answers, place, and papers of its folder; not the packet; and the first one stays as it was."""
    first = _case(tmp_path, passphrase)
    copy = copy_case(first, tmp_path, TODAY)
    assert copy.parent != first.parent
    opened, answers = open_case(copy, passphrase)
    with opened:
        assert (answers, opened.place(), opened.sealed) == (ANSWERS, "plan/plan", bool(passphrase))
    assert sorted(file.name for file in copy.parent.iterdir() if file.name[0] != ".") == [copy.name, "scan.pdf"]
    assert (first.parent / "packet" / "packet.pdf").exists()
    assert len(list_cases(tmp_path, TODAY)) == 2


def test_a_deleted_case_is_gone_and_papers_stay(tmp_path: Path) -> None:
    """The answers and the packet go; a paper that lies in the folder is the person's own; no other case is touched."""
    other, case = _case(tmp_path), _case(tmp_path)
    delete_case(case)
    assert [line.path for line in list_cases(tmp_path, TODAY)] == [other]
    assert [file.name for file in case.parent.iterdir()] == ["scan.pdf"]
    (other.parent / "scan.pdf").unlink()
    delete_case(other)
    assert not other.parent.exists()


def test_a_case_that_is_open_is_neither_copied_nor_deleted(tmp_path: Path) -> None:
    """Whoever works on it must not find it gone."""
    case = _case(tmp_path)
    opened, _ = open_case(case)
    with opened:
        for deed in (lambda: delete_case(case), lambda: copy_case(case, tmp_path, TODAY)):
            with pytest.raises(InUse):
                deed()
    assert [line.path for line in list_cases(tmp_path, TODAY)] == [case]


def test_half_a_copy_is_no_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full in the middle: nothing is left, and the first one can be opened."""
    case = _case(tmp_path)

    def full(path: Path, _data: bytes) -> None:
        raise CannotWrite("cannot_save", file=path.name)

    monkeypatch.setattr("packet.store.whole_case.write_whole", full)
    with pytest.raises(CannotWrite):
        copy_case(case, tmp_path, TODAY)
    assert [line.path for line in list_cases(tmp_path, TODAY)] == [case]
    open_case(case)[0].close()
