"""What is kept beside a case, not in it: where the person stopped, and the agency's own PDF that they chose."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.answers import Answers
from packet.errors import CannotWrite
from packet.store.beside import label_of, official_of, place_of, put_label, remember
from packet.store.case import CaseFile, create_case, open_case, peek
from packet.store.listing import list_cases
from packet.store.sealed import Cost

TODAY = dt.date(2026, 11, 22)
QUICK = Cost(log2_n=4)
WORD = "zqxsentinel"
ANSWERS = Answers(typed={"first_name": "Ana"})


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _hidden(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()]


def test_a_full_disk_says_so_and_the_choice_before_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The choice decides what the agency gets: losing it is told as losing an answer is."""

    def no_space(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with create_case(tmp_path, TODAY) as case:
        case.choose((tmp_path / "old.pdf",))
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_space)
            with pytest.raises(CannotWrite):
                case.choose((tmp_path / f"{WORD}.pdf",))
        assert case.official() == (tmp_path / "old.pdf",)
        assert _hidden(tmp_path) == []


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b'{"official": "a.pdf"}', b'{"official": [1]}', b'{"official": ["a\\u0000"]}']
)
def test_a_damaged_choice_is_none(tmp_path: Path, content: bytes) -> None:
    """What cannot be understood chooses no file, and hinders nobody from opening the case."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        (case.folder / ".case.json.choices").write_bytes(content)
        assert case.official() == ()


def test_a_choice_comes_back_with_the_case(tmp_path: Path) -> None:
    """A file inside the case's folder is named from there, so that the folder may be moved; any other by its place."""
    elsewhere = tmp_path / "elsewhere.pdf"
    with create_case(tmp_path / "home", TODAY) as case:
        case.save(ANSWERS)
        case.choose((case.folder / "own.pdf", elsewhere))
    moved = tmp_path / "moved"
    case.folder.rename(moved)
    again, _ = open_case(moved / "case.json")
    with again:
        assert again.official() == (moved / "own.pdf", elsewhere)
        assert (moved / ".case.json.choices").stat().st_mode & 0o777 == 0o600


def test_the_case_file_itself_does_not_change(tmp_path: Path) -> None:
    """The case file has fixed names, and other programs write it: a choice touches neither it nor the list of cases."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
        before = case.path.read_bytes()
        case.choose((tmp_path / "form.pdf",))
        assert case.path.read_bytes() == before
        case.save(Answers(typed={"first_name": "Bo"}))
        assert peek(case.path).typed == {"first_name": "Bo"}
        assert [line.path for line in list_cases(tmp_path, TODAY)] == [case.path]


def test_a_choice_taken_back_leaves_no_file(tmp_path: Path) -> None:
    """Choosing nothing removes what was chosen; twice is fine."""
    with create_case(tmp_path, TODAY) as case:
        case.choose((tmp_path / "form.pdf",))
        case.choose(())
        case.choose(())
        assert case.official() == ()
        assert not [name for name in _names(case.folder) if name.endswith(".choices")]


def test_beside_a_sealed_case_the_choice_is_sealed(tmp_path: Path) -> None:
    """The name of a folder can tell whose case it is: no plain copy, and another key opens nothing."""
    chosen = (tmp_path / f"{WORD}.pdf",)
    with create_case(tmp_path / "home", TODAY, "words", cost=QUICK) as case:
        case.save(ANSWERS)
        case.choose(chosen)
    assert _hidden(tmp_path) == []
    again, _ = open_case(case.path, "words")
    with again:
        assert again.official() == chosen
    with create_case(tmp_path / "other", TODAY, "others", cost=QUICK) as other:
        (other.folder / ".case.sealed.choices").write_bytes((case.folder / ".case.sealed.choices").read_bytes())
        assert other.official() == ()


def test_the_choice_is_locked_and_unlocked_with_the_case(tmp_path: Path) -> None:
    """A passphrase put on hides it, one taken off shows it; nothing of the other kind stays."""
    chosen = (tmp_path / f"{WORD}.pdf",)
    with create_case(tmp_path / "home", TODAY) as case:
        case.save(ANSWERS)
        case.choose(chosen)
        case.encrypt("words", ANSWERS, QUICK)
        assert case.official() == chosen
        assert _hidden(tmp_path) == []
        assert _names(case.folder) >= {"case.sealed", ".case.sealed.choices"}
        case.decrypt(ANSWERS)
        assert case.official() == chosen
        assert not [name for name in _names(case.folder) if "sealed" in name]


def test_locking_on_a_disk_that_fills_leaves_case_and_choice_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the two no longer fits: the plain case opens with its choice, and of the sealed one nothing is."""
    chosen = (tmp_path / "form.pdf",)
    for room in (0, 1):
        case = create_case(tmp_path / f"home-{room}", TODAY)
        _fills(case, chosen, room, monkeypatch)


