"""A build that must not or cannot be finished: it says why, and leaves the folder as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2 as pdfium
import pytest

from forms.answers import PaperEntry
from forms.spoken import label
from packet.build import build
from packet.errors import CannotWrite, Interrupted, Unproved
from packet.progress import Progress
from packet.proof.proved import Proved
from packet.stops import StoppedByFindings
from tests.packet.built import names_in
from tests.packet.cases import TODAY, case
from tests.packet.papers import letter


def test_a_stop_finding_stops_before_anything_is_read(tmp_path: Path) -> None:
    """Its sentence and the word that accepts it are told; accepted, the build goes on."""
    made = case(has_medi_cal="yes", filed_state_hearing="yes", hearing_held="yes")
    with pytest.raises(StoppedByFindings) as told:
        build(made, TODAY, tmp_path, tmp_path / "out")
    assert "--accept hearing.filed" in told.value.message("en")
    assert told.value.exit == 3
    assert names_in(tmp_path) == []
    accept = frozenset(finding.id for finding in told.value.findings)
    built = build(made, TODAY, tmp_path, tmp_path / "out", accept=accept)
    assert "hearing.filed" in {finding.id for finding in built.findings}


@pytest.mark.parametrize("stage", ["papers", "fill", "assemble", "prove", "write"])
def test_a_build_cancelled_at_any_stage_leaves_nothing(tmp_path: Path, stage: str) -> None:
    """Cancel is heard in every stage; the folder never appears."""
    letter(tmp_path / "l.pdf", "one", "two")
    reached: list[str] = []

    def progress(told: Progress) -> None:
        reached.append(told.stage)

    with pytest.raises(Interrupted):
        build(
            case(PaperEntry("l.pdf")),
            TODAY,
            tmp_path,
            tmp_path / "out",
            progress=progress,
            cancelled=lambda: stage in reached or (stage == "write" and reached[-1:] == ["prove"] and _proved(reached)),
        )
    assert names_in(tmp_path) == ["l.pdf"]


def _proved(reached: list[str]) -> bool:
    return reached.count("prove") == reached.count("assemble")


def test_a_value_that_is_not_found_again_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second engine says no: the packet is not kept, and the item is named, never its text."""

    def blind(_pdf: Path, placed: list[Any], _stopped: object) -> list[Proved]:
        return [Proved(one.key, one.form, one.page, one.where, one.key != "last_name") for one in placed]

    monkeypatch.setattr("packet.binding.prove.prove", blind)
    with pytest.raises(Unproved) as told:
        build(case(), TODAY, tmp_path, tmp_path / "out")
    assert "Quintero" not in told.value.message("en")
    assert names_in(tmp_path) == []


def test_a_page_of_ours_that_looks_different_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No paper is to blame, so none is named."""
    monkeypatch.setattr("packet.binding.prove.changed", lambda *_: (0,))
    with pytest.raises(Unproved) as told:
        build(case(), TODAY, tmp_path, tmp_path / "out")
    assert (told.value.code, told.value.params) == ("page_changed", {"page": 1})
    assert names_in(tmp_path) == []


def test_a_reason_that_is_not_found_again_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request page is proved like the forms."""

    def blind(_pdf: Path, placed: list[Any], _stopped: object) -> list[Proved]:
        return [Proved(one.key, one.form, one.page, one.where, one.key != "late_reason") for one in placed]

    monkeypatch.setattr("packet.binding.prove.prove", blind)
    with pytest.raises(Unproved) as told:
        build(case(late_reason="I was ill."), TODAY, tmp_path, tmp_path / "out")
    assert (told.value.code, told.value.params["key"]) == ("value_lost", "late_reason")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("last_name", "Last Name"),
        ("problem_description", "by the health plan."),
        ("late_reason", label("late_reason", "en")),
        ("fax_from_name", label("fax_from_name", "en")),
    ],
)
def test_a_letter_that_no_font_prints_is_named(tmp_path: Path, key: str, name: str) -> None:
    """Exit 5 with the answer and the character, before anything is written, wherever the answer would be printed."""
    with pytest.raises(Unproved) as told:
        build(case(typed={key: "ab\ue000c"}), TODAY, tmp_path, tmp_path / "out")
    assert f"{name}”: U+E000" in told.value.message("en")
    assert names_in(tmp_path) == []


