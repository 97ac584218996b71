"""The command preview, as a person or a script meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.cli import main
from packet.errors import Exit
from tests.packet.fax import papers


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "packet.pdf"
    path.write_bytes(papers.joined(papers.text(), papers.sized(4)))
    return path


def test_preview_replaces_no_other_picture_unasked(packet: Path, tmp_path: Path) -> None:
    """The same preview again is fine; over any other file it is exit 6 and nothing changed, until --replace is said."""
    out = tmp_path / "page.png"
    words = ["preview", str(packet), "--page", "1", "--out", str(out)]
    assert main(words) == Exit.DONE
    drawn = out.read_bytes()
    assert main(words) == Exit.DONE
    out.write_bytes(b"my own picture")
    assert main(words) == Exit.CANNOT_WRITE
    assert out.read_bytes() == b"my own picture"
    assert main([*words, "--replace"]) == Exit.DONE
    assert out.read_bytes() == drawn


@pytest.mark.parametrize("page", ["0", "3"])
def test_preview_of_no_such_page_is_wrong_use(
    page: str, packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how many pages there are."""
    assert main(["preview", str(packet), "--page", page, "--out", str(tmp_path / "page.png")]) == Exit.USAGE
    assert "last page is 2" in capsys.readouterr().err
    assert not (tmp_path / "page.png").exists()


def test_a_page_that_breaks_off_is_not_shown_as_if_it_were_whole(tmp_path: Path) -> None:
    """The preview is a door as well."""
    words = ["preview", str(papers.half_a_fax(tmp_path)), "--page", "1", "--out", str(tmp_path / "page.png")]
    assert main(words) == Exit.REFUSED
    assert main([*words, "--accept", "paper:half.pdf"]) == Exit.DONE
