"""The case on disk: nothing is lost, nothing is overwritten unseen."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from forms.answers import Answers, PaperEntry, read_case_file, write_case_file
from packet.errors import CannotWrite, UsageError
from packet.store.beside import place_of
from packet.store.case import (
    ChangedElsewhere,
    create_case,
    home_folder,
    open_case,
    peek,
)
from packet.store.files import InUse
from tests.packet.store.kept import ANSWERS, SECRET, TODAY, full_disk


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_full_disk_keeps_the_old_file_and_leaves_no_part_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the case on disk is the one before, whole, and no temporary file stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers(typed={"first_name": "Ana"}))
        before = case.path.read_bytes()
        full_disk(monkeypatch)
        with pytest.raises(CannotWrite) as error:
            case.save(ANSWERS)
        assert SECRET not in str(error.value) + error.value.message("en")
        assert case.path.read_bytes() == before
        assert not list(case.folder.glob("*.part")) + list(case.folder.glob(".*.part"))


def test_a_save_after_the_disk_has_room_again_succeeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed save does not count as a change by another program."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        with monkeypatch.context() as full:
            full_disk(full)
            with pytest.raises(CannotWrite):
                case.save(ANSWERS)
        case.save(ANSWERS)
        assert read_case_file(case.path.read_text(encoding="utf-8")) == ANSWERS


def test_a_password_typed_for_a_paper_is_never_on_disk(tmp_path: Path) -> None:
    """The password of a locked paper opens it in this visit; the saved case does not hold it."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers(papers=(PaperEntry("a.pdf", password=SECRET),)))
        assert SECRET not in case.path.read_text(encoding="utf-8")


def test_a_password_written_into_the_case_file_by_hand_stays(tmp_path: Path) -> None:
    """What the person put into the file themself is not taken out of it by a save."""
    path = tmp_path / "case.json"
    path.write_text(write_case_file(Answers(papers=(PaperEntry("a.pdf", password=SECRET),))), encoding="utf-8")
    case, answers = open_case(path)
    with case:
        case.save(answers)
    assert read_case_file(path.read_text(encoding="utf-8")).papers[0].password == SECRET


def test_a_change_by_another_program_is_never_overwritten(tmp_path: Path) -> None:
    """A case file that differs from what was read is left alone, and the caller is told."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.write_text("another program was here", encoding="utf-8")
        with pytest.raises(ChangedElsewhere):
            case.save(ANSWERS)
        assert case.path.read_text(encoding="utf-8") == "another program was here"


def test_keeping_both_puts_the_other_version_aside(tmp_path: Path) -> None:
    """Ours is saved, theirs stays beside it under its own name, twice if it happens twice."""
    with create_case(tmp_path, TODAY) as case:
        for number in (1, 2):
            case.save(Answers())
            case.path.write_text(f"theirs {number}", encoding="utf-8")
            aside = case.save_keeping_both(ANSWERS)
            assert aside.read_text(encoding="utf-8") == f"theirs {number}"
            assert read_case_file(case.path.read_text(encoding="utf-8")) == ANSWERS
        assert len(list(case.folder.glob("case.other-*.json"))) == 2


def test_reload_takes_the_other_version(tmp_path: Path) -> None:
    """After `reload` the version on disk is the one we know, so saving works again."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        theirs = Answers(typed={"first_name": "Ana"})
        from forms.answers import write_case_file

        case.path.write_text(write_case_file(theirs), encoding="utf-8")
        assert case.reload() == theirs
        case.save(ANSWERS)


def test_a_file_that_was_deleted_is_written_again(tmp_path: Path) -> None:
    """Answers are not lost because somebody removed the file."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.unlink()
        case.save(ANSWERS)
        assert case.path.exists()


def test_a_case_opens_once_at_a_time(tmp_path: Path) -> None:
    """A second program is told that the case is open, and can open it when the first has closed it."""
    case = create_case(tmp_path, TODAY)
    case.save(ANSWERS)
    with pytest.raises(InUse):
        open_case(case.path)
    case.close()
    case.close()
    again, answers = open_case(case.path)
    again.close()
    assert answers == ANSWERS
    assert not list(case.folder.glob(".*.lock"))


def test_folders_and_files_belong_to_their_owner_alone(tmp_path: Path) -> None:
    """Case folder 0700, case file 0600, whatever the umask is."""
    before = os.umask(0)
    try:
        with create_case(tmp_path / "home", TODAY) as case:
            case.save(ANSWERS)
            assert (_mode(tmp_path / "home"), _mode(case.folder), _mode(case.path)) == (0o700, 0o700, 0o600)
    finally:
        os.umask(before)


def test_two_cases_of_one_day_get_two_folders_without_a_name_in_them(tmp_path: Path) -> None:
    """A case's folder is named by date and number."""
    with create_case(tmp_path, TODAY) as one, create_case(tmp_path, TODAY) as two:
        assert [one.folder.name, two.folder.name] == ["2026-11-22-1", "2026-11-22-2"]


def test_what_is_saved_is_read_back_and_the_place_with_it(tmp_path: Path) -> None:
    """A person goes on where they stopped."""
    with create_case(tmp_path, TODAY) as case:
        assert case.place() == ""
        case.save(ANSWERS)
        case.remember("patient/name")
    again, answers = open_case(case.path)
    with again:
        assert (answers, again.place(), place_of(case.path)) == (ANSWERS, "patient/name", "patient/name")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b'{"format": "something else"}'])
def test_a_file_that_is_no_case_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be read as a case is named, not changed, and not locked."""
    path = tmp_path / "case.json"
    path.write_bytes(content)
    with pytest.raises(UsageError) as error:
        open_case(path)
    assert "case.json" in error.value.message("en")
    assert "case.json" in error.value.message("es")
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.json"]


def test_a_path_without_a_file_is_a_new_case_there(tmp_path: Path) -> None:
    """`--case new.json` begins a case."""
    case, answers = open_case(tmp_path / "new.json")
    with case:
        assert answers == Answers()
        case.save(ANSWERS)
    assert peek(tmp_path / "new.json") == ANSWERS


def test_home_is_named_or_in_the_persons_own_folder() -> None:
    """IMR_PACKET_HOME wins over the home folder."""
    assert home_folder({"IMR_PACKET_HOME": "/x", "HOME": "/h"}) == Path("/x")
    assert home_folder({"HOME": "/h"}) == Path("/h/IMR-packet")


def test_wiping_a_case_leaves_the_packet(tmp_path: Path) -> None:
    """The case file, its place and its lock go; what was made of it stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        case.remember("check")
        (case.folder / "packet.pdf").write_bytes(b"made")
        case.wipe()
        assert [entry.name for entry in case.folder.iterdir()] == ["packet.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_a_pipe_in_the_place_of_the_case_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    """Saving says that another program was there, and waits for nobody."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        case.path.unlink()
        os.mkfifo(case.path)
        with pytest.raises(ChangedElsewhere):
            case.save(ANSWERS)
        assert case.path.is_fifo()
