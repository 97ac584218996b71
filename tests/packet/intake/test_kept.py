"""What is kept of a paper for one sitting: the same comes out, or it is opened anew; never another, never half."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from packet.intake import kept as module
from packet.intake.kept import KeptPapers
from packet.intake.request import Request
from packet.intake.result import Change, PageLeftOut, Taken, to_plain


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 the letter")
    return Request("letter.pdf", path, pages="1-2", password="Poppy-1971")


def _taken(request: Request, work: Path) -> Taken:
    """What a worker could have made of it."""
    pdf, looks = work / "clean.pdf", work / "clean.looks"
    pdf.write_bytes(b"%PDF-1.4 clean" * 99)
    looks.write_bytes(b"looks" * 99)
    return Taken(
        name=request.name,
        sha256=module._digest_of(request.path),
        type="pdf",
        pages_in=3,
        pdf=pdf,
        sources=(1, 2),
        changes=(Change(1, "straightened", {"degrees": 2}),),
        left_out=(PageLeftOut(3, "not_selected"),),
        fingerprints=("a", "b"),
        photos=(2,),
        ink=((1.0, 2.0, 3.0, 4.5), None),
        looks=looks,
        walls=("files",),
    )


def _kept(request: Request, work: Path, folder: Path) -> tuple[KeptPapers, Taken]:
    kept, taken = KeptPapers(folder), _taken(request, work)
    kept.keep(request, False, taken)
    return kept, taken


def _mark(kept: KeptPapers, part: str) -> Path:
    (found,) = kept.folder.glob(f"*.{part}")
    return found


def test_the_same_paper_comes_out_as_it_went_in(request_: Request, work: Path, tmp_path: Path) -> None:
    """Every fact, and files of its own with the same bytes, also for another process that has the secret."""
    kept, taken = _kept(request_, work, tmp_path / "kept")
    found = KeptPapers(kept.folder, kept.secret, takes=False).find(request_, False, work)
    assert found is not None
    assert found.looks is not None
    assert replace(found, pdf=taken.pdf, looks=taken.looks) == taken
    assert found.pdf.read_bytes() == taken.pdf.read_bytes()
    assert found.looks.read_bytes() == (work / "clean.looks").read_bytes()
    found.pdf.write_bytes(b"")
    assert kept.find(request_, False, work) is not None, "what came out is no link to what is kept"


def test_a_paper_without_looks_comes_out_without(request_: Request, work: Path, tmp_path: Path) -> None:
    kept = KeptPapers(tmp_path / "kept")
    kept.keep(request_, False, replace(_taken(request_, work), looks=None))
    found = kept.find(request_, False, work)
    assert found is not None
    assert found.looks is None


OTHERS: dict[str, Callable[[Request], Request]] = {
    "pages": lambda one: replace(one, pages="1"),
    "turns": lambda one: replace(one, rotate={1: 90}),
    "password": lambda one: replace(one, password="Poppy-1972"),
    "attachments": lambda one: replace(one, attachments="include"),
    "picture": lambda one: replace(one, as_pictures=True),
    "name": lambda one: replace(one, name="other.pdf"),
}


@pytest.mark.parametrize("what", OTHERS)
def test_another_wish_is_another_paper(what: str, request_: Request, work: Path, tmp_path: Path) -> None:
    kept, _ = _kept(request_, work, tmp_path / "kept")
    assert kept.find(OTHERS[what](request_), False, work) is None


def test_what_was_opened_without_walls_is_another_paper(request_: Request, work: Path, tmp_path: Path) -> None:
    kept, _ = _kept(request_, work, tmp_path / "kept")
    assert kept.find(request_, True, work) is None


def test_other_bytes_under_the_same_name_are_another_paper(request_: Request, work: Path, tmp_path: Path) -> None:
    """Also with the time of the old ones."""
    kept, _ = _kept(request_, work, tmp_path / "kept")
    before = request_.path.stat()
    request_.path.write_bytes(b"%PDF-1.7 the Letter")
    os.utime(request_.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept.find(request_, False, work) is None
    request_.path.unlink()
    assert kept.find(request_, False, work) is None


def test_a_file_that_changed_while_it_was_opened_is_not_kept(request_: Request, work: Path, tmp_path: Path) -> None:
    """Nobody knows which of the two was opened."""
    taken = _taken(request_, work)
    request_.path.write_bytes(b"%PDF-1.7 saved again")
    kept = KeptPapers(tmp_path / "kept")
    kept.keep(request_, False, taken)
    assert kept.find(request_, False, work) is None


@pytest.mark.parametrize("part", ["json", "pdf", "looks"])
def test_a_flipped_bit_anywhere_opens_the_paper_anew(part: str, request_: Request, work: Path, tmp_path: Path) -> None:
    """At its beginning, in its middle, at its end; what was found out is thrown away."""
    for place in (0, 0.5, 1):
        kept, taken = _kept(request_, work, tmp_path / f"kept{place}")
        file = _mark(kept, part)
        content = bytearray(file.read_bytes())
        file.unlink()  # a link to the worker's file, which stays as it is
        at = min(int(len(content) * place), len(content) - 1)
        content[at] ^= 1
        file.write_bytes(content)
        assert kept.find(request_, False, work) is None
        assert not list(kept.folder.iterdir())
        kept.keep(request_, False, taken)
        assert kept.find(request_, False, work) is not None


@pytest.mark.parametrize("part", ["json", "pdf", "looks"])
@pytest.mark.parametrize("left", [0, 10])
def test_what_is_cut_short_or_gone_opens_the_paper_anew(
    part: str, left: int, request_: Request, work: Path, tmp_path: Path
) -> None:
    kept, _ = _kept(request_, work, tmp_path / "kept")
    file = _mark(kept, part)
    content = file.read_bytes()[:left]
    file.unlink()
    assert kept.find(request_, False, work) is None
    file.write_bytes(content)
    assert kept.find(request_, False, work) is None


def test_what_another_sitting_told_is_not_believed(request_: Request, work: Path, tmp_path: Path) -> None:
    """Renamed to what is looked for, with files and digests that fit: its seal is not ours."""
    kept, taken = _kept(request_, work, tmp_path / "kept")
    other, _ = _kept(request_, work, tmp_path / "other")
    mark = _mark(kept, "json").stem
    for part in ("json", "pdf", "looks"):
        _mark(other, part).replace(kept.folder / f"{mark}.{part}")
    assert kept.find(request_, False, work) is None
    assert taken.pdf.exists()


def test_what_was_told_of_one_paper_is_not_believed_of_another(request_: Request, work: Path, tmp_path: Path) -> None:
    """Both sealed by this sitting, and put in each other's place."""
    kept, taken = _kept(request_, work, tmp_path / "kept")
    first = _mark(kept, "json").stem
    whole = replace(request_, pages="")
    kept.keep(whole, False, replace(taken, sources=(1, 2, 3)))
    (second,) = {path.stem for path in kept.folder.glob("*.json")} - {first}
    for part in ("json", "pdf", "looks"):
        (kept.folder / f"{second}.{part}").replace(kept.folder / f"{first}.{part}")
    assert kept.find(request_, False, work) is None


