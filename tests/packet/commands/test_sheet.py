"""`imr-packet sheet`: the page for the doctor, prefilled, fillable, and a paper of its kind when it comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf

from forms.doctor_pages import PAGES
from packet.binding.doctor_page import doctor_page
from packet.cli import main
from packet.errors import Exit
from tests.packet.cases import case_file
from tests.packet.drawn import words
from tests.packet.sample import full

ANSWER = "Numb since March 3"


def fields_of(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def test_what_the_doctor_typed_is_in_the_packet(tmp_path: Path) -> None:
    """Typed into a field, it is on the exhibit's page."""
    page = PAGES[0]
    with pikepdf.open(_written(tmp_path / "fresh.pdf", doctor_page(page, full(), "en").pdf)) as pdf:
        fields_of(pdf)["threat_what"].V = pikepdf.String(ANSWER)
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.generate_appearance_streams()
        pdf.save(tmp_path / "letter.pdf")
    paper = {"file": "letter.pdf", "kind": page.kind}
    (tmp_path / "case.json").write_text(json.dumps(case_file(paper)), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "case.json"), "--out", str(out), "--today", "2026-10-05"]) == Exit.DONE
    with pikepdf.open(out / "packet.pdf") as pdf:
        last = len(pdf.pages) - 1
    assert ANSWER in words(out / "packet.pdf", last)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
