"""Papers outside of their case's folder: found whatever links say, allowed once, and only by this person here."""

from __future__ import annotations

from pathlib import Path

import pytest

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