def test_a_title_that_no_font_prints_names_its_paper(tmp_path: Path) -> None:
    """Of many papers the person must know whose title to type again; it is told before any paper is read."""
    papers = (PaperEntry("a.pdf", title="Fine"), PaperEntry("gone.pdf", title="ab\ue000c"))
    with pytest.raises(Unproved) as told:
        build(case(*papers, language="es"), TODAY, tmp_path, tmp_path / "out")
    assert "El título de gone.pdf”: U+E000" in told.value.message("es")
    assert "ab" not in told.value.message("es").replace("haya", "")
    assert names_in(tmp_path) == []


def test_a_file_name_that_no_font_prints_is_named_when_the_contents_would_hold_it(tmp_path: Path) -> None:
    """A paper left out without a title is listed by its file name."""
    with pytest.raises(Unproved) as told:
        build(
            case(PaperEntry("a\ue000.pdf")), TODAY, tmp_path, tmp_path / "out", accept=frozenset({"paper:a\ue000.pdf"})
        )
    assert "U+E000" in told.value.message("en")
    assert names_in(tmp_path) == []


def test_a_file_name_with_control_characters_can_be_left_out(tmp_path: Path) -> None:
    """No font prints them and nobody can type them: the list has a mark in their place."""
    name = "a\x1b[2J\nb.pdf"
    build(case(PaperEntry(name)), TODAY, tmp_path, tmp_path / "out", accept=frozenset({f"paper:{name}"}))
    with pdfium.PdfDocument(tmp_path / "out" / "packet.pdf") as packet:
        assert "a\ufffd[2J\ufffdb.pdf" in packet[1].get_textpage().get_text_range()


def test_a_paper_is_not_blamed_for_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk no paper can be read: the person must hear of the disk, not of a broken paper."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=500_000))
    with pytest.raises(CannotWrite) as told:
        build(case(PaperEntry("gone.pdf", "bill")), TODAY, tmp_path, tmp_path / "out")
    assert told.value.code == "disk_full"
    assert names_in(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """A process that may write no file over 30 kB: the packet does not fit, error 6, nothing half-written."""
    script = (
        "import resource, sys, datetime as dt, pathlib\n"
        "from packet.build import build\nfrom packet.errors import CannotWrite\n"
        "from tests.packet.cases import TODAY, case\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "try:\n    build(case(), TODAY, pathlib.Path('.'), pathlib.Path(sys.argv[1]))\n"
        "except CannotWrite as told:\n    print(told.code)\n"
    )
    done = _python(script, tmp_path / "out")
    assert done.stdout.strip() == "disk_full"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("stage", ["fill", "assemble", "prove", "write"])
def test_a_build_killed_at_any_stage_leaves_no_packet(tmp_path: Path, stage: str) -> None:
    """SIGKILL in mid-write: no packet and no ledger appear, and the next build sweeps what was left."""
    script = (
        "import os, signal, sys, pathlib\nfrom packet.build import build\nfrom tests.packet.cases import TODAY, case\n"
        "def progress(told):\n"
        f"    if told.stage == {stage!r}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "build(case(), TODAY, pathlib.Path('.'), pathlib.Path(sys.argv[1]), progress=progress)\n"
    )
    assert _python(script, tmp_path / "out").returncode == -9
    assert not (tmp_path / "out").exists()
    build(case(), TODAY, tmp_path, tmp_path / "out")
    assert names_in(tmp_path) == ["out"]


def _python(script: str, out: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", script, str(out)], cwd=root, capture_output=True, text=True, check=False
    )


def test_another_packet_in_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    """The remedy is told; with `replace` the new packet takes the place of the old."""
    build(case(), TODAY, tmp_path, tmp_path / "out")
    before = (tmp_path / "out" / "packet.pdf").read_bytes()
    with pytest.raises(CannotWrite) as told:
        build(case(city="Dixon"), TODAY, tmp_path, tmp_path / "out")
    assert told.value.code == "packet_exists"
    assert (tmp_path / "out" / "packet.pdf").read_bytes() == before
    build(case(), TODAY, tmp_path, tmp_path / "out")
    built = build(case(city="Dixon"), TODAY, tmp_path, tmp_path / "out", replace=True)
    assert built.packet.read_bytes() != before
