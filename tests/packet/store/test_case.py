"""The case on disk: nothing is lost, nothing is overwritten unseen, nothing sealed is readable."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
from pathlib import Path

import pytest

from forms.answers import Answers, PaperEntry, read_case_file, write_case_file
from packet.errors import CannotWrite, UsageError
from packet.store import files as store_files
from packet.store.beside import place_of
from packet.store.case import (
    CaseFile,
    ChangedElsewhere,
    create_case,
    home_folder,
    needs_passphrase,
    open_case,
    peek,
)
from packet.store.files import InUse, Lock, private_folder, wipe, write_whole
from packet.store.listing import list_cases
from packet.store.profile import read_profile, write_profile
from packet.store.sealed import MAGIC, Cost, Key, WrongPassphrase, derive, key_of, new_key, seal, unseal

TODAY = dt.date(2026, 11, 22)
QUICK = Cost(log2_n=4)
SECRET = "zqxsentinel"
ANSWERS = Answers(typed={"first_name": SECRET, "last_name": "Test"}, papers=(PaperEntry("a.pdf", "bill"),))


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", no_space)


def test_full_disk_keeps_the_old_file_and_leaves_no_part_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the case on disk is the one before, whole, and no temporary file stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(Answers(typed={"first_name": "Ana"}))
        before = case.path.read_bytes()
        _full_disk(monkeypatch)
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
            _full_disk(full)
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


# Sealed


def _sealed(home: Path) -> CaseFile:
    return create_case(home, TODAY, "correct horse", cost=QUICK)


def test_a_sealed_case_never_writes_an_answer_in_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file that is ever opened for writing, temporary ones included, gets a plain answer."""
    written: list[bytes] = []
    real = store_files.write_whole

    def spy(path: Path, data: bytes) -> None:
        written.append(data)
        real(path, data)

    monkeypatch.setattr("packet.store.case.write_whole", spy)
    with _sealed(tmp_path) as case:
        case.save(ANSWERS)
        case.remember("patient/name")
        case.save(ANSWERS)
    assert not any(SECRET.encode() in data for data in written)
    assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_the_right_passphrase_opens_and_a_wrong_one_says_so(tmp_path: Path) -> None:
    """A wrong passphrase is a clear message, in both languages, and changes nothing."""
    with _sealed(tmp_path) as case:
        case.save(ANSWERS)
        path, before = case.path, case.path.read_bytes()
    assert needs_passphrase(path)
    with pytest.raises(WrongPassphrase) as error:
        open_case(path, "wrong horse")
    assert error.value.message("en") != error.value.message("es")
    opened, answers = open_case(path, "correct horse")
    with opened:
        assert answers == ANSWERS
        assert opened.sealed
        opened.save(answers)
    assert path.read_bytes() != before, "every save takes a new nonce"


@pytest.mark.parametrize("at", [0, len(MAGIC), len(MAGIC) + 5, len(MAGIC) + 25, -1])
def test_a_damaged_sealed_file_never_opens(at: int) -> None:
    """One changed byte anywhere, head included, is noticed."""
    data = bytearray(seal("text", new_key("p", QUICK)))
    data[at] ^= 1
    with pytest.raises(WrongPassphrase):
        unseal(bytes(data), key_of(bytes(data), "p"))


def test_a_head_that_asks_for_absurd_work_is_refused() -> None:
    """A file cannot make the program take all memory."""
    with pytest.raises(WrongPassphrase):
        key_of(MAGIC + bytes((40, 8, 1)) + bytes(28), "p")
    with pytest.raises(WrongPassphrase):
        key_of(MAGIC, "p")


def test_the_same_passphrase_typed_composed_or_decomposed_opens() -> None:
    """é as one code point or as two gives one key."""
    assert derive("jose\u0301", b"s" * 16, QUICK) == derive("jos\u00e9", b"s" * 16, QUICK)


def test_a_key_does_not_print_itself() -> None:
    """A key in a message or a log shows no secret."""
    assert "secret" not in repr(Key(QUICK, b"", b"hidden"))


def test_the_default_cost_is_what_is_recommended() -> None:
    """scrypt N=2^17, r=8, p=1 (OWASP, Password Storage)."""
    assert Cost() == Cost(17, 8, 1)


def test_locking_a_plain_case_removes_the_plain_file(tmp_path: Path) -> None:
    """After `encrypt` only the sealed file is left; `decrypt` brings the plain one back; the place stays known."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        case.remember("plan/plan")
        case.encrypt("correct horse", ANSWERS, QUICK)
        assert case.path.name == "case.sealed"
        assert {entry.name for entry in case.folder.iterdir()} == {
            "case.sealed", ".case.sealed.lock", ".case.sealed.place"
        }  # fmt: skip
        assert case.place() == "plan/plan"
        case.decrypt(ANSWERS)
        assert case.path.name == "case.json"
    assert peek(case.path) == ANSWERS


def test_locking_on_a_full_disk_keeps_the_plain_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the sealed file cannot be written the case stays as it was, and can be saved again."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        with monkeypatch.context() as full:
            _full_disk(full)
            with pytest.raises(CannotWrite):
                case.encrypt("p", ANSWERS, QUICK)
        assert not case.sealed
        case.save(Answers())


# Files


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


def test_wiping_a_case_leaves_the_packet(tmp_path: Path) -> None:
    """The case file, its place and its lock go; what was made of it stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        case.remember("check")
        (case.folder / "packet.pdf").write_bytes(b"made")
        case.wipe()
        assert [entry.name for entry in case.folder.iterdir()] == ["packet.pdf"]


# List and profile


def test_the_list_shows_the_most_urgent_first_and_never_a_sealed_name(tmp_path: Path) -> None:
    """Name, step and days left of each case; a locked one without a name; a broken one as broken."""
    typed = {"first_name": "Ana", "last_name": "Ruiz"}
    for day in ("2026-10-01", "2026-06-01"):
        with create_case(tmp_path, TODAY) as case:
            case.save(Answers(typed={**typed, "filed_grievance": "yes", "plan_decision_on": day}))
            case.remember("plan/plan")
    with create_case(tmp_path, TODAY, "p", cost=QUICK) as case:
        case.save(ANSWERS)
    with create_case(tmp_path, TODAY) as case:
        case.path.write_text("{", encoding="utf-8")
    lines = list_cases(tmp_path, TODAY)
    assert [line.state for line in lines] == ["open", "open", "locked", "broken"]
    assert [line.days_left for line in lines] == [9, 130, None, None]
    assert (lines[0].name, lines[0].place, lines[2].name) == ("Ana Ruiz", "plan/plan", "")
    assert "Ana" not in repr(lines)


def test_no_home_is_an_empty_list(tmp_path: Path) -> None:
    """Looking at the list makes no folder."""
    assert list_cases(tmp_path / "none", TODAY) == []
    assert not (tmp_path / "none").exists()


def test_the_profile_keeps_the_helper_and_never_the_patient(tmp_path: Path) -> None:
    """Only the helper's own keys are written, whatever the case holds."""
    write_profile(tmp_path, {"assistant_name": "Lee", "first_name": SECRET, "condition": SECRET, "fax_from_name": ""})
    assert read_profile(tmp_path) == {"assistant_name": "Lee"}
    assert SECRET not in (tmp_path / "profile.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "[]", '{"first_name": "x"}', '{"assistant_name": 3}'])
def test_a_profile_that_is_none_is_empty(tmp_path: Path, content: str) -> None:
    """A damaged profile costs nothing but its own details, and a foreign key in it is not believed."""
    (tmp_path / "profile.json").write_text(content, encoding="utf-8")
    assert read_profile(tmp_path) == {}
