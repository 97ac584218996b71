"""The case on disk: nothing is lost, nothing is overwritten unseen."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from forms.answers import Answers, PaperEntry, read_case_file, write_case_file
from packet.errors import CannotWrite, UsageError
from packet.one_file import CASE_MOST
from packet.store.beside import place_of
from packet.store.case import (
    ChangedElsewhere,
    create_case,
    needs_passphrase,
    open_case,
    peek,
)
from packet.store.files import InUse
from packet.store.sealed import MAGIC, WrongPassphrase
from tests.packet.store.kept import ANSWERS, QUICK, SECRET, TODAY, full_disk


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


def _refuse(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.EACCES, "refused")


def test_what_cannot_be_put_aside_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other program's version stays under its name, and the message names it."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.write_text("theirs", encoding="utf-8")
        with monkeypatch.context() as closed:
            closed.setattr(Path, "rename", _refuse)
            with pytest.raises(CannotWrite) as told:
                case.save_keeping_both(ANSWERS)
        assert (told.value.code, told.value.params) == ("cannot_save", {"file": "case.json"})
        assert case.path.read_text(encoding="utf-8") == "theirs"


def test_a_disk_that_is_full_leaves_the_other_version_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is put aside before ours is safe: a case without its file would look like a lost one."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.write_text("theirs", encoding="utf-8")
        with monkeypatch.context() as full:
            full_disk(full)
            with pytest.raises(CannotWrite):
                case.save_keeping_both(ANSWERS)
        assert case.path.read_text(encoding="utf-8") == "theirs"
        assert list(case.folder.glob("*.other-*")) == []
        assert case.save_keeping_both(ANSWERS).read_text(encoding="utf-8") == "theirs"


def test_a_disk_that_refuses_the_last_step_gives_the_other_version_its_name_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours is written, theirs is aside, and ours gets no name."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.write_text("theirs", encoding="utf-8")
        with monkeypatch.context() as closed:
            closed.setattr(Path, "replace", _refuse)
            with pytest.raises(CannotWrite):
                case.save_keeping_both(ANSWERS)
        assert case.path.read_text(encoding="utf-8") == "theirs"
        assert sorted(path.suffix for path in case.folder.iterdir() if not path.name.endswith(".lock")) == [".json"]


def test_a_change_elsewhere_names_the_file(tmp_path: Path) -> None:
    """When it is saved, and when it is locked."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.write_text("theirs", encoding="utf-8")
        with pytest.raises(ChangedElsewhere) as saved:
            case.save(ANSWERS)
        with pytest.raises(ChangedElsewhere) as locked:
            case.encrypt("p", ANSWERS, QUICK)
        for told in (saved.value, locked.value):
            assert (told.code, told.params) == ("changed_elsewhere", {"file": "case.json"})


def test_a_case_that_cannot_be_read_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows whether another program changed it."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        before = case.path.read_bytes()
        with monkeypatch.context() as closed:
            closed.setattr("packet.store.case.read_one", _refuse)
            with pytest.raises(CannotWrite) as told:
                case.save(ANSWERS)
        assert (told.value.code, told.value.params) == ("cannot_save", {"file": "case.json"})
        assert case.path.read_bytes() == before


def test_a_sealed_case_is_reloaded_and_locked_anew(tmp_path: Path) -> None:
    """With its own key; a new passphrase for it keeps its name, and what is beside it."""
    with create_case(tmp_path, TODAY, "first", cost=QUICK) as case:
        case.save(ANSWERS)
        case.remember("check")
        assert case.reload() == ANSWERS
        case.encrypt("second", ANSWERS, QUICK)
        assert case.path.name == "case.sealed"
        assert case.place() == "check"
        case.save(ANSWERS)
    with pytest.raises(WrongPassphrase):
        open_case(case.path, "first")
    again, answers = open_case(case.path, "second")
    with again:
        assert (answers, again.sealed) == (ANSWERS, True)