def test_no_name_and_no_file_holds_the_password(request_: Request, work: Path, tmp_path: Path) -> None:
    """Nor can it be tried: without the secret the same request has another name."""
    kept, _ = _kept(request_, work, tmp_path / "kept")
    other, _ = _kept(request_, work, tmp_path / "other")
    assert {path.name for path in kept.folder.iterdir()}.isdisjoint(path.name for path in other.folder.iterdir())
    for path in kept.folder.iterdir():
        assert b"Poppy-1971" not in path.read_bytes()
    assert kept.secret.hex() not in repr(kept)
    assert repr(kept.secret) not in repr(kept)


def test_the_oldest_go_when_there_is_no_room(
    request_: Request, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one that is larger than all of it is not kept."""
    kept, taken = KeptPapers(tmp_path / "kept"), _taken(request_, work)
    each = taken.pdf.stat().st_size + (work / "clean.looks").stat().st_size
    monkeypatch.setattr(module, "MOST_BYTES", each * 3)
    asked = [replace(request_, pages=str(number)) for number in (1, 2, 3)]
    for age, one in enumerate(asked):
        kept.keep(one, False, taken)
        for path in kept.folder.glob("*.json"):
            if path.stat().st_mtime_ns > 1e15:
                os.utime(path, (age, age))
    assert [kept.find(one, False, work) is not None for one in asked] == [False, True, True]
    monkeypatch.setattr(module, "MOST_BYTES", each // 2)
    kept.keep(request_, False, taken)
    assert kept.find(request_, False, work) is None


def test_a_disk_that_takes_nothing_costs_nothing(request_: Request, work: Path, tmp_path: Path) -> None:
    """The paper was opened; that it is not kept is told to nobody, and what is half there is not found."""
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    KeptPapers(blocked).keep(request_, False, _taken(request_, work))
    KeptPapers(tmp_path / "no" / "such").keep(request_, False, _taken(request_, work))
    assert KeptPapers(blocked).find(request_, False, work) is None


def test_who_only_looks_puts_nothing_there(request_: Request, work: Path, tmp_path: Path) -> None:
    kept = KeptPapers(tmp_path / "kept", takes=False)
    kept.keep(request_, False, _taken(request_, work))
    assert not kept.folder.exists()


def test_a_closed_case_leaves_nothing(request_: Request, work: Path, tmp_path: Path) -> None:
    kept, _ = _kept(request_, work, tmp_path / "kept")
    kept.forget()
    kept.forget()
    assert not kept.folder.exists()
    assert kept.find(request_, False, work) is None


def test_what_is_told_is_all_that_crosses_from_a_worker(request_: Request, work: Path, tmp_path: Path) -> None:
    """A fact that a later intake adds is kept, too, or this fails."""
    kept, taken = _kept(request_, work, tmp_path / "kept")
    found = kept.find(request_, False, work)
    assert found is not None
    plain = [to_plain(replace(one, pdf=Path("p"), looks=Path("l"))) for one in (taken, found)]
    assert plain[0] == plain[1]


def test_what_a_killed_run_left_untold_goes_in_time(
    request_: Request, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of which nothing says what they are; not those that another run is about to tell of."""
    kept, taken = _kept(request_, work, tmp_path / "kept")
    _mark(kept, "json").unlink()
    other = replace(request_, pages="7")
    kept.keep(other, False, taken)
    assert len(list(kept.folder.glob("*.pdf"))) == 2
    monkeypatch.setattr(module, "_UNTOLD_SECONDS", -60)
    kept.keep(replace(request_, pages="8"), False, taken)
    assert len(list(kept.folder.glob("*.pdf"))) == 2
    assert kept.find(other, False, work) is not None
