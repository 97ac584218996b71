"""A case behind a passphrase: nothing of it is readable, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.answers import Answers
from packet.errors import CannotWrite
from packet.store import files as store_files
from packet.store.case import (
    PLAIN,
    SEALED,
    CaseFile,
    ChangedElsewhere,
    create_case,
    needs_passphrase,
    open_case,
    peek,
)
from packet.store.sealed import MAGIC, Cost, Key, WrongPassphrase, derive, is_sealed, key_of, new_key, seal, unseal
from tests.packet.store.kept import ANSWERS, QUICK, SECRET, TODAY, full_disk


def _sealed(home: Path) -> CaseFile:
    return create_case(home, TODAY, "correct horse", cost=QUICK)


def test_a_sealed_case_never_writes_an_answer_in_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file that is ever opened for writing, temporary ones included, gets a plain answer."""
    written: list[bytes] = []
    real = store_files.write_whole

    def spy(path: Path, data: bytes, **how: Callable[[], object]) -> None:
        written.append(data)
        real(path, data, **how)

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


@pytest.mark.parametrize(
    "head", [(21, 8, 1), (20, 8, 1), (17, 33, 1), (17, 8, 5), (255, 255, 255), (0, 8, 1), (17, 0, 1)]
)
def test_a_head_that_asks_for_absurd_work_is_refused(
    head: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file cannot make the program take more than four times the memory or time of its own: nothing is begun."""
    monkeypatch.setattr("packet.store.sealed.derive", lambda *_: pytest.fail("begun"))
    with pytest.raises(WrongPassphrase):
        key_of(MAGIC + bytes(head) + bytes(60), "p")


@pytest.mark.parametrize("head", [(19, 8, 1), (17, 32, 1), (17, 8, 4)])
def test_a_head_that_asks_for_four_times_our_own_work_is_opened(
    head: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drafts of another setting stay readable."""
    asked: list[Cost] = []
    monkeypatch.setattr("packet.store.sealed.derive", lambda _p, _s, cost: asked.append(cost))
    key_of(MAGIC + bytes(head) + bytes(60), "p")
    assert asked == [Cost(*head)]


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
            full_disk(full)
            with pytest.raises(CannotWrite):
                case.encrypt("p", ANSWERS, QUICK)
        assert not case.sealed
        case.save(Answers())


@pytest.mark.parametrize("locked", [False, True], ids=["lock", "unlock"])
def test_locking_never_overwrites_a_draft_that_is_already_there(tmp_path: Path, locked: bool) -> None:
    """A sealed or plain draft of another day in the same folder stays, byte for byte; so does the open one."""
    with create_case(tmp_path, TODAY, "old" if locked else "", cost=QUICK) as case:
        case.save(ANSWERS)
        other = case.folder / (PLAIN if locked else SEALED)
        other.write_bytes(b"of another day")
        before = case.path.read_bytes()
        with pytest.raises(CannotWrite):
            case.decrypt(ANSWERS) if locked else case.encrypt("new", ANSWERS, QUICK)
        assert (other.read_bytes(), case.path.read_bytes(), case.sealed) == (b"of another day", before, locked)


def test_locking_never_wipes_what_another_program_wrote(tmp_path: Path) -> None:
    """The plain case was changed elsewhere since it was read: nothing is sealed, nothing removed."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        case.path.write_text("theirs", encoding="utf-8")
        with pytest.raises(ChangedElsewhere):
            case.encrypt("new", ANSWERS, QUICK)
        assert case.path.read_text(encoding="utf-8") == "theirs"
        assert not (case.folder / SEALED).exists()


def test_locking_overwrites_the_plain_words_on_the_disk(tmp_path: Path) -> None:
    """Whoever still holds the plain file open reads nothing of the answers afterwards."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        with case.path.open("rb", buffering=0) as held:
            assert SECRET.encode() in held.read()
            case.encrypt("new", ANSWERS, QUICK)
            held.seek(0)
            assert SECRET.encode() not in held.read()


def test_two_drafts_with_one_passphrase_have_two_keys(tmp_path: Path) -> None:
    """The salt is drawn anew for each draft: what was found out about one opens no other."""
    with (
        create_case(tmp_path, TODAY, "same", cost=QUICK) as one,
        create_case(tmp_path, TODAY, "same", cost=QUICK) as two,
    ):
        one.save(ANSWERS)
        two.save(ANSWERS)
        key = key_of(one.path.read_bytes(), "correct horse")
        with pytest.raises(WrongPassphrase):
            unseal(two.path.read_bytes(), key)


def test_a_draft_of_today_is_known_and_opened_by_the_next_version() -> None:
    """Its first line, the order of its head, and the code of a wrong passphrase are fixed."""
    key = derive("correct horse", bytes(range(16)), QUICK)
    data = seal("{}", key, lambda count: bytes(count))
    assert data.startswith(b"imr-packet sealed 1\n" + bytes((QUICK.log2_n, QUICK.r, QUICK.p)) + bytes(range(16)))
    assert is_sealed(data)
    assert not is_sealed(b"{}")
    assert unseal(data, key_of(data, "correct horse")) == "{}"
    with pytest.raises(WrongPassphrase) as told:
        unseal(data, key_of(data, "another"))
    assert told.value.code == "wrong_passphrase"
    with pytest.raises(WrongPassphrase) as told:
        key_of(data[:20], "correct horse")
    assert told.value.code == "wrong_passphrase"