def test_a_password_written_by_hand_meanwhile_stays_after_a_reload(tmp_path: Path) -> None:
    """And one that was taken out of the file does not come back."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        by_hand = Answers(papers=(PaperEntry("a.pdf", password=SECRET),))
        case.path.write_text(write_case_file(by_hand), encoding="utf-8")
        case.save(case.reload())
        assert peek(case.path) == by_hand
        case.path.write_text(write_case_file(Answers(papers=(PaperEntry("a.pdf"),))), encoding="utf-8")
        case.reload()
        case.save(by_hand)
        assert SECRET not in case.path.read_text(encoding="utf-8")


def test_a_case_with_a_name_of_its_own_keeps_it_locked_and_unlocked(tmp_path: Path) -> None:
    """`ana.json` becomes `ana.sealed` and `ana.json` again; nothing else stays, but where the person was."""
    case, _ = open_case(tmp_path / "ana.json")
    with case:
        case.save(ANSWERS)
        case.remember("check")
        case.choose((tmp_path / "form.pdf",))
        case.encrypt("p", ANSWERS, QUICK)
        beside = {".ana.sealed.choices", ".ana.sealed.lock", ".ana.sealed.place"}
        assert {entry.name for entry in tmp_path.iterdir()} == {"ana.sealed", *beside}
        case.decrypt(ANSWERS)
        beside = {".ana.json.choices", ".ana.json.lock", ".ana.json.place"}
        assert {entry.name for entry in tmp_path.iterdir()} == {"ana.json", *beside}
        assert (case.place(), case.official()) == ("check", (tmp_path / "form.pdf",))


def test_a_case_named_like_ours_gets_our_other_name(tmp_path: Path) -> None:
    """In a folder of its own; a plain case that is unlocked again is written in place."""
    with create_case(tmp_path, TODAY, "p", cost=QUICK) as case:
        case.save(ANSWERS)
        case.decrypt(ANSWERS)
        assert case.path.name == "case.json"
        case.decrypt(Answers())
        assert case.path.name == "case.json"
        assert peek(case.path) == Answers()
        with pytest.raises(InUse):
            open_case(case.path)


def test_an_empty_folder_goes_with_its_case(tmp_path: Path) -> None:
    """No trace of a day stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        (case.folder / ".case.json.0011aabb.part").write_bytes(b"half")
        case.wipe()
    assert list(tmp_path.iterdir()) == []


def test_a_case_that_nothing_came_into_leaves_no_folder(tmp_path: Path) -> None:
    """Begun and left at the first question: nothing of it stays; a paper that was put beside it does."""
    home = tmp_path / "home"
    with create_case(home, TODAY) as file:
        file.remember("before/filer")
    assert list(home.iterdir()) == []
    with create_case(home, TODAY) as file:
        (file.folder / "letter.pdf").write_bytes(b"%PDF")
    assert [path.name for path in file.folder.iterdir()] == ["letter.pdf"]


