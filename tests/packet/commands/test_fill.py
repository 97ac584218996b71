"""`imr-packet fill`."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from forms import dmhc_20_224
from forms.case import Case
from forms.catalog import FILINGS, is_first
from forms.form_spec import Filing
from forms.words import say
from packet.cli import main
from packet.errors import Exit
from packet.filling.draw import blank

ANSWERS = {"first_name": "Ana", "last_name": "Perez", "date_of_birth": "1985-03-27", "has_medi_cal": "no"}
TODAY = ["--today", "2026-11-22"]


def case_file(folder: Path, language: str = "en", **answers: str) -> Path:
    """A case file with these answers."""
    content = {
        "format": "imr-packet case 1",
        "language": language,
        "form_language": language,
        "answers": ANSWERS | answers,
    }
    path = folder / "case.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_unreadable_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A case file that is not there is 2; nothing is written."""
    assert main(["fill", str(tmp_path / "no.json"), "--out", str(tmp_path / "form.pdf")]) == Exit.USAGE
    assert list(tmp_path.iterdir()) == []
    assert "no.json" in capsys.readouterr().err


def test_problem_in_the_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer that cannot be understood is 3, named by its question; nothing is written."""
    case = case_file(tmp_path, date_of_birth="the day before yesterday")
    assert main(["fill", str(case), "--out", str(tmp_path / "form.pdf"), *TODAY]) == Exit.STOPPED
    told = capsys.readouterr()
    assert told.out == ""
    assert "irth" in told.err
    assert "yesterday" not in told.err
    assert not (tmp_path / "form.pdf").exists()


def test_character_that_cannot_be_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A character without a font is 5, named with its item, in the case's language; nothing is written."""
    case = case_file(tmp_path, "es", city="Sentinelville \U0001fbff\U000e0150")
    code = main(["fill", str(case), "--out", str(tmp_path / "form.pdf"), *TODAY])
    told = capsys.readouterr()
    assert code in (Exit.UNPROVED, Exit.STOPPED)
    assert "Ciudad" in told.err
    assert "Sentinelville" not in told.err
    assert not (tmp_path / "form.pdf").exists()


@pytest.mark.parametrize(("language", "sign"), [("en", "page 2"), ("es", "página 3")])
def test_filled_form(language: str, sign: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is written, its name goes to stdout, and the places to sign to stderr."""
    out = tmp_path / "form.pdf"
    assert main(["fill", str(case_file(tmp_path, language)), "--out", str(out), *TODAY]) == Exit.DONE
    told = capsys.readouterr()
    assert told.out == f"{out}\n"
    assert sign in told.err
    document = pdfium.PdfDocument(out)
    assert "Perez" in document[0].get_textpage().get_text_range()
    document.close()


def test_official_pdf_without_a_place_for_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Items for which the agency's PDF had no sure place are named to the person."""
    from packet.binding import forms_only
    from packet.locate import MissingPlace, OfficialMap

    made = forms_only.forms_only(Case(), dt.date(2026, 11, 22))
    missing = (MissingPlace("city", "", "unsure"), MissingPlace("state", "", "unsure"))
    found = OfficialMap("a.pdf", "", "en", ("dmhc_20_224",), {"dmhc_20_224": "03/27"}, (), (), missing)
    monkeypatch.setattr(forms_only, "forms_only", lambda *_: replace(made, officials=(found,)))
    assert main(["fill", str(case_file(tmp_path)), "--out", str(tmp_path / "form.pdf"), *TODAY]) == Exit.DONE
    told = " ".join(capsys.readouterr().err.split())
    assert "City; State" in told
    assert "a.pdf was filled as DMHC 20-224, IMR Application/Complaint Form: edition 03/27, English" in told


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"plan_denied": "no", "denial_reason": "experimental"}, "What reason did the plan give?"),
        ({"filer": "patient", "assistant_name": "Bo Lind"}, "Name of the helper"),
    ],
)
def test_answers_that_stand_nowhere_are_told(
    answers: dict[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What another answer contradicts, and what belongs to a form that the case does not need, is named on stderr."""
    assert main(["fill", str(case_file(tmp_path, **answers)), "--out", str(tmp_path / "f.pdf"), *TODAY]) == Exit.DONE
    assert told in " ".join(capsys.readouterr().err.split())


def test_helper_brings_the_second_form(tmp_path: Path) -> None:
    """Someone who wants help gets the Authorized Assistant form too."""
    out = tmp_path / "form.pdf"
    assert main(["fill", str(case_file(tmp_path, wants_assistant="yes")), "--out", str(out), *TODAY]) == Exit.DONE
    document = pdfium.PdfDocument(out)
    assert len(document) == 3
    document.close()


def test_other_file_is_not_replaced(tmp_path: Path) -> None:
    """A different file of that name is 6 and stays."""
    (tmp_path / "form.pdf").write_bytes(b"mine")
    command = ["fill", str(case_file(tmp_path)), "--out", str(tmp_path / "form.pdf"), *TODAY]
    assert main(command) == Exit.CANNOT_WRITE
    assert (tmp_path / "form.pdf").read_bytes() == b"mine"
    assert main([*command, "--replace"]) == Exit.DONE


@pytest.mark.parametrize(("language", "word"), [("en", "SPECIMEN"), ("es", "MUESTRA")])
def test_a_doubtful_official_pdf_is_asked_about(
    language: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a form that is marked as a sample: 4, both doubts and their ids told, nothing written; each must be
    accepted."""
    whole = blank(dmhc_20_224.sheet("en"))
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        del pdf.pages[1:]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        name = pdf.pages[0].add_resource(font, pikepdf.Name.Font)
        pdf.pages[0].contents_add(f"0.8 g BT {name} 60 Tf 0.7 0.7 -0.7 0.7 90 200 Tm (SAMPLE) Tj ET".encode())
        pdf.save(tmp_path / "state.pdf")
    out = tmp_path / "form.pdf"
    asked = ["fill", str(case_file(tmp_path, language)), "--out", str(out), "--official", str(tmp_path / "state.pdf")]
    ids = ["official.part:state.pdf", "official.sample:state.pdf"]
    assert main([*asked, *TODAY]) == Exit.REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert word in told.err
    assert all(f"--accept {id}" in told.err for id in ids)
    assert main([*asked, *TODAY, "--accept", ids[0]]) == Exit.REFUSED
    assert not out.exists()
    told = capsys.readouterr()
    assert ids[0] not in told.err
    assert main([*asked, *TODAY, "--accept", ids[0], "--accept", ids[1]]) == Exit.DONE
    told = capsys.readouterr()
    assert word in told.err
    assert out.exists()


@pytest.mark.parametrize("filing", FILINGS, ids=lambda filing: filing.id)
def test_the_form_of_every_filing_can_be_filled_alone(filing: Filing, tmp_path: Path) -> None:
    """--to says which; the first of them needs no name."""
    to = [] if is_first(filing) else ["--to", filing.id]
    assert main(["fill", str(case_file(tmp_path)), *to, "--out", str(tmp_path / "form.pdf"), *TODAY]) == Exit.DONE
    with pdfium.PdfDocument(tmp_path / "form.pdf") as pdf:
        words = " ".join(pdf[0].get_textpage().get_text_range().split())
        title = pdf.get_metadata_value("Title")
    assert title == say(f"form.{filing.forms[0]}.title", "en")
    assert "Perez" in words
