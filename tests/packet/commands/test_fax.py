"""The command fax, as a person or a script meets it."""

from __future__ import annotations

import json
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


def test_fax_prints_files_and_tells_people(packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is the files, one a line; standard error the time, the hardest page and its remedy."""
    out = tmp_path / "out"
    assert main(["fax", str(packet), "--out", str(out)]) == Exit.DONE
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(out / name) for name in ("fax.tif", "fax.pdf", "report.json")]
    assert "14,400 bit/s" in said.err
    assert "Hardest page to read: page 2" in said.err
    assert "Page 2: the letters are too small" in said.err
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["coding"] == "mmr"


def test_what_many_pages_share_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three pages of tiny type are one sentence, not three."""
    tiny = tmp_path / "tiny.pdf"
    tiny.write_bytes(papers.joined(*(papers.sized(4) for _ in range(3))))
    assert main(["fax", str(tiny), "--out", str(tmp_path / "out")]) == Exit.DONE
    said = capsys.readouterr().err
    assert said.count("too small to read") == 1
    assert "Pages 1-3: the letters are too small" in said


def test_no_page_is_called_hard_when_all_are_clear(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A packet that reads like print is told its pages and its time, nothing else."""
    clear = tmp_path / "clear.pdf"
    clear.write_bytes(papers.black_text(1))
    assert main(["fax", str(clear), "--out", str(tmp_path / "out")]) == Exit.DONE
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_fax_in_spanish_for_an_old_machine(packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--lang es speaks Spanish; --mh, --standard, --pages and --start are heard."""
    words = ["fax", str(packet), "--out", str(tmp_path / "out"), "--lang", "es", "--mh", "--standard", "--pages", "2"]
    assert main([*words, "--start", "2"]) == Exit.DONE
    assert "Páginas 1-2: las letras son demasiado pequeñas" in capsys.readouterr().err
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (report["coding"], report["resolution"]) == ("mh", "standard")


def test_parts_are_told_one_by_one(packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A limit of 20 kB makes two parts, each named with its pages."""
    assert main(["fax", str(packet), "--out", str(tmp_path / "out"), "--megabytes", "0.02"]) == Exit.DONE
    said = capsys.readouterr()
    assert "Part 1 of 2: pages 1-1, 2 sheets" in said.err
    assert len(said.out.splitlines()) == 5


@pytest.mark.parametrize("limit", [["--pages", "1"], ["--megabytes", "0"], ["--minutes", "-1"]])
def test_limits_that_no_part_can_keep_are_wrong_use(limit: list[str], packet: Path, tmp_path: Path) -> None:
    """A part of one sheet would be a cover alone."""
    assert main(["fax", str(packet), "--out", str(tmp_path / "out"), *limit]) == Exit.USAGE
    assert not (tmp_path / "out").exists()


def test_a_bad_pdf_is_exit_4_with_a_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named, and what to do."""
    (tmp_path / "bad.pdf").write_bytes(b"not a pdf")
    assert main(["fax", str(tmp_path / "bad.pdf"), "--out", str(tmp_path / "out")]) == Exit.REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert "bad.pdf" in said.err
    assert "print it to a new PDF" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.pdf"]


@pytest.mark.parametrize("words", [["fax"], ["preview", "--page", "1"]])
def test_a_missing_pdf_is_told_as_missing(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not as damaged: the remedy is another one. Nothing is made."""
    assert main([*words, str(tmp_path / "gone.pdf"), "--out", str(tmp_path / "out")]) == Exit.REFUSED
    assert "There is no file gone.pdf" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_another_edition_is_never_replaced_unasked(
    packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same again is fine, another is exit 6 and changes nothing; --replace removes what the new one does not have
    and leaves files of others."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "packet.pdf").write_bytes(b"mine")
    fax = ["fax", str(packet), "--out", str(out)]
    assert main([*fax, "--megabytes", "0.02"]) == Exit.DONE
    before = {path: (path.read_bytes(), path.stat().st_ino) for path in out.iterdir()}
    assert len(before) == 6
    assert main([*fax, "--megabytes", "0.02"]) == Exit.DONE
    capsys.readouterr()
    assert main(fax) == Exit.CANNOT_WRITE
    said = capsys.readouterr()
    assert said.out == ""
    assert str(out) in said.err
    assert "--replace" in said.err
    assert {path: (path.read_bytes(), path.stat().st_ino) for path in out.iterdir()} == before
    assert main([*fax, "--replace"]) == Exit.DONE
    assert sorted(path.name for path in out.iterdir()) == ["fax.pdf", "fax.tif", "packet.pdf", "report.json"]
    assert (out / "packet.pdf").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "packet.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told(packet: Path, tmp_path: Path) -> None:
    """Exit 6, and the file is as it was."""
    assert main(["fax", str(packet), "--out", str(packet)]) == Exit.CANNOT_WRITE
    assert packet.read_bytes().startswith(b"%PDF")


def test_a_page_that_breaks_off_is_faxed_only_when_that_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This door has the guard of a paper: half a scan is not sent without a word."""
    words = ["fax", str(papers.half_a_fax(tmp_path)), "--out", str(tmp_path / "out")]
    assert main(words) == Exit.REFUSED
    assert "--accept paper:half.pdf" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main([*words, "--accept", "paper:half.pdf"]) == Exit.DONE
    assert "breaks off in the file (page 1)" in capsys.readouterr().err
