"""What a run may do: `tui.policy`. At a kiosk no link and no ".." leads out of the allowed folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.words import LANGUAGES
from packet.errors import Exit
from tui.policy import KioskError, Policy, pin_entry


def _kiosk(folder: Path) -> Policy:
    folder.mkdir()
    return Policy(kiosk=True, read_folders=(folder,), write_folders=(folder,))


def test_the_pin_is_not_in_the_policy() -> None:
    """The entry holds salt and hash; another salt makes another entry, and a damaged one opens to nobody."""
    entry = pin_entry("481516", bytes(16))
    assert "481516" not in entry
    assert entry != pin_entry("481516", bytes([1]) * 16)
    assert Policy(staff_pin=entry).may_leave("481516")
    assert not Policy(staff_pin=entry[:-1] + "!").may_leave("481516")
    assert not Policy(staff_pin="").may_leave("")


def test_a_link_in_an_allowed_folder_leads_nowhere_else(tmp_path: Path) -> None:
    """What counts is the file behind the link; a link to a file in the folder is read as that file."""
    policy = _kiosk(tmp_path / "drive")
    (tmp_path / "secret.pdf").touch()
    (tmp_path / "drive" / "own.pdf").touch()
    (tmp_path / "drive" / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    (tmp_path / "drive" / "in.pdf").symlink_to("own.pdf")
    assert policy.readable(tmp_path / "drive" / "out.pdf") is None
    assert policy.writable(tmp_path / "drive" / "out.pdf") is None
    assert policy.readable(tmp_path / "drive" / "in.pdf") == (tmp_path / "drive" / "own.pdf").resolve()


@pytest.mark.parametrize("name", ["../secret.pdf", "../drive2/a.pdf", "a\0.pdf"])
def test_a_name_that_leaves_the_folder_is_not_allowed(tmp_path: Path, name: str) -> None:
    """Neither steps upwards, nor a folder whose name only begins alike, nor a name that no file can have."""
    policy = _kiosk(tmp_path / "drive")
    assert policy.readable(tmp_path / "drive" / name) is None
    assert policy.writable(tmp_path / "drive" / name) is None


def test_without_folders_a_kiosk_reads_and_writes_nothing(tmp_path: Path) -> None:
    """A policy that names none allows none."""
    assert Policy(kiosk=True).readable(tmp_path) is None
    assert Policy(kiosk=True).writable(tmp_path) is None


def test_at_home_every_path_is_the_person_s_own(tmp_path: Path) -> None:
    """It is not resolved either: a person sees the name that was typed."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    assert (Policy().readable(link), Policy().writable(link)) == (link, link)
    assert Policy().may_keep
    assert not Policy(kiosk=True).may_keep


def test_one_language_has_no_other() -> None:
    """The key that changes the language is not offered then."""
    assert Policy(languages=("es",)).other_language("es") == ""
    assert Policy(languages=("en", "es")).other_language("es") == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kiosk_s_error_has_its_own_sentences(language: str) -> None:
    """They stand under "kiosk", not under "errors", where nothing would be found but a crash."""
    error = KioskError("fault.unreadable", file="/etc/kiosk.toml")
    assert "/etc/kiosk.toml" in error.message(language)
    assert error.exit == Exit.USAGE
