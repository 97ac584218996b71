"""A kiosk's papers: nothing above or beside the allowed folders is read, whatever a link, a name or a swap says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.inbox import bring, opened
from tui.policy import KioskError, Policy

OUTSIDE = b"somebody else's letter"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A drive with a letter on it; beside it, out of reach, another one."""
    folder = tmp_path / "media" / "stick"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "denial.pdf").write_bytes(b"letter")
    (tmp_path / "secret.pdf").write_bytes(OUTSIDE)
    (tmp_path / "media" / "stick-of-another").mkdir()
    (tmp_path / "media" / "stick-of-another" / "theirs.pdf").write_bytes(OUTSIDE)
    return folder


def _code(path: Path, stick: Path, into: Path) -> str:
    with pytest.raises(KioskError) as error:
        bring(path, (stick,), into)
    assert path.name in error.value.message("en")
    assert path.name in error.value.message("es")
    assert not into.exists() or not any(into.iterdir())
    return error.value.code


def test_a_paper_is_copied_into_memory_and_outlives_the_drive(stick: Path, tmp_path: Path) -> None:
    """The copy keeps the name, is private, and stays when the drive is pulled out."""
    copy = bring(stick / "papers" / "denial.pdf", (stick,), tmp_path / "inbox")
    (stick / "papers" / "denial.pdf").unlink()
    assert (copy.name, copy.read_bytes()) == ("denial.pdf", b"letter")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_two_papers_of_one_name_stay_two(stick: Path, tmp_path: Path) -> None:
    """The second does not replace the first."""
    copies = [bring(stick / "papers" / "denial.pdf", (stick,), tmp_path / "inbox") for _ in range(2)]
    assert len({copy for copy in copies if copy.read_bytes() == b"letter"}) == 2


def test_there_is_no_way_above(stick: Path, tmp_path: Path) -> None:
    """Dots, a folder whose name only begins alike, an absolute path: all out of reach."""
    for path in (
        stick / ".." / ".." / "secret.pdf",
        stick / "papers" / ".." / ".." / ".." / "secret.pdf",
        stick.with_name("stick-of-another") / "theirs.pdf",
        tmp_path / "secret.pdf",
        Path("/etc/passwd"),
        Path("secret.pdf"),
    ):
        assert _code(path, stick, tmp_path / "inbox") == "paper.out_of_reach"


def test_no_link_leads_out(stick: Path, tmp_path: Path) -> None:
    """A linked file, a linked folder and a link to a link are as far away as what they point to."""
    (stick / "file.pdf").symlink_to(tmp_path / "secret.pdf")
    (stick / "folder").symlink_to(tmp_path)
    (stick / "twice.pdf").symlink_to(stick / "file.pdf")
    (stick / "relative.pdf").symlink_to("../../secret.pdf")
    for name in ("file.pdf", "folder/secret.pdf", "twice.pdf", "relative.pdf"):
        assert _code(stick / name, stick, tmp_path / "inbox") == "paper.out_of_reach"


def test_a_link_inside_is_followed(stick: Path, tmp_path: Path) -> None:
    """A link to a paper of the same drive is that paper; so is a drive that is reached through a link."""
    (stick / "latest.pdf").symlink_to(stick / "papers" / "denial.pdf")
    assert bring(stick / "latest.pdf", (stick,), tmp_path / "inbox").read_bytes() == b"letter"
    door = tmp_path / "door"
    door.symlink_to(stick)
    assert bring(door / "papers" / "denial.pdf", (door,), tmp_path / "inbox").read_bytes() == b"letter"


def test_what_is_swapped_after_the_check_is_not_read(stick: Path, tmp_path: Path) -> None:
    """The checked file becomes a link, or a folder on its way does: opening follows neither."""
    papers = stick / "papers"
    checked = papers / "denial.pdf"
    checked.unlink()
    checked.symlink_to(tmp_path / "secret.pdf")
    with pytest.raises(KioskError, match="out_of_reach"), opened(checked, stick):
        pass
    checked.unlink()
    papers.rmdir()
    papers.symlink_to(tmp_path)
    with pytest.raises(KioskError, match="out_of_reach"), opened(stick / "papers" / "secret.pdf", stick):
        pass


def test_what_is_opened_is_what_is_copied(stick: Path) -> None:
    """Once open, a swap of the name changes nothing any more."""
    checked = stick / "papers" / "denial.pdf"
    with opened(checked, stick) as descriptor:
        checked.replace(stick / "old.pdf")
        checked.write_bytes(OUTSIDE)
        assert os.read(descriptor, 100) == b"letter"


def test_only_plain_files_are_papers(stick: Path, tmp_path: Path) -> None:
    """A folder, a pipe nobody writes to and a file that has gone are told at once; nothing waits for them."""
    os.mkfifo(stick / "pipe.pdf")
    for name in ("papers", "pipe.pdf", "gone.pdf"):
        assert _code(stick / name, stick, tmp_path / "inbox") == "paper.not_a_file"


def test_a_loop_of_links_ends(stick: Path, tmp_path: Path) -> None:
    """Links that point at each other are out of reach, not a fault."""
    (stick / "a.pdf").symlink_to(stick / "b.pdf")
    (stick / "b.pdf").symlink_to(stick / "a.pdf")
    assert _code(stick / "a.pdf", stick, tmp_path / "inbox").startswith("paper.")


def test_the_policy_agrees(stick: Path, tmp_path: Path) -> None:
    """What the screens offer is what can be brought: the same answer for links, dots and neighbours."""
    policy = Policy(kiosk=True, read_folders=(stick,))
    (stick / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    assert policy.readable(stick / "papers" / "denial.pdf") == (stick / "papers" / "denial.pdf").resolve()
    assert policy.readable(stick / "out.pdf") is None
    assert policy.readable(stick.parent) is None
    assert policy.readable(stick.with_name("stick-of-another")) is None
    assert policy.readable(Path("a\0b")) is None
    assert Policy().readable(tmp_path / "secret.pdf") == tmp_path / "secret.pdf"


def test_papers_larger_than_the_policy_allows_are_refused_before_anything_is_copied(
    stick: Path, tmp_path: Path
) -> None:
    """A sparse file of gigabytes, and one that is too much with those that are there: size, limit, rest are named."""
    inbox = tmp_path / "inbox"
    with (stick / "sparse.pdf").open("wb") as sparse:
        sparse.truncate(3 << 30)
    with pytest.raises(KioskError) as error:
        bring(stick / "sparse.pdf", (stick,), inbox, 500)
    assert (error.value.code, error.value.params["size"]) == ("paper.too_large", 3072)
    assert not inbox.exists()
    (stick / "half.pdf").write_bytes(bytes((1 << 20) * 6 // 10))
    bring(stick / "half.pdf", (stick,), inbox, 1)
    with pytest.raises(KioskError) as second:
        bring(stick / "half.pdf", (stick,), inbox, 1)
    assert second.value.params == {"name": "half.pdf", "size": 1, "most": 1, "left": 0}
    for language in ("en", "es"):
        assert "half.pdf" in second.value.message(language)