def test_only_a_sealed_draft_needs_a_passphrase(tmp_path: Path) -> None:
    """Not a plain one, not a folder, not what is not there."""
    (tmp_path / "plain.json").write_text("{}", encoding="utf-8")
    (tmp_path / "draft").write_bytes(MAGIC)
    assert [needs_passphrase(tmp_path / name) for name in ("plain.json", "draft", "", "nowhere")] == [
        False, True, False, False,
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_what_is_no_case_at_all_is_told_by_what_it_is(tmp_path: Path) -> None:
    """A pipe, a file of many megabytes, bytes that are no text: each with its name and its own words."""
    os.mkfifo(tmp_path / "pipe.json")
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(CASE_MOST + 1)
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.json").mkdir()
    told = {}
    for path in tmp_path.iterdir():
        with pytest.raises(UsageError) as error:
            peek(path)
        told[path.name] = (error.value.code, error.value.params)
    assert told == {
        "pipe.json": ("case_file.not_regular", {"file": "pipe.json"}),
        "large.json": ("case_file.too_large", {"file": "large.json", "most": CASE_MOST / 2**20}),
        "bytes.json": ("case_unreadable", {"file": "bytes.json"}),
        "folder.json": ("case_unreadable", {"file": "folder.json"}),
    }


def test_a_case_that_became_too_large_is_another_programs(tmp_path: Path) -> None:
    """Saving never waits for it, and never replaces it."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        with case.path.open("r+b") as file:
            file.truncate(CASE_MOST + 1)
        with pytest.raises(ChangedElsewhere):
            case.save(ANSWERS)
        assert case.path.stat().st_size == CASE_MOST + 1


def test_a_case_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    """Some editors put one there."""
    (tmp_path / "case.json").write_text("\ufeff" + write_case_file(ANSWERS), encoding="utf-8")
    assert peek(tmp_path / "case.json") == ANSWERS


def test_a_home_in_which_no_folder_can_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the folder that could not be made; no name of a person is in it."""
    make = Path.mkdir

    def no_case(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if self.name.startswith("2026"):
            raise OSError(errno.ENOSPC, "no space")
        make(self, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", no_case)
    with pytest.raises(CannotWrite) as told:
        create_case(tmp_path, TODAY)
    assert (told.value.code, told.value.params) == ("cannot_save", {"file": "2026-11-22-1"})


def test_a_case_that_is_a_link_is_saved_where_the_link_leads(tmp_path: Path) -> None:
    """The link stays a link; a second program that names the file itself finds it in use."""
    real, link = tmp_path / "kept" / "case.json", tmp_path / "case.json"
    real.parent.mkdir()
    real.write_text(write_case_file(ANSWERS), encoding="utf-8")
    link.symlink_to(real)
    case, _ = open_case(link)
    with case:
        with pytest.raises(InUse):
            open_case(real)
        assert case.folder == tmp_path
        case.save(Answers(typed={"first_name": "New"}))
    assert link.is_symlink()
    assert peek(real).typed == {"first_name": "New"}


def test_a_case_behind_a_link_is_sealed_and_nothing_plain_stays(tmp_path: Path) -> None:
    """The link leads to the sealed file, under the name with its suffix, and back again."""
    real, link = tmp_path / "kept" / "case.json", tmp_path / "mine.json"
    real.parent.mkdir()
    real.write_text(write_case_file(ANSWERS), encoding="utf-8")
    link.symlink_to(real)
    with open_case(link)[0] as case:
        case.encrypt("p", ANSWERS, QUICK)
        assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
        assert (tmp_path / "mine.sealed").resolve() == real.with_name("case.sealed")
        assert not link.is_symlink()
        case.decrypt(ANSWERS)
    assert peek(link).typed == ANSWERS.typed


def test_a_case_with_a_second_name_is_told_before_it_is_sealed(tmp_path: Path) -> None:
    """Nothing is written, and the other name keeps its answers."""
    with create_case(tmp_path / "home", TODAY) as case:
        case.save(ANSWERS)
        case.may_seal()
        other = tmp_path / "backup.json"
        os.link(case.path, other)
        for attempt in (case.may_seal, lambda: case.encrypt("p", ANSWERS, QUICK)):
            with pytest.raises(CannotWrite) as told:
                attempt()
            assert told.value.code == "hard_link"
        assert [case.path.name in told.value.message(language) for language in ("en", "es")] == [True, True]
        assert not case.sealed
    assert peek(other).typed == ANSWERS.typed


def test_opening_a_case_removes_what_a_killed_save_left(tmp_path: Path) -> None:
    """Half a case with its answers, half a place; what belongs to another file stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        path = case.path
    left = [path.with_name(name) for name in (".case.json.k2x.part", "..case.json.place.k2x.part")]
    other = path.with_name(".other.json.k2x.part")
    for part in (*left, other):
        part.write_text(SECRET, encoding="utf-8")
    with open_case(path)[0]:
        assert [part.exists() for part in (*left, other)] == [False, False, True]


def test_a_full_disk_is_told_also_where_the_case_was_deleted_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to put back under its name, and the fault told is that of the disk."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers())
        case.path.unlink()
        full_disk(monkeypatch)
        with pytest.raises(CannotWrite) as told:
            case.save_keeping_both(ANSWERS)
        assert (told.value.code, told.value.params["file"]) == ("cannot_save", "case.json")


@pytest.mark.parametrize("seals", [True, False])
def test_a_draft_whose_lock_cannot_be_changed_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seals: bool
) -> None:
    """On a full disk: its answers, its place, the form chosen for it; and nothing lies under the other name."""
    form = tmp_path / "form.pdf"
    with create_case(tmp_path / "home", TODAY) as case:
        case.save(ANSWERS)
        case.remember("check")
        case.choose((form,))
        before = sorted(path.name for path in case.folder.iterdir())
        with monkeypatch.context() as full:
            full_disk(full)
            with pytest.raises(CannotWrite):
                case.encrypt("p", ANSWERS, QUICK) if seals else case.decrypt(Answers())
        assert sorted(path.name for path in case.folder.iterdir()) == before
        assert (case.sealed, case.place(), case.official()) == (False, "check", (form,))
        assert peek(case.path).typed == ANSWERS.typed
        case.save(Answers())


def test_a_sealed_case_that_is_there_already_is_named_and_not_overwritten(tmp_path: Path) -> None:
    """Somebody else's draft under the name that ours would get."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        other = case.path.with_suffix(".sealed")
        other.write_bytes(b"theirs")
        with pytest.raises(CannotWrite) as told:
            case.encrypt("p", ANSWERS, QUICK)
        assert (told.value.code, told.value.params) == ("cannot_save", {"file": "case.sealed"})
        assert other.read_bytes() == b"theirs"
        assert not case.sealed