def _fills(case: CaseFile, chosen: tuple[Path, ...], room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with case:
        case.save(ANSWERS)
        case.choose(chosen)
        with monkeypatch.context() as full:
            real, left = os.fsync, [room * 2]

            def fsync(descriptor: int) -> None:
                if left[0] == 0:
                    raise OSError(errno.ENOSPC, "no space")
                left[0] -= 1
                real(descriptor)

            full.setattr(os, "fsync", fsync)
            with pytest.raises(CannotWrite):
                case.encrypt("words", ANSWERS, QUICK)
        assert not case.sealed
        assert case.official() == chosen
        case.save(Answers(typed={"first_name": "Bo"}))
        assert not [name for name in _names(case.folder) if "sealed" in name]


def test_wiping_a_case_takes_the_choice_along(tmp_path: Path) -> None:
    """Nothing that belongs to the case stays, and so its folder goes."""
    case = create_case(tmp_path, TODAY)
    case.save(ANSWERS)
    case.choose((tmp_path / "form.pdf",))
    case.wipe()
    assert not case.folder.exists()


def test_what_a_killed_save_left_goes_when_the_case_is_opened_or_locked(tmp_path: Path) -> None:
    """A save that was killed leaves a half-written file: no plain answer outlives it. Another case's stays."""
    with create_case(tmp_path, TODAY) as case:
        case.save(ANSWERS)
    left = [case.path.with_name(name) for name in (".case.json.0a1b.part", "..case.json.choices.2c3d.part")]
    others = case.path.with_name(".other.json.4e5f.part")
    for path in (*left, others):
        path.write_text(WORD)
    again, answers = open_case(case.path)
    with again:
        assert _hidden(case.folder) == [others]
        left[0].write_text(WORD)
        again.encrypt("words", answers, QUICK)
        assert _hidden(case.folder) == [others]
        (case.folder / ".case.sealed.6a7b.part").write_text(WORD)
        others.unlink()
        again.wipe()
    assert not case.folder.exists()


def test_a_half_written_file_is_named_after_its_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that is killed leaves a name by which the next opening finds it."""
    with create_case(tmp_path, TODAY) as case:
        with monkeypatch.context() as killed:
            killed.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                case.save(Answers(typed={"first_name": WORD}))
        assert len(_hidden(case.folder)) == 1
    again, _ = open_case(case.path)
    with again:
        assert _hidden(case.folder) == []


def test_the_place_is_kept_beside_the_case(tmp_path: Path) -> None:
    """In a file named after it, without the line's end; nothing kept, or nothing that can be read, is no place."""
    case = tmp_path / "case.json"
    assert place_of(case) == ""
    remember(case, "patient/name")
    assert _names(tmp_path) == {".case.json.place"}
    assert (tmp_path / ".case.json.place").read_bytes() == b"patient/name\n"
    assert place_of(case) == "patient/name"
    (tmp_path / ".case.json.place").write_bytes(b"\xff\xfe")
    assert place_of(case) == ""


def test_only_names_of_files_are_a_choice(tmp_path: Path) -> None:
    """What else stands in the list is left out, and the rest stays; a list that is none is no choice."""
    kept = tmp_path / ".case.json.choices"
    kept.write_text('{"official": ["a.pdf", 7, null, ["b"], "\\u0000", "/c.pdf"]}', encoding="utf-8")
    assert official_of(tmp_path / "case.json", None) == (tmp_path / "a.pdf", Path("/c.pdf"))
    kept.write_text('{"official": "a.pdf"}', encoding="utf-8")
    assert official_of(tmp_path / "case.json", None) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "endless"])
def test_a_pipe_or_an_endless_file_beside_a_case_is_none(make: Callable[[Path], None], tmp_path: Path) -> None:
    """Both files come with a case that somebody else may have made; nothing waits for them."""
    case = tmp_path / "case.json"
    make(case.with_name(".case.json.place"))
    make(case.with_name(".case.json.choices"))
    assert place_of(case) == ""
    assert official_of(case, None) == ()


def test_a_file_beside_a_case_that_is_too_large_is_none(tmp_path: Path) -> None:
    """Such a file never held a choice."""
    case = tmp_path / "case.json"
    named = json.dumps({"official": ["form.pdf"]})
    case.with_name(".case.json.choices").write_text(named + " " * (1 << 20), encoding="utf-8")
    assert official_of(case, None) == ()
    case.with_name(".case.json.choices").write_text(named, encoding="utf-8")
    assert official_of(case, None) == (tmp_path / "form.pdf",)


def test_what_a_locked_case_is_called_is_kept_in_one_line(tmp_path: Path) -> None:
    """White space around and between is none of it; blank takes it away."""
    case = tmp_path / "case.sealed"
    assert label_of(case) == ""
    put_label(case, "  Tuesday\n  clinic ")
    assert label_of(case) == "Tuesday clinic"
    put_label(case, "  ")
    assert label_of(case) == ""
    assert _names(tmp_path) == set()


@pytest.mark.parametrize("character", ["a", "ñ", "中", "😀"])
def test_a_label_as_long_as_may_be_comes_back_whole(tmp_path: Path, character: str) -> None:
    """Sixty characters of any script; of a longer one the first sixty."""
    put_label(tmp_path / "case.sealed", character * 61)
    assert label_of(tmp_path / "case.sealed") == character * 60


def test_a_file_of_another_s_that_is_too_long_for_a_label_or_a_place_is_passed_over(tmp_path: Path) -> None:
    """240 bytes and a megabyte are read, one more is not."""
    case = tmp_path / "case.json"
    for more, label, place in ((0, "x", "patient/name"), (1, "", "")):
        (tmp_path / ".case.json.label").write_bytes(b"x".ljust(240 + more))
        (tmp_path / ".case.json.place").write_bytes(b"patient/name".ljust((1 << 20) + more))
        assert (label_of(case), place_of(case)) == (label, place)
