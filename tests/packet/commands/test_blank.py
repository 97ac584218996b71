"""`imr-packet blank`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from packet.cli import main
from packet.errors import Exit


@pytest.mark.parametrize("words", [["blank"], ["blank", "dmhc-20-225", "--out", "x.pdf"], ["blank", "dmhc-20-224"]])
def test_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a form, with an unknown one or without a file name it stops with 2."""
    assert main(words) == Exit.USAGE
    assert capsys.readouterr().out == ""


def test_file_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another file of this name is left alone, with 6 and a sentence that names it."""
    (tmp_path / "form.pdf").write_bytes(b"mine")
    assert main(["blank", "dmhc-20-224", "--out", str(tmp_path / "form.pdf")]) == Exit.CANNOT_WRITE
    assert "form.pdf" in capsys.readouterr().err
    assert (tmp_path / "form.pdf").read_bytes() == b"mine"
    assert main(["blank", "dmhc-20-224", "--out", str(tmp_path / "form.pdf"), "--replace"]) == Exit.DONE


@pytest.mark.parametrize(
    ("form", "language", "pages", "label"),
    [
        ("dmhc-20-224", "en", 2, "First Name"),
        ("dmhc-20-224", "es", 3, "Nombre"),
        ("dmhc-20-160", "en", 1, "Patient Name (Print)"),
        ("dmhc-20-160", "es", 1, "Nombre del paciente (en letra de molde)"),
    ],
)
def test_blank_forms(
    form: str, language: str, pages: int, label: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each form in each language is written, fillable, and its name goes to stdout."""
    out = tmp_path / "form.pdf"
    assert main(["blank", form, "--form-language", language, "--out", str(out)]) == Exit.DONE
    reader = PdfReader(out)
    assert len(reader.pages) == pages
    assert label in {field.get("/TU") for field in (reader.get_fields() or {}).values()}
    assert capsys.readouterr().out == f"{out}\n"
