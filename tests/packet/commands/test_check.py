"""`imr-packet check`: what it says, in which language, with which exit code; it writes nothing."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from packet.cli import main
from packet.errors import Exit

READY = {
    "last_name": "Ruiz",
    "plan_name": "Blue Heron Health",
    "problem_description": "The plan denied an MRI.",
    "coverage_kind": "dmhc_plan",
    "filed_grievance": "yes",
    "grievance_filed_on": "8/1/2026",
    "plan_decision_on": "2026-09-03",
}
HEAVY = ("textual", "pikepdf", "pypdf", "pypdfium2", "PIL", "numpy", "uharfbuzz", "cryptography")


def write(folder: Path, answers: dict[str, str], **more: object) -> Path:
    """A case file with these answers."""
    path = folder / "case.json"
    content: dict[str, object] = {"format": "imr-packet case 1", "answers": answers, **more}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def check(path: Path, *options: str) -> int:
    """Run the command on 22 November 2026."""
    return main(["check", str(path), "--today", "2026-11-22", *options])


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (READY, Exit.DONE),
        ({}, Exit.STOPPED),
        ({**READY, "has_medicare": "yes"}, Exit.STOPPED),
        ({**READY, "date_of_birth": "31/31/1985"}, Exit.STOPPED),
        ({"lastname": "Ruiz"}, Exit.USAGE),
    ],
)
def test_exit_codes(tmp_path: Path, answers: dict[str, str], code: int) -> None:
    """0 when a build would go on, 3 for a problem or a stop (nothing to send yet), 2 for a file that cannot be read."""
    assert check(write(tmp_path, answers)) == code


def test_a_wrong_date_beside_a_signature_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer that is never asked, only given in a file, has a name of its own in the report."""
    assert check(write(tmp_path, READY | {"release_date": "soon"})) == Exit.STOPPED
    assert "Date of the signature" in capsys.readouterr().out


def test_a_missing_file_and_a_wrong_day_are_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are told on stderr, with nothing on stdout."""
    assert check(tmp_path / "none.json") == Exit.USAGE
    assert main(["check", str(write(tmp_path, READY)), "--today", "soon"]) == Exit.USAGE
    assert capsys.readouterr().out == ""


def json_of(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What was printed, as JSON."""
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_json_has_its_fixed_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """problems, findings with a citation, and four dates: the names other programs rely on."""
    check(write(tmp_path, {**READY, "date_of_birth": "31/31/1985"}), "--json")
    report = json_of(capsys)
    assert list(report) == ["problems", "findings", "dates", "doors"]
    assert [list(problem) for problem in report["problems"]] == [["key", "code", "message"]]
    assert report["problems"][0]["key"] == "date_of_birth"
    for finding in report["findings"]:
        assert list(finding)[:4] == ["id", "level", "message", "citation"]
        assert ("keys" in finding) is (finding["id"] in ("answers.missing", "answers.unused"))
        assert list(finding["citation"]) == ["law", "source", "read_on"]
        assert dt.date.fromisoformat(finding["citation"]["read_on"])
    assert report["dates"] == {
        "safest_deadline": "2027-02-28",
        "form_deadline": "2027-03-03",
        "qualify_by": "2026-11-29",
        "decision_by": "2027-01-06",
    }


def test_dates_that_are_not_known_are_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No invented last day for an empty case."""
    check(write(tmp_path, {}), "--json")
    dates = json_of(capsys)["dates"]
    assert dates["safest_deadline"] is None
    assert dates["form_deadline"] is None


def test_the_language_of_the_case_and_the_one_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Messages speak the case's language unless --lang asks for another."""
    path = write(tmp_path, READY, language="es", form_language="en")
    check(path)
    assert capsys.readouterr().out.startswith("Lo que encontramos, al 22 de noviembre de 2026")
    check(path, "--lang", "en")
    assert capsys.readouterr().out.startswith("What we found, as of November 22, 2026")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_report_fits_80_columns_and_begins_with_what_stops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """Problems, stops, warnings, dates, papers and information come in this order."""
    answers = {**READY, "has_medicare": "yes", "urgent": "yes", "date_of_birth": "31/31/1985"}
    check(write(tmp_path, answers, language=language))
    report = capsys.readouterr().out
    headings = {
        "en": ("Please correct", "Please read", "Please look", "Your dates", "Papers to add", "Good to know"),
        "es": ("corrija", "lea esto", "revise esto", "Sus fechas", "Documentos que", "Conviene saber"),
    }[language]
    places = [report.index(heading) for heading in headings]
    assert places == sorted(places)
    assert max(map(len, report.splitlines())) <= 80


def test_what_stops_says_how_to_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The override stands under the stop, whole on one line, to copy."""
    check(write(tmp_path, {**READY, "coverage_kind": "medi_cal_fee_for_service"}))
    lines = capsys.readouterr().out.splitlines()
    assert any(line.endswith("--accept route.medi_cal_fee_for_service") for line in lines)


def test_papers_are_ticked_and_faulty_ones_named_by_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in is ticked; a page selection that cannot be read is told with the number of the paper."""
    papers = [{"file": "a.pdf", "kind": "denial_letter"}, {"file": "b.pdf", "kind": "bill", "pages": "3-1"}]
    assert check(write(tmp_path, READY, papers=papers)) == Exit.STOPPED
    report = capsys.readouterr().out
    assert "[x] Letter in which the plan said no" in report
    assert "Paper 2:" in report


def test_no_typed_words_are_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report can be shown to a stranger: no answer in words is in it, on either channel."""
    private = ("first_name", "last_name", "condition", "problem_description", "plan_name", "date_of_birth", "phone")
    path = write(tmp_path, {**READY, **dict.fromkeys(private, "sentinelword")})
    for options in ((), ("--json",)):
        check(path, *options)
        captured = capsys.readouterr()
        assert "sentinelword" not in captured.out + captured.err


def test_it_writes_nothing(tmp_path: Path) -> None:
    """The folder holds what it held."""
    path = write(tmp_path, READY)
    check(path)
    assert list(tmp_path.iterdir()) == [path]


def test_it_loads_no_screen_and_no_pdf_library(tmp_path: Path) -> None:
    """In a fresh interpreter the check runs with the forms alone."""
    script = (
        "import sys; from packet.cli import main; main(['check', sys.argv[1]]);"
        f"sys.exit(str([name for name in {HEAVY!r} if name in sys.modules]) if "
        f"any(name in sys.modules for name in {HEAVY!r}) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(write(tmp_path, READY))], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_answers_that_are_not_used_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reason for a denial when nothing was denied is kept and told, on stderr, so that JSON stays JSON."""
    check(write(tmp_path, {**READY, "plan_denied": "no", "denial_reason": "experimental"}), "--json")
    captured = capsys.readouterr()
    assert json.loads(captured.out)
    assert captured.err.startswith("These answers are kept but not used")
    assert "experimental" not in captured.err
